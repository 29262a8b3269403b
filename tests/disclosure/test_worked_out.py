"""What follows exactly from sums, and what a later meeting makes of it."""

from datetime import date
from fractions import Fraction

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st
from support.attacker_rows import at_once, hold, invented

from esftui.disclosure import known, whole
from esftui.disclosure.cells import Relation
from esftui.disclosure.known import lately
from esftui.disclosure.worked_out import worked_out

equations = st.lists(
    st.dictionaries(st.integers(0, 4), st.sampled_from([-1, 1]), min_size=1, max_size=3),
    max_size=6,
)


def equation(signs: dict[int, int]) -> Relation:
    return Relation(tuple(sorted(signs)), tuple(signs[cell] for cell in sorted(signs)), 0, 0)


def rank(rows: list[list[Fraction]]) -> int:
    """Return how many of some equations say something of their own, by plain elimination."""
    left, found = [list(row) for row in rows], 0
    for column in range(5):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        found += 1
        left.remove(pivot)
        left = [
            [
                one - row[column] / pivot[column] * other
                for one, other in zip(row, pivot, strict=True)
            ]
            for row in left
        ]
    return found


@given(equations)
@example([{0: -1, 1: -1}, {0: -1, 1: 1, 2: -1}, {0: -1, 2: 1, 3: -1}])
def test_what_follows_is_what_would_add_nothing(sums: list[dict[int, int]]) -> None:
    rows = [[Fraction(each.get(cell, 0)) for cell in range(5)] for each in sums]
    follows = {
        cell
        for cell in range(5)
        if rank([*rows, [Fraction(cell == other) for other in range(5)]]) == rank(rows)
    }
    assert worked_out(map(equation, sums)) == follows


def test_what_is_known_within_bounds_alone_does_not_follow() -> None:
    assert worked_out([Relation((0, 1), (1, -1), 0, 9), Relation((1,), (1,), 4, 4)]) == {1}


def test_a_number_that_follows_by_a_goal_is_compared_at_the_next_meeting() -> None:
    """17 had not gone on by the rest of a goal; then 24 less 6 would be one more."""
    data = invented("small 617", (18, 30))
    held = hold(at_once(data, [date(2012, 12, 28), date(2013, 3, 28), date(2013, 6, 26)]))
    _first, second, third = (known(each.shared) for each in held)
    assert whole(second)
    assert second.value("/".join(("goal", "work", "rest"))) == 17
    assert {each.key: each.low for each in second.hidden if each.told}["not-on/total"] == 17
    assert held[2].figures.flow.participants - held[2].figures.exits.positive.total == 18
    main = [third.value(key) for key in ("participants/total", "positive/total")]
    assert None in main
    later = [
        second,
        *(msgspec.structs.replace(second, as_of=date(2013, month, 1)) for month in (7, 8)),
    ]
    kept = lately(later)[0].hidden
    assert kept
    assert all(each.told for each in kept)
    assert len(kept) < len(second.hidden)
