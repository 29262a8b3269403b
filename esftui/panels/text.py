"""Texts in cells: cleaning what comes from files, measuring, cutting, wrapping.

Widths are those that the terminal library counts with, so that a line that fits here
fits on the screen.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

from esftui.panels.glyphs import ELLIPSIS

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

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNKNOWN = "\ufffd"
_MOST_MARKS = 2


def cells(text: str) -> int:
    """Return how many cells a cleaned text takes."""
    return len(text) if text.isascii() or _NARROW.issuperset(text) else cell_len(text)


def clean(text: str) -> str:
    """Return a text from a file as one harmless line.

    Line breaks and tabs become a space. Control characters become their visible
    pictures (␛); zero-width, bidirectional, private and unassigned ones become �, so
    that nothing is hidden, moves the cursor or turns the text round. Marks are composed
    with their letter, and no more than two stay on one.
    """
    return text if text.isascii() and text.isprintable() else _clean(text)


@lru_cache(maxsize=2048)
def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _BREAKS.sub(" ", text))
    return "".join(_harmless(text))


def _harmless(text: str) -> Iterator[str]:
    marks = _MOST_MARKS  # a mark needs something to stand on
    for character in text:
        code = ord(character)
        category = unicodedata.category(character)
        if _changes_width(code):
            continue
        if category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            yield _picture(code)
        elif cell_len(character) == 0:
            marks += 1
            if category[0] != "M":
                yield _UNKNOWN
            elif marks <= _MOST_MARKS:
                yield character
            continue
        elif category == "Zs" and character != "\u00a0":
            yield " "
        elif 0x1F1E6 <= code <= 0x1F1FF:  # halves of flags: as the letters they stand for
            yield chr(code - 0x1F1E6 + ord("A"))
        else:
            yield character
        marks = 0


def _changes_width(code: int) -> bool:
    """Say whether it is a soft hyphen, variation selector or skin tone.

    Alone they show nothing, and terminals do not agree on what they do to a width.
    """
    return (
        code == 0xAD
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0100 <= code <= 0xE01EF
    )


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else _UNKNOWN


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
    return lines


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
