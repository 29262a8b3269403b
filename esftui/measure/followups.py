"""Follow-ups (uppföljningar) after exits: due, overdue, done, and what was found."""

from datetime import date, timedelta
from typing import Literal

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, reason_of, standings
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.participant import Enrolment, FollowUp, Participant
from esftui.model.project import ProjectData
from esftui.model.vocabulary import FOLLOW_UP_OUTCOMES, exit_reasons

State = Literal["done", "not_reached", "declined", "overdue", "due", "due_soon", "upcoming"]
"""done, not_reached, declined: as registered. overdue: the due date and the days of grace
have passed with no answer. due: the due date has passed, the days of grace have not.
due_soon: within the project's due-soon days. upcoming: later."""

STATES: tuple[State, ...] = (
    "done",
    "not_reached",
    "declined",
    "overdue",
    "due",
    "due_soon",
    "upcoming",
)


class FollowUpRow(Figure, frozen=True):
    """One follow-up that is waited for, of a person under a pseudonym.

    ``days`` are days since the due date (negative: until it).
    """

    person: str
    exit: date
    after: str
    due: date
    state: State
    days: int


class OffsetRow(Figure, frozen=True):
    """The follow-ups a length of time after exit, in exits.

    ``due`` counts those whose day has come; ``states`` all of them in the order of
    :data:`STATES`. ``outcomes`` are what the done ones found. Of ``positive_before``,
    who left for work or studies and were reached, ``positive_still`` are there still.
    """

    after: str
    due: int
    states: tuple[int, ...]
    outcomes: tuple[tuple[str, Split], ...]
    positive_before: int
    positive_still: int

    def count(self, state: State) -> int:
        """Return how many are in a state."""
        return self.states[STATES.index(state)]


class FollowUps(Figure, frozen=True):
    """All follow-ups at a date. ``waiting`` are those not answered, longest overdue first.

    ``wave`` says how many fall due in each of the coming months, this one first.
    """

    rows: tuple[OffsetRow, ...]
    waiting: tuple[FollowUpRow, ...]
    overdue: int
    due: int
    due_soon: int
    wave: tuple[tuple[str, int], ...]


def follow_ups(
    data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None, months: int = 6
) -> FollowUps:
    """Measure the follow-ups of a project at a date.

    Every exit is followed up at each of the project's offsets, unless the person has
    started again before that day.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
        months: how many months the coming wave is shown for.
    """
    people = standings(data.register, as_of) if people is None else people
    plan = data.project.follow_ups
    positive = {reason.id for reason in exit_reasons(data.project) if reason.positive}
    grace = timedelta(days=plan.grace_days)
    soon = timedelta(days=data.project.tolerances.due_soon_days)
    rows: list[OffsetRow] = []
    waiting: list[FollowUpRow] = []
    for after in plan.after:
        count = _Count(after, as_of, grace, soon)
        for standing in people:
            for enrolment in standing.started:
                count.add(standing.person, enrolment, positive)
        rows.append(count.row())
        waiting += count.waiting
    waiting.sort(key=lambda row: (row.due, row.person))
    return FollowUps(
        rows=tuple(rows),
        waiting=tuple(waiting),
        overdue=sum(row.count("overdue") for row in rows),
        due=sum(row.count("due") for row in rows),
        due_soon=sum(row.count("due_soon") for row in rows),
        wave=_wave(waiting, as_of, months),
    )


class _Count:
    """The follow-ups at one offset while they are being counted."""

    def __init__(self, after: str, as_of: date, grace: timedelta, soon: timedelta) -> None:
        self.after, self.as_of, self.grace, self.soon = after, as_of, grace, soon
        self.due = self.before = self.still = 0
        self.states = dict.fromkeys(STATES, 0)
        self.outcomes: dict[str, Tally] = {}
        self.waiting: list[FollowUpRow] = []

    def add(self, person: Participant, enrolment: Enrolment, positive: set[str]) -> None:
        """Count one exit, if it has come and is to be followed up."""
        left = enrolment.exit
        if left is None or left > self.as_of:
            return
        try:
            due = add_offset(left, self.after)
        except DeadlineError:
            return
        found = self._found(person, left)
        if found is None and any(
            left <= e.start <= due
            for e in person.enrolments
            if e is not enrolment and e.start <= self.as_of
        ):
            return  # back in the project before that day
        self.due += due <= self.as_of
        if found is None:
            state = self._waits(due)
            days = (self.as_of - due).days
            self.waiting.append(FollowUpRow(person.id, left, self.after, due, state, days))
        else:
            state = found.state
            self._learn(found, person.gender, reason_of(enrolment) in positive, positive)
        self.states[state] += 1

    def _found(self, person: Participant, left: date) -> FollowUp | None:
        found = [
            follow_up
            for follow_up in person.follow_ups
            if follow_up.after == self.after
            and follow_up.exit == left
            and follow_up.date <= self.as_of
        ]
        return max(found, key=lambda f: (f.state == "done", f.date), default=None)

    def _waits(self, due: date) -> State:
        if due + self.grace < self.as_of:
            return "overdue"
        if due <= self.as_of:
            return "due"
        return "due_soon" if due - self.soon <= self.as_of else "upcoming"

    def _learn(self, found: FollowUp, gender: str, was_positive: bool, positive: set[str]) -> None:
        if found.state == "done" and found.outcome is not None:
            self.outcomes.setdefault(found.outcome, Tally()).add(gender)
            if was_positive:
                self.before += 1
                self.still += found.outcome in positive

    def row(self) -> OffsetRow:
        """Return what has been counted."""
        return OffsetRow(
            after=self.after,
            due=self.due,
            states=tuple(self.states.values()),
            outcomes=tuple(
                (name, self.outcomes[name].split())
                for name in sorted(self.outcomes, key=_outcome_order)
            ),
            positive_before=self.before,
            positive_still=self.still,
        )


def _outcome_order(outcome: str) -> tuple[int, str]:
    """Return what puts the standard outcomes in their order, and others after them."""
    known = FOLLOW_UP_OUTCOMES
    return (known.index(outcome) if outcome in known else len(known)), outcome


def _wave(waiting: list[FollowUpRow], as_of: date, months: int) -> tuple[tuple[str, int], ...]:
    first = as_of.year * 12 + as_of.month - 1
    counts = dict.fromkeys(range(first, first + months), 0)
    for row in waiting:
        month = row.due.year * 12 + row.due.month - 1
        if row.due > as_of and month in counts:
            counts[month] += 1
    return tuple((f"{m // 12:04d}-{m % 12 + 1:02d}", number) for m, number in counts.items())
