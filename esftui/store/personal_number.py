"""Finding personnummer and samordningsnummer in text, so that they can be refused.

A number has ten or twelve digits: a date (in a samordningsnummer the day + 60), a serial
number and a check digit by Luhn's formula over the last ten digits (Skatteverket, SKV
704). It is written with ``-`` or ``+``, a space, a dash of another width, or nothing
before the last four digits. The number found is never passed on in a message.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

MASK = "••••••-••••"
"""What is shown in place of a number."""

# the separators also as JSON writes them when it keeps to ASCII: – and the like
_BLANK = r"(?:[ \t\u00a0\u2007\u202f]|\\u(?:00a0|2007|202[fF]))"
_DASH = r"(?:[-+\u2010-\u2015\u2212]|\\u(?:201[0-5]|2212))"
_NUMBER = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])"
    rf"(?P<century>1[6-9]|20)?(?P<date>[0-9]{{6}})"
    rf"{_BLANK}?{_DASH}?{_BLANK}?(?P<last>[0-9]{{4}})(?![0-9])"
)
_SIX = b"000000"
_DIGITS = bytes.maketrans(b"123456789", b"000000000")


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (in characters) of each personal number in the text."""
    for match in _NUMBER.finditer(text):
        if _is_number(match["century"], match["date"], match["last"]):
            yield match.span()


def find_in_bytes(raw: bytes) -> list[tuple[int, int]]:
    """Return start and end (in bytes) of each personal number in UTF-8 text.

    Only the surroundings of six digits in a row are looked at, so that a large file
    without any costs next to nothing.
    """
    zeros = raw.translate(_DIGITS)
    found: list[tuple[int, int]] = []
    at = zeros.find(_SIX)
    while at >= 0:
        start = max(0, at - 2)
        piece = raw[start : at + 48].decode("utf-8", "surrogateescape")
        for first, last in find(piece):
            begin = start + _length(piece[:first])
            if not found or begin >= found[-1][1]:
                found.append((begin, start + _length(piece[:last])))
        following = at + len(_SIX)
        while zeros[following : following + 1] == b"0":
            following += 1
        at = zeros.find(_SIX, following)
    return found


def _length(text: str) -> int:
    """Return how many bytes a text was cut from."""
    return len(text.encode("utf-8", "surrogateescape"))


def masked(text: str) -> str:
    """Return the text with every personal number in it made unreadable."""
    parts, at = [], 0
    for start, end in find(text):
        parts += [text[at:start], MASK]
        at = end
    return "".join([*parts, text[at:]]) if at else text


def _is_number(century: str | None, date: str, last: str) -> bool:
    return _is_date(century, date) and _luhn(date + last)


def _is_date(century: str | None, date: str) -> bool:
    month, day = int(date[2:4]), int(date[4:6])
    day -= 60 if day > 60 else 0
    if not 1 <= month <= 12 or day < 1:
        return False
    centuries = (century,) if century else ("18", "19", "20")
    return any(day <= monthrange(int(c + date[:2]), month)[1] for c in centuries)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(digits):
        number = int(digit) * (2 - place % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0
