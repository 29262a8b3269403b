"""A table whose texts have no room in columns: each row as a text, and below it the rest."""

from collections.abc import Sequence

from esftui.locales.formats import DASH
from esftui.model.slide import SlideTable
from esftui.panels.line import Line, Span, joined
from esftui.panels.text import cells, clean, cut, wrap

_LINES = 2
"""A column in which the sentences take more lines than this, on average, is read by nobody."""
_GIST = 20
"""In so many cells a sentence that is cut still says what it is about."""
_LEAST_COLUMNS = 4
_INDENT = 2
_LEAST_FIRST = 8
_DOT = " · "


def main_column(table: SlideTable) -> int:
    """Return which column the others are about: that of the longest texts."""
    longest = [
        -1 if numeric else max((cells(clean(row[at])) for row in table.rows), default=0)
        for at, numeric in enumerate(table.numeric)
    ]
    return longest.index(max(longest))


def needed(table: SlideTable, widths: Sequence[int], deep: int) -> bool:
    """Say whether a table of columns that wide would leave too little of its main texts.

    Where each row has one line (``deep`` is 1) height is scarce: a few words are enough then.
    """
    if len(table.columns) < _LEAST_COLUMNS or all(table.numeric):
        return False
    at = main_column(table)
    if deep == 1:
        longest = max((cells(clean(row[at])) for row in table.rows), default=0)
        return widths[at] < min(longest, _GIST)
    lines = sum(len(wrap(clean(row[at]), widths[at])) for row in table.rows)
    return lines > _LINES * len(table.rows)


def heading(table: SlideTable, width: int) -> Line:
    """Return the headings in the order that the rows have."""
    main = main_column(table)
    names = [clean(name) for name in table.columns]
    first = "  ".join(name for at, name in enumerate(names) if at == main or _leads(table, at))
    rest = _DOT.join(name for at, name in enumerate(names) if at != main and not _leads(table, at))
    return (Span(cut(f"{first}: {rest}", width), "dim"),)


def records(table: SlideTable, width: int, deep: int) -> list[list[Line]]:
    """Return each row: its main text in at most ``deep`` lines, and one or two for the rest."""
    main = main_column(table)
    before = max(
        (cells(clean(row[at])) for row in table.rows for at in range(main) if _leads(table, at)),
        default=0,
    )
    indent = before + _INDENT
    found = []
    for row in table.rows:
        texts = [clean(text) for text in row]
        number = next((text for at, text in enumerate(texts) if _leads(table, at)), "")
        lead = f"{number:>{before}}{' ' * _INDENT}" if before else ""
        rest = [
            text
            for at, text in enumerate(texts)
            if at != main and not _leads(table, at) and text not in ("", DASH)
        ]
        upper = _at_most(texts[main], max(1, width - cells(lead)), deep)
        lower = _rest(rest, max(1, width - indent), 1 if deep == 1 else 2)
        lines = [
            joined(Span(" " * cells(lead) if place else lead, "dim"), Span(text))
            for place, text in enumerate(upper or [""])
        ]
        found.append([*lines, *(joined(" " * indent, Span(text, "dim")) for text in lower)])
    return found


def _rest(texts: list[str], width: int, deep: int) -> list[str]:
    """Return what else a row says; where it is too long the first of it gives way."""
    over = cells(_DOT.join(texts)) - width * deep
    if over > 0 and texts:
        texts = [cut(texts[0], max(_LEAST_FIRST, cells(texts[0]) - over)), *texts[1:]]
    return _at_most(_DOT.join(texts), width, deep)


def _leads(table: SlideTable, at: int) -> bool:
    """Say whether a column is the rows' numbers, which stand before them."""
    return at == 0 and table.numeric[0]


def _at_most(text: str, width: int, deep: int) -> list[str]:
    lines = wrap(text, width) if text else []
    if len(lines) <= deep:
        return lines
    return [*lines[: deep - 1], cut(" ".join(lines[deep - 1 :]), width)]
