"""The checklist in papers: what is overdue, what comes next, what stands on every agenda."""

from collections.abc import Iterable

from esftui.locales import _, labels, pgettext
from esftui.locales.formats import DASH, iso, number
from esftui.measure.checklist import Checklist, ItemRow
from esftui.meeting.agenda import says_only
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
        Column(_("Item"), numeric=False),
        Column(_("Due date"), numeric=False, unit=_("date")),
        Column(pgettext("checklist", "Overdue by"), numeric=False),
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
        Column(_("Due date"), numeric=False, unit=_("date")),
        Column(_("Done on"), numeric=False, unit=_("date")),
    )
    body = tuple((row.title, _status(row), iso(row.due), _done(row)) for row in found.rows)
    return [Paragraph(counted(found)), Table(_("Checklist"), columns, body)]


def _status(row: ItemRow) -> str:
    if row.standing:
        return _("on every agenda")
    status = labels.status(row.status)
    return _("{status}, overdue").format(status=status) if row.overdue else status


def _done(row: ItemRow) -> str:
    """Return when an item was done; of one that comes back, when it was last."""
    if row.done is None or row.status == "done":
        return iso(row.done)
    return _("last time {date}").format(date=iso(row.done))


def standing(rows: Iterable[ItemRow], more: Iterable[str]) -> list[Block]:
    """Return what stands on every meeting's agenda."""
    said = tuple(more)
    others = [
        row.title
        for row in rows
        if row.standing and not any(says_only(row.title, each) for each in said)
    ]
    titles = dict.fromkeys([*said, *others])
    if not titles:
        return []
    return [Paragraph(_("On the agenda of every meeting:")), Bullets(tuple(titles))]
