"""Gender split (könsfördelning) as text."""

from esftui.locales import _
from esftui.locales.formats import number, percent
from esftui.locales.labels import gender_group
from esftui.locales.shares import beside_band
from esftui.measure.gender import Gender, GenderRow
from esftui.report.plain import BLANK, Column, Row, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns


def gender(gender: Gender) -> list[Row]:
    """Return the split of the five groups, and which of them are skewed."""
    rows = [Row(_("Gender split"), heading=True)]
    if not any(row.split.total for row in gender.rows):
        return rows + paragraph(_("Nobody has started yet."))
    unknown = any_unknown(row.split for row in gender.rows)
    body = [
        [
            gender_group(row.group),
            *gender_cells(row.split, unknown),
            beside_band(row.share_women),
            _judged(row),
        ]
        for row in gender.rows
    ]
    columns = [
        Column(_("Group"), right=False),
        *gender_columns(unknown),
        Column(_("Share of women")),
        Column(_("Distribution"), right=False),
    ]
    skewed = _("Skewed groups: {number}. Even is 40–60% of each gender.").format(
        number=number(gender.skewed)
    )
    rows += paragraph(skewed)
    if gender.planned_share is not None:
        planned = _("Planned share of women: {share}").format(share=percent(gender.planned_share))
        rows += paragraph(planned)
    return [*rows, BLANK, *table(columns, body)]


def _judged(row: GenderRow) -> str:
    if row.even is None:
        return _("nobody to count")
    text = _("even") if row.even else _("skewed") if row.skewed else _("few")
    return _("{text}, off the plan").format(text=text) if row.off_plan else text
