"""What earlier meetings showed: a number that has changed by few tells who they are.

The change since an earlier meeting is a number like any other. What was withheld then must
not be worked out from what is shown now, either.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from esftui.disclosure.cells import Cell, TableSet, Unknown
from esftui.measure.figure import Figure


class Block(Figure, frozen=True):
    """A row of a table that is rolled up: what is put together in it, and its key."""

    table: str
    leaves: tuple[str, ...]
    key: str


class Hidden(Figure, frozen=True):
    """A number that is withheld, as far as anyone can know it by its mark.

    ``shown`` is False for one that is never shown, but may be worked out.
    """

    key: str
    low: int
    high: int
    hole: tuple[int, int]
    shown: bool


class Sum(Figure, frozen=True):
    """A relation between numbers that are withheld: ``low`` <= plus - minus <= ``high``."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    low: int
    high: int


class Seen(Protocol):
    """What a meeting showed, as far as it tells of the numbers of another one."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The rows of tables that are rolled up."""

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The numbers that were withheld."""

    @property
    def sums(self) -> tuple[Sum, ...]:
        """What is known between them."""

    def numbers(self) -> Mapping[str, Cell]:
        """All numbers by their keys."""


def link(tables: TableSet, earlier: Sequence[Seen]) -> None:
    """Add what earlier meetings showed, the first one first."""
    for number, seen in enumerate(earlier):
        shown = {key: cell.value for key, cell in seen.numbers().items() if cell.value is not None}
        for entry in tables.entries:
            before = shown.get(entry.key)
            if before is not None and entry.shown:
                entry.base = before
                entry.changed |= tables.rule.small(entry.value - before)
        _link_blocks(tables, seen.blocks, shown)
        _link_hidden(tables, number, earlier)


def _link_blocks(tables: TableSet, blocks: Iterable[Block], shown: Mapping[str, int]) -> None:
    """Compare rows that were put together otherwise, as sums of as few of them as can be."""
    before: dict[str, dict[frozenset[str], str]] = {}
    for block in blocks:
        before.setdefault(block.table, {})[frozenset(block.leaves)] = block.key
    for table, then in before.items():
        now = {frozenset(leaves): key for leaves, key in tables.blocks(table).items()}
        for new, old in _joins(now, then):
            if len(new) == 1 and new == old:
                continue
            for column in _columns_of(tables, new[0]):
                values = [shown.get(f"{key}/{column}") for key in old]
                known = [value for value in values if value is not None]
                if len(known) == len(values):
                    _changed_together(tables, [f"{key}/{column}" for key in new], sum(known))


def _joins(
    now: Mapping[frozenset[str], str], then: Mapping[frozenset[str], str]
) -> Iterable[tuple[list[str], list[str]]]:
    """Return the fewest rows of now and of then that hold the same things, group by group."""
    left = dict(now)
    while left:
        leaves, key = left.popitem()
        inside, new = set(leaves), [key]
        old: list[str] = []
        growing = True
        while growing:
            growing = False
            for rows, found in ((then, old), (now, new)):
                for other, other_key in rows.items():
                    if other_key not in found and not inside.isdisjoint(other):
                        inside |= other
                        found.append(other_key)
                        growing = True
        left = {leaves: key for leaves, key in left.items() if key not in new}
        yield new, old


def _columns_of(tables: TableSet, key: str) -> list[str]:
    start = f"{key}/"
    found = (name.removeprefix(start) for name in tables.index if name.startswith(start))
    return [column for column in found if "/" not in column]


def _changed_together(tables: TableSet, keys: list[str], before: int) -> None:
    """Protect a change that several numbers make together."""
    value = sum(map(tables.value, keys))
    if not tables.rule.small(value - before):
        return
    key = tables.latent(f"{'&'.join(sorted(keys))}/since", value)
    entry = tables.entries[tables.index[key]]
    entry.base, entry.changed = before, True
    entry.grows = all(tables.entries[tables.index[each]].grows for each in keys)
    tables.equal([key], keys)


def _link_hidden(tables: TableSet, number: int, earlier: Sequence[Seen]) -> None:
    """Add what one meeting withheld: it is to stay as little known as it was."""
    seen = earlier[number]
    later = [each.numbers() for each in earlier[number + 1 :]]
    for hidden in seen.hidden:
        at = tables.index.get(hidden.key)
        grows = at is not None and tables.entries[at].grows
        tops = [
            cell.value
            for numbers in later
            if grows and (cell := numbers.get(hidden.key)) and cell.value is not None
        ]
        unknown = Unknown(hidden.low, min([hidden.high, *tops]), hidden.hole)
        key = tables.past(_then(number, hidden.key), unknown)
        tables.entries[tables.index[key]].secret = hidden.shown
        if grows:
            tables.at_most([key], [hidden.key])
    for each in seen.sums:
        signs = {tables.index[_then(number, key)]: 1 for key in each.plus}
        signs |= {tables.index[_then(number, key)]: -1 for key in each.minus}
        tables.relate(signs, each.low, each.high)


def _then(number: int, key: str) -> str:
    return f"then/{number}/{key}"
