"""What comes of importing a sheet: each row's fate, and the changes of the register."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from esftui.intake.cell import letter
from esftui.intake.fields import Field, Kind, split_field
from esftui.intake.headings import Layout
from esftui.intake.mapping import Mapping, columns_of, normal
from esftui.intake.reading import Refusal, Value
from esftui.intake.rows import Note
from esftui.store.change import Change

Fate = Literal["new", "changed", "equal", "refused"]
"""A row brings something new; changes or fills what is there; says what is there; or is refused."""

FATES: tuple[Fate, ...] = ("new", "changed", "equal", "refused")

Plain = str | int | bool | None
"""A value as it stands in the register; a date is its ISO text."""


class Difference(NamedTuple):
    """A value of the register that a row replaces, or fills where nothing stood.

    ``of`` tells which start, activity or answer it belongs to, by its key; empty for the
    person's own fields.
    """

    field: str
    of: str
    before: Plain
    after: Plain


class RowReport(NamedTuple):
    """The fate of one row; ``number`` is as the spreadsheet counts, ``subject`` a pseudonym."""

    number: int
    fate: Fate
    subject: str = ""
    refusals: tuple[Refusal, ...] = ()
    differences: tuple[Difference, ...] = ()
    notes: tuple[Note, ...] = ()


class Plan(NamedTuple):
    """What an import would do: the rows in the sheet's order, and the register's changes.

    The changes are those of the rows that are not refused.
    """

    kind: Kind
    rows: tuple[RowReport, ...]
    changes: tuple[Change, ...]

    def count(self, fate: Fate) -> int:
        """Return how many rows have a fate."""
        return sum(row.fate == fate for row in self.rows)

    def having(self, fate: Fate) -> Iterator[RowReport]:
        """Yield the rows of a fate."""
        return (row for row in self.rows if row.fate == fate)


class Places:
    """Where in the sheet each field of a mapping is, and what its name is made of."""

    def __init__(self, mapping: Mapping, layout: Layout) -> None:
        self.mapping, self.layout = mapping, layout
        headings = {column.index: column.heading for column in layout.columns}
        self._column = {
            field: (letter(index), headings[index])
            for index, field in columns_of(mapping, layout).items()
        }
        self._groups: dict[tuple[str, ...], tuple[dict[str, str], ...]] = {}
        self.parts: dict[str, Field] = {}
        for field in sorted(mapping.fields):
            parts = split_field(field)
            if parts is not None:
                self.parts[normal(field)] = parts

    def groups(self, names: tuple[str, ...]) -> tuple[dict[str, str], ...]:
        """Return the fields that belong together, by name, in the order of their numbers."""
        if names not in self._groups:
            self._groups[names] = self._found(names)
        return self._groups[names]

    def _found(self, names: tuple[str, ...]) -> tuple[dict[str, str], ...]:
        found: dict[int, dict[str, str]] = {}
        for field, parts in self.parts.items():
            if parts.name in names and not parts.question:
                found.setdefault(parts.number, {})[parts.name] = field
        return tuple(found[number] for number in sorted(found))

    def refusal(self, message: str, number: int, *fields: str) -> Refusal:
        """Return a refusal at the first of some fields that has a column."""
        for field in fields:
            if field in self._column:
                return Refusal(message, number, *self._column[field])
        return Refusal(message, number)

    def column(self, field: str) -> str:
        """Return the letter of a field's column; empty if none gives it."""
        return self._column.get(field, ("", ""))[0]


def plain_value(value: Value) -> str | int | bool:
    """Return a value as it stands in the register."""
    return value.isoformat() if isinstance(value, date) else value
