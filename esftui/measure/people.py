"""Where each person stands at a date: the counting that several measures share.

Definitions:
    A *participant* at a date is a person with a start on or before it. The *outcome* of a
    person is the enrolment with the latest exit on or before the date, provided that no
    later start is on or before it; who has an outcome is a *leaver*. An enrolment is
    *active* (in stock) when its start is on or before the date and it has no exit, or one
    after the date.
"""

from datetime import date
from typing import NamedTuple

from esftui.measure.figure import Split
from esftui.model.participant import Enrolment, Participant, Register

UNKNOWN_REASON = "unknown"
"""Stands for the reason of an exit that was registered without one."""


class Standing(NamedTuple):
    """One participant at a date. ``started`` are the enrolments begun, in the register's order."""

    person: Participant
    started: tuple[Enrolment, ...]
    active: int
    outcome: Enrolment | None


class Tally:
    """A count by gender while it is being made."""

    __slots__ = ("man", "unknown", "woman")

    def __init__(self) -> None:
        self.woman = self.man = self.unknown = 0

    def add(self, gender: str, number: int = 1) -> None:
        """Count ``number`` more of a gender."""
        if gender == "woman":
            self.woman += number
        elif gender == "man":
            self.man += number
        else:
            self.unknown += number

    def split(self) -> Split:
        """Return the count so far, frozen."""
        return Split(self.woman, self.man, self.unknown)


def standings(register: Register, as_of: date) -> tuple[Standing, ...]:
    """Return every person who has started by a date, with where they stand at it."""
    found = []
    for person in register.participants:
        started = person.enrolments
        for enrolment in started:
            if enrolment.start > as_of:
                started = tuple([e for e in started if e.start <= as_of])
                break
        if started:
            active = [e for e in started if e.exit is None or e.exit > as_of]
            ended = len(active) < len(started)
            outcome = _outcome(started, active, as_of) if ended else None
            found.append(Standing(person, started, len(active), outcome))
    return tuple(found)


def _outcome(
    started: tuple[Enrolment, ...], active: list[Enrolment], as_of: date
) -> Enrolment | None:
    """Return the outcome of someone with at least one ended enrolment."""
    if len(started) == 1:
        return started[0]  # the one there is has ended
    latest: Enrolment | None = None
    latest_key: tuple[date, date] | None = None
    for enrolment in started:
        left = enrolment.exit
        if left is not None and left <= as_of:
            key = (left, enrolment.start)
            if latest_key is None or key >= latest_key:
                latest, latest_key = enrolment, key
    if latest_key is None:
        return None
    # a start after the latest exit (or on its day, and still going on) undoes the outcome
    return None if any(e.start >= latest_key[0] for e in active) else latest


def reason_of(enrolment: Enrolment) -> str:
    """Return the reason of an ended enrolment, or the word for none registered."""
    return enrolment.reason or UNKNOWN_REASON
