from datetime import date
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import data, day, days, enrolment, person, project, projects

from esftui.measure.everything import measure, measure_again
from esftui.measure.goals import GoalRow, goals
from esftui.measure.verdict import Sums, judge
from esftui.model.checklist import Item
from esftui.model.goal import (
    ActivityCondition,
    ChangeGoal,
    Condition,
    CountGoal,
    GenderTargets,
    Goal,
    MilestoneGoal,
    Population,
    Question,
    ShareGoal,
    StatusAfter,
    TextGoal,
)
from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    Event,
    FollowUp,
    Member,
    Participant,
    Participation,
    Register,
    StepReached,
)
from esftui.model.project import MethodStep, ProjectData

MID, OVER = day("2012-12-31"), day("2013-12-31")
WORK = Condition(exit=("work",))


def left(name: str, reason: str, gender: str = "man") -> Participant:
    return person(name, gender, enrolment("2012-01-01", "2012-06-01", reason))  # type: ignore[arg-type]


def active(name: str, gender: str = "man") -> Participant:
    return person(name, gender, enrolment("2012-01-01"))  # type: ignore[arg-type]


def one(goal: Goal, *people: Participant, as_of: date = MID, **changes: object) -> GoalRow:
    return goals(data(*people, goals=(goal,), **changes), as_of).rows[0]


def share(of: object = "participants", that: Condition = WORK, **more: object) -> ShareGoal:
    return ShareGoal(id="g", title="Goal", of=of, that=that, **more)  # type: ignore[arg-type]


PEOPLE = (left("A", "work", "woman"), left("B", "care"), active("C", "woman"), active("D"))


@pytest.mark.parametrize(
    ("of", "denominator"), [("participants", 4), ("leavers", 2), ("starts", 4)]
)
def test_the_goal_names_its_denominator(of: str, denominator: int) -> None:
    row = one(share(of), *PEOPLE)
    assert (row.numerator, row.denominator, row.share) == (1, denominator, 1 / denominator)


def test_a_share_over_nobody_is_nothing_and_no_error() -> None:
    row = one(share(target=0.5))
    assert (row.share, row.verdict) == (None, "no_data")


def test_without_a_target_a_goal_is_undecided_whatever_its_outcome() -> None:
    for people in ((), PEOPLE):
        row = one(share(), *people, as_of=OVER)
        assert (row.verdict, row.needed) == ("undecided", None)
    assert goals(data(*PEOPLE, goals=(share(),)), OVER).decided == 0


def test_a_target_reached_is_met_and_one_not_reached_is_missed_only_when_the_period_is_over() -> (
    None
):
    assert one(share(target=0.25), *PEOPLE).verdict == "met"
    assert one(share(target=0.5), *PEOPLE).verdict != "missed"
    assert one(share(target=0.5), *PEOPLE, as_of=OVER).verdict == "missed"


def test_rounding_never_decides_a_verdict() -> None:
    people = [left(f"W{n}", "work") for n in range(53)] + [left(f"C{n}", "care") for n in range(3)]
    row = one(share(target=0.95), *people, as_of=OVER)
    assert row.share is not None
    assert round(row.share * 100) == 95
    assert row.verdict == "missed"


def test_a_target_met_to_the_last_decimal_is_met() -> None:
    people = [left(f"W{n}", "work") for n in range(3)] + [left(f"C{n}", "care") for n in range(7)]
    assert one(share(target=0.3), *people).verdict == "met"


def test_what_is_needed_is_said_of_those_who_can_still_count() -> None:
    row = one(share(target=0.75), *PEOPLE)
    assert (row.needed, row.remaining) == (2, 2)
    assert row.verdict == "at_risk"
    assert one(share(target=1.0), *PEOPLE).verdict == "out_of_reach"
    easy = one(
        share(target=0.3),
        left("A", "work"),
        left("B", "care"),
        *[active(f"N{n}") for n in range(8)],
    )
    assert (easy.needed, easy.remaining, easy.verdict) == (2, 8, "on_track")


def test_those_still_active_join_the_leavers_before_the_period_is_over() -> None:
    row = one(share("leavers", target=0.75), *PEOPLE)
    assert (row.denominator, row.remaining, row.needed) == (2, 2, 2)


