"""What there is to do (att göra) as a list, for mail: counts first, then what hurts first."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from esftui.locales import _
from esftui.locales.formats import DASH, iso, number
from esftui.measure.figures import Figures
from esftui.measure.radar import RadarRow, Urgency
from esftui.report.plain import (
    BLANK,
    Column,
    Row,
    clean,
    hanging,
    headed,
    pairs,
    paragraph,
    table,
)
from esftui.report.text.radar import counts, what
from esftui.report.text.words import days_ago, days_late, days_left


class Todo(NamedTuple):
    """A project by its id: its figures, or the first problem of files that cannot be used."""

    project: str
    figures: Figures | None
    problem: str | None = None


class Thing(NamedTuple):
    """One thing to do, and the id of its project."""

    project: str
    row: RadarRow


def things(todos: Iterable[Todo]) -> list[Thing]:
    """Return everything to do in all projects: overdue, due, soon; the longest late first."""
    found = [
        Thing(todo.project, row)
        for todo in todos
        if todo.figures is not None
        for row in todo.figures.radar.rows
    ]
    # the sort is stable: what is equally late stays project by project, as each has it
    return sorted(found, key=lambda thing: (_URGENCIES.index(thing.row.urgency), -thing.row.days))


_URGENCIES: tuple[Urgency, ...] = ("overdue", "due", "due_soon")


def due(todo: Todo) -> list[Row]:
    """Return the counts of one project and what there is to do in it."""
    if todo.figures is None:
        return _notes([todo])
    head, radar = todo.figures.head, todo.figures.radar
    as_of = (_("As of"), iso(head.as_of))
    rows = [
        *headed(_("To do in {project}").format(project=head.title)),
        *pairs([as_of, *counts(radar, todo.figures.checklist.due_soon_days)]),
    ]
    if head.example_data:
        rows += paragraph(_("Example data: participants, spending and answers are made up."))
    return rows + _listed([todo], whose=False)


def due_in_all(todos: Sequence[Todo]) -> list[Row]:
    """Return the counts of several projects and what there is to do, in one list for all."""
    rows = [Row(_("To do"), heading=True), *_counts(todos)]
    found = [thing.row for thing in things(todos)]
    kinds = _("Follow-ups: {follow_ups}, surveys: {surveys}, milestones: {milestones}").format(
        follow_ups=number(sum(row.kind == "follow_up" for row in found)),
        surveys=number(sum(row.kind == "survey" for row in found)),
        milestones=number(sum(row.item is not None for row in found)),
    )
    if decisions := sum(row.kind == "decision" for row in found):
        kinds += ", " + _("decisions: {decisions}").format(decisions=number(decisions))
    return [*rows, *paragraph(kinds), *_notes(todos), *_listed(todos, whose=True)]


def _listed(todos: Sequence[Todo], *, whose: bool) -> list[Row]:
    """Return everything to do under how urgent it is."""
    found = things(todos)
    if not found:
        return [BLANK, *paragraph(_("Nothing is to be done now."))]
    rows: list[Row] = []
    for urgency, title in zip(_URGENCIES, _titles(), strict=True):
        mine = [thing for thing in found if thing.row.urgency == urgency]
        if mine:
            rows += [BLANK, Row(title, heading=True), *_list(mine, whose=whose)]
    return rows


def _titles() -> tuple[str, str, str]:
    return _("Overdue"), _("Due now"), _("Due soon")


def _counts(todos: Sequence[Todo]) -> list[Row]:
    """Return how much there is to do in each project, by how urgent it is."""
    columns = [
        Column(_("Project"), right=False),
        Column(_("As of"), right=False),
        *[Column(title) for title in _titles()],
    ]
    return table(columns, [_cells(todo) for todo in todos])


def _cells(todo: Todo) -> list[str]:
    name = clean(todo.project)
    if todo.figures is None:
        return [name, *[DASH] * (1 + len(_URGENCIES))]
    found = [row.urgency for row in todo.figures.radar.rows]
    return [name, iso(todo.figures.head.as_of), *[number(found.count(u)) for u in _URGENCIES]]


def _notes(todos: Sequence[Todo]) -> list[Row]:
    """Return what is wrong with any project, or old in it, or made up."""
    rows: list[Row] = []
    for todo in todos:
        name = clean(todo.project)
        if todo.problem is not None:
            text = _("{project} cannot be read: {problem}")
            rows += hanging(text.format(project=name, problem=clean(todo.problem)))
        elif todo.figures is not None and todo.figures.radar.stale:
            text = _("{project}: nothing has been registered since {date}, {days}")
            last, days = todo.figures.radar.last_entry, todo.figures.radar.days_since_entry or 0
            rows += hanging(text.format(project=name, date=iso(last), days=days_ago(days)))
    made_up = [clean(t.project) for t in todos if t.figures and t.figures.head.example_data]
    if made_up:
        rows += hanging(_("Example data, made up: {projects}").format(projects=", ".join(made_up)))
    return rows


def _list(things: Sequence[Thing], *, whose: bool) -> list[Row]:
    columns = [Column("", right=False)] * 3
    body = [[iso(thing.row.due), _when(thing.row), _about(thing, whose=whose)] for thing in things]
    # no titles: the words speak for themselves, and a reader hears them once less
    return table(columns, body, flexible=2)[1:]


def _when(row: RadarRow) -> str:
    if row.urgency == "overdue":
        return days_late(row.days)
    return days_ago(row.days) if row.days > 0 else days_left(-row.days)


def _about(thing: Thing, *, whose: bool) -> str:
    row = thing.row
    parts = [clean(what(row))]
    if row.person is not None:
        parts = [f"{clean(row.person)}: {parts[0]}"]
    if row.owner is not None:
        parts.append(clean(row.owner))
    if whose:
        parts.append(clean(thing.project))
    if row.blocked_by:
        waiting = ", ".join(clean(title) for title in row.blocked_by)
        parts.append(_("waits for: {items}").format(items=waiting))
    return "; ".join(parts)
