from datetime import date
from typing import Any

import msgspec
from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.figure import Split
from esftui.measure.surveys import OccasionRow, Surveys, surveys
from esftui.model.goal import Condition, Goal, Population, Question, ShareGoal
from esftui.model.participant import Answer, Gender, Member, Participant
from esftui.model.project import ProjectData

AT = day("2012-12-31")


def told(occasion: str, value: int | None, when: str = "2012-06-05") -> Answer:
    given_on = day(when) if value is not None else None
    return Answer(question="q", occasion=occasion, asked=day(when), answered=given_on, value=value)


def gone(name: str, *answers: Answer, gender: Gender = "woman") -> Participant:
    return person(name, gender, enrolment("2012-01-01", "2012-06-01", "work"), answers=answers)


def stays(name: str, *answers: Answer, gender: Gender = "man") -> Participant:
    return person(name, gender, enrolment("2012-01-01"), answers=answers)


def asked(*people: Participant, as_of: date = AT, **question: object) -> Surveys:
    fields: dict[str, object] = {"id": "q", "title": "Q", **question}
    return surveys(data(*people, questions=(Question(**fields),)), as_of)  # type: ignore[arg-type]


def row(figures: Surveys, occasion: str) -> OccasionRow:
    return next(r for r in figures.questions[0].occasions if r.occasion == occasion)


def test_the_response_rate_is_of_those_who_should_have_been_asked() -> None:
    figures = row(
        asked(gone("A", told("after", 5)), gone("B", told("after", None)), gone("C"), stays("D")),
        "after",
    )
    assert (figures.due, figures.asked, figures.answered) == (3, 2, 1)
    assert figures.response_rate == 1 / 3


def test_silence_bounds_the_share() -> None:
    figures = row(
        asked(gone("A", told("after", 5)), gone("B", told("after", 1)), gone("C"), gone("D")),
        "after",
    )
    assert (figures.share, figures.low, figures.high) == (0.5, 0.25, 0.75)


def test_before_is_asked_of_all_and_some_months_after_of_those_who_left_by_then() -> None:
    people = (gone("A"), stays("B"))
    question: dict[str, Any] = {"occasions": ("before", "during", "after", "+3 months")}
    assert row(asked(*people, **question), "before").due == 2
    assert row(asked(*people, **question), "during").due == 0
    assert row(asked(*people, as_of=day("2012-08-31"), **question), "+3 months").due == 0
    assert row(asked(*people, as_of=day("2012-09-01"), **question), "+3 months").due == 1


def test_a_question_put_first_later_is_not_missed_for_earlier_exits() -> None:
    assert row(asked(gone("A"), since=day("2012-07-01")), "after").due == 0


def test_overall_takes_each_persons_latest_answer() -> None:
    figures = asked(
        gone("A", told("before", 5, "2012-01-02"), told("after", 2)),
        occasions=("before", "after"),
    ).questions[0]
    assert (figures.overall.answered, figures.overall.positive) == (1, 0)
    assert figures.occasions[0].positive == 1


def test_a_change_is_of_the_same_persons_between_two_occasions() -> None:
    figures = asked(
        gone(
            "A", told("before", 2, "2012-01-02"), told("during", 3, "2012-03-01"), told("after", 5)
        ),
        gone("B", told("before", 4, "2012-01-02"), told("after", 4), gender="man"),
        gone("C", told("before", 4, "2012-01-02"), told("during", 3, "2012-03-01")),
        occasions=("before", "during", "after"),
    ).questions[0]
    changes = {(c.first, c.last): c for c in figures.changes}
    whole = changes["before", "after"]
    assert (whole.both, whole.rose, whole.same, whole.fell, whole.mean) == (2, 1, 1, 0, 1.5)
    assert whole.rose_split == Split(women=1)
    assert (changes["before", "during"].rose, changes["before", "during"].fell) == (1, 1)
    assert changes["during", "after"].both == 1


def test_low_response_is_counted_against_the_projects_tolerance() -> None:
    assert asked(gone("A", told("after", 5)), gone("B"), gone("C")).low_response == 1
    assert asked(gone("A", told("after", 5))).low_response == 0
    assert asked().low_response == 0


def test_what_only_a_group_of_others_is_asked_is_counted_among_them() -> None:
    def member(name: str, value: int | None) -> Member:
        return Member(id=name, group="network", answers=(told("during", value),))

    question = Question(id="q", title="Q", occasions=("during", "after"))
    network = ShareGoal(
        id="g",
        title="G",
        of=Population(members="network", question="q"),
        that=Condition(positive="q"),
    )
    both = ShareGoal(
        id="h", title="H", of=Population(respondents="q"), that=Condition(positive="q")
    )
    members = (member("N1", 5), member("N2", 2), member("N3", None))

    def overall(*goals: Goal) -> OccasionRow:
        known = data(gone("A", told("after", 4)), gone("B"), questions=(question,), goals=goals)
        register = msgspec.structs.replace(known.register, members=members)
        found = surveys(msgspec.structs.replace(known, register=register), AT)
        return found.questions[0].overall

    alone = overall(network)
    assert (alone.due, alone.asked, alone.answered, alone.positive) == (3, 3, 2, 1)
    together = overall(network, both)
    assert (together.due, together.asked, together.answered, together.positive) == (5, 4, 3, 2)
    nobody = overall(both)
    assert (nobody.due, nobody.asked, nobody.answered, nobody.positive) == (2, 1, 1, 1)


@given(projects(), days)
def test_the_parts_of_a_survey_hold_together(invented: ProjectData, as_of: date) -> None:
    for question in surveys(invented, as_of).questions:
        for found in (question.overall, *question.occasions):
            assert found.positive <= found.answered <= found.asked <= found.due
            assert found.answered_split.total == found.answered
            if found.share is not None and found.low is not None and found.high is not None:
                assert found.low <= found.share + 1e-12
                assert found.share <= found.high + 1e-12
        for change in question.changes:
            assert change.rose + change.same + change.fell == change.both
