"""Remarks on what happens to participants: activities, steps, plans, follow-ups, answers."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from esftui.measure.quality_remark import Fact, Ground, Place, Remark, Thing, dated, on, remark
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.goal import Condition, CountGoal, ShareGoal
from esftui.model.participant import Answer, FollowUp, Participant, Participation
from esftui.model.project import Project
from esftui.model.vocabulary import activity_types

_BEFORE_DAYS = timedelta(days=30)
"""What is asked before can be asked so long after the start; and what is asked a time after
the exit, so long before that day."""


def event_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield the remarks on all that happened to participants, and on other people's answers."""
    rules = _Rules(ground)
    for index, person in enumerate(ground.register.participants):
        yield from rules.person(person, ("participants", index))
    for index, member in enumerate(ground.register.members):
        for number, answer in enumerate(member.answers):
            place = ("members", index, "answers", number)
            yield from rules.answer_dates(answer, place, member.id)


class _Times:
    """The times that someone was in the project, with a margin on both sides."""

    __slots__ = ("_spans", "exits", "open", "sound", "starts")

    def __init__(self, person: Participant, margin: timedelta) -> None:
        self.starts = [enrolment.start for enrolment in person.enrolments]
        self.exits: list[date] = []
        self.open = False
        self.sound = True
        self._spans: list[tuple[date, date]] = []
        for enrolment in person.enrolments:
            start, left = enrolment.start, enrolment.exit
            if left is None:
                self.open = True
                self._spans.append((start - margin, date.max))
            else:
                self.exits.append(left)
                self._spans.append((start - margin, left + margin))
                if left < start:
                    self.sound = False

    def outside(self, day: date) -> bool:
        """Say whether a day is outside all of them; none is where the dates make no sense."""
        for first, last in self._spans:
            if first <= day <= last:
                return False
        return self.sound and bool(self._spans)


