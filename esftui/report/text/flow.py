"""Participant flow (deltagarflöde) as text."""

from esftui.locales import _
from esftui.locales.formats import month, number
from esftui.measure.flow import Flow
from esftui.report.plain import BLANK, Column, Row, pairs, table
from esftui.report.text.words import assumed


def flow(flow: Flow) -> list[Row]:
    """Return the flow at the date, then month by month."""
    items = [
        (_("Participants"), number(flow.participants)),
        (_("Starts"), number(flow.starts)),
        (_("Exits"), number(flow.exits)),
        (_("Active"), number(flow.active)),
        (_("Re-entries"), number(flow.re_entries)),
    ]
    if flow.planned is not None:
        planned = _("{number} in all, {to_date} to date").format(
            number=number(flow.planned), to_date=number(flow.planned_to_date)
        )
        items.insert(1, (_("Planned participants"), assumed(planned, flow.planned_assumed)))
    months = table(
        [
            Column(_("Month"), right=False),
            Column(_("Starts")),
            Column(_("Exits")),
            Column(_("Active")),
            Column(_("Participants")),
        ],
        [
            [
                month(row.month),
                number(row.starts),
                number(row.exits),
                number(row.stock),
                number(row.participants),
            ]
            for row in flow.months
        ],
    )
    rows = [Row(_("Participant flow"), heading=True), *pairs(items)]
    return [*rows, BLANK, *months] if months else rows
