"""The texts of a column, and what each stands for: looked over and put right before an import."""

from collections import Counter
from typing import NamedTuple

import msgspec

from esftui.intake.cell import is_error, text_of
from esftui.intake.choices import allowed, restricted
from esftui.intake.fields import split_field
from esftui.intake.guess_columns import base
from esftui.intake.job import Opened
from esftui.intake.mapping import Given, Mapping, columns_of
from esftui.intake.reading import Read
from esftui.intake.values import NOTHING, read_cell
from esftui.model.project import Project
from esftui.store.personal_number import masked

_MOST = 200
"""How many different texts of a column are looked at, the most frequent first."""


class Word(NamedTuple):
    """A text of a column, in how many rows it stands, and what it stands for.

    ``value`` is nothing where the cell is left empty, and where the text is not ``known``:
    then its rows are refused.
    """

    text: str
    rows: int
    value: Given
    known: bool


def has_choices(field: str) -> bool:
    """Say whether what a field can hold is a choice of values, so that texts can be mapped."""
    name = base(field)
    return restricted(name) or name in ("municipality", "value")


def choices(field: str, project: Project) -> list[Given]:
    """Return the values that a text can stand for, nothing last."""
    if base(field) != "value":
        return [*allowed(base(field), project), None]
    parts = split_field(field)
    asked = [q for q in project.questions if parts is None or parts.question in ("", q.id)]
    if not asked:
        return [None]
    low, high = min(q.low for q in asked), max(q.high for q in asked)
    return [*range(low, high + 1), None]


def words_of_column(opened: Opened, index: int, project: Project) -> list[Word]:
    """Return the texts of a column by its place from 0: those not known first, then the many."""
    field = columns_of(opened.mapping, opened.layout)[index]
    first, last = opened.layout.first_row, opened.layout.last_row
    cells = (row[index] for row in opened.table.rows[first - 1 : last] if index < len(row))
    counted = Counter(text for cell in cells if (text := text_of(cell)))
    found = []
    for text, count in counted.most_common(_MOST):
        # what is personal is never shown, and cannot be said to stand for something
        if text in NOTHING or is_error(text) or masked(text) != text:
            continue
        read = read_cell(field, text, opened.mapping, project)
        if isinstance(read, Read):
            value = read.value
            given = value if isinstance(value, (str, int)) else value.isoformat()
            found.append(Word(text, count, given, True))
        else:
            found.append(Word(text, count, None, read is None))
    return sorted(found, key=lambda word: word.known)


def with_word(mapping: Mapping, field: str, text: str, value: Given) -> Mapping:
    """Return a mapping by which a text stands for a value; nothing: the field stays empty."""
    name = field if field in mapping.values else base(field)
    if base(field) == "value":
        name = field  # each question has its own scale
    values = {**mapping.values, name: {**mapping.values.get(name, {}), text: value}}
    return msgspec.structs.replace(mapping, values=values)
