"""What a meeting made known, written to a file and read back by a later program."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from support.people import data, enrolment, person

from esftui.disclosure import Cell, Known, Rule, Shared, change, known, share
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.participant import Gender
from esftui.store.folder import load_folder

THEN, NOW = date(2012, 12, 31), date(2013, 3, 31)


def example(name: str, day: date) -> Figures:
    return measure(load_folder(Path("data") / name), day)


def kept(shared: Shared) -> Known:
    """Return what is known, after a way through a file."""
    return msgspec.json.decode(msgspec.json.encode(known(shared)), type=Known)


@pytest.mark.parametrize("name", ["framtidsstegen", "job-action-plan-europe"])
def test_what_was_kept_protects_as_the_figures_themselves_do(name: str) -> None:
    then, now = share(example(name, THEN), Rule(4)), example(name, NOW)
    assert kept(then) == known(then)
    fresh, again = share(now, Rule(4), [then]), share(now, Rule(4), [kept(then)])
    assert again == fresh
    assert fresh != share(now, Rule(4))
    for key in fresh.numbers():
        assert change(fresh, kept(then), key) == change(fresh, then, key)


def test_what_is_kept_says_what_was_shown_and_by_which_rule() -> None:
    then = share(example("framtidsstegen", THEN), Rule(4))
    found = kept(then)
    assert (found.as_of, found.k, found.version) == (THEN, 4, then.version)
    assert {key: found.cell(key) for key in found.numbers} == then.numbers()
    assert found.cell("no such number") is None
    assert known(found) is found


def test_nothing_is_kept_of_a_number_but_what_its_mark_says() -> None:
    """Two projects that are shown alike are kept alike, whatever was withheld of them."""
    files = []
    for women in (2, 3):
        genders: list[Gender] = ["woman" if n < women else "man" for n in range(30)]
        people = (person(f"P-{n}", g, enrolment("2012-02-01")) for n, g in enumerate(genders))
        shared = share(measure(data(*people), THEN))
        assert shared.numbers()["participants/women"] == Cell(
            None, "primary", "participants/women", 5
        )
        files.append(msgspec.json.encode(known(shared)))
    assert files[0] == files[1]


def test_a_file_with_more_in_it_than_this_program_knows_is_read() -> None:
    found = msgspec.json.decode(
        b'{"as_of":"2013-01-31","k":5,"version":"9","folded":false,"more":{"x":1},'
        b'"numbers":{"participants/total":[40,""],"participants/women":[null,"primary"]}}',
        type=Known,
    )
    assert found.value("participants/total") == 40
    assert found.cell("participants/women") == Cell(None, "primary", "participants/women", 5)
    people = (
        person(f"P-{n}", "woman" if n % 2 else "man", enrolment("2012-02-01")) for n in range(42)
    )
    later = share(measure(data(*people), NOW), earlier=[found])
    assert later.flow.participants.withheld


def test_meetings_of_the_same_date_are_taken_in_the_order_they_were_shown() -> None:
    """Measured again after a late registration, the same date shows a change like any other."""
    found = [person(f"P-{n}", "woman", enrolment("2012-02-01")) for n in range(41)]
    first = share(measure(data(*found[:20]), THEN))
    more = share(measure(data(*found[:40]), THEN), earlier=[known(first)])
    assert (first.flow.participants.value, more.flow.participants.value) == (20, 40)
    again = share(measure(data(*found[:40]), THEN), earlier=[first, known(more)])
    assert again.flow.participants.value == 40
    one = share(measure(data(*found), THEN), earlier=[first, known(more)])
    assert one.flow.participants.withheld
    assert change(one, more, "participants/total").withheld
