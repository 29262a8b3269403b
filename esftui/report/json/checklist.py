"""The checklist (checklista) as JSON."""

from datetime import date

from esftui.measure.checklist import Checklist
from esftui.model.checklist import Status
from esftui.report.json.record import Json


class ItemJson(Json, frozen=True, kw_only=True):
    """A checklist item as it stood at the date; ``rule`` is what ``due`` was computed from."""

    id: str
    title: str
    phase: str | None
    status: Status
    due: date | None
    rule: str | None
    done: date | None
    overdue: bool
    days_late: int
    due_soon: bool
    blocked_by: list[str]
    owner: str | None
    note: str | None


def checklist(checklist: Checklist) -> list[ItemJson]:
    """Return the checklist as it is printed."""
    return [
        ItemJson(
            id=row.id,
            title=row.title,
            phase=row.phase,
            status=row.status,
            due=row.due,
            rule=row.rule,
            done=row.done,
            overdue=row.overdue,
            days_late=row.days_late,
            due_soon=row.due_soon,
            blocked_by=list(row.blocked_by),
            owner=row.owner,
            note=row.note,
        )
        for row in checklist.rows
    ]
