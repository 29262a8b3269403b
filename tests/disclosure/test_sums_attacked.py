"""What is withheld in a sum makes at least k together, as it is read from what is shown alone."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from support import example_data
from support.attacker import Attacker
from support.attacker_rows import at_once, hold, invented, truth_of
from support.attacker_sums import Thin, thin_sums
from support.people import END, days, projects
from support.shared_reading import Reading

from esftui.disclosure import Known, Rule, Shared, released, share
from esftui.measure.figures import Figures
from esftui.model.project import ProjectData

EXAMPLES = {
    "creadiem": ("2011-09-30", "2012-06-30", "2013-03-31", "2014-04-30"),
    "fler-i-arbete": ("2012-05-31", "2013-03-31", "2014-06-30"),
    "framtidsstegen": ("2012-03-31", "2013-03-31", "2014-06-30"),
    "job-action-plan-europe": ("2012-03-31", "2013-03-31"),
    "jobbinvest-ering": ("2008-07-15", "2008-09-30"),
}

ROWS = {
    "framtidsstegen": ("2013-01-15", "2013-02-20", "2013-05-15"),
    "fler-i-arbete": ("2012-11-15", "2013-01-15", "2013-02-28"),
    "creadiem": ("2012-05-01", "2012-10-01", "2013-08-31"),
}


def thin(
    data: ProjectData,
    when: Sequence[date],
    k: int,
    sharing: Callable[[Figures, Rule, Sequence[Known]], Shared] = released,
) -> list[Thin]:
    """Return the sums of some meetings of which fewer than k are withheld together."""
    attacker = Attacker()
    readings = []
    for number, held in enumerate(hold(at_once(data, when), k, sharing)):
        reading = Reading(attacker, held.shared, truth_of(held.figures, held.shared), f"{number}:")
        reading.read(data.project)
        readings.append(reading)
    return thin_sums(attacker, readings)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_few_are_withheld_together_of_an_example(name: str) -> None:
    for at, day in enumerate(EXAMPLES[name]):
        for k in ((5, 10), (3, 7))[at % 2]:
            assert thin(example_data.both(name), [date.fromisoformat(day)], k, share) == []


@pytest.mark.parametrize("seed", range(4))
def test_no_few_are_withheld_together_of_an_invented_project(seed: int) -> None:
    day = END - timedelta(days=60 * (seed % 5))
    assert thin(invented(seed), [day], (3, 5, 7, 10)[seed % 4], share) == []


@given(projects(), days)
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_few_are_withheld_together_of_a_tiny_project(data: ProjectData, day: date) -> None:
    assert thin(data, [day], 3) == []


@pytest.mark.parametrize("name", ROWS)
def test_no_few_are_withheld_together_or_have_come_together_since_a_meeting(name: str) -> None:
    when = [date.fromisoformat(day) for day in ROWS[name]]
    assert thin(example_data.both(name), when, 5) == []
