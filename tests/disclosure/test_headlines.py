"""Meetings a few weeks apart: the main numbers go with the time, the tables stand still."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from support.attacker_rows import truth_of
from support.people import END, GOALS, START, project

from esftui.disclosure import Known, Rule, Shared, known, released, share, whole
from esftui.disclosure.cells import HEADLINES
from esftui.disclosure.headlines import headlines, too_soon
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.participant import Enrolment, Participant, Register
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

ROWS = {
    "framtidsstegen": ("2013-01-15", "2013-02-20", "2013-03-31", "2013-05-15", "2013-06-30"),
    "fler-i-arbete": ("2012-11-15", "2013-01-15", "2013-02-28", "2013-03-31"),
    "creadiem": ("2012-05-01", "2012-06-30", "2012-10-01", "2012-12-01"),
    "job-action-plan-europe": ("2012-11-01", "2013-01-10", "2013-02-20", "2013-03-31"),
}


def row(data: ProjectData, *days: date) -> list[tuple[Figures, Shared]]:
    """Hold meetings in a row, each protected against those before it."""
    held: list[tuple[Figures, Shared]] = []
    for day in days:
        figures = measure(data, day)
        held.append((figures, released(figures, Rule(), [known(each) for _f, each in held])))
    return held


def days_of(name: str) -> list[date]:
    return [date.fromisoformat(day) for day in ROWS[name]]


@pytest.mark.parametrize("name", ROWS)
def test_each_meeting_sees_new_main_numbers_and_some_see_all_tables(name: str) -> None:
    held = row(load_folder(Path("data") / name), *days_of(name))
    assert whole(known(held[0][1]))
    assert any(whole(known(shared)) for _figures, shared in held[1:])
    assert not all(whole(known(shared)) for _figures, shared in held)
    for _figures, shared in held:
        numbers = shared.numbers()
        assert sum(not numbers[key].withheld for key in HEADLINES & numbers.keys()) >= 1


def test_numbers_of_tables_that_are_not_shown_leave_no_trace() -> None:
    data = load_folder(Path("data/framtidsstegen"))
    (_first, shown), (_second, alone) = row(data, *days_of("framtidsstegen")[:2])
    made = known(alone)
    assert not whole(made)
    told = {key for key, (value, _mark) in made.numbers.items() if value is not None}
    assert told
    assert told <= HEADLINES
    between = {"not-positive/total", "not-on/total"}
    assert {hidden.key for hidden in made.hidden} <= HEADLINES | between
    assert len(made.hidden) < len(known(shown).hidden)


def test_what_the_main_numbers_show_is_true() -> None:
    data = load_folder(Path("data/fler-i-arbete"))
    for figures, shared in row(data, *days_of("fler-i-arbete")):
        true = truth_of(figures, shared)
        for key, cell in shared.numbers().items():
            assert cell.value in (None, true[key])


def some(leavers: int) -> ProjectData:
    """Return a project with 40 persons, of whom so many have left in the second year."""
    people = tuple(
        Participant(
            id=f"P-{number}",
            gender="woman" if number % 2 else "man",
            enrolments=(
                Enrolment(
                    start=START + timedelta(days=number),
                    exit=START + timedelta(days=400 + number) if number < leavers else None,
                    reason="work" if number < leavers else None,
                ),
            ),
        )
        for number in range(40)
    )
    return ProjectData(project=project(goals=GOALS), register=Register(participants=people))


def test_too_few_moves_are_seen_without_trying() -> None:
    earlier: list[Known] = [known(share(measure(some(0), START + timedelta(days=300))))]
    at_the_end = END - timedelta(days=1)
    assert too_soon(measure(some(19), at_the_end), Rule(), earlier)
    assert not too_soon(measure(some(20), at_the_end), Rule(), earlier)
    assert not too_soon(measure(some(20), at_the_end), Rule(), [])
    only = known(headlines(measure(some(0), START + timedelta(days=300)), Rule(), earlier))
    assert too_soon(measure(some(19), at_the_end), Rule(), [*earlier, only])
