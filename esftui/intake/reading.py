"""What comes of reading a cell: a value, or the reason why there is none."""

from datetime import date
from typing import NamedTuple

Value = str | int | bool | date
"""What a field can hold."""


class Read(NamedTuple):
    """A value that was read; ``note`` says what was done to it, if anything."""

    value: Value
    note: str = ""


class Refusal(NamedTuple):
    """A cell that is not taken, and why. The message never repeats what is personal.

    ``row`` is the row as the spreadsheet numbers it, ``column`` its letter; 0 and empty
    where only the cell is known.
    """

    message: str
    row: int = 0
    column: str = ""
    heading: str = ""
