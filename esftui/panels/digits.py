"""Large numerals, to be read from the back of a room.

Each sign is a little picture of squares, three wide and five high as a rule. A scale says
how many cells wide a square is; it is half as many rows high, since a cell is about twice
as high as it is wide. Half rows are drawn with half blocks; with ASCII signs alone, where
there are none, a square is a whole number of rows.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from esftui.panels.glyphs import ascii_only
from esftui.panels.line import Line, Span
from esftui.panels.text import cells

HIGH = 5
"""Squares from the top of a sign to its foot."""

LARGEST = 8
"""The largest scale: signs of twenty-four cells by twenty rows."""

_SIGNS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "%": ("# #", "  #", " # ", "#  ", "# #"),
    "<": ("  #", " # ", "#  ", " # ", "  #"),
    ">": ("#  ", " # ", "  #", " # ", "#  "),
    "+": ("   ", " # ", "###", " # ", "   "),
    "−": ("   ", "   ", "###", "   ", "   "),
    ",": ("  ", "  ", "  ", " #", "# "),
    ".": (" ", " ", " ", " ", "#"),
    ":": (" ", "#", " ", "#", " "),
    "·": (" ", " ", "#", " ", " "),
    "/": ("  #", "  #", " # ", "#  ", "#  "),
    " ": (" ", " ", " ", " ", " "),
}
_SAME = str.maketrans({"-": "−", "–": "−", "\u00a0": " ", "\u202f": " "})

_NUMERAL = re.compile(
    # a date is one numeral, not a year with something after it
    r"\d{4}-\d\d-\d\d"
    r"|[<>+−-]?\d[\d\u00a0\u202f]*(?:[.,:]\d[\d\u00a0\u202f]*)*|··|[–−-](?=\s|\Z)",
    re.ASCII,
)


class Parts(NamedTuple):
    """A figure as it is written: what stands before the numeral, it, a per cent sign, the rest."""

    before: str
    numeral: str
    percent: bool
    after: str


def parts(value: str) -> Parts:
    """Return the parts of a figure; without a numeral, all of it stands in ``before``."""
    found = _NUMERAL.search(value)
    if found is None:
        return Parts(value, "", False, "")
    rest = value[found.end() :]
    bare = rest.lstrip(" \u00a0\u202f")
    percent = bare.startswith("%")
    after = (bare[1:] if percent else rest).strip(" \u00a0\u202f")
    numeral = found[0].strip("\u00a0\u202f")
    return Parts(value[: found.start()].strip(" \u00a0\u202f"), numeral, percent, after)


def rows_of(scale: int) -> int:
    """Return how many rows the signs of a scale take."""
    if ascii_only():
        return HIGH * max(1, round(scale / 2))
    return (HIGH * scale + 1) // 2


def width_of(text: str, scale: int) -> int:
    """Return how many cells a text takes at a scale; every sign of it must be one of ours."""
    squares = [len(_SIGNS[sign][0]) for sign in text.translate(_SAME)]
    return scale * sum(squares) + _gap(scale) * max(0, len(squares) - 1)


def _gap(scale: int) -> int:
    return max(1, scale)


@lru_cache(maxsize=256)
def _numerals(text: str, scale: int, plain: bool) -> tuple[str, ...]:
    """Return a text's rows, each as wide as :func:`width_of` says."""
    gap = " " * _gap(scale)
    pictures = [_SIGNS[sign] for sign in text.translate(_SAME)]
    squares = [
        gap.join("".join(mark * scale for mark in picture[row]) for picture in pictures)
        for row in range(HIGH)
    ]
    if plain:
        high = max(1, round(scale / 2))
        return tuple(row for row in squares for _again in range(high))
    halves = [row for row in squares for _again in range(scale)]
    if len(halves) % 2:
        # the foot stands on the row's lower edge, where words beside it stand too
        halves.insert(0, " " * len(halves[0]))
    return tuple(
        "".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(halves[::2], halves[1::2], strict=True)
    )


_HALVES = {(" ", " "): " ", ("#", " "): "▀", (" ", "#"): "▄", ("#", "#"): "█"}


def numerals(text: str, scale: int) -> tuple[str, ...]:
    """Return a text's rows at a scale; every sign of it must be one that :func:`parts` finds."""
    return _numerals(text, scale, ascii_only())


class Figure(NamedTuple):
    """A figure in large numerals: its rows, all of one width in cells."""

    rows: tuple[Line, ...]
    width: int


def figure(value: str, scale: int, most: int | None = None, *, words: bool = True) -> Figure | None:
    """Return a figure drawn at a scale: the numeral large, its unit small at the foot.

    Without ``words``, what stands around the numeral is left out, but for a per cent sign.
    Words alone, and what would be wider than ``most`` cells at this scale, give nothing.
    """
    before, numeral, percent, after = parts(value)
    if not words:
        before = after = ""
    if not numeral:
        return None
    high = rows_of(scale)
    small = max(1, scale // 2)
    blocks: list[tuple[tuple[str, ...], bool]] = []
    if before:
        blocks.append(((before,), False))
    blocks.append((numerals(numeral, scale), True))
    if percent and scale > 1:
        blocks.append((numerals("%", small), False))
    elif percent:
        blocks.append((("%",), False))
    if after:
        blocks.append(((after,), False))
    widths = [max(cells(row) for row in rows) for rows, _large in blocks]
    width = sum(widths) + (len(blocks) - 1) * _space(scale)
    if most is not None and width > most:
        return None
    lines: list[Line] = []
    for y in range(high):
        spans: list[Span] = []
        for number, ((rows, large), wide) in enumerate(zip(blocks, widths, strict=True)):
            at = y - (high - len(rows))
            text = rows[at] if at >= 0 else ""
            gap = " " * (_space(scale) if number else 0)
            spans.append(Span(gap + text + " " * (wide - cells(text)), "strong" if large else ""))
        lines.append(tuple(spans))
    return Figure(tuple(lines), width)


def _space(scale: int) -> int:
    return 1 if scale < 3 else 2
