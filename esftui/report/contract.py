"""The JSON that is printed for other programs, as typed records: a stable contract.

Shares are numbers 0-1, money is whole kronor, dates are ISO; ``null`` stands where there
is no figure. Labels are in the language in use. The schema is generated from these
records (``docs/schema/status.schema.json``).
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from esftui.measure.verdict import Verdict
from esftui.model.checklist import Status as ItemStatus

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Month = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$")]
Kronor = int


class Json(msgspec.Struct, frozen=True, kw_only=True):
    """The base of the records that are printed as JSON objects."""


class FlowMonthJson(Json, frozen=True, kw_only=True):
    """A month: starts and exits in it; the stock and unique participants at its end."""

    month: Month
    starts: int
    exits: int
    stock: int
    participants: int
    re_entries: int


class FlowJson(Json, frozen=True, kw_only=True):
    """Participant flow; ``planned_to_date`` is the plan's straight line by elapsed days."""

    participants: int
    starts: int
    exits: int
    active: int
    re_entries: int
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    months: list[FlowMonthJson]


class SplitJson(Json, frozen=True, kw_only=True):
    """A count by gender."""

    women: int
    men: int
    unknown: int
    total: int


class ReasonJson(Json, frozen=True, kw_only=True):
    """An exit reason: exits by gender, and (``persons``) the outcome of each person."""

    reason: str
    label: str
    positive: bool
    women: int
    men: int
    unknown: int
    total: int
    persons: SplitJson


class ExitsJson(Json, frozen=True, kw_only=True):
    """Exits; ``leavers`` and ``positive`` (work or studies) count unique persons."""

    total: int
    positive_exits: int
    leavers: SplitJson
    positive: SplitJson
    reasons: list[ReasonJson]


class GenderJson(Json, frozen=True, kw_only=True):
    """The split of one group; ``even`` is within 40-60 %, ``deviation`` from the plan."""

    women: int
    men: int
    unknown: int
    share_women: Share | None
    even: bool | None
    planned_share: Share | None
    deviation: float | None
    off_plan: bool


class GendersJson(Json, frozen=True, kw_only=True):
    """The gender split of the five groups that are followed."""

    participants: GenderJson
    starts: GenderJson
    active: GenderJson
    leavers: GenderJson
    positive: GenderJson


class ActivityJson(Json, frozen=True, kw_only=True):
    """An activity: unique persons by gender, occasions, those in it now and abroad."""

    activity: str
    label: str
    participants: int
    women: int
    men: int
    unknown: int
    occasions: int
    active: int
    abroad: int


class FinancingJson(Json, frozen=True, kw_only=True):
    """A source of financing; ``allowance``: paid as benefits to participants."""

    source: str
    label: str
    kind: Literal["esf", "co_financing"]
    allowance: bool
    assumed: bool
    budget: Kronor
    spent: Kronor


class CategoryJson(Json, frozen=True, kw_only=True):
    """A cost category."""

    category: str
    label: str
    assumed: bool
    budget: Kronor
    spent: Kronor


class BudgetMonthJson(Json, frozen=True, kw_only=True):
    """Spent in a month and in all at its end (null in the future), beside the plan."""

    month: Month
    spent: Kronor
    cumulative: Kronor | None
    planned: Kronor


class BudgetJson(Json, frozen=True, kw_only=True):
    """Money at a date; ``burn`` is spent / total, ``forecast`` at the latest run rate."""

    total: Kronor
    esf_grant: Kronor
    esf_share: Share | None
    spent: Kronor
    planned_to_date: Kronor
    plan_assumed: bool
    deviation: Kronor
    off_plan: bool
    burn: float | None
    run_rate: Kronor | None
    forecast: Kronor | None
    financing: list[FinancingJson]
    categories: list[CategoryJson]
    months: list[BudgetMonthJson]


class GenderGoalJson(Json, frozen=True, kw_only=True):
    """One gender's part of a goal; a target and a verdict where it has its own."""

    numerator: int
    denominator: int
    share: Share | None
    target: Share | None
    verdict: Verdict | None


class ByGenderJson(Json, frozen=True, kw_only=True):
    """A goal's parts by gender."""

    women: GenderGoalJson | None
    men: GenderGoalJson | None


class BaselineJson(Json, frozen=True, kw_only=True):
    """An earlier figure beside a goal: a share, or a span from ``share`` to ``to``."""

    title: str
    share: Share
    to: Share | None


class GoalJson(Json, frozen=True, kw_only=True):
    """A goal and how far it has come.

    ``target`` is a share (0-1) for a share and a number for a count. ``needed`` is how
    many of the ``remaining`` must succeed. ``measured``: whether it can be computed.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    of: str
    target: float | None
    numerator: int | None
    denominator: int | None
    share: Share | None
    verdict: Verdict | None
    needed: int | None
    remaining: int | None
    measured: bool
    by_gender: ByGenderJson | None
    baselines: list[BaselineJson]
    asked: int | None
    answered: int | None
    due: date | None
    done: date | None


class SurveyJson(Json, frozen=True, kw_only=True):
    """A question at an occasion: how many were asked and answered, and how many positive."""

    question: str
    occasion: str
    asked: int
    answered: int
    response_rate: Share | None
    positive: Share | None


class FollowUpJson(Json, frozen=True, kw_only=True):
    """Follow-ups a length of time after exit."""

    after: str
    due: int
    done: int
    overdue: int


class ItemJson(Json, frozen=True, kw_only=True):
    """A checklist item as it stood at the date; ``rule`` is what ``due`` was computed from."""

    id: str
    title: str
    phase: str | None
    status: ItemStatus
    due: date | None
    rule: str | None
    done: date | None
    overdue: bool
    days_late: int
    due_soon: bool
    blocked_by: list[str]
    owner: str | None
    note: str | None


class ChangesJson(Json, frozen=True, kw_only=True):
    """What has changed since an earlier date."""

    since: date


class Status(Json, frozen=True, kw_only=True):
    """All figures of one project at one date."""

    schema: Literal[1]
    project: str
    title: str
    owner: str
    start: date
    end: date
    dates_assumed: bool
    as_of: date
    phase: str | None
    phase_assumed: bool
    elapsed: Share
    example_data: bool
    shared: bool
    flow: FlowJson
    exits: ExitsJson
    gender: GendersJson
    activities: list[ActivityJson]
    budget: BudgetJson | None
    goals: list[GoalJson]
    surveys: list[SurveyJson]
    followups: list[FollowUpJson]
    checklist: list[ItemJson]
    changes: ChangesJson | None


class OverviewLine(Json, frozen=True, kw_only=True):
    """One project of several; ``problem`` says why there are no figures, where there are none."""

    project: str
    title: str | None
    owner: str | None
    as_of: date | None
    elapsed: Share | None
    example_data: bool | None
    participants: int | None
    planned: int | None
    spent: Kronor | None
    budget: Kronor | None
    goals_met: int | None
    goals_decided: int | None
    overdue: int | None
    problem: str | None


class Overview(Json, frozen=True, kw_only=True):
    """All projects in a line each: what ``esftui status --all --json`` prints."""

    schema: Literal[1]
    projects: list[OverviewLine]
