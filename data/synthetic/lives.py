"""What happens between a start and an exit, and after it: activities, steps, plans, answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from data.synthetic.calendar import weekday
from data.synthetic.chance import Chance
from esftui.model.dates import add_offset
from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    FollowUp,
    Participation,
)


class Habit(NamedTuple):
    """An activity: how many take part, when it begins after the start, how long it lasts (days).

    It happens only from ``since`` on; ``late`` multiplies the share for those who start
    from a date on: what a project learns to do more of.
    ``abroad`` and ``example`` are shares of those who take part.
    """

    type: str
    share: float
    after: tuple[int, int]
    length: tuple[int, int]
    since: date = date.min
    abroad: float = 0.0
    example: float = 0.0
    places: tuple[str, ...] = ()
    late: tuple[date, float] | None = None


def activities(
    enrolments: Iterable[Enrolment], habits: Iterable[Habit], chance: Chance, last: date
) -> tuple[Participation, ...]:
    """Return what someone took part in, within the stays and never after ``last``."""
    found = []
    habits = tuple(habits)
    for enrolment in enrolments:
        until = enrolment.exit or last
        for habit in habits:
            share = habit.share
            if habit.late and enrolment.start >= habit.late[0]:
                share *= habit.late[1]
            happens = chance.happens(share)
            start = weekday(enrolment.start + timedelta(days=chance.whole(*habit.after)))
            end = weekday(start + timedelta(days=chance.whole(*habit.length)))
            abroad = chance.happens(habit.abroad)
            example = chance.happens(habit.example)
            place = chance.pick(habit.places) if habit.places and abroad else None
            start = max(start, enrolment.start)
            if happens and habit.since <= start < until:
                found.append(
                    Participation(
                        type=habit.type,
                        start=start,
                        end=_ended(end, until, enrolment.exit is None),
                        abroad=abroad,
                        example_company=example,
                        place=place,
                    )
                )
    return tuple(sorted(found, key=lambda part: (part.start, part.type)))


def _ended(end: date, until: date, goes_on: bool) -> date | None:
    if end <= until:
        return end
    return None if goes_on else until


def plans(
    enrolments: Sequence[Enrolment],
    kinds: Iterable[tuple[str, float, tuple[int, int]]],
    chance: Chance,
    last: date,
) -> tuple[ActionPlan, ...]:
    """Return the action plans made: each a kind, the share who make one, and days after start."""
    first = enrolments[0]
    found = []
    for kind, share, after in kinds:
        happens = chance.happens(share)
        day = weekday(first.start + timedelta(days=chance.whole(*after)))
        if happens and first.start <= day <= (first.exit or last):
            found.append(ActionPlan(kind=kind, date=day))
    return tuple(sorted(found, key=lambda plan: plan.date))


@dataclass(frozen=True)
class Asking:
    """A question as it is put: the share who answer, the share of these who are positive.

    ``since``: not put before that date. ``positive`` is the least value that is positive.
    """

    question: str
    occasion: str
    response: float
    positive: float
    since: date = date.min


def ask(asking: Asking, day: date, chance: Chance, last: date) -> tuple[Answer, ...]:
    """Put a question on a day and return it, with the answer if one came before ``last``."""
    answers = chance.happens(asking.response)
    positive = chance.happens(asking.positive)
    value = rating(positive, chance)
    answered = weekday(day + timedelta(days=chance.whole(0, 9)))
    if day > last or day < asking.since:
        return ()
    if not answers or not day <= answered <= last:
        return (Answer(question=asking.question, occasion=asking.occasion, asked=day),)
    return (
        Answer(
            question=asking.question,
            occasion=asking.occasion,
            asked=day,
            answered=answered,
            value=value,
        ),
    )


def rating(positive: bool, chance: Chance) -> int:
    """Return a value on the scale 1-5: 4 or 5 if positive, else 1 to 3."""
    share = chance.share()
    if positive:
        return 5 if share < 0.4 else 4
    return 1 if share < 0.15 else 2 if share < 0.45 else 3


class Finding(NamedTuple):
    """How follow-ups go: the share done, not reached and declined; the rest is left undone.

    ``days`` is how long after the due date they are made, from and to.
    """

    done: float
    not_reached: float
    declined: float
    days: tuple[int, int] = (2, 18)


def follow_ups(
    enrolments: Iterable[Enrolment],
    offsets: Sequence[str],
    finding: Finding,
    chance: Chance,
    last: date,
) -> tuple[FollowUp, ...]:
    """Return the follow-ups registered by ``last``, for every exit and offset."""
    found = []
    for enrolment in enrolments:
        for offset in offsets if enrolment.exit else ():
            made = _follow_up(enrolment, offset, finding, chance)
            if made is not None and made.date <= last:
                found.append(made)
    return tuple(found)


def _follow_up(
    enrolment: Enrolment, offset: str, finding: Finding, chance: Chance
) -> FollowUp | None:
    late, state = chance.whole(*finding.days), chance.share()
    outcome = status_after(enrolment.reason, chance)
    if enrolment.exit is None:
        return None
    left, due = enrolment.exit, add_offset(enrolment.exit, offset)
    day = max(due, weekday(due + timedelta(days=late)))
    if state < finding.done:
        return FollowUp(exit=left, after=offset, date=day, outcome=outcome)
    if state < finding.done + finding.not_reached:
        return FollowUp(exit=left, after=offset, date=day, state="not_reached")
    if state < finding.done + finding.not_reached + finding.declined:
        return FollowUp(exit=left, after=offset, date=day, state="declined")
    return None


def status_after(reason: str | None, chance: Chance) -> str:
    """Return what a follow-up finds of someone who left for a reason."""
    likely: dict[str, tuple[tuple[str, float], ...]] = {
        "work": (("work", 0.84), ("studies", 0.03), ("other_measure", 0.05), ("none", 0.08)),
        "studies": (("work", 0.08), ("studies", 0.82), ("other_measure", 0.04), ("none", 0.06)),
        "vocational_training": (("work", 0.3), ("studies", 0.6), ("none", 0.1)),
        "placement": (("work", 0.35), ("other_measure", 0.4), ("none", 0.25)),
        "other_measure": (("work", 0.14), ("studies", 0.06), ("other_measure", 0.6), ("none", 0.2)),
    }
    rest = (("work", 0.07), ("studies", 0.03), ("other_measure", 0.2), ("none", 0.7))
    return chance.weighted(likely.get(reason or "", rest))