def test_a_target_for_each_gender_is_met_when_both_are() -> None:
    goal = share(targets=GenderTargets(women=0.5, men=0.5))
    row = one(goal, *PEOPLE, as_of=OVER)
    assert [(g.gender, g.numerator, g.denominator, g.verdict) for g in row.by_gender] == [
        ("women", 1, 2, "met"),
        ("men", 0, 2, "missed"),
    ]
    assert row.verdict == "missed"
    both = one(goal, left("A", "work", "woman"), left("B", "work"), as_of=OVER)
    assert both.verdict == "met"


def asked(
    question: str, value: int | None, occasion: str = "after", when: str = "2012-03-01"
) -> Answer:
    given = day(when) if value is not None else None
    return Answer(
        question=question, occasion=occasion, asked=day(when), answered=given, value=value
    )


CLOSER = Question(id="closer", title="Closer?", positive=4)


def test_respondents_are_those_who_answered_and_the_latest_answer_counts() -> None:
    goal = share(Population(respondents="closer"), Condition(positive="closer"), target=0.5)
    begun = enrolment("2012-01-01")
    people = (
        person(
            "A", "woman", begun, answers=(asked("closer", 2), asked("closer", 4, when="2012-05-01"))
        ),
        person(
            "B", "man", begun, answers=(asked("closer", 5), asked("closer", 3, when="2012-05-01"))
        ),
        person("C", "man", begun, answers=(asked("closer", None),)),
        person("D", "man", begun, answers=(asked("other", 5),)),
        person("E", "man", begun, answers=(asked("closer", 5, when="2013-02-01"),)),
    )
    row = one(goal, *people, questions=(CLOSER,))
    assert (row.numerator, row.denominator) == (1, 2)
    assert (row.asked, row.answered) == (3, 2)


def test_only_the_goals_occasions_count() -> None:
    goal = share(
        Population(respondents="closer", occasions=("before",)), Condition(positive="closer")
    )
    answers = (asked("closer", 5, "before"), asked("closer", 1, "after", "2012-05-01"))
    row = one(
        goal, person("A", "woman", enrolment("2012-01-01"), answers=answers), questions=(CLOSER,)
    )
    assert (row.numerator, row.denominator) == (1, 1)


def test_those_who_met_another_goal_can_be_the_denominator() -> None:
    met = msgspec.structs.replace(share(target=0.5), id="base")
    goal = share(Population(met="base"), Condition(outside_home=True), target=0.2)
    away = Enrolment(
        start=day("2012-01-01"), exit=day("2012-06-01"), reason="work", outside_home=True
    )
    people = (person("A", "man", away), left("B", "work"), left("C", "care"))
    row = goals(data(*people, goals=(met, goal)), OVER).rows[1]
    assert (row.numerator, row.denominator, row.verdict) == (1, 2, "met")
    more = (left("B", "work"), active("D"), active("E"))
    early = goals(data(*more, goals=(met, goal)), MID).rows[1]
    assert (early.denominator, early.remaining, early.needed) == (1, 2, 1)
    assert early.verdict == "at_risk"


def test_those_whom_another_goal_counts_can_be_the_denominator() -> None:
    count = CountGoal(id="base", title="B", that=Condition(exit=("work",)), target=9)
    goal = share(Population(met="base"), Condition(exit=("work",)), target=0.5)
    row = goals(data(left("B", "work"), left("C", "care"), goals=(count, goal)), OVER).rows[1]
    assert (row.numerator, row.denominator) == (1, 1)
    events = CountGoal(id="base", title="B", event="enterprise", target=1)
    row = goals(data(left("B", "work"), goals=(events, goal)), OVER).rows[1]
    assert (row.denominator, row.verdict) == (0, "no_data")


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 100))
def test_the_verdict_hangs_on_the_silent_just_when_they_could_turn_it(
    positive: int, negative: int, silent: int, target: int
) -> None:
    row = msgspec.structs.replace(
        goals(data(goals=(share(),)), MID).rows[0],
        numerator=positive,
        answered=positive + negative,
        asked=positive + negative + silent,
        target=target / 100,
    )
    if not row.asked:
        assert row.bounds is None
        assert not row.hangs_on_silence
        return
    none_of_them = Fraction(positive, row.asked) >= Fraction(target, 100)
    all_of_them = Fraction(positive + silent, row.asked) >= Fraction(target, 100)
    assert row.hangs_on_silence == (none_of_them != all_of_them)


