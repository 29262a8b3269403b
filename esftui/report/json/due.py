"""What there is to do (att göra) as JSON: counts by project, then the list."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from esftui.measure.radar import Kind, RadarRow, Urgency
from esftui.report.json.radar import RadarJson, radar
from esftui.report.json.record import Json
from esftui.report.text.due import Todo, things
from esftui.report.text.radar import what


class DueProjectJson(Json, frozen=True, kw_only=True):
    """A project that was looked through, with the counts.

    ``within_days`` is how many days ahead is soon; ``problem`` says why there are no
    figures, where there are none.
    """

    project: str
    title: str | None
    as_of: date | None
    example_data: bool | None
    within_days: int | None
    radar: RadarJson | None
    problem: str | None


class ThingJson(Json, frozen=True, kw_only=True):
    """One thing to do. ``person`` is a pseudonym; ``days`` since ``due`` (negative: until it).

    ``after`` is a follow-up's time after the exit, ``occasion`` a survey's, ``item`` a
    checklist item's id, ``decision`` a decision's, with who is to carry it out in ``owner``;
    ``label`` says in words what it is.
    """

    project: str
    kind: Kind
    urgency: Urgency
    label: str
    person: str | None
    after: str | None
    occasion: str | None
    item: str | None
    decision: str | None
    owner: str | None
    due: date | None
    days: int
    blocked_by: list[str]


class Due(Json, frozen=True, kw_only=True):
    """What there is to do: what ``esftui due --json`` prints; what hurts first on top."""

    schema: Literal[1]
    projects: list[DueProjectJson]
    things: list[ThingJson]


def due(todos: Sequence[Todo]) -> Due:
    """Return what there is to do as the records that are printed."""
    return Due(
        schema=1,
        projects=[_project(todo) for todo in todos],
        things=[_thing(thing.project, thing.row) for thing in things(todos)],
    )


def _project(todo: Todo) -> DueProjectJson:
    figures = todo.figures
    return DueProjectJson(
        project=todo.project,
        title=figures.head.title if figures else None,
        as_of=figures.head.as_of if figures else None,
        example_data=figures.head.example_data if figures else None,
        within_days=figures.checklist.due_soon_days if figures else None,
        radar=radar(figures.radar) if figures else None,
        problem=todo.problem,
    )


def _thing(project: str, row: RadarRow) -> ThingJson:
    return ThingJson(
        project=project,
        kind=row.kind,
        urgency=row.urgency,
        label=what(row),
        person=row.person,
        after=row.what if row.kind == "follow_up" else None,
        occasion=row.what if row.kind == "survey" else None,
        item=row.item,
        decision=row.decision,
        owner=row.owner,
        due=row.due,
        days=row.days,
        blocked_by=list(row.blocked_by),
    )
