"""A person's timeline and the roster say of each what the radar and the flow say of all."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import people
from support.example_data import DATA

from esftui.measure.everything import measure
from esftui.measure.roster import roster
from esftui.measure.timeline import timeline
from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    FollowUp,
    Participant,
    Participation,
    Register,
    StepReached,
)
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

DAY = date(2012, 6, 30)


def data(*persons: Participant, **changes: object) -> ProjectData:
    return ProjectData(project=people.project(**changes), register=Register(participants=persons))


def everything() -> Participant:
    return Participant(
        id="P",
        enrolments=(
            Enrolment(start=date(2012, 1, 10), exit=date(2012, 3, 1), reason="work"),
            Enrolment(start=date(2012, 6, 1)),
        ),
        steps=(StepReached(step="mapping", date=date(2012, 1, 20)),),
        activities=(
            Participation(type="coaching", start=date(2012, 1, 15), end=date(2012, 2, 1)),
            Participation(type="course", start=date(2012, 7, 15)),
        ),
        plans=(ActionPlan(kind="health", date=date(2012, 1, 10)),),
        follow_ups=(
            FollowUp(exit=date(2012, 3, 1), after="90 days", date=date(2012, 6, 4), outcome="work"),
        ),
        answers=(Answer(question="q", occasion="before", asked=date(2012, 1, 10)),),
    )


def test_everything_registered_is_there_in_the_order_of_time() -> None:
    found = timeline(data(everything()), "P", DAY)
    assert found is not None
    assert [(row.day.isoformat(), row.kind, row.what) for row in found.rows] == [
        ("2012-01-10", "start", ""),
        ("2012-01-10", "survey", "q"),
        ("2012-01-10", "plan", "health"),
        ("2012-01-15", "activity", "coaching"),
        ("2012-01-20", "step", "mapping"),
        ("2012-03-01", "exit", "work"),
        ("2012-06-01", "start", ""),
        ("2012-06-04", "follow_up", "90 days"),
        ("2012-07-15", "activity", "course"),
    ]
    assert [row.later for row in found.rows] == [False] * 8 + [True]
    assert timeline(data(everything()), "nobody", DAY) is None


def test_every_row_leads_to_what_it_is_made_from() -> None:
    person = everything()
    found = timeline(data(person), "P", DAY)
    assert found is not None
    places = [row.element for row in found.rows if row.element is not None]
    for kind, index in places:
        assert getattr(person, kind)[index] is not None
    lists = ("enrolments", "steps", "activities", "plans", "follow_ups", "answers")
    every = {(kind, index) for kind in lists for index in range(len(getattr(person, kind)))}
    assert set(places) == every


@pytest.mark.parametrize("folder", sorted(path.parent for path in DATA.glob("*/project.yaml")))
@pytest.mark.parametrize("share", [0.3, 0.6, 1.0])
def test_what_is_due_is_what_the_radar_says_of_the_person(folder: Path, share: float) -> None:
    loaded = load_folder(folder)
    project = loaded.project
    as_of = project.start + timedelta(days=round((project.end - project.start).days * share))
    radar = measure(loaded, as_of).radar
    expected = {
        (row.kind, row.person, row.what, row.due, row.urgency == "overdue") for row in radar.people
    }
    found = set()
    soon = timedelta(days=project.tolerances.due_soon_days)
    for person in loaded.register.participants:
        line = timeline(loaded, person.id, as_of)
        assert line is not None
        for row in line.rows:
            if row.kind == "follow_up_due" and row.day - soon <= as_of:
                late = row.urgency == "overdue"
                found.add(("follow_up", person.id, row.what, row.day, late))
            if row.kind == "survey_due":
                late = row.urgency == "overdue"
                found.add(("survey", person.id, row.occasion or "", row.day, late))
    assert found == expected


def test_the_roster_has_what_hurts_first_on_top() -> None:
    loaded = load_folder(DATA / "framtidsstegen")
    figures = measure(loaded, date(2013, 3, 31))
    rows = roster(loaded, date(2013, 3, 31), figures.radar.people)
    assert len(rows) == len(loaded.register.participants)
    states = [row.state for row in rows]
    assert states.count("active") == figures.flow.active
    assert states.count("planned") == len(rows) - figures.flow.participants
    late = [row.todo.days for row in rows if row.todo and row.todo.urgency == "overdue"]
    assert late
    assert late == sorted(late, reverse=True)
    assert all(row.todo and row.todo.urgency == "overdue" for row in rows[: len(late)])


def test_days_in_the_project_count_first_and_last_day_of_each_enrolment() -> None:
    (row,) = roster(data(everything()), DAY)
    assert (row.state, row.since, row.left, row.starts) == ("active", date(2012, 6, 1), None, 2)
    assert row.days == 52 + 30
    (before,) = roster(data(everything()), date(2012, 4, 1))
    assert (before.state, before.left, before.reason) == ("left", date(2012, 3, 1), "work")
    (early,) = roster(data(everything()), date(2012, 1, 1))
    assert (early.state, early.since, early.days) == ("planned", date(2012, 1, 10), 0)


@given(st.dates(date(2011, 1, 1), date(2015, 1, 1)))
def test_the_roster_and_the_flow_count_the_same_people(as_of: date) -> None:
    figures = measure(LOADED, as_of)
    rows = roster(LOADED, as_of, figures.radar.people)
    assert sum(row.state != "planned" for row in rows) == figures.flow.participants
    assert sum(row.starts for row in rows) == figures.flow.starts
    assert sum(row.todos for row in rows) == len(figures.radar.people)


LOADED = load_folder(DATA / "fler-i-arbete")
