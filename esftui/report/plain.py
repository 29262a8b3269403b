"""Plain text in columns: cleaned, aligned and wrapped by the cells it takes, nothing drawn.

No rules, boxes or bars: a screen reader reads every character aloud. What belongs
together stands on one line, headings at the margin and what they head two cells in.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from esftui.readable import clean
from esftui.readable import width as character_width

__all__ = [
    "BLANK",
    "GAP",
    "INDENT",
    "WIDTH",
    "Column",
    "Row",
    "cells",
    "clean",
    "hanging",
    "headed",
    "pad",
    "pairs",
    "paragraph",
    "table",
    "wrap",
]

WIDTH = 80
"""How wide the text is, in cells."""

INDENT = 2
"""How far what stands under a heading is moved in, in cells."""

GAP = 2
"""The least room between two columns, in cells."""


class Row(NamedTuple):
    """A line of the report; a heading is bold on a terminal."""

    text: str
    heading: bool = False


class Column(NamedTuple):
    """A column of a table: its title, and whether it holds numbers (set to the right)."""

    title: str
    right: bool = True


BLANK = Row("")


def cells(text: str) -> int:
    """Return how many cells a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(character_width, text))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled up with spaces to a width in cells."""
    fill = " " * max(0, width - cells(text))
    return fill + text if right else text + fill


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines of at most ``width`` cells, broken at spaces where it can be."""
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split(" "):
        for piece in _pieces(word, width):
            size = cells(piece)
            if not line:
                line, taken = piece, size
            elif taken + 1 + size <= width:
                line, taken = f"{line} {piece}", taken + 1 + size
            else:
                lines.append(line)
                line, taken = piece, size
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that is wider than the whole line."""
    if cells(word) <= width:
        return [word]
    pieces, piece, taken = [], "", 0
    for char in word:
        size = cells(char)
        if piece and taken + size > width:
            pieces.append(piece)
            piece, taken = "", 0
        piece += char
        taken += size
    return [*pieces, piece]


def headed(text: str, width: int = WIDTH) -> list[Row]:
    """Return a heading that holds a text of a file, on as many lines as it needs."""
    return [Row(line, heading=True) for line in wrap(clean(text), width)]


def paragraph(text: str, indent: int = INDENT, width: int = WIDTH) -> list[Row]:
    """Return a text as wrapped lines under a heading."""
    return [Row(" " * indent + line) for line in wrap(text, width - indent)]


def hanging(text: str, indent: int = INDENT, width: int = WIDTH) -> list[Row]:
    """Return a text as wrapped lines, the first of which stands out from the others."""
    lines = wrap(text, width - indent - GAP)
    return [
        Row(" " * (indent + (GAP if number else 0)) + line) for number, line in enumerate(lines)
    ]


def pairs(items: Iterable[tuple[str, str]], width: int = WIDTH) -> list[Row]:
    """Return labels with their values; the values begin in one column."""
    items = list(items)
    start = INDENT + GAP + max((cells(label) for label, _value in items), default=0)
    rows = []
    for label, value in items:
        for number, line in enumerate(wrap(value, width - start)):
            head = " " * INDENT + label if number == 0 else ""
            rows.append(Row(pad(head, start) + line))
    return rows


def table(
    columns: Sequence[Column],
    body: Sequence[Sequence[str]],
    *,
    flexible: int = 0,
    indent: int = INDENT,
    width: int = WIDTH,
) -> list[Row]:
    """Return a table under its column titles; nothing at all if the body is empty.

    The column ``flexible`` wraps in the room that the others leave; texts that can be of
    any length belong there.
    """
    if not body:
        return []
    lines = [[column.title for column in columns], *body]
    sizes = [max(cells(line[index]) for line in lines) for index in range(len(columns))]
    room = width - indent - GAP * (len(columns) - 1) - sum(sizes) + sizes[flexible]
    sizes[flexible] = max(1, min(sizes[flexible], room))
    rows: list[Row] = []
    for line in lines:
        wrapped = wrap(line[flexible], sizes[flexible])
        for number, part in enumerate(wrapped):
            texts = list(line) if number == 0 else [""] * len(line)
            texts[flexible] = part
            joined = (" " * GAP).join(
                pad(text, size, right=column.right)
                for text, size, column in zip(texts, sizes, columns, strict=True)
            )
            rows.append(Row(" " * indent + joined.rstrip(" ")))
    return rows
