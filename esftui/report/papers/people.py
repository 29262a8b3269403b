"""Participants in papers: flow, exits, gender, activities."""

from itertools import pairwise

from esftui.disclosure import Shared
from esftui.disclosure.flow import SharedFlow, SharedPeriod
from esftui.disclosure.gender import SharedGenderRow
from esftui.locales import _, formats, labels, ngettext
from esftui.locales.formats import DASH, number
from esftui.locales.shares import beside_band
from esftui.report.few import why_no_tables
from esftui.report.papers import words
from esftui.report.papers.content import (
    Bars,
    Block,
    Chart,
    Column,
    Lines,
    Paragraph,
    Series,
    Table,
)
from esftui.report.papers.words import cell, gender_cells, gender_columns, unknown_gender


def flow(shared: Shared) -> list[Block]:
    """Return in a sentence who takes part, and how many came and left by period."""
    found = shared.flow
    if found.participants.value == 0:
        return [Paragraph(_("Nobody has started yet."))]
    sentence = _came_and_went(found)
    if found.planned is not None:
        planned = _("{number} participants are planned in all, {to_date} by now.").format(
            number=number(found.planned), to_date=number(found.planned_to_date)
        )
        sentence = f"{sentence} {planned}"
    why = why_no_tables(shared)
    return [Paragraph(sentence), *([Paragraph(why)] if why else []), *_periods(shared)]


def _came_and_went(found: SharedFlow) -> str:
    """Return how many have begun and ended; where nobody came back, starts are persons."""
    once = found.starts.value is not None and found.starts.value == found.participants.value
    text = (
        _("{participants} participants have begun; {exits} of them have left, {active} are active.")
        if once
        else _(
            "{participants} participants have begun, and made {starts} starts in all; {exits} of"
            " the starts have ended, {active} are active."
        )
    )
    return text.format(
        participants=cell(found.participants),
        starts=cell(found.starts),
        exits=cell(found.exits),
        active=cell(found.active),
    )


def _periods(shared: Shared) -> list[Block]:
    rows = shared.flow.periods
    table = Table(
        _("Participant flow by period"),
        (
            Column(_("Period"), numeric=False),
            Column(_("Starts")),
            Column(_("Exits")),
            Column(_("Active at its end")),
        ),
        tuple((period(row), cell(row.starts), cell(row.exits), cell(row.stock)) for row in rows),
        _("starts and exits"),
    )
    known = [row.stock.value is not None for row in rows]
    # two points that do not follow each other make no line
    if not any(one and next_one for one, next_one in pairwise(known)):
        return [table]
    return [_stock(rows), table]


def _stock(rows: tuple[SharedPeriod, ...]) -> Chart:
    values = tuple(None if row.stock.value is None else float(row.stock.value) for row in rows)
    first, last = (
        next(row for row in order if row.stock.value is not None) for order in (rows, rows[::-1])
    )
    highest = max(value for value in values if value is not None)
    hidden = values.count(None)
    text = _(
        "A line of those active at the end of each period: {first} at the end of {start},"
        " {last} at the end of {end}, {highest} at the most. The table has every number."
    )
    if hidden:
        # what is withheld could be more
        text = _(
            "A line of those active at the end of the periods that can be shown: {first} at the"
            " end of {start}, {last} at the end of {end}. {hidden} of {all} periods are withheld."
        )
    return Chart(
        _("Active at the end of each period"),
        text.format(
            first=cell(first.stock),
            start=formats.month(first.last),
            last=cell(last.stock),
            end=formats.month(last.last),
            highest=number(highest),
            hidden=number(hidden),
            all=number(len(rows)),
        ),
        Lines(
            tuple(formats.month(row.last) for row in rows),
            (Series(_("Active"), values),),
            _ticks(highest),
        ),
    )


def _ticks(highest: float) -> tuple[tuple[float, str], ...]:
    """Return two or three round heights, the last one no lower than the highest value."""
    step = 10 ** max(0, len(str(int(highest))) - 1)
    while highest / step > 3:
        step *= 2
    top = step
    while top < highest:
        top += step
    return tuple((float(height), number(height)) for height in range(0, top + 1, step))


def period(row: SharedPeriod) -> str:
    """Return a month, or the first and the last one of several."""
    if row.first == row.last:
        return formats.month(row.first)
    return f"{formats.month(row.first)} {DASH} {formats.month(row.last)}"


def exits(shared: Shared) -> list[Block]:
    """Return the persons who have left by reason and gender."""
    found = shared.exits
    leavers = found.leavers.total
    if leavers.value == 0:
        return [Paragraph(_("Nobody has left the project yet."))]
    text = _("{leavers} persons have left, {positive} of them to work or studies.")
    sentence = text.format(leavers=cell(leavers), positive=cell(found.positive.total))
    if leavers.value and found.positive.total.value is not None:
        share = formats.percent(found.positive.total.value / leavers.value)
        sentence = _("{text} That is {share}.").format(text=sentence, share=share)
    if not found.rows:
        return [Paragraph(sentence)]
    unknown = unknown_gender([found.leavers, *(row.persons for row in found.rows)])
    rows = [
        (words.reason_names(row.reasons), *gender_cells(row.persons, unknown)) for row in found.rows
    ]
    rows.append((_("Total"), *gender_cells(found.leavers, unknown)))
    table = Table(
        _("Left the project, by reason"),
        (Column(_("Reason"), numeric=False), *gender_columns(unknown)),
        tuple(rows),
        _("persons"),
        total=True,
    )
    return [Paragraph(sentence), _reasons(shared), table]


