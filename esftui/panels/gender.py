"""Gender split (könsfördelning) drawn: women first, with the band from 40 to 60 per cent."""

from collections.abc import Sequence

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import gender_group
from esftui.measure.figure import FEW
from esftui.measure.figures import Figures
from esftui.measure.gender import Gender, GenderRow
from esftui.panels.bars import band_bar, ruler, scale
from esftui.panels.chart import columns, grid
from esftui.panels.compose import (
    aired,
    bullets,
    definitions,
    in_full,
    line_cells,
    panel,
    section,
    sentence,
)
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.words import gender_columns, men_letter, women_letter

SKEWED = "!"
_FIRST = ("participants", "positive", "active", "leavers", "starts")
"""The groups in the order that they are given up from the end where room is short."""
_YEAR = 12
_SCALE_FROM = 30
"""Cells that a box needs for bars of ten cells beside whole words."""


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the split of each group in a box, with a ruler and the direction where there is room."""
    gender = figures.gender
    heading = _("Gender split")
    known = _first(gender)
    if known is None or known.share_women is None:
        lines = empty(width, someone=known is not None and known.split.total > 0)
        return panel(heading, lines, width, height)
    rows = kept(gender.rows, height)
    lines = table(rows, width, planned=gender.planned_share, ruled=height > len(rows))
    below = trend(gender, width)
    if 2 * len(lines) + len(below) <= height:
        ruled = height > len(rows)
        lines = [*lines[:ruled], *aired(lines[ruled:], height), ()]
    if height >= len(lines) + len(below):
        lines += below
    figure = _figure(known.share_women)
    return panel(heading, lines, width, height, figure=figure, foot=_foot(gender))


def empty(width: int, *, someone: bool) -> list[Line]:
    """Return the sentence that stands for a split of nobody, or of people of unknown gender."""
    if someone:
        text = _("Nobody's gender is registered, so there is no split to show.")
    else:
        text = _("No participants yet. Their split is shown here once starts are registered.")
    return sentence(text, width)


def _first(gender: Gender) -> GenderRow | None:
    return next((row for row in gender.rows if row.group == "participants"), None)


def _figure(share: float) -> list[Line]:
    women = joined(Span(formats.percent(share), "strong"), Span(f" {women_letter()}", "dim"))
    # the parts are rounded so that they add up to a hundred
    men = f"{formats.percent(1 - float(formats.rounded(share * 100)) / 100)} {men_letter()}"
    return [joined(women, Span(f" · {men}", "dim")), women]


def _foot(gender: Gender) -> list[Line]:
    if not gender.skewed:
        return [
            (Span(_("all within 40–60%"), "dim"),),
            (Span(_("40–60%"), "dim"),),
        ]
    number = formats.number(gender.skewed)
    words = ngettext("{number} skewed", "{number} skewed", gender.skewed).format(number=number)
    short = joined(Span(f"{SKEWED} ", "warn"), Span(words, "strong"))
    return [joined(Span(_("40–60% is even") + " · ", "dim"), short), short]


def kept(rows: Sequence[GenderRow], height: int) -> list[GenderRow]:
    """Return the groups that there are lines for, in their order."""
    if len(rows) <= height:
        return list(rows)
    order = sorted(rows, key=lambda row: _FIRST.index(row.group))
    inside = {row.group for row in order[: max(1, height)]}
    return [row for row in rows if row.group in inside]


def table(
    rows: Sequence[GenderRow],
    width: int,
    *,
    planned: float | None,
    ruled: bool,
) -> list[Line]:
    """Return a row for each group: bar, women's share, whether it is even, counts, deviation."""

    def bars(size: int) -> list[Line]:
        on = scale(size, planned)
        drawn = [band_bar(row.split, on) for row in rows]
        return [ruler(on, women_letter(), men_letter()), *drawn] if ruled else drawn

    above = [Span("")] if ruled else []
    shares = [formats.percent(row.share_women) for row in rows]
    flags = [SKEWED if row.skewed else " " for row in rows]
    widest = max(map(len, shares), default=0)
    return lay(
        [
            Column([*above, *(Span(gender_group(row.group)) for row in rows)], 100, least=10),
            Chart(bars, 60, 7, 12 if width >= _SCALE_FROM else 7, 60),
            Column(
                [
                    *above,
                    *(
                        Span(flag + share.rjust(widest), "warn" if flag == SKEWED else "strong")
                        for flag, share in zip(flags, shares, strict=True)
                    ),
                ],
                90,
            ),
            Column([*above, *(Span(women_letter(), "dim") for _row in rows)], 45),
            Column([*above, *map(_word, rows)], 40),
            *gender_columns([row.split for row in rows], 30, above=len(above)),
            Column([*above, *map(_deviation, rows)], 20),
        ],
        width,
    )


def _word(row: GenderRow) -> Span:
    if row.even is None:
        return Span(formats.DASH, "dim")
    if row.skewed:
        return Span(_("skewed"), "warn")
    # NOTE: a group of so few that an uneven split of it says nothing
    return Span(_("even") if row.even else _("few"), "dim")


