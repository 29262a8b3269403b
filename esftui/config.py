"""config.yaml: where the projects are, and how the user wants to see them.

Sought in this order; the first one found is used alone: the file that ``--config`` names,
``config.yaml`` in the current folder and then in each folder above it, and the user's own
configuration folder. Since other programs have a ``config.yaml`` too, one that is met on
the way counts only if it has ``schema`` or ``data`` at the left margin.
"""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from esftui.locales import _
from esftui.model.record import Record, Slug
from esftui.store.problem import FileProblems, Finding, Problem

if TYPE_CHECKING:
    from esftui.store.document import Document

FILE = "config.yaml"
"""The name of the file, wherever it is."""

SCHEMA = 1
"""The version of its format."""

THEME = "esf-dark"
"""The theme of those who have chosen none."""

TOUR_DATE = date(2013, 3, 31)
"""When the example projects are seen: most of them about mid-way."""

_PROJECT_FILES = ("project.yaml", "register.json")
_OURS = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?(?:schema|data)[\"']?[ \t]*:", re.MULTILINE)


class ConfigFile(Record, frozen=True, kw_only=True):
    """What may stand in config.yaml; every key but ``schema`` can be left out."""

    schema: Annotated[Literal[1], Meta(description="the version of this format: 1")]
    data: Annotated[
        str,
        Meta(min_length=1, description="the folder with a folder for each project"),
    ] = "data"
    project: Slug | None = None
    language: Annotated[
        Literal["auto", "sv", "en"],
        Meta(description="sv, en, or auto: what the system's locale asks for"),
    ] = "auto"
    theme: Annotated[str, Meta(min_length=1, description="the colours: esf-dark, esf-light")] = (
        THEME
    )
    name: (
        Annotated[
            str, Meta(min_length=1, max_length=64, description="who signs changes in the journal")
        ]
        | None
    ) = None
    read_only: Annotated[
        bool, Meta(description="nothing may be written from here: a projector's machine, say")
    ] = False
    lock: Annotated[
        Literal["auto", "soft"],
        Meta(description="soft: for shares whose locks do not hold between machines"),
    ] = "auto"
    backups: Annotated[
        int, Meta(ge=0, le=1000, description="how many daily copies of a project are kept")
    ] = 14
    as_of: (
        Annotated[date, Meta(description="the date that figures are shown at; today without it")]
        | None
    ) = None
    keys: Annotated[
        dict[str, str], Meta(description="own keys: a command's id, and its key or keys")
    ] = msgspec.field(default_factory=dict)


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """The settings in use. ``data`` is an absolute path; ``source`` the file, if there is one.

    ``exact`` says that ``as_of`` was asked for at the command line: then it is kept even
    after the project's end. ``read_only_asked`` says that ``read_only`` was.
    """

    data: Path
    language: Literal["auto", "sv", "en"] = "auto"
    theme: str = THEME
    project: str | None = None
    name: str | None = None
    read_only: bool = False
    read_only_asked: bool = False
    lock: Literal["auto", "soft"] = "auto"
    backups: int = 14
    as_of: date | None = None
    exact: bool = False
    keys: Mapping[str, str] = msgspec.field(default_factory=dict)
    source: Path | None = None


def write_as(config: Config) -> None:
    """Write files from now on as the settings say."""
    from esftui.store import writing

    writing.use(
        writing.Settings(
            read_only=why_read_only(config),
            lock=config.lock,
            backups=config.backups,
        )
    )


def why_read_only(config: Config) -> str | None:
    """Return why nothing may be written from here; nothing if it may."""
    if not config.read_only:
        return None
    if config.read_only_asked:
        return _("esftui was started with --read-only")
    return _("config.yaml says that nothing may be written from here (read_only)")


