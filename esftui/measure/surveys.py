"""Surveys (enkäter): who should have been asked, who answered, what, and what silence hides."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, standings
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.goal import ChangeGoal, Population, Question, ShareGoal
from esftui.model.participant import Member, Participant
from esftui.model.project import Project, ProjectData


class OccasionRow(Figure, frozen=True):
    """A question at an occasion, in persons; shares 0-1, None over an empty denominator.

    ``due`` are those who should have been asked by the date (or were), ``asked`` those who
    were, ``answered`` those who answered; ``response_rate`` = answered / due. ``share`` =
    positive / answered. ``low`` and ``high`` bound the share of all who should have been
    asked: if none, or all, of the silent were positive.
    """

    occasion: str
    due: int
    asked: int
    answered: int
    positive: int
    response_rate: float | None
    share: float | None
    low: float | None
    high: float | None
    answered_split: Split
    positive_split: Split


class ChangeRow(Figure, frozen=True):
    """The same persons' answers at two occasions: how many rose, stayed and fell.

    ``mean`` is the mean change in steps of the scale, None if nobody answered both.
    """

    first: str
    last: str
    both: int
    rose: int
    same: int
    fell: int
    mean: float | None
    rose_split: Split
    both_split: Split


class QuestionFigures(Figure, frozen=True):
    """A question: ``overall`` takes each person's latest answer at any occasion."""

    id: str
    title: str
    low: int
    high: int
    positive: int
    overall: OccasionRow
    occasions: tuple[OccasionRow, ...]
    changes: tuple[ChangeRow, ...]


class Surveys(Figure, frozen=True):
    """All questions at a date; ``low_response`` counts those below the project's tolerance.

    ``least_response`` is that tolerance: the response rate (0-1) that is wanted at the least.
    """

    questions: tuple[QuestionFigures, ...]
    low_response: int
    least_response: float


