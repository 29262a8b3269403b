"""Rows that were put together otherwise at an earlier meeting than they are now."""

from collections.abc import Iterable, Mapping

from esftui.disclosure.cells import TableSet
from esftui.disclosure.known import Block


def link_blocks(tables: TableSet, blocks: Iterable[Block], shown: Mapping[str, int]) -> None:
    """Compare rows that were put together otherwise, as sums of as few of them as can be."""
    before: dict[str, dict[frozenset[str], str]] = {}
    for block in blocks:
        before.setdefault(block.table, {})[frozenset(block.leaves)] = block.key
    for table, then in before.items():
        now = {frozenset(leaves): key for leaves, key in tables.blocks(table).items()}
        for new, old in joins(now, then):
            if len(new) == 1 and new == old:
                continue
            for column in _columns_of(tables, new[0]):
                values = [shown.get(f"{key}/{column}") for key in old]
                known = [value for value in values if value is not None]
                if len(known) == len(values):
                    changed_together(tables, [f"{key}/{column}" for key in new], sum(known))


def joins(
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


def changed_together(tables: TableSet, keys: list[str], before: int) -> None:
    """Protect a change that several numbers make together."""
    value = sum(map(tables.value, keys))
    if not tables.rule.small(value - before):
        return
    key = tables.latent(f"{'&'.join(sorted(keys))}/since", value)
    entry = tables.entries[tables.index[key]]
    entry.base, entry.changed = before, True
    entry.grows = all(tables.entries[tables.index[each]].grows for each in keys)
    tables.equal([key], keys)


def then_key(number: int, key: str) -> str:
    """Return the key of what a number was at an earlier meeting that withheld it."""
    return f"then/{number}/{key}"