def load_config(path: Path | None, start: Path) -> Config:
    """Return the settings from a named file, or from the first one found.

    Without any file the projects are sought in ``data`` under the folder ``start``, or in
    that folder itself if it has no ``data``.

    Raises:
        FileProblems: if a file is there but something is wrong with it.
    """
    found = path or find_config(start)
    if found is None:
        data = start / "data"
        return Config(data=data if data.is_dir() else start)
    from esftui.store.document import read_document
    from esftui.store.home import from_home
    from esftui.store.validate import as_record

    document = read_document(found)
    _refuse_newer(document)
    record = as_record(document, ConfigFile)
    unknown = list(_unknown_commands(record.keys))
    if unknown:
        raise FileProblems(document.problems(unknown))
    return Config(
        data=Path(os.path.abspath(found.parent / from_home(record.data))),
        language=record.language,
        theme=record.theme,
        project=record.project,
        name=record.name,
        read_only=record.read_only,
        lock=record.lock,
        backups=record.backups,
        as_of=record.as_of,
        keys=record.keys,
        source=found,
    )


def _refuse_newer(document: "Document") -> None:
    """Refuse settings of a later format: what they mean is not known here."""
    found = document.data.get("schema")
    if type(found) is not int or found <= SCHEMA:
        return
    message = _(
        "this file was written for a newer esftui (format {found}; this one knows {known}): "
        "install the newer esftui, or name another file with --config"
    )
    finding = Finding(("schema",), message.format(found=found, known=SCHEMA))
    raise FileProblems(document.problems([finding]))


def find_config(start: Path) -> Path | None:
    """Return the first config.yaml upwards from a folder, or the user's own, or nothing."""
    for folder in (start, *start.parents):
        if _is_ours(folder / FILE):
            return folder / FILE
    own = user_config()
    return own if own.is_file() else None


def user_config() -> Path:
    """Return where the user's own configuration file is, or would be."""
    from platformdirs import user_config_path

    return user_config_path("esftui", appauthor=False) / FILE


def _is_ours(path: Path) -> bool:
    try:
        return path.is_file() and _OURS.search(path.read_bytes()) is not None
    except OSError:
        return False


def _unknown_commands(keys: Mapping[str, str]) -> Iterator[Finding]:
    if not keys:
        return
    from difflib import get_close_matches

    from esftui.commands import BY_ID
    from esftui.meeting_commands import MEETING_BY_ID

    everything = BY_ID | MEETING_BY_ID
    for name in keys:
        if name in everything:
            continue
        close = get_close_matches(name, everything, n=1)
        if close:
            message = _("there is no command {name}; did you mean {nearest}?")
            message = message.format(name=name, nearest=close[0])
        else:
            message = _("there is no command {name}; there are {known}")
            message = message.format(name=name, known=", ".join(everything))
        yield Finding(("keys", name), message, on_key=True)


def tour_config(config: Config) -> Config:
    """Return the settings with the example projects in place of one's own.

    Raises:
        FileProblems: as :func:`tour_folder`.
    """
    return msgspec.structs.replace(config, data=tour_folder(), project=None, as_of=TOUR_DATE)


def tour_folder() -> Path:
    """Return the folder with the user's own copy of the five example projects.

    They are copied once; what the user has changed in them since stays.

    Raises:
        FileProblems: if they are not there or cannot be copied.
    """
    from platformdirs import user_data_path

    target = user_data_path("esftui", appauthor=False) / "tour"
    source = _shipped()
    try:
        projects = sorted(each.parent for each in source.glob("*/project.yaml"))
        if not projects:
            raise FileNotFoundError(2, os.strerror(2), str(source))
        target.mkdir(parents=True, exist_ok=True)
        for project in projects:
            _copy_once(project, target / project.name)
    except OSError as error:
        message = _("the example projects cannot be copied: {reason}; open your own with --data")
        reason = error.strerror or str(error)
        problem = Problem(str(error.filename or target), 0, 0, "", message.format(reason=reason))
        raise FileProblems([problem]) from error
    return target


def _shipped() -> Path:
    """Return where the example projects are in what was installed, or in a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "tour" / "data"
    return installed if installed.is_dir() else here.parent / "data"


def _copy_once(project: Path, target: Path) -> None:
    if target.exists():
        return
    import shutil
    import tempfile

    # whole or not at all: another program may look at the folder at the same time
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as scratch:
        copy = Path(scratch) / project.name
        copy.mkdir()
        for name in _PROJECT_FILES:
            if (project / name).is_file():
                shutil.copyfile(project / name, copy / name)
        try:
            copy.rename(target)
        except OSError:
            if not target.exists():
                raise
