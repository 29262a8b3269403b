"""``esftui log``: what was done in a project, when and by whom."""

from pathlib import Path

from esftui.command_line import projects
from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.locales import _
from esftui.model.project import Project
from esftui.report.history import Words, concerns
from esftui.store.document import read_document
from esftui.store.journal import Entry, Journal, history
from esftui.store.problem import FileProblems
from esftui.store.project_reading import NAME, examine_project


def run(options: Options, config: Config, output: Output) -> int:
    """Print the entries asked for, the latest first; returns 0, also when there are none.

    Lines of the journal that cannot be read are told on standard error. Project files that
    cannot be read do not matter: then ids stand for titles.

    Raises:
        CommandError: if there is no such project, or nothing by the name asked for.
        OSError: if the journal is there but cannot be read.
    """
    folder = projects.find(config, options.project or "")
    journal = history(folder)
    for problem in journal.problems:
        output.complain(str(problem))
    project = _project(folder)
    words = Words(project, journal.entries)
    name = options.item
    found = [each for each in journal.entries if not name or concerns(each, name)]
    if name and not found:
        _refuse_unknown(name, folder, project, journal)
    if options.since is not None:
        since = options.since
        found = [each for each in found if each.at.astimezone().date() >= since]
    latest = found[::-1][: options.last]
    left_out = len(found) - len(latest)
    identity = project.id if project is not None else folder.resolve().name
    if options.json:
        from esftui.report.json.history import log
        from esftui.report.json.text import encode

        unreadable = len(journal.problems)
        made = log(identity, latest, words, left_out=left_out, unreadable=unreadable)
        output.text(encode(made, ascii_only=not output.shows_everything))
        return 0
    from esftui.report.text import history as text

    title = project.title if project is not None else identity
    about = words.subject(("checklist", name)) if name else ""
    output.rows(text.history(title, latest, words, left_out=left_out, about=about))
    return 0


def _project(folder: Path) -> Project | None:
    """Return the project for its titles, also where its file is not wholly right."""
    try:
        return examine_project(read_document(folder / NAME)).project
    except FileProblems:
        return None


def _refuse_unknown(name: str, folder: Path, project: Project | None, journal: Journal) -> None:
    """Refuse a name that is nobody's; that of an item or a person may have no history."""
    from esftui.store.personal_number import masked

    known = {item.id for item in project.checklist} if project is not None else set()
    known |= _people(folder) | _changed(journal.entries)
    if name in known:
        return
    message = _("There is no item or participant {name} in the history.")
    raise CommandError(sentences(message.format(name=masked(name)), nearest(name, known)))


def _people(folder: Path) -> set[str]:
    from esftui.store.register import NAME as REGISTER
    from esftui.store.register import read_register

    try:
        register = read_register(folder / REGISTER).register
    except FileProblems:
        return set()
    people = {each.id for each in register.participants}
    return people | {each.id for each in register.members}


def _changed(entries: tuple[Entry, ...]) -> set[str]:
    return {change.path[1] for each in entries for change in each.changes if len(change.path) > 1}
