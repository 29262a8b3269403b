"""``esftui check``: everything that is wrong with the files, one problem a line."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from esftui.command_line.errors import CommandError
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.command_line.people_named import people_named
from esftui.command_line.remarks import findings
from esftui.config import FILE, Config, load_config, write_as
from esftui.locales import _, ngettext
from esftui.model.project import ProjectData
from esftui.report.quality_words import counted
from esftui.store.check import check_paths
from esftui.store.folder import MEETINGS
from esftui.store.problem import FileProblems, Problem, errors


def run(options: Options, config: Config, output: Output) -> int:
    """Print the problems; returns 0 if nothing is wrong, else 1 (warnings alone give 0).

    What is odd in a register that can be read is a warning, however grave: it keeps nobody
    from working. Tips are told when they are asked for.

    Raises:
        CommandError: with 2, if a path does not exist.
    """
    paths = [_found(path, config) for path in options.paths]
    if not paths:
        paths = [config.data] if config.source is None else [config.source, config.data]
    # what is wanted of copies is a setting too
    write_as(config)
    today = date.today()
    more = partial(findings, today=today, tips=options.tips)
    beside = partial(_beside, today=today, tips=options.tips)
    found: list[Problem] = []
    for path in paths:
        found += _config(path) if path.name == FILE else check_paths([path], more, beside)
    for problem in found:
        output.line(_shown(problem))
    output.line(_summary(found))
    return 1 if errors(found) else 0


def _found(path: Path, config: Config) -> Path:
    """Return a file or folder that is there, also one that is named by its project's id."""
    if path.exists():
        return path
    project = config.data / path
    if len(path.parts) == 1 and (project / "project.yaml").is_file():
        return project
    message = _("There is no file, folder or project {path}. Name one that exists.")
    raise CommandError(message.format(path=path), code=2)


def _beside(data: ProjectData, folder: Path, *, today: date, tips: bool) -> Iterable[Problem]:
    """Yield who is named where all can see it, and what is odd about a project's meetings.

    A project without meetings loads nothing for them.
    """
    yield from people_named(data, folder)
    if (folder / MEETINGS).is_dir():
        from esftui.meeting.checking import remarks

        yield from remarks(folder, today=today, tips=tips)


def _config(path: Path) -> list[Problem]:
    try:
        load_config(path, path.parent)
    except FileProblems as broken:
        return list(broken.problems)
    return []


def _shown(problem: Problem) -> str:
    match problem.severity:
        case "warning":
            return _("{problem} (warning)").format(problem=problem)
        case "tip":
            return _("{problem} (tip)").format(problem=problem)
        case _:
            return str(problem)


def _summary(found: list[Problem]) -> str:
    if not found:
        return _("Nothing is wrong.")
    counts = Counter(problem.severity for problem in found)
    files = len({problem.file for problem in found})
    in_files = ngettext("{number} file", "{number} files", files).format(number=files)
    errors_found, warnings = (
        counted("error", counts["error"]),
        counted("warning", counts["warning"]),
    )
    if counts["tip"]:
        return _("{errors}, {warnings}, {tips} in {files}.").format(
            errors=errors_found,
            warnings=warnings,
            tips=counted("tip", counts["tip"]),
            files=in_files,
        )
    return _("{errors}, {warnings} in {files}.").format(
        errors=errors_found, warnings=warnings, files=in_files
    )
