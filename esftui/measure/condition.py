"""What a goal's condition says of a subject at a date.

A subject is a participant, one start, a member of a group, or a municipality. A condition
is turned into a test once, which is then put to every subject: goals are most of what is
counted.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from esftui.measure.people import reason_of
from esftui.model.goal import ActivityCondition, Condition, Occasion, Question, StatusAfter
from esftui.model.participant import Answer, Enrolment, Participant
from esftui.model.project import ProjectData


class Subject(NamedTuple):
    """Someone or something that a goal counts.

    ``outcome`` is the ended enrolment that stands for a person's (or a start's) outcome;
    ``goes_on`` says that an enrolment is active; ``answers`` are those given to surveys;
    ``events`` the types of what has happened in a municipality.
    """

    gender: str
    person: Participant | None = None
    outcome: Enrolment | None = None
    goes_on: bool = False
    answers: tuple[Answer, ...] = ()
    events: frozenset[str] = frozenset()


Test = Callable[[Subject], bool]


class Context(NamedTuple):
    """What conditions are read against: the date, the questions and the order of the steps."""

    as_of: date
    questions: Mapping[str, Question]
    steps: Mapping[str, int]
    occasions: tuple[Occasion, ...] | None = None


def context(data: ProjectData, as_of: date) -> Context:
    """Return the context of a project at a date."""
    return Context(
        as_of,
        {question.id: question for question in data.project.questions},
        {step.id: index for index, step in enumerate(data.project.method_steps)},
    )


def test_of(condition: Condition, at: Context) -> Test:
    """Return the test that says whether all that a condition asks for holds of a subject."""
    parts = list(_parts(condition, at))
    if len(parts) == 1:
        return parts[0]
    return lambda subject: all(part(subject) for part in parts)


def _parts(condition: Condition, at: Context) -> Iterable[Test]:
    if condition.exit is not None:
        yield _exit(condition.exit)
    if condition.outside_home is not None:
        yield _outside_home(condition.outside_home)
    if condition.status_after is not None:
        yield _status_after(condition.status_after, at.as_of)
    if condition.activity is not None:
        yield _activity(condition.activity, at.as_of)
    if condition.plans is not None:
        yield _plans(condition.plans, at.as_of)
    if condition.positive is not None:
        yield _positive(condition.positive, at)
    if condition.climbed is not None:
        yield _climbed(condition.climbed, at)
    if condition.reached is not None:
        yield _reached(condition.reached, at)
    if condition.event is not None:
        yield _event(condition.event)
    if condition.any is not None:
        yield _any([test_of(part, at) for part in condition.any])
    if condition.all is not None:
        yield _all([test_of(part, at) for part in condition.all])


def _exit(reasons: tuple[str, ...]) -> Test:
    return lambda s: s.outcome is not None and reason_of(s.outcome) in reasons


def _outside_home(wanted: bool) -> Test:
    return lambda s: s.outcome is not None and s.outcome.outside_home == wanted


def _event(name: str) -> Test:
    return lambda s: name in s.events


def _any(tests: list[Test]) -> Test:
    return lambda s: any(test(s) for test in tests)


def _all(tests: list[Test]) -> Test:
    return lambda s: all(test(s) for test in tests)


def _activity(wanted: ActivityCondition, as_of: date) -> Test:
    return lambda s: s.person is not None and took_part(s.person, wanted, as_of)


def took_part(person: Participant, wanted: ActivityCondition, as_of: date) -> bool:
    """Say whether someone has taken part in an activity of the wanted kind by a date."""
    types, abroad, company = wanted.types, wanted.abroad, wanted.example_company
    for part in person.activities:
        if (
            part.start <= as_of
            and (not types or part.type in types)
            and (abroad is None or part.abroad == abroad)
            and (company is None or part.example_company == company)
        ):
            return True
    return False


def _plans(kinds: tuple[str, ...], as_of: date) -> Test:
    def test(subject: Subject) -> bool:
        plans = subject.person.plans if subject.person else ()
        return {plan.kind for plan in plans if plan.date <= as_of}.issuperset(kinds)

    return test


def answered(
    given: Iterable[Answer], question: str, occasions: tuple[Occasion, ...] | None, as_of: date
) -> list[Answer]:
    """Return what was asked by a date: a question, at some occasions or at any."""
    return [
        answer
        for answer in given
        if answer.question == question
        and answer.asked <= as_of
        and (occasions is None or answer.occasion in occasions)
    ]


def latest_value(given: Iterable[Answer], as_of: date) -> int | None:
    """Return the value of the latest answer given by a date, or nothing for non-response."""
    found: tuple[date, int] | None = None
    for answer in given:
        day, value = answer.answered, answer.value
        if day is not None and value is not None and day <= as_of:
            found = (day, value) if found is None or day >= found[0] else found
    return found[1] if found else None


def _positive(name: str, at: Context) -> Test:
    question = at.questions.get(name)
    if question is None:
        return lambda _subject: False
    least = question.positive

    def test(subject: Subject) -> bool:
        value = latest_value(answered(subject.answers, name, at.occasions, at.as_of), at.as_of)
        return value is not None and value >= least

    return test


def _status_after(wanted: StatusAfter, as_of: date) -> Test:
    def test(subject: Subject) -> bool:
        person, outcome = subject.person, subject.outcome
        if person is None or outcome is None:
            return False
        found = [
            follow_up
            for follow_up in person.follow_ups
            if follow_up.after == wanted.after
            and follow_up.exit == outcome.exit
            and follow_up.date <= as_of
            and follow_up.state == "done"
        ]
        return bool(found) and max(found, key=lambda f: f.date).outcome in wanted.outcome

    return test


def _climbed(wanted: int, at: Context) -> Test:
    def test(subject: Subject) -> bool:
        steps = _steps(subject, at)
        return bool(steps) and max(steps) - steps[0] >= wanted

    return test


def _reached(name: str, at: Context) -> Test:
    wanted = at.steps.get(name)
    if wanted is None:
        return lambda _subject: False
    return lambda s: any(step >= wanted for step in _steps(s, at))


def _steps(subject: Subject, at: Context) -> list[int]:
    steps = subject.person.steps if subject.person else ()
    reached = sorted(
        (step.date, at.steps[step.step])
        for step in steps
        if step.date <= at.as_of and step.step in at.steps
    )
    return [index for _day, index in reached]
