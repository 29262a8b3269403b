from datetime import date, timedelta

from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.figure import Split
from esftui.measure.followups import STATES, FollowUps, follow_ups
from esftui.model.participant import FollowUp, Participant
from esftui.model.project import FollowUpPlan, ProjectData

PLAN = FollowUpPlan(after=("90 days",), grace_days=14)
EXIT = "2012-03-01"
DUE = day("2012-05-30")


def gone(name: str, *found: FollowUp, reason: str = "work") -> Participant:
    return person(name, "woman", enrolment("2012-01-01", EXIT, reason), follow_ups=found)


def told(outcome: str | None = "work", state: str = "done", when: str = "2012-06-02") -> FollowUp:
    return FollowUp(
        exit=day(EXIT),
        after="90 days",
        date=day(when),
        state=state,  # type: ignore[arg-type]
        outcome=outcome,
    )


def at(as_of: date, *people: Participant, plan: FollowUpPlan = PLAN) -> FollowUps:
    return follow_ups(data(*people, follow_ups=plan), as_of)


def state(as_of: date) -> str:
    return at(as_of, gone("A")).waiting[0].state


def test_a_follow_up_is_due_its_days_after_the_exit_and_overdue_when_the_grace_has_passed() -> None:
    assert state(DUE - timedelta(days=31)) == "upcoming"
    assert state(DUE - timedelta(days=30)) == "due_soon"
    assert state(DUE - timedelta(days=1)) == "due_soon"
    assert state(DUE) == "due"
    assert state(DUE + timedelta(days=14)) == "due"
    assert state(DUE + timedelta(days=15)) == "overdue"


def test_an_answer_is_known_from_its_day() -> None:
    assert at(day("2012-06-01"), gone("A", told())).waiting[0].state == "due"
    figures = at(day("2012-06-02"), gone("A", told()))
    assert figures.waiting == ()
    assert figures.rows[0].count("done") == 1
    assert figures.rows[0].outcomes == (("work", Split(women=1)),)


def test_not_reached_and_declined_are_states_of_their_own_and_not_overdue() -> None:
    figures = at(
        day("2013-01-01"), gone("A", told(None, "not_reached")), gone("B", told(None, "declined"))
    )
    assert figures.overdue == 0
    assert figures.rows[0].count("not_reached") == figures.rows[0].count("declined") == 1


def test_who_was_reached_at_last_is_done() -> None:
    figures = at(
        day("2013-01-01"), gone("A", told(None, "not_reached"), told("studies", when="2012-07-01"))
    )
    assert figures.rows[0].count("done") == 1


def test_who_started_again_before_the_day_is_not_followed_up_for_that_exit() -> None:
    back = person("A", "man", enrolment("2012-01-01", EXIT, "care"), enrolment("2012-04-01"))
    assert at(day("2012-03-31"), back).rows[0].count("upcoming") == 1
    assert sum(at(day("2013-01-01"), back).rows[0].states) == 0


def test_still_in_work_or_studies_is_of_those_who_left_for_it_and_were_reached() -> None:
    figures = at(
        day("2013-01-01"),
        gone("A", told("studies")),
        gone("B", told("none")),
        gone("C", told("work"), reason="care"),
        gone("D"),
    ).rows[0]
    assert (figures.positive_before, figures.positive_still) == (2, 1)


def test_each_offset_is_followed_up_by_itself_and_the_wave_says_how_many_come_each_month() -> None:
    figures = at(
        day("2012-05-30"),
        gone("A"),
        plan=FollowUpPlan(after=("3 months", "6 months"), grace_days=0),
    )
    assert [r.after for r in figures.rows] == ["3 months", "6 months"]
    wave = dict(figures.wave)
    assert list(wave) == [f"2012-{month:02d}" for month in range(5, 11)]
    assert {month: number for month, number in wave.items() if number} == {
        "2012-06": 1,
        "2012-09": 1,
    }


def test_what_has_waited_longest_stands_first() -> None:
    later = person("Z", "man", enrolment("2012-01-01", "2012-02-01", "work"))
    assert [r.person for r in at(day("2013-01-01"), gone("A"), later).waiting] == ["Z", "A"]


@given(projects(), days)
def test_every_follow_up_is_in_one_state(invented: ProjectData, as_of: date) -> None:
    import msgspec

    planned = msgspec.structs.replace(invented.project, follow_ups=PLAN)
    figures = follow_ups(ProjectData(project=planned, register=invented.register), as_of)
    exits = sum(
        e.exit is not None and e.exit <= as_of and e.start <= as_of
        for p in invented.register.participants
        for e in p.enrolments
    )
    for row in figures.rows:
        assert sum(row.states) <= exits
        assert len(row.states) == len(STATES)
        assert row.positive_still <= row.positive_before <= row.count("done")
    assert len(figures.waiting) == sum(
        row.count(s) for row in figures.rows for s in ("overdue", "due", "due_soon", "upcoming")
    )
