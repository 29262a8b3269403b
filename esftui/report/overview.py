"""All projects, one line each: for those who follow several."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import _
from esftui.locales.formats import DASH, iso, number, percent
from esftui.measure.figures import Figures
from esftui.report.json.overview import Overview, OverviewLine
from esftui.report.plain import BLANK, Column, Row, clean, paragraph, table
from esftui.report.text.words import part


class Line(NamedTuple):
    """A project by its id: its figures, or the first problem of files that cannot be used."""

    project: str
    figures: Figures | None
    problem: str | None


def as_rows(lines: Sequence[Line]) -> list[Row]:
    """Return a table of the projects, what is wrong with any, and how to see one."""
    columns = [
        Column(_("Project"), right=False),
        Column(_("As of"), right=False),
        Column(_("Elapsed")),
        Column(_("Participants")),
        Column(_("Goals met")),
        Column(_("Overdue")),
    ]
    rows = [
        Row(_("Projects"), heading=True),
        *table(columns, [_cells(line) for line in lines]),
    ]
    for line in lines:
        if line.problem is not None:
            text = _("{project} cannot be read: {problem}")
            rows += [
                BLANK,
                *paragraph(text.format(project=clean(line.project), problem=clean(line.problem))),
            ]
    example = f"esftui status {clean(lines[0].project)}" if lines else "esftui status"
    return [*rows, BLANK, *paragraph(_("See one: {command}").format(command=example))]


def as_json(lines: Sequence[Line]) -> Overview:
    """Return the projects as the records that are printed."""
    return Overview(schema=1, projects=[_json(line) for line in lines])


def _cells(line: Line) -> list[str]:
    figures = line.figures
    if figures is None:
        return [clean(line.project), DASH, DASH, DASH, DASH, DASH]
    flow = figures.flow
    people = number(flow.participants)
    if flow.planned is not None:
        people = part(flow.participants, flow.planned)
    return [
        clean(line.project),
        iso(figures.head.as_of),
        percent(figures.head.elapsed),
        people,
        part(figures.goals.met, figures.goals.decided),
        number(figures.checklist.overdue),
    ]


def _json(line: Line) -> OverviewLine:
    figures = line.figures
    head = figures.head if figures else None
    budget = figures.budget if figures else None
    return OverviewLine(
        project=head.project if head else line.project,
        title=head.title if head else None,
        owner=head.owner if head else None,
        as_of=head.as_of if head else None,
        elapsed=head.elapsed if head else None,
        example_data=head.example_data if head else None,
        participants=figures.flow.participants if figures else None,
        planned=figures.flow.planned if figures else None,
        spent=budget.spent if budget else None,
        budget=budget.total if budget else None,
        goals_met=figures.goals.met if figures else None,
        goals_decided=figures.goals.decided if figures else None,
        overdue=figures.checklist.overdue if figures else None,
        problem=line.problem,
    )
