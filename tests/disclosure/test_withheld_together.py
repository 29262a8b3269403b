"""What is withheld in one sum makes at least k together, and has changed by as many."""

from datetime import date

import pytest

from esftui.disclosure.cells import Rule, TableSet
from esftui.disclosure.earlier import link
from esftui.disclosure.known import Known
from esftui.disclosure.protect import Protection


def tables(values: dict[str, int], k: int = 5) -> TableSet:
    found = TableSet(Rule(k))
    for name, value in {"all": sum(values.values()), **values}.items():
        found.cell(f"rows/{name}", value, 50 if name == "all" else 10)
    found.equal(["rows/all"], [f"rows/{name}" for name in values])
    return found


def withheld(found: TableSet) -> set[str]:
    marks = Protection(found)
    return {
        entry.key.removeprefix("rows/") for at, entry in enumerate(found.entries) if marks.mark(at)
    }


def test_two_small_rows_take_a_third_with_them_when_they_are_few_together() -> None:
    values = {"a": 1, "b": 2, "c": 9, "d": 30}
    gone = withheld(tables(values))
    assert {"a", "b"} < gone
    assert sum(values[name] for name in gone) >= 5


def test_two_small_rows_that_are_enough_together_take_nothing_with_them() -> None:
    assert withheld(tables({"a": 3, "b": 4, "c": 9, "d": 30})) == {"a", "b"}


def test_an_empty_row_is_not_taken_to_make_up_the_number() -> None:
    values = {"a": 1, "b": 2, "none": 0, "c": 9}
    gone = withheld(tables(values))
    assert "c" in gone or "all" in gone


@pytest.mark.parametrize("k", [3, 7, 10])
def test_enough_is_what_the_threshold_says(k: int) -> None:
    values = {"a": 1, "b": 1, "c": 4, "d": 8, "e": 40}
    gone = withheld(tables(values, k))
    assert "all" in gone or sum(values[name] for name in gone) >= k


def test_rows_that_have_changed_by_few_together_take_another_with_them() -> None:
    then = {"all": 44, "a": 12, "b": 12, "c": 20}
    now = {"a": 13, "b": 14, "c": 27}
    found = tables(now)
    numbers = {f"rows/{name}": (value, "") for name, value in then.items()}
    link(found, [Known(date(2012, 6, 30), 5, "3", False, numbers)], date(2013, 6, 30))  # type: ignore[arg-type]
    gone = withheld(found)
    assert {"a", "b"} < gone
    assert "all" in gone or sum(now[n] - then[n] for n in gone) >= 5
