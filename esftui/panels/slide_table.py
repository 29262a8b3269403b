"""The table of a slide: numbers whole, texts wrapped to a few rows."""

from collections.abc import Sequence
from functools import lru_cache

from esftui.model.slide import SlideTable
from esftui.panels import slide_records
from esftui.panels.glyphs import ELLIPSIS
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut, wrap

_GAPS = (8, 6, 4, 2)
"""Cells between two columns: as many as there is room for with nothing wrapped."""
_LEAST = 9
"""A column of texts is squeezed to no less than this, in cells."""
_LONG_WORD = 20
"""Words up to this long are not broken, as far as there is room."""
_HEADING_ROWS = 2


def headings(table: SlideTable, width: int, deep: int) -> list[Line]:
    """Return the headings of the rows with that many lines; two lines where one is too narrow."""
    widths = _widths(table, width)
    if slide_records.needed(table, widths, deep):
        return [slide_records.heading(table, width)]
    parts = [
        _wrapped(clean(name), size, _HEADING_ROWS)
        for name, size in zip(table.columns, widths, strict=True)
    ]
    high = max(1, *(len(part) for part in parts))
    # the last words stand on the numbers
    parts = [[*[""] * (high - len(part)), *part] for part in parts]
    lines = [_row(parts, table, widths, _gap(table, width), y, "dim") for y in range(high)]
    used = sum(cells(span.text) for span in lines[-1])
    if widths[-1] or used >= width:
        return lines
    # a column has no room
    marked = joined(lines[-1], " " * min(1, width - used - 1), Span(ELLIPSIS, "dim"))
    return [*lines[:-1], marked]


def rule(table: SlideTable, width: int) -> Line:
    """Return the line under the headings, as wide as the columns."""
    widths = [size for size in _widths(table, width) if size]
    whole = sum(widths) + _gap(table, width) * (len(widths) - 1)
    return (Span("─" * min(width, whole), "dim"),)


@lru_cache(maxsize=64)
def whole_width(table: SlideTable, gap: int = _GAPS[-1]) -> int:
    """Return how wide the table is with no text wrapped."""
    columns = zip(table.columns, *table.rows, strict=True)
    widths = [max(cells(clean(text)) for text in column) for column in columns]
    return sum(widths) + gap * (len(widths) - 1)


def rows(table: SlideTable, width: int, deep: int) -> list[list[Line]]:
    """Return each row as the lines that belong together, its texts in at most ``deep`` lines."""
    widths = _widths(table, width)
    if slide_records.needed(table, widths, deep):
        return slide_records.records(table, width, deep)
    found = []
    for row in table.rows:
        parts = [
            _wrapped(clean(text), size, deep if not numeric else 1)
            for text, size, numeric in zip(row, widths, table.numeric, strict=True)
        ]
        high = max(1, *(len(part) for part in parts))
        found.append([_row(parts, table, widths, _gap(table, width), y, "") for y in range(high)])
    return found


def _gap(table: SlideTable, width: int) -> int:
    """Return how many cells stand between two columns: more where nothing is wrapped for it."""
    return next((gap for gap in _GAPS if whole_width(table, gap) <= width), _GAPS[-1])


def _wrapped(text: str, width: int, deep: int) -> list[str]:
    if width <= 0:
        return []
    lines = wrap(text, width)
    if len(lines) <= deep:
        return lines
    return [*lines[: deep - 1], cut(" ".join(lines[deep - 1 :]), width)]


def _row(  # noqa: PLR0917 - one argument a thing that a row is made of
    parts: Sequence[Sequence[str]],
    table: SlideTable,
    widths: Sequence[int],
    gap: int,
    y: int,
    role: Role,
) -> Line:
    line: list[Span | str] = []
    used, at = 0, 0
    for part, size, numeric in zip(parts, widths, table.numeric, strict=True):
        if size <= 0:
            continue
        text = cut(part[y], size) if y < len(part) else ""
        start = at + (size - cells(text) if numeric else 0)
        if text:
            line += [" " * (start - used), Span(text, role)]
            used = start + cells(text)
        at += size + gap
    return joined(*line)


@lru_cache(maxsize=64)
def _widths(table: SlideTable, width: int) -> tuple[int, ...]:
    """Return the columns' widths; the last ones are left out where there is no room for them.

    Numbers keep their width, and texts the width of their longest word as far as it goes;
    what is left they share, those that need little first, and then the headings.
    """
    heads = [clean(name) for name in table.columns]
    bodies = [[clean(row[at]) for row in table.rows] for at in range(len(heads))]
    body = [max(map(cells, texts), default=0) for texts in bodies]
    whole = [max(size, cells(head)) for size, head in zip(body, heads, strict=True)]
    least = [
        max(size if numeric else min(size, _long_word(texts)), _head_cells(head))
        for size, numeric, texts, head in zip(body, table.numeric, bodies, heads, strict=True)
    ]
    gap, count = _gap(table, width), len(whole)
    if sum(least) + gap * (count - 1) > width:
        # words are broken before a column is left out, where that lets every column in
        broken = [
            size if numeric else min(size, _LEAST)
            for size, numeric in zip(least, table.numeric, strict=True)
        ]
        least = broken if sum(broken) + gap * (count - 1) <= width else least
    room = width - gap * (count - 1)
    while count > 1 and sum(least[:count]) > room:
        count -= 1
        # a sign in the headings says that there are more
        room = width - gap * (count - 1) - 2
    widths = least[:count]
    _share(widths, body, room)
    _share(widths, whole, room)
    widths[0] = min(widths[0], width)
    return (*widths, *([0] * (len(whole) - count)))


def _share(widths: list[int], wanted: Sequence[int], room: int) -> None:
    """Widen columns as far as there is room: those that want little first."""
    spare = max(0, room - sum(widths))
    order = sorted(range(len(widths)), key=lambda at: wanted[at])
    for place, at in enumerate(order):
        given = min(wanted[at] - widths[at], spare // (1 if place == len(order) - 1 else 2))
        widths[at] += max(0, given)
        spare -= max(0, given)


def _long_word(texts: Sequence[str]) -> int:
    return max(_LEAST, min(_LONG_WORD, _longest(texts)))


def _head_cells(head: str) -> int:
    """Return how wide a column is at least for its heading to be whole."""
    first, whole = min(_LONG_WORD, _longest([head])), min(_LONG_WORD, cells(head))
    sizes = range(first, whole)
    return next((size for size in sizes if len(wrap(head, size)) <= _HEADING_ROWS), whole)


def _longest(texts: Sequence[str]) -> int:
    return max((cells(word) for text in texts for word in text.split()), default=0)
