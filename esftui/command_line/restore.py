"""``esftui restore``: look at the copies of a project, and bring one of them back."""

from collections.abc import Callable
from pathlib import Path

from esftui.command_line import projects
from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.opening import on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.locales import _
from esftui.locales.formats import DASH
from esftui.model.project import Project
from esftui.report.history import Words
from esftui.report.text.backups import Listed, listed, preview
from esftui.store import restoring
from esftui.store.backup import FOLDER, Backup, backups, files_of
from esftui.store.change import author
from esftui.store.differences import Difference
from esftui.store.document import read_document
from esftui.store.problem import FileProblems
from esftui.store.project_reading import NAME, examine_project
from esftui.store.refused import CannotEdit
from esftui.store.restoring import Part, parts

Read = Callable[[str], str]
"""Shows a prompt and returns the line that is typed."""

INTERRUPTED = 130


def run(options: Options, config: Config, output: Output, read: Read = input) -> int:
    """List the copies; or show what one would bring back, ask, and bring it back; returns 0.

    Raises:
        CommandError: with 2, if there is no such project, copy or file, or nobody can be
            asked and nothing was said; if it cannot be brought back.
    """
    folder = _folder(config, options.project or "")
    copies = backups(folder)
    title = _title(folder, copies)
    if options.backup is None:
        output.rows(listed(title, [Listed(each, _differing(folder, each)) for each in copies]))
        if copies:
            command = f"esftui restore {options.project} {copies[0].name}"
            output.line(_("To see what one would bring back: {command}").format(command=command))
        return 0
    kept = _copy(copies, options.backup)
    chosen = parts(folder, kept, _files(kept, options.file))
    others = [] if options.file else [each for each in files_of(folder) if each not in kept.files]
    words = Words(_project(folder) or _project(kept.path))
    output.rows(preview(title, kept, [part.difference for part in chosen], words, others))
    if not any(part.difference.differs for part in chosen):
        output.line(_("Nothing would change; nothing was done."))
        return 0
    if options.dry_run:
        return 0
    if not options.yes and not _confirmed(output, read):
        output.complain(_("Nothing was changed."))
        return INTERRUPTED
    _restore(folder, kept, chosen, config, output)
    return 0


def _restore(
    folder: Path, kept: Backup, chosen: tuple[Part, ...], config: Config, output: Output
) -> None:
    try:
        by = author("restore", config.name)
        made = restoring.restore(folder, kept, chosen, by, output.waiting)
    except CannotEdit as refused:
        raise CommandError(f"{folder}: {refused}") from refused
    output.line(_("Brought back: {files}.").format(files=", ".join(each.file for each in made)))
    before = next((each for each in backups(folder) if each.why == "restore"), None)
    if before is not None:
        text = _("What stood there until now is kept too: {name}.")
        output.line(text.format(name=before.name))


def _confirmed(output: Output, read: Read) -> bool:
    if not on_a_terminal():
        message = _("Nothing was changed. To bring it back without being asked: --yes.")
        raise CommandError(message, code=2)
    # NOTE: the letters that mean yes, in small letters; the first one is shown
    yes = _("y yes").split()
    question = _("Bring this back? ({yes} for yes, Enter for no)").format(yes=yes[0])
    try:
        return read(output.prompt(question + " ")).strip().casefold() in yes
    except (KeyboardInterrupt, EOFError):
        output.complain("")
        return False


def _folder(config: Config, wanted: str) -> Path:
    """Return a project's folder, also one whose project file is broken or gone."""
    for folder in (config.data / wanted, Path(wanted)):
        if wanted and (folder / FOLDER).is_dir():
            return folder
    return projects.find(config, wanted)


def _copy(copies: tuple[Backup, ...], wanted: str) -> Backup:
    """Return the copy of a name, or the only one that begins so (a date, say)."""
    found = [each for each in copies if each.name == wanted]
    found = found or [each for each in copies if each.name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    names = [each.name for each in found or copies]
    if found:
        message = _("There are several copies {name}.").format(name=wanted)
    else:
        message = _("There is no copy {name}.").format(name=wanted)
    known = _("There are: {known}.").format(known=", ".join(names) or DASH)
    near = "" if found else nearest(wanted, names)
    raise CommandError(sentences(message, near, known), code=2)


def _files(kept: Backup, wanted: str | None) -> list[str] | None:
    if wanted is None:
        return None
    if wanted in kept.files:
        return [wanted]
    message = _("There is no file {name} in this copy.").format(name=wanted)
    known = _("There are: {known}.").format(known=", ".join(kept.files) or DASH)
    raise CommandError(sentences(message, nearest(wanted, kept.files), known), code=2)


def _differing(folder: Path, kept: Backup) -> list[Difference]:
    return [part.difference for part in parts(folder, kept)]


def _project(folder: Path) -> Project | None:
    """Return the project for its titles, also where its file is not wholly right."""
    try:
        return examine_project(read_document(folder / NAME)).project
    except FileProblems:
        return None


def _title(folder: Path, copies: tuple[Backup, ...]) -> str:
    for place in (folder, *(each.path for each in copies)):
        project = _project(place)
        if project is not None:
            return project.title
    return folder.resolve().name
