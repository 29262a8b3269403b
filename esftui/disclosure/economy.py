"""The economy that may be shared: money as it is, and what is reckoned of people only coarsely.

What is spent, claimed and paid is not about people, but for the allowance that is paid to few of
them, which is put together with the other co-financing. Participant-months, and allowance per
participant, are sums over people: they are shared where at least k persons have been active,
and coarsely. Where the number of active is withheld they are withheld too, and so is what lies
ahead: from the months between two meetings one could tell how many were active.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import floor, log10

import msgspec

from esftui.disclosure.cells import Cell, Rule
from esftui.measure.allowance import MONTH, Allowance, AllowanceRate, Outlook, rate_of
from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.measure.economy import Economy, EconomyRow, Payments, RowKind
from esftui.measure.figure import Figure
from esftui.measure.figures import Figures

MANY = 4
"""A rate is shared where so many times k have been active on average, as tables of people are."""

_PREFERRED = (
    *(100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265),
    *(280, 300, 315, 335, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750),
    *(800, 850, 900, 950),
)
"""Preferred numbers (ISO 3): each is 6 % more than the one before."""

_SERIES = ((16, 1), (8, 2), (MANY, 4))
"""Each of them is used from 16 times k active, every other one from 8 times, every fourth from
4 times: so is the next one k persons away."""


class SharedAllowance(Figure, frozen=True):
    """Participant allowance per participant and month, as in :class:`Allowance`.

    Rates are rounded to preferred numbers, so far apart that k persons do not show; ``months``
    are whole participant-months as they follow from the rate to date. All are None where they
    are withheld (``withheld``), or where there is nothing to reckon from.
    ``first`` and ``last`` are the days of the recent rate, the first one of its month.
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
    allowance = _allowance(figures, found.allowance, rule, active) if found.allowance else None
    outlook = _outlook(figures, found, allowance, active)
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


def _allowance(figures: Figures, found: Allowance, rule: Rule, active: Cell) -> SharedAllowance:
    to_date, recent = (_rate(each, rule, active) for each in (found.to_date, found.recent))
    months = None
    if found.to_date is not None and to_date and active.value is not None:
        since = _months_from(found.to_date.last, min(figures.head.as_of, figures.head.end))
        months = _whole(found.to_date.spent / to_date + active.value * since)
    kept = (
        (found.rate_to_date, to_date),
        (found.rate_recent, recent),
        (found.months or None, months),
    )
    return SharedAllowance(
        months=months,
        rate_to_date=to_date,
        rate_recent=recent,
        # of the first entries it is the day when the first participant began
        first=found.recent.first.replace(day=1) if found.recent else None,
        last=found.recent.last if found.recent else None,
        planned_months=found.planned_months,
        planned_rate=found.planned_rate,
        withheld=any(own is not None and shown is None for own, shown in kept),
    )


def _rate(found: AllowanceRate | None, rule: Rule, active: Cell) -> int | None:
    """Return a rate so coarsely that k persons all the time do not show; None if few were active.

    With the amount a rate gives the participant-months, and these, over the length of the
    time, how many were active on average. How coarse it is follows from how many are active
    now, which is shared, unless there were fewer then: it tells nothing more.
    """
    rate = found.per_month if found else None
    if found is None or rate is None or active.withheld or rule.small(found.people):
        return None
    on_average = found.months / _months_from(found.first - timedelta(days=1), found.last)
    few = MANY * rule.k
    if on_average < few or rate < 1:
        return None
    now = active.value or 0
    of = next(every for least, every in _SERIES if on_average >= least * rule.k <= max(now, few))
    return _nearest(rate, _PREFERRED[::of])


def _nearest(value: float, numbers: Sequence[int]) -> int:
    """Return the nearest of some numbers of three digits, or of ten times, a tenth ... of them."""
    size = 10.0 ** (floor(log10(value)) - 2)
    near = min((*numbers, 10 * numbers[0]), key=lambda each: abs(each * size - value))
    return _whole(near * size)


def _outlook(
    figures: Figures, found: Economy, shared: SharedAllowance | None, active: Cell
) -> Outlook | None:
    """Return what lies ahead, reckoned from the rate and the number of active as shared."""
    outlook = found.outlook
    if outlook is None or shared is None or active.value != outlook.active:
        return None
    to_date = found.allowance.to_date if found.allowance else None
    rate = rate_of(shared.rate_recent, shared.rate_to_date)
    if rate is None or to_date is None:
        return None
    ahead = outlook.active * _months_from(to_date.last, figures.head.end)
    return msgspec.structs.replace(outlook, rate=float(rate), months=float(_whole(ahead)))


def _months_from(day: date, to: date) -> float:
    """Return the months of a participant after one day and through another."""
    return max(0, (to - day).days) / MONTH


def _whole(value: float) -> int:
    return floor(value + 0.5)
