"""The checklist at a date: what is overdue, due soon, blocked, done."""

from datetime import date

from esftui.measure.figure import Figure
from esftui.model.checklist import Status


class ItemRow(Figure, frozen=True):
    """A checklist item at a date.

    ``due`` is the computed date and ``rule`` the rule that it came from, if relative.
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


class Checklist(Figure, frozen=True):
    """All items: overdue (longest first), due soon, other open, done, not applicable."""

    rows: tuple[ItemRow, ...]
    overdue: int
    due_soon: int
    due_soon_days: int
    blocked: int
    done: int
    total: int
