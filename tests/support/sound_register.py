"""A register in which nothing is odd, of invented people; and ways to spoil one thing in it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from esftui.model.budget import Budget, Category, Source
from esftui.model.dates import months_between
from esftui.model.goal import Question
from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    Event,
    FollowUp,
    Gender,
    Member,
    Participant,
    Participation,
    Register,
    Spending,
    StepReached,
)
from esftui.model.project import FollowUpPlan, Group, MethodStep, Project, ProjectData
from support.people import END, START, project

TODAY = date(2013, 3, 1)
GENDERS: tuple[Gender, ...] = ("woman", "man")


def days(number: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=number)


def sound_project(**changes: Any) -> Project:
    """Return a project with everything that the rules ask about."""
    parts: dict[str, Any] = {
        "municipalities": ("Osby", "Lund"),
        "method_steps": (MethodStep(id="one", title="One"), MethodStep(id="two", title="Two")),
        "questions": (Question(id="closer", title="?", occasions=("before", "during", "after")),),
        "follow_ups": FollowUpPlan(after=("90 days", "6 months")),
        "groups": (
            Group(id="spring", title="Spring", start=date(2012, 1, 1), end=date(2012, 12, 31)),
            Group(id="others", title="Others", participants=False),
        ),
        "budget": Budget(
            esf_grant=600_000,
            total=1_000_000,
            financing=(
                Source(id="esf", title="ESF", kind="esf", amount=600_000),
                Source(id="own", title="Own", kind="co_financing", amount=400_000),
            ),
            categories=(
                Category(id="staff", title="Staff", amount=900_000),
                Category(id="travel", title="Travel", amount=100_000),
            ),
        ),
    }
    return project(**{**parts, **changes})


@st.composite
def sound_people(draw: st.DrawFn, index: int) -> Participant:
    """Invent someone to whom all happened in its time."""
    start = START + days(20 + 10 * index + draw(st.integers(0, 9)))
    left = start + days(draw(st.integers(100, 120)))
    called = left + days(90 + draw(st.integers(-5, 30)))
    closer = [("before", start), ("during", start + days(30)), ("after", left)]
    return Participant(
        id=f"P-{index + 1:03d}",
        gender=draw(st.sampled_from(GENDERS)),
        birth_year=1950 + 2 * index + draw(st.integers(0, 1)),
        municipality=draw(st.sampled_from(["Osby", "Lund"])),
        referrer=draw(st.sampled_from(["AF", "Social"])),
        group="spring",
        enrolments=(Enrolment(start=start, exit=left, reason="work"),),
        activities=(
            Participation(type="placement", start=start + days(5), end=start + days(40)),
            Participation(type="course", start=start + days(5), end=left),
        ),
        steps=(
            StepReached(step="one", date=start),
            StepReached(step="two", date=start + days(50)),
        ),
        plans=(ActionPlan(kind="health", date=start + days(draw(st.integers(0, 60)))),),
        follow_ups=(FollowUp(exit=left, after="90 days", date=called, outcome="work"),),
        answers=tuple(
            Answer(question="closer", occasion=occasion, asked=asked)
            if draw(st.booleans())
            else Answer(
                question="closer", occasion=occasion, asked=asked, answered=asked + days(3), value=4
            )
            for occasion, asked in closer
        ),
    )


@st.composite
def sound_data(draw: st.DrawFn) -> ProjectData:
    """Invent a project with a register in which nothing is odd at :data:`TODAY`."""
    people = tuple(draw(sound_people(index)) for index in range(draw(st.integers(6, 9))))
    asked = START + days(100)
    spending = [
        Spending(date=month + days(24), source=source, category=category, amount=amount + number)
        for number, month in enumerate(months_between(START, TODAY - days(20)))
        for source, category, amount in (("esf", "staff", 20_000), ("own", "travel", 1_000))
    ]
    return ProjectData(
        project=sound_project(),
        register=Register(
            participants=people,
            members=(
                Member(
                    id="M-1",
                    group="others",
                    answers=(
                        Answer(
                            question="closer",
                            occasion="during",
                            asked=asked,
                            answered=asked + days(1),
                            value=3,
                        ),
                    ),
                ),
            ),
            spending=tuple(spending),
            events=(Event(date=START + days(40), type="enterprise"),),
        ),
    )


Spoil = Callable[[ProjectData, int], ProjectData]
"""Makes one thing odd; the number is the participant's, where it is about one."""


def of_person(change: Callable[[Participant], dict[str, Any]]) -> Spoil:
    """Return what changes one participant."""

    def spoil(data: ProjectData, index: int) -> ProjectData:
        people = list(data.register.participants)
        people[index] = msgspec.structs.replace(people[index], **change(people[index]))
        return in_register(data, participants=tuple(people))

    return spoil


def of_rows(table: str, change: Callable[[Any], dict[str, Any]], row: int = 0) -> Spoil:
    """Return what changes one row of a participant's table."""

    def changed(person: Participant) -> dict[str, Any]:
        rows = list(getattr(person, table))
        rows[row] = msgspec.structs.replace(rows[row], **change(rows[row]))
        return {table: tuple(rows)}

    return of_person(changed)


def in_register(data: ProjectData, **changes: Any) -> ProjectData:
    """Return the data with other tables in the register."""
    return msgspec.structs.replace(data, register=msgspec.structs.replace(data.register, **changes))


def in_project(data: ProjectData, **changes: Any) -> ProjectData:
    """Return the data with another project."""
    return msgspec.structs.replace(data, project=msgspec.structs.replace(data.project, **changes))


def of_spending(change: Callable[[Spending], dict[str, Any]], row: int = 6) -> Spoil:
    """Return what changes one spending entry."""

    def spoil(data: ProjectData, _index: int) -> ProjectData:
        rows = list(data.register.spending)
        rows[row] = msgspec.structs.replace(rows[row], **change(rows[row]))
        return in_register(data, spending=tuple(rows))

    return spoil


assert END > TODAY
