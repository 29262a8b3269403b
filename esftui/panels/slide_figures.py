"""The figures that matter on a slide, side by side, as large as they can be."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import ngettext
from esftui.model.slide import Big
from esftui.panels import digits
from esftui.panels.compose import beside, fitted
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut, wrap

_GAP = 4
"""Cells between two figures, and more between large ones: numerals of one stand closer."""
_LEAST_LABEL = 12
"""A label is wrapped to its figure's width, but to no less than this."""
_LABEL_ROWS = 2
_SIGNS = ("··", "–", "−", "-")
"""What stands for a number that is withheld, and for one that there is not."""
_CAPTION, _CAPTION_GAP = 36, 2
"""A label beside a figure is no wider than this, and so many cells from it."""


class _Column(NamedTuple):
    """A figure with what stands under it, in a width of its own."""

    figure: tuple[Line, ...]
    width: int
    label: str
    big: Big


def tops(bigs: Sequence[Big], width: int, scale: int) -> list[list[Line]]:
    """Return the ways to set the figures at a scale, the best first.

    One alone has its label beside it; of several the labels stand there to save height.
    """
    if not bigs:
        return [[]]
    found = [figures(bigs, width, scale), captioned(bigs, width, scale)]
    if len(bigs) == 1:
        found.reverse()
    return [top for top in found if top is not None]


def figures(bigs: Sequence[Big], width: int, scale: int) -> list[Line] | None:
    """Return the figures side by side at a scale; nothing if they have no room at it.

    Units stand beside the numerals, or under them where that lets them in. A figure that
    is words, and no numeral, stands as text at the foot of its place.
    """
    for words in (True, False):
        columns = _columns(bigs, width, scale, words)
        gap = _gap(scale)
        widths = _spread([column.width for column in columns], width, gap) if columns else None
        if columns and widths is not None:
            break
    else:
        return None
    drawn = [_drawn(column, size, scale) for column, size in zip(columns, widths, strict=True)]
    return beside(drawn, widths, gap)


def captioned(bigs: Sequence[Big], width: int, scale: int) -> list[Line] | None:
    """Return the figures side by side with their labels beside the numerals, not under them.

    Nothing if a label is higher than its numeral then, or broken: what is saved is rows.
    """
    gap = _gap(scale)
    share = (width - gap * (len(bigs) - 1)) // max(1, len(bigs))
    drawn = []
    for big in bigs:
        value = clean(big.value)
        found = digits.figure(value, scale)
        if found is None:
            return None
        if withheld(big):
            found = _small(found, value, scale)
        room = min(share - found.width - _CAPTION_GAP, _CAPTION)
        texts: list[tuple[str, Role]] = [
            (clean(big.label), ""),
            (clean(big.note), "dim"),
            (clean(big.earlier), "warn"),
        ]
        longest = max(cells(word) for text, _role in texts for word in text.split(" "))
        if longest > room:
            return None
        caption = [(Span(row, role),) for text, role in texts if text for row in wrap(text, room)]
        high = len(found.rows)
        if len(caption) > high:
            return None
        rows: list[Line] = [*([()] * (high - len(caption))), *caption]
        drawn.append(beside([list(found.rows), rows], [found.width, room], _CAPTION_GAP))
    return beside(drawn, [share] * len(bigs), gap)


def in_words(bigs: Sequence[Big], width: int) -> list[Line]:
    """Return each figure as a line of ordinary letters: its value, label and note."""
    return [
        fitted(
            joined(
                Span(clean(big.value), "strong"),
                Span(f"  {clean(big.label)}", "strong"),
                Span("".join(f"  {clean(text)}" for text in (big.note,) if text), "dim"),
                Span(f"  {clean(big.earlier)}" if big.earlier else "", "warn"),
            ),
            width,
        )
        for big in bigs
    ]


def some_figures(bigs: Sequence[Big], width: int) -> list[Line]:
    """Return as many figures as there is room for at the smallest scale, and how many are left."""
    for count in range(len(bigs), 0, -1):
        lines = figures(bigs[:count], width, 1)
        if lines is not None:
            return [*lines, *more(len(bigs) - count)]
    return [(Span(cut(f"{clean(big.label)} {clean(big.value)}", width)),) for big in bigs]


