"""Spending entries, month by month, that follow the plan, the season and the participants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.synthetic.calendar import weekday
from data.synthetic.chance import Chance
from esftui.model.budget import Budget, Source
from esftui.model.dates import month_end, months_between
from esftui.model.participant import Participant, Spending

ALLOWANCE = "allowance"

# how busy each month of the year is: holidays in July and at Christmas
_SEASON = (0.9, 1.0, 1.05, 1.0, 1.05, 0.95, 0.45, 0.9, 1.1, 1.15, 1.15, 1.0)


@dataclass(frozen=True)
class Curve:
    """How a cost category is spent.

    ``used`` is the share of its budget that is spent in the end; ``first`` the first month
    with a cost; ``ramp`` the months until it is at full speed; ``every`` how many months
    there are between invoices.
    """

    used: float
    first: date
    ramp: int = 0
    every: int = 1


@dataclass(frozen=True)
class MoneyPlan:
    """How a project spends: its cost categories, and kronor per person and day in allowances.

    ``sources`` are weights of the allowance sources; ``corrections`` are added as they stand.
    """

    curves: Mapping[str, Curve]
    rate: float = 0.0
    sources: Mapping[str, float] = field(default_factory=dict)
    corrections: tuple[Spending, ...] = ()


def spending(
    budget: Budget,
    plan: MoneyPlan,
    people: Sequence[Participant],
    period: tuple[date, date],
    chance: Chance,
) -> tuple[Spending, ...]:
    """Return the spending entries of a period, in the order of date."""
    months = list(months_between(*period))
    entries = [entry for c in plan.curves for entry in _cash(budget, plan, c, months, chance)]
    entries += _allowances(budget, plan, people, months, chance)
    entries += plan.corrections
    order = {source.id: n for n, source in enumerate(budget.financing)}
    kinds = {category.id: n for n, category in enumerate(budget.categories)}
    return tuple(sorted(entries, key=lambda e: (e.date, order[e.source], kinds[e.category])))


def _cash(
    budget: Budget, plan: MoneyPlan, category: str, months: Sequence[date], chance: Chance
) -> Iterable[Spending]:
    curve = plan.curves[category]
    amount = next(c.amount for c in budget.categories if c.id == category) * curve.used
    weights = [_weight(curve, month, chance) for month in months]
    payers = [source for source in budget.financing if not source.allowance]
    cash = sum(source.amount for source in payers)
    for month, weight in zip(months, weights, strict=True):
        for source in payers if weight else ():
            kronor = round(amount * weight / sum(weights) * source.amount / cash)
            day = month.replace(day=25) if category == "staff" else month_end(month)
            yield Spending(date=weekday(day), source=source.id, category=category, amount=kronor)


def _weight(curve: Curve, month: date, chance: Chance) -> float:
    noise = 0.9 + 0.2 * chance.share()
    age = (month.year - curve.first.year) * 12 + month.month - curve.first.month
    if age < 0 or age % curve.every:
        return 0.0
    speed = min(1.0, (age + 1) / (curve.ramp + 1))
    return speed * _SEASON[month.month - 1] * noise


def _allowances(
    budget: Budget,
    plan: MoneyPlan,
    people: Sequence[Participant],
    months: Sequence[date],
    chance: Chance,
) -> Iterable[Spending]:
    left = {s.id: s.amount for s in budget.financing if s.allowance}
    payers = [s for s in budget.financing if s.allowance and s.id in plan.sources]
    for month in months:
        wanted = person_days(people, month, month_end(month)) * plan.rate
        weights = {s.id: plan.sources[s.id] * (0.85 + 0.3 * chance.share()) for s in payers}
        for source in payers:
            kronor = _share(wanted, weights, source, left[source.id])
            left[source.id] -= kronor
            if kronor:
                yield Spending(
                    date=weekday(month_end(month)),
                    source=source.id,
                    category=ALLOWANCE,
                    amount=kronor,
                )


def _share(wanted: float, weights: Mapping[str, float], source: Source, left: int) -> int:
    return min(left, round(wanted * weights[source.id] / sum(weights.values())))


def person_days(people: Sequence[Participant], first: date, last: date) -> int:
    """Return the days, summed over persons, that enrolments ran from ``first`` to ``last``."""
    days = 0
    for person in people:
        for enrolment in person.enrolments:
            until = min(last, (enrolment.exit or last + timedelta(days=1)) - timedelta(days=1))
            days += max(0, (until - max(first, enrolment.start)).days + 1)
    return days
