"""What is found for numbers that are withheld, held against every value there could be."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from esftui.disclosure.cells import Relation
from esftui.disclosure.domain import Bounds
from esftui.disclosure.solve import Part, Work

MOST = 3


@st.composite
def parts(draw: st.DrawFn) -> tuple[list[int], list[Relation], list[Bounds]]:
    """Return some small numbers, relations that hold of them, and bounds that they are within."""
    values = draw(st.lists(st.integers(0, MOST), min_size=2, max_size=4))
    relations = []
    for _ in range(draw(st.integers(1, 5))):
        cells = tuple(sorted(draw(st.sets(st.sampled_from(range(len(values))), min_size=1))))
        signs = tuple(draw(st.sampled_from((1, -1))) for _cell in cells)
        total = sum(sign * values[cell] for cell, sign in zip(cells, signs, strict=True))
        slack = draw(st.sampled_from(((0, 0), (0, 0), (0, 2), (1, 50))))
        relations.append(Relation(cells, signs, total - slack[0], total + slack[1]))
    holes = [draw(st.sampled_from(((1, 0), (1, 2), (2, 3)))) for _value in values]
    bounds = [
        Bounds(0, MOST, (1, 0) if first <= value <= last else (first, last))
        for value, (first, last) in zip(values, holes, strict=True)
    ]
    return values, relations, bounds


def every(relations: list[Relation], bounds: list[Bounds]) -> list[tuple[int, ...]]:
    """Return all numbers that the relations hold of, by trying every one."""
    ranges = [
        [value for value in range(low, high + 1) if not hole[0] <= value <= hole[1]]
        for low, high, hole in bounds
    ]
    return [some for some in product(*ranges) if holds(relations, some)]


def holds(relations: list[Relation], some: tuple[int, ...]) -> bool:
    return all(
        low <= sum(sign * some[cell] for cell, sign in zip(cells, signs, strict=True)) <= high
        for cells, signs, low, high in relations
    )


@settings(max_examples=40)
@given(parts())
def test_every_value_called_possible_is_so_and_none_that_is_possible_is_cut_off(
    case: tuple[list[int], list[Relation], list[Bounds]],
) -> None:
    values, relations, bounds = case
    work = Work()
    work.guesses = 10_000
    part = Part(range(len(values)), relations, values, work)
    domain = part.narrowed(bounds)
    could_be = every(relations, bounds)
    assert domain is not None
    assert part.at_home(domain)
    for cell in range(len(values)):
        possible = {some[cell] for some in could_be}
        assert domain.low[cell] <= min(possible)
        assert domain.high[cell] >= max(possible)
        for value in range(MOST + 1):
            if not domain.holds(cell, value):
                continue
            found = part.solution(domain, cell, value, quick=False)
            assert (found is not None) == (value in possible)
            if found is not None:
                whole = tuple(found.get(each, values[each]) for each in range(len(values)))
                assert whole[cell] == value
                assert whole in could_be
                assert part.fits(domain, found)


@settings(max_examples=40)
@given(parts(), st.lists(st.integers(0, MOST), min_size=4, max_size=4))
def test_numbers_are_found_that_all_relations_hold_of_from_wherever_it_begins(
    case: tuple[list[int], list[Relation], list[Bounds]], begin: list[int]
) -> None:
    values, relations, bounds = case
    part = Part(range(len(values)), relations, begin[: len(values)])
    domain = part.narrowed(bounds)
    assert domain is not None
    found = part.any_solution(domain)
    assert found is not None
    assert tuple(found) in every(relations, bounds)
