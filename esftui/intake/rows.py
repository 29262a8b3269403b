"""The rows of a sheet as typed values, one at a time."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from esftui.intake.cell import Cell, IntakeError
from esftui.intake.fields import NEEDED, field_label
from esftui.intake.headings import Layout
from esftui.intake.mapping import Mapping, columns_of, lacking, missing_headings, normal
from esftui.intake.private import KeyList, private_columns
from esftui.intake.reading import Read, Refusal, Value, quoted
from esftui.intake.sheet import Table
from esftui.intake.values import on_scale, read_cell
from esftui.intake.who import key_columns, key_text, other_columns, people_named, person_key
from esftui.locales import _
from esftui.model.project import Project

Note = Refusal
"""What was done to a cell's value (rounded, say), at its place; the cell is taken."""

_KEPT = 20_000


class Row(NamedTuple):
    """A row of a sheet: its number there, a value for each field, and what was refused.

    Fields with nothing in the sheet are not among the ``values``. A row without values,
    refusals and notes is never given.
    """

    number: int
    values: dict[str, Value]
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


def typed_rows(
    table: Table,
    layout: Layout,
    mapping: Mapping,
    project: Project,
    keys: KeyList | None = None,
) -> Iterator[Row]:
    """Yield each row of a sheet that has something in it.

    Args:
        table: the sheet.
        layout: where its headings and rows are.
        mapping: what its columns are.
        project: whose words and period the values must fit.
        keys: the pseudonyms of the people, where the mapping makes them (``pseudonyms``).

    Raises:
        IntakeError: if the sheet does not have the mapping's headings, a column with what
            is personal is mapped, or a field that is needed is given by nothing.
    """
    return _Reader(table, layout, mapping, project, keys).rows()


