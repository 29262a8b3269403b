"""A table that is exported: typed values, and columns that say what they are."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from esftui.disclosure.cells import Cell

Value = str | int | float | bool | date | None
"""What stands in a cell. A share is 0-1; money is whole kronor; nothing is an empty cell."""

Unit = Literal["text", "date", "count", "share", "kronor", "number"]


class Column(NamedTuple):
    """A column: its heading, what it is, and what its values are counted in."""

    heading: str
    unit: Unit
    meaning: str


class Table(NamedTuple):
    """A table: a short name for its sheet and file, a title, columns and rows.

    ``slug`` is the name of its file, the same in every language. ``notes`` hold for the
    whole of it.
    """

    slug: str
    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()


class About(NamedTuple):
    """What is said of everything in an export."""

    title: str
    lines: Sequence[str]


class Export(NamedTuple):
    """Tables and what is said of them; ``private``: for its owner's eyes only."""

    about: About
    tables: Sequence[Table]
    private: bool


def value(number: Any) -> Value:
    """Return a number of persons as it may be shown: itself, or why it is withheld."""
    if isinstance(number, Cell):
        return number.shown() if number.value is None else number.value
    return number  # type: ignore[no-any-return]
