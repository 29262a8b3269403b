"""A slide as it stands on the wall: the figures that matter large, the rest below them.

Of all ways to draw it that fit a size, the largest is taken. What has no room even in the
smallest is left out, the least important first, and it is said how much that is.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from esftui.model.slide import Slide
from esftui.panels import digits, slide_close, slide_parts, slide_table
from esftui.panels.compose import beside, fitted, line_cells
from esftui.panels.glyphs import ELLIPSIS, ascii_only, to_ascii
from esftui.panels.line import Line, Span, joined
from esftui.panels.slide_bars import DENSITIES, bar_cells
from esftui.panels.slide_figures import figures, small, tops
from esftui.panels.slide_parts import Group
from esftui.panels.slide_stack import joined_groups, stacked

_BESIDE = 104
"""From this width on, what has changed stands beside the bars and not under them."""
_GOOD_BAR = 24
"""Bars are at least this long, in cells, where something stands beside them."""
_HIGH = 40
"""From this height on, bars may be thicker than two rows."""
_ROW_AIR, _SOME_ROWS = 2, 6
"""So many blank lines at most stand between rows of a table, one where there are more rows."""
_MANY_BARS = 4
"""So many bars with neither words nor air between them are read with pains."""
_FEW_SHOWN = 2
"""The largest scale where most figures are withheld."""
_LONE = 16
"""A figure that a table stands beside takes at least this width, in cells."""


class Fit(IntEnum):
    """How a slide fits its room: something is cut or left out, all stands close, or with air."""

    CUT = 0
    CLOSE = 1
    AIRY = 2


class _Way(NamedTuple):
    """One way to draw a slide: the scale of its numerals, and how dense the rest is.

    ``whole`` lets words stand above their bars and wraps texts of tables, so that no text is
    cut, where all stands close.
    """

    scale: int
    density: int
    whole: bool = False


class _Parts(NamedTuple):
    """A slide drawn one way: what stands above, its main part, its sentences, its legend."""

    top: Group
    main: list[Group]
    notes: list[list[Group]]
    packed: Group
    """The sentences in as few lines as they take."""
    legend: Group


def draw_slide(slide: Slide, width: int, height: int) -> tuple[Line, ...]:
    """Return a slide drawn for a size: never wider, never higher.

    Blank lines fill the height, so that the legend stands at the foot.
    """
    if width < 1 or height < 1:
        return ()
    margin = _margin(width)
    room = width - 2 * margin
    lines, _fit = _drawn(slide, room, height)
    if not (slide.big or slide.bars or slide.table or slide.legend):
        # a few sentences stand in the middle of the wall
        aside = (room - max(map(line_cells, lines), default=0)) // 2
        lines = [joined(" " * aside, line) if line else () for line in lines]
    kept = [fitted(line, room) for line in lines[:height]]
    shown = [joined(" " * margin, line) if line else () for line in kept]
    if ascii_only():
        shown = [tuple(Span(to_ascii(span.text), span.role) for span in line) for line in shown]
    return tuple(shown)


def fit(slide: Slide, width: int, height: int) -> Fit:
    """Return how a slide fits a size."""
    if width < 1 or height < 1 or slide_parts.least_cells(slide) > width * height:
        return Fit.CUT
    return _drawn(slide, width - 2 * _margin(width), height)[1]


def _margin(width: int) -> int:
    return min(1 if width < 70 else 2 if width < 110 else 4, (width - 1) // 2)


def _drawn(slide: Slide, width: int, height: int) -> tuple[list[Line], Fit]:
    """Return a slide's lines in a room, and how it fits there."""
    found = ((lines, fits) for lines, fits in _drawings(slide, width, height) if lines is not None)
    lines, fits = next(found, (None, Fit.CUT))
    if lines is None:
        return slide_close.squeezed(slide, width, height), Fit.CUT
    signs = sum(span.text.count(ELLIPSIS) for line in lines for span in line)
    return lines, fits if signs <= slide_parts.ellipses(slide) else Fit.CUT


def _ways(slide: Slide, width: int, height: int) -> list[_Way]:
    """Return the ways to draw a slide that may fit, the best first: large and even."""
    scales = [0]
    if slide.big:
        hidden = sum(small(big) for big in slide.big)
        # one number does not tower over several that are withheld
        largest = digits.LARGEST if hidden * 2 <= len(slide.big) else _FEW_SHOWN
        scales = [
            scale
            for scale in range(1, largest + 1 if hidden < len(slide.big) else 2)
            if scale == 1 or digits.rows_of(scale) * 9 <= height * 4
        ]
    densities = range(len(DENSITIES)) if slide.bars or slide.table else range(1)
    cuts = slide_parts.cuts(slide, width)
    every = [
        _Way(scale, density, whole)
        for scale in scales
        for density in densities
        if height >= _HIGH or density < 3
        for whole in ((True, False) if cuts and not density else (False,))
    ]
    # texts that are cut are worse than small numerals
    every.sort(key=lambda way: _worth(way, 1 if way.whole or not cuts else 0), reverse=True)
    return every


