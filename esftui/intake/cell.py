"""A spreadsheet's cell as plain data, and its text."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Cell = str | int | float | bool | date | None
"""What a cell holds. A date has no time of day; a time of day beside it makes it a text."""

UNCOMPUTED = "#FORMULA!"
"""Stands in a cell whose formula was saved without its value."""

_ERRORS = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FORMULA!"
    r"|SAKNAS!?|VÄRDEFEL!|REFERENS!|DIVISION/0!|NAMN\?|OGILTIGT!|SKÄRNING!)|Err:\d{3}"
)


class IntakeError(Exception):
    """A spreadsheet that cannot be read; ``message`` is for the user, in the language in use.

    ``row`` is the row as the spreadsheet numbers it, or 0; ``column`` its letter, or empty.
    """

    def __init__(self, message: str, row: int = 0, column: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.row = row
        self.column = column


class Cancelled(IntakeError):  # noqa: N818 - what happened
    """The user wanted no more of it."""


def plain(value: object) -> Cell:
    """Return what a spreadsheet library gave as a cell.

    A date and time at midnight is a date; whole numbers are whole; an empty text is nothing.
    """
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, float):
        if not math.isfinite(value):
            return str(value)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if value is None or isinstance(value, (bool, int, date)):
        return value
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def text_of(cell: Cell) -> str:
    """Return a cell's text, without blanks around it: dates as ISO, ``2.0`` as ``2``."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        # å as one character, however it was written
        whole = cell if cell.isascii() else unicodedata.normalize("NFC", cell)
        return " ".join(whole.split())
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(plain(cell))


def is_error(text: str) -> bool:
    """Say whether a text is what a spreadsheet shows for a formula that failed (``#REF!``)."""
    return text[:1] in "#E" and _ERRORS.fullmatch(text) is not None


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return a text for comparing: lower case, no accents or signs, one blank between words.

    ``Inskr.datum`` becomes ``inskr datum``, and ``Kön`` ``kon``.
    """
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def letter(index: int) -> str:
    """Return the letter of a column counted from 0: ``A``, ``Z``, ``AA``."""
    text, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_index(letters: str) -> int:
    """Return the column, counted from 0, of a letter such as ``A`` or ``AA``."""
    number = 0
    for each in letters.upper():
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1
