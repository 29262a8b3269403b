"""Surveys (enkäter): who should have been asked, who answered, what, and what silence hides."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from esftui.measure.condition import answered, latest_value
from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, standings
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.goal import Question
from esftui.model.project import ProjectData


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
    """All questions at a date; ``low_response`` counts those below the project's tolerance."""

    questions: tuple[QuestionFigures, ...]
    low_response: int


def surveys(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Surveys:
    """Measure every question of a project at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    rows = tuple(_question(question, people, as_of) for question in data.project.questions)
    least = data.project.tolerances.response_rate
    return Surveys(
        rows,
        sum(
            row.overall.response_rate is not None and row.overall.response_rate < least
            for row in rows
        ),
    )


def should_be_asked(occasion: str, standing: Standing, question: Question, as_of: date) -> bool:
    """Say whether someone should have been asked a question at an occasion by a date.

    Before: everyone from the start. After: leavers from the exit. ``+3 months``: leavers
    that long after it. During: nobody on a certain day, so whoever was asked. A question
    that was put first on ``since`` is not missed for what happened earlier.
    """
    when: date | None = None
    if occasion == "before":
        when = min(enrolment.start for enrolment in standing.started)
    elif standing.outcome is not None and standing.outcome.exit is not None:
        if occasion == "after":
            when = standing.outcome.exit
        elif occasion.startswith("+"):
            try:
                when = add_offset(standing.outcome.exit, occasion[1:].strip())
            except DeadlineError:
                when = None
    if when is None or when > as_of:
        return False
    return question.since is None or when >= question.since


def _question(question: Question, people: tuple[Standing, ...], as_of: date) -> QuestionFigures:
    occasions = tuple(
        _row(occasion, (occasion,), question, people, as_of) for occasion in question.occasions
    )
    return QuestionFigures(
        id=question.id,
        title=question.title,
        low=question.low,
        high=question.high,
        positive=question.positive,
        overall=_row("", question.occasions, question, people, as_of),
        occasions=occasions,
        changes=tuple(
            _change(first, last, question, people, as_of)
            for first, last in _pairs(question.occasions)
        ),
    )


def _pairs(occasions: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    """Return the occasions in order, two and two, and the first with the last."""
    yield from pairwise(occasions)
    if len(occasions) > 2:
        yield occasions[0], occasions[-1]


def _row(
    name: str,
    occasions: tuple[str, ...],
    question: Question,
    people: tuple[Standing, ...],
    as_of: date,
) -> OccasionRow:
    due = asked = 0
    have, positive = Tally(), Tally()
    for standing in people:
        given = answered(standing.person.answers, question.id, occasions, as_of)
        should = any(should_be_asked(occ, standing, question, as_of) for occ in occasions)
        due += bool(given) or should
        asked += bool(given)
        value = latest_value(given, as_of)
        if value is not None:
            have.add(standing.person.gender)
            if value >= question.positive:
                positive.add(standing.person.gender)
    answers, good = have.split(), positive.split()
    return OccasionRow(
        occasion=name,
        due=due,
        asked=asked,
        answered=answers.total,
        positive=good.total,
        response_rate=answers.total / due if due else None,
        share=good.total / answers.total if answers.total else None,
        low=good.total / due if due else None,
        high=(good.total + due - answers.total) / due if due else None,
        answered_split=answers,
        positive_split=good,
    )


def _change(
    first: str, last: str, question: Question, people: tuple[Standing, ...], as_of: date
) -> ChangeRow:
    rose, both = Tally(), Tally()
    steps: list[int] = []
    for standing in people:
        given = standing.person.answers
        before = latest_value(answered(given, question.id, (first,), as_of), as_of)
        after = latest_value(answered(given, question.id, (last,), as_of), as_of)
        if before is not None and after is not None:
            both.add(standing.person.gender)
            steps.append(after - before)
            if after > before:
                rose.add(standing.person.gender)
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