def _worth(way: _Way, least: int) -> tuple[int, int, int]:
    """Return how good a way is: its worse half first, its numerals or what is below them.

    ``least`` is what the tightest bars are worth. Numerals are not to be huge over them.
    """
    below = way.density + 1 if way.density else least
    return min(way.scale or 9, below), min(way.scale, way.density + 3), way.density


def _drawings(slide: Slide, width: int, height: int) -> Iterator[tuple[list[Line] | None, Fit]]:
    cuts, asked = slide_parts.cuts(slide, width), False
    drawn = sum(bar.share is not None for bar in slide.bars)
    for way in _ways(slide, width, height):
        fits = Fit.AIRY
        if cuts and not way.density and not way.whole:
            fits = Fit.CUT
        elif drawn >= _MANY_BARS and not way.density and not (way.whole and width < _BESIDE):
            fits = Fit.CLOSE
        if fits is Fit.CUT and not asked:
            # no text is cut before blank lines have given way, no label before sentences
            asked = True
            yield slide_close.snug(slide, width, height), Fit.CLOSE
            yield slide_close.with_whole_labels(slide, width, height), Fit.CUT
        yield _table_beside(slide, width, height, way), fits
        for top in tops(slide.big, width, way.scale):
            for columns in (True, False) if _has_sides(slide, width) else (False,):
                parts = _parts(slide, top, width, way, columns=columns)
                yield _composed(parts, width, height, columns=columns), fits
                if not way.density:
                    # what the mark means gives way before the numerals do
                    parts = parts._replace(legend=slide_parts.legend(slide, width, marks=False))
                    yield _composed(parts, width, height, columns=columns), fits


def _has_sides(slide: Slide, width: int) -> bool:
    """Say whether sentences may stand beside the main part: nothing is cut for it."""
    if width < _BESIDE or not (slide.since or slide.late or slide.lines):
        return False
    left = _sides(width)[0]
    if slide.table is not None and slide_table.whole_width(slide.table) > left:
        return False
    if slide.bars:
        return bar_cells(slide.bars, left) >= _GOOD_BAR
    return slide.table is not None


def _sides(width: int) -> tuple[int, int]:
    """Return the widths of the main part and of the sentences beside it."""
    gap = 4
    left = (width - gap) * 3 // 5
    return left, width - gap - left


def _parts(slide: Slide, top: Group, width: int, way: _Way, *, columns: bool) -> _Parts:
    """Return the parts of a slide drawn one way, under its figures."""
    left, right = _sides(width) if columns else (width, width)
    air = DENSITIES[way.density].air
    heading, table = slide_parts.table(slide, left, way.density, whole=way.whole)
    bars = slide_parts.bars(slide, left, way.density, stacked=way.whole)
    main = [joined_groups(bars, air), [*heading, *joined_groups(table, _row_air(slide, way))]]
    legend = slide_parts.legend(slide, width)
    notes = slide_parts.notes(slide, right)
    packed = slide_parts.packed(slide, right)
    return _Parts(top, [block for block in main if block], notes, packed, legend)


def _row_air(slide: Slide, way: _Way) -> int:
    """Return how many blank lines stand between two rows of a slide's table."""
    few = slide.table is not None and len(slide.table.rows) <= _SOME_ROWS
    return min(_ROW_AIR if few else 1, DENSITIES[way.density].air)


def _table_beside(slide: Slide, width: int, height: int, way: _Way) -> list[Line] | None:
    """Return a slide of one figure and a table with the table beside it, if that has room."""
    if len(slide.big) != 1 or slide.table is None or slide.bars or slide.empty:
        return None
    left = max(_LONE, digits.rows_of(way.scale) * 2 + 2)
    gap = 4 if width < _BESIDE else 10
    right = width - left - gap
    top = figures(slide.big, left, way.scale) if right > 0 else None
    if top is None or slide_table.whole_width(slide.table) > right:
        return None
    heading, rows = slide_parts.table(slide, right, way.density)
    notes = [joined_groups(kind, 0) for kind in slide_parts.notes(slide, right)]
    apart = 2 if height >= _HIGH else 1
    main = joined_groups([[*heading, *joined_groups(rows, _row_air(slide, way))], *notes], apart)
    sides = beside([top, main], [left, right], gap)
    return stacked([sides], slide_parts.legend(slide, width), height)


def _composed(parts: _Parts, width: int, height: int, *, columns: bool) -> list[Line] | None:
    """Return the parts put together in a height, or nothing if they do not fit."""
    notes = [joined_groups(kind, 0) for kind in parts.notes]
    if not parts.top and not parts.main:
        notes = [joined_groups(kind, 1) for kind in parts.notes]
    blocks: list[list[Line]] = [parts.top] if parts.top else []
    if columns:
        left, right = _sides(width)
        main = joined_groups(parts.main, 1)
        sides = beside([main, joined_groups(notes, 1)], [left, right], width - left - right)
        return stacked([*blocks, sides], parts.legend, height)
    blocks += parts.main
    sinks = not parts.top
    ways = [notes, [joined_groups(notes, 0)], [parts.packed]]
    drawn = (stacked([*blocks, *way], parts.legend, height, sinks=sinks) for way in ways)
    return next((found for found in drawn if found is not None), None)
