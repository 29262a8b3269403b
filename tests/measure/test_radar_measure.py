from datetime import date

import msgspec
from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.everything import measure
from esftui.measure.radar import Radar
from esftui.model.checklist import Item
from esftui.model.goal import Condition, Population, Question, ShareGoal
from esftui.model.participant import ActionPlan, Answer, Participant
from esftui.model.project import FollowUpPlan, ProjectData

GONE = enrolment("2012-01-01", "2012-03-01", "work")


def at(as_of: str, *people: Participant, **changes: object) -> Radar:
    return measure(data(*people, **changes), day(as_of)).radar


def test_what_hurts_first_stands_first_whatever_it_is() -> None:
    found = at(
        "2012-07-01",
        person("A", "woman", GONE),
        follow_ups=FollowUpPlan(after=("90 days",), grace_days=14),
        questions=(Question(id="q", title="Q"),),
        checklist=(
            Item(id="late", title="Late", due="2012-01-15"),
            Item(id="soon", title="Soon", due="2012-07-10", after=("late",)),
            Item(id="far", title="Far", due="2013-07-10"),
        ),
    )
    assert [(r.kind, r.urgency, r.person or r.item, r.days) for r in found.rows] == [
        ("milestone", "overdue", "late", 168),
        ("survey", "overdue", "A", 122),
        ("follow_up", "overdue", "A", 32),
        ("blocked", "due_soon", "soon", -9),
    ]
    assert (found.follow_ups_overdue, found.surveys_due, found.milestones_overdue) == (1, 1, 1)
    assert (found.milestones_due, found.blocked) == (1, 1)


def test_a_survey_that_was_handed_out_is_not_to_be_handed_out_again_though_nobody_answered() -> (
    None
):
    asked = Answer(question="q", occasion="after", asked=day("2012-03-02"))
    found = at(
        "2012-07-01",
        person("A", "woman", GONE, answers=(asked,)),
        questions=(Question(id="q", title="Q"),),
    )
    assert found.surveys_due == 0


def test_several_questions_at_an_occasion_are_one_survey() -> None:
    questions = (Question(id="q", title="Q"), Question(id="r", title="R"))
    found = at("2012-03-05", person("A", "woman", GONE), questions=questions)
    assert [(r.what, r.urgency, r.days) for r in found.rows] == [("after", "due", 4)]


def test_participants_are_not_to_be_handed_what_only_others_are_asked() -> None:
    network = ShareGoal(
        id="g",
        title="G",
        of=Population(members="network", question="q"),
        that=Condition(positive="q"),
    )
    people, question = (person("A", "woman", GONE),), (Question(id="q", title="Q"),)
    assert at("2012-07-01", *people, questions=question).surveys_due == 1
    assert at("2012-07-01", *people, questions=question, goals=(network,)).surveys_due == 0


def test_the_register_is_stale_when_nothing_has_been_entered_for_long_and_the_project_goes_on() -> (
    None
):
    assert not at("2012-04-15", person("A", "woman", GONE)).stale
    found = at("2012-04-16", person("A", "woman", GONE))
    assert (found.last_entry, found.days_since_entry, found.stale) == (day("2012-03-01"), 46, True)
    assert not at("2014-06-01", person("A", "woman", GONE)).stale
    assert at("2012-04-16").last_entry is None


def test_whatever_is_entered_keeps_the_register_fresh() -> None:
    asked = Answer(question="q", occasion="after", asked=day("2012-04-10"))
    plan = ActionPlan(kind="health", date=day("2012-04-12"))
    found = at("2012-05-26", person("A", "woman", GONE, answers=(asked,), plans=(plan,)))
    assert (found.last_entry, found.stale) == (day("2012-04-12"), False)


def test_the_wave_counts_follow_ups_and_milestones_of_the_coming_months() -> None:
    found = at(
        "2012-03-15",
        person("A", "woman", GONE),
        follow_ups=FollowUpPlan(after=("90 days",)),
        checklist=(Item(id="a", title="A", due="2012-05-10"),),
    )
    assert [row for row in found.wave if row[1] or row[2]] == [("2012-05", 1, 1)]
    assert len(found.wave) == 6


@given(projects(), days)
def test_the_radar_agrees_with_what_it_gathers(invented: ProjectData, as_of: date) -> None:
    planned = msgspec.structs.replace(
        invented.project, follow_ups=FollowUpPlan(after=("90 days", "6 months"))
    )
    figures = measure(ProjectData(project=planned, register=invented.register), as_of)
    kinds = [row.kind for row in figures.radar.rows]
    waiting = [r for r in figures.follow_ups.waiting if r.state != "upcoming"]
    assert kinds.count("follow_up") == len(waiting)
    assert kinds.count("survey") == figures.radar.surveys_due
    overdue = [r for r in figures.radar.rows if r.urgency == "overdue"]
    assert list(figures.radar.rows[: len(overdue)]) == overdue


@given(projects(), days)
def test_what_falls_outside_is_told_with_the_panel_that_shows_it(
    invented: ProjectData, as_of: date
) -> None:
    figures = measure(invented, as_of)
    rows = figures.deviations.rows
    assert sum(r.kind == "gender_skew" for r in rows) == figures.gender.skewed
    bad = [g for g in figures.goals.rows if g.verdict in ("at_risk", "missed", "out_of_reach")]
    assert sum(r.kind.startswith("goal") for r in rows) == len(bad)
    assert any(r.kind == "budget" for r in rows) == bool(figures.budget and figures.budget.off_plan)
    assert any(r.kind == "milestones_overdue" for r in rows) == (figures.checklist.overdue > 0)
    assert sum(r.kind == "response_rate" for r in rows) == figures.surveys.low_response
