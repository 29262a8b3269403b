"""``esftui due``: what there is to do, in one project or in all; for mail and cron."""

from pathlib import Path

import msgspec

from esftui.command_line import projects
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.command_line.status import date_of
from esftui.config import Config
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.dates import add_offset
from esftui.model.project import ProjectData
from esftui.report.text.due import Todo
from esftui.store.folder import load_folder
from esftui.store.problem import FileProblems


def run(options: Options, config: Config, output: Output) -> int:
    """Print the counts and the list; returns 0, also when something is overdue.

    Raises:
        CommandError: if the project is not there.
        FileProblems: if the files of the one that is named cannot be used.
    """
    todos = _todos(options, config)
    if options.json:
        from esftui.report.json.due import due as as_json
        from esftui.report.json.text import encode

        output.text(encode(as_json(todos), ascii_only=not output.shows_everything))
    else:
        from esftui.report.text.due import due, due_in_all

        output.rows(due(todos[0]) if options.project is not None else due_in_all(todos))
    return 0


def _todos(options: Options, config: Config) -> list[Todo]:
    if options.project is not None:
        figures = _figures(projects.find(config, options.project), options, config)
        return [Todo(figures.head.project, figures)]
    found = []
    for name, folder in projects.folders(config).items():
        try:
            found.append(Todo(name, _figures(folder, options, config)))
        except FileProblems as broken:
            found.append(Todo(name, None, str(broken.problems[0])))
    return found


def _figures(folder: Path, options: Options, config: Config) -> Figures:
    """Return a project's figures, with what was asked for in the place of its own soon."""
    data = load_folder(folder)
    as_of = date_of(data.project, config)
    if options.within is not None:
        data = _within(data, (add_offset(as_of, options.within) - as_of).days)
    return measure(data, as_of)


def _within(data: ProjectData, days: int) -> ProjectData:
    replace = msgspec.structs.replace
    tolerances = replace(data.project.tolerances, due_soon_days=days)
    return replace(data, project=replace(data.project, tolerances=tolerances))
