"""Composition (sammansättning) as text."""

from collections.abc import Callable, Sequence

from esftui.locales import _, ngettext
from esftui.locales.formats import iso, number, percent, signed
from esftui.measure.composition import AGE_BANDS, Composition, MixRow
from esftui.report.plain import BLANK, Column, Row, clean, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns


def composition(composition: Composition) -> list[Row]:
    """Return the mix against the target group's, then by age, referrer and municipality."""
    rows = [Row(_("Composition"), heading=True)]
    if not any(row.split.total for row in composition.ages):
        return rows + paragraph(_("Nobody has started yet."))
    tables = [
        _targets(composition),
        _mix(_("Age at start"), composition.ages, age_band),
        _mix(_("Referrer"), composition.referrers, clean),
        _municipalities(composition.municipalities),
    ]
    for number_of, found in enumerate(filter(None, tables)):
        rows += [BLANK, *found] if number_of else found
    return rows


def _targets(composition: Composition) -> list[Row]:
    if not composition.targets:
        return []
    body = [
        [
            clean(row.title),
            number(row.persons),
            percent(row.target_share),
            number(row.participants),
            percent(row.share),
            signed(None if row.deviation is None else row.deviation * 100),
        ]
        for row in composition.targets
    ]
    title = _("Target group")
    if composition.target_date is not None:
        title = _("Target group {date}").format(date=iso(composition.target_date))
    columns = [
        Column(title, right=False),
        Column(_("Persons")),
        Column(_("Share")),
        Column(_("Participants")),
        Column(_("Share")),
        Column(_("Percentage points")),
    ]
    text = ngettext(
        "{number} participant is in none of the target group's parts",
        "{number} participants are in none of the target group's parts",
        composition.outside,
    ).format(number=number(composition.outside))
    return [*table(columns, body), *(paragraph(text) if composition.outside else [])]


def _mix(title: str, rows: Sequence[MixRow], name: Callable[[str], str]) -> list[Row]:
    if not any(row.name and row.split.total for row in rows):
        return []
    unknown = any_unknown(row.split for row in rows)
    body = [
        [
            name(row.name) if row.name else _("not known"),
            *gender_cells(row.split, unknown),
            number(row.split.total),
            percent(row.share),
        ]
        for row in rows
    ]
    columns = [
        Column(title, right=False),
        *gender_columns(unknown),
        Column(_("Persons")),
        Column(_("Share")),
    ]
    return table(columns, body)


def _municipalities(rows: Sequence[MixRow]) -> list[Row]:
    """Return those that anyone comes from, and in a sentence the others."""
    found = _mix(_("Municipality"), [row for row in rows if row.split.total], clean)
    nobody = ", ".join(clean(row.name) for row in rows if not row.split.total)
    if not found or not nobody:
        return found
    return [*found, *paragraph(_("No participants from: {names}.").format(names=nobody))]


def age_band(name: str) -> str:
    """Return an age band such as ``25-34`` in words."""
    low, _dash, high = name.partition("-")
    if int(low) == AGE_BANDS[0][0]:
        return _("to {years} years").format(years=high)
    if int(high) == AGE_BANDS[-1][1]:
        return _("{years} years and over").format(years=low)
    return _("{first}–{last} years").format(first=low, last=high)
