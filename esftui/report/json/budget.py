"""Budget burn (upparbetat) as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.report.json.economy import EconomyJson
from esftui.report.json.economy import economy as _economy
from esftui.report.json.record import Json, Kronor, Month, Share, kronor

if TYPE_CHECKING:
    from esftui.disclosure.economy import SharedEconomy
    from esftui.measure.economy import Economy


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
    economy: EconomyJson


def budget(budget: BudgetBurn, economy: Economy | SharedEconomy) -> BudgetJson:
    """Return the money as it is printed."""
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
        economy=_economy(economy),
    )


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
