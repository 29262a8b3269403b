"""Rolling up: small groups are put together before anything is withheld.

What is put together follows from what things are, not from the numbers alone: reasons
with their like, ages and months with their neighbours. A row is *thin* where one of its
numbers is small, and so would be withheld.
"""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

Leaf = TypeVar("Leaf")


class Row(NamedTuple, Generic[Leaf]):
    """Things put together, and their numbers column by column, the total last.

    ``whole``: it is not thin for the sake of a column, as long as its total is not small.
    """

    leaves: tuple[Leaf, ...]
    counts: tuple[int, ...]
    whole: bool = False

    def thin(self, k: int) -> bool:
        """Say whether one of the numbers is small."""
        return any(0 < count < k for count in (self.counts[-1:] if self.whole else self.counts))

    def __add__(self, other: object) -> "Row[Leaf]":
        """Return both rows as one."""
        if not isinstance(other, Row):
            return NotImplemented
        counts = zip(self.counts, other.counts, strict=True)
        return Row(self.leaves + other.leaves, tuple(a + b for a, b in counts), self.whole)


def gathered(
    rows: Sequence[Row[Leaf]], k: int, first: Callable[[Row[Leaf]], bool] = lambda _row: False
) -> list[Row[Leaf]]:
    """Put the thin rows together in one, with as few others as are needed to fill it.

    Args:
        rows: the rows; nobody is in two of them.
        k: the threshold.
        first: what goes in before anything else where anything must.

    Returns:
        The rows that stay by themselves, in their order, and the one put together last.
    """
    inside = [row for row in rows if row.thin(k)]
    if not inside:
        return list(rows)
    inside += [row for row in rows if first(row) and row not in inside and any(row.counts)]
    others = [row for row in rows if row not in inside and any(row.counts)]
    others.sort(key=lambda row: row.counts[-1])
    while others and (len(inside) == 1 or _joined(inside).thin(k)):
        inside.append(others.pop(0))
    kept = [row for row in rows if row not in inside]
    return [*kept, _joined([row for row in rows if row in inside])]


def _joined(rows: Sequence[Row[Leaf]]) -> Row[Leaf]:
    joined = rows[0]
    for row in rows[1:]:
        joined += row
    return joined


def neighbours(rows: Sequence[Row[Leaf]], k: int) -> list[Row[Leaf]]:
    """Put every thin row together with the smaller of its neighbours, until none is thin."""
    rows = list(rows)
    while len(rows) > 1:
        at = next((at for at, row in enumerate(rows) if row.thin(k)), None)
        if at is None:
            break
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(rows)]
        other = min(beside, key=lambda other: rows[other].counts[-1])
        low = min(at, other)
        rows[low : low + 2] = [rows[low] + rows[low + 1]]
    return rows


def periods(rows: Sequence[Row[str]], k: int) -> list[Row[str]]:
    """Put months together to quarters, half-years and years where one of them is thin.

    Args:
        rows: the months, each ``YYYY-MM``, in their order.
        k: the threshold.
    """
    for months in (3, 6, 12):
        put: list[Row[str]] = []
        block: list[Row[str]] = []
        for row in rows:
            if block and _period(block[0], months) != _period(row, months):
                put += _whole(block, k)
                block = []
            block.append(row)
        rows = put + _whole(block, k)
    return list(rows)


def _period(row: Row[str], months: int) -> int:
    year, month = row.leaves[0].split("-")
    return (int(year) * 12 + int(month) - 1) // months


def _whole(block: list[Row[str]], k: int) -> list[Row[str]]:
    return [_joined(block)] if any(row.thin(k) for row in block) else block