class _Rules:
    """What a project asks for. The loops are plain: there are very many rows."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.as_of, self.margin = ground.as_of, ground.margin
        self.planned = _planned(ground.project)
        self.titles = {kind.id: kind.title for kind in activity_types(ground.project)}
        self.grace = timedelta(days=ground.project.follow_ups.grace_days)

    def person(self, person: Participant, place: Place) -> Iterator[Remark]:
        if not self._usual(person):
            yield from self._looked_at(person, place)
        yield from _twice(person, place)

    def _usual(self, person: Participant) -> bool:
        """Say whether all happened in its plain order, as it did to nearly everyone.

        It spares the closer look, which takes several times as long.
        """
        if len(person.enrolments) != 1:
            return False
        first, left = person.enrolments[0].start, person.enrolments[0].exit
        as_of = self.as_of
        last = as_of if left is None or left > as_of else left
        for activity in person.activities:
            end = activity.end
            if end is None or not first <= activity.start <= end <= last:
                return False
        for step in person.steps:
            if not first <= step.date <= last:
                return False
        for plan in person.plans:
            if not first <= plan.date <= last:
                return False
        for follow_up in person.follow_ups:
            if (
                follow_up.exit != left
                or follow_up.after not in self.planned
                or not _due(left, follow_up.after) <= follow_up.date <= as_of
            ):
                return False
        return all(self._usual_answer(answer, first, left, last) for answer in person.answers)

    def _usual_answer(self, answer: Answer, first: date, left: date | None, last: date) -> bool:
        asked, answered, occasion = answer.asked, answer.answered, answer.occasion
        if answered is not None and not asked <= answered <= self.as_of:
            return False
        if occasion == "during":
            return first <= asked <= last
        if occasion == "before":
            return asked <= first and asked <= self.as_of
        if left is None or asked > self.as_of:
            return False
        return asked >= (left if occasion == "after" else _due(left, occasion[1:]))

    def _looked_at(self, person: Participant, place: Place) -> Iterator[Remark]:
        times = _Times(person, self.margin)
        for index, activity in enumerate(person.activities):
            yield from self._activity(activity, times, (*place, "activities", index), person.id)
        for index, step in enumerate(person.steps):
            at = (*place, "steps", index, "date")
            yield from self._odd(step.date, "step", times, at, person.id)
        for index, plan in enumerate(person.plans):
            at = (*place, "plans", index, "date")
            yield from self._odd(plan.date, "plan", times, at, person.id)
        for index, follow_up in enumerate(person.follow_ups):
            yield from self._follow_up(follow_up, times, (*place, "follow_ups", index), person.id)
        yield from self._answers(person, times, place)

    def _answers(self, person: Participant, times: _Times, place: Place) -> Iterator[Remark]:
        sound, as_of = times.sound and times.starts, self.as_of
        for index, answer in enumerate(person.answers):
            asked, answered, occasion = answer.asked, answer.answered, answer.occasion
            if asked > as_of or (answered is not None and not asked <= answered <= as_of):
                yield from self.answer_dates(answer, (*place, "answers", index), person.id)
            if not sound or asked > as_of:
                continue
            at = (*place, "answers", index, "asked")
            if occasion == "during":
                yield from self._odd(asked, "asked", times, at, person.id)
                continue
            earliest, latest = self._limits(occasion, times)
            if not earliest <= asked <= latest:
                rule = "asked_too_soon" if asked < earliest else "asked_too_late"
                facts = (Fact("occasion", occasion, "occasion"), on("date", asked))
                yield remark(rule, at, *facts, subject=person.id, day=asked)

    def _odd(
        self, day: date, what: Thing, times: _Times, place: Place, subject: str
    ) -> Iterator[Remark]:
        """Yield a remark if a day has not come, or is outside all times in the project."""
        if day > self.as_of:
            yield dated("future_date", place, what, day, subject=subject)
        elif times.outside(day):
            yield dated("outside_enrolment", place, what, day, subject=subject)

    def _activity(
        self, activity: Participation, times: _Times, place: Place, subject: str
    ) -> Iterator[Remark]:
        start, end = activity.start, activity.end
        if start > self.as_of or times.outside(start):
            yield from self._odd(start, "activity", times, (*place, "start"), subject)
        elif end is not None and end < start:
            facts = (self._named(activity.type), on("start", start), on("end", end))
            yield remark("activity_ends_first", (*place, "end"), *facts, subject=subject, day=end)
        elif not times.open and times.exits:
            left = max(times.exits)
            if left <= self.as_of and times.sound and (end is None or end > left + self.margin):
                facts = (self._named(activity.type), on("start", start), on("exit", left))
                at = (*place, "end")
                yield remark("activity_goes_on", at, *facts, subject=subject, day=left)

    def _named(self, kind: str) -> Fact:
        title = self.titles.get(kind)
        return Fact("activity", title) if title else Fact("activity", kind, "activity")

    def _follow_up(
        self, follow_up: FollowUp, times: _Times, place: Place, subject: str
    ) -> Iterator[Remark]:
        day, left = follow_up.date, follow_up.exit
        length = Fact("length", follow_up.after, "length")
        at = (*place, "date")
        if left not in times.exits:
            facts = (length, on("exit", left))
            rule = "follow_up_without_exit"
            yield remark(rule, (*place, "exit"), *facts, subject=subject, day=left)
        if day < left:
            facts = (on("date", day), on("exit", left))
            yield remark("follow_up_before_exit", at, *facts, subject=subject, day=day)
        elif day > self.as_of:
            yield dated("future_date", at, "follow_up", day, subject=subject)
        else:
            early = self._early(follow_up)
            if early:
                facts = (length, Fact("days", early, "days"))
                yield remark("follow_up_early", at, *facts, subject=subject, day=day)
        if self.planned and follow_up.after not in self.planned:
            facts = (length, Fact("planned", ", ".join(self.planned), "lengths"))
            at = (*place, "after")
            yield remark("follow_up_unplanned", at, *facts, subject=subject, day=day)

    def _early(self, follow_up: FollowUp) -> int:
        """Return how many days before its day a follow-up was made, if that is too many.

        A quarter of the time since the exit, and no less than the days of grace, is what
        may pass for the same time.
        """
        try:
            due = add_offset(follow_up.exit, follow_up.after)
        except DeadlineError:
            return 0
        if follow_up.date >= due:
            return 0
        early = due - follow_up.date
        return early.days if early > max(self.grace, (due - follow_up.exit) / 4) else 0

    def answer_dates(self, answer: Answer, place: Place, subject: str) -> Iterator[Remark]:
        """Yield the remarks on when a question was put and answered."""
        asked, answered = answer.asked, answer.answered
        if asked > self.as_of:
            yield dated("future_date", (*place, "asked"), "asked", asked, subject=subject)
        elif answered is None:
            return
        elif answered > self.as_of:
            yield dated("future_date", (*place, "answered"), "answered", answered, subject=subject)
        elif answered < asked:
            facts = (on("answered", answered), on("asked", asked))
            at = (*place, "answered")
            yield remark("answered_before_asked", at, *facts, subject=subject, day=answered)

    def _limits(self, occasion: str, times: _Times) -> tuple[date, date]:
        """Return the first and the last day that a question can be put on an occasion."""
        if occasion == "before":
            return date.min, max(times.starts) + _BEFORE_DAYS
        if not times.exits:
            return date.max, date.max
        left = min(times.exits)
        if occasion == "after":
            return left - self.margin, date.max
        try:
            return add_offset(left, occasion.removeprefix("+")) - _BEFORE_DAYS, date.max
        except DeadlineError:
            return date.min, date.max


def _due(left: date, after: str) -> date:
    """Return the day a length of time after an exit, or the last one there is."""
    try:
        return add_offset(left, after)
    except DeadlineError:
        return date.max


def _twice(person: Participant, place: Place) -> Iterator[Remark]:
    """Yield what has been entered twice of one person."""
    for what, table, key in _KEYS:
        rows = getattr(person, table)
        if len(rows) > 1 and len(set(map(key, rows))) < len(rows):
            for index in _repeats([key(row) for row in rows]):
                day = key(rows[index])[0]
                yield dated("entered_twice", (*place, table, index), what, day, subject=person.id)


_KEYS: tuple[tuple[Thing, str, Callable[[Any], tuple[Any, ...]]], ...] = (
    ("activity", "activities", attrgetter("start", "type", "place")),
    ("step", "steps", attrgetter("date", "step")),
    ("plan", "plans", attrgetter("date", "kind")),
    ("follow_up", "follow_ups", attrgetter("date", "after", "exit")),
    ("asked", "answers", attrgetter("asked", "question", "occasion")),
)
"""What tells rows of a table from one another, their date first."""


def _repeats(rows: Sequence[Hashable]) -> Iterator[int]:
    seen: set[Hashable] = set()
    for index, row in enumerate(rows):
        if row in seen:
            yield index
        seen.add(row)


def _planned(project: Project) -> tuple[str, ...]:
    """Return the times after an exit that something is counted at: planned, or in a goal."""
    found = dict.fromkeys(project.follow_ups.after)
    for goal in project.goals:
        if isinstance(goal, ShareGoal | CountGoal) and goal.that is not None:
            found.update(dict.fromkeys(_asked_for(goal.that)))
    return tuple(found)


def _asked_for(condition: Condition) -> Iterator[str]:
    if condition.status_after is not None:
        yield condition.status_after.after
    for part in (*(condition.any or ()), *(condition.all or ())):
        yield from _asked_for(part)
