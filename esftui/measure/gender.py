"""Gender split (könsfördelning): against 40-60 %, the project's own plan, and over time."""

from datetime import date
from typing import Literal

from esftui.measure.figure import Figure, Split
from esftui.measure.flow import month_name, month_span
from esftui.measure.people import Standing, Tally, standings
from esftui.model.project import Project, ProjectData
from esftui.model.vocabulary import exit_reasons

Group = Literal["participants", "starts", "active", "leavers", "positive"]


class GenderRow(Figure, frozen=True):
    """The split of one group of people (or of starts).

    ``share_women`` (0-1) and ``even`` are None where nobody's gender is known.
    ``deviation`` is the share of women less the planned share (0-1, signed); ``off_plan``
    says that it is larger than the project's tolerance, in a group that is not ``few``.
    """

    group: Group
    split: Split
    share_women: float | None
    even: bool | None
    planned_share: float | None
    deviation: float | None
    off_plan: bool

    @property
    def skewed(self) -> bool:
        """Whether the group is outside 40-60 %, and not of a few people only."""
        return self.split.skewed


class GenderMonth(Figure, frozen=True):
    """The cumulative participants and the stock at the end of a month, by gender."""

    month: str
    participants: Split
    active: Split


class Gender(Figure, frozen=True):
    """The gender split at a date, in five groups, and its direction month by month.

    ``skewed`` is how many of the groups lie outside 40-60 %; groups of few do not count.
    """

    rows: tuple[GenderRow, ...]
    months: tuple[GenderMonth, ...]
    planned_share: float | None
    skewed: int


def gender(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Gender:
    """Split people and starts by gender at a date, and month by month up to it.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    positive = {reason.id for reason in exit_reasons(data.project) if reason.positive}
    tallies: dict[Group, Tally] = {group: Tally() for group in _GROUPS}
    for standing in people:
        who = standing.person.gender
        tallies["participants"].add(who)
        tallies["starts"].add(who, len(standing.started))
        tallies["active"].add(who, standing.active)
        if standing.outcome is not None:
            tallies["leavers"].add(who)
            if standing.outcome.reason in positive:
                tallies["positive"].add(who)
    planned = _planned_share(data.project)
    tolerance = data.project.tolerances.gender
    rows = tuple(_row(group, tally.split(), planned, tolerance) for group, tally in tallies.items())
    return Gender(
        rows=rows,
        months=_months(data.project, people, as_of),
        planned_share=planned,
        skewed=sum(row.skewed for row in rows),
    )


_GROUPS: tuple[Group, ...] = ("participants", "starts", "active", "leavers", "positive")


def _planned_share(project: Project) -> float | None:
    planned = project.planned
    if planned is None or planned.women is None or planned.men is None:
        return None
    return Split(planned.women, planned.men).share_women


def _row(group: Group, split: Split, planned: float | None, tolerance: float) -> GenderRow:
    share = split.share_women
    deviation = None if share is None or planned is None else share - planned
    return GenderRow(
        group=group,
        split=split,
        share_women=share,
        even=split.even,
        planned_share=planned,
        deviation=deviation,
        # a hair's breadth of float error is no deviation
        off_plan=deviation is not None and not split.few and abs(deviation) > tolerance + 1e-9,
    )


def _months(project: Project, people: tuple[Standing, ...], as_of: date) -> tuple[GenderMonth, ...]:
    new: dict[int, Tally] = {}
    change: dict[int, Tally] = {}
    for standing in people:
        who = standing.person.gender
        first = standing.started[0].start
        for enrolment in standing.started:
            start, left = enrolment.start, enrolment.exit
            first = min(first, start)
            _at(change, start).add(who)
            if left is not None and left <= as_of:
                _at(change, left).add(who, -1)
        _at(new, first).add(who)
    rows = []
    participants = active = Split()
    first_month, last_month = month_span(project, as_of, new, change)
    for month in range(first_month, last_month + 1):
        if month in new:
            participants += new[month].split()
        if month in change:
            active += change[month].split()
        rows.append(GenderMonth(month_name(month), participants, active))
    return tuple(rows)


def _at(tallies: dict[int, Tally], day: date) -> Tally:
    index = day.year * 12 + day.month - 1
    tally = tallies.get(index)
    if tally is None:
        tally = tallies[index] = Tally()
    return tally
