"""What follows exactly from what is shown, however many sums it takes.

17 of the participants have not gone on to work by a goal, and nobody has gone on otherwise: so
17 have not gone on, though neither the participants nor those who went on are shown. Such
numbers are kept with what a meeting made known; the next one is compared with them.
"""

from collections.abc import Iterable, Mapping

from esftui.disclosure.cells import Relation

_PRIME = 2**61 - 1
"""Sums are put together modulo a prime: whether they tell a number is all that is asked."""


def worked_out(left: Iterable[Relation]) -> frozenset[int]:
    """Return the cells that follow from equations between numbers that are withheld.

    Args:
        left: what the relations say of the numbers that are withheld.
    """
    solved: dict[int, dict[int, int]] = {}
    """Equations by the cell that each is solved for, which is in no other of them."""
    inside: dict[int, set[int]] = {}
    for relation in left:
        if not relation.equation:
            continue
        row = dict(zip(relation.cells, relation.signs, strict=True))
        for cell in [cell for cell in row if cell in solved]:
            _take(row, row[cell], solved[cell])
        if not row:
            continue
        pivot = min(row, key=lambda cell: (len(inside.get(cell, ())), cell))
        factor = pow(row[pivot], -1, _PRIME)
        row = {cell: value * factor % _PRIME for cell, value in row.items()}
        for other in list(inside.get(pivot, ())):
            before = set(solved[other])
            _take(solved[other], solved[other][pivot], row)
            _note(inside, other, before, solved[other])
        solved[pivot] = row
        _note(inside, pivot, set(), row)
    return frozenset(cell for cell, row in solved.items() if len(row) == 1)


def _take(row: dict[int, int], times: int, other: Mapping[int, int]) -> None:
    """Take an equation so many times from another one."""
    for cell, value in other.items():
        rest = (row.get(cell, 0) - times * value) % _PRIME
        if rest:
            row[cell] = rest
        else:
            row.pop(cell, None)


def _note(
    inside: dict[int, set[int]], number: int, before: set[int], row: Mapping[int, int]
) -> None:
    """Note which cells an equation has now."""
    for cell in before - row.keys():
        inside[cell].discard(number)
    for cell in row.keys() - before:
        inside.setdefault(cell, set()).add(number)
