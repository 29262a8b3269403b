"""Method steps (metodsteg) and groups: who stands where now, how long, and who has climbed."""

from datetime import date
from statistics import median

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, standings
from esftui.model.participant import Participant
from esftui.model.project import Group, ProjectData
from esftui.model.vocabulary import exit_reasons


class StepRow(Figure, frozen=True):
    """A method step. ``now`` are active participants who stand at it; ``ever`` all who reached it.

    ``days`` is the median number of days that those standing there have done so.
    """

    step: str
    title: str
    now: Split
    ever: Split
    days: float | None


class GroupRow(Figure, frozen=True):
    """A group (cohort) with its own flow; ``size`` is the planned one."""

    group: str
    title: str
    size: int | None
    start: date | None
    end: date | None
    participants: Split
    active: int
    leavers: int
    positive: int


class Steps(Figure, frozen=True):
    """Steps and groups at a date.

    ``without`` are active participants who have not reached any step. ``climbs`` says how
    many participants have climbed so many steps since their first, from 0 up.
    """

    rows: tuple[StepRow, ...]
    without: Split
    climbs: tuple[tuple[int, int], ...]
    groups: tuple[GroupRow, ...]


def steps(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Steps:
    """Measure the method steps and the groups of a project at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    order = {step.id: number for number, step in enumerate(data.project.method_steps)}
    now = [Tally() for _ in order]
    ever = [Tally() for _ in order]
    stood: list[list[int]] = [[] for _ in order]
    without = Tally()
    climbs: dict[int, int] = {}
    for standing in people:
        gender = standing.person.gender
        reached = _reached(standing.person, order, as_of)
        for number in {number for _day, number in reached}:
            ever[number].add(gender)
        if reached:
            climbed = max(number for _day, number in reached) - reached[0][1]
            climbs[climbed] = climbs.get(climbed, 0) + 1
        if standing.active and reached:
            since, number = reached[-1]
            now[number].add(gender)
            stood[number].append((as_of - since).days)
        elif standing.active:
            without.add(gender)
    return Steps(
        rows=tuple(
            StepRow(
                step=step.id,
                title=step.title,
                now=now[number].split(),
                ever=ever[number].split(),
                days=median(stood[number]) if stood[number] else None,
            )
            for number, step in enumerate(data.project.method_steps)
        ),
        without=without.split() if order else Split(),
        climbs=tuple(sorted(climbs.items())),
        groups=tuple(
            _group(group, people, data) for group in data.project.groups if group.participants
        ),
    )


def _reached(person: Participant, order: dict[str, int], as_of: date) -> list[tuple[date, int]]:
    """Return the steps that someone has reached by a date, in the order of time."""
    return sorted(
        (step.date, order[step.step])
        for step in person.steps
        if step.date <= as_of and step.step in order
    )


def _group(group: Group, people: tuple[Standing, ...], data: ProjectData) -> GroupRow:
    positive = {reason.id for reason in exit_reasons(data.project) if reason.positive}
    members = [standing for standing in people if standing.person.group == group.id]
    split = Tally()
    for standing in members:
        split.add(standing.person.gender)
    outcomes = [s.outcome for s in members if s.outcome is not None]
    return GroupRow(
        group=group.id,
        title=group.title,
        size=group.size,
        start=group.start,
        end=group.end,
        participants=split.split(),
        active=sum(standing.active for standing in members),
        leavers=len(outcomes),
        positive=sum(outcome.reason in positive for outcome in outcomes),
    )
