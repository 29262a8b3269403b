"""Groups within groups: who is in the larger and not in the smaller is a group as well.

9 have taken part in one of two activities, 5 in each: one person in both. Nobody wrote that
number down, but whoever can take one number from another has it. It is protected like those
that are shown.
"""

from collections.abc import Iterable

from esftui.disclosure.cells import TableSet


def within(tables: TableSet, less: Iterable[str], more: Iterable[str]) -> None:
    """Say that the people of some numbers are among those of others, and protect the rest.

    What does not hold of these figures is left out.
    """
    inside, around = list(less), list(more)
    if set(inside) == set(around) or not tables.at_most(inside, around):
        return
    rest = sum(map(tables.value, around)) - sum(map(tables.value, inside))
    key = tables.latent(f"{'&'.join(sorted(around))}/but/{'&'.join(sorted(inside))}", rest)
    tables.equal(around, [*inside, key])


def union(tables: TableSet, parts: Iterable[str], whole: str) -> None:
    """Say that some numbers are of the people of one, and protect those in several of them."""
    each = list(dict.fromkeys(parts))
    for key in each:
        within(tables, [key], [whole])
    if whole in each or not tables.at_most([whole], each):
        return
    twice = sum(map(tables.value, each)) - tables.value(whole)
    key = tables.latent(f"{'&'.join(sorted(each))}/twice", twice)
    tables.equal(each, [whole, key])
