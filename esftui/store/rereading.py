"""Reading a project again: only the files that have changed, for what was read before.

An edit of the checklist is to cost the same whatever the size of the register.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from esftui.locales import _
from esftui.model.project import ProjectData
from esftui.store import project_file, register
from esftui.store.folder import MEETINGS, decisions_of, fitting, load_folder
from esftui.store.problem import FileProblems, Problem, errors


def read_changed(folder: Path, before: ProjectData, changed: Iterable[Path]) -> ProjectData:
    """Return a project of which some files have changed since it was read.

    Raises:
        FileProblems: as :func:`esftui.store.folder.load_folder`.
    """
    paths = tuple(changed)
    names, meetings = {path.name for path in paths}, folder / MEETINGS
    if names == {project_file.NAME}:
        return _with_register(folder, before)
    if names == {register.NAME}:
        return _with_project(folder, before)
    if all(meetings in (path, path.parent) for path in paths):
        return msgspec.structs.replace(before, decided=decisions_of(folder)[0])
    return load_folder(folder)


def _with_register(folder: Path, before: ProjectData) -> ProjectData:
    """Read the project's file alone, for a register that has not changed.

    Whether they still fit is asked only when more than the checklist has changed: the
    register does not speak of it.
    """
    from esftui.measure.everything import same_but_checklist
    from esftui.store.register_rules import register_findings

    project = project_file.load_project(folder / project_file.NAME)
    if not same_but_checklist(before.project, project) and any(
        found.severity == "error" for found in register_findings(project, before.register)
    ):
        # they fit no longer: only reading both can say where
        return load_folder(folder)
    return msgspec.structs.replace(before, project=project)


def _with_project(folder: Path, before: ProjectData) -> ProjectData:
    """Read the register alone, for a project's file that has not changed."""
    loaded = register.read_register(folder / register.NAME)
    failures = errors(fitting(before.project, loaded))
    if failures:
        raise FileProblems(failures)
    return msgspec.structs.replace(before, register=loaded.register)


def refuse_emptied(folder: Path, before: ProjectData | None) -> None:
    """Take a register that has lost its every byte for one that is being written.

    An empty file is a new register, but not where there was one just now.

    Raises:
        FileProblems: if it is so.
    """
    path = folder / register.NAME
    try:
        emptied = path.stat().st_size == 0
    except OSError:
        return
    if emptied and before is not None and before.register.participants:
        raise FileProblems([Problem(str(path), 0, 0, "", _("the file has been emptied"))])
