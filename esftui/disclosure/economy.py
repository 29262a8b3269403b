"""The economy that may be shared: money as it is, and what is reckoned of people only coarsely.

What is spent, claimed and paid is not about people, but for the allowance that is paid to few of
them, which is put together with the other co-financing. Participant-months, and allowance per
participant, are sums over people: they are shared where at least k persons have been active,
and coarsely. Where the number of active is withheld they are withheld too, and so is what lies
ahead: from the months between two meetings one could tell how many were active.
"""

from datetime import date
from math import floor

import msgspec

from esftui.disclosure.cells import Cell, Rule
from esftui.measure.allowance import Allowance, AllowanceRate, Outlook, rate_of
from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.measure.economy import Economy, EconomyRow, Payments, RowKind
from esftui.measure.figure import Figure
from esftui.measure.figures import Figures

STEP = 100
"""A rate per participant and month is shared in whole hundreds of kronor."""


class SharedAllowance(Figure, frozen=True):
    """Participant allowance per participant and month, as in :class:`Allowance`.

    ``months`` is in whole participant-months, rates in hundreds of kronor; all are None
    where they are withheld (``withheld``), or where there is nothing to reckon from.
    ``first`` and ``last`` are the days of the recent rate.
    """

    months: int | None
    rate_to_date: int | None
    rate_recent: int | None
    first: date | None
    last: date | None
    planned_months: float | None
    planned_rate: float | None
    withheld: bool


class SharedEconomy(Figure, frozen=True):
    """The economy that may be shared, as in :class:`Economy`.

    ``outlook`` is reckoned from the rates that are shared, and may so differ a little from
    that of the desk; None where nobody can tell, or it is withheld (``withheld``).
    """

    rows: tuple[EconomyRow, ...]
    esf_share: float | None
    payments: Payments
    allowance: SharedAllowance | None
    outlook: Outlook | None
    withheld: bool

    def row(self, kind: RowKind) -> EconomyRow | None:
        """Return the row of a kind, or nothing if there is none."""
        return next((row for row in self.rows if row.kind == kind), None)


def economy(figures: Figures, rule: Rule, active: Cell) -> SharedEconomy | None:
    """Return the economy that may be shared; None for a project without a budget.

    Args:
        figures: all figures.
        rule: the threshold.
        active: how many are active, as it is shared.
    """
    found = figures.economy
    if found is None:
        return None
    few = few_paid(figures, rule)
    allowance = _allowance(found.allowance, rule, active) if found.allowance else None
    outlook = _outlook(found, allowance, active)
    return SharedEconomy(
        rows=tuple(row for row in found.rows if not (few and row.kind == "allowance")),
        esf_share=found.esf_share,
        payments=found.payments,
        allowance=allowance,
        outlook=outlook,
        withheld=found.outlook is not None and outlook is None,
    )


def few_paid(figures: Figures, rule: Rule) -> bool:
    """Say whether so few have been active that their allowance is not told apart."""
    found = figures.economy.allowance if figures.economy is not None else None
    return found is not None and rule.small(found.people)


def burn(figures: Figures, rule: Rule) -> BudgetBurn | None:
    """Return the budget that may be shared: as it is, but for the allowance of few.

    That is money for them: what each source pays for it is put together with the other
    co-financing, and what was spent is not told by category, of which it may be one.
    """
    found = figures.budget
    if found is None or not few_paid(figures, rule):
        return found
    others = [line for line in found.financing if line.kind == "co_financing"]
    together = BudgetLine(
        id="co_financing",
        title=" + ".join(line.title for line in others),
        kind="co_financing",
        budget=sum(line.budget for line in others),
        spent=sum(line.spent for line in others),
        assumed=any(line.assumed for line in others),
    )
    kept = [line for line in found.financing if line.kind != "co_financing"]
    return msgspec.structs.replace(found, financing=(*kept, together), categories=())


def _allowance(found: Allowance, rule: Rule, active: Cell) -> SharedAllowance:
    few = rule.small(found.people) or active.withheld
    to_date, recent = (
        None if active.withheld else _rate(each, rule) for each in (found.to_date, found.recent)
    )
    kept = found.rate_to_date is not None and to_date is None
    return SharedAllowance(
        months=None if few else _whole(found.months),
        rate_to_date=to_date,
        rate_recent=recent,
        first=found.recent.first if found.recent else None,
        last=found.recent.last if found.recent else None,
        planned_months=found.planned_months,
        planned_rate=found.planned_rate,
        withheld=few or kept or (found.rate_recent is not None and recent is None),
    )


def _rate(found: AllowanceRate | None, rule: Rule) -> int | None:
    rate = found.per_month if found else None
    if found is None or rate is None or rule.small(found.people):
        return None
    return STEP * _whole(rate / STEP)


def _outlook(found: Economy, shared: SharedAllowance | None, active: Cell) -> Outlook | None:
    outlook = found.outlook
    if outlook is None or shared is None or active.value != outlook.active:
        return None
    rate = rate_of(shared.rate_recent, shared.rate_to_date)
    if rate is None or shared.months is None:
        return None
    months = float(_whole(outlook.months))
    return msgspec.structs.replace(outlook, rate=float(rate), months=months)


def _whole(value: float) -> int:
    return floor(value + 0.5)
