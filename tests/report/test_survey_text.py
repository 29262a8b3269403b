"""Surveys, follow-ups, steps and composition as text."""

from datetime import date

import pytest
from support.people import data, day, enrolment, person
from support.sixth_project import MIDWAY, PROJECT, REGISTER
from support.status_text import DATA

from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.project import ProjectData
from esftui.report.plain import Row
from esftui.report.text.composition import composition
from esftui.report.text.followups import follow_ups
from esftui.report.text.goals import goals
from esftui.report.text.steps import steps
from esftui.report.text.surveys import surveys
from esftui.store.folder import load_folder
from esftui.store.project_file import load_project


@pytest.fixture(scope="module")
def sixth() -> Figures:
    return measure(ProjectData(project=load_project(PROJECT), register=REGISTER), MIDWAY)


def told(rows: list[Row]) -> list[str]:
    return [row.text for row in rows]


def test_each_share_has_its_non_response_beside_it_and_what_that_hides(sixth: Figures) -> None:
    lines = told(surveys(sixth.surveys))
    start = lines.index("  Jag har fått rätt stöd")
    assert lines[1] == "  Response rate below 80%: 2 of 3 questions"
    assert lines[start + 1 : start + 5] == [
        "    67% (2 of 3) positive, 4 or more on the scale 1–5; Women 100% (1 of 1);",
        "      Men 50% (1 of 2)",
        "    Response rate 75% (3 of 4), low: at least 80% is wanted",
        "    Had everyone answered: between 50% and 75% positive",
    ]


def test_a_question_of_several_occasions_has_a_line_for_each_and_the_changes(
    sixth: Figures,
) -> None:
    lines = told(surveys(sixth.surveys))
    start = next(n for n, line in enumerate(lines) if line.lstrip().startswith("Occasion"))
    assert lines[start : start + 5] == [
        "    Occasion        To ask  Asked  Answered  Response  Positive  Share",
        "    before               6      6         5       83%         1    20%",
        "    during               4      4         3       75%         1    33%",
        "    after                4      4         3       75%         2    67%",
        "    3 months after       3      2         1       33%         1   100%",
    ]
    text = " ".join(line.strip() for line in lines)
    assert (
        "From before to during, the same 3 persons: 2 higher, 1 the same, 0 lower; +1.0 steps in "
        "the mean. Higher: Women 100% (1 of 1); Men 50% (1 of 2)"
    ) in text
    assert "From after to 3 months after, the same 1 person: 0 higher" in text


def test_a_question_that_nobody_was_to_be_asked_yet_says_so() -> None:
    figures = measure(load_folder(DATA / "jobbinvest-ering"), day("2008-05-02"))
    assert "    Nobody was to be asked yet." in told(surveys(figures.surveys))


def test_a_goal_says_how_many_answered_and_whether_its_verdict_hangs_on_the_silent(
    sixth: Figures,
) -> None:
    lines = told(goals(sixth.goals))
    start = lines.index("  Närmare arbetsmarknaden vid avslut")
    assert lines[start + 1] == "    67% (2 of 3), target 60%: met"
    assert lines[start + 3 : start + 6] == [
        "    3 of the 4 who were asked have answered",
        "    Had all of them answered: between 50% and 75%; the verdict hangs on the",
        "    silent",
    ]


def test_who_remains_is_not_counted_where_each_gender_has_its_own_target() -> None:
    figures = measure(load_folder(DATA / "job-action-plan-europe"), day("2013-03-31"))
    lines = told(goals(figures.goals))
    start = lines.index("  Samma mål för vart och ett av könen")
    assert lines[start + 2] == "    not even if all who can still count succeed"


def test_follow_ups_are_counted_by_state_and_name_nobody(sixth: Figures) -> None:
    lines = told(follow_ups(sixth.follow_ups, sixth.radar, 30))
    assert lines[:6] == [
        "Follow-up",
        "  2 overdue, 1 due now, 1 within 30 days",
        "",
        "  After    Due  Done  Not reached  Declined  Overdue  Now  Soon  Later",
        "  28 days    4     2            1         0        1    0     1      0",
        "  90 days    4     2            0         0        1    1     0      1",
    ]
    assert "  Still in work or studies: 1 of the 2 who left for it and were reached" in lines
    assert lines[-6:-3] == [
        "  Mar 2013               0           0",
        "  Apr 2013               1           0",
        "  May 2013               0           0",
    ]
    assert not any(f"P{number}" in line for line in lines for number in range(1, 8))


def test_what_was_found_stands_in_the_order_of_the_standard_words() -> None:
    figures = measure(load_folder(DATA / "framtidsstegen"), day("2013-03-31"))
    lines = told(follow_ups(figures.follow_ups, figures.radar, 30))
    start = next(n for n, line in enumerate(lines) if "Found 3 months after exit" in line)
    names = [line.split("  ")[1] for line in lines[start + 1 : start + 5]]
    assert names == ["Work", "Studies", "Other measure", "None of these"]


def test_steps_say_who_stands_where_and_how_many_have_climbed(sixth: Figures) -> None:
    assert told(steps(sixth.steps)) == [
        "Method steps",
        "  Step           Women  Men  Now  Median days  Reached",
        "  Första steget      0    0    0            –        3",
        "  Andra steget       1    0    1          303        3",
        "  Tredje steget      0    0    0            –        2",
        "  Fjärde steget      0    1    1           30        1",
        "  Since the first step: 2 have not climbed, 1 has climbed 1 step, 1 has climbed",
        "  2 steps, 1 has climbed 3 steps",
        "",
        "  Group           Women  Men  Persons  Active  To work or studies",
        "  Första gruppen      2    1   3 of 3       2              0 of 1",
    ]


def test_those_who_have_reached_no_step_stand_first() -> None:
    project = load_project(PROJECT)
    known = data(person("A", "woman", enrolment("2012-02-01")), method_steps=project.method_steps)
    lines = told(steps(measure(known, date(2012, 6, 1)).steps))
    assert lines[2].split() == ["No", "step", "yet", "1", "0", "1"]


def test_municipalities_that_nobody_comes_from_are_named_in_a_sentence() -> None:
    figures = measure(load_folder(DATA / "jobbinvest-ering"), day("2008-07-31"))
    text = " ".join(line.strip() for line in told(composition(figures.composition)))
    assert "Höör 4 3 7 39%" in " ".join(text.split())
    assert "No participants from: Bjuv, Bromölla, Burlöv" in text


def test_the_mix_is_beside_the_target_groups() -> None:
    figures = measure(load_folder(DATA / "creadiem"), day("2013-03-31"))
    lines = told(composition(figures.composition))
    older = next(line for line in lines if "Kalmar Af äldre" in line)
    assert older.split() == ["Kalmar", "Af", "äldre", "715", "49%", "25", "34%", "−15"]
    assert "  2 participants are in none of the target group's parts" in lines
