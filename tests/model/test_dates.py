from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.model.dates import (
    DeadlineError,
    add_months,
    add_offset,
    is_relative,
    month_end,
    months_between,
    resolve_deadline,
)

ANCHORS = {
    "start": date(2011, 6, 1),
    "end": date(2014, 6, 30),
    "mobilisation end": date(2011, 11, 30),
}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("2012-03-01", date(2012, 3, 1)),
        ("start + 3 months", date(2011, 9, 1)),
        ("end - 6 months", date(2013, 12, 30)),
        ("mobilisation end", date(2011, 11, 30)),
        ("mobilisation end - 2 weeks", date(2011, 11, 16)),
        ("end - 1 day", date(2014, 6, 29)),
        ("start", date(2011, 6, 1)),
    ],
)
def test_a_deadline_is_a_date_or_a_rule_from_the_project_or_a_phase(
    rule: str, expected: date
) -> None:
    assert resolve_deadline(rule, ANCHORS) == expected


@pytest.mark.parametrize(
    "rule", ["2012-02-30", "closing end", "start + 3 years", "start + 99999999 months"]
)
def test_a_deadline_that_cannot_be_computed_is_an_error(rule: str) -> None:
    with pytest.raises(DeadlineError):
        resolve_deadline(rule, ANCHORS)


def test_month_arithmetic_clips_to_the_last_day_of_the_month() -> None:
    assert add_months(date(2012, 1, 31), 1) == date(2012, 2, 29)
    assert add_months(date(2013, 3, 31), -1) == date(2013, 2, 28)
    assert add_offset(date(2012, 8, 31), "6 months") == date(2013, 2, 28)
    assert add_offset(date(2012, 12, 1), "90 days") == date(2013, 3, 1)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-600, 600))
def test_adding_months_lands_in_that_month_on_that_day_or_its_last(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved == month_end(moved) and moved.day < day.day)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 900))
def test_the_months_between_two_dates_are_each_month_once(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    months = list(months_between(first, last))
    assert months[0] == first.replace(day=1)
    assert months[-1] == last.replace(day=1)
    assert all(add_months(a, 1) == b for a, b in pairwise(months))


def test_a_rule_is_told_from_a_date() -> None:
    assert is_relative("start + 3 months")
    assert is_relative("2-phase end")
    assert not is_relative("2012-03-01")
