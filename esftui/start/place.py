"""Where a new project goes, and putting it there: whole or not at all."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from esftui.config import FILE, Config, load_config, why_read_only
from esftui.locales import _
from esftui.start.answers import Answers
from esftui.start.template import project_text
from esftui.store.folder import examine_folder, find_projects, summary
from esftui.store.home import from_home
from esftui.store.problem import FileProblems
from esftui.store.project_reading import NAME as PROJECT
from esftui.store.register import NAME as REGISTER
from esftui.store.storage import encode
from esftui.store.write import replace_file, sync_folder


class CannotStart(Exception):  # noqa: N818 - what is the case
    """A project cannot be put where it was to go; the message says why and what to do."""


class Place(NamedTuple):
    """Where a project is to go: a folder of projects.

    ``remembered`` says that the settings which are found from there open that folder;
    ``config`` is where a file with such settings could be written, or nothing where one
    stands already (ours for another folder, or another program's).
    """

    data: Path
    remembered: bool
    config: Path | None


def place_in(folder: Path) -> Place:
    """Return the place for projects that a folder is: itself, or what its settings name.

    Raises:
        CannotStart: if the folder is a project itself or no folder, or nothing may be written.
        FileProblems: if its config.yaml is broken.
    """
    folder = Path(os.path.abspath(from_home(folder)))
    own = folder / FILE
    config = load_config(None, folder)
    if config.source == own:
        folder = config.data
    return place_of(config, folder)


def place_of(config: Config, folder: Path) -> Place:
    """Return a folder of projects as a place, in the light of the settings found from there.

    Raises:
        CannotStart: as :func:`place_in`.
    """
    refuse_read_only(config)
    if (folder / PROJECT).exists():
        message = _("{folder} is a project itself; name the folder that holds it.")
        raise CannotStart(message.format(folder=folder))
    if folder.exists() and not folder.is_dir():
        raise CannotStart(_("{folder} is not a folder.").format(folder=folder))
    remembered = config.source is not None and config.data == folder
    offered = folder / FILE
    return Place(folder, remembered, None if remembered or os.path.lexists(offered) else offered)


def refuse_read_only(config: Config) -> None:
    """Let nobody start a project where the settings say that nothing may be written.

    Raises:
        CannotStart: if they do.
    """
    reason = why_read_only(config)
    if reason is not None:
        raise CannotStart(_("No project can be started: {reason}.").format(reason=reason))


def taken(data: Path, name: str) -> str | None:
    """Return why a project cannot get a short name in a folder of projects, or nothing."""
    target = data / name
    if os.path.lexists(target):
        if (target / PROJECT).is_file():
            message = _("There is a project {name} already. To open it: esftui {name}")
        else:
            message = _("There is a folder {name} already, with something else in it.")
        return message.format(name=name)
    for folder in find_projects(data):
        if summary(folder).id == name:
            message = _("The project in {folder} has the short name {name} already.")
            return message.format(folder=folder.name, name=name)
    return None


def start_project(place: Place, answers: Answers) -> Path:
    """Write a project's folder with its file and an empty register, and return the folder.

    Both are written beside, looked through as ``esftui check`` does, and then put in place
    at once: whoever looks sees no project or a whole one. Only the user may look into the
    folder; what is in it will tell of persons.

    Raises:
        CannotStart: if there is something of that name already, or it cannot be written.
        FileProblems: if the files would not be right; then nothing was written.
    """
    reason = taken(place.data, answers.id)
    if reason is not None:
        raise CannotStart(reason)
    try:
        with _folder(place.data), _scratch(place.data, answers.id) as scratch:
            replace_file(scratch / PROJECT, project_text(answers).encode())
            replace_file(scratch / REGISTER, _empty_register(answers), private=True)
            _refuse_problems(scratch, place.data / answers.id)
            target = place.data / answers.id
            if os.path.lexists(target):  # someone was faster
                raise CannotStart(taken(place.data, answers.id) or str(target))
            os.rename(scratch, target)
    except OSError as error:
        message = _("{folder} cannot be written to: {reason}.")
        reason = error.strerror or str(error)
        raise CannotStart(message.format(folder=place.data, reason=reason)) from error
    with contextlib.suppress(OSError):
        sync_folder(place.data)  # the project is there; this makes it last through a power cut
    return target


def remember(place: Place, answers: Answers) -> Path | None:
    """Write a config.yaml that opens the place and the project; nothing where one stands.

    Raises:
        CannotStart: if it cannot be written. The project is in its place all the same.
    """
    if place.config is None:
        return None
    try:
        # a new file or none: one that has come meanwhile stays as it is
        with open(place.config, "x", encoding="utf-8") as file:
            file.write(_config_text(answers))
    except FileExistsError:
        return None
    except OSError as error:
        message = _("{folder} cannot be written to: {reason}.")
        reason = error.strerror or str(error)
        raise CannotStart(message.format(folder=place.config, reason=reason)) from error
    return place.config


def own_folder(config: Config, here: Path) -> Path:
    """Return the folder that a project of one's own goes to unless another is named.

    That is the folder of the settings, but never that of the example projects.
    """
    from platformdirs import user_data_path

    tour = user_data_path("esftui", appauthor=False) / "tour"
    return here if config.data == tour else config.data


@contextlib.contextmanager
def _folder(data: Path) -> Iterator[None]:
    """Make a folder of projects if there is none; take it away again if all goes wrong."""
    made = []
    for folder in (data, *data.parents):
        if folder.exists():
            break
        made.append(folder)
    try:
        data.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with contextlib.suppress(OSError):  # something else has come into it
                folder.rmdir()
        raise


@contextlib.contextmanager
def _scratch(data: Path, name: str) -> Iterator[Path]:
    """Give a folder beside the project's own that no list of projects shows, and clear it away."""
    scratch = Path(tempfile.mkdtemp(dir=data, prefix=f".{name}."))  # its mode is 0700
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _empty_register(answers: Answers) -> bytes:
    tables = ("participants", "members", "spending", "claims", "events")
    return encode(
        {"meta": {"1": {"schema": 1, "project": answers.id}}, **{name: {} for name in tables}}
    )


def _refuse_problems(scratch: Path, target: Path) -> None:
    """Refuse files that are not right, with the places where they would have been."""
    _data, problems = examine_folder(scratch)
    if problems:
        raise FileProblems(
            msgspec.structs.replace(problem, file=str(target / Path(problem.file).name))
            for problem in problems
        )


def _config_text(answers: Answers) -> str:
    rows = (
        _("Settings of esftui for this folder; esftui finds them from here and from below."),
        _("The projects are here, a folder for each."),
        _("The project that is opened first."),
        _("The language of the screen: sv, en, or auto for what the system asks for."),
    )
    return (
        f"# {rows[0]}\nschema: 1\n\n# {rows[1]}\ndata: .\n\n"
        f"# {rows[2]}\nproject: {answers.id}\n\n# {rows[3]}\nlanguage: {answers.language}\n"
    )
