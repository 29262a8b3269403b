"""A mapping proposed for a sheet, and what should be looked at before it is used."""

from collections.abc import Iterator
from typing import NamedTuple

from esftui.intake.choices import allowed, restricted
from esftui.intake.fields import AMOUNTS, DATES, FIELDS, IGNORE, Kind, field_label, kind_label
from esftui.intake.guess_columns import Columns, Guessed, base, guess_columns
from esftui.intake.guess_values import all_known, guess_values
from esftui.intake.headings import Column, Layout, found_rows
from esftui.intake.lexicon import ELSEWHERE, STAFF, Private, private_kind, without_number, words_of
from esftui.intake.mapping import Given, Mapping, Pseudonym, lacking
from esftui.intake.private import same_names
from esftui.intake.reading import quoted, told
from esftui.intake.sheet import Table
from esftui.intake.style import date_order, decimal_mark
from esftui.locales import _
from esftui.model.project import Project

_BY_CONTENT = ("gender", "municipality", "reason")
"""The fields that are known by what stands in a column, whatever its heading."""

_TELLING: tuple[Private, ...] = ("personal_number", "email", "name")
"""What tells people apart, the surest first."""


class Proposal(NamedTuple):
    """A mapping that was guessed, and in words what should be looked at before it is used."""

    mapping: Mapping
    doubts: tuple[str, ...] = ()


def propose(
    table: Table,
    layout: Layout,
    project: Project,
    prefix: str | None = None,
    kind: Kind | None = None,
) -> Proposal:
    """Return a mapping for a sheet, as well as it can be guessed.

    Args:
        table: the sheet.
        layout: where its headings and rows are.
        project: whose words the values are compared with.
        prefix: of the pseudonyms that are made; without it from the project's id.
        kind: what a row is, where that is known; without it that is guessed too.
    """
    columns = Columns(table, layout)
    guessed = guess_columns(columns, project, kind)
    doubts: list[str] = []
    if guessed.rival:
        message = _("the sheet was taken to be of the kind {kind}: see that it is")
        doubts.append(message.format(kind=kind_label(guessed.kind)))
    doubts += _by_content(columns, guessed, project)
    fields = guessed.fields
    dated = [c for i, field in fields.items() if base(field) in DATES for c in columns.samples[i]]
    order, sure = date_order(dated)
    if not sure:
        doubts.append(_("dates such as 01-02-03 are read as year, month, day: see that it is so"))
    values, doubtful = _values(columns, fields, project)
    mapping = Mapping(
        kind=guessed.kind,
        sheet=table.sheet or None,
        # rows that can be found again need not be kept: next time they may stand elsewhere
        heading_rows=() if layout.heading_rows == found_rows(table) else layout.heading_rows,
        columns={c.heading: fields.get(c.index, IGNORE) for c in layout.columns},
        values=values,
        date_order=order,
        decimal=decimal_mark(
            c for i, field in fields.items() if field in AMOUNTS for c in columns.samples[i]
        ),
        pseudonym=_pseudonym(columns, guessed, initials(project) if prefix is None else prefix),
        constants=_constants(guessed, project),
    )
    doubts += doubtful
    doubts += _left_out(columns, fields)
    doubts += _lacks(table, layout, mapping)
    return Proposal(mapping, tuple(dict.fromkeys(doubts)))


def initials(project: Project) -> str:
    """Return a prefix of pseudonyms from a project's id: ``FIA-`` for fler-i-arbete."""
    parts = [part for part in project.id.replace("_", "-").split("-") if part]
    letters = "".join(part[0] for part in parts) if len(parts) > 1 else project.id[:2]
    return letters.upper()[:6] + "-"


def _by_content(columns: Columns, guessed: Guessed, project: Project) -> Iterator[str]:
    """Take columns for the fields that their values tell of; yield what was done."""
    if guessed.kind not in ("participants", "persons"):
        return
    for field in _BY_CONTENT:
        if field in guessed.fields.values() or not allowed(field, project):
            continue
        for column in columns.open:
            if _elsewhere(column.heading):
                continue
            if column.index not in guessed.fields and all_known(
                field, columns.samples[column.index], project
            ):
                guessed.fields[column.index] = field
                message = _("{column} was taken for {field} by what stands in it")
                yield message.format(column=_named(column), field=field_label(field))
                break


