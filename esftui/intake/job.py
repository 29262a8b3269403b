"""One import, step by step: the sheet and what its columns are, then the plan."""

from pathlib import Path
from typing import NamedTuple

from esftui.intake.applying import kept_mapping
from esftui.intake.cell import text_of
from esftui.intake.fields import IGNORE
from esftui.intake.headings import Layout, find_headings
from esftui.intake.lexicon import Private
from esftui.intake.limits import Asked, Progress
from esftui.intake.mapping import Mapping, columns_of
from esftui.intake.outcome import Plan
from esftui.intake.plan import plan
from esftui.intake.private import KeyList, private_columns, pseudonyms
from esftui.intake.proposal import propose
from esftui.intake.rows import typed_rows
from esftui.intake.sheet import Table, read_table
from esftui.model.project import Project, ProjectData
from esftui.store.personal_number import masked
from esftui.store.storage import without_collector

_CELL = 100
"""About how many bytes a row is, where it is asked how much there is to be made."""


class Opened(NamedTuple):
    """A sheet with the mapping that it is to be read by.

    ``kept`` is the file that the mapping comes from; nothing if it was proposed, with
    ``doubts`` about it.
    """

    table: Table
    layout: Layout
    mapping: Mapping
    doubts: tuple[str, ...]
    kept: Path | None
    private: dict[int, Private]

    @property
    def makes_pseudonyms(self) -> bool:
        """Whether people are given pseudonyms by this import."""
        return bool(self.mapping.pseudonym.headings) and "id" not in self.mapping.fields


class ColumnShown(NamedTuple):
    """A column for looking over: its first values are not shown where it is personal."""

    letter: str
    heading: str
    field: str
    private: Private | None
    samples: tuple[str, ...]


def open_sheet(
    path: Path,
    project: Project,
    *,
    sheet: str | None = None,
    mapping: Mapping | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Opened:
    """Read a sheet, and find what its columns are.

    Args:
        path: the spreadsheet.
        project: whose words its values are compared with.
        sheet: its name; the mapping's, or the first that has something in it, without.
        mapping: what the columns are; without it the one kept in the project's ``folder``
            for these headings, or else a proposal.
        folder: the project's folder.
        progress: told of the rows read.
        cancelled: asked now and then whether to stop.

    Raises:
        IntakeError: if the file cannot be read or has no headings.
        Cancelled: if ``cancelled`` said so.
    """
    wanted = sheet or (mapping.sheet if mapping else None)
    table = read_table(path, wanted, progress, cancelled)
    layout = find_headings(table, (mapping.heading_rows or None) if mapping else None)
    private = private_columns(table, layout)
    if mapping is not None:
        return Opened(table, layout, mapping, (), None, private)
    kept = kept_mapping(folder, table, layout) if folder is not None else None
    if kept is not None:
        return Opened(table, layout, kept[1], (), kept[0], private)
    proposal = propose(table, layout, project)
    return Opened(table, layout, proposal.mapping, proposal.doubts, None, private)


def columns_shown(opened: Opened, rows: int = 3) -> list[ColumnShown]:
    """Return the columns with their fields and first values."""
    fields = columns_of(opened.mapping, opened.layout)
    layout = opened.layout
    found = []
    for column in layout.columns:
        kind = opened.private.get(column.index)
        samples: list[str] = []
        for row in opened.table.rows[layout.first_row - 1 : layout.last_row]:
            if kind is not None or len(samples) == rows:
                break
            cell = row[column.index] if column.index < len(row) else None
            if cell is not None:
                samples.append(masked(text_of(cell)))
        field = fields.get(column.index, IGNORE)
        found.append(ColumnShown(column.letter, column.heading, field, kind, tuple(samples)))
    return found


def make_plan(
    opened: Opened,
    data: ProjectData,
    keys: KeyList | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> tuple[Plan, KeyList | None]:
    """Return what importing a sheet would do, and the key list with those who are new.

    Raises:
        IntakeError: if the sheet does not fit its mapping.
        Cancelled: if ``cancelled`` said so.
    """
    made = keys
    if opened.makes_pseudonyms:
        register = data.register
        taken = [each.id for each in register.participants]
        taken += [each.id for each in register.members]
        made = pseudonyms(opened.table, opened.layout, opened.mapping, keys, taken)
    rows = typed_rows(opened.table, opened.layout, opened.mapping, data.project, made)
    with without_collector(len(opened.table.rows) * _CELL):
        found = plan(
            rows, data, opened.mapping, opened.layout, progress=progress, cancelled=cancelled
        )
    return found, made if opened.makes_pseudonyms else None
