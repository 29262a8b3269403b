"""The checklist in papers: what is overdue, what comes next, what stands on every agenda."""

from collections.abc import Iterable

from esftui.locales import _, labels
from esftui.locales.formats import DASH, iso, number
from esftui.measure.checklist import Checklist, ItemRow
from esftui.report.papers.content import Block, Bullets, Column, Paragraph, Table
from esftui.report.text.words import days_late


def counted(found: Checklist) -> str:
    """Return in a sentence how many items are done and how many are late."""
    text = _("{done} of {total} items of the checklist are done, {overdue} are overdue.")
    return text.format(
        done=number(found.done), total=number(found.total), overdue=number(found.overdue)
    )


def overdue(found: Checklist) -> list[Block]:
    """Return the items whose day has passed, the longest first."""
    rows = tuple(
        (row.title, iso(row.due), days_late(row.days_late), row.owner or DASH)
        for row in found.rows
        if row.overdue
    )
    if not rows:
        return [Paragraph(_("Nothing of the checklist is overdue."))]
    columns = (
        Column(_("Overdue"), numeric=False),
        Column(_("Due date"), numeric=False),
        Column(_("Late"), numeric=False),
        Column(_("Responsible"), numeric=False),
    )
    return [Table(_("Overdue in the checklist"), columns, rows)]


def coming(found: Checklist) -> list[Block]:
    """Return the open items with a day that has not passed, the next first."""
    rows = sorted(
        (row.due, row.title, row.owner or DASH)
        for row in found.rows
        if row.days_left is not None and row.due is not None
    )
    if not rows:
        return [Paragraph(_("Nothing more of the checklist has a day."))]
    columns = (
        Column(_("Item"), numeric=False),
        Column(_("Due date"), numeric=False),
        Column(_("Responsible"), numeric=False),
    )
    body = tuple((title, iso(due), owner) for due, title, owner in rows)
    return [Table(_("Next in the checklist"), columns, body)]


def everything(found: Checklist) -> list[Block]:
    """Return the whole checklist with each item's status and dates."""
    if not found.rows:
        return [Paragraph(_("The project file gives no checklist."))]
    columns = (
        Column(_("Item"), numeric=False),
        Column(_("Status"), numeric=False),
        Column(_("Due date"), numeric=False),
        Column(_("Done on"), numeric=False),
    )
    body = tuple((row.title, _status(row), iso(row.due), iso(row.done)) for row in found.rows)
    return [Paragraph(counted(found)), Table(_("Checklist"), columns, body)]


def _status(row: ItemRow) -> str:
    if row.standing:
        return _("on every agenda")
    return _("overdue") if row.overdue else labels.status(row.status)


def standing(rows: Iterable[ItemRow], more: Iterable[str]) -> list[Block]:
    """Return what stands on every meeting's agenda."""
    titles = dict.fromkeys([*more, *(row.title for row in rows if row.standing)])
    if not titles:
        return []
    return [Paragraph(_("On the agenda of every meeting:")), Bullets(tuple(titles))]
