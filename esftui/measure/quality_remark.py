"""What is remarked on in a register: the rules, and a remark as data without any language.

The sentences are made where they are shown (``report.quality_words``).
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from esftui.measure.figure import Figure
from esftui.model.participant import Register
from esftui.model.project import Project, ProjectData, shown_date

Severity = Literal["error", "warning", "tip"]
"""error (fel): it cannot be so. warning (varning): it makes figures wrong or money doubtful.
tip (tips): it is worth a look and may well be right."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "tip")

FactKind = Literal[
    "text",
    "number",
    "days",
    "kronor",
    "date",
    "month",
    "length",
    "lengths",
    "occasion",
    "activity",
    "thing",
    "field",
]
"""How a fact is written: ``days`` are a number of days, ``month`` is ``2013-03``, ``length`` a
length of time (``90 days``), ``lengths`` several with commas between, ``activity`` a standard
activity type, ``thing`` one of :data:`Thing`, ``field`` a field of a participant."""

Thing = Literal[
    "start",
    "exit",
    "activity",
    "step",
    "plan",
    "follow_up",
    "asked",
    "answered",
    "spending",
    "claim",
    "payment",
    "event",
]
"""What can be dated in a register."""

Place = tuple[str | int, ...]
"""Where it stands: keys, and indexes counted from 0 (a table's documents in their order)."""


class Rule(NamedTuple):
    """A rule. ``on_reading``: what reads the file says the same, and most often refuses it."""

    severity: Severity
    on_reading: bool = False


RULES: dict[str, Rule] = {
    # what cannot be
    "exit_before_start": Rule("error", on_reading=True),
    "starts_overlap": Rule("error", on_reading=True),
    "two_open": Rule("error", on_reading=True),
    "reason_without_exit": Rule("error", on_reading=True),
    "pseudonym_twice": Rule("error", on_reading=True),
    "activity_ends_first": Rule("error", on_reading=True),
    "follow_up_without_exit": Rule("error", on_reading=True),
    "follow_up_before_exit": Rule("error", on_reading=True),
    "answered_before_asked": Rule("error", on_reading=True),
    "future_date": Rule("error"),
    "after_project": Rule("error"),
    # what makes figures wrong
    "before_project": Rule("warning", on_reading=True),
    "exit_without_reason": Rule("warning", on_reading=True),
    "open_after_project": Rule("warning"),
    "active_long": Rule("warning"),
    "gender_missing": Rule("warning"),
    "no_start": Rule("warning"),
    "pseudonyms_alike": Rule("warning"),
    "look_like_one": Rule("warning"),
    "age_unlikely": Rule("warning"),
    "outside_enrolment": Rule("warning"),
    "follow_up_early": Rule("warning"),
    "follow_up_unplanned": Rule("warning"),
    "asked_too_soon": Rule("warning"),
    "asked_too_late": Rule("warning"),
    "category_over": Rule("warning"),
    "source_over": Rule("warning"),
    "gap_spending": Rule("warning"),
    "claims_overlap": Rule("warning"),
    # what is worth a look
    "left_same_day": Rule("tip"),
    "back_at_once": Rule("tip"),
    "nothing_done": Rule("tip"),
    "activity_goes_on": Rule("tip"),
    "entered_twice": Rule("tip"),
    "field_missing": Rule("tip"),
    "municipality_unknown": Rule("tip"),
    "group_dates": Rule("tip"),
    "spending_twice": Rule("tip"),
    "spending_unusual": Rule("tip"),
    "spending_nothing": Rule("tip"),
    "correction_unexplained": Rule("tip"),
    "claim_ahead": Rule("tip"),
    "gap_register": Rule("tip"),
    "gap_starts": Rule("tip"),
    "gap_exits": Rule("tip"),
}
"""Every rule by its slug, in the order that remarks are shown."""

_ORDER = {rule: number for number, rule in enumerate(RULES)}


class Fact(Figure, frozen=True):
    """A fact for a remark's sentence: its name there, its value, and how that is written."""

    name: str
    value: str | int | date
    kind: FactKind = "text"


class Remark(Figure, frozen=True):
    """Something odd in a register.

    ``subject`` is the pseudonym that it is about, or empty. ``date`` is the day that it is
    about, where there is one.
    """

    severity: Severity
    rule: str
    subject: str
    place: Place
    date: date | None
    values: tuple[Fact, ...]


class Ground(NamedTuple):
    """What the remarks are judged by.

    ``as_of`` is the day after which nothing can have happened; ``until`` the last day that
    is judged: that one, or the project's last.
    """

    project: Project
    register: Register
    as_of: date
    until: date
    margin: timedelta = timedelta(days=14)
    """So far outside a time in the project something may be dated: papers take their time."""

    @classmethod
    def of(cls, data: ProjectData, as_of: date) -> "Ground":
        """Return the ground of a project at a date."""
        return cls(data.project, data.register, as_of, shown_date(data.project, as_of))


def remark(
    rule: str,
    place: Place,
    *facts: Fact,
    subject: str = "",
    day: date | None = None,
    severity: Severity | None = None,
) -> Remark:
    """Return a remark by a rule, of the rule's severity unless another is given."""
    return Remark(severity or RULES[rule].severity, rule, subject, place, day, facts)


def on(name: str, day: date) -> Fact:
    """Return a date as a fact."""
    return Fact(name, day, "date")


def thing(what: Thing) -> Fact:
    """Return what it is that is dated, as a fact."""
    return Fact("thing", what, "thing")


def dated(
    rule: str, place: Place, what: Thing, day: date, *facts: Fact, subject: str = ""
) -> Remark:
    """Return a remark on the date of something."""
    return remark(rule, place, thing(what), on("date", day), *facts, subject=subject, day=day)


def softer(found: Remark) -> Remark:
    """Return a remark as a warning, where its rule is an error for most."""
    return msgspec.structs.replace(found, severity="warning")


def order(found: Remark) -> tuple[int, int, str, date]:
    """Return what puts the worst first, like beside like, and then person by person."""
    day = found.date or date.min
    return SEVERITIES.index(found.severity), _ORDER[found.rule], found.subject, day