class _Reader:
    """Reads rows; every text of a column is read once."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        mapping: Mapping,
        project: Project,
        keys: KeyList | None,
    ) -> None:
        self.table = table
        self.layout = layout
        self.mapping = mapping
        self.project = project
        self.keys = keys
        self.columns = columns_of(mapping, layout)
        self.names = {column.index: column for column in layout.columns}
        self.people = key_columns(layout, mapping) if mapping.pseudonym.headings else ()
        self._refuse()
        self.others = other_columns(layout, mapping)
        self.named = people_named(table, layout, mapping)
        self.constants = self._constants()
        self.questions = {question.id: question for question in project.questions}
        self.read = {index: self._reader(field) for index, field in self.columns.items()}
        self.age = self._age_column()

    def _refuse(self) -> None:
        """Refuse a sheet that the mapping is not for."""
        missing = missing_headings(self.mapping, self.layout)
        if missing:
            names = ", ".join(quoted(heading) for heading in missing)
            message = _("the sheet has no column {names}; it has {known}")
            known = ", ".join(quoted(column.heading) for column in self.layout.columns)
            raise IntakeError(
                message.format(names=names, known=known), self.layout.heading_rows[-1]
            )
        for index in private_columns(self.table, self.layout):
            if index in self.columns:
                column = self.names[index]
                message = _("the column {heading} is personal and is never read in")
                raise IntakeError(
                    message.format(heading=quoted(column.heading)),
                    self.layout.heading_rows[-1],
                    column.letter,
                )
        lacks = lacking(self.mapping)
        if lacks:
            names = ", ".join(field_label(field) for field in lacks)
            message = _("no column gives: {fields}")
            raise IntakeError(message.format(fields=names), self.layout.heading_rows[-1])

    def _constants(self) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for field, given in self.mapping.constants.items():
            read = read_cell(field, given, self.mapping, self.project)
            if isinstance(read, Refusal):
                message = _("the mapping's constant {field} is refused: {reason}")
                raise IntakeError(message.format(field=field, reason=read.message))
            if read is not None:
                found[normal(field)] = read.value
        return found

    def _reader(self, field: str) -> Callable[[Cell], Read | Refusal | None]:
        known: dict[tuple[type, Cell], Read | Refusal | None] = {}

        def read(cell: Cell) -> Read | Refusal | None:
            key = (type(cell), cell)
            if key not in known:
                if len(known) >= _KEPT:
                    known.clear()
                known[key] = read_cell(field, cell, self.mapping, self.project)
            return known[key]

        return read

    def _age_column(self) -> int | None:
        return next((i for i, field in self.columns.items() if field == "birth_year"), None)

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        first, last = self.layout.first_row, self.layout.last_row
        for number in range(first, last + 1):
            cells = self.table.rows[number - 1]
            if any(cell is not None for cell in cells):
                yield self._row(number, cells)

    def _row(self, number: int, cells: tuple[Cell, ...]) -> Row:
        values = dict(self.constants)
        refusals: list[Refusal] = []
        notes: list[Note] = []
        for index, field in self.columns.items():
            cell = cells[index] if index < len(cells) else None
            read = self.read[index](cell)
            if read is None:
                continue
            if isinstance(read, Read):
                values[field] = read.value
                if read.note:
                    notes.append(self._at(number, index, read.note))
            else:
                refusals.append(self._at(number, index, read.message))
        if self.people:
            self._give_pseudonym(number, cells, values, refusals)
        self._age(cells, values, notes)
        self._scale(number, values, refusals)
        refusals += self._needed(number, values, refusals)
        return Row(number, values, tuple(refusals), tuple(notes))

    def _at(self, number: int, index: int, message: str) -> Refusal:
        column = self.names[index]
        return Refusal(message, number, column.letter, column.heading)

    def _give_pseudonym(
        self,
        number: int,
        cells: tuple[Cell, ...],
        values: dict[str, Value],
        refusals: list[Refusal],
    ) -> None:
        if "id" in values:
            return
        key, problem = key_text(cells, self.people), ""
        if not key:
            key = key_text(cells, self.others)
            problem = self._nobody(key)
        pseudonym = self.keys.pseudonym(key) if self.keys and key and not problem else None
        if pseudonym is not None:
            values["id"] = pseudonym
        else:
            message = problem or _("nobody has been given a pseudonym for this person")
            refusals.append(self._at(number, self.people[0], message))

    def _nobody(self, name: str) -> str:
        """Return why a name does not tell who a row without a number is about, if so."""
        if not self.others:
            return _(
                "nothing tells who this is; the mapping can say with pseudonym: otherwise: "
                "which column tells it where this one is empty"
            )
        if not name:
            return _("nothing tells who this is")
        other = self.named.get(person_key(name))
        if other is None:
            return ""
        message = _("the same name has a {heading} on row {row}: write it here too")
        heading = self.mapping.pseudonym.headings[0]
        return message.format(heading=quoted(heading), row=str(other.row))

    def _age(self, cells: tuple[Cell, ...], values: dict[str, Value], notes: list[Note]) -> None:
        """Count a year of birth from an age at the start, where there is one."""
        start = values.get("start")
        if self.age is None or not isinstance(start, date) or self.age >= len(cells):
            return
        letter = self.names[self.age].letter
        if any(note.column == letter for note in notes):
            read = read_cell("birth_year", cells[self.age], self.mapping, self.project, start)
            if isinstance(read, Read):
                values["birth_year"] = read.value

    def _scale(self, number: int, values: dict[str, Value], refusals: list[Refusal]) -> None:
        value, question = values.get("value"), values.get("question")
        if isinstance(value, int) and isinstance(question, str):
            read = on_scale(value, self.questions.get(question))
            if isinstance(read, Refusal):
                del values["value"]
                refusals.append(self._at(number, self._place("value"), read.message))

    def _needed(
        self, number: int, values: dict[str, Value], refusals: list[Refusal]
    ) -> list[Refusal]:
        """Return a refusal for each field that a row cannot be without."""
        found = []
        told = {refusal.column for refusal in refusals}
        for field in NEEDED[self.mapping.kind]:
            if field in values or (field == "id" and self.people):
                continue
            index = self._place(field)
            if self.names[index].letter not in told:
                message = _("{field} is missing").format(field=field_label(field))
                found.append(self._at(number, index, message))
        return found

    def _place(self, field: str) -> int:
        found = (index for index, name in self.columns.items() if name == field)
        return next(found, self.layout.columns[0].index)
