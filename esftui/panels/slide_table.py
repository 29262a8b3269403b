"""The table of a slide: numbers whole, texts wrapped to a few rows."""

from collections.abc import Sequence

from esftui.model.slide import SlideTable
from esftui.panels.glyphs import ELLIPSIS
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut, wrap

_GAP = 2
_LEAST = 9
"""A column of texts is squeezed to no less than this, in cells."""
_LONG_WORD = 20
"""Words up to this long are not broken, as far as there is room."""


def heading(table: SlideTable, width: int) -> Line:
    """Return the table's headings over their columns."""
    widths = _widths(table, width)
    line = _row([[clean(name)] for name in table.columns], table, widths, 0, "dim")
    used = sum(cells(span.text) for span in line)
    if not widths or widths[-1] or used >= width:
        return line
    # a column has no room
    return joined(line, " " * min(1, width - used - 1), Span(ELLIPSIS, "dim"))


def whole_width(table: SlideTable) -> int:
    """Return how wide the table is with no text wrapped."""
    columns = zip(table.columns, *table.rows, strict=True)
    widths = [max(cells(clean(text)) for text in column) for column in columns]
    return sum(widths) + _GAP * (len(widths) - 1)


def rows(table: SlideTable, width: int, deep: int) -> list[list[Line]]:
    """Return each row as the lines that belong together, its texts in at most ``deep`` lines."""
    widths = _widths(table, width)
    found = []
    for row in table.rows:
        parts = [
            _wrapped(clean(text), size, deep if not numeric else 1)
            for text, size, numeric in zip(row, widths, table.numeric, strict=True)
        ]
        high = max(1, *(len(part) for part in parts))
        found.append([_row(parts, table, widths, y, "") for y in range(high)])
    return found


def _wrapped(text: str, width: int, deep: int) -> list[str]:
    if width <= 0:
        return []
    lines = wrap(text, width)
    if len(lines) <= deep:
        return lines
    return [*lines[: deep - 1], cut(" ".join(lines[deep - 1 :]), width)]


def _row(
    parts: Sequence[Sequence[str]], table: SlideTable, widths: Sequence[int], y: int, role: Role
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
        at += size + _GAP
    return joined(*line)


def _widths(table: SlideTable, width: int) -> list[int]:
    """Return the columns' widths; the last ones are left out where there is no room for them.

    Numbers keep their width, and texts the width of their longest word as far as it goes;
    what is left they share, those that need little first.
    """
    columns = [
        [clean(text) for text in column] for column in zip(table.columns, *table.rows, strict=True)
    ]
    whole = [max(map(cells, column)) for column in columns]
    least = [
        size if numeric else min(size, max(_LEAST, min(_LONG_WORD, _longest_word(column))))
        for column, size, numeric in zip(columns, whole, table.numeric, strict=True)
    ]
    count, gaps = len(whole), _GAP * (len(whole) - 1)
    if sum(least) + gaps > width:
        # words are broken before a column is left out
        least = [
            size if numeric else min(size, _LEAST)
            for size, numeric in zip(whole, table.numeric, strict=True)
        ]
    while count > 1 and sum(least[:count]) + _GAP * (count - 1) > width:
        count -= 1
    widths = least[:count]
    spare = max(0, width - sum(widths) - _GAP * (count - 1))
    for place, at in enumerate(sorted(range(count), key=lambda at: whole[at])):
        given = min(whole[at] - widths[at], spare // (1 if place == count - 1 else 2))
        widths[at] += given
        spare -= given
    widths[0] = min(widths[0], width)
    return [*widths, *([0] * (len(whole) - count))]


def _longest_word(texts: Sequence[str]) -> int:
    return max((cells(word) for text in texts for word in text.split()), default=0)
