"""What comes of reading a cell: a value, or the reason why there is none."""

from datetime import date
from typing import NamedTuple

from esftui.locales import _
from esftui.store.personal_number import masked
from esftui.store.words import brief, shown

Value = str | int | bool | date
"""What a field can hold."""


def quoted(text: str) -> str:
    """Return a text of the user's in quotation marks; never a personal number."""
    return _("“{text}”").format(text=masked(text))


def told(value: object) -> str:
    """Return a cell's value for a message: short, on one line, and never a personal number.

    Texts have the quotation marks of the language, as headings have.
    """
    if not isinstance(value, str):
        return shown(value)
    return quoted("".join(c if c.isprintable() else repr(c)[1:-1] for c in brief(value)))


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
