"""A slide as it stands on the wall: the figures that matter large, the rest below them.

Of all ways to draw it that fit a size, the largest is taken. What has no room even in the
smallest is left out, the least important first, and it is said how much that is.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from esftui.model.slide import Slide
from esftui.panels import digits, slide_parts, slide_table
from esftui.panels.compose import beside, fitted
from esftui.panels.glyphs import ELLIPSIS, ascii_only, to_ascii
from esftui.panels.line import Line, Span, joined
from esftui.panels.slide_bars import DENSITIES, bar_cells, cuts_labels
from esftui.panels.slide_figures import (
    captioned,
    figures,
    in_words,
    more,
    some_figures,
    withheld,
)
from esftui.panels.slide_parts import Group

_BESIDE = 104
"""From this width on, what has changed stands beside the bars and not under them."""
_GOOD_BAR = 24
"""Bars are at least this long, in cells, where something stands beside them."""
_HIGH = 40
"""From this height on, bars may be thicker than two rows."""
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
        return _squeezed(slide, width, height), Fit.CUT
    signs = sum(span.text.count(ELLIPSIS) for line in lines for span in line)
    return lines, fits if signs <= slide_parts.ellipses(slide) else Fit.CUT


def _ways(slide: Slide, width: int, height: int) -> list[_Way]:
    """Return the ways to draw a slide that may fit, the best first: large and even."""
    scales = [0]
    if slide.big:
        hidden = sum(withheld(big) for big in slide.big)
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
    cuts = slide_parts.cuts(slide, width)
    fits = Fit.AIRY
    for way in _ways(slide, width, height):
        if cuts and not way.density and not way.whole and fits is Fit.AIRY:
            # no text is cut before blank lines have given way, no label before sentences
            fits = Fit.CUT
            yield _snug(slide, width, height), Fit.CLOSE
            yield _with_whole_labels(slide, width, height), Fit.CUT
        yield _table_beside(slide, width, height, way), fits
        for top in _tops(slide, width, way.scale):
            for columns in (True, False) if _has_sides(slide, width) else (False,):
                parts = _parts(slide, top, width, way, columns=columns)
                yield _composed(parts, width, height, columns=columns), fits
                if not way.density:
                    # what the mark means gives way before the numerals do
                    parts = parts._replace(legend=slide_parts.legend(slide, width, marks=False))
                    yield _composed(parts, width, height, columns=columns), fits


def _tops(slide: Slide, width: int, scale: int) -> list[Group]:
    """Return the ways to set the figures at a scale, the best first.

    One alone has its label beside it; of several the labels stand there to save height.
    """
    if not slide.big:
        return [[]]
    found = [figures(slide.big, width, scale), captioned(slide.big, width, scale)]
    if len(slide.big) == 1:
        found.reverse()
    return [top for top in found if top is not None]


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
    main = [_joined(bars, air), [*heading, *_joined(table, min(1, air))]]
    legend = slide_parts.legend(slide, width)
    notes = slide_parts.notes(slide, right)
    return _Parts(top, [block for block in main if block], notes, _packed(slide, right), legend)


def _packed(slide: Slide, width: int) -> Group:
    """Return all sentences in as few lines as they take."""
    kinds = slide_parts.notes(slide, width, packed=width < _BESIDE)
    return [line for kind in kinds for group in kind for line in group]


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
    notes = [_joined(kind, 0) for kind in slide_parts.notes(slide, right)]
    air = min(1, DENSITIES[way.density].air)
    main = _joined([[*heading, *_joined(rows, air)], *notes], 1)
    sides = beside([top, main], [left, right], gap)
    return _stacked([sides], slide_parts.legend(slide, width), height)


def _composed(parts: _Parts, width: int, height: int, *, columns: bool) -> list[Line] | None:
    """Return the parts put together in a height, or nothing if they do not fit."""
    notes = [_joined(kind, 0) for kind in parts.notes]
    if not parts.top and not parts.main:
        notes = [_joined(kind, 1) for kind in parts.notes]
    blocks: list[list[Line]] = [parts.top] if parts.top else []
    if columns:
        left, right = _sides(width)
        main = _joined(parts.main, 1)
        sides = beside([main, _joined(notes, 1)], [left, right], width - left - right)
        return _stacked([*blocks, sides], parts.legend, height)
    blocks += parts.main
    sinks = not parts.top
    ways = [notes, [_joined(notes, 0)], [parts.packed]]
    drawn = (_stacked([*blocks, *way], parts.legend, height, sinks=sinks) for way in ways)
    return next((found for found in drawn if found is not None), None)


def _joined(groups: Sequence[Group], air: int) -> list[Line]:
    lines: list[Line] = []
    for number, group in enumerate(groups):
        lines += [*([()] * (air if number else 0)), *group]
    return lines


def _stacked(
    blocks: Sequence[list[Line]], legend: Group, height: int, *, sinks: bool = False
) -> list[Line] | None:
    """Return blocks below one another with what blank lines there is room for, the legend last.

    A block alone, or all of them if they may sink, stand lower where they take little.
    """
    blocks = [block for block in blocks if block]
    used = sum(map(len, blocks)) + len(legend)
    between = max(0, len(blocks) - 1) + (1 if legend and blocks else 0)
    if used + between > height:
        return None
    spare = height - used - between
    # a little air above and between, never so much that it falls apart
    above = min(1, spare)
    spare -= above
    gap = 1 + min(2, spare // (between + 1)) if between else 0
    if (sinks or len(blocks) == 1) and spare > height // 2:
        # a few sentences do not hang from the ceiling
        above += spare // 3
    lines: list[Line] = [()] * above
    for number, block in enumerate(blocks):
        lines += [*([()] * (gap if number else 0)), *block]
    lines += [()] * (height - len(lines) - len(legend))
    return [*lines, *legend]


# where not everything has room


def _snug(slide: Slide, width: int, height: int) -> list[Line] | None:
    """Return all of a slide with no blank lines and no text cut, if there is room for that.

    At worst those of the table are.
    """
    legend = slide_parts.legend(slide, width, marks=False)
    packed = _packed(slide, width)
    for whole in (True, False):
        main = _joined(_main(slide, width, stacked=True, whole=whole), 0)
        for top in _small_tops(slide, width)[: -1 if slide.big else None]:
            lines = [*top, *main, *packed]
            if len(lines) + len(legend) <= height:
                return _stacked([top, main, packed], legend, height) or [
                    *lines,
                    *([()] * (height - len(lines) - len(legend))),
                    *legend,
                ]
    return None


def _squeezed(slide: Slide, width: int, height: int) -> list[Line]:
    """Return as much of a slide as a height holds, and how much more there is.

    Every kind of thing has a little first; then what matters most takes what is left.
    """
    top = _small_tops(slide, width)[0][:height]
    return _filled(top, _main(slide, width), _room(slide, top, width, height), height)


def _with_whole_labels(slide: Slide, width: int, height: int) -> list[Line] | None:
    """Return a slide with all its bars and no label of one cut, if there is room.

    Sentences give way for it, large numerals (the figures are ordinary letters then), and
    rows of its table.
    """
    if not slide.bars or not cuts_labels(slide.bars, width):
        return None
    bars = len(slide_parts.bars(slide, width, 0, stacked=True))
    # at last rows of the table give way, down to two
    for whole, least in ((True, None), (False, None), (False, bars + 2)):
        main = _main(slide, width, stacked=True, whole=whole)
        for top in _small_tops(slide, width):
            room = _room(slide, top, width, height)
            if _size(main[:least]) + (least is not None) <= room.main:
                return _filled(top, main, room, height)
    return None


class _Room(NamedTuple):
    """What there is room for below the figures: the legend, rows, how many for the main part."""

    legend: Group
    rows: int
    main: int
    notes: list[Group]


def _room(slide: Slide, top: Group, width: int, height: int) -> _Room:
    """Return what there is room for; what has changed has its rows before the main part."""
    kinds = slide_parts.notes(slide, width, packed=True)
    notes = [group for kind in kinds for group in kind]
    legend = slide_parts.legend(slide, width, marks=False)
    legend = legend[: max(0, (height - len(top)) // 4)]
    rows = max(0, height - len(top) - len(legend))
    first = _size(notes[:1]) if slide.since else 0
    least = min(rows, first + (len(notes) > (first > 0)))
    return _Room(legend, rows, rows - least, notes)


def _small_tops(slide: Slide, width: int) -> list[Group]:
    """Return a slide's figures as small as they go, the best first, and as words at last."""
    if not slide.big:
        return [[]]
    tops = sorted(_tops(slide, width, 1), key=len)
    return [*(tops or [some_figures(slide.big, width)]), in_words(slide.big, width)]


