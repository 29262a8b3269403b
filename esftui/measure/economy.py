"""The economy that a steering group decides on: the grant, what was paid of it, co-financing.

Sources of the rules: the fund pays afterwards, for costs that have been applied for, so what
is spent (upparbetat), applied for (rekvirerat) and paid (utbetalt) are three amounts. All
amounts are kronor, shares 0-1. What follows the participants is in
:mod:`esftui.measure.allowance`.
"""

from datetime import date
from typing import Literal

from esftui.measure.allowance import (
    Allowance,
    Outlook,
    allowance,
    allowance_budget,
    allowance_sources,
    month_index,
    outlook,
    rate_months,
)
from esftui.measure.budget import months_left, planned_at, run_rate_months
from esftui.measure.figure import Figure
from esftui.measure.people import Standing, standings
from esftui.model.budget import Budget
from esftui.model.participant import Claim, Spending
from esftui.model.project import Project, ProjectData

RowKind = Literal["esf", "co_financing", "allowance", "total"]


class EconomyRow(Figure, frozen=True):
    """A part of the budget, in kronor: the grant, the co-financing, or both.

    ``allowance`` is a part of ``co_financing``. ``planned`` is the plan to date, of which
    each part has its share of the budget; ``left`` = budget - spent, negative when it is
    passed; ``forecast`` = spent + the part's run rate x months left, over the same months
    as that of the total, None before the first entry. ``assumed``: of what it is made of,
    something is assumed.
    """

    kind: RowKind
    budget: int
    planned: float
    spent: int
    forecast: float | None
    assumed: bool = False

    @property
    def left(self) -> int:
        """What is left of the budget, kronor."""
        return self.budget - self.spent


class ClaimRow(Figure, frozen=True):
    """An application for payment as it stood at the date: unpaid if the money came later."""

    period_start: date | None
    period_end: date
    requested: date
    amount: int
    paid: date | None
    paid_amount: int | None


class Payments(Figure, frozen=True):
    """What was applied for of the grant and has come at a date, in kronor.

    ``requested`` (rekvirerat) = ``paid`` (utbetalt) + ``waiting`` (applied for, not paid yet)
    + ``reduced`` (applied for and decided on, but not paid: less than 0 if more was paid).
    ``not_requested`` = spent of the grant - requested: what the next claim may be of;
    negative if more was applied for than is entered as spent.
    """

    requested: int
    paid: int
    waiting: int
    reduced: int
    not_requested: int
    claims: tuple[ClaimRow, ...]

    @property
    def oldest_waiting(self) -> date | None:
        """The day of the oldest claim that is not paid."""
        return min((row.requested for row in self.claims if row.paid is None), default=None)


class Economy(Figure, frozen=True):
    """The economy at a date. ``rows`` are the grant, co-financing, allowance and total.

    The allowance, a part of the co-financing, has a row only where the budget has any, and
    so has ``allowance``. ``outlook`` is None where nobody can tell: no allowance entered
    yet, or a grant without co-financing.
    """

    rows: tuple[EconomyRow, ...]
    esf_share: float | None
    payments: Payments
    allowance: Allowance | None
    outlook: Outlook | None

    @property
    def withheld(self) -> bool:
        """Whether the outlook is withheld: at one's own desk it is not."""
        return False

    def row(self, kind: RowKind) -> EconomyRow | None:
        """Return the row of a kind, or nothing if there is none."""
        return next((row for row in self.rows if row.kind == kind), None)


def economy(
    data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None
) -> Economy | None:
    """Measure the economy at a date, or return None for a project without a budget.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    project, money = data.project, data.project.budget
    if money is None:
        return None
    people = standings(data.register, as_of) if people is None else people
    entries = [entry for entry in data.register.spending if entry.date <= as_of]
    rows = _rows(project, money, entries, as_of)
    # nobody is in a project that is over, whether an exit was entered or not
    to = min(as_of, project.end)
    found = allowance(project, money, entries, (as_of, to), people)
    spent = {row.kind: row.spent for row in rows}
    days = (to, project.end)
    return Economy(
        rows=rows,
        esf_share=money.esf_share,
        payments=_payments(data.register.claims, as_of, spent["esf"]),
        allowance=found,
        outlook=outlook(money, spent.get("allowance", 0), found, days, people),
    )


def _rows(
    project: Project, money: Budget, entries: list[Spending], as_of: date
) -> tuple[EconomyRow, ...]:
    esf = {source.id for source in money.financing if source.kind == "esf"}
    allowed = allowance_sources(money)
    of: dict[RowKind, list[Spending]] = {
        "esf": [entry for entry in entries if entry.source in esf],
        # money from a source that the project does not name is co-financing, as in the burn
        "co_financing": [entry for entry in entries if entry.source not in esf],
        "allowance": [entry for entry in entries if entry.source in allowed],
        "total": entries,
    }
    budgets: dict[RowKind, int] = {
        "esf": money.esf_grant,
        "co_financing": money.total - money.esf_grant,
        "allowance": allowance_budget(money),
        "total": money.total,
    }
    months = run_rate_months(
        {month_index(entry.date) for entry in entries}, as_of, rate_months(money)
    )
    planned, left = planned_at(project, money, as_of), months_left(as_of, project.end)
    assumed = {source.id for source in money.financing if source.assumed}
    return tuple(
        EconomyRow(
            kind=kind,
            budget=amount,
            planned=planned * amount / money.total if money.total else 0.0,
            spent=sum(entry.amount for entry in of[kind]),
            forecast=_forecast(of[kind], months, left),
            assumed=kind == "allowance" and not assumed.isdisjoint(allowed),
        )
        for kind, amount in budgets.items()
        if kind != "allowance" or allowed
    )


def _forecast(entries: list[Spending], months: list[int], left: float) -> float | None:
    if not months:
        return None
    wanted = set(months)
    recent = sum(entry.amount for entry in entries if month_index(entry.date) in wanted)
    return sum(entry.amount for entry in entries) + recent / len(months) * left


def _payments(claims: tuple[Claim, ...], as_of: date, spent: int) -> Payments:
    rows = sorted(
        (_claim(claim, as_of) for claim in claims if claim.requested <= as_of),
        key=lambda row: (row.requested, row.period_end),
    )
    requested = sum(row.amount for row in rows)
    waiting = sum(row.amount for row in rows if row.paid is None)
    paid = sum(row.paid_amount or 0 for row in rows)
    return Payments(
        requested=requested,
        paid=paid,
        waiting=waiting,
        reduced=requested - waiting - paid,
        not_requested=spent - requested,
        claims=tuple(rows),
    )


def _claim(claim: Claim, as_of: date) -> ClaimRow:
    paid = claim.paid if claim.paid is not None and claim.paid <= as_of else None
    amount = None
    if paid is not None:
        # the rules of a register ask for the amount too
        amount = claim.amount if claim.paid_amount is None else claim.paid_amount
    return ClaimRow(
        claim.period_start, claim.period_end, claim.requested, claim.amount, paid, amount
    )
