"""The participants' mix that may be shared: by age, municipality and referrer."""

from collections.abc import Iterable
from datetime import date

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.gender import COLUMNS, SharedSplit, split, sums, within_few
from esftui.disclosure.open import Open
from esftui.disclosure.rollup import Row, gathered, neighbours
from esftui.measure.composition import Composition, MixRow
from esftui.measure.figure import Figure, Split


class SharedMix(Figure, frozen=True):
    """A part of the participants: one name, or several put together; none: not known.

    Ages that are put together are neighbours; municipalities and referrers are the small ones.
    """

    names: tuple[str, ...]
    split: SharedSplit


class SharedTarget(Figure, frozen=True):
    """A cell of the target group: its persons and share beside the participants in it."""

    title: str
    persons: int
    target_share: float
    participants: Cell


class SharedComposition(Figure, frozen=True):
    """The mix that may be shared; ``outside`` are in none of the target group's cells."""

    ages: tuple[SharedMix, ...]
    municipalities: tuple[SharedMix, ...]
    referrers: tuple[SharedMix, ...]
    targets: tuple[SharedTarget, ...]
    outside: Cell
    target_date: date | None

    def share(self, row: SharedMix, rows: Iterable[SharedMix]) -> float | None:
        """Return a row's share (0-1) of those whose part is known; None if it is withheld."""
        known = [each.split.total.value for each in rows if each.names]
        values = [value for value in known if value is not None]
        if not row.names or row.split.total.value is None or len(values) < len(known):
            return None
        return row.split.total.value / sum(values) if sum(values) else None

    def target_share(self, row: SharedTarget) -> float | None:
        """Return the share (0-1) of the participants in any target cell who are in this one."""
        values = [each.participants.value for each in self.targets]
        inside = sum(value for value in values if value is not None)
        if None in values or row.participants.value is None or not inside:
            return None
        return row.participants.value / inside


def composition(figures: Open, tables: TableSet) -> SharedComposition:
    """Add the mix; each table of it sums up to the participants."""
    found = figures.composition
    k = tables.rule.k
    shared = SharedComposition(
        ages=_mix("ages", found.ages, neighbours(_rows(found.ages), k), tables),
        municipalities=_mix(
            "municipalities", found.municipalities, gathered(_rows(found.municipalities), k), tables
        ),
        referrers=_mix("referrers", found.referrers, gathered(_rows(found.referrers), k), tables),
        targets=tuple(
            SharedTarget(
                row.title,
                row.persons,
                row.target_share,
                tables.cell(f"target/{at}", row.participants, 8, grows=True),
            )
            for at, row in enumerate(found.targets)
        ),
        outside=tables.cell("target/outside", found.outside, 4, grows=True),
        target_date=found.target_date,
    )
    if found.targets:
        keys = [row.participants.key for row in shared.targets]
        tables.equal(["participants/total"], [*keys, shared.outside.key])
        _relate_targets(found, shared, tables)
    return shared


def _rows(found: tuple[MixRow, ...]) -> list[Row[str]]:
    """Return the rows; they are put together for their totals, else little would be left."""
    return [
        Row((row.name,), (*(getattr(row.split, c) for c in COLUMNS), row.split.total), whole=True)
        for row in found
        if row.name
    ]


def _mix(
    table: str, found: tuple[MixRow, ...], put: list[Row[str]], tables: TableSet
) -> tuple[SharedMix, ...]:
    rows = [(row.leaves, Split(*row.counts[:3])) for row in put]
    rows += [((), row.split) for row in found if not row.name]
    shared = tuple(
        SharedMix(
            names, split(tables, tables.block(table, names or ("",)), counts, 10, 5, grows=True)
        )
        for names, counts in rows
    )
    if shared:
        within_few(tables, "participants", tables.blocks(table).values())
        sums(tables, "participants", tables.blocks(table).values())
    return shared


def _relate_targets(found: Composition, shared: SharedComposition, tables: TableSet) -> None:
    """Say that nobody is in a cell of the target group who is not in what it is a cell of.

    The cells of the same municipalities together have no more than these; so have those of
    the same referrer, and of the young where the bands of ages meet at that age.
    """
    of: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for row, cell in zip(found.targets, shared.targets, strict=True):
        if row.cell is None:
            continue
        if row.cell.municipalities:
            of.setdefault(("municipalities", row.cell.municipalities), []).append(
                cell.participants.key
            )
        if row.cell.referrer is not None:
            of.setdefault(("referrers", (row.cell.referrer,)), []).append(cell.participants.key)
        if row.cell.age is not None:
            bands = _bands(found, row.cell.age)
            of.setdefault(("ages", bands), []).append(cell.participants.key)
    for (table, names), keys in of.items():
        wholes = [
            f"{key}/total"
            for leaves, key in tables.blocks(table).items()
            if not set(names).isdisjoint(leaves)
        ]
        if wholes:
            tables.at_most(keys, wholes)
            inside = sum(row.split.total for row in getattr(found, table) if row.name in set(names))
            beside = inside - sum(map(tables.value, keys))
            if beside >= 0:
                _beside(f"{'&'.join(keys)}/beside", beside, (keys, wholes), tables)


def _beside(key: str, beside: int, told: tuple[list[str], list[str]], tables: TableSet) -> None:
    """Add those who are beside some cells in what they are cells of, where it can be told."""
    keys, wholes = told
    if beside == sum(map(tables.value, wholes)) - sum(map(tables.value, keys)):
        tables.equal(wholes, [*keys, tables.latent(key, beside)])


def _bands(found: Composition, age: str) -> tuple[str, ...]:
    """Return the bands of ages that some of the young (or of the older) are in."""
    border = found.young_below or 0
    return tuple(
        row.name
        for row in found.ages
        if row.name
        and (
            int(row.name.split("-")[0]) < border
            if age == "young"
            else int(row.name.split("-")[1]) >= border
        )
    )