def test_goals_that_refer_to_each_other_in_a_circle_count_nobody() -> None:
    one_goal = msgspec.structs.replace(share(Population(met="b")), id="a")
    other = msgspec.structs.replace(share(Population(met="a")), id="b")
    assert [r.denominator for r in goals(data(*PEOPLE, goals=(one_goal, other)), MID).rows] == [
        0,
        0,
    ]


def test_the_status_found_some_time_after_the_exit() -> None:
    goal = share(
        "leavers",
        Condition(status_after=StatusAfter(after="90 days", outcome=("work",))),
        target=0.5,
    )
    gone = enrolment("2012-01-01", "2012-06-01", "work")
    late = enrolment("2012-01-01", "2012-12-01", "work")
    found = FollowUp(
        exit=day("2012-06-01"), after="90 days", date=day("2012-09-03"), outcome="work"
    )
    lost = msgspec.structs.replace(found, state="not_reached", outcome=None)
    people = (
        person("A", "man", gone, follow_ups=(found,)),
        person("B", "man", gone, follow_ups=(lost,)),
        person("C", "man", late),
        person("D", "man", gone, follow_ups=(msgspec.structs.replace(found, after="28 days"),)),
    )
    row = one(goal, *people)
    assert (row.numerator, row.denominator, row.remaining) == (1, 4, 1)
    assert one(goal, *people, as_of=day("2012-09-02")).numerator == 0


def test_an_answer_to_a_follow_up_of_an_earlier_exit_does_not_count() -> None:
    goal = share("leavers", Condition(status_after=StatusAfter(after="90 days", outcome=("work",))))
    found = FollowUp(
        exit=day("2012-02-01"), after="90 days", date=day("2012-05-03"), outcome="work"
    )
    twice = person(
        "A",
        "man",
        enrolment("2012-01-01", "2012-02-01", "work"),
        enrolment("2012-03-01", "2012-08-01", "care"),
        follow_ups=(found,),
    )
    assert one(goal, twice).numerator == 0


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition(activity=ActivityCondition(types=("placement",))), True),
        (Condition(activity=ActivityCondition(types=("course",))), False),
        (Condition(activity=ActivityCondition(abroad=True)), True),
        (Condition(activity=ActivityCondition(types=("placement",), example_company=True)), False),
        (Condition(plans=("health",)), True),
        (Condition(plans=("health", "work_studies")), False),
        (Condition(climbed=2), True),
        (Condition(climbed=3), False),
        (Condition(reached="three"), True),
        (Condition(reached="four"), False),
        (Condition(exit=("work",)), False),
        (Condition(any=(Condition(climbed=9), Condition(plans=("health",)))), True),
        (Condition(all=(Condition(climbed=9), Condition(plans=("health",)))), False),
        (Condition(plans=("health",), climbed=9), False),
        (Condition(event="tried"), False),
    ],
)
def test_each_condition_says_what_it_says(condition: Condition, holds: bool) -> None:
    someone = person(
        "A",
        "woman",
        enrolment("2012-01-01"),
        activities=(
            Participation(type="placement", start=day("2012-02-01"), abroad=True),
            Participation(type="course", start=day("2013-02-01")),
        ),
        plans=(ActionPlan(kind="health", date=day("2012-02-01")),),
        steps=tuple(
            StepReached(step=step, date=day(when))
            for step, when in (
                ("one", "2012-01-05"),
                ("three", "2012-06-01"),
                ("four", "2013-06-01"),
            )
        ),
    )
    steps = tuple(MethodStep(id=name, title=name) for name in ("one", "two", "three", "four"))
    assert one(share(that=condition), someone, method_steps=steps).numerator == int(holds)