def _reasons(shared: Shared) -> Chart:
    bars = tuple(
        words.split_bar(words.reason_names(row.reasons), row.persons) for row in shared.exits.rows
    )
    sums = [sum(part or 0 for part in bar.parts) for bar in bars]
    said = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    return Chart(
        _("Why participants have left"),
        _("Bars of women and men by reason. {bars}.").format(bars=said),
        Bars(bars, max([1.0, *sums]), (_("Women"), _("Men"))),
    )


def activities(shared: Shared) -> list[Block]:
    """Return who has taken part in which activity."""
    rows = [row for row in shared.activities.rows if row.persons.total.value != 0]
    if not rows:
        return [Paragraph(_("Nobody has taken part in an activity yet."))]
    unknown = unknown_gender(row.persons for row in rows)
    body = tuple(
        (labels.activity(row.activity, row.title), *gender_cells(row.persons, unknown))
        for row in rows
    )
    columns = (Column(_("Activity"), numeric=False), *gender_columns(unknown))
    return [Table(_("Participation in activities"), columns, body, _("persons"))]


def gender(shared: Shared) -> list[Block]:
    """Return the gender split of five groups against 40-60 % and the plan."""
    rows = [row for row in shared.gender.rows if row.split.total.value != 0]
    if not rows:
        return [Paragraph(_("Nobody has started yet."))]
    text = _how_even(shared)
    if shared.gender.planned_share is not None:
        planned = _("Planned share of women: {share}").format(
            share=formats.percent(shared.gender.planned_share)
        )
        text = f"{text} {planned}."
    if all(map(_is_withheld, rows)):
        return [Paragraph(text)]
    unknown = unknown_gender(row.split for row in rows)
    columns = (
        Column(_("Group"), numeric=False),
        *gender_columns(unknown),
        Column(_("Share of women"), unit=_("share")),
        Column(_("Distribution"), numeric=False),
    )
    body = tuple(
        (
            labels.gender_group(row.group),
            *gender_cells(row.split, unknown),
            _share_of_women(row),
            judged(row),
        )
        for row in rows
    )
    return [
        Paragraph(text),
        _shares(rows),
        Table(_("Gender split"), columns, body, _("persons; starts and active: starts")),
    ]


def _how_even(shared: Shared) -> str:
    """Return in a sentence how many groups are skewed, of those whose split can be shown."""
    rows = [row for row in shared.gender.rows if row.split.total.value != 0]
    if all(map(_is_withheld, rows)):
        return _("How many are women and men cannot be shown of any group.")
    skewed = shared.gender.skewed
    if not skewed:
        return _("No group that can be shown is skewed: outside 40–60% of each gender.")
    text = ngettext(
        "{number} of the groups that can be shown is skewed: outside 40–60% of each gender.",
        "{number} of the groups that can be shown are skewed: outside 40–60% of each gender.",
        skewed,
    )
    return text.format(number=number(skewed))


def _is_withheld(row: SharedGenderRow) -> bool:
    return row.split.women.withheld or row.split.men.withheld


def _share_of_women(row: SharedGenderRow) -> str:
    if _is_withheld(row):
        return words.WITHHELD
    return beside_band(row.split.share_women)


def judged(row: SharedGenderRow) -> str:
    """Return whether a split is even, if that may be shown."""
    if _is_withheld(row):
        return words.WITHHELD
    if row.split.even is None:
        return _("nobody to count")
    if row.split.even:
        return _("even")
    return _("skewed") if row.split.skewed else _("few")


def _shares(rows: list[SharedGenderRow]) -> Chart:
    bars = []
    for row in rows:
        bar = words.split_bar(labels.gender_group(row.group), row.split)
        whole = sum(part or 0.0 for part in bar.parts)
        if whole and None not in bar.parts:
            women = (bar.parts[0] or 0.0) / whole
            shown = _("{share} women").format(share=beside_band(women))
            bar = type(bar)(bar.label, (women, 1 - women), shown)
        bars.append(bar)
    said = "; ".join(f"{bar.label}: {bar.shown}" for bar in bars)
    return Chart(
        _("Share of women by group"),
        _("Bars of the shares of women and men, with 40–60% marked. {bars}.").format(bars=said),
        Bars(
            tuple(bars),
            1.0,
            (_("Women"), _("Men")),
            band=(0.4, 0.6),
            band_name=_("40–60%"),
        ),
    )
