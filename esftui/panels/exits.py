"""Exits (avslut) drawn: a bar by gender for each reason."""

from collections.abc import Sequence

import msgspec

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import exit_reason
from esftui.measure.exits import Exits, ReasonRow
from esftui.measure.figure import Split
from esftui.measure.figures import Figures
from esftui.panels.bars import split_bar
from esftui.panels.compose import (
    aired,
    bullets,
    definitions,
    flowing,
    in_full,
    of,
    panel,
    section,
    sentence,
)
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.text import clean
from esftui.panels.words import gender_columns, numbers

_LETTERS_FROM = 40
POSITIVE = "+"
"""Stands before the reasons that count as going on to work or studies, and in the foot."""


class Counted(msgspec.Struct, frozen=True):
    """A row as it is shown: a reason, or several small ones together."""

    title: str
    positive: bool
    split: Split


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the exits in a box: a row for each reason, small ones together where room is short."""
    exits = figures.exits
    heading = _("Exit reasons")
    if not exits.exits.total:
        return panel(heading, empty(width), width, height, figure=[figure_of(exits)])
    rows = rolled([counted(row, row.exits) for row in exits.rows], height)
    # a line of letters saves cells beside each number, where there are many numbers
    unknown = any(row.split.unknown for row in rows)
    lines = table(rows, width, header=unknown and width < _LETTERS_FROM and height > len(rows))
    below = [(), *flowing(_by_person(exits), width, 1)]
    lines = aired(lines, height - len(below))
    if height >= len(lines) + len(below):
        lines += below
    return panel(heading, lines, width, height, figure=[figure_of(exits)], foot=_foot(exits))


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for no exits."""
    text = _("No exits yet. The reasons are shown here once exits are registered.")
    return sentence(text, width)


def figure_of(exits: Exits) -> Line:
    """Return the number of exits."""
    number = exits.exits.total
    words = ngettext("{number} exit", "{number} exits", number)
    before, after = words.split("{number}")
    return joined(Span(before, "dim"), Span(formats.number(number), "strong"), Span(after, "dim"))


def _foot(exits: Exits) -> list[Line]:
    part = of(formats.number(exits.positive_exits.total), formats.number(exits.exits.total))
    long = joined(Span(f"{POSITIVE} ", "good"), Span(_("to work or studies") + " ", "dim"), part)
    return [long, joined(Span(f"{POSITIVE} ", "good"), part)]


def _by_person(exits: Exits) -> list[Line]:
    """Return how many persons went on to work or studies, which is not the same as exits."""
    leavers, positive = exits.leavers.total, exits.positive.total
    share = formats.percent(positive / leavers if leavers else None)
    return [
        (Span(_("by person"), "dim"),),
        of(formats.number(positive), formats.number(leavers)),
        (Span(f"({share})", "dim"),),
    ]


def counted(row: ReasonRow, split: Split) -> Counted:
    """Return a reason as it is shown, with one of its counts."""
    title = exit_reason(row.reason, row.title)
    return Counted(clean(title), row.positive, split)


def rolled(rows: Sequence[Counted], height: int) -> list[Counted]:
    """Return at most ``height`` rows: first the empty go, then the smallest are put together."""
    if len(rows) <= height:
        return list(rows)
    rows = [row for row in rows if row.split.total]
    if len(rows) <= height:
        return rows
    by_size = sorted(range(len(rows)), key=lambda index: -rows[index].split.total)
    kept = sorted(by_size[: max(0, height - 1)])
    rest = [row for index, row in enumerate(rows) if index not in kept]
    title = _("{number} others").format(number=formats.number(len(rest)))
    together = sum((row.split for row in rest), start=Split())
    positive = all(row.positive for row in rest)
    return [*(rows[index] for index in kept), Counted(title, positive, together)]


def table(
    rows: Sequence[Counted], width: int, *, header: bool = False, summed: bool = False
) -> list[Line]:
    """Return the rows with bars on one scale and counts by gender.

    With ``summed`` the last row is the sum of the others and has no bar.
    """
    splits = [row.split for row in rows]
    barred = splits[:-1] if summed else splits
    most = max((split.total for split in barred), default=0)
    columns: list[Column | Chart] = [
        column([POSITIVE if row.positive else " " for row in rows], 30, "good"),
        column([row.title for row in rows], 100, least=8),
        Chart(lambda size: [split_bar(split, most, size) for split in barred], 50, 5, 7, 60),
        *gender_columns(splits, 70, letters=not header),
        numbers([split.total for split in splits], 90, _("all"), strong=True),
    ]
    return lay(columns, width, header=header)


def full(figures: Figures, width: int) -> Drawing:
    """Draw the exits in full: by exit and by person, and what each figure is."""
    exits = figures.exits
    lines: list[Line] = []
    if exits.exits.total:
        by_exit = [counted(row, row.exits) for row in exits.rows]
        by_person = [counted(row, row.persons) for row in exits.rows]
        lines += [(Span(_("By exit"), "strong"),), *_summed(by_exit, exits.exits, width)]
        lines += [*section(_("By person: the outcome")), *_summed(by_person, exits.leavers, width)]
    else:
        lines += empty(width)
    lines += [*section(_("What the figures say")), *bullets(_why(exits), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return in_full(_("Exit reasons"), [figure_of(exits)], lines, width)


def _summed(rows: Sequence[Counted], everyone: Split, width: int) -> list[Line]:
    """Return the rows with a last one for all of them, whose bar is left out of the scale."""
    return table([*rows, Counted(_("All"), False, everyone)], width, header=True, summed=True)


def _why(exits: Exits) -> list[str]:
    if not exits.exits.total:
        return [_("Without exits there is no share to reckon: it is shown as a dash.")]
    share = exits.positive_exits.total / exits.exits.total
    texts = [
        _("{part} of {whole} exits ({share}) were to work or studies, marked {sign}.").format(
            part=formats.number(exits.positive_exits.total),
            whole=formats.number(exits.exits.total),
            share=formats.percent(share),
            sign=POSITIVE,
        )
    ]
    leavers = exits.leavers.total
    persons = exits.positive.total / leavers if leavers else None
    texts.append(
        _("Counted by person: {part} of {whole} leavers ({share}).").format(
            part=formats.number(exits.positive.total),
            whole=formats.number(leavers),
            share=formats.percent(persons),
        )
    )
    back = exits.exits.total - leavers
    if back > 0:
        text = _("{number} exits are not a person's outcome: the person came back, or left again.")
        texts.append(text.format(number=formats.number(back)))
    return texts


def _terms() -> list[tuple[str, str]]:
    return [
        (_("exit"), _("An enrolment ended by the date, with its reason.")),
        (_("outcome"), _("The reason of a person's latest exit, unless the person came back.")),
        (_("leaver"), _("A person with an outcome.")),
        (_("to work or studies"), _("Reasons that the project file marks as positive.")),
    ]
