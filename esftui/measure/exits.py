"""Exits (avslut): by reason and gender, counted per exit and as each person's outcome."""

from collections.abc import Iterable
from datetime import date

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, reason_of, standings
from esftui.model.project import ExitReason, ProjectData
from esftui.model.vocabulary import exit_reasons


class ReasonRow(Figure, frozen=True):
    """An exit reason; ``title`` is the project's own word for it, if it has one.

    ``exits`` counts every exit; ``persons`` counts each person's outcome.
    """

    reason: str
    title: str | None
    positive: bool
    exits: Split
    persons: Split


class Exits(Figure, frozen=True):
    """Exits at a date.

    ``rows`` has every reason that the project knows, in its order, and then any that only
    the register knows. ``leavers`` are persons with an outcome: whose latest start has
    ended. ``positive`` are those of them who went on to work or studies.
    ``positive_exits`` counts exits.
    """

    exits: Split
    leavers: Split
    positive: Split
    positive_exits: Split
    rows: tuple[ReasonRow, ...]


def exits(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Exits:
    """Count the exits at a date, by reason and gender, per exit and per person.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    known = {reason.id: reason for reason in exit_reasons(data.project)}
    per_exit: dict[str, Tally] = {name: Tally() for name in known}
    per_person: dict[str, Tally] = {name: Tally() for name in known}
    for standing in people:
        gender = standing.person.gender
        for enrolment in standing.started:
            if enrolment.exit is not None and enrolment.exit <= as_of:
                per_exit.setdefault(reason_of(enrolment), Tally()).add(gender)
        if standing.outcome is not None:
            per_person.setdefault(reason_of(standing.outcome), Tally()).add(gender)
    rows = tuple(
        _row(name, known.get(name), tally, per_person.get(name)) for name, tally in per_exit.items()
    )
    return Exits(
        exits=_sum(row.exits for row in rows),
        leavers=_sum(row.persons for row in rows),
        positive=_sum(row.persons for row in rows if row.positive),
        positive_exits=_sum(row.exits for row in rows if row.positive),
        rows=rows,
    )


def _row(name: str, reason: ExitReason | None, exits: Tally, persons: Tally | None) -> ReasonRow:
    return ReasonRow(
        reason=name,
        title=reason.title if reason else None,
        positive=bool(reason and reason.positive),
        exits=exits.split(),
        persons=persons.split() if persons else Split(),
    )


def _sum(splits: Iterable[Split]) -> Split:
    return sum(splits, start=Split())
