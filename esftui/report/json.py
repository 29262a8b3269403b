"""The figures as JSON: fills the records of the contract, computes nothing."""

import msgspec

from esftui.locales import labels
from esftui.locales.formats import rounded
from esftui.measure.activities import Activities
from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.measure.checklist import Checklist
from esftui.measure.exits import Exits
from esftui.measure.figure import Split
from esftui.measure.figures import Figures
from esftui.measure.flow import Flow
from esftui.measure.gender import Gender, GenderRow
from esftui.measure.goals import GenderShare, GoalRow, Goals
from esftui.report.contract import (
    ActivityJson,
    BaselineJson,
    BudgetJson,
    BudgetMonthJson,
    ByGenderJson,
    CategoryJson,
    ExitsJson,
    FinancingJson,
    FlowJson,
    FlowMonthJson,
    GenderGoalJson,
    GenderJson,
    GendersJson,
    GoalJson,
    ItemJson,
    Kronor,
    ReasonJson,
    SplitJson,
    Status,
)


def kronor(value: float) -> Kronor:
    """Return money in whole kronor, rounded half away from zero."""
    return int(rounded(value))


def status(figures: Figures) -> Status:
    """Return the figures as the records that are printed."""
    head = figures.head
    return Status(
        schema=1,
        project=head.project,
        title=head.title,
        owner=head.owner,
        start=head.start,
        end=head.end,
        dates_assumed=head.dates_assumed,
        as_of=head.as_of,
        phase=head.phase,
        phase_assumed=head.phase_assumed,
        elapsed=head.elapsed,
        example_data=head.example_data,
        shared=False,
        flow=_flow(figures.flow),
        exits=_exits(figures.exits),
        gender=_gender(figures.gender),
        activities=_activities(figures.activities),
        budget=_budget(figures.budget) if figures.budget else None,
        goals=_goals(figures.goals),
        surveys=[],
        followups=[],
        checklist=_checklist(figures.checklist),
        changes=None,
    )


def encode(record: msgspec.Struct, *, ascii_only: bool = False) -> str:
    """Return a record as indented JSON text.

    Args:
        record: what to print.
        ascii_only: escape every other character, for an output that cannot show it.
    """
    text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    if not ascii_only:
        return text
    # outside strings JSON is ASCII, so an escape is right wherever another character stands
    return "".join(char if char < "\x80" else _escape(char) for char in text)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _flow(flow: Flow) -> FlowJson:
    return FlowJson(
        participants=flow.participants,
        starts=flow.starts,
        exits=flow.exits,
        active=flow.active,
        re_entries=flow.re_entries,
        planned=flow.planned,
        planned_to_date=flow.planned_to_date,
        planned_assumed=flow.planned_assumed,
        months=[
            FlowMonthJson(
                month=month.month,
                starts=month.starts,
                exits=month.exits,
                stock=month.stock,
                participants=month.participants,
                re_entries=month.re_entries,
            )
            for month in flow.months
        ],
    )


def _split(split: Split) -> SplitJson:
    return SplitJson(women=split.women, men=split.men, unknown=split.unknown, total=split.total)


def _exits(exits: Exits) -> ExitsJson:
    return ExitsJson(
        total=exits.exits.total,
        positive_exits=exits.positive_exits.total,
        leavers=_split(exits.leavers),
        positive=_split(exits.positive),
        reasons=[
            ReasonJson(
                reason=row.reason,
                label=labels.exit_reason(row.reason, row.title),
                positive=row.positive,
                women=row.exits.women,
                men=row.exits.men,
                unknown=row.exits.unknown,
                total=row.exits.total,
                persons=_split(row.persons),
            )
            for row in exits.rows
        ],
    )


def _gender_row(row: GenderRow) -> GenderJson:
    return GenderJson(
        women=row.split.women,
        men=row.split.men,
        unknown=row.split.unknown,
        share_women=row.share_women,
        even=row.even,
        planned_share=row.planned_share,
        deviation=row.deviation,
        off_plan=row.off_plan,
    )


def _gender(gender: Gender) -> GendersJson:
    rows = {row.group: _gender_row(row) for row in gender.rows}
    return GendersJson(
        participants=rows["participants"],
        starts=rows["starts"],
        active=rows["active"],
        leavers=rows["leavers"],
        positive=rows["positive"],
    )


def _activities(activities: Activities) -> list[ActivityJson]:
    return [
        ActivityJson(
            activity=row.activity,
            label=labels.activity(row.activity, row.title),
            participants=row.persons.total,
            women=row.persons.women,
            men=row.persons.men,
            unknown=row.persons.unknown,
            occasions=row.occasions,
            active=row.active,
            abroad=row.abroad,
        )
        for row in activities.rows
    ]


def _financing(line: BudgetLine) -> FinancingJson:
    return FinancingJson(
        source=line.id,
        label=line.title,
        kind="esf" if line.kind == "esf" else "co_financing",
        allowance=line.allowance,
        assumed=line.assumed,
        budget=line.budget,
        spent=line.spent,
    )


def _budget(budget: BudgetBurn) -> BudgetJson:
    return BudgetJson(
        total=budget.total,
        esf_grant=budget.esf_grant,
        esf_share=budget.esf_share,
        spent=budget.spent,
        planned_to_date=kronor(budget.planned_to_date),
        plan_assumed=budget.plan_assumed,
        deviation=kronor(budget.deviation),
        off_plan=budget.off_plan,
        burn=budget.burn,
        run_rate=None if budget.run_rate is None else kronor(budget.run_rate),
        forecast=None if budget.forecast is None else kronor(budget.forecast),
        financing=[_financing(line) for line in budget.financing],
        categories=[
            CategoryJson(
                category=line.id,
                label=line.title,
                assumed=line.assumed,
                budget=line.budget,
                spent=line.spent,
            )
            for line in budget.categories
        ],
        months=[
            BudgetMonthJson(
                month=month.month,
                spent=month.spent,
                cumulative=month.cumulative,
                planned=kronor(month.planned),
            )
            for month in budget.months
        ],
    )


def _gender_goal(part: GenderShare) -> GenderGoalJson:
    return GenderGoalJson(
        numerator=part.numerator,
        denominator=part.denominator,
        share=part.share,
        target=part.target,
        verdict=part.verdict,
    )


def _by_gender(row: GoalRow) -> ByGenderJson | None:
    parts = {part.gender: _gender_goal(part) for part in row.by_gender}
    return ByGenderJson(women=parts.get("women"), men=parts.get("men")) if parts else None


def _goals(goals: Goals) -> list[GoalJson]:
    return [
        GoalJson(
            id=row.id,
            title=row.title,
            kind=row.kind,
            of=row.population,
            target=row.target,
            numerator=row.numerator,
            denominator=row.denominator,
            share=row.share,
            verdict=row.verdict,
            needed=row.needed,
            remaining=row.remaining,
            measured=row.measured,
            by_gender=_by_gender(row),
            baselines=[
                BaselineJson(title=base.title, share=base.share, to=base.to)
                for base in row.baselines
            ],
            asked=row.asked,
            answered=row.answered,
            due=row.due,
            done=row.done,
        )
        for row in goals.rows
    ]


def _checklist(checklist: Checklist) -> list[ItemJson]:
    return [
        ItemJson(
            id=row.id,
            title=row.title,
            phase=row.phase,
            status=row.status,
            due=row.due,
            rule=row.rule,
            done=row.done,
            overdue=row.overdue,
            days_late=row.days_late,
            due_soon=row.due_soon,
            blocked_by=list(row.blocked_by),
            owner=row.owner,
            note=row.note,
        )
        for row in checklist.rows
    ]
