"""What there is to do, as text and as JSON: counts first, then what hurts first."""

import json
from datetime import date, timedelta
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from support.big import big_register
from support.people import data, day, days, enrolment, person, projects
from support.sixth_project import MIDWAY, PROJECT, REGISTER

from esftui import locales
from esftui.measure.everything import measure
from esftui.measure.radar import Urgency
from esftui.model.checklist import Item
from esftui.model.goal import Question
from esftui.model.project import FollowUpPlan, ProjectData
from esftui.report.json.due import due as due_json
from esftui.report.json.status import status
from esftui.report.json.text import encode
from esftui.report.plain import Row, cells
from esftui.report.schema import schema
from esftui.report.text.due import Todo, due, due_in_all, things
from esftui.report.text.page import page
from esftui.store.project_file import load_project

GONE = enrolment("2012-01-01", "2012-03-01", "work")
PLAN = FollowUpPlan(after=("90 days",))


def sixth() -> Todo:
    project = ProjectData(project=load_project(PROJECT), register=REGISTER)
    return Todo("sjatte", measure(project, MIDWAY))


def own(name: str, as_of: str = "2012-07-01", **changes: object) -> Todo:
    known = data(person("A", "woman", GONE), id=name, title=name.upper(), **changes)
    return Todo(name, measure(known, day(as_of)))


def told(rows: list[Row]) -> list[str]:
    return [f"# {row.text}" if row.heading else row.text for row in rows]


def test_one_project_has_its_counts_then_its_list() -> None:
    assert told(due(sixth())) == [
        "# To do in Sjätte projektet",
        "  As of                             2013-03-31",
        "  Follow-ups overdue                2",
        "  Follow-ups now or within 30 days  2",
        "  Surveys to hand out               1",
        "  Milestones overdue                0",
        "  Milestones within 30 days         0",
        "  Items that wait for another       1",
        "  Last registered                   2013-03-20, 11 days ago, longer than",
        "                                    tolerated",
        "  Example data: participants, spending and answers are made up.",
        "",
        "# Overdue",
        "  2012-07-28  246 days late  P4: follow-up 28 days after exit",
        "  2012-09-28  184 days late  P4: follow-up 90 days after exit",
        "",
        "# Due now",
        "  2013-03-31  today  P3: follow-up 90 days after exit",
        "  2013-03-31  today  P3: survey 3 months after",
        "",
        "# Due soon",
        "  2013-04-12  in 12 days  P6: follow-up 28 days after exit",
    ]


def test_swedish_says_it_as_the_field_does() -> None:
    locales.use("sv")
    lines = told(due(sixth()))
    assert "  Försenade uppföljningar               2" in lines
    assert "  2013-03-31  i dag  P3: enkät 3 mån efter" in lines
    assert "  2012-07-28  246 dagar sen  P4: uppföljning 28 dagar efter avslut" in lines


def test_several_projects_are_one_list_with_the_longest_late_on_top() -> None:
    late = Item(id="late", title="Late", due="2012-05-01")
    later = Item(id="later", title="Later", due="2012-06-01", after=("late",))
    todos = [
        own("one", follow_ups=PLAN, checklist=(later, late)),
        own("two", questions=(Question(id="q", title="Q"),)),
        Todo("broken", None, "project.yaml:3:1: twice"),
    ]
    assert told(due_in_all(todos)) == [
        "# To do",
        "  Project  As of       Overdue  Due now  Due soon",
        "  one      2012-07-01        3        0         0",
        "  two      2012-07-01        1        0         0",
        "  broken   –                 –        –         –",
        "  Follow-ups: 1, surveys: 1, milestones: 2",
        "  one: nothing has been registered since 2012-03-01, 122 days ago",
        "  two: nothing has been registered since 2012-03-01, 122 days ago",
        "  broken cannot be read: project.yaml:3:1: twice",
        "",
        "# Overdue",
        "  2012-03-01  122 days late  A: survey after; two",
        "  2012-05-01  61 days late   Late; one",
        "  2012-05-30  32 days late   A: follow-up 90 days after exit; one",
        "  2012-06-01  30 days late   Later; one; waits for: Late",
    ]


