"""A project's folder: ``project.yaml`` and ``register.json`` together."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from esftui.model.meeting import Decided
from esftui.model.project import Project, ProjectData
from esftui.store import project_reading, register
from esftui.store.document import read_document
from esftui.store.personal_number import masked
from esftui.store.problem import FileProblems, Finding, Problem, errors
from esftui.store.register_rules import register_findings

MEETINGS = "meetings"
"""The folder of a project's meetings."""

MoreFindings = Callable[[ProjectData], Iterable[Finding]]
"""Gives findings in a register, by paths that count documents from 0."""


class Summary(msgspec.Struct, frozen=True):
    """What a list of projects shows of one.

    ``problem`` is the first thing that keeps the project from being opened; the other
    fields then hold what could be read, ``id`` and ``title`` at least the folder's name.
    """

    folder: Path
    id: str
    title: str
    owner: str = ""
    start: date | None = None
    end: date | None = None
    municipalities: tuple[str, ...] = ()
    problem: Problem | None = None


def load_folder(folder: Path) -> ProjectData:
    """Return the project in a folder, with its register (without one, an empty one).

    Raises:
        FileProblems: with everything that is wrong with either file, or between them.
    """
    data, problems = examine_folder(folder)
    failures = errors(problems)
    if data is None or failures:
        raise FileProblems(failures)
    return data


def examine_folder(
    folder: Path, register_name: str = register.NAME, more: MoreFindings | None = None
) -> tuple[ProjectData | None, tuple[Problem, ...]]:
    """Return the project in a folder as far as it could be read, and all its problems.

    ``more`` is asked for further findings in the register, beside those of the rules here.
    """
    problems: list[Problem] = []
    project: Project | None = None
    loaded: register.RegisterFile | None = None
    try:
        document = read_document(folder / project_reading.NAME)
        examined = project_reading.examine_project(document)
        project = examined.project
        problems += examined.problems
    except FileProblems as failure:
        problems += failure.problems
    try:
        loaded = register.read_register(folder / register_name)
    except FileProblems as failure:
        problems += failure.problems
    if loaded is not None:
        problems += loaded.newer()
    if project is None or loaded is None:
        return None, tuple(problems)
    problems += fitting(project, loaded)
    decided, odd = decisions_of(folder)
    problems += odd
    data = ProjectData(project=project, register=loaded.register, decided=decided)
    if more is not None:
        problems += loaded.problems(list(islice(more(data), register.MOST)))
    return data, tuple(problems)


def decisions_of(folder: Path) -> tuple[tuple[Decided, ...], tuple[Problem, ...]]:
    """Return what a project's meetings decided, and a warning for each that cannot be read."""
    if not (folder / MEETINGS).is_dir():
        return (), ()
    from esftui.store.meetings import read_meetings

    meetings = read_meetings(folder)
    warnings = (msgspec.structs.replace(each, severity="warning") for each in meetings.problems)
    return meetings.decided(), tuple(warnings)


def fitting(project: Project, loaded: register.RegisterFile) -> list[Problem]:
    """Return what in a register does not fit its project."""
    findings = []
    for finding in register_findings(project, loaded.register):
        findings.append(finding)
        if len(findings) == register.MOST:
            break
    return loaded.problems(findings) if findings else []


def find_projects(data: Path) -> list[Path]:
    """Return the folders in a folder that hold a project, by name; or itself, if it does."""
    try:
        if (data / project_reading.NAME).is_file():
            return [data]
        folders = [entry for entry in data.iterdir() if not entry.name.startswith(".")]
    except (OSError, ValueError):  # or no folder can have such a name
        return []
    return sorted(folder for folder in folders if (folder / project_reading.NAME).exists())


def summary(folder: Path) -> Summary:
    """Return what a list shows of the project in a folder; a broken one says why."""
    path = folder / project_reading.NAME
    try:
        status = path.stat()
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
    except OSError:
        seen = None
    known = _KNOWN.get(folder)
    if known is not None and seen is not None and known[0] == seen:
        return known[1]
    made = _summary(folder, path)
    _KNOWN[folder] = (seen, made)
    return made


_KNOWN: dict[Path, tuple[tuple[int, int, int] | None, Summary]] = {}


def _summary(folder: Path, path: Path) -> Summary:
    """Return what a file or a folder's name say of a project, without any personal number."""
    named_so = masked(folder.name)
    try:
        examined = project_reading.examine_project(read_document(path))
    except FileProblems as failure:
        return Summary(folder, named_so, named_so, problem=failure.problems[0])
    failures = errors(examined.problems)
    problem = failures[0] if failures else None
    project = examined.project
    if project is None:
        data = examined.document.data
        named = [data.get(key) for key in ("id", "title", "owner")]
        name, title, owner = (masked(word) if isinstance(word, str) else "" for word in named)
        return Summary(folder, name or named_so, title or named_so, owner, problem=problem)
    return Summary(
        folder,
        masked(project.id),
        masked(project.title),
        masked(project.owner),
        project.start,
        project.end,
        tuple(map(masked, project.municipalities)),
        problem,
    )
