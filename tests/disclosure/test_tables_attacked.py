"""Tables by row and gender, attacked by trying out every table that there could be."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esftui.disclosure.cells import Cell, Rule, TableSet
from esftui.disclosure.gender import split, sums
from esftui.disclosure.protect import Protection
from esftui.measure.figure import Split

Rows = tuple[tuple[int, int], ...]


def published(rows: Rows, k: int, *, totals: bool = True) -> dict[str, str]:
    """Return a table by gender with its sums as it is shown."""
    tables = TableSet(Rule(k))
    names = [str(number) for number in range(len(rows))]
    for name, (women, men) in zip(names, rows, strict=True):
        split(tables, name, Split(women, men), 20, 10)
    if totals:
        split(tables, "all", sum((Split(*row) for row in rows), Split()), 50, 50)
        sums(tables, "all", names)
    protection = Protection(tables)
    assert not protection.unsafe
    shown = {}
    for key, at in tables.index.items():
        mark = protection.mark(at)
        value = None if mark else tables.entries[at].value
        shown[key] = Cell(value, mark, key, k).shown()
    return shown


def agrees(shown: str, value: int, k: int) -> bool:
    """Say whether a number can be what is shown: ``<5`` is 1 to 4, ``··`` is anything."""
    if shown == "··":
        return True
    return 0 < value < k if shown.startswith("<") else int(shown) == value


def together(rows: Sequence[Sequence[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Return all that some rows can sum up to, each of them being any of some."""
    found = {(0, 0)}
    for fits in rows:
        found = {(w + women, m + men) for (w, m), (women, men) in product(found, fits)}
    return found


def could_be(shown: dict[str, str], number: int, k: int, most: int) -> dict[str, set[int]]:
    """Try every table whose rows have at most ``most`` of each gender; return what fits."""
    rows_that_fit = [
        [
            (women, men)
            for women in range(most + 1)
            if agrees(shown[f"{row}/women"], women, k)
            for men in range(most + 1)
            if agrees(shown[f"{row}/men"], men, k) and agrees(shown[f"{row}/total"], women + men, k)
        ]
        for row in range(number)
    ]
    found: dict[str, set[int]] = defaultdict(set)
    for row, fits in enumerate(rows_that_fit):
        others = together(rows_that_fit[:row] + rows_that_fit[row + 1 :])
        for (w, m), (women, men) in product(fits, others):
            sums_up = {"all/women": w + women, "all/men": m + men}
            sums_up["all/total"] = w + women + m + men
            if not all(agrees(shown[name], value, k) for name, value in sums_up.items()):
                continue
            counts = {f"{row}/women": w, f"{row}/men": m, f"{row}/total": w + m} | sums_up
            for key, value in counts.items():
                found[key].add(value)
    return found


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=3),
    st.sampled_from([3, 4, 5]),
)
@settings(max_examples=60, deadline=None)
def test_no_withheld_number_can_be_pinned_to_fewer_values_than_its_mark_leaves(
    rows: list[tuple[int, int]], k: int
) -> None:
    table = tuple(rows)
    shown = published(table, k)
    found = could_be(shown, len(table), k, 18)
    for key, text in shown.items():
        if text.startswith("<"):
            assert found[key] == set(range(1, k)), (key, shown)
        elif text == "··":
            assert len(found[key]) >= k - 1, (key, shown)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=9))
@settings(max_examples=100, deadline=None)
def test_no_small_number_is_shown_and_no_large_one_is_called_small(
    rows: list[tuple[int, int]],
) -> None:
    table = tuple(rows)
    shown = published(table, 5)
    for number, (women, men) in enumerate(table):
        for column, value in (("women", women), ("men", men), ("total", women + men)):
            text = shown[f"{number}/{column}"]
            if 0 < value < 5:
                assert text in ("<5", "··")
            else:
                assert text in (str(value), "··")


@pytest.mark.parametrize("k", [3, 4, 5, 7, 10])
def test_not_even_who_knows_the_algorithm_can_pin_a_split(k: int) -> None:
    """Every split there is, grouped by what is shown of it: that is all that can be known."""
    alike: dict[tuple[str, ...], list[tuple[int, int, int]]] = defaultdict(list)
    every = ((women, total - women) for total in range(4 * k) for women in range(total + 1))
    for women, men in every:
        shown = published(((women, men),), k, totals=False)
        alike[tuple(shown.values())].append((women, men, women + men))
    for texts, numbers in alike.items():
        for at, text in enumerate(texts):
            if text.startswith(("<", "·")):
                assert len({each[at] for each in numbers}) >= k - 1, (texts, numbers)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (((2, 30),), "<5 ·· 32"),
        (((0, 32),), "0 32 32"),
        (((1, 5),), "·· ·· 6"),
        (((6, 30),), "6 30 36"),
    ],
)
def test_a_split_shows_as_much_as_it_can(rows: Rows, expected: str) -> None:
    assert " ".join(published(rows, 5, totals=False).values()) == expected


def test_two_rows_are_withheld_where_one_would_follow_from_the_column() -> None:
    shown = published(((2, 30), (8, 8), (6, 7)), 5)
    assert [shown[f"{row}/women"] for row in range(3)].count("··") == 1
    assert shown["0/women"] == "<5"
    assert [shown[f"{name}/total"] for name in ("0", "all")] + [shown["all/women"]] == [
        "32",
        "61",
        "16",
    ]
