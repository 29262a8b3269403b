"""``esftui init``: ask the few things needed, write a project's files, and open it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from esftui.command_line.errors import CommandError, sentences
from esftui.command_line.interview import Interview, Read
from esftui.command_line.opening import on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.locales import _, formats
from esftui.start.answers import Answers, Setting, free_id
from esftui.start.place import (
    CannotStart,
    Place,
    own_folder,
    place_in,
    place_of,
    refuse_read_only,
    remember,
    start_project,
    taken,
)
from esftui.start.questions import judge
from esftui.start.reading import AnswerError, refuse_personal_number

INTERRUPTED = 130


def run(options: Options, config: Config, output: Output, read: Read = input) -> int:
    """Ask for what was not given, write the project, and open the app on it.

    Without a terminal, or with ``--yes``, what was not given is what is proposed; then a
    title must be given.

    Raises:
        CommandError: with 2, if an answer cannot be used; if the project cannot be put there.
        FileProblems: if the settings are broken.
    """
    try:
        place = _place(options, config)
        setting = Setting(date.today(), lambda name: taken(place.data, name))
        if on_a_terminal() and not options.yes:
            _edit_lines()
            interview = Interview(place, setting, output, read)
            answers = interview.answers(options.answers)
            writes_config = interview.writes_settings()
        else:
            answers = _given_alone(options, setting)
            writes_config = place.config is not None
    except CannotStart as reason:
        raise CommandError(str(reason)) from reason
    except (KeyboardInterrupt, EOFError):
        output.complain("")
        output.complain(_("Stopped. Nothing was written."))
        return INTERRUPTED
    try:
        folder = start_project(place, answers)
        remembered = remember(place, answers) if writes_config else None
    except CannotStart as reason:
        raise CommandError(str(reason)) from reason
    _tell(_Made(folder, remembered, place), config, answers, output)
    if options.no_open or not on_a_terminal():
        return 0
    output.flush()
    return _open(place, answers, config, options)


def _place(options: Options, config: Config) -> Place:
    if options.tour:
        message = _("--tour is for the example projects; a project of your own goes elsewhere.")
        raise CommandError(message, code=2)
    refuse_read_only(config)
    for folder in (options.folder, options.data):
        if folder is not None:
            _refuse(str(folder), "FOLDER")
            return place_in(folder)
    return place_of(config, own_folder(config, Path.cwd()))


def _edit_lines() -> None:
    """Let the arrows move in what is typed, where the system can."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - being loaded is what it is for


# without asking


def _given_alone(options: Options, setting: Setting) -> Answers:
    """Return the answers that were given, and what is proposed for the rest."""
    given = dict(options.answers)
    if "title" not in given and not options.yes:
        message = _(
            "Say what the project is called: --title; or --yes to begin with what is proposed."
        )
        raise CommandError(message, code=2)
    if "id" not in given:
        # a script that is run twice must not make a second project
        judged = judge(given, Setting(setting.today, lambda _name: None))
        given["id"] = judged.answers.id
        reason = setting.taken(judged.answers.id)
        if reason is not None and not judged.problems:
            free = _("Another short name: --id {name}")
            name = free_id(judged.answers.title, setting)
            raise CommandError(sentences(reason.rstrip(".") + ".", free.format(name=name)))
    judged = judge(given, setting)
    for key, error in judged.problems.items():
        raise CommandError(f"{_option(key)}: {error}", code=2)
    return judged.answers


def _option(key: str) -> str:
    return "--municipality" if key == "municipalities" else f"--{key}"


def _refuse(text: str, what: str) -> None:
    try:
        refuse_personal_number(text)
    except AnswerError as error:
        raise CommandError(f"{what}: {error}", code=2) from None


# afterwards


class _Made(NamedTuple):
    """What was written: the project's folder, and the settings if there are new ones."""

    folder: Path
    settings: Path | None
    place: Place


def _tell(made: _Made, config: Config, answers: Answers, output: Output) -> None:
    output.line(_("Written:"))
    written = (made.folder / "project.yaml", made.folder / "register.json", made.settings)
    for path in written:
        if path is not None:
            output.line(f"  {_short(path)}")
    data = made.place.data
    found = made.place.remembered or made.settings is not None or data == config.data
    here = Path.cwd()
    near = data in (config.data, here, *here.parents)
    command = f"esftui {answers.id}"
    if not (found and near):
        command = f"esftui --data {_quoted(data)} {answers.id}"
    output.line(_("To open it: {command}").format(command=command))
    used = made.settings is None and made.place.remembered
    if used and config.as_of is not None and config.as_of < answers.start:
        message = _(
            "Your config.yaml shows every figure at {day}, before the project begins: take as_of "
            "away there."
        )
        output.line(message.format(day=formats.iso(config.as_of)))


def _short(path: Path) -> Path:
    """Return a path seen from the current folder, if it is inside."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))


def _open(place: Place, answers: Answers, config: Config, options: Options) -> int:
    from esftui.app import run_app

    opened = msgspec.structs.replace(
        config, data=place.data, project=answers.id, as_of=options.as_of, exact=False
    )
    return run_app(opened, ascii_only=options.ascii)
