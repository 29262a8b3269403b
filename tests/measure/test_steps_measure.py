from datetime import date

import pytest
from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.composition import Composition, composition
from esftui.measure.figure import Split
from esftui.measure.steps import Steps, steps
from esftui.model.participant import Participant, StepReached
from esftui.model.project import Group, MethodStep, ProjectData, TargetMix

STEPS = tuple(MethodStep(id=name, title=name.title()) for name in ("one", "two", "three"))


def climber(name: str, *reached: tuple[str, str], gone: bool = False) -> Participant:
    begun = enrolment("2012-01-01", "2012-08-01", "work") if gone else enrolment("2012-01-01")
    return person(
        name, "woman", begun, steps=tuple(StepReached(step=s, date=day(d)) for s, d in reached)
    )


def at(as_of: str, *people: Participant, **more: object) -> Steps:
    return steps(data(*people, method_steps=STEPS, **more), day(as_of))


def test_someone_stands_at_the_latest_step_reached_while_active() -> None:
    found = at(
        "2012-12-31",
        climber("A", ("one", "2012-01-05"), ("two", "2012-12-01")),
        climber("B", ("one", "2012-01-05"), ("three", "2012-02-01"), gone=True),
        climber("C"),
    )
    assert [row.now for row in found.rows] == [Split(), Split(women=1), Split()]
    assert [row.ever.total for row in found.rows] == [2, 1, 1]
    assert found.rows[1].days == 30
    assert found.without == Split(women=1)
    assert found.climbs == ((1, 1), (2, 1))


def test_a_step_reached_later_is_not_known_yet() -> None:
    found = at("2012-11-30", climber("A", ("one", "2012-01-05"), ("two", "2012-12-01")))
    assert [row.now.total for row in found.rows] == [1, 0, 0]
    assert found.climbs == ((0, 1),)


def test_each_group_has_its_own_flow() -> None:
    groups = (Group(id="a", title="A", size=15), Group(id="talk", title="T", participants=False))
    people = (
        person("A", "woman", enrolment("2012-01-01", "2012-02-01", "work"), group="a"),
        person("B", "man", enrolment("2012-01-01"), group="a"),
        person("C", "man", enrolment("2012-01-01")),
    )
    (found,) = at("2012-12-31", *people, groups=groups).groups
    assert (found.size, found.participants, found.active) == (15, Split(1, 1), 1)
    assert (found.leavers, found.positive) == (1, 1)


@given(projects(), days)
def test_everyone_active_stands_somewhere_or_nowhere(invented: ProjectData, as_of: date) -> None:
    found = steps(invented, as_of)
    active = sum(
        any(e.start <= as_of and (e.exit is None or e.exit > as_of) for e in p.enrolments)
        for p in invented.register.participants
    )
    assert sum(row.now.total for row in found.rows) + found.without.total == active
    for row in found.rows:
        assert row.now.total <= row.ever.total


def mixed(*people: Participant, **more: object) -> Composition:
    return composition(data(*people, **more), day("2012-12-31"))


def someone(
    name: str, born: int | None, town: str | None, referrer: str | None = None
) -> Participant:
    return person(
        name,
        "woman",
        enrolment("2012-01-01"),
        birth_year=born,
        municipality=town,
        referrer=referrer,
    )


def test_the_mix_has_the_projects_municipalities_first_and_the_unknown_last() -> None:
    found = mixed(
        someone("A", 1990, "Lund"),
        someone("B", 1960, "Eslöv"),
        someone("C", None, None),
        municipalities=("Osby", "Eslöv"),
    )
    assert [(r.name, r.split.total, r.share) for r in found.municipalities] == [
        ("Osby", 0, 0.0),
        ("Eslöv", 1, 0.5),
        ("Lund", 1, 0.5),
        ("", 1, None),
    ]
    ages = {r.name: r.split.total for r in found.ages}
    assert ages == {"0-24": 1, "25-34": 0, "35-44": 0, "45-54": 1, "55-200": 0, "": 1}


def test_participants_are_compared_with_the_target_group_cell_by_cell() -> None:
    found = mixed(
        someone("A", 1990, "Kalmar", "AF"),
        someone("B", 1960, "Kalmar", "AF"),
        someone("C", 1960, "Borgholm"),
        someone("D", 1960, "Gotland"),
        target_mix=(
            TargetMix(
                title="Kalmar AF unga",
                age="young",
                municipalities=("Kalmar",),
                referrer="AF",
                persons=50,
            ),
            TargetMix(
                title="Kalmar AF äldre",
                age="older",
                municipalities=("Kalmar",),
                referrer="AF",
                persons=25,
            ),
            TargetMix(title="Öland", municipalities=("Borgholm", "Mörbylånga"), persons=25),
        ),
        young_below=25,
    )
    assert [(t.participants, t.target_share) for t in found.targets] == [
        (1, 0.5),
        (1, 0.25),
        (1, 0.25),
    ]
    assert found.targets[0].deviation == pytest.approx(1 / 3 - 0.5)
    assert found.outside == 1


@given(projects(), days)
def test_each_mix_adds_up_to_the_participants(invented: ProjectData, as_of: date) -> None:
    found = composition(invented, as_of)
    people = sum(
        any(e.start <= as_of for e in p.enrolments) for p in invented.register.participants
    )
    for rows in (found.ages, found.municipalities, found.referrers):
        assert sum(row.split.total for row in rows) == people
