"""What is entered at a meeting, as changes of its file: decisions, who came, its closing.

All of it is pure: :mod:`esftui.store.meeting_edit` writes the changes.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from esftui.locales import _
from esftui.measure.pseudonyms import Pseudonyms
from esftui.meeting.seal import sealed
from esftui.model.meeting import Carried, CarriedOut, Decided, Decision, Frozen, Meeting, Seat
from esftui.model.participant import Register
from esftui.store.change import Change
from esftui.store.meetings import FOLDER
from esftui.store.personal_number import find
from esftui.store.places import plain

STEP: Mapping[str, Carried | None] = {
    "not_started": "in_progress",
    "in_progress": "done",
    "done": None,
}
"""What one step makes of a decision's status; nothing is not begun. What was dropped stays so."""


def place(meeting: Meeting, *steps: str) -> tuple[str, ...]:
    """Return the path of something in a meeting, for a change of it."""
    return (FOLDER, meeting.id, *steps)


# decisions


def next_id(meeting: Meeting) -> str:
    """Return the name of a meeting's next decision."""
    numbers = (int(each.id.rpartition("-d")[2]) for each in meeting.decisions)
    return f"{meeting.id}-d{max(numbers, default=0) + 1}"


def numbered(meeting: Meeting, decision: Decision) -> Decision:
    """Return a decision under the next free name of a meeting."""
    return msgspec.structs.replace(decision, id=next_id(meeting))


def decision_changes(meeting: Meeting, decision: Decision) -> tuple[Change, ...]:
    """Return what puts a decision in, or makes one of the same name like it, field by field."""
    return _changes(place(meeting, "decisions"), meeting.decisions, decision)


def removal(meeting: Meeting, name: str) -> tuple[Change, ...]:
    """Return what takes a decision away; nothing if it is not there."""
    found = next((each for each in meeting.decisions if each.id == name), None)
    if found is None:
        return ()
    return (Change(place(meeting, "decisions", name), plain(found), None),)


# attendance


def seat_changes(meeting: Meeting, seat: Seat) -> tuple[Change, ...]:
    """Return what puts a seat in, or makes the one of the same id like it."""
    return _changes(place(meeting, "attendance"), meeting.attendance, seat)


class Balance(NamedTuple):
    """How many women, men, and seats whose gender is not known."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.women + self.men + self.unknown

    @property
    def even(self) -> bool | None:
        """Whether each of women and men is 40-60 %, exactly; nothing where it cannot be said."""
        known = self.women + self.men
        if not known or self.unknown:
            return None
        return 4 * known <= 10 * self.women <= 6 * known


def balance(seats: Iterable[Seat], *, present: bool = False) -> Balance:
    """Count seats by gender; of those that are ``present`` alone, if that is asked for."""
    genders = [each.gender for each in seats if each.present or not present]
    return Balance(genders.count("woman"), genders.count("man"), genders.count("unknown"))


# closing


class Unready(NamedTuple):
    """What a meeting should look at before it is closed.

    ``nobody``: no seat is marked as taken. ``absent`` are the organisations of empty seats.
    ``ownerless`` and ``undated`` are decisions to be carried out that nobody owns, or that
    have no day.
    """

    nobody: bool
    absent: tuple[str, ...]
    ownerless: tuple[Decision, ...]
    undated: tuple[Decision, ...]


def unready(meeting: Meeting) -> Unready:
    """Return what is left open at a meeting."""
    to_do = [each for each in meeting.decisions if each.kind in ("decision", "action")]
    return Unready(
        nobody=not any(each.present for each in meeting.attendance),
        absent=tuple(each.organisation for each in meeting.attendance if not each.present),
        ownerless=tuple(each for each in to_do if not each.owner),
        undated=tuple(each for each in to_do if each.due is None),
    )


def closing_changes(
    meeting: Meeting,
    frozen: Frozen,
    at: datetime,
    *,
    next_meeting: date | None = None,
    spent: Mapping[str, int] | None = None,
) -> tuple[Change, ...]:
    """Return what closes a meeting: what was shown, when, when the next one is, the checksum.

    ``spent`` are seconds by item, and take the place of those that are kept.
    """
    closed = sealed(
        msgspec.structs.replace(
            meeting,
            closed=at,
            frozen=frozen,
            next_meeting=next_meeting or meeting.next_meeting,
            spent={**meeting.spent, **(spent or {})},
        )
    )
    before, after = plain(meeting), plain(closed)
    return (
        *(
            Change(place(meeting, "spent", item), meeting.spent.get(item), seconds)
            for item, seconds in closed.spent.items()
            if meeting.spent.get(item) != seconds
        ),
        *(
            Change(place(meeting, key), before.get(key), after[key])
            for key in ("next_meeting", "closed", "frozen")
            if before.get(key) != after.get(key)
        ),
    )


# what becomes of decisions


def carried(decided: Decided, after: CarriedOut | None) -> tuple[Change, ...]:
    """Return what says how far a decision has been carried out; nothing: it is not begun."""
    before = plain(decided.carried) if decided.carried is not None else None
    wanted = plain(after) if after is not None else None
    if before == wanted:
        return ()
    return (Change(("decided", decided.decision.id), before, wanted),)


def step(decided: Decided, as_of: date, day: date) -> tuple[Change, ...]:
    """Return one step of a decision's status from the one shown at a date, dated a day.

    After the last it is not begun again; where there is a note, which would be lost with
    that, it is in progress again. One that was dropped is taken up again on purpose alone,
    by its form: no step is made of it.
    """
    if decided.carried is not None and decided.carried.status == "dropped":
        return ()
    status = STEP[decided.status(as_of)]
    note = decided.carried.note if decided.carried is not None else None
    if status is None and note is None:
        return carried(decided, None)
    return carried(decided, CarriedOut(status=status or "in_progress", date=day, note=note))


# what must not stand in it


def refuse_people(texts: Mapping[str, str | None], register: Register) -> dict[str, str]:
    """Return by key which texts name a person, and why that is refused; all others are right.

    What a meeting enters is projected, and kept in its papers: no pseudonym of the register
    and no personal number stands in it, however it is written.
    """
    names = [person.id for person in register.participants]
    pseudonyms = Pseudonyms([*names, *(member.id for member in register.members)])
    wrong = {}
    for key, text in texts.items():
        if not text:
            continue
        if any(find(text)):
            wrong[key] = _("A personal identity number must never be stored.")
        elif pseudonyms.in_(text):
            wrong[key] = _("This names a participant: a meeting decides about groups alone.")
    return wrong


def _changes(
    above: tuple[str, ...], rows: Iterable[Decision | Seat], row: Decision | Seat
) -> tuple[Change, ...]:
    """Return what puts a record in a list, or changes the one of the same id."""
    after = plain(row)
    before = next((plain(each) for each in rows if each.id == row.id), None)
    if before is None:
        return (Change((*above, row.id), None, after),)
    return tuple(
        Change((*above, row.id, key), before.get(key), after.get(key))
        for key in row.__struct_fields__
        if before.get(key) != after.get(key)
    )
