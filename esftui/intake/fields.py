"""The fields that a spreadsheet's columns can be, by the kind of sheet."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from esftui.locales import N_, _
from esftui.locales.labels import length
from esftui.store.words import occasion_known

Kind = Literal["participants", "persons", "follow_ups", "spending", "claims", "answers"]
"""What a row is: a start, a person with starts side by side, a follow-up, a spending entry, a
claim for payment, an answer."""

KINDS: tuple[Kind, ...] = get_args(Kind)

IGNORE = "ignore"
"""Stands in a mapping for a column that is left out."""

_PERSON = ("id", "gender", "birth_year", "municipality", "referrer", "group")
_ENROLMENT = ("start", "exit", "reason", "outside_home")
_REST = (
    "activity",
    "activity_start",
    "activity_end",
    "activity_place",
    "activity_abroad",
    "activity_example",
    "step",
    "step_date",
    "plan_health",
    "plan_work_studies",
)
FOLLOW_UP, FOLLOW_UP_DATE = "follow_up", "follow_up_date"

FIELDS: dict[Kind, tuple[str, ...]] = {
    "participants": (*_PERSON, *_ENROLMENT, *_REST),
    "persons": (*_PERSON, *_ENROLMENT, *_REST),
    "follow_ups": ("id", "exit", "after", FOLLOW_UP_DATE, "state", FOLLOW_UP),
    "spending": ("date", "source", "category", "amount", "note"),
    "claims": ("period_start", "period_end", "requested", "amount", "paid", "paid_amount"),
    "answers": ("id", "question", "occasion", "asked", "answered", "value"),
}
"""The names of the fields. Beside them come ``question:<id>`` for answers, and for people
``follow_up@90 days`` (what was found then) and ``follow_up_date@90 days``.
"""

DATES = frozenset(
    (
        "start",
        "exit",
        "activity_start",
        "activity_end",
        "step_date",
        "plan_health",
        "plan_work_studies",
        "date",
        "period_start",
        "period_end",
        "requested",
        "paid",
        "asked",
        "answered",
        FOLLOW_UP_DATE,
    )
)
"""The fields that are dates."""

LAST_DAYS = frozenset(
    (
        "exit",
        "activity_end",
        "date",
        "period_end",
        "requested",
        "paid",
        "answered",
        FOLLOW_UP_DATE,
    )
)
"""The dates of which a month alone stands for its last day; else it is the first one."""

AMOUNTS = frozenset(("amount", "paid_amount"))
"""The fields that are kronor."""

NEEDED: dict[Kind, tuple[str, ...]] = {
    "participants": ("id",),
    "persons": ("id",),
    "follow_ups": ("id", "after"),
    "spending": ("date", "source", "category", "amount"),
    "claims": ("period_end", "requested", "amount"),
    "answers": ("id",),
}
"""The fields that no row can be without."""

REPEATED: dict[Kind, frozenset[str]] = {
    "participants": frozenset(_REST),
    "persons": frozenset((*_ENROLMENT, *_REST)),
    "follow_ups": frozenset(),
    "spending": frozenset(),
    "claims": frozenset(),
    "answers": frozenset(),
}
"""The fields that a row may hold several of: ``start 2``, ``activity 3``."""

_LABELS = {
    "id": N_("Pseudonym"),
    "gender": N_("Gender"),
    "birth_year": N_("Year of birth"),
    "municipality": N_("Municipality"),
    "referrer": N_("Referrer"),
    "group": N_("Group"),
    "start": N_("Start date"),
    "exit": N_("Exit date"),
    "reason": N_("Exit reason"),
    "outside_home": N_("Solution outside the home municipality"),
    "activity": N_("Activity"),
    "activity_start": N_("Activity from"),
    "activity_end": N_("Activity to"),
    "activity_place": N_("Activity at"),
    "activity_abroad": N_("Activity abroad"),
    "activity_example": N_("Activity at an example company"),
    "step": N_("Method step"),
    "step_date": N_("Method step reached on"),
    "plan_health": N_("Action plan, health"),
    "plan_work_studies": N_("Action plan, work or studies"),
    "date": N_("Entry date"),
    "source": N_("Source of financing"),
    "category": N_("Cost category"),
    "amount": N_("Amount in kronor"),
    "note": N_("Note"),
    "period_start": N_("Costs from"),
    "period_end": N_("Costs up to"),
    "requested": N_("Requested on"),
    "paid": N_("Paid on"),
    "paid_amount": N_("Paid"),
    "question": N_("Question"),
    "occasion": N_("Occasion"),
    "asked": N_("Asked on"),
    "answered": N_("Answered on"),
    "value": N_("Answer"),
    "after": N_("Time after the exit"),
    "state": N_("How the follow-up went"),
    FOLLOW_UP: N_("Found at the follow-up"),
    FOLLOW_UP_DATE: N_("Day of the follow-up"),
    IGNORE: N_("Left out"),
}

_KIND_LABELS = {
    "participants": N_("Participants, one row a start"),
    "persons": N_("Participants, one row a person"),
    "follow_ups": N_("Follow-ups, one row each"),
    "spending": N_("Spending"),
    "claims": N_("Claims for payment"),
    "answers": N_("Survey answers"),
}

_NUMBERED = re.compile(r"([a-z_]+)(?: ([1-9][0-9]?))?")
_FOLLOW_UP = re.compile(r"(follow_up|follow_up_date)@(\d{1,4} (?:day|week|month)s?)")
_QUESTION = re.compile(r"question:([a-z0-9][a-z0-9_-]{0,63})(?:@(.{1,40}))?")


class Field(NamedTuple):
    """A field's name in parts: ``start 2``, ``question:closer@after``, ``follow_up@90 days``."""

    name: str
    number: int = 1
    question: str = ""
    occasion: str = ""
    after: str = ""


