"""Method steps and groups (cohorts) that may be shared."""

from datetime import date

import msgspec

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.gender import SharedSplit, columns, split, within_few
from esftui.disclosure.nested import within
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart, part
from esftui.disclosure.rollup import Row, neighbours
from esftui.measure.figure import Figure
from esftui.measure.steps import GroupRow


class SharedStep(Figure, frozen=True):
    """A method step: who stands there ``now``, and who has ``ever`` reached it.

    ``days`` is the median number of days there; None where it is of few, or withheld.
    """

    step: str
    title: str
    now: SharedSplit
    ever: SharedSplit
    days: float | None


class SharedClimb(Figure, frozen=True):
    """How many have climbed so many steps since their first: from ``least`` to ``most``."""

    least: int
    most: int
    participants: Cell


class SharedGroup(Figure, frozen=True):
    """A group (cohort); ``positive`` are those of its leavers who went on to work or studies."""

    group: str
    title: str
    size: int | None
    start: date | None
    end: date | None
    participants: SharedSplit
    active: Cell
    positive: SharedPart


class SharedSteps(Figure, frozen=True):
    """Steps and groups that may be shared."""

    rows: tuple[SharedStep, ...]
    without: SharedSplit
    climbs: tuple[SharedClimb, ...]
    groups: tuple[SharedGroup, ...]


def steps(figures: Open, tables: TableSet) -> SharedSteps:
    """Add the steps, the climbs and the groups."""
    found = figures.steps
    rows = tuple(
        SharedStep(
            step=row.step,
            title=row.title,
            now=split(tables, f"step/{row.step}/now", row.now, 12, 5),
            ever=split(tables, f"step/{row.step}/ever", row.ever, 8, 4, grows=True),
            days=row.days if row.now.total >= tables.rule.k else None,
        )
        for row in found.rows
    )
    shared = SharedSteps(
        rows=rows,
        without=split(tables, "step/none/now", found.without, 6, 3),
        climbs=_climbs(found.climbs, tables),
        groups=tuple(_group(row, tables) for row in found.groups),
    )
    keys = [f"step/{row.step}" for row in found.rows]
    within_few(tables, "active", [f"{key}/now" for key in (*keys, "step/none")])
    within_few(tables, "participants", [f"{key}/ever" for key in keys])
    within_few(tables, "participants", [f"group/{row.group}" for row in found.groups])
    for column in columns(tables):
        if keys:
            now = [f"{key}/now/{column}" for key in (*keys, "step/none")]
            tables.known([f"active/{column}"], now)
        for key in keys:
            within(tables, [f"{key}/now/{column}"], [f"{key}/ever/{column}"])
            within(tables, [f"{key}/ever/{column}"], [f"participants/{column}"])
        if found.groups:
            groups = [f"group/{row.group}/{column}" for row in found.groups]
            tables.known([f"participants/{column}"], groups)
    _relate_groups(shared, tables)
    return shared


def told(steps: SharedSteps) -> SharedSteps:
    """Return steps whose numbers are marked, without the medians of those that are withheld.

    That there is a median says that a number is not small.
    """
    rows = tuple(
        msgspec.structs.replace(row, days=None) if row.now.total.withheld else row
        for row in steps.rows
    )
    return msgspec.structs.replace(steps, rows=rows)


def _climbs(found: tuple[tuple[int, int], ...], tables: TableSet) -> tuple[SharedClimb, ...]:
    """Add the climbs; numbers of steps that few have climbed are put together."""
    put = neighbours([Row((climbed,), (number,)) for climbed, number in found], tables.rule.k)
    climbs = []
    for row in put:
        key = tables.block("climbs", map(str, row.leaves))
        number = tables.cell(f"{key}/total", row.counts[0], 5)
        climbs.append(SharedClimb(min(row.leaves), max(row.leaves), number))
    if climbs:
        tables.known(["participants/total"], [climb.participants.key for climb in climbs])
    return tuple(climbs)


def _group(row: GroupRow, tables: TableSet) -> SharedGroup:
    key = f"group/{row.group}"
    shared = SharedGroup(
        group=row.group,
        title=row.title,
        size=row.size,
        start=row.start,
        end=row.end,
        participants=split(tables, key, row.participants, 15, 6, grows=True),
        active=tables.cell(f"{key}/active", row.active, 8),
        positive=part(tables, f"{key}/positive", (row.positive, row.leavers), (10, 9)),
    )
    if tables.rule.small(row.participants.total):  # none or all of few
        for cell in (shared.active, shared.positive.whole, shared.positive.part):
            tables.force(cell.key)
    tables.known([shared.participants.total.key], [shared.active.key, shared.positive.whole.key])
    return shared


def _relate_groups(shared: SharedSteps, tables: TableSet) -> None:
    """Say that the groups together are (but for who is in none) the whole project."""
    if not shared.groups:
        return
    for whole, keys in (
        ("active/total", [row.active.key for row in shared.groups]),
        ("leavers/total", [row.positive.whole.key for row in shared.groups]),
        ("positive/total", [row.positive.part.key for row in shared.groups]),
    ):
        tables.known([whole], keys)
