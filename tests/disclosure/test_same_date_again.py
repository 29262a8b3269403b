"""A date that was shown is shown again as it was, as long as what was shown of it holds."""

from datetime import date
from functools import cache

import msgspec
import pytest
from support import example_data

from esftui.disclosure import Known, Rule, Shared, known, share
from esftui.disclosure.again import as_shown
from esftui.disclosure.open import opened_for
from esftui.measure.everything import measure
from esftui.model.project import ProjectData

FIRST, SECOND = date(2013, 1, 31), date(2013, 3, 31)
NAMES = ("framtidsstegen", "fler-i-arbete", "creadiem")


@cache
def shown(name: str) -> tuple[Known, Known]:
    """Return what two meetings were shown, as it is kept."""
    data = example_data.both(name)
    first = known(share(measure(data, FIRST)))
    return first, known(share(measure(data, SECOND), earlier=[first]))


def without_a_few(name: str, number: int) -> ProjectData:
    """Return an example project that does not know some of those who began before all meetings."""
    data = example_data.both(name)
    people = data.register.participants
    early = [each.id for each in people if each.enrolments[0].start <= FIRST][:number]
    kept = tuple(each for each in people if each.id not in early)
    return msgspec.structs.replace(
        data, register=msgspec.structs.replace(data.register, participants=kept)
    )


def values(found: Shared | Known) -> dict[str, tuple[int | None, str]]:
    told = known(found).numbers
    return {key: (value, mark) for key, (value, mark) in told.items()}


@pytest.mark.parametrize("name", NAMES)
def test_what_two_meetings_were_shown_is_shown_again_whatever_came_after(name: str) -> None:
    data, (first, second) = example_data.both(name), shown(name)
    for seen in (first, second):
        again = share(measure(data, seen.as_of), earlier=[first, second])
        assert known(again) == seen
        assert any(value is None for value, _mark in seen.numbers.values())


def test_of_two_that_were_shown_of_a_date_the_one_that_tells_more_is_taken() -> None:
    data, (first, second) = example_data.both("framtidsstegen"), shown("framtidsstegen")
    less = msgspec.structs.replace(second, numbers=dict.fromkeys(second.numbers, (None, "primary")))
    again = share(measure(data, SECOND), earlier=[first, second, less])
    assert values(again) == values(second)


def test_what_was_registered_afterwards_is_no_repetition() -> None:
    before = without_a_few("framtidsstegen", 2)
    then = known(share(measure(before, SECOND)))
    data = example_data.both("framtidsstegen")
    now = share(measure(data, SECOND), earlier=[then])
    assert then.value("participants/total") == 72
    # two more: they would be told
    assert now.value("participants/total") is None


def test_another_threshold_is_no_repetition() -> None:
    data, (_first, second) = example_data.both("fler-i-arbete"), shown("fler-i-arbete")
    ten = share(measure(data, SECOND), Rule(10), [second])
    assert values(ten) != values(second)
    assert not [c for c in ten.numbers().values() if c.value is not None and 0 < c.value < 10]


@pytest.mark.parametrize(
    "other", [{"k": 3}, {"version": "0"}, {"folded": True}, {"as_of": FIRST}, {"numbers": {}}]
)
def test_what_was_shown_otherwise_is_not_taken(other: dict[str, object]) -> None:
    figures = measure(example_data.both("fler-i-arbete"), SECOND)
    _first, second = shown("fler-i-arbete")
    opened, tables = opened_for(figures, Rule(), folded=False)
    keys = list(second.numbers)
    for key, (value, _mark) in second.numbers.items():
        tables.cell(key, 1 if value is None else value)
    asked = {"as_of": SECOND, "folded": opened.folded}
    assert as_shown(tables, keys, [second], **asked) == second  # type: ignore[arg-type]
    changed = msgspec.structs.replace(second, **other)
    assert as_shown(tables, keys, [changed], **asked) is None  # type: ignore[arg-type]
