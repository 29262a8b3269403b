"""The roster: every participant in a row, with where they stand and what is due for them.

It is about persons, under their pseudonyms, and therefore never for anyone but those who
work with them: it is not among the figures, and nothing that is shared is made of it.
"""

from datetime import date
from typing import Literal

from esftui.measure.figure import Figure
from esftui.measure.radar import RadarRow
from esftui.model.participant import Enrolment, Participant
from esftui.model.project import ProjectData

State = Literal["active", "left", "planned"]
"""active: an enrolment runs at the date. left: all that began have ended. planned: none has
begun."""


class RosterRow(Figure, frozen=True):
    """One participant at a date.

    ``since`` is the latest start, ``left`` and ``reason`` are those of its exit if it has
    come; ``days`` are days in the project in all, counting both first and last day of each
    enrolment. ``todo`` is what is due first for the person, ``todos`` how much is due.
    """

    person: Participant
    state: State
    since: date | None
    left: date | None
    reason: str | None
    starts: int
    days: int
    todo: RadarRow | None
    todos: int


def roster(
    data: ProjectData, as_of: date, todo: tuple[RadarRow, ...] = ()
) -> tuple[RosterRow, ...]:
    """Return every participant of the register, what hurts first on top.

    Those with the longest overdue thing to do come first, then those who are active (the
    longest in the project first), those who have left (the latest first), and those whose
    start is still to come.

    Args:
        data: the project and its register.
        as_of: the date that every row is true at.
        todo: the radar's rows about people, what hurts first on top.
    """
    due: dict[str, list[RadarRow]] = {}
    for row in todo:
        if row.person is not None:
            due.setdefault(row.person, []).append(row)
    rows = (_row(person, as_of, due.get(person.id, [])) for person in data.register.participants)
    return tuple(sorted(rows, key=_order))


def _row(person: Participant, as_of: date, due: list[RadarRow]) -> RosterRow:
    begun = [each for each in person.enrolments if each.start <= as_of]
    latest = max(begun, key=lambda each: each.start, default=None)
    left = latest.exit if latest is not None and _ended(latest, as_of) else None
    if latest is None:
        state: State = "planned"
    else:
        state = "active" if any(not _ended(each, as_of) for each in begun) else "left"
    planned = min((each.start for each in person.enrolments), default=None)
    return RosterRow(
        person=person,
        state=state,
        since=planned if latest is None else latest.start,
        left=left,
        reason=latest.reason if latest is not None and left is not None else None,
        starts=len(begun),
        days=sum(_days(each, as_of) for each in begun),
        todo=due[0] if due else None,
        todos=len(due),
    )


def _ended(enrolment: Enrolment, as_of: date) -> bool:
    return enrolment.exit is not None and enrolment.exit <= as_of


def _days(enrolment: Enrolment, as_of: date) -> int:
    last = min(enrolment.exit or as_of, as_of)
    return max(0, (last - enrolment.start).days + 1)


_STATES: tuple[State, ...] = ("active", "left", "planned")
_URGENCIES = ("overdue", "due", "due_soon")


def _order(row: RosterRow) -> tuple[int, int, int, int, str]:
    urgency = _URGENCIES.index(row.todo.urgency) if row.todo is not None else len(_URGENCIES)
    # only what is late or due goes before the order of where people stand
    urgency = min(urgency, 2)
    longest = -row.todo.days if row.todo is not None and urgency < 2 else 0
    within = -(row.left or date.min).toordinal() if row.state == "left" else -row.days
    return urgency, longest, _STATES.index(row.state), within, row.person.id
