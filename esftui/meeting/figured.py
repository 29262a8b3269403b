"""The figures of a meeting: shared, and beside them what the last meeting was shown.

To share figures can take seconds; to make slides of them takes none. So the latest figures
are remembered: a decision that is taken, or a seat, changes slides and no figures.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

import msgspec

from esftui.disclosure import Known, Rule, Shared, known, released, share
from esftui.disclosure.share import TABLES, with_money
from esftui.disclosure.solve import TooLongError
from esftui.disclosure.taken import Taken
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.meeting.facts import facts, open_facts
from esftui.meeting.known import facts_at, print_at, shown_at, shown_before
from esftui.meeting.material import Before
from esftui.model.meeting import Meeting
from esftui.model.participant import Register
from esftui.model.project import Project, ProjectData


class Figured(NamedTuple):
    """What a meeting's slides are made from, but for its own decisions and seats.

    ``again`` is what the last meeting's figures, counted once more, make known; nothing where
    they say what they said. ``print`` is the fingerprint of the figures before any was
    withheld, ``people`` that of the register's people. ``stands``: these have changed since the
    figures were taken.
    """

    shared: Shared
    before: Before | None
    again: Known | None
    print: str
    people: str
    stands: bool = False


_LONGEST = 200_000
"""So many relations are looked at where the plan has changed while a meeting is open."""


class _Asked(NamedTuple):
    """What figures are made from: the same gives the same."""

    project: Project
    register: Register
    as_of: date
    k: int
    last: str
    earlier: tuple[Known, ...]


class _Latest:
    """The figures that were made last, and what from."""

    made: tuple[_Asked, Figured] | None = None


def figured(
    data: ProjectData, meeting: Meeting, held: Sequence[Meeting], taken: Taken | None = None
) -> Figured:
    """Return the figures of a meeting, protected against all that closed meetings made known.

    Args:
        data: the project and its register.
        meeting: the meeting: its date and its threshold count.
        held: the closed meetings, the oldest first.
        taken: its people's figures, where they are taken already and stand.

    Raises:
        UnreadableError: if what a closed meeting was shown cannot be read.
    """
    last = last_of(meeting, held)
    standing = taken.known() if taken is not None else ()
    asked = _Asked(
        data.project,
        data.register,
        meeting.as_of,
        meeting.k,
        last.id if last is not None else "",
        (*shown_before(held), *standing),
    )
    made = _Latest.made
    if made is not None and made[0] == asked:
        return made[1]
    if taken is None:
        found = _anew(data, meeting, last, held)
    else:
        found = _standing(data, meeting, last, taken, asked.earlier)
    _Latest.made = asked, found
    return found


def _anew(
    data: ProjectData, meeting: Meeting, last: Meeting | None, held: Sequence[Meeting]
) -> Figured:
    before, again = _before(data, meeting, last, held) if last is not None else (None, None)
    figures = measure(data, meeting.as_of)
    seen = [*shown_before(held), *((again,) if again is not None else ())]
    return Figured(
        shared=released(figures, Rule(meeting.k), seen),
        before=before,
        again=again,
        print=fingerprint(figures, data.register),
        people=people_of(data.register),
    )


def _standing(
    data: ProjectData,
    meeting: Meeting,
    last: Meeting | None,
    taken: Taken,
    earlier: Sequence[Known],
) -> Figured:
    """Return figures that were taken, with the money, the checklist and the plan as they are now.

    Where anyone in the register has changed since, or who is counted, the plan stands as well.
    """
    figures = measure(data, meeting.as_of)
    shared, print_ = with_money(taken.shared, figures), taken.print
    stands = people_of(data.register) != taken.people
    if not stands:
        anew = _shared_again(figures, taken, earlier)
        stands = anew is None
        if anew is not None:
            shared, print_ = anew, fingerprint(figures, data.register)
    before = None
    if last is not None:
        figures = measure(data, last.as_of)
        counted = with_money(taken.counted, figures) if taken.counted is not None else None
        before = _beside(last, figures, counted)
    return Figured(shared, before, taken.again, print_, taken.people, stands)


def _shared_again(figures: Figures, taken: Taken, earlier: Sequence[Known]) -> Shared | None:
    """Return figures with the plan as it is now; None where other numbers of people are shown.

    What the room has seen is what the meeting makes known, and nothing else is.
    """
    with suppress(TooLongError):
        found = share(figures, taken.shared.rule, earlier, limit=_LONGEST)
        if known(found).numbers == known(taken.shared).numbers:
            return found
    return None


def last_of(meeting: Meeting, closed: Sequence[Meeting]) -> Meeting | None:
    """Return the meeting that another is compared with: the last one with no later figures."""
    found = [
        each
        for each in closed
        if each.id != meeting.id and each.frozen is not None and each.as_of <= meeting.as_of
    ]
    return max(found, key=when, default=None)


def when(meeting: Meeting) -> tuple[date, str]:
    """Return what meetings are put in order by."""
    return meeting.date, meeting.id


def fingerprint(figures: Figures, register: Register) -> str:
    """Return a SHA-256 of figures of people, by which it is seen whether they are the same.

    The days when each person began are in it: without the register nobody can try which
    numbers it is of.
    """
    as_of = figures.head.as_of
    people = sorted(
        (each.id, tuple(row.start.isoformat() for row in each.enrolments if row.start <= as_of))
        for each in register.participants
    )
    begun = [each for each in people if each[1]]
    tables = [getattr(figures, name) for name in TABLES]
    return hashlib.sha256(msgspec.json.encode([begun, tables], order="sorted")).hexdigest()


def people_of(register: Register) -> str:
    """Return a SHA-256 of all in a register that is of people."""
    people = msgspec.structs.replace(register, spending=(), claims=(), events=())
    return hashlib.sha256(msgspec.json.encode(people)).hexdigest()


def _before(
    data: ProjectData, meeting: Meeting, last: Meeting, held: Sequence[Meeting]
) -> tuple[Before, Known | None]:
    """Return the last meeting beside itself counted again, and what that makes known.

    It makes nothing known where the figures are the same, or are shown as they were shown:
    nothing that can be seen was registered afterwards.
    """
    then = shown_at(last)[-1]
    figures = measure(data, last.as_of)
    counted: Shared | None = None
    again = None
    if fingerprint(figures, data.register) != print_at(last):
        counted = released(figures, Rule(meeting.k), shown_before(held))
        found = known(counted)
        again = found if found.numbers != then.numbers else None
    return _beside(last, figures, counted), again


def _beside(last: Meeting, figures: Figures, counted: Shared | None) -> Before:
    """Return the last meeting beside its date counted again; nothing where it says the same."""
    return Before(
        as_of=last.as_of,
        known=shown_at(last)[-1],
        again=counted,
        facts=facts_at(last),
        facts_again=facts_at(last) | open_facts(figures.economy, figures.checklist)
        if counted is None
        else facts(counted),
    )
