"""Exits by reason (avslutsorsak) as text."""

from esftui.locales import _, ngettext
from esftui.locales.formats import number
from esftui.locales.labels import exit_reason
from esftui.measure.exits import Exits
from esftui.report.plain import BLANK, Column, Row, clean, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns, share_of


def exits(exits: Exits) -> list[Row]:
    """Return the exits by reason and gender, beside each person's outcome."""
    rows = [Row(_("Exits by reason"), heading=True)]
    if not exits.exits.total:
        return rows + paragraph(_("Nobody has left the project yet."))
    people = ngettext(
        "{exits}, {number} person has left",
        "{exits}, {number} people have left",
        exits.leavers.total,
    ).format(exits=_count(exits.exits.total), number=number(exits.leavers.total))
    positive = _("To work or studies: {share} of those who have left").format(
        share=share_of(exits.positive.total, exits.leavers.total)
    )
    unknown = any_unknown(row.exits for row in exits.rows)
    body = [
        [
            clean(exit_reason(row.reason, row.title)),
            *gender_cells(row.exits, unknown),
            number(row.exits.total),
            number(row.persons.total),
        ]
        for row in exits.rows
        if row.exits.total
    ]
    body.append(
        [
            _("Total"),
            *gender_cells(exits.exits, unknown),
            number(exits.exits.total),
            number(exits.leavers.total),
        ]
    )
    columns = [
        Column(_("Reason"), right=False),
        *gender_columns(unknown),
        Column(_("Exits")),
        Column(_("Persons")),
    ]
    return [*rows, *paragraph(people), *paragraph(positive), BLANK, *table(columns, body)]


def _count(exits: int) -> str:
    return ngettext("{number} exit", "{number} exits", exits).format(number=number(exits))
