"""A sheet all the way from a file to typed rows, as the tests look at it."""

from pathlib import Path
from typing import Any, NamedTuple

from support.example_data import project

from esftui.intake.headings import Layout, find_headings
from esftui.intake.mapping import Mapping
from esftui.intake.private import KeyList, private_columns, pseudonyms
from esftui.intake.proposal import Proposal, propose
from esftui.intake.rows import Row, typed_rows
from esftui.intake.sheet import Table, read_table
from esftui.model.project import Project

PROJECT = project("framtidsstegen")


class TakenIn(NamedTuple):
    """Everything that came of a sheet."""

    table: Table
    layout: Layout
    proposal: Proposal
    keys: KeyList
    rows: list[Row]

    @property
    def mapping(self) -> Mapping:
        """The mapping that was proposed."""
        return self.proposal.mapping

    @property
    def columns(self) -> dict[str, str]:
        """The headings with a field."""
        return {h: f for h, f in self.mapping.columns.items() if f != "ignore"}

    @property
    def private(self) -> dict[str, str]:
        """The headings of personal columns, and what they are."""
        names = {column.index: column.heading for column in self.layout.columns}
        return {names[i]: k for i, k in private_columns(self.table, self.layout).items()}

    def values(self, field: str) -> list[Any]:
        """Return a field of every row, nothing where a row has none."""
        return [row.values.get(field) for row in self.rows]

    @property
    def refusals(self) -> list[tuple[int, str, str]]:
        """Every refusal: row, column and message."""
        return [(r.row, r.column, r.message) for row in self.rows for r in row.refusals]


def taken_in(path: Path, sheet: str | None = None, project: Project = PROJECT) -> TakenIn:
    """Read a sheet with the mapping that is proposed for it."""
    table = read_table(path, sheet)
    layout = find_headings(table)
    proposal = propose(table, layout, project)
    keys = pseudonyms(table, layout, proposal.mapping)
    rows = list(typed_rows(table, layout, proposal.mapping, project, keys))
    return TakenIn(table, layout, proposal, keys, rows)
