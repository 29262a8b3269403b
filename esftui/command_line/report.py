"""``esftui report``: a paper about a project, from figures that may be shared."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from esftui.command_line import projects
from esftui.command_line.errors import CommandError
from esftui.command_line.opening import on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.command_line.status import date_of
from esftui.config import Config, why_read_only
from esftui.disclosure import Rule
from esftui.locales import _
from esftui.meeting.past import meetings_of
from esftui.report.papers.compose import Kind, chosen, paper
from esftui.report.papers.formats import FORMATS, CannotWrite, Format, require, written
from esftui.report.papers.place import AlreadyThere, NoPlace, put, usual_place
from esftui.store.folder import load_folder
from esftui.store.meetings import Meetings

Read = Callable[[str], str]
"""Shows a prompt and returns the line that is typed."""

INTERRUPTED = 130
_STANDARD_OUTPUT = Path("-")


def run(options: Options, config: Config, output: Output, read: Read = input) -> int:
    """Write the paper and print its path; returns 0.

    Raises:
        CommandError: with 2 for what cannot be asked for; with 1 if it cannot be written.
        FileProblems: if a file of the project cannot be read.
    """
    form = _format(options)
    try:
        require(form)
    except CannotWrite as missing:
        raise CommandError(str(missing)) from missing
    _judge_template(options.template)
    folder = projects.find(config, options.project or "")
    data = load_folder(folder)
    as_of = date_of(data.project, config)
    if options.since is not None and options.since >= as_of:
        message = _("The report before must be of an earlier date than {date}.")
        raise CommandError(message.format(date=as_of), code=2)
    kind = cast(Kind, options.paper)
    if kind != "minutes" and options.of_meeting is not None:
        message = _("A meeting is named for minutes alone: --kind minutes.")
        raise CommandError(message, code=2)
    if options.output is None:
        _refuse_read_only(config)
    meetings = meetings_of(folder)
    day = as_of if kind != "minutes" else _meeting(meetings, options.of_meeting)
    path = options.output or usual_place(folder, data.project.id, kind, form, day)
    try:
        made = paper(
            kind,
            data,
            as_of,
            Rule(options.threshold),
            options.since,
            meetings=meetings,
            meeting=options.of_meeting,
        )
        raw = written(made, form, options.template)
    except CannotWrite as fault:
        raise CommandError(str(fault)) from fault
    if path == _STANDARD_OUTPUT:
        return _to_standard_output(raw, form, output)
    return _to_file(path, raw, options, output, read)


def _format(options: Options) -> Format:
    """Return the format that is asked for, or what the file's name says."""
    ending = options.output.suffix.removeprefix(".").lower() if options.output else ""
    named = options.form_of_paper or ending or "md"
    for form in FORMATS:
        if named == form:
            return form
    message = _("{name} is no format of a paper. There are: {known}.")
    raise CommandError(message.format(name=named, known=", ".join(FORMATS)), code=2)


def _meeting(meetings: Meetings, name: str | None) -> str:
    """Return the name of the meeting that minutes are wanted of."""
    try:
        return chosen(meetings, name).id
    except CannotWrite as fault:
        raise CommandError(str(fault), code=2) from fault


def _judge_template(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        message = _("There is no folder {folder}.")
        raise CommandError(message.format(folder=folder), code=2)


def _refuse_read_only(config: Config) -> None:
    reason = why_read_only(config)
    if reason is not None:
        text = _("Nothing was written: {reason}. Name another place with -o.")
        raise CommandError(text.format(reason=reason))


def _to_standard_output(raw: bytes, form: Format, output: Output) -> int:
    if form in ("docx", "pdf") and sys.stdout.isatty():
        message = _("{format} is not for a terminal: name a file with -o.")
        raise CommandError(message.format(format=form), code=2)
    output.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()
    return 0


def _to_file(path: Path, raw: bytes, options: Options, output: Output, read: Read) -> int:
    over: bytes | None = None
    while True:
        try:
            put(path, raw, over=over, force=options.force)
        except AlreadyThere as there:
            if not _confirmed(path, output, read):
                output.complain(_("Nothing was changed."))
                return INTERRUPTED
            over = there.content
        except NoPlace:
            message = _("{path} is a file of a project: name another one.")
            raise CommandError(message.format(path=path), code=2) from None
        else:
            output.line(str(path))
            return 0


def _confirmed(path: Path, output: Output, read: Read) -> bool:
    if not on_a_terminal():
        message = _("{path} is there already. To replace it: --force.")
        raise CommandError(message.format(path=path))
    # NOTE: the letters that mean yes, in small letters; the first one is shown
    yes = _("y yes").split()
    question = _("{path} is there already. Replace it? ({yes} for yes, Enter for no)")
    try:
        typed = read(output.prompt(question.format(path=path, yes=yes[0]) + " "))
    except (KeyboardInterrupt, EOFError):
        output.complain("")
        return False
    return typed.strip().casefold() in yes
