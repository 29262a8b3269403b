"""Participants and what happens to them, known by a pseudonym only.

These are the documents of the project's register (tables ``participants``,
``members``, ``spending``, ``claims`` and ``events``).
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from esftui.model.record import Kronor, Offset, Record, SignedKronor, Slug

Gender = Literal["woman", "man", "unknown"]
"""Gender as registered; women and men are always shown in that order."""


class Enrolment(Record, frozen=True, kw_only=True):
    """One start and, when it has come, its exit with the reason.

    ``outside_home``: the solution found lies outside the home municipality.
    """

    start: date
    exit: date | None = None
    reason: Slug | None = None
    outside_home: bool = False


class Participation(Record, frozen=True, kw_only=True):
    """Taking part in an activity, from ``start`` to ``end`` (nothing: it goes on)."""

    type: Slug
    start: date
    end: date | None = None
    abroad: bool = False
    example_company: bool = False
    place: str | None = None


class StepReached(Record, frozen=True, kw_only=True):
    """A method step (Kartläggning, Matchning ...) reached on a date."""

    step: Slug
    date: date


class ActionPlan(Record, frozen=True, kw_only=True):
    """An individual action plan made on a date; ``kind`` is for instance health or work."""

    kind: Slug
    date: date


class FollowUp(Record, frozen=True, kw_only=True):
    """A follow-up a length of time after an exit.

    ``exit`` is the date of the exit that it follows; ``outcome`` is what was found
    (``work``, ``studies``, ``other_measure``, ``none``) when the state is ``done``.
    """

    exit: date
    after: Offset
    date: date
    state: Literal["done", "not_reached", "declined"] = "done"
    outcome: Slug | None = None


class Answer(Record, frozen=True, kw_only=True):
    """A question put on a date; ``answered`` and ``value`` are absent for non-response."""

    question: Slug
    occasion: str
    asked: date
    answered: date | None = None
    value: int | None = None


class Participant(Record, frozen=True, kw_only=True):
    """A unique person under a pseudonym, with all that happened to them."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    gender: Gender = "unknown"
    birth_year: Annotated[int, Meta(ge=1900, le=2100)] | None = None
    municipality: str | None = None
    referrer: str | None = None
    group: Slug | None = None
    enrolments: tuple[Enrolment, ...] = ()
    activities: tuple[Participation, ...] = ()
    steps: tuple[StepReached, ...] = ()
    plans: tuple[ActionPlan, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[Answer, ...] = ()


class Member(Record, frozen=True, kw_only=True):
    """Someone of a group who is not a participant (a cooperation group, say)."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    group: Slug
    gender: Gender = "unknown"
    organisation: str | None = None
    answers: tuple[Answer, ...] = ()


class Spending(Record, frozen=True, kw_only=True):
    """A spending entry: kronor (negative for a correction) from a source, in a category."""

    date: date
    source: Slug
    category: Slug
    amount: SignedKronor
    note: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """An application to the fund for payment (ansökan om utbetalning), in kronor of the ESF grant.

    The fund pays afterwards, for the costs of a period that is over (``period_start`` may be
    left out: since the claim before). ``amount`` was applied for (rekvirerat) on the day
    ``requested``; ``paid`` is the day that money came, and ``paid_amount`` how much
    (utbetalt), which may be less. Neither is there while the claim waits.
    """

    period_start: date | None = None
    period_end: date
    requested: date
    amount: Kronor
    paid: date | None = None
    paid_amount: Kronor | None = None


class Event(Record, frozen=True, kw_only=True):
    """Something that happened on a date and is counted: a social enterprise started, say."""

    date: date
    type: Slug
    municipality: str | None = None
    note: str | None = None


class RegisterMeta(Record, frozen=True, kw_only=True):
    """About the register itself."""

    schema: Literal[1] = 1
    project: Slug
    example_data: bool = False
    note: str | None = None


class Register(Record, frozen=True, kw_only=True):
    """All documents of a project's register."""

    meta: RegisterMeta | None = None
    participants: tuple[Participant, ...] = ()
    members: tuple[Member, ...] = ()
    spending: tuple[Spending, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