def test_took_part_in_an_activity_can_be_the_denominator() -> None:
    wanted = ActivityCondition(types=("placement",), example_company=True)
    at_one = Participation(type="placement", start=day("2012-02-01"), example_company=True)
    other = Participation(type="placement", start=day("2012-02-01"))
    row = one(
        share(Population(activity=wanted), Condition(activity=wanted)),
        person("A", "woman", enrolment("2012-01-01"), activities=(at_one,)),
        person("B", "man", enrolment("2012-01-01"), activities=(other,)),
    )
    assert (row.numerator, row.denominator) == (1, 1)


def test_members_of_a_group_are_asked_though_they_are_not_participants() -> None:
    goal = share(Population(members="group", question="closer"), Condition(positive="closer"))
    members = tuple(
        Member(id=f"M{n}", group="group", answers=(asked("closer", value),))
        for n, value in enumerate((5, 2, None))
    )
    register = Register(
        members=(*members, Member(id="X", group="else", answers=(asked("closer", 5),)))
    )
    found = ProjectData(project=project(goals=(goal,), questions=(CLOSER,)), register=register)
    row = goals(found, MID).rows[0]
    assert (row.numerator, row.denominator, row.asked) == (1, 2, 3)


def test_municipalities_are_counted_by_what_has_happened_in_them() -> None:
    goal = share(Population(municipalities="cooperates"), Condition(event="tried"), target=1.0)
    events = [("Osby", "cooperates"), ("Osby", "tried"), ("Lund", "cooperates"), ("Eslöv", "tried")]
    register = Register(
        events=tuple(
            Event(date=day("2012-03-01"), type=kind, municipality=name) for name, kind in events
        )
    )
    row = goals(ProjectData(project=project(goals=(goal,)), register=register), MID).rows[0]
    assert (row.numerator, row.denominator, row.verdict) == (1, 2, "at_risk")
    early = goals(ProjectData(project=project(goals=(goal,)), register=register), day("2012-03-02"))
    assert early.rows[0].verdict == "on_track"


def test_a_count_is_of_persons_or_of_events() -> None:
    persons = CountGoal(id="c", title="C", that=WORK, target=2)
    assert one(persons, *PEOPLE).numerator == 1
    assert one(persons, *PEOPLE, as_of=OVER).verdict == "missed"
    assert one(persons, left("A", "work"), left("B", "work")).verdict == "met"
    event = CountGoal(id="c", title="C", event="enterprise", target=1)
    register = Register(events=(Event(date=day("2012-05-01"), type="enterprise"),))
    found = ProjectData(project=project(goals=(event,)), register=register)
    assert goals(found, day("2012-04-30")).rows[0].numerator == 0
    assert goals(found, day("2012-05-01")).rows[0].verdict == "met"


def test_a_milestone_follows_its_checklist_item() -> None:
    goal = MilestoneGoal(id="m", title="M", item="site")
    item = Item(id="site", title="Site", due="start + 3 months")
    done = msgspec.structs.replace(item, status="done", done=day("2012-05-01"))
    assert one(goal, checklist=(item,), as_of=day("2012-02-01")).verdict == "on_track"
    assert one(goal, checklist=(item,), as_of=day("2012-03-20")).verdict == "at_risk"
    assert one(goal, checklist=(item,)).verdict == "missed"
    late = one(goal, checklist=(done,))
    assert (late.verdict, late.due, late.done) == ("met", day("2012-04-01"), day("2012-05-01"))
    assert one(goal, checklist=(done,), as_of=day("2012-04-20")).verdict == "missed"


def test_a_change_counts_who_answered_higher_later_of_those_who_answered_both_times() -> None:
    goal = ChangeGoal(id="c", title="C", question="closer", occasions=("before", "during", "after"))
    begun = enrolment("2012-01-01")

    def answered(name: str, before: int, after: int | None) -> Participant:
        later = (asked("closer", after, "after", "2012-06-01"),)
        return person(name, "woman", begun, answers=(asked("closer", before, "before"), *later))

    row = one(goal, answered("A", 2, 4), answered("B", 3, 3), answered("C", 1, None))
    assert (row.numerator, row.denominator, row.verdict) == (1, 2, None)


def test_a_text_is_shown_and_not_measured() -> None:
    row = one(TextGoal(id="t", title="Text"))
    assert (row.kind, row.measured, row.verdict) == ("text", False, None)


