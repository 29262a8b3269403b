"""The economy as text: grant, co-financing and total, payments, and what fewer would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.locales import _
from esftui.locales.formats import DASH, number
from esftui.report import economy_words as words
from esftui.report.plain import BLANK, Column, Row, pairs, paragraph, table

if TYPE_CHECKING:
    from esftui.disclosure.economy import SharedEconomy
    from esftui.measure.economy import Economy


def economy(economy: Economy | SharedEconomy | None) -> list[Row]:
    """Return the parts of the budget beside each other, and what follows the participants.

    Nothing for a project without a budget: that is said of the budget.
    """
    if economy is None:
        return []
    columns = [
        Column(_("Part, SEK"), right=False),
        Column(_("Budget")),
        Column(_("Planned")),
        Column(_("Spent")),
        Column(_("Left")),
        Column(_("Forecast")),
    ]
    body = [
        [
            words.part(row.kind),
            number(row.budget),
            number(row.planned),
            number(row.spent),
            number(row.left),
            number(row.forecast) if row.forecast is not None else DASH,
        ]
        for row in economy.rows
    ]
    rows = [BLANK, Row(_("Economy"), heading=True), *table(columns, body), BLANK]
    rows += pairs([*words.payments(economy.payments), *words.rates(economy)])
    for sentence in words.sentences(economy):
        rows += paragraph(sentence)
    return rows
