"""Texts in cells: cleaning what comes from files, measuring, cutting, wrapping.

Widths are those that the terminal library counts with, so that a line that fits here
fits on the screen.
"""

from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from esftui.panels.glyphs import ELLIPSIS
from esftui.readable import clean

__all__ = ["cells", "clean", "cut", "first_fitting", "wrap"]

_NARROW = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0xAC),
        (0xAE, 0x2FF),
        (0x370, 0x377),
        (0x2010, 0x2015),
        (0x2018, 0x201F),
        (0x2020, 0x2027),
        (0x2190, 0x21FF),
        (0x2200, 0x22FF),
        (0x2500, 0x25FC),
        (0x2713, 0x2713),
    )
    for code in range(first, last + 1)
)
"""Signs of one cell that panels are made of: counted without the library's large table."""


def cells(text: str) -> int:
    """Return how many cells a cleaned text takes."""
    return len(text) if text.isascii() or _NARROW.issuperset(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """Return the text cut to a width in cells, with ``…`` where something is left out."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    kept, used = [], 0
    for character in text:
        size = cells(character)
        if used + size > width - 1:
            break
        kept.append(character)
        used += size
    return "".join(kept).rstrip() + ELLIPSIS


def wrap(text: str, width: int) -> list[str]:
    """Return the text's words in lines of at most a width in cells; longer words are split."""
    return list(_wrapped(text, width))


@lru_cache(maxsize=1024)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return the lines; a slide asks for the same ones again with each way to draw it."""
    lines, line, used = [], "", 0
    for word in text.split(" "):
        for piece in _pieces(word, width):
            size = cells(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = piece, size
            elif line:
                line, used = f"{line} {piece}", used + 1 + size
            else:
                line, used = piece, size
    if line:
        lines.append(line)
    return tuple(lines)


def _pieces(word: str, width: int) -> Iterator[str]:
    if cells(word) <= width:
        yield word
        return
    piece, used = "", 0
    for character in word:
        size = cells(character)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + character, used + size
    yield piece


def first_fitting(width: int, *texts: str) -> str:
    """Return the first text that fits the width, longest first; nothing if none does."""
    return next((text for text in texts if cells(text) <= width), "")
