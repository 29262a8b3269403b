"""A project: its phases, people, money, goals and checklist, as ``project.yaml`` says."""

from datetime import date
from typing import Literal

from esftui.model.budget import Budget, Tolerances
from esftui.model.checklist import Item
from esftui.model.goal import Goal, Question
from esftui.model.meeting import AgendaItem, Decided, Seat
from esftui.model.participant import Register
from esftui.model.record import Count, Months, Offset, Record, Slug, Title


class Phase(Record, frozen=True, kw_only=True):
    """A phase of the project, first and last day included."""

    id: Slug
    title: Title
    start: date
    end: date
    assumed: bool = False


class Planned(Record, frozen=True, kw_only=True):
    """How many participants are planned, and their split where it is planned.

    ``months`` is how long one is planned to stay, as a mean in months.
    """

    participants: Count
    women: Count | None = None
    men: Count | None = None
    months: Months | None = None
    assumed: bool = False


class Group(Record, frozen=True, kw_only=True):
    """A group: a cohort of participants, or (``participants: false``) others who are asked."""

    id: Slug
    title: Title
    size: Count | None = None
    start: date | None = None
    end: date | None = None
    participants: bool = True
    assumed: bool = False


class MethodStep(Record, frozen=True, kw_only=True):
    """A step of the method, in the order of the file."""

    id: Slug
    title: Title


class ExitReason(Record, frozen=True, kw_only=True):
    """A reason for an exit. ``positive``: it counts as going on to work or studies."""

    id: Slug
    title: Title | None = None
    positive: bool = False


class ActivityType(Record, frozen=True, kw_only=True):
    """A kind of activity that participants take part in."""

    id: Slug
    title: Title | None = None


class FollowUpPlan(Record, frozen=True, kw_only=True):
    """When participants are followed up after an exit, and the days of grace before overdue."""

    after: tuple[Offset, ...] = ()
    grace_days: Count = 14
    assumed: bool = False


class SteeringGroup(Record, frozen=True, kw_only=True):
    """The steering group: seats by gender, and the organisations that sit in it.

    ``seating`` are its seats one by one, with which a meeting's attendance begins.
    """

    seats: Count | None = None
    women: Count | None = None
    men: Count | None = None
    members: tuple[str, ...] = ()
    even: bool = False
    seating: tuple[Seat, ...] = ()


class TargetMix(Record, frozen=True, kw_only=True):
    """A cell of the target group that recruitment is to mirror, in persons at a date.

    ``municipalities``: the cell is of any of them (Öland is two municipalities).
    """

    title: Title
    age: Literal["young", "older"] | None = None
    municipalities: tuple[str, ...] = ()
    referrer: str | None = None
    persons: Count


class Project(Record, frozen=True, kw_only=True):
    """One project, with every date, amount and goal that is followed up.

    ``start`` and ``end`` are the first and the last day. What is not published but
    assumed carries ``assumed: true`` beside it, or is listed in ``assumptions``.
    ``agenda`` is that of every meeting (without it, the usual one). ``target_mix`` was
    counted on ``target_mix_date``; a person younger than ``young_below`` years is young there.
    """

    schema: Literal[1]
    id: Slug
    title: Title
    language: Literal["sv", "en"] = "sv"
    kind: Literal["pre_study", "implementation"] = "implementation"
    example_data: bool = False
    owner: Title
    owner_later: Title | None = None
    programme_area: Title | None = None
    region: Title | None = None
    start: date
    end: date
    dates_assumed: bool = False
    phases: tuple[Phase, ...] = ()
    target_group: str | None = None
    municipalities: tuple[str, ...] = ()
    co_financiers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    steering_group: SteeringGroup | None = None
    reference_groups: tuple[str, ...] = ()
    standing_items: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    planned: Planned | None = None
    groups: tuple[Group, ...] = ()
    method_steps: tuple[MethodStep, ...] = ()
    exit_reasons: tuple[ExitReason, ...] = ()
    activities: tuple[ActivityType, ...] = ()
    questions: tuple[Question, ...] = ()
    follow_ups: FollowUpPlan = FollowUpPlan()
    budget: Budget | None = None
    goals: tuple[Goal, ...] = ()
    checklist: tuple[Item, ...] = ()
    target_mix: tuple[TargetMix, ...] = ()
    target_mix_date: date | None = None
    young_below: Count | None = None
    tolerances: Tolerances = Tolerances()
    assumptions: tuple[str, ...] = ()

    @property
    def anchors(self) -> dict[str, date]:
        """The dates that a relative deadline may start from."""
        found = {"start": self.start, "end": self.end}
        for phase in self.phases:
            found[f"{phase.id} start"] = phase.start
            found[f"{phase.id} end"] = phase.end
        return found

    def phase_at(self, as_of: date) -> Phase | None:
        """Return the phase that a date falls in, or nothing."""
        return next((p for p in self.phases if p.start <= as_of <= p.end), None)

    def elapsed(self, as_of: date) -> float:
        """Return how much of the period has run (0-1): elapsed days / all days."""
        days = (self.end - self.start).days + 1
        return min(1.0, max(0.0, ((as_of - self.start).days + 1) / days))


class ProjectData(Record, frozen=True, kw_only=True):
    """A project, its register and what its meetings decided: what every measure is made of."""

    project: Project
    register: Register = Register()
    decided: tuple[Decided, ...] = ()


def shown_date(project: Project, wanted: date) -> date:
    """Return the date that a project is shown at unless another is asked for.

    A project that is over is shown at its last day: nothing is due in it any more.
    """
    return min(wanted, project.end)
