"""Composition (sammansättning) drawn: who takes part, and whether they mirror the target group."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from esftui.locales import _, formats, ngettext
from esftui.measure.composition import AGE_BANDS, Composition, MixRow, TargetRow
from esftui.measure.figure import Split
from esftui.measure.figures import Figures
from esftui.panels.bars import goal_bar, split_bar
from esftui.panels.compose import (
    beside,
    bullets,
    definitions,
    in_full,
    panel,
    section,
    sentence,
)
from esftui.panels.glyphs import MARK
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay, lay_in_parts
from esftui.panels.text import clean
from esftui.panels.words import gender_columns, numbers

_COLUMN = 38
"""Cells that a part needs to stand beside another."""
_GAP = 3
_LEAST = 4
"""Lines that a part needs below another, unless it is shorter."""


class Part(NamedTuple):
    """A part of the panel: how many lines it can use, and what draws it to a size."""

    lines: int
    draw: Callable[[int, int], list[Line]]


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the mix in a box: against the target group first, then age, municipality, referrer."""
    mix = figures.composition
    heading = _("Composition")
    if not participants(mix):
        return panel(heading, empty(width), width, height)
    parts = _parts(mix)
    count = max(1, min(len(parts), (width + _GAP) // (_COLUMN + _GAP)))
    widths = [(width - _GAP * (count - 1)) // count] * count
    columns: list[list[Line]] = [[] for _number in range(count)]
    for part in parts:
        # each part goes below what has taken the least height so far
        target = min(range(count), key=lambda index: len(columns[index]))
        room = height - len(columns[target])
        gap = bool(columns[target]) and room > part.lines
        if room - gap >= min(_LEAST, part.lines) or not columns[target]:
            drawn = part.draw(widths[target], max(0, room - gap))
            columns[target] += [*([()] * gap), *drawn]
    lines = beside(columns, widths, _GAP)
    return panel(heading, lines, width, height, figure=[_figure(mix)], foot=_foot(mix))


def participants(mix: Composition) -> int:
    """Return the number of participants."""
    return sum(row.split.total for row in mix.ages)


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for no participants."""
    text = _("No participants yet. Their mix is shown here once someone has started.")
    return sentence(text, width)


def _figure(mix: Composition) -> Line:
    number = participants(mix)
    words = ngettext("{number} participant", "{number} participants", number)
    before, after = words.split("{number}")
    return joined(Span(before, "dim"), Span(formats.number(number), "strong"), Span(after, "dim"))


def _foot(mix: Composition) -> list[Line]:
    if not mix.targets:
        return []
    mark = joined(Span(f"{MARK} ", "plan"), Span(_("the target group's share"), "dim"))
    if not mix.outside:
        return [mark]
    outside = Span(_outside(mix), "dim")
    return [joined(mark, Span(" · ", "dim"), outside), mark]


def _outside(mix: Composition) -> str:
    text = ngettext("{number} in none of its parts", "{number} in none of its parts", mix.outside)
    return text.format(number=formats.number(mix.outside))


def _parts(mix: Composition) -> list[Part]:
    parts: list[Part] = []
    if mix.targets:
        parts.append(_target_part(mix))
    for title, rows in _mixes(mix):
        parts.append(_mix_part(title, rows))
    return parts


def _target_part(mix: Composition) -> Part:
    def drawn(width: int, height: int) -> list[Line]:
        header = height > len(mix.targets)
        rows = mix.targets if header else _furthest(mix.targets, height)
        return target_table(rows, width, header=header)

    return Part(len(mix.targets) + 1, drawn)


def _furthest(rows: Sequence[TargetRow], height: int) -> list[TargetRow]:
    """Return the cells that there are lines for: those furthest from the target group."""
    order = sorted(range(len(rows)), key=lambda index: -abs(rows[index].deviation or 0))
    return [rows[index] for index in sorted(order[: max(0, height)])]


def _mix_part(title: str, rows: Sequence[MixRow]) -> Part:
    present = [row for row in rows if row.split.total]

    def drawn(width: int, height: int) -> list[Line]:
        header = height > 1
        return mix_table(title, rolled(present, height - header), width, header=header)

    return Part(len(present) + 1, drawn)


def _mixes(mix: Composition) -> list[tuple[str, Sequence[MixRow]]]:
    """Return the ways that participants are mixed, those of one part only left out."""
    ages = [_aged(row) for row in mix.ages]
    found: list[tuple[str, Sequence[MixRow]]] = [(_("Age"), ages)]
    for title, rows in (
        (_("Referrer"), mix.referrers),
        (_("Municipality"), mix.municipalities),
    ):
        if any(row.name and row.split.total for row in rows):
            found.append((title, [_cleaned(row) for row in rows]))
    return found


def _cleaned(row: MixRow) -> MixRow:
    return MixRow(clean(row.name) or _("not known"), row.split, row.share)


def _aged(row: MixRow) -> MixRow:
    """Return an age band with its years in words."""
    low, _dash, high = row.name.partition("-")
    if not row.name:
        name = _("not known")
    elif int(low) == AGE_BANDS[0][0]:
        name = _("to {years} years").format(years=high)
    elif int(high) == AGE_BANDS[-1][1]:
        name = _("{years} years and over").format(years=low)
    else:
        name = _("{first}–{last} years").format(first=low, last=high)
    return MixRow(name, row.split, row.share)


def rolled(rows: Sequence[MixRow], height: int) -> list[MixRow]:
    """Return at most ``height`` rows, the smallest put together where there are more."""
    if len(rows) <= height or not rows:
        return list(rows)
    by_size = sorted(range(len(rows)), key=lambda index: -rows[index].split.total)
    kept = set(by_size[: max(0, height - 1)])
    rest = [row for index, row in enumerate(rows) if index not in kept]
    title = _("{number} others").format(number=formats.number(len(rest)))
    shares = [row.share for row in rest if row.share is not None]
    together = MixRow(
        title, sum((row.split for row in rest), start=Split()), sum(shares) if shares else None
    )
    return [*(row for index, row in enumerate(rows) if index in kept), together]


def mix_table(title: str, rows: Sequence[MixRow], width: int, *, header: bool) -> list[Line]:
    """Return a row for each part of the participants: bar by gender, counts, share."""
    splits = [row.split for row in rows]
    most = max((split.total for split in splits), default=0)
    return lay(
        [
            column([row.name for row in rows], 100, least=8, heading=title),
            Chart(lambda size: [split_bar(split, most, size) for split in splits], 60, 4, 8, 60),
            *gender_columns(splits, 70, letters=not header),
            numbers([split.total for split in splits], 90, _("all"), strong=True),
            column([formats.percent(row.share) for row in rows], 50, right=True),
        ],
        width,
        header=header,
    )


def target_table(rows: Sequence[TargetRow], width: int, *, header: bool) -> list[Line]:
    """Return a row for each cell of the target group: its share, the participants', the gap."""
    return lay([_cells(rows), *_target_columns(rows, header=header)], width, header=header)


def _cells(rows: Sequence[TargetRow]) -> Column:
    return column([clean(row.title) for row in rows], 100, least=13, heading=_("Target group"))


def _target_columns(rows: Sequence[TargetRow], *, header: bool) -> list[Column | Chart]:
    most = max((max(row.share or 0, row.target_share) for row in rows), default=0) or 1

    def bars(size: int) -> list[Line]:
        return [goal_bar((row.share or 0) / most, row.target_share / most, size) for row in rows]

    mark = "" if header else f"{MARK} "
    targets = [mark + formats.percent(row.target_share) for row in rows]
    counts = [formats.number(row.participants) for row in rows]
    persons = [formats.number(row.persons) for row in rows]
    return [
        Chart(bars, 60, 6, 10, 60),
        column([formats.percent(row.share) for row in rows], 95, "strong", right=True),
        column(targets, 80, "plan", right=True, heading=MARK),
        column([_points(row) for row in rows], 90, right=True, heading=_("points")),
        column(counts, 45, right=True, heading=_("participants")),
        column(persons, 40, "dim", right=True, heading=_("target group")),
    ]


def _points(row: TargetRow) -> str:
    return formats.DASH if row.deviation is None else formats.signed(row.deviation * 100)


def full(figures: Figures, width: int) -> Drawing:
    """Draw the mix in full: against the target group, by age, referrer and municipality."""
    mix = figures.composition
    lines: list[Line] = []
    if not participants(mix):
        lines += empty(width)
        figure: list[Line] = []
    else:
        figure = [_figure(mix)]
        if mix.targets:
            columns = _target_columns(mix.targets, header=True)
            lines += lay_in_parts(_cells(mix.targets), columns, width)
        for title, rows in _mixes(mix):
            present = [row for row in rows if row.split.total]
            gap: list[Line] = [()] if lines else []
            lines += [*gap, *mix_table(title, present, width, header=True)]
        lines += [*section(_("What the figures say")), *bullets(_why(mix), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(mix), width)]
    return in_full(_("Composition"), figure, lines, width)


def _why(mix: Composition) -> list[str]:
    texts = []
    compared = [row for row in mix.targets if row.deviation is not None]
    if compared:
        over = max(compared, key=lambda row: row.deviation or 0)
        under = min(compared, key=lambda row: row.deviation or 0)
        more = _("Furthest over: {title}, {share} against {target}.")
        fewer = _("Furthest under: {title}, {share} against {target}.")
        for row, text in ((over, more), (under, fewer)):
            texts.append(
                text.format(
                    title=clean(row.title),
                    share=formats.percent(row.share),
                    target=formats.percent(row.target_share),
                )
            )
    if mix.outside:
        text = ngettext(
            "{number} participant is in none of the target group's parts, and not compared.",
            "{number} participants are in none of the target group's parts, and not compared.",
            mix.outside,
        )
        texts.append(text.format(number=formats.number(mix.outside)))
    for part in (part for _title, rows in _mixes(mix) for part in rows):
        if part.split.even is False and part.split.total >= _MANY:
            text = _("{part}: skewed, {women} women and {men} men.")
            texts.append(
                text.format(
                    part=part.name,
                    women=formats.number(part.split.women),
                    men=formats.number(part.split.men),
                )
            )
    nobody = [clean(part.name) for part in mix.municipalities if not part.split.total]
    if nobody:
        texts.append(_("No participants from: {names}.").format(names=", ".join(nobody)))
    return texts


_MANY = 10
"""Participants that a part needs for its gender split to be spoken of."""


def _terms(mix: Composition) -> list[tuple[str, str]]:
    terms = [
        (_("age"), _("The years that someone turned in the year of the first start.")),
        (_("share"), _("Of the participants whose part is known.")),
    ]
    if mix.targets:
        text = _("The people whom recruitment is to mirror, in persons.")
        if mix.target_date is not None:
            text = _("The people whom recruitment is to mirror, in persons at {date}.").format(
                date=formats.iso(mix.target_date)
            )
        terms += [
            (_("target group"), text),
            (_("points"), _("The participants' share less the target group's, in points.")),
        ]
    return terms
