"""Deviations (avvikelser): what falls outside, each by a rule with its limit."""

from typing import Literal

from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.figure import Figure
from esftui.measure.followups import FollowUps
from esftui.measure.gender import Gender
from esftui.measure.goals import Goals
from esftui.measure.surveys import Surveys
from esftui.model.budget import Tolerances

Kind = Literal[
    "gender_skew",
    "gender_plan",
    "goal",
    "goal_out_of_reach",
    "budget",
    "response_rate",
    "follow_ups_overdue",
    "milestones_overdue",
]
"""gender_skew: a group outside 40-60 %. gender_plan: off the planned split by more than the
tolerance. goal: at risk, or missed. goal_out_of_reach: not even if all who can still count
succeed. budget: spent off the plan to date by more than the tolerance. response_rate: below
the tolerance. follow_ups_overdue, milestones_overdue: any."""


class Deviation(Figure, frozen=True):
    """Something that falls outside.

    ``subject`` is whose it is (a gender group, a goal's or a question's title). ``value``
    and ``limit`` are shares (0-1), except for the budget's value (kronor, signed) and for
    counts of what is overdue. ``panel`` is the panel that shows it.
    """

    kind: Kind
    subject: str
    value: float | None
    limit: float | None
    panel: str


class Deviations(Figure, frozen=True):
    """All deviations at a date, and the panels that have any."""

    rows: tuple[Deviation, ...]

    @property
    def panels(self) -> frozenset[str]:
        """The panels with a deviation."""
        return frozenset(row.panel for row in self.rows)


def deviations(  # noqa: PLR0917 - one argument a figure
    tolerances: Tolerances,
    gender: Gender,
    goals: Goals,
    budget: BudgetBurn | None,
    surveys: Surveys,
    follow_ups: FollowUps,
    checklist: Checklist,
) -> Deviations:
    """Gather what falls outside from figures at one date."""
    return Deviations(
        (
            *_gender(gender, tolerances),
            *_goals(goals),
            *_budget(budget, tolerances),
            *_response(surveys, tolerances),
            *_overdue(follow_ups, checklist),
        )
    )


def _gender(gender: Gender, tolerances: Tolerances) -> list[Deviation]:
    rows = []
    for row in gender.rows:
        if row.skewed:
            rows.append(Deviation("gender_skew", row.group, row.share_women, 0.4, "gender"))
        if row.off_plan:
            rows.append(
                Deviation("gender_plan", row.group, row.deviation, tolerances.gender, "gender")
            )
    return rows


def _goals(goals: Goals) -> list[Deviation]:
    rows = []
    for row in goals.rows:
        if row.verdict in ("at_risk", "missed", "out_of_reach"):
            kind: Kind = "goal_out_of_reach" if row.verdict == "out_of_reach" else "goal"
            rows.append(Deviation(kind, row.title, row.share, row.target, "goals"))
    return rows


def _budget(budget: BudgetBurn | None, tolerances: Tolerances) -> list[Deviation]:
    if budget is None or not budget.off_plan:
        return []
    return [Deviation("budget", "", budget.deviation, tolerances.budget, "budget")]


def _response(surveys: Surveys, tolerances: Tolerances) -> list[Deviation]:
    return [
        Deviation(
            "response_rate",
            row.title,
            row.overall.response_rate,
            tolerances.response_rate,
            "surveys",
        )
        for row in surveys.questions
        if row.overall.response_rate is not None
        and row.overall.response_rate < tolerances.response_rate
    ]


def _overdue(follow_ups: FollowUps, checklist: Checklist) -> list[Deviation]:
    rows = []
    if follow_ups.overdue:
        rows.append(Deviation("follow_ups_overdue", "", follow_ups.overdue, None, "follow_ups"))
    if checklist.overdue:
        rows.append(Deviation("milestones_overdue", "", checklist.overdue, None, "checklist"))
    return rows
