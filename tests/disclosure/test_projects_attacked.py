"""Whole projects, with all their tables and two meetings, attacked by one who knows it all."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support.attacker import Attacker
from support.attacker_rows import as_registered, invented, truth_of
from support.people import END, START, days, projects
from support.shared_reading import Reading, compare

from esftui.disclosure import Known, Rule, known, share, whole
from esftui.disclosure.cells import HEADLINES, TableSet
from esftui.disclosure.open import opened_for
from esftui.disclosure.protect import Protection
from esftui.disclosure.share import gathered
from esftui.measure.everything import measure
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

EXAMPLES = {
    "creadiem": ("2011-09-30", "2012-06-30", "2013-03-31", "2014-04-30"),
    "fler-i-arbete": ("2012-05-31", "2013-03-31", "2014-06-30"),
    "framtidsstegen": ("2012-03-31", "2013-03-31", "2014-06-30"),
    "job-action-plan-europe": ("2012-03-31", "2013-03-31"),
    "jobbinvest-ering": ("2008-07-15", "2008-09-30"),
}


def secret_of(reading: Reading) -> list[tuple[str, int]]:
    """Return what must not be worked out: all that is withheld.

    Where only the main numbers are shown, of all others those that are small: a 0 there is
    withheld for no number's sake.
    """
    if whole(known(reading.shared)):
        return list(reading.secret.items())
    start = len(reading.name)
    return [
        (name, value)
        for name, value in reading.secret.items()
        if name[start:] in HEADLINES or reading.shared.rule.small(value)
    ]


def attack(data: ProjectData, *days_shown: date, k: int = 5, most: int | None = None) -> None:
    """Show a project at some meetings in a row, and fail if anything can be worked out."""
    attack_meetings([(data, day) for day in days_shown], k, most)


def attack_meetings(
    meetings: list[tuple[ProjectData, date]], k: int = 5, most: int | None = None
) -> None:
    """Show a project at some meetings, each with the register as it was then.

    ``most``: how many of the numbers withheld are attacked, picked at random.
    """
    attacker = Attacker()
    earlier: list[Known] = []
    readings: list[Reading] = []
    for number, (data, day) in enumerate(meetings):
        figures = measure(data, day)
        shared = share(figures, Rule(k), earlier)
        reading = Reading(attacker, shared, truth_of(figures, shared), f"{number}:")
        reading.read(data.project)
        for before in readings:
            compare(before, reading)
        earlier.append(known(shared))
        readings.append(reading)
    attacker.ready()
    secrets = [pair for reading in readings for pair in secret_of(reading)]
    if most is not None and len(secrets) > most:
        secrets = Random(len(secrets)).sample(secrets, most)
    for name, value in secrets:
        found = attacker.possible(name, k - 1, value)
        assert len(found) >= k - 1, (name, value, found)


@pytest.mark.parametrize(
    ("name", "day"), [(name, day) for name, days in EXAMPLES.items() for day in days]
)
def test_nothing_withheld_of_an_example_can_be_worked_out(name: str, day: str) -> None:
    attack(load_folder(Path("data") / name), date.fromisoformat(day))


@pytest.mark.parametrize("name", ["framtidsstegen", "fler-i-arbete", "job-action-plan-europe"])
def test_nothing_withheld_can_be_worked_out_from_two_meetings(name: str) -> None:
    days_shown = [date.fromisoformat(day) for day in EXAMPLES[name][-2:]]
    between = days_shown[1] - timedelta(days=42)
    attack(load_folder(Path("data") / name), between, days_shown[1], most=25)


@given(projects(), days, st.sampled_from([3, 5]))
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_withheld_of_a_tiny_project_can_be_worked_out(
    data: ProjectData, day: date, k: int
) -> None:
    attack(data, day, k=k)


@pytest.mark.parametrize("seed", [0, 1, 3, 8])
def test_nothing_withheld_of_an_invented_project_can_be_worked_out(seed: int) -> None:
    data = invented(seed)
    attack(data, END - timedelta(days=60 * (seed % 5)), k=(3, 5, 10)[seed % 3])


@pytest.mark.parametrize("seed", [1, 3])
def test_nothing_can_be_worked_out_from_meetings_six_weeks_apart(seed: int) -> None:
    data = invented(seed)
    first = START + timedelta(days=200 + 40 * seed)
    attack(data, first, first + timedelta(days=42), most=12)


@pytest.mark.parametrize("seed", [2])
def test_nothing_can_be_worked_out_from_meetings_with_late_registrations_between(
    seed: int,
) -> None:
    """The last date is shown twice: as it was registered at the meeting, and some time later."""
    data = invented(seed)
    shown = [START + timedelta(days=240 + days_on) for days_on in (0, 35, 70)]
    meetings = [(as_registered(data, seed, day), day) for day in shown]
    meetings.append((as_registered(data, seed, shown[-1] + timedelta(days=35)), shown[-1]))
    attack_meetings(meetings, most=6)


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_that_must_be_safe_is(name: str) -> None:
    """The code itself finds nothing that it could not protect."""
    data = load_folder(Path("data") / name)
    for day in EXAMPLES[name]:
        opened, tables = opened_for(measure(data, date.fromisoformat(day)), Rule(), folded=False)
        gathered(opened, tables)
        assert isinstance(tables, TableSet)
        assert Protection(tables).unsafe == []
