"""What follows exactly from sums, and what a later meeting makes of it."""

from datetime import date
from itertools import product

import msgspec
from hypothesis import given
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


@given(equations)
def test_what_follows_is_what_no_other_numbers_agree_with(sums: list[dict[int, int]]) -> None:
    """All numbers are 0 here: what could be anything else does not follow."""
    free: set[int] = set()
    for values in product(range(-2, 3), repeat=5):
        if all(sum(sign * values[cell] for cell, sign in each.items()) == 0 for each in sums):
            free |= {cell for cell, value in enumerate(values) if value}
    assert worked_out(map(equation, sums)) == set(range(5)) - free


def test_what_is_known_within_bounds_alone_does_not_follow() -> None:
    assert worked_out([Relation((0, 1), (1, -1), 0, 9), Relation((1,), (1,), 4, 4)]) == {1}


def test_a_number_that_follows_by_a_goal_is_compared_at_the_next_meeting() -> None:
    """17 had not gone on by the rest of a goal; then 24 less 6 would be one more."""
    data = invented("small 617", (18, 30))
    held = hold(at_once(data, [date(2012, 12, 28), date(2013, 3, 28), date(2013, 6, 26)]))
    _first, second, third = (known(each.shared) for each in held)
    assert whole(second)
    assert second.value("goal/work/rest") == 17
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
