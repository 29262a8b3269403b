"""Exits by reason that may be shared: persons by the reason of their outcome, rolled up.

Exits and persons by reason are not shown side by side: the difference is the few who came
back, reason by reason.
"""

from collections.abc import Iterable
from typing import Literal

from esftui.disclosure.cells import TableSet
from esftui.disclosure.gender import COLUMNS, SharedSplit, split, sums, within_few
from esftui.disclosure.open import Open
from esftui.disclosure.rollup import Row, gathered
from esftui.measure.exits import Exits, ReasonRow
from esftui.measure.figure import Figure, Split

Family = Literal["positive", "measure", "other"]
"""What reasons are rolled up to: on to work or studies; to another measure; anything else."""

_MEASURES = frozenset({"vocational_training", "placement", "other_measure"})
_HEALTH = frozenset({"care"})


class SharedReason(Figure, frozen=True):
    """One exit reason, or several rolled up: the persons who left for it.

    ``reasons`` are their ids and the project's own words for them, where it has any.
    ``family`` names what they have in common.
    """

    reasons: tuple[tuple[str, str | None], ...]
    family: Family | None
    positive: bool
    persons: SharedSplit


class SharedExits(Figure, frozen=True):
    """Exits that may be shared. ``leavers`` and ``positive`` are persons, as in the rows."""

    rows: tuple[SharedReason, ...]
    leavers: SharedSplit
    positive: SharedSplit


def family(row: ReasonRow) -> Family:
    """Return what a reason is rolled up to."""
    if row.positive:
        return "positive"
    return "measure" if row.reason in _MEASURES else "other"


def rolled_up(exits: Exits, k: int) -> list[tuple[Family | None, Row[str]]]:
    """Return the reasons, those of few put together with their like.

    Care and treatment go first: that someone left for care says something of their health.
    A family that is too small to be shown by itself goes in with the other one; those who
    went on to work or studies stay apart from those who did not. Of few no reason is shown.
    """
    if 0 < exits.leavers.total < k:
        return []
    families: dict[Family, list[Row[str]]] = {"positive": [], "measure": [], "other": []}
    for row in exits.rows:
        split = row.persons
        counts = (*(getattr(split, column) for column in COLUMNS), split.total)
        families[family(row)].append(Row((row.reason,), counts))
    put = {name: gathered(rows, k, _health) for name, rows in families.items()}
    measure, other = put["measure"], put["other"]
    if any(row.thin(k) for row in (*measure, *other)) and measure and other:
        others: list[tuple[Family | None, Row[str]]] = [
            (_family_of(row, "other"), row) for row in gathered([*measure, *other], k, _health)
        ]
    else:
        others = [(_family_of(row, "measure"), row) for row in measure]
        others += [(_family_of(row, "other"), row) for row in other]
    return [(_family_of(row, "positive"), row) for row in put["positive"]] + others


def _health(row: Row[str]) -> bool:
    return not _HEALTH.isdisjoint(row.leaves)


def _family_of(row: Row[str], name: Family) -> Family | None:
    return name if len(row.leaves) > 1 else None


def exits(figures: Open, tables: TableSet) -> SharedExits:
    """Add the reasons, and how they sum up to those who have left and who went on."""
    found = figures.exits
    known = {row.reason: row for row in found.rows}
    rows = []
    keys: dict[bool, list[str]] = {True: [], False: []}
    for name, row in rolled_up(found, tables.rule.k):
        key = tables.block("exits", row.leaves)
        positive = known[row.leaves[0]].positive
        keys[positive].append(key)
        rows.append(
            SharedReason(
                reasons=tuple((reason, known[reason].title) for reason in row.leaves),
                family=name,
                positive=positive,
                persons=split(tables, key, Split(*row.counts[:3]), 20, 10, grows=True),
            )
        )
    shared = SharedExits(
        rows=tuple(rows),
        leavers=split(tables, "leavers", found.leavers, 60, 25, grows=True),
        positive=split(tables, "positive", found.positive, 70, 25, grows=True),
    )
    within_few(tables, "leavers", [*keys[True], *keys[False]])
    if rows:
        sums(tables, "leavers", [*keys[True], *keys[False]])
        sums(tables, "positive", keys[True])
    elif found.leavers.total:
        for cell in shared.positive.cells:
            if cell.key:
                tables.force(cell.key)
    return shared


def persons_with(figures: Open, tables: TableSet, reasons: Iterable[str], column: str) -> list[str]:
    """Return what sums up to the persons who left for some reasons, in a column of the table.

    Where only some reasons of a row that is rolled up are meant, the row is told apart in
    two, and neither may be worked out if it is small.
    """
    wanted = frozenset(reasons)
    keys = []
    for leaves in tables.blocks("exits"):
        inside = wanted.intersection(leaves)
        key = f"{tables.block('exits', leaves)}/{column}"
        if inside == frozenset(leaves):
            keys.append(key)
        elif inside:
            keys.append(_apart(figures, tables, key, inside, column))
    return keys


def _apart(
    figures: Open, tables: TableSet, whole: str, reasons: frozenset[str], column: str
) -> str:
    """Tell the persons of some reasons apart from the others of a row; return their key."""
    persons = sum(
        getattr(row.persons, column) for row in figures.exits.rows if row.reason in reasons
    )
    key = f"{whole}/{'+'.join(sorted(reasons))}"
    if key not in tables.index:
        tables.latent(key, persons)
        others = tables.latent(f"{key}/others", tables.value(whole) - persons)
        tables.equal([whole], [key, others])
    return key
