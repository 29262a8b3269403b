"""Texts from files made fit to be read: on the screen, as printed text, everywhere.

What controls a terminal, hides, or turns text round is made visible or taken away, so that
a text can only be read and takes the cells that it is reckoned to take.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_UNTOUCHED = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2212]*")
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNKNOWN = "\ufffd"
_MOST_MARKS = 2
_VOWELS_AND_FILLERS = ((0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FB), (0xFFA0, 0xFFA0))
# wide since Unicode 16, which the library's own data may not know
_NOW_WIDE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376))


def clean(text: str) -> str:
    """Return a text from a file as one harmless line.

    Line breaks and tabs become a space. Control characters become their visible
    pictures (␛); zero-width, bidirectional, private and unassigned ones become �, so
    that nothing is hidden, moves the cursor or turns the text round. Marks are composed
    with their letter, and no more than two stay on one.
    """
    return text if _UNTOUCHED.fullmatch(text) else _clean(text)


@lru_cache(maxsize=2048)
def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _BREAKS.sub(" ", text))
    # what was taken out may have stood between a letter and its mark
    return unicodedata.normalize("NFC", "".join(_harmless(text)))


def _harmless(text: str) -> Iterator[str]:
    marks = _MOST_MARKS  # a mark needs something to stand on
    for character in text:
        code = ord(character)
        category = unicodedata.category(character)
        if _changes_width(code):
            continue
        if category in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            yield _picture(code)
        elif takes_no_cell(character):
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


def takes_no_cell(character: str) -> bool:
    """Say whether a terminal gives a character no cell of its own: marks, jamo, fillers."""
    return unicodedata.category(character)[0] == "M" or _among(ord(character), _VOWELS_AND_FILLERS)


@lru_cache(maxsize=2048)
def width(character: str) -> int:
    """Return how many cells a character of a cleaned text takes in a terminal."""
    if takes_no_cell(character):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or _among(ord(character), _NOW_WIDE)
    return 2 if wide else 1


def _among(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