def more(count: int) -> list[Line]:
    """Return the line that says how many there was no room for; no line for none."""
    if count <= 0:
        return []
    # NOTE: so many rows, figures or sentences have no room on a slide
    return [(Span(ngettext("{n} more", "{n} more", count).format(n=count), "dim"),)]


def _columns(bigs: Sequence[Big], width: int, scale: int, words: bool) -> list[_Column] | None:
    room = width - _gap(scale) * (len(bigs) - 1)
    if room < 1:
        return None
    found = []
    for big in bigs:
        value = clean(big.value)
        drawn = digits.figure(value, scale, room, words=words)
        if drawn is not None and withheld(big):
            drawn = _small(drawn, value, scale)
        elif drawn is None:
            if digits.parts(value).numeral:
                return None
            lines = wrap(value, max(_LEAST_LABEL, min(cells(value), room // max(1, len(bigs)))))
            high = max(digits.rows_of(scale), len(lines))
            blank: list[Line] = [()] * (high - len(lines))
            drawn = digits.Figure(
                (*blank, *((Span(line, "strong"),) for line in lines)), max(map(cells, lines))
            )
        label = _label(big, "" if words else _unit(value))
        below = [clean(text) for text in (label, big.note, big.earlier) if text]
        longest = max((cells(word) for text in below for word in text.split()), default=1)
        whole = max(map(cells, below), default=1)
        least = max(drawn.width, longest, min(whole, _LEAST_LABEL))
        found.append(_Column(drawn.rows, least, label, big))
    return found


def withheld(big: Big) -> bool:
    """Say whether a figure is withheld, or is not there: a sign for that need not be large."""
    return digits.parts(clean(big.value)).numeral in _SIGNS


def small(big: Big) -> bool:
    """Say whether a figure gains nothing by being large: it is withheld, or words."""
    return withheld(big) or not digits.parts(clean(big.value)).numeral


def _small(drawn: digits.Figure, value: str, scale: int) -> digits.Figure:
    """Return a figure at the smallest scale, at the foot of the place it had when it was large."""
    small = digits.figure(value, 1)
    if small is None:
        return drawn
    blank: list[Line] = [()] * (digits.rows_of(scale) - len(small.rows))
    return digits.Figure((*blank, *small.rows), small.width)


def _unit(value: str) -> str:
    """Return the words around a numeral: what it is a number of, or the whole it is of."""
    found = digits.parts(value)
    return " ".join(part for part in (found.before, found.after) if part and found.numeral)


def _label(big: Big, unit: str) -> str:
    return " · ".join(part for part in (unit, big.label) if part)


def _gap(scale: int) -> int:
    return 2 if scale == 1 else max(_GAP, 2 * scale)


def _spread(widths: list[int], width: int, gap: int) -> list[int] | None:
    """Return the widths of columns that share a width, or nothing if they have no room."""
    gaps = gap * (len(widths) - 1)
    spare = width - sum(widths) - gaps
    if spare < 0:
        return None
    equal = (width - gaps) // len(widths)
    if max(widths) <= equal:
        return [equal] * len(widths)
    return [size + spare // len(widths) for size in widths]


def _drawn(column: _Column, width: int, scale: int) -> list[Line]:
    big = column.big
    high = max(digits.rows_of(scale), len(column.figure))
    lines: list[Line] = [*([()] * (high - len(column.figure))), *column.figure]
    lines += [(Span(row),) for row in _rows(column.label, width)]
    lines += [(Span(row, "dim"),) for row in _rows(big.note, width)]
    lines += [(Span(row, "warn"),) for row in _rows(big.earlier, width)]
    return lines


def _rows(text: str, width: int) -> list[str]:
    rows = wrap(clean(text), width) if text else []
    if len(rows) <= _LABEL_ROWS:
        return rows
    return [*rows[: _LABEL_ROWS - 1], cut(" ".join(rows[_LABEL_ROWS - 1 :]), width)]
