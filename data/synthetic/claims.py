"""Applications for payment: each quarter's costs, and the money that comes after a while."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from data.synthetic.calendar import weekday
from data.synthetic.chance import Chance
from esftui.model.dates import add_months, month_end
from esftui.model.participant import Claim, Spending
from esftui.model.project import Project

_QUARTER = 3
_UNCERTAIN = 0.3
"""How likely it is that the fund does not pay all of a claim."""


def claims(project: Project, spending: Sequence[Spending]) -> tuple[Claim, ...]:
    """Return a claim of the grant for each quarter with costs, as at the project's last day.

    The last ones are not paid by then, or not sent.
    """
    if project.budget is None:
        return ()
    grant = {source.id for source in project.budget.financing if source.kind == "esf"}
    chance = Chance(project.id, "claims")
    found = []
    for first, last in _quarters(project.start, project.end):
        days = (entry for entry in spending if first <= entry.date <= last)
        amount = sum(entry.amount for entry in days if entry.source in grant)
        if amount > 0:
            found.append(_claim((first, last), amount, chance))
    return tuple(_as_at(project.end, claim) for claim in found if claim.requested <= project.end)


def _as_at(day: date, claim: Claim) -> Claim:
    if claim.paid is None or claim.paid <= day:
        return claim
    return msgspec.structs.replace(claim, paid=None, paid_amount=None)


def _quarters(start: date, end: date) -> Iterator[tuple[date, date]]:
    first = start
    while first <= end:
        months_gone = (first.month - 1) % _QUARTER
        last = month_end(add_months(first.replace(day=1), _QUARTER - 1 - months_gone))
        yield first, min(last, end)
        first = last + timedelta(days=1)


def _claim(period: tuple[date, date], amount: int, chance: Chance) -> Claim:
    # the books are closed and the papers gathered first; then the fund looks at them
    requested = weekday(period[1] + timedelta(days=chance.whole(30, 50)))
    paid = weekday(requested + timedelta(days=chance.whole(45, 90)))
    cut = chance.whole(2, 30) / 1_000 if chance.happens(_UNCERTAIN) else 0.0
    return Claim(
        period_start=period[0],
        period_end=period[1],
        requested=requested,
        amount=amount,
        paid=paid,
        paid_amount=round(amount * (1 - cut)),
    )
