"""Activities (aktiviteter) as text."""

from esftui.locales import _, ngettext
from esftui.locales.formats import number
from esftui.locales.labels import activity
from esftui.measure.activities import Activities
from esftui.report.plain import BLANK, Column, Row, clean, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns


def activities(activities: Activities) -> list[Row]:
    """Return the unique persons, occasions and those who take part now, by activity."""
    rows = [Row(_("Activities"), heading=True)]
    if not activities.persons.total:
        return rows + paragraph(_("Nobody has taken part in an activity yet."))
    unknown = any_unknown(row.persons for row in activities.rows)
    body = [
        [
            clean(activity(row.activity, row.title)),
            *gender_cells(row.persons, unknown),
            number(row.persons.total),
            number(row.occasions),
            number(row.active),
            number(row.abroad),
        ]
        for row in activities.rows
        if row.persons.total
    ]
    columns = [
        Column(_("Activity"), right=False),
        *gender_columns(unknown),
        Column(_("Persons")),
        Column(_("Occasions")),
        Column(_("Now")),
        Column(_("Abroad")),
    ]
    without = activities.without.total
    text = ngettext(
        "{number} participant has not taken part in any activity.",
        "{number} participants have not taken part in any activity.",
        without,
    ).format(number=number(without))
    said = [*paragraph(text), BLANK] if without else []
    return [*rows, *said, *table(columns, body)]