def _deviation(row: GenderRow) -> Span:
    if row.deviation is None or row.planned_share is None:
        return Span("")
    # NOTE: percentage points beside the planned share: "+4 against 50 % planned"
    text = _("{points} against {share} planned").format(
        points=formats.signed(row.deviation * 100), share=formats.percent(row.planned_share)
    )
    return Span(f"{SKEWED} {text}", "warn") if row.off_plan else Span(f"  {text}", "dim")


def trend(gender: Gender, width: int) -> list[Line]:
    """Return women's share of the participants a year ago and now, and month by month."""
    months = [month for month in gender.months if month.participants.share_women is not None]
    if len(months) < 2:
        return []
    before = months[-_YEAR - 1] if len(months) > _YEAR else months[0]
    steps = months.index(months[-1]) - months.index(before)
    first, last = before.participants.share_women, months[-1].participants.share_women
    text = ngettext("{number} month", "{number} months", steps).format(number=formats.number(steps))
    words = joined(
        Span(f"{text} ", "dim"),
        Span(formats.number((first or 0) * 100), ""),
        Span("→", "dim"),
        Span(formats.percent(last), "strong"),
        Span(f" {women_letter()}", "dim"),
    )
    room = min(width - line_cells(words) - 2, 36)
    if room < 6:
        return [words] if line_cells(words) <= width else []
    on = grid(len(gender.months), room, widest=1)
    shares = [gender.months[group[-1]].participants.share_women or 0 for group in on.groups()]
    spark = columns(shares, 1.0, 1, on, "women")[0]
    return [joined(words, "  ", spark)]


def full(figures: Figures, width: int) -> Drawing:
    """Draw the split in full: every group, the direction month by month, and the rules."""
    gender = figures.gender
    known = _first(gender)
    lines: list[Line] = []
    figure: list[Line] = []
    if known is None or known.share_women is None:
        lines += empty(width, someone=known is not None and known.split.total > 0)
    else:
        figure = _figure(known.share_women)
        lines += table(gender.rows, width, planned=gender.planned_share, ruled=True)
        lines += [*section(_("Month by month")), *_month_table(gender, width)]
    lines += [*section(_("What the figures say")), *bullets(_why(gender), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return in_full(_("Gender split"), figure, lines, width)


def _month_table(gender: Gender, width: int) -> list[Line]:
    rows = gender.months
    on = [row.participants for row in rows]
    now = [row.active for row in rows]

    def bars(size: int) -> list[Line]:
        return [band_bar(split, scale(size, gender.planned_share)) for split in on]

    shares = [formats.percent(split.share_women) for split in on]
    active = [formats.percent(split.share_women) for split in now]
    letter = women_letter()
    return lay(
        [
            column([formats.month(row.month) for row in rows], 100, heading=_("month")),
            Chart(bars, 60, 7, 12, 32, _("participants")),
            column(shares, 90, "strong", right=True, heading=f"{letter} %"),
            *gender_columns(on, 70, letters=False),
            column(
                active, 40, right=True, heading=_("active, {letter}").format(letter=f"{letter} %")
            ),
        ],
        width,
        header=True,
    )


def _why(gender: Gender) -> list[str]:
    texts = []
    for row in gender.rows:
        if row.skewed:
            text = _("{group}: skewed, {share} women of {number}.")
        elif row.even is False:
            text = _("{group}: {share} women of {number}: too few to be called skewed.")
        elif row.even:
            text = _("{group}: even, {share} women of {number}.")
        else:
            text = _("{group}: nobody of known gender.")
        known = row.split.women + row.split.men
        texts.append(
            text.format(
                group=gender_group(row.group),
                share=formats.percent(row.share_women, _decimals(row)),
                number=formats.number(known),
            )
        )
    if gender.planned_share is not None:
        text = _("The project planned for {share} women.")
        texts.append(text.format(share=formats.percent(gender.planned_share)))
    off = [gender_group(row.group) for row in gender.rows if row.off_plan]
    if off:
        text = _("Further from the plan than the project's tolerance: {groups}.")
        texts.append(text.format(groups=", ".join(off)))
    return texts


def _decimals(row: GenderRow) -> int:
    """Return the decimals it takes for a share not to look even when it is skewed."""
    share = row.share_women
    if share is None:
        return 0
    inside = 40 <= formats.rounded(share * 100) <= 60
    return 0 if inside is bool(row.even) else 1


def _terms() -> list[tuple[str, str]]:
    return [
        (_("share of women"), _("Women of those whose gender is known.")),
        (_("even"), _("Both genders have between 40 and 60%, exactly and not rounded.")),
        (_("skewed"), _("Outside 40–60%, marked {sign}.").format(sign=SKEWED)),
        (
            _("few"),
            _(
                "Fewer than {number} of known gender, and uneven: three can never be split evenly."
            ).format(number=formats.number(FEW)),
        ),
        (gender_group("participants"), _("Unique persons with at least one start by the date.")),
        (gender_group("active"), _("Enrolments begun and not ended.")),
        (gender_group("leavers"), _("Persons whose latest enrolment has ended.")),
        (
            gender_group("positive"),
            _("Leavers whose outcome is a reason that the project file marks as positive."),
        ),
    ]
