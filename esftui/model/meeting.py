"""A steering group's meeting: its agenda, who came, what was shown, and what was decided."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import Meta

from esftui.model.record import Count, Record, Slug, Title
from esftui.model.slide import Slide

Day = date
"""A day; also where a record has a field of that name."""

Topic = Literal[
    "opening",  # attendance and agenda
    "follow_up",  # what earlier meetings decided, and what came of it
    "summary",  # the figures that matter, and what has changed
    "flow",
    "exits",
    "gender",
    "activities",
    "goals",
    "surveys",  # surveys, and follow-ups after exit
    "economy",
    "equality",  # gender equality (jämställdhet)
    "accessibility",  # accessibility (tillgänglighet)
    "checklist",  # milestones and deviations
    "implementation",  # implementering
    "standing",  # another standing item, by its title
    "decisions",  # what this meeting has decided
    "closing",  # the next meeting
]
"""What an item of an agenda is about; each is one slide."""

STANDING: tuple[Topic, ...] = ("implementation", "equality", "accessibility", "economy")
"""The topics that are on every agenda."""

DecisionKind = Literal["decision", "action", "information", "postponed"]
"""What was made of a matter: decided, somebody is to act, noted, or put off (bordlagt)."""

DECISION_KINDS: tuple[DecisionKind, ...] = ("decision", "action", "information", "postponed")

Carried = Literal["in_progress", "done", "dropped"]
"""How far what was decided has been carried out; nothing is not begun."""

MeetingId = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}(-[2-9])?\Z",
        description="the date of the meeting, such as 2013-04-10 (a second one: 2013-04-10-2)",
    ),
]
"""A meeting's name: its date, and a number from the second one of a day on."""

DecisionId = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}(-[2-9])?-d\d{1,3}\Z",
        description="the meeting and a number, such as 2013-04-10-d1",
    ),
]
"""A decision's name: the meeting's, and a number within it."""


class AgendaItem(Record, frozen=True, kw_only=True):
    """An item of the agenda.

    ``title`` is nothing where the topic's own will do. ``minutes`` is the time meant for it.
    ``notes`` are the presenter's, and are never projected.
    """

    id: Slug
    topic: Topic
    title: Title | None = None
    minutes: Count | None = None
    notes: str | None = None


class Seat(Record, frozen=True, kw_only=True):
    """A seat in the group: the organisation (not the person), gender, and whether it is taken."""

    id: Slug
    organisation: Title
    role: str | None = None
    gender: Literal["woman", "man", "unknown"] = "unknown"
    present: bool = False


class Decision(Record, frozen=True, kw_only=True):
    """What a meeting made of a matter.

    ``item`` is the agenda's item that it was taken at, ``indicator`` the key of the number
    that it is to change (as in the shared figures), and ``shown`` what that number was shown
    as. ``owner`` is a role or an organisation, ``due`` the day it is to be carried out by.
    """

    id: DecisionId
    kind: DecisionKind
    text: Title
    item: Slug | None = None
    deviation: str | None = None
    cause: str | None = None
    owner: str | None = None
    due: Day | None = None
    indicator: str | None = None
    shown: str | None = None


class CarriedOut(Record, frozen=True, kw_only=True):
    """What has become of a decision since: its status from a day on."""

    status: Carried
    date: Day
    note: str | None = None


class Frozen(Record, frozen=True, kw_only=True):
    """What a meeting was shown, kept when it was closed.

    ``known`` is what the shared figures told (:class:`esftui.disclosure.known.Known`, as
    plain data): later meetings are protected against it. ``program`` and ``rule`` are the
    versions that made it. ``digest`` is a SHA-256 by which a change made afterwards is found:
    of the whole meeting without it, or (``covers``: ``shown``, as the first versions did) of
    ``slides`` and ``known`` alone.
    """

    slides: tuple[Slide, ...]
    known: dict[str, Any]
    program: str
    rule: str
    covers: Literal["shown", "meeting"] = "shown"
    digest: str


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting: open while it is held, closed afterwards, and then not changed any more.

    ``as_of`` is the date that every figure of it is true at, ``k`` the threshold below which
    numbers are withheld. ``spent`` are the seconds that each item of the agenda has taken.
    """

    schema: Literal[1]
    project: Slug
    id: MeetingId
    date: Day
    as_of: Day
    k: Annotated[int, Meta(ge=3, le=10)] = 5
    language: Literal["sv", "en"] = "sv"
    example_data: bool = False
    place: str | None = None
    opened: datetime
    closed: datetime | None = None
    next_meeting: Day | None = None
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Seat, ...] = ()
    decisions: tuple[Decision, ...] = ()
    spent: dict[str, int] = {}
    frozen: Frozen | None = None


class Decided(Record, frozen=True, kw_only=True):
    """A decision with the day of its meeting, and what has become of it."""

    meeting: MeetingId
    date: Day
    decision: Decision
    carried: CarriedOut | None = None
    closed: bool = True

    def status(self, as_of: Day) -> Carried | Literal["not_started"]:
        """Return how far it had been carried out on a day."""
        if self.carried is None or self.carried.date > as_of:
            return "not_started"
        return self.carried.status

    def open_at(self, as_of: Day) -> bool:
        """Say whether it is still to be carried out on a day: what was noted never is."""
        to_do = self.decision.kind in ("decision", "action", "postponed")
        return to_do and self.date <= as_of and self.status(as_of) not in ("done", "dropped")
