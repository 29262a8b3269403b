"""The checklist at a date: what is overdue, due soon, blocked, done."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from esftui.measure.figure import Figure
from esftui.model.checklist import Item, Status
from esftui.model.dates import DeadlineError, add_offset, is_relative, resolve_deadline
from esftui.model.project import Project


class ItemRow(Figure, frozen=True):
    """A checklist item at a date.

    ``due`` is the computed date and ``rule`` the rule that it came from, if relative
    (``rule_phase`` is the title of the phase that it starts from, if it does).
    ``status`` is as at the date: an item done later was not done yet. ``days_late`` is
    days since ``due`` for an overdue item, else 0. ``days_left`` is days until ``due``
    for an open one that is not overdue. ``blocked_by`` are titles of the items that must
    be done first and are not.
    """

    id: str
    title: str
    phase: str | None
    status: Status
    due: date | None
    rule: str | None
    done: date | None
    owner: str | None
    note: str | None
    standing: bool
    overdue: bool
    due_soon: bool
    days_late: int
    days_left: int | None
    blocked_by: tuple[str, ...]
    rule_phase: str | None = None


class Checklist(Figure, frozen=True):
    """All items: overdue (longest first), due soon, other open, done, not applicable."""

    rows: tuple[ItemRow, ...]
    overdue: int
    due_soon: int
    due_soon_days: int
    blocked: int
    done: int
    total: int


def checklist(project: Project, as_of: date) -> Checklist:
    """Return the checklist at a date, what hurts first on top.

    An item is overdue when its due date has passed and it is neither done nor not
    applicable; due soon when it is due within the project's ``due_soon_days``; blocked
    when it is open and an item that must come first is not done. Standing items (on every
    agenda) are shown but not counted, and never overdue.
    """
    soon = project.tolerances.due_soon_days
    settled = {item.id: _settled(item, as_of) for item in project.checklist}
    titles = {item.id: item.title for item in project.checklist}
    anchors = project.anchors
    phases = {phase.id: phase.title for phase in project.phases}
    rows = []
    for item in project.checklist:
        blocked_by = tuple(
            titles[name] for name in item.after if name in titles and not settled[name]
        )
        row = _row(item, anchors, as_of, soon, blocked_by)
        title = rule_phase(row.rule, phases)
        rows.append(msgspec.structs.replace(row, rule_phase=title) if title else row)
    counted = [row for row in rows if not row.standing and row.status != "not_applicable"]
    return Checklist(
        rows=tuple(sorted(rows, key=_order)),
        overdue=sum(row.overdue for row in rows),
        due_soon=sum(row.due_soon for row in rows),
        due_soon_days=soon,
        blocked=sum(bool(row.blocked_by) for row in rows),
        done=sum(row.status == "done" for row in counted),
        total=len(counted),
    )


def rule_phase(rule: str | None, phases: Mapping[str, str]) -> str | None:
    """Return the title of the phase that a rule starts from, given titles by id."""
    return None if rule is None else phases.get(rule.partition(" ")[0])


def status_at(item: Item, as_of: date) -> Status:
    """Return an item's status at a date, from its present status and its dates.

    What was done later was under way if it had been started by then, else not started.
    What is done without a date counts as done at every date.
    """
    if item.status == "done" and item.done is not None and item.done > as_of:
        return (
            "in_progress" if item.started is not None and item.started <= as_of else "not_started"
        )
    if item.status == "in_progress" and item.started is not None and item.started > as_of:
        return "not_started"
    return item.status


def due_date(item: Item, anchors: Mapping[str, date], as_of: date) -> date | None:
    """Return when an item is due, seen from a date; a recurring one after its latest round.

    A deadline that cannot be computed gives None: reading the file refuses it.
    """
    if item.due is None:
        return None
    try:
        due = resolve_deadline(item.due, anchors)
        if item.recurs is None or item.done is None or item.done > as_of:
            return due
        # what was done counts for the round nearest to it, be it early or late
        first, rounds = due, 0
        half = (_round(first, item.recurs, 1) - first) / 2
        while due <= item.done + half:
            rounds += 1
            due = _round(first, item.recurs, rounds)
    except DeadlineError:
        return None
    return due


def _round(first: date, recurs: str, rounds: int) -> date:
    number, _, unit = recurs.partition(" ")
    # a round of no length would never come to an end
    return add_offset(first, f"{max(1, int(number)) * rounds} {unit}")


def _settled(item: Item, as_of: date) -> bool:
    return status_at(item, as_of) in ("done", "not_applicable")


def _row(
    item: Item, anchors: Mapping[str, date], as_of: date, soon: int, blocked_by: tuple[str, ...]
) -> ItemRow:
    status = status_at(item, as_of)
    due = due_date(item, anchors, as_of)
    if item.recurs and status == "done" and due is not None and due <= anchors["end"]:
        # the next round has begun when it is near; until then the last one stands as done
        status = "not_started" if due - timedelta(days=soon) <= as_of else "done"
    still_open = status in ("not_started", "in_progress") and not item.standing
    overdue = still_open and due is not None and due < as_of
    left = (due - as_of).days if still_open and due is not None and not overdue else None
    return ItemRow(
        id=item.id,
        title=item.title,
        phase=item.phase,
        status=status,
        due=due,
        rule=item.due if item.due is not None and is_relative(item.due) else None,
        done=item.done if item.done is not None and item.done <= as_of else None,
        owner=item.owner,
        note=item.note,
        standing=item.standing,
        overdue=overdue,
        due_soon=left is not None and left <= soon,
        days_late=(as_of - due).days if overdue and due is not None else 0,
        days_left=left,
        blocked_by=blocked_by if still_open else (),
    )


def _order(row: ItemRow) -> tuple[int, int]:
    far = date.max.toordinal()
    due = row.due.toordinal() if row.due else far
    if row.overdue:
        return 0, -row.days_late
    if row.due_soon:
        return 1, due
    if row.status in ("not_started", "in_progress"):
        return (3 if row.standing else 2), due
    if row.status == "done":
        return 4, -(row.done or date.min).toordinal()
    return 5, due