def split_field(field: str) -> Field | None:
    """Return the parts of a field's name, or nothing if it is none."""
    asked = _QUESTION.fullmatch(field)
    if asked:
        occasion = asked[2] or ""
        if occasion and not occasion_known(occasion):
            return None
        return Field("value", 1, asked[1], occasion)
    followed = _FOLLOW_UP.fullmatch(field)
    if followed:
        return Field(followed[1], after=followed[2])
    match = _NUMBERED.fullmatch(field)
    if match is None or match[1] not in _LABELS or match[1] == IGNORE:
        return None
    return Field(match[1], int(match[2] or 1))


def belongs(field: str, kind: Kind) -> bool:
    """Say whether sheets of a kind have a field."""
    parts = split_field(field)
    if parts is None:
        return False
    if parts.question:
        return kind == "answers"
    if parts.after:
        return kind in ("participants", "persons")
    return parts.name in FIELDS[kind] and (parts.number == 1 or parts.name in REPEATED[kind])


def gives_values(field: str, kind: Kind) -> bool:
    """Say whether a mapping for a kind can say what texts of a field stand for."""
    return belongs(field, kind) or (field == FOLLOW_UP and kind in ("participants", "persons"))


def choosable(kind: Kind, follow_ups: Iterable[str] = ()) -> list[str]:
    """Return what a column of a sheet can be, left out first.

    ``follow_ups`` are the lengths of time after which the project follows up.
    """
    found = [IGNORE, *FIELDS[kind]]
    if kind in ("participants", "persons"):
        found += [f"{name}@{after}" for after in follow_ups for name in (FOLLOW_UP, FOLLOW_UP_DATE)]
    return found


def numbered(name: str, number: int) -> str:
    """Return a field's name in a group of columns: ``start``, ``start 2``."""
    return name if number == 1 else f"{name} {number}"


def field_label(field: str) -> str:
    """Return the words for a field on the screen; what is no field stays itself."""
    if field == IGNORE:
        return _(_LABELS[IGNORE])
    parts = split_field(field)
    if parts is None:
        return field
    if parts.question:
        text = _("Answer to {question}").format(question=parts.question)
        return f"{text} ({parts.occasion})" if parts.occasion else text
    text = _(_LABELS[parts.name])
    if parts.after:
        return f"{length(parts.after)}: {text}"  # what tells them apart is never cut off
    return text if parts.number == 1 else f"{text} {parts.number}"


def kind_label(kind: Kind) -> str:
    """Return the words for a kind of sheet on the screen."""
    return _(_KIND_LABELS[kind])
