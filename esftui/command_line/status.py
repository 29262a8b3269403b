"""``esftui status``: the figures of a project, or a line for each of them."""

from datetime import date
from pathlib import Path

from esftui.command_line import projects
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.project import Project, ProjectData, shown_date
from esftui.store import migration
from esftui.store.folder import load_folder


def run(options: Options, config: Config, output: Output) -> int:
    """Print the figures; returns 0.

    Raises:
        CommandError: if the project is not there.
        FileProblems: if its files cannot be used.
    """
    if options.project is not None and not options.all:
        folder: Path | None = projects.find(config, options.project)
    else:
        folder = None if options.all else projects.only_or_configured(config)
    if folder is None:
        return _overview(options, config, output)
    figures = figures_of(load_folder(folder), config)
    newer = migration.newer(folder)
    if newer is not None:
        output.complain(newer)
    if options.shared:
        _shared(folder, figures, options, output)
    elif options.json:
        from esftui.report.json.status import status
        from esftui.report.json.text import encode

        output.text(encode(status(figures), ascii_only=not output.shows_everything))
    else:
        from esftui.report.text.page import page

        output.rows(page(figures))
    return 0


def _shared(folder: Path, figures: Figures, options: Options, output: Output) -> None:
    from esftui.disclosure import Rule, share
    from esftui.meeting.past import shown_in

    shared = share(figures, Rule(options.threshold), shown_in(folder))
    if options.json:
        from esftui.report.json.shared import shared_status
        from esftui.report.json.text import encode

        output.text(encode(shared_status(shared), ascii_only=not output.shows_everything))
    else:
        from esftui.report.text.shared import shared_page

        output.rows(shared_page(shared))


def figures_of(data: ProjectData, config: Config) -> Figures:
    """Return the figures at the date that was asked for, or else at the one that is shown."""
    return measure(data, date_of(data.project, config))


def date_of(project: Project, config: Config) -> date:
    """Return the date that was asked for, or else the one that a project is shown at."""
    wanted = config.as_of or date.today()
    return wanted if config.exact else shown_date(project, wanted)


def _overview(options: Options, config: Config, output: Output) -> int:
    from esftui.report.overview import Line, as_json, as_rows
    from esftui.store.problem import FileProblems

    lines: list[Line] = []
    for name, folder in projects.folders(config).items():
        try:
            lines.append(Line(name, figures_of(load_folder(folder), config), None))
        except FileProblems as broken:
            lines.append(Line(name, None, str(broken.problems[0])))
    if options.json:
        from esftui.report.json.text import encode

        output.text(encode(as_json(lines), ascii_only=not output.shows_everything))
    else:
        output.rows(as_rows(lines))
    return 0
