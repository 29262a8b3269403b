"""Participant flow (deltagarflöde): starts, exits and stock, per month and at a date."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from esftui.measure.figure import Figure
from esftui.measure.people import Standing, standings
from esftui.model.project import Project, ProjectData


class FlowMonth(Figure, frozen=True):
    """One month: ``stock`` and ``participants`` are as at its last day (or at ``as_of``).

    ``participants`` is cumulative unique persons; ``re_entries`` are the starts in the
    month of someone who had started before.
    """

    month: str
    starts: int
    exits: int
    stock: int
    participants: int
    re_entries: int


class Flow(Figure, frozen=True):
    """The flow at a date. ``planned`` is None where no plan is given.

    ``planned_to_date`` is the plan's straight line by elapsed days, in persons.
    """

    participants: int
    starts: int
    exits: int
    active: int
    re_entries: int
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    months: tuple[FlowMonth, ...]


def flow(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Flow:
    """Count the participant flow at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    starts: Counter[int] = Counter()
    exits: Counter[int] = Counter()
    first: Counter[int] = Counter()
    for standing in people:
        begun = None
        for enrolment in standing.started:
            month = _index(enrolment.start)
            starts[month] += 1
            begun = month if begun is None or month < begun else begun
            if enrolment.exit is not None and enrolment.exit <= as_of:
                exits[_index(enrolment.exit)] += 1
        if begun is not None:
            first[begun] += 1
    planned = data.project.planned
    all_starts = starts.total()
    return Flow(
        participants=len(people),
        starts=all_starts,
        exits=exits.total(),
        active=sum(standing.active for standing in people),
        re_entries=all_starts - len(people),
        planned=planned.participants if planned else None,
        planned_to_date=planned.participants * data.project.elapsed(as_of) if planned else None,
        planned_assumed=bool(planned and planned.assumed),
        months=_months(starts, exits, first, month_span(data.project, as_of, starts, exits)),
    )


def month_span(project: Project, as_of: date, *counted: Mapping[int, object]) -> tuple[int, int]:
    """Return the first and last month to show, as month numbers (year x 12 + month - 1).

    From the project's first month to the month of ``as_of``, but not past the project's
    last; wider where something was counted outside.
    """
    found = [month for counts in counted for month in counts]
    last = min(_index(as_of), _index(project.end))
    return min([_index(project.start), *found]), max([last, *found])


def month_name(index: int) -> str:
    """Return a month number as ``YYYY-MM``."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months(
    starts: Mapping[int, int],
    exits: Mapping[int, int],
    first: Mapping[int, int],
    span: tuple[int, int],
) -> tuple[FlowMonth, ...]:
    rows = []
    stock = participants = 0
    for month in range(span[0], span[1] + 1):
        begun, left, new = starts.get(month, 0), exits.get(month, 0), first.get(month, 0)
        stock += begun - left
        participants += new
        rows.append(
            FlowMonth(
                month=month_name(month),
                starts=begun,
                exits=left,
                stock=stock,
                participants=participants,
                re_entries=begun - new,
            )
        )
    return tuple(rows)
