"""A mapping: what each column of a spreadsheet is, kept in a file for next time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from esftui.intake.cell import fold
from esftui.intake.fields import (
    FIELDS,
    FOLLOW_UP,
    IGNORE,
    NEEDED,
    Kind,
    belongs,
    gives_values,
    numbered,
    split_field,
)
from esftui.intake.headings import Layout
from esftui.locales import _
from esftui.model.record import Record
from esftui.store.problem import Finding
from esftui.store.words import listed, nearest

Given = str | int | bool | None
"""What a value may be written as in a mapping; nothing leaves the field empty."""

Heading = Annotated[str, Meta(min_length=1, max_length=1_000)]


class Pseudonym(Record, frozen=True, kw_only=True):
    """How participants without a pseudonym get one.

    ``key`` (``from`` in the file): the heading, or headings, of what tells people apart: a
    personal identity number or a name. It is not stored. ``otherwise``: the same for the
    rows in which all of those are empty, the name of people without a number.
    """

    prefix: Annotated[str, Meta(pattern=r"^[A-Za-zÅÄÖåäö0-9_-]{0,20}\Z")] = ""
    key: Heading | tuple[Heading, ...] | None = msgspec.field(default=None, name="from")
    otherwise: Heading | tuple[Heading, ...] | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that the key is made of."""
        return _headings(self.key)

    @property
    def other_headings(self) -> tuple[str, ...]:
        """The headings that the key is made of where the first ones are empty."""
        return _headings(self.otherwise) if self.headings else ()


def _headings(given: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


class Mapping(Record, frozen=True, kw_only=True):
    """What each column is, by its heading, and how its values are read.

    ``heading_rows`` are rows as the spreadsheet numbers them; without any they are found.
    ``columns``: a field for each heading, or ``ignore``. ``values``: for a field, what a
    text in the sheet stands for. ``date_order``: how 01-02-03 is meant. ``decimal``: what
    stands before the öre. ``constants``: what is the same for every row.
    """

    schema: Literal[1] = 1
    kind: Kind
    sheet: str | None = None
    heading_rows: tuple[Annotated[int, Meta(ge=1, le=1_000_000)], ...] = ()
    columns: dict[Heading, str]
    values: dict[str, dict[str, Given]] = msgspec.field(default_factory=dict)
    date_order: Literal["ymd", "dmy"] = "ymd"
    decimal: Literal[",", "."] = ","
    pseudonym: Pseudonym = Pseudonym()
    constants: dict[str, str | int | bool] = msgspec.field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """Every field that a column or a constant gives."""
        given = {normal(field) for field in self.columns.values() if field != IGNORE}
        return frozenset(given | {normal(field) for field in self.constants})


def normal(field: str) -> str:
    """Return a field's name in its one form: ``start 1`` is ``start``."""
    parts = split_field(field)
    if parts is None or parts.question or parts.after:
        return field
    return numbered(parts.name, parts.number)


def load_mapping(path: Path) -> Mapping:
    """Return the mapping in a file.

    Raises:
        FileProblems: with everything that is wrong with it, by line and column.
    """
    from esftui.store.document import read_document
    from esftui.store.problem import FileProblems
    from esftui.store.validate import as_record

    document = read_document(path)
    mapping = as_record(document, Mapping)
    findings = list(mapping_findings(mapping))
    if findings:
        raise FileProblems(document.problems(findings))
    return mapping


def save_mapping(path: Path, mapping: Mapping) -> None:
    """Write a mapping to a file, with comments in the language in use.

    Raises:
        OSError: if the file cannot be written.
    """
    from esftui.intake.mapping_text import mapping_text
    from esftui.store.write import replace_file

    replace_file(path, mapping_text(mapping).encode())


def mapping_findings(mapping: Mapping) -> Iterator[Finding]:
    """Yield what in a mapping does not hold together."""
    given: dict[str, str] = {}
    for heading, field in mapping.columns.items():
        if field == IGNORE:
            continue
        if not belongs(field, mapping.kind):
            yield _no_field(("columns", heading), field, mapping.kind)
            continue
        first = given.setdefault(normal(field), heading)
        if first != heading:
            message = _(
                "the field {field} is given by two columns; the other one is on line {line}"
            )
            yield Finding(
                ("columns", heading),
                message.format(field=field, line="{line}"),
                other=("columns", first),
            )
    if mapping.pseudonym.otherwise is not None and not mapping.pseudonym.headings:
        yield Finding(("pseudonym", "otherwise"), _("otherwise stands only beside from"))
    for field in mapping.constants:
        if not belongs(field, mapping.kind):
            yield _no_field(("constants", field), field, mapping.kind, on_key=True)
    for field in mapping.values:
        if not gives_values(field, mapping.kind):
            yield _no_field(("values", field), field, mapping.kind, on_key=True)


def _no_field(path: tuple[str, ...], field: str, kind: Kind, on_key: bool = False) -> Finding:
    message = _("there is no field {field} in a sheet of the kind {kind}").format(
        field=field, kind=kind
    )
    near = nearest(field, FIELDS[kind])
    if near:
        message += "; " + _("did you mean {near}?").format(near=near)
    else:
        message += "; " + _("known: {known}").format(known=listed((*FIELDS[kind], IGNORE)))
    return Finding(path, message, on_key=on_key)


def columns_of(mapping: Mapping, layout: Layout) -> dict[int, str]:
    """Return the field of each column of a sheet, by the column's place from 0.

    Headings are the same if they differ only by case, accents, signs and blanks.
    """
    exact = {heading: normal(field) for heading, field in mapping.columns.items()}
    loose = {fold(heading): field for heading, field in exact.items()}
    found: dict[int, str] = {}
    for column in layout.columns:
        field = exact.get(column.heading, loose.get(fold(column.heading), IGNORE))
        if field != IGNORE and field not in found.values():
            found[column.index] = field
    return found


def missing_headings(mapping: Mapping, layout: Layout) -> tuple[str, ...]:
    """Return the mapping's headings, but for those left out, that a sheet does not have."""
    there = {fold(column.heading) for column in layout.columns}
    wanted = [h for h, field in mapping.columns.items() if field != IGNORE]
    wanted += [*mapping.pseudonym.headings, *mapping.pseudonym.other_headings]
    return tuple(h for h in dict.fromkeys(wanted) if fold(h) not in there)


def lacking(mapping: Mapping) -> tuple[str, ...]:
    """Return the fields that rows of this kind cannot be without and that nothing gives."""
    given = mapping.fields
    questions = [parts for field in given if (parts := split_field(field)) and parts.question]
    wanted: list[str] = []
    match mapping.kind:
        case "answers":
            wanted = ["id"]
            if not questions:
                wanted += ["question", "value"]
            if not questions or not all(parts.occasion for parts in questions):
                wanted.append("occasion")
            if "answered" not in given:
                wanted.append("asked")
        case "follow_ups":
            found = () if "state" in given else (FOLLOW_UP,)
            wanted = [*NEEDED["follow_ups"], *found]
        case kind:
            wanted = [*NEEDED[kind]]
    if mapping.pseudonym.headings and "id" in wanted:
        wanted.remove("id")
    return tuple(field for field in wanted if field not in given)
