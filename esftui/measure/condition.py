"""What a goal's condition says of one subject at a date.

A subject is a participant's standing, one start, a member of a group, or a municipality.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from esftui.measure.people import Standing, reason_of
from esftui.model.goal import ActivityCondition, Condition, Occasion, Question, StatusAfter
from esftui.model.participant import Answer, Enrolment, Member, Participant
from esftui.model.project import ProjectData


class Start(NamedTuple):
    """One start of a person, as a subject of its own."""

    standing: Standing
    enrolment: Enrolment


class Municipality(NamedTuple):
    """A municipality with the types of the events that have happened in it."""

    name: str
    events: frozenset[str]


Subject = Standing | Start | Member | Municipality


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


def person_of(subject: Subject) -> Participant | None:
    """Return the participant that a subject is about, if it is about one."""
    if isinstance(subject, Start):
        return subject.standing.person
    return subject.person if isinstance(subject, Standing) else None


def gender_of(subject: Subject) -> str:
    """Return a subject's gender, ``unknown`` for a municipality."""
    if isinstance(subject, Member):
        return subject.gender
    person = person_of(subject)
    return person.gender if person else "unknown"


def outcome_of(subject: Subject, as_of: date) -> Enrolment | None:
    """Return the ended enrolment that stands for a person's (or a start's) outcome."""
    if isinstance(subject, Start):
        left = subject.enrolment.exit
        return subject.enrolment if left is not None and left <= as_of else None
    return subject.outcome if isinstance(subject, Standing) else None


def holds(condition: Condition, subject: Subject, at: Context) -> bool:
    """Say whether everything that a condition asks for holds of a subject at a date."""
    return all(_parts(condition, subject, at))


def _parts(condition: Condition, subject: Subject, at: Context) -> Iterable[bool]:
    outcome = outcome_of(subject, at.as_of)
    person = person_of(subject)
    if condition.exit is not None:
        yield outcome is not None and reason_of(outcome) in condition.exit
    if condition.outside_home is not None:
        yield outcome is not None and outcome.outside_home == condition.outside_home
    if condition.status_after is not None:
        yield _status_after(condition.status_after, person, outcome, at.as_of)
    if condition.activity is not None:
        yield person is not None and took_part(person, condition.activity, at.as_of)
    if condition.plans is not None:
        made = {plan.kind for plan in person.plans if plan.date <= at.as_of} if person else set()
        yield made.issuperset(condition.plans)
    if condition.positive is not None:
        yield _positive(condition.positive, subject, at)
    if condition.climbed is not None:
        reached = _steps(person, at)
        yield bool(reached) and max(reached) - reached[0] >= condition.climbed
    if condition.reached is not None:
        wanted = at.steps.get(condition.reached)
        yield wanted is not None and any(step >= wanted for step in _steps(person, at))
    if condition.event is not None:
        yield isinstance(subject, Municipality) and condition.event in subject.events
    if condition.any is not None:
        yield any(holds(part, subject, at) for part in condition.any)
    if condition.all is not None:
        yield all(holds(part, subject, at) for part in condition.all)


def took_part(person: Participant, wanted: ActivityCondition, as_of: date) -> bool:
    """Say whether someone has taken part in an activity of the wanted kind by a date."""
    return any(
        part.start <= as_of
        and (not wanted.types or part.type in wanted.types)
        and (wanted.abroad is None or part.abroad == wanted.abroad)
        and (wanted.example_company is None or part.example_company == wanted.example_company)
        for part in person.activities
    )


def answers(
    subject: Subject, question: str, occasions: tuple[Occasion, ...] | None, as_of: date
) -> list[Answer]:
    """Return what was asked of someone by a date: a question, at some occasions or at any."""
    given = subject.answers if isinstance(subject, Member) else ()
    person = person_of(subject)
    if person is not None:
        given = person.answers
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


def _positive(name: str, subject: Subject, at: Context) -> bool:
    question = at.questions.get(name)
    value = latest_value(answers(subject, name, at.occasions, at.as_of), at.as_of)
    return question is not None and value is not None and value >= question.positive


def _status_after(
    wanted: StatusAfter, person: Participant | None, outcome: Enrolment | None, as_of: date
) -> bool:
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


def _steps(person: Participant | None, at: Context) -> list[int]:
    if person is None:
        return []
    reached = sorted(
        (step.date, at.steps[step.step])
        for step in person.steps
        if step.date <= at.as_of and step.step in at.steps
    )
    return [index for _day, index in reached]
