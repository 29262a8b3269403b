"""Everything that is wrong with files and folders, as ``esftui check`` tells it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from esftui.locales import _, formats
from esftui.model.project import ProjectData
from esftui.store import backup, project_reading, register, writing
from esftui.store.document import read_document
from esftui.store.folder import MEETINGS, MoreFindings, examine_folder, find_projects
from esftui.store.permissions import too_open
from esftui.store.personal_number import find
from esftui.store.problem import FileProblems, Problem

Beside = Callable[[ProjectData, Path], Iterable[Problem]]
"""Gives further problems of a project that can be read: in its texts, and in its meetings."""


def check_paths(
    paths: Iterable[Path], more: MoreFindings | None = None, beside: Beside | None = None
) -> list[Problem]:
    """Return all problems, warnings too, of what the paths name; in the order given.

    A path is a project's folder, a folder of such folders, a project file (checked by
    itself) or a register (checked with the project beside it, if there is one). A file of
    another name is checked as a project file. ``more`` is asked for further findings in the
    register of each project that can be read, ``beside`` for those of its other files.
    """
    problems: list[Problem] = []
    for path in paths:
        problems += _check(path, more, beside)
    return problems


def _check(path: Path, more: MoreFindings | None, beside: Beside | None) -> Iterator[Problem]:
    if not path.is_dir():
        if path.suffix == ".json" and path.parent.name == MEETINGS:
            yield from _check_meeting(path, beside)
        else:
            yield from _check_file(path, more)
        return
    folders = find_projects(path)
    if not folders:
        message = _("there is no project here: no {name} in this folder or in one inside it")
        yield Problem(str(path), 0, 0, "", message.format(name=project_reading.NAME))
    seen: dict[str, Path] = {}
    for folder in folders:
        yield from _named_by_number(folder)
        data, problems = examine_folder(folder, more=more)
        yield from map(_grave, problems)
        if data is None:
            continue
        if not data.project.example_data:
            yield from too_open(folder)
        yield from _without_copy(folder)
        yield from beside(data, folder) if beside is not None else ()
        first = seen.setdefault(data.project.id, folder)
        if first != folder:
            message = _("the project id {id} is used already, in {folder}")
            text = message.format(id=data.project.id, folder=first)
            yield Problem(str(folder / project_reading.NAME), 0, 0, "id", text)


def _grave(problem: Problem) -> Problem:
    """Return a problem as an error if it is one of a meeting's file.

    The project can be shown without that meeting, and so it is a warning there; but nothing
    can be shared while it is unknown what the meeting was shown.
    """
    if Path(problem.file).parent.name != MEETINGS:
        return problem
    return msgspec.structs.replace(problem, severity="error")


def _named_by_number(folder: Path) -> Iterator[Problem]:
    """Yield a warning if a folder's own name holds a personal number."""
    if next(find(folder.name), None):
        message = _("the folder's name holds a personal identity number: give it another name")
        yield Problem(str(folder), 0, 0, "", message, "warning")


def _without_copy(folder: Path) -> Iterator[Problem]:
    """Yield a warning if daily copies are wanted, and there is none of before the last change."""
    day = backup.stopped(folder) if writing.settings().backups else None
    if day is not None:
        message = _(
            "no copy was kept before the change of {day}: look whether the folder {name} can be "
            "written to, and whether there is room on the disk"
        )
        text = message.format(day=formats.iso(day), name=backup.FOLDER)
        yield Problem(str(folder / backup.FOLDER), 0, 0, "", text, "warning")


def _check_meeting(path: Path, beside: Beside | None) -> Iterator[Problem]:
    """Yield what is wrong with a file of a project's meetings."""
    from esftui.store.meetings import read_meetings

    folder = path.parent.parent
    found = list(read_meetings(folder).problems)
    data, _problems = examine_folder(folder)
    if data is not None and beside is not None:
        found += beside(data, folder)
    yield from (problem for problem in found if problem.file == str(path))


def _check_file(path: Path, more: MoreFindings | None) -> Iterator[Problem]:
    if path.suffix == ".json" and (path.parent / project_reading.NAME).exists():
        _data, problems = examine_folder(path.parent, path.name, more)
        yield from (problem for problem in problems if problem.file == str(path))
        return
    try:
        if path.suffix == ".json":
            yield from register.read_register(path).newer()
        else:
            yield from project_reading.examine_project(read_document(path)).problems
    except FileProblems as failure:
        yield from failure.problems