def test_nothing_to_do_is_said_so() -> None:
    nothing = Todo("none", measure(data(), day("2012-06-01")))
    assert told(due(nothing))[-1] == "  Nothing is to be done now."
    assert told(due_in_all([nothing]))[-1] == "  Nothing is to be done now."


def test_what_came_some_days_ago_and_is_still_within_its_grace_says_since_when() -> None:
    lines = told(due(own("one", "2012-06-05", follow_ups=PLAN)))
    assert lines[-2:] == [
        "# Due now",
        "  2012-05-30  6 days ago  A: follow-up 90 days after exit",
    ]


def printed(todos: list[Todo]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(due_json(todos)))
    jsonschema.Draft202012Validator(
        schema("due"), format_checker=jsonschema.FormatChecker()
    ).validate(found)
    return found


def test_the_json_carries_the_same_list_and_what_is_broken() -> None:
    found = printed([sixth(), Todo("broken", None, "project.yaml:3:1: twice")])
    assert [
        (each["person"], each["kind"], each["after"], each["occasion"], each["days"])
        for each in found["things"]
    ] == [
        ("P4", "follow_up", "28 days", None, 246),
        ("P4", "follow_up", "90 days", None, 184),
        ("P3", "follow_up", "90 days", None, 0),
        ("P3", "survey", None, "+3 months", 0),
        ("P6", "follow_up", "28 days", None, -12),
    ]
    good, bad = found["projects"]
    assert (good["project"], good["as_of"], good["within_days"]) == ("sjatte", "2013-03-31", 30)
    assert good["radar"]["follow_ups_overdue"] == 2
    assert good["radar"]["wave"][1] == {"month": "2013-04", "follow_ups": 1, "milestones": 0}
    assert bad["problem"].startswith("project.yaml:3:1")
    assert bad["radar"] is None


def test_a_milestone_carries_its_item_and_what_it_waits_for() -> None:
    late = Item(id="late", title="Late", due="2012-05-01")
    later = Item(id="later", title="Later", due="2012-06-01", after=("late",))
    rows = printed([own("one", checklist=(late, later))])["things"]
    assert [(row["item"], row["kind"], row["blocked_by"]) for row in rows] == [
        ("late", "milestone", []),
        ("later", "blocked", ["Late"]),
    ]


URGENCIES: tuple[Urgency, ...] = ("overdue", "due", "due_soon")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(projects(), projects(), days)
def test_all_there_is_to_do_is_in_the_list_and_the_worst_on_top(
    one: ProjectData, other: ProjectData, as_of: date
) -> None:
    planned = msgspec.structs.replace(one.project, follow_ups=PLAN)
    todos = [
        Todo("one", measure(msgspec.structs.replace(one, project=planned), as_of)),
        Todo("other", measure(other, as_of)),
    ]
    found = things(todos)
    keys = [(URGENCIES.index(thing.row.urgency), -thing.row.days) for thing in found]
    assert keys == sorted(keys)
    for todo in todos:
        assert todo.figures is not None
        mine = [thing.row for thing in found if thing.project == todo.project]
        assert mine == list(todo.figures.radar.rows)
    assert all(cells(row.text) <= 80 for row in due_in_all(todos))


@pytest.mark.parametrize("number", [0, 1, 10_000])
def test_an_empty_a_tiny_and_a_huge_project_can_be_told(number: int) -> None:
    project = load_project(PROJECT)
    big = ProjectData(project=project, register=big_register(project, number))
    figures = measure(big, MIDWAY + timedelta(days=30))
    rows = page(figures)
    assert all(cells(row.text) <= 80 for row in rows)
    assert status(figures).flow.participants <= number
    listed = due(Todo("sjatte", figures))
    assert len(listed) >= len(figures.radar.rows)
