from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.everything import measure
from esftui.measure.figure import Split
from esftui.measure.gender import gender
from esftui.model.project import Planned, ProjectData


@pytest.mark.parametrize(
    ("women", "men", "even"),
    [(4, 6, True), (6, 4, True), (39, 61, False), (61, 39, False), (1, 0, False), (0, 0, None)],
)
def test_forty_to_sixty_per_cent_counts_as_even(women: int, men: int, even: bool | None) -> None:
    assert Split(women, men).even is even


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 9))
def test_evenness_is_the_same_whichever_gender_is_counted(
    women: int, men: int, unknown: int
) -> None:
    assert Split(women, men, unknown).even == Split(men, women).even


def test_those_of_unknown_gender_are_shown_but_not_part_of_the_share() -> None:
    split = Split(women=3, men=1, unknown=6)
    assert split.total == 10
    assert split.share_women == 0.75


def test_the_groups_are_participants_starts_active_leavers_and_positive_outcomes() -> None:
    figures = gender(
        data(
            person(
                "A", "woman", enrolment("2012-01-01", "2012-02-01", "work"), enrolment("2012-03-01")
            ),
            person("B", "man", enrolment("2012-01-01", "2012-02-01", "work")),
            person("C", "man", enrolment("2012-01-01", "2012-02-01", "care")),
        ),
        day("2012-12-31"),
    )
    assert {row.group: row.split for row in figures.rows} == {
        "participants": Split(1, 2),
        "starts": Split(2, 2),
        "active": Split(1, 0),
        "leavers": Split(0, 2),
        "positive": Split(0, 1),
    }
    assert [row.even for row in figures.rows] == [False, True, False, False, False]
    assert figures.skewed == 0, "they are few"


def test_few_people_are_neither_skewed_nor_off_the_plan_however_they_are_split() -> None:
    assert not any(Split(women, few - women).skewed for few in range(5) for women in range(few + 1))
    evenly = [min(abs(women / n - 0.5) for women in range(n + 1)) for n in range(5, 200)]
    assert max(evenly) <= 0.1 + 1e-9, "from five on any group can be even"
    assert Split(1, 4).skewed
    assert not Split(2, 3).skewed
    assert Split(1, 3, 6).few, "those of unknown gender do not count"
    planned = Planned(participants=10, women=5, men=5)
    rows = []
    for number in (4, 5):
        people = [person(str(n), "woman", enrolment("2012-01-01")) for n in range(number)]
        figures = gender(data(*people, planned=planned), day("2012-02-01"))
        rows.append((figures.skewed, figures.rows[0].off_plan, figures.rows[0].even))
    # participants, starts and active
    assert rows == [(0, False, False), (3, True, False)]


def test_a_deviation_from_the_planned_split_is_told_when_it_is_larger_than_the_tolerance() -> None:
    people = [person(str(n), "woman", enrolment("2012-01-01")) for n in range(6)]
    people += [person(str(n), "man", enrolment("2012-01-01")) for n in range(6, 10)]
    figures = gender(
        data(*people, planned=Planned(participants=10, women=5, men=5)), day("2012-02-01")
    )
    row = figures.rows[0]
    assert row.planned_share == 0.5
    assert row.deviation == pytest.approx(0.1)
    assert row.off_plan is False
    skewed = gender(
        data(*people, planned=Planned(participants=10, women=4, men=6)), day("2012-02-01")
    ).rows[0]
    assert skewed.even is True
    assert skewed.off_plan is True


def test_the_direction_over_time_is_the_split_at_the_end_of_each_month() -> None:
    figures = gender(
        data(
            person("A", "woman", enrolment("2012-01-10", "2012-02-10", "work")),
            person("B", "man", enrolment("2012-02-01")),
        ),
        day("2012-03-15"),
    )
    assert [(m.month, m.participants, m.active) for m in figures.months] == [
        ("2012-01", Split(1, 0), Split(1, 0)),
        ("2012-02", Split(1, 1), Split(0, 1)),
        ("2012-03", Split(1, 1), Split(0, 1)),
    ]


@given(projects(), days)
def test_genders_add_up_to_the_flow_and_the_exits(invented: ProjectData, as_of: date) -> None:
    figures = measure(invented, as_of)
    rows = {row.group: row for row in figures.gender.rows}
    assert rows["participants"].split.total == figures.flow.participants
    assert rows["starts"].split.total == figures.flow.starts
    assert rows["active"].split.total == figures.flow.active
    assert rows["leavers"].split == figures.exits.leavers
    assert rows["positive"].split == figures.exits.positive
    if figures.gender.months:
        assert figures.gender.months[-1].participants == rows["participants"].split
        assert figures.gender.months[-1].active == rows["active"].split
    assert [m.active.total for m in figures.gender.months] == [m.stock for m in figures.flow.months]
