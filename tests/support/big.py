"""Registers of any size, invented with a fixed seed, for benchmarks and large tests."""

from datetime import date, timedelta
from random import Random

from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    FollowUp,
    Gender,
    Participant,
    Participation,
    Register,
    Spending,
    StepReached,
)
from esftui.model.project import Project

_GENDERS: tuple[Gender, ...] = ("woman", "man")


def big_register(project: Project, number: int, seed: int = 1) -> Register:
    """Return a register of a project with so many participants and five years' worth of entries.

    Everyone has one or two starts, two activities, a plan, two answers and, after an exit,
    a follow-up, with the ids that the project's goals ask for.
    """
    random = Random(seed)
    length = (project.end - project.start).days
    people = tuple(_participant(random, project, index, length) for index in range(number))
    sources = [source.id for source in project.budget.financing] if project.budget else []
    categories = [category.id for category in project.budget.categories] if project.budget else []
    spending = tuple(
        Spending(
            date=project.start + timedelta(days=random.randrange(length)),
            source=random.choice(sources),
            category=random.choice(categories),
            amount=random.randrange(1_000, 90_000),
        )
        for _ in range(300 if sources and categories else 0)
    )
    return Register(participants=people, spending=spending)


def _participant(random: Random, project: Project, index: int, length: int) -> Participant:
    start = project.start + timedelta(days=random.randrange(length))
    enrolments = [_enrolment(random, start)]
    left = enrolments[0].exit
    if left is not None and random.random() < 0.1:
        enrolments.append(_enrolment(random, left + timedelta(days=random.randrange(200))))
    return Participant(
        id=f"X-{index:05d}",
        gender=random.choice(_GENDERS),
        birth_year=random.randrange(1950, 1995),
        municipality=random.choice(project.municipalities or ("Osby",)),
        enrolments=tuple(enrolments),
        activities=(
            _activity(random, start, "placement"),
            _activity(random, start, "work_training"),
        ),
        steps=tuple(
            StepReached(step=step.id, date=start + timedelta(days=30 * number))
            for number, step in enumerate(project.method_steps[: random.randrange(5)])
        ),
        plans=(ActionPlan(kind="health", date=start + timedelta(days=20)),),
        follow_ups=() if left is None else (_follow_up(random, left),),
        answers=tuple(_answer(random, question.id, start) for question in project.questions[:2]),
    )


def _enrolment(random: Random, start: date) -> Enrolment:
    if random.random() < 0.3:
        return Enrolment(start=start)
    reason = random.choice(["work", "studies", "care", "other"])
    return Enrolment(start=start, exit=start + timedelta(days=random.randrange(400)), reason=reason)


def _activity(random: Random, start: date, kind: str) -> Participation:
    begun = start + timedelta(days=random.randrange(200))
    return Participation(type=kind, start=begun, abroad=random.random() < 0.1)


def _follow_up(random: Random, left: date) -> FollowUp:
    outcome = random.choice(["work", "studies", "none"])
    return FollowUp(exit=left, after="90 days", date=left + timedelta(days=95), outcome=outcome)


def _answer(random: Random, question: str, start: date) -> Answer:
    asked = start + timedelta(days=100)
    if random.random() < 0.3:
        return Answer(question=question, occasion="after", asked=asked)
    value = random.randrange(1, 6)
    return Answer(question=question, occasion="after", asked=asked, answered=asked, value=value)