def surveys(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Surveys:
    """Measure every question of a project at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    asked = asked_people(data.project, people, as_of)
    rows = tuple(
        _question(question, _put_to(question, data, asked, as_of), as_of)
        for question in data.project.questions
    )
    least = data.project.tolerances.response_rate
    return Surveys(
        rows,
        sum(
            row.overall.response_rate is not None and row.overall.response_rate < least
            for row in rows
        ),
        least,
    )


Reply = tuple[date, int] | None
"""The latest answer to a question at an occasion: its day and value; None for silence."""


class AskedPerson(NamedTuple):
    """One person, as surveys see them: a participant, or someone else of a group.

    ``due`` is the day on which each occasion comes, where it does (for participants);
    ``replies`` what came of what was asked by the date, by question and occasion.
    """

    person: Participant | Member
    due: Mapping[str, date]
    replies: Mapping[str, Mapping[str, Reply]]


class Audience(NamedTuple):
    """Whom a question is put to: the participants, and the members of ``groups``."""

    participants: bool
    groups: frozenset[str]


def audience(project: Project, question: str) -> Audience:
    """Return whom a question is put to.

    That is the participants, unless the goals count it among members of groups alone.
    """
    groups: set[str] = set()
    participants = False
    for goal in project.goals:
        if isinstance(goal, ChangeGoal):
            participants |= goal.question == question
        elif isinstance(goal, ShareGoal) and isinstance(goal.of, Population):
            participants |= goal.of.respondents == question
            if goal.of.members is not None and goal.of.question == question:
                groups.add(goal.of.members)
    return Audience(participants or not groups, frozenset(groups))


def _put_to(
    question: Question, data: ProjectData, participants: list[AskedPerson], as_of: date
) -> list[AskedPerson]:
    """Return those that a question is put to."""
    whom = audience(data.project, question.id)
    members = [
        AskedPerson(member, {}, _replies(member, as_of))
        for member in data.register.members
        if member.group in whom.groups
    ]
    return [*participants, *members] if whom.participants else members


def asked_people(project: Project, people: tuple[Standing, ...], as_of: date) -> list[AskedPerson]:
    """Return everyone with the days that surveys come, and what was answered by a date."""
    occasions = list(dict.fromkeys(o for q in project.questions for o in q.occasions))
    return [AskedPerson(s.person, _due(s, occasions), _replies(s.person, as_of)) for s in people]


def _due(standing: Standing, occasions: list[str]) -> dict[str, date]:
    """Return when each occasion comes.

    Before: at the start. After: at the exit, for leavers. ``+3 months``: that long after
    it. During: on no certain day, so whoever was asked should have been.
    """
    found: dict[str, date] = {}
    left = standing.outcome.exit if standing.outcome is not None else None
    for occasion in occasions:
        if occasion == "before":
            found[occasion] = min([enrolment.start for enrolment in standing.started])
        elif left is not None and occasion == "after":
            found[occasion] = left
        elif left is not None and occasion.startswith("+"):
            try:
                found[occasion] = add_offset(left, occasion[1:].strip())
            except DeadlineError:
                continue
    return found


def _replies(person: Participant | Member, as_of: date) -> dict[str, dict[str, Reply]]:
    found: dict[str, dict[str, Reply]] = {}
    for answer in person.answers:
        if answer.asked > as_of:
            continue
        mine = found.get(answer.question)
        if mine is None:
            mine = found[answer.question] = {}
        before = mine.setdefault(answer.occasion, None)
        day, value = answer.answered, answer.value
        if day is None or value is None or day > as_of:
            continue
        if before is None or day >= before[0]:
            mine[answer.occasion] = (day, value)
    return found


def is_due(asked: AskedPerson, question: Question, occasion: str, as_of: date) -> bool:
    """Say whether someone should have been asked a question at an occasion by a date.

    A question that was put first on ``since`` is not missed for what happened earlier.
    """
    day = asked.due.get(occasion)
    if day is None or day > as_of:
        return False
    return question.since is None or day >= question.since


class _Count:
    """A row while it is being counted."""

    __slots__ = ("asked", "due", "have", "positive")

    def __init__(self) -> None:
        self.due = self.asked = 0
        self.have, self.positive = Tally(), Tally()

    def reply(self, gender: str, reply: Reply, least: int) -> None:
        """Count what someone who was asked replied."""
        if reply is not None:
            self.have.add(gender)
            if reply[1] >= least:
                self.positive.add(gender)

    def row(self, occasion: str) -> OccasionRow:
        """Return what has been counted."""
        answers, good, due = self.have.split(), self.positive.split(), self.due
        return OccasionRow(
            occasion=occasion,
            due=due,
            asked=self.asked,
            answered=answers.total,
            positive=good.total,
            response_rate=answers.total / due if due else None,
            share=good.total / answers.total if answers.total else None,
            low=good.total / due if due else None,
            high=(good.total + due - answers.total) / due if due else None,
            answered_split=answers,
            positive_split=good,
        )


_NOBODY: Mapping[str, Reply] = {}


def _question(question: Question, people: list[AskedPerson], as_of: date) -> QuestionFigures:
    name, least = question.id, question.positive
    counts = {occasion: _Count() for occasion in question.occasions}
    overall = _Count()
    for asked in people:
        replies = asked.replies.get(name, _NOBODY)
        gender = asked.person.gender
        any_due = any_asked = False
        latest: Reply = None
        for occasion, count in counts.items():
            if occasion in replies:
                reply = replies[occasion]
                count.asked += 1
                count.due += 1
                count.reply(gender, reply, least)
                any_due = any_asked = True
                if reply is not None and (latest is None or reply[0] >= latest[0]):
                    latest = reply
            elif is_due(asked, question, occasion, as_of):
                count.due += 1
                any_due = True
        overall.due += any_due
        overall.asked += any_asked
        overall.reply(gender, latest, least)
    return QuestionFigures(
        id=name,
        title=question.title,
        low=question.low,
        high=question.high,
        positive=least,
        overall=overall.row(""),
        occasions=tuple(count.row(occasion) for occasion, count in counts.items()),
        changes=tuple(
            _change(first, last, name, people) for first, last in _pairs(question.occasions)
        ),
    )


def _pairs(occasions: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Return the occasions in order, two and two, and the first with the last."""
    yield from pairwise(occasions)
    if len(occasions) > 2:
        yield occasions[0], occasions[-1]


def _change(first: str, last: str, question: str, people: list[AskedPerson]) -> ChangeRow:
    rose, both = Tally(), Tally()
    steps: list[int] = []
    for asked in people:
        replies = asked.replies.get(question)
        if replies is None:
            continue
        before, after = replies.get(first), replies.get(last)
        if before is not None and after is not None:
            both.add(asked.person.gender)
            steps.append(after[1] - before[1])
            if after[1] > before[1]:
                rose.add(asked.person.gender)
    return ChangeRow(
        first=first,
        last=last,
        both=len(steps),
        rose=sum(step > 0 for step in steps),
        same=sum(step == 0 for step in steps),
        fell=sum(step < 0 for step in steps),
        mean=sum(steps) / len(steps) if steps else None,
        rose_split=rose.split(),
        both_split=both.split(),
    )
