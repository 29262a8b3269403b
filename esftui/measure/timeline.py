"""One participant's timeline: all that has happened to them, and what is still to come.

Like the roster it is about a person and is never shared.
"""

from datetime import date
from typing import Literal

from esftui.measure.figure import Figure
from esftui.measure.people import standings
from esftui.measure.surveys import asked_people, audience, is_due
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.participant import Participant, Register
from esftui.model.project import Project, ProjectData

Kind = Literal[
    "start",
    "exit",
    "step",
    "activity",
    "plan",
    "follow_up",
    "follow_up_due",
    "survey",
    "survey_due",
]

Urgency = Literal["overdue", "due", "upcoming"]

Element = tuple[str, int]
"""Which element of a person's record a row is about: the list's name, the index in it."""


class Happening(Figure, frozen=True):
    """One row of a timeline.

    ``what`` is the reason, step, activity, kind of plan, question or length after an exit,
    as the register has it; ``end`` the last day of what lasted. ``value`` is an answer's,
    None for one that did not come; ``found`` a follow-up's outcome, or its state where
    nobody was reached; ``occasion`` a survey's. ``later``: after the date that is shown.
    ``urgency`` and ``days`` (since the due day) are of what is still to be done.
    """

    day: date
    kind: Kind
    what: str = ""
    end: date | None = None
    value: int | None = None
    answered: date | None = None
    found: str | None = None
    occasion: str | None = None
    place: str | None = None
    later: bool = False
    urgency: Urgency | None = None
    days: int = 0
    element: Element | None = None


class Timeline(Figure, frozen=True):
    """A participant and everything about them, in the order of time."""

    person: Participant
    rows: tuple[Happening, ...]


_ORDER: tuple[Kind, ...] = (
    "start",
    "survey",
    "survey_due",
    "step",
    "plan",
    "activity",
    "exit",
    "follow_up",
    "follow_up_due",
)


def timeline(data: ProjectData, name: str, as_of: date) -> Timeline | None:
    """Return the timeline of a participant, or nothing if there is no such pseudonym.

    What is registered on days after ``as_of`` is in it, marked as later. Of what is to be
    done, follow-ups are in it whenever they fall due, surveys once their day has come.
    """
    person = next((each for each in data.register.participants if each.id == name), None)
    if person is None:
        return None
    rows = [*_registered(person), *_follow_ups_due(data.project, person, as_of)]
    rows += _surveys_due(data.project, person, as_of)
    marked = (_marked(row, as_of) for row in rows)
    return Timeline(person, tuple(sorted(marked, key=_order)))


def _order(row: Happening) -> tuple[date, int]:
    return row.day, _ORDER.index(row.kind)


def _marked(row: Happening, as_of: date) -> Happening:
    if row.day <= as_of:
        return row
    from msgspec.structs import replace

    return replace(row, later=True)


def _registered(person: Participant) -> list[Happening]:
    rows: list[Happening] = []
    for index, enrolment in enumerate(person.enrolments):
        here = ("enrolments", index)
        rows.append(Happening(enrolment.start, "start", element=here))
        if enrolment.exit is not None:
            reason = enrolment.reason or ""
            rows.append(Happening(enrolment.exit, "exit", reason, element=here))
    for index, part in enumerate(person.activities):
        rows.append(
            Happening(
                part.start,
                "activity",
                part.type,
                end=part.end,
                place=part.place,
                element=("activities", index),
            )
        )
    for index, step in enumerate(person.steps):
        rows.append(Happening(step.date, "step", step.step, element=("steps", index)))
    for index, plan in enumerate(person.plans):
        rows.append(Happening(plan.date, "plan", plan.kind, element=("plans", index)))
    for index, each in enumerate(person.follow_ups):
        found = each.outcome or each.state
        here = ("follow_ups", index)
        rows.append(Happening(each.date, "follow_up", each.after, found=found, element=here))
    for index, answer in enumerate(person.answers):
        rows.append(
            Happening(
                answer.asked,
                "survey",
                answer.question,
                value=answer.value,
                answered=answer.answered,
                occasion=answer.occasion,
                element=("answers", index),
            )
        )
    return rows


def _follow_ups_due(project: Project, person: Participant, as_of: date) -> list[Happening]:
    """Return the follow-ups that are not registered, as :mod:`esftui.measure.followups` counts."""
    rows = []
    known = {(each.exit, each.after) for each in person.follow_ups if each.date <= as_of}
    for enrolment in person.enrolments:
        left = enrolment.exit
        if left is None or left > as_of:
            continue
        for after in project.follow_ups.after:
            try:
                due = add_offset(left, after)
            except DeadlineError:
                continue
            others = (each for each in person.enrolments if each is not enrolment)
            back = any(left <= each.start <= due and each.start <= as_of for each in others)
            if (left, after) not in known and not back:
                days = (as_of - due).days
                rows.append(
                    Happening(
                        due,
                        "follow_up_due",
                        after,
                        urgency=_urgency(days, project.follow_ups.grace_days),
                        days=days,
                    )
                )
    return rows


def _surveys_due(project: Project, person: Participant, as_of: date) -> list[Happening]:
    """Return the questions that should have been put and were not."""
    people = standings(Register(participants=(person,)), as_of)
    rows = []
    for asked in asked_people(project, people, as_of):
        for question in project.questions:
            if not audience(project, question.id).participants:
                continue
            replies = asked.replies.get(question.id, ())
            for occasion in question.occasions:
                if occasion in replies or not is_due(asked, question, occasion, as_of):
                    continue
                due = asked.due[occasion]
                days = (as_of - due).days
                rows.append(
                    Happening(
                        due,
                        "survey_due",
                        question.id,
                        occasion=occasion,
                        urgency=_urgency(days, project.follow_ups.grace_days),
                        days=days,
                    )
                )
    return rows


def _urgency(days: int, grace: int) -> Urgency:
    if days > grace:
        return "overdue"
    return "due" if days >= 0 else "upcoming"