def _values(
    columns: Columns, fields: dict[int, str], project: Project
) -> tuple[dict[str, dict[str, Given]], list[str]]:
    """Return what texts stand for, by field, and the doubts about them."""
    values: dict[str, dict[str, Given]] = {}
    doubts: list[str] = []
    for index, field in fields.items():
        name = base(field)
        if not allowed(name, project) or not (restricted(name) or name == "municipality"):
            continue
        for text, meant in guess_values(name, columns.cells(index), project).items():
            if meant.value is not None:
                values.setdefault(name, {})[text] = meant.value
                if not meant.sure:
                    message = _("{text} was taken for {value} ({field}): see that it is so")
                    doubts.append(
                        message.format(text=told(text), value=meant.value, field=field_label(name))
                    )
            elif restricted(name):
                message = _("{text} is not known as {field}: say in the mapping what it stands for")
                doubts.append(message.format(text=told(text), field=field_label(name)))
    return values, doubts


def _pseudonym(columns: Columns, guessed: Guessed, prefix: str) -> Pseudonym:
    """Return how people get a pseudonym, where the sheet gives them none."""
    if "id" not in FIELDS[guessed.kind] or "id" in guessed.fields.values():
        return Pseudonym()
    people = [c for c in columns.layout.columns if not _staff(c.heading)]
    personal = {
        kind: tuple(c.heading for c in people if columns.private.get(c.index) == kind)
        for kind in _TELLING
    }
    # a column that is known by its names alone may hold a contact's: one that says so is better
    called = tuple(h for h in personal["name"] if private_kind(h) == "name")
    names = called[:3] or personal["name"][:1]
    name = names[0] if len(names) == 1 else names or None
    for kind in ("personal_number", "email"):
        if personal[kind]:
            # some have no number, or one that is not known yet
            return Pseudonym(prefix=prefix, key=personal[kind][0], otherwise=name)
    return Pseudonym(prefix=prefix, key=name) if name else Pseudonym()


def _elsewhere(heading: str) -> bool:
    return without_number(heading)[0] in words_of(ELSEWHERE)


def _staff(heading: str) -> bool:
    return without_number(heading)[0] in words_of(STAFF)


def _constants(guessed: Guessed, project: Project) -> dict[str, str | int | bool]:
    """Return what can only be one thing in this project."""
    found: dict[str, str | int | bool] = {}
    given = guessed.fields.values()
    if guessed.kind == "spending":
        for field in ("source", "category"):
            choices = allowed(field, project)
            if field not in given and len(choices) == 1:
                found[field] = choices[0]
    if guessed.kind == "follow_ups" and "after" not in given and len(project.follow_ups.after) == 1:
        found["after"] = project.follow_ups.after[0]
    if guessed.kind == "answers" and "occasion" not in given:
        occasions = {occasion for q in project.questions for occasion in q.occasions}
        if len(occasions) == 1:
            found["occasion"] = occasions.pop()
    return found


def _left_out(columns: Columns, fields: dict[int, str]) -> Iterator[str]:
    personal = [c for c in columns.layout.columns if c.index in columns.private]
    if personal:
        message = _("personal, never read in: {columns}")
        yield message.format(columns=", ".join(_named(column) for column in personal))
    unknown = [c for c in columns.open if c.index not in fields]
    if unknown:
        message = _("not recognised and left out: {columns}")
        yield message.format(columns=", ".join(_named(column) for column in unknown))


def _lacks(table: Table, layout: Layout, mapping: Mapping) -> Iterator[str]:
    lacks = lacking(mapping)
    if lacks:
        names = ", ".join(field_label(field) for field in lacks)
        yield _("no column gives: {fields}").format(fields=names)
    if "id" not in mapping.fields and mapping.pseudonym.headings:
        warning = same_names(table, layout, mapping)
        if warning:
            yield warning


def _named(column: Column) -> str:
    return f"{quoted(column.heading)} ({column.letter})"