@st.composite
def sums(draw: st.DrawFn) -> Sums:
    succeeded, failed, active, can = (draw(st.integers(0, 40)) for _ in range(4))
    return Sums(
        num=succeeded + active,
        den=succeeded + failed + active + can,
        open=can,
        joining=draw(st.integers(0, 40)),
        settled=succeeded + failed,
        succeeded=succeeded,
        all_join=draw(st.booleans()),
    )


def best(counted: Sums, succeed: int) -> Fraction:
    """Return the share when so many more succeed, those who are in the denominator first."""
    extra = counted.joining if counted.all_join else max(0, succeed - counted.open)
    return Fraction(counted.num + succeed, counted.den + extra)


targets = st.integers(0, 100).map(lambda n: n / 100)


@given(sums(), targets, st.booleans())
def test_a_verdict_agrees_with_the_arithmetic(counted: Sums, target: float, over: bool) -> None:
    verdict, needed = judge(counted, target, over, 0.5)
    reached = counted.den and Fraction(counted.num, counted.den) >= Fraction(str(target))
    assert (verdict == "met") == bool(reached)
    if over:
        assert verdict in ("met", "missed", "no_data")
    if verdict == "out_of_reach":
        assert needed is None
        remaining = range(counted.open + counted.joining + 1)
        assert all(best(counted, n) < Fraction(str(target)) for n in remaining)


@given(sums(), targets)
def test_what_is_needed_is_the_least_that_will_do(counted: Sums, target: float) -> None:
    verdict, needed = judge(counted, target, False, 0.5)
    if verdict in ("on_track", "at_risk"):
        assert needed is not None
        assert 0 < needed <= counted.open + counted.joining
        assert best(counted, needed) >= Fraction(str(target))
        assert all(best(counted, n) < Fraction(str(target)) for n in range(needed))


@given(sums(), targets)
def test_one_more_success_never_worsens_a_verdict(counted: Sums, target: float) -> None:
    if counted.open:
        more = counted._replace(num=counted.num + 1, open=counted.open - 1)
        better = ("met", "on_track", "at_risk", "out_of_reach")
        before, after = (judge(c, target, False, 0.5)[0] for c in (counted, more))
        assert better.index(after) <= better.index(before)


@given(projects(), days)
def test_no_project_and_no_date_raises(invented: ProjectData, as_of: date) -> None:
    figures = measure(invented, as_of)
    for row in figures.goals.rows:
        if row.denominator is not None and row.numerator is not None:
            assert 0 <= row.numerator <= row.denominator
        if row.kind == "share":
            assert row.share is None or 0 <= row.share <= 1
            genders = sum(g.denominator for g in row.by_gender)
            assert row.denominator is not None
            assert genders <= row.denominator


@given(days)
def test_an_empty_register_never_raises(as_of: date) -> None:
    figures = measure(data(), as_of)
    assert figures.flow.starts == figures.exits.exits.total == 0
    assert figures.budget is None


@given(projects(), days, st.dates(date(2012, 1, 1), date(2013, 1, 1)))
def test_after_an_edit_of_the_checklist_the_figures_are_those_of_a_full_count(
    invented: ProjectData, as_of: date, done: date
) -> None:
    items = tuple(
        msgspec.structs.replace(item, status="done", done=done)
        for item in invented.project.checklist
    )
    after = ProjectData(
        project=msgspec.structs.replace(invented.project, checklist=items),
        register=invented.register,
    )
    before = measure(invented, as_of)
    assert before.radar.rows is not None  # so that what was asked for before the edit is too
    again = measure_again(before, invented, after)
    whole = measure(after, as_of)
    assert again == whole
    assert (again.radar, again.deviations) == (whole.radar, whole.deviations)
    assert (again.surveys, again.follow_ups) == (whole.surveys, whole.follow_ups)
    assert again.flow is before.flow


def test_after_any_other_change_everything_is_counted_anew() -> None:
    before = data(*PEOPLE)
    after = data(*PEOPLE, end=day("2013-06-30"))
    figures = measure(before, MID)
    assert measure_again(figures, before, after) == measure(after, MID)
    assert measure_again(figures, before, after).head.end == day("2013-06-30")
