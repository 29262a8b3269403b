"""``esftui meeting``: opens the app on a wall, or beside it, or lists the meetings."""

from pathlib import Path

import msgspec

from esftui.command_line import projects
from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.opening import on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.locales import _
from esftui.store.meetings import Meetings, read_meetings


def run(options: Options, config: Config, output: Output) -> int:
    """Open the meeting on the screen, or print the list; returns the exit code.

    Raises:
        CommandError: if there is no such project or meeting, or no terminal to draw on.
        FileProblems: if the project's file cannot be read.
    """
    folder = _folder(options, config)
    if options.list:
        from esftui.report.text.meetings import listed
        from esftui.store.project_file import load_project

        found = read_meetings(folder)
        title = load_project(folder / "project.yaml").title
        output.rows(listed(title, found))
        for problem in found.problems:
            output.complain(str(problem))
        return 1 if found.problems else 0
    if options.show is not None:
        _refuse_unknown(read_meetings(folder), options.show)
    if not on_a_terminal():
        message = _("A meeting needs a terminal. To see which there are: {command}.")
        raise CommandError(message.format(command="esftui meeting --list"))
    from esftui.app import run_app
    from esftui.meeting_desk import Start

    config = msgspec.structs.replace(config, data=folder.parent, project=folder.name)
    start = Start(options.presenter, options.show, options.as_of)
    return run_app(config, ascii_only=options.ascii, start=start)


def _folder(options: Options, config: Config) -> Path:
    if options.project is not None:
        return projects.find(config, options.project)
    folder = projects.only_or_configured(config)
    if folder is None:
        names = ", ".join(sorted(projects.folders(config)))
        raise CommandError(_("Which project? There are: {known}.").format(known=names), 2)
    return folder


def _refuse_unknown(found: Meetings, wanted: str) -> None:
    held = [meeting.id for meeting in found.closed]
    if wanted in held:
        return
    meeting = found.named(wanted)
    if meeting is not None:
        message = _("The meeting of {date} is still open: there is nothing to show again.")
        raise CommandError(message.format(date=wanted))
    known = _("There are: {known}.").format(known=", ".join(held)) if held else ""
    message = _("There is no meeting {name} that has been closed.").format(name=wanted)
    raise CommandError(sentences(message, nearest(wanted, held), known))