def _main(slide: Slide, width: int, *, stacked: bool = False, whole: bool = False) -> list[Group]:
    """Return the bars and rows of a slide, drawn as close as they can be."""
    heading, table = slide_parts.table(slide, width, 0, whole=whole)
    main = [*slide_parts.bars(slide, width, 0, stacked=stacked), *table]
    if table:
        main[-len(table)] = [*heading, *table[0]]
    return main


def _filled(top: Group, main: list[Group], room: _Room, height: int) -> list[Line]:
    """Return figures, main part and legend in a height, with as many sentences as it holds."""
    middle = _as_many(main, room.main)
    below = _as_many(room.notes, room.rows - len(middle))
    blocks = [block for block in (top, middle, below) if block]
    lines = _stacked(blocks, room.legend, height)
    if lines is None:
        lines = _joined(blocks, 0)
        lines += [*([()] * (height - len(lines) - len(room.legend))), *room.legend]
    return lines


def _size(groups: Sequence[Group]) -> int:
    return sum(map(len, groups))


def _as_many(groups: Sequence[Group], height: int) -> list[Line]:
    """Return as many groups as a height holds, and in its last line how many more there are."""
    if _size(groups) <= height:
        return _joined(groups, 0)
    if height <= 0:
        return []
    kept = len(groups)
    while kept and _size(groups[:kept]) + 1 > height:
        kept -= 1
    return [*_joined(groups[:kept], 0), *more(len(groups) - kept)]
