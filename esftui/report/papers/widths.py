"""How the width of a page is shared between the columns of a table."""

from collections.abc import Sequence

from esftui.report.papers.content import Table

_EDGES = 2.6
"""What a column has at its edges, in letters."""

_WORDS = (24, 18, 14, 12)
"""The longest words that are kept whole: all but very long ones, or fewer where room is short.

A date and an amount of money always are.
"""

_TEXT, _WIDE = 60, 45
"""How much of a text counts, and of one that is to be written."""


def widths(table: Table, room: int) -> tuple[float, ...]:
    """Return how wide each column is to be; together they fill a page of so many letters.

    No word and no number is broken, as far as there is room. What is left is for those with
    long texts, and those in which much is to be written.
    """
    columns = range(len(table.columns))
    for longest in _WORDS:
        needed = [_needed(table, at, longest) for at in columns]
        # letters are reckoned amply: a little too much is none
        if sum(needed) <= room * 1.15:
            break
    else:
        # it is numbers that are too many: all give way a little
        needed = [_needed(table, at, _WORDS[1]) for at in columns]
    wanted = [max(least, _wanted(table, at)) for at, least in enumerate(needed)]
    left, asked = room - sum(needed), sum(wanted) - sum(needed)
    if left <= 0 or asked <= 0:
        found = needed
    else:
        part = min(1.0, left / asked)
        found = [least + (most - least) * part for least, most in zip(needed, wanted, strict=True)]
    return _filled(table, found, room)


def _filled(table: Table, found: Sequence[float], room: int) -> tuple[float, ...]:
    """Return widths that fill the page: what is over is for the texts, not for the numbers."""
    rest = room - sum(found)
    texts = sum(
        width for width, column in zip(found, table.columns, strict=True) if not column.numeric
    )
    if rest <= 0 or not texts:
        part = room / sum(found)
        return tuple(width * part for width in found)
    return tuple(
        width if column.numeric else width * (1 + rest / texts)
        for width, column in zip(found, table.columns, strict=True)
    )


def _needed(table: Table, at: int, longest: int) -> float:
    """Return the width of the longest word, or of the longest number with its unit."""
    title = max(map(len, table.columns[at].title.split()), default=0)
    if table.columns[at].numeric:
        return min(longest, max([title, *map(len, _cells(table, at))])) + _EDGES
    words = [len(word) for cell in _cells(table, at) for word in cell.split()]
    return min(longest, max([title, *words])) + _EDGES


def _wanted(table: Table, at: int) -> float:
    column = table.columns[at]
    if column.numeric:
        return 0
    longest = max(map(len, [column.title, *_cells(table, at)]))
    return min(_TEXT, max(longest, _WIDE if column.wide else 0)) + _EDGES


def _cells(table: Table, at: int) -> list[str]:
    return [row[at] for row in table.rows]
