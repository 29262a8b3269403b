"""The checklist (checklista) as text: what is overdue first."""

from collections.abc import Callable

from esftui.locales import _, ngettext
from esftui.locales.formats import iso, number
from esftui.locales.labels import status
from esftui.measure.checklist import Checklist, ItemRow
from esftui.report.plain import BLANK, INDENT, Column, Row, clean, paragraph, table
from esftui.report.text.words import days_late


def checklist(checklist: Checklist) -> list[Row]:
    """Return all items in groups: overdue, due soon, blocked, other open, settled."""
    rows = [Row(_("Checklist"), heading=True)]
    if not checklist.rows:
        return rows + paragraph(_("The project file gives no checklist."))
    summary = _("{overdue} overdue, {soon}, {blocked} waiting for another, {done} done").format(
        overdue=number(checklist.overdue),
        soon=_within(checklist.due_soon, checklist.due_soon_days),
        blocked=number(checklist.blocked),
        done=_("{part} of {whole}").format(
            part=number(checklist.done), whole=number(checklist.total)
        ),
    )
    rows += paragraph(summary)
    left = list(checklist.rows)
    for title, belongs in _groups():
        found = [row for row in left if belongs(row)]
        left = [row for row in left if not belongs(row)]
        if found:
            rows += [BLANK, Row(" " * INDENT + title), *_items(found)]
    return rows


def _groups() -> tuple[tuple[str, Callable[[ItemRow], bool]], ...]:
    return (
        (_("Overdue"), lambda row: row.overdue),
        (_("Due soon"), lambda row: row.due_soon),
        (_("Waiting for another item"), lambda row: bool(row.blocked_by)),
        (_("On every agenda"), lambda row: row.standing),
        (_("Open"), lambda row: row.status in ("not_started", "in_progress")),
        (_("Done"), lambda row: row.status == "done"),
        (_("Not applicable"), lambda row: True),
    )


def _within(due_soon: int, days: int) -> str:
    return ngettext(
        "{number} due within {days} day", "{number} due within {days} days", days
    ).format(number=number(due_soon), days=number(days))


def _items(rows: list[ItemRow]) -> list[Row]:
    columns = [Column("", right=False)] * 3
    body = [["", iso(row.done if row.status == "done" else row.due), _about(row)] for row in rows]
    # no titles: the words speak for themselves, and a reader hears them once less
    return table(columns, body, flexible=2)[1:]


def _about(row: ItemRow) -> str:
    parts = [clean(row.title)]
    if row.overdue:
        parts.append(days_late(row.days_late))
    if row.status == "in_progress":
        parts.append(status(row.status))
    if row.owner:
        parts.append(clean(row.owner))
    if row.blocked_by:
        waiting = ", ".join(clean(title) for title in row.blocked_by)
        parts.append(_("waits for: {items}").format(items=waiting))
    if row.note:
        parts.append(clean(row.note))
    return "; ".join(parts)
