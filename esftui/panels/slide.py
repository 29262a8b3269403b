"""A slide as it stands on the wall: the figures that matter large, the rest below them.

Of all ways to draw it that fit a size, the largest is taken. What has no room even in the
smallest is left out, the least important first, and it is said how much that is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from esftui.locales import N_, _
from esftui.model.slide import Slide
from esftui.panels import digits, slide_table
from esftui.panels.compose import beside, fitted
from esftui.panels.glyphs import ascii_only, to_ascii
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.slide_bars import DENSITIES, bar_cells, bars, cuts_labels
from esftui.panels.slide_figures import figures, more, some_figures, withheld
from esftui.panels.text import cells, clean, wrap

_BESIDE = 104
"""From this width on, what has changed stands beside the bars and not under them."""
_GOOD_BAR = 24
"""Bars are at least this long, in cells, where something stands beside them."""
_SPLITS = ("gender", "equality")
"""The topics whose bars are women and men of the whole: 40-60 % is marked on them."""
_READABLE = 96
"""No sentence is wider than this, in cells."""
_SENTENCE = 36
"""Headings of sentences stand beside them where this much is left, in cells; else above."""
_NOTES: tuple[tuple[str, str, Role], ...] = (
    ("since", N_("Since the last meeting"), "accent"),
    ("late", N_("Registered afterwards"), "accent"),
    ("lines", "", ""),
)
"""The kinds of sentences of a slide, most important first: its field, its heading, its role."""

Group = list[Line]
"""Lines that stand or fall together: a bar, a row, a sentence."""


class _Way(NamedTuple):
    """One way to draw a slide: the scale of its numerals, and how dense the rest is."""

    scale: int
    density: int


class _Parts(NamedTuple):
    """A slide drawn one way: what stands above, its main part, its sentences, its legend."""

    top: Group
    main: list[Group]
    notes: list[list[Group]]
    legend: Group


def draw_slide(slide: Slide, width: int, height: int) -> tuple[Line, ...]:
    """Return a slide drawn for a size: never wider, never higher.

    Blank lines fill the height, so that the legend stands at the foot.
    """
    if width < 1 or height < 1:
        return ()
    margin = min(1 if width < 70 else 2 if width < 110 else 4, (width - 1) // 2)
    room = width - 2 * margin
    lines = next((found for found in _drawings(slide, room, height) if found is not None), None)
    if lines is None:
        lines = _squeezed(slide, room, height)
    kept = [fitted(line, room) for line in lines[:height]]
    shown = [joined(" " * margin, line) if line else () for line in kept]
    if ascii_only():
        shown = [tuple(Span(to_ascii(span.text), span.role) for span in line) for line in shown]
    return tuple(shown)


def _ways(slide: Slide, width: int, height: int) -> list[_Way]:
    """Return the ways to draw a slide that may fit, the best first: large and even."""
    scales = [0]
    if slide.big and all(withheld(big) for big in slide.big):
        scales = [1]
    elif slide.big:
        scales = [
            scale
            for scale in range(1, digits.LARGEST + 1)
            if scale == 1 or digits.rows_of(scale) * 9 <= height * 4
        ]
    densities = range(len(DENSITIES)) if slide.bars or slide.table else [0]
    if height < 40:
        densities = [density for density in densities if density < 3]
    # bars whose labels are cut are worse than small numerals
    least = 0 if slide.bars and cuts_labels(slide.bars, width) else 1
    every = [_Way(scale, density) for scale in scales for density in densities]
    every.sort(key=lambda way: _worth(way, least), reverse=True)
    return every


def _worth(way: _Way, least: int) -> tuple[int, int, int]:
    """Return how good a way is: its worse half first, its numerals or what is below them.

    ``least`` is what the tightest bars are worth. Numerals are not to be huge over them.
    """
    below = way.density + 1 if way.density else least
    return min(way.scale or 9, below), min(way.scale, way.density + 3), way.density


def _drawings(slide: Slide, width: int, height: int) -> Iterator[list[Line] | None]:
    for way in _ways(slide, width, height):
        for columns in (True, False) if _has_sides(slide, width) else (False,):
            parts = _parts(slide, width, way, columns=columns)
            if parts is not None:
                yield _composed(parts, width, height, columns=columns)


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


def _parts(slide: Slide, width: int, way: _Way, *, columns: bool) -> _Parts | None:
    """Return the parts of a slide drawn one way, or nothing if the figures do not fit it."""
    top: Group | None = []
    if slide.big:
        top = figures(slide.big, width, way.scale)
    if top is None:
        return None
    left, right = _sides(width) if columns else (width, width)
    air = DENSITIES[way.density].air
    heading, table = _table(slide, left, way.density)
    main = [_joined(_bars(slide, left, way.density), air), [*heading, *_joined(table, air)]]
    notes = _notes(slide, right)
    legend: Group = [(Span(row, "dim"),) for row in _legend(slide, width)]
    return _Parts(top, [block for block in main if block], notes, legend)


def _bars(slide: Slide, width: int, density: int) -> list[Group]:
    band = slide.topic in _SPLITS
    found = bars(slide.bars, width, DENSITIES[density], band=band) if slide.bars else []
    if slide.empty:
        found.append([(Span(row),) for row in wrap(clean(slide.empty), min(width, _READABLE))])
    return found


def _table(slide: Slide, width: int, density: int) -> tuple[Group, list[Group]]:
    """Return the headings of a slide's table, and its rows."""
    if slide.table is None:
        return [], []
    heading = slide_table.headings(slide.table, width) if any(slide.table.columns) else []
    deep = (1, 2, 3, 3)[density]
    if density and slide.table.rows:
        # few rows are told in full
        deep = max(deep, min(6, 12 // len(slide.table.rows)))
    return heading, slide_table.rows(slide.table, width, deep)


def _notes(slide: Slide, width: int) -> list[list[Group]]:
    """Return the sentences by their kinds, each kind under its heading, or beside it."""
    titles = [_(title) for field, title, _role in _NOTES if title and getattr(slide, field)]
    indent = max(map(cells, titles), default=0) + 3
    indent = indent if width - indent >= _SENTENCE else 0
    found: list[list[Group]] = []
    for field, title, role in _NOTES:
        kind: list[Group] = []
        for number, text in enumerate(getattr(slide, field)):
            head = Span(_(title), role) if title and number == 0 else Span("")
            kind.append(_sentence(head, clean(text), width, indent if title else 0))
        found += [kind] if kind else []
    return found


def _sentence(head: Span, text: str, width: int, indent: int) -> Group:
    rows = wrap(text, max(1, min(width - indent, _READABLE) - 2))
    marks = [joined(Span("  " if place else "· ", "dim"), row) for place, row in enumerate(rows)]
    if not indent:
        return [*([(head,)] if head.text else []), *marks]
    first = joined(head, " " * (indent - cells(head.text)), marks[0]) if marks else (head,)
    return [first, *(joined(" " * indent, mark) for mark in marks[1:])]


def _legend(slide: Slide, width: int) -> list[str]:
    return wrap("  ·  ".join(map(clean, slide.legend)), width) if slide.legend else []


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
    apart = _stacked([*blocks, *notes], parts.legend, height, sinks=sinks)
    return apart or _stacked([*blocks, _joined(notes, 0)], parts.legend, height, sinks=sinks)


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


def _squeezed(slide: Slide, width: int, height: int) -> list[Line]:
    """Return as much of a slide as a height holds, and how much more there is.

    Every kind of thing has a little first; then what matters most takes what is left.
    """
    top = figures(slide.big, width, 1) if slide.big else []
    top = some_figures(slide.big, width) if top is None else top
    top = top[:height]
    left = height - len(top)
    legend: Group = [(Span(row, "dim"),) for row in _legend(slide, width)]
    legend = legend[: max(0, left // 4)]
    left -= len(legend)
    heading, table = _table(slide, width, 0)
    main = [*_bars(slide, width, 0), *table]
    if table:
        main[-len(table)] = [*heading, *table[0]]
    notes = [group for kind in _notes(slide, width) for group in kind]
    least = min(left, _size(notes[:1]) + (len(notes) > 1)) if notes else 0
    middle = _as_many(main, max(0, left - least))
    below = _as_many(notes, left - len(middle))
    blocks = [block for block in (top, middle, below) if block]
    found = _stacked(blocks, legend, height)
    return [*_joined(blocks, 0), *legend] if found is None else found


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
