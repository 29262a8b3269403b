"""The economy as JSON: payments, allowance per participant, and what fewer would mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from esftui.locales.formats import rounded
from esftui.measure.economy import EconomyRow, Payments, RowKind
from esftui.report.json.record import Json, Kronor, kronor

if TYPE_CHECKING:
    from esftui.disclosure.economy import SharedAllowance, SharedEconomy
    from esftui.measure.allowance import Allowance, Outlook
    from esftui.measure.economy import Economy


class EconomyRowJson(Json, frozen=True, kw_only=True):
    """A part of the budget: ``allowance`` is a part of ``co_financing``."""

    part: RowKind
    budget: Kronor
    planned_to_date: Kronor
    spent: Kronor
    left: Kronor
    forecast: Kronor | None


class ClaimJson(Json, frozen=True, kw_only=True):
    """An application for payment of the grant; ``paid`` is null while it waits."""

    period_start: date | None
    period_end: date
    requested: date
    amount: Kronor
    paid: date | None
    paid_amount: Kronor | None


class PaymentsJson(Json, frozen=True, kw_only=True):
    """What was applied for of the grant: ``requested`` = paid + waiting + reduced.

    ``not_requested`` = spent of the grant - requested.
    """

    requested: Kronor
    paid: Kronor
    waiting: Kronor
    reduced: Kronor
    not_requested: Kronor
    claims: list[ClaimJson]


class AllowanceJson(Json, frozen=True, kw_only=True):
    """Participant allowance per participant and month, to date and of the latest entries.

    ``planned_months`` are the participant-months that the plan reckons with. ``withheld``:
    a null stands for a number of few participants.
    """

    participant_months: float | None
    per_month: Kronor | None
    recent_per_month: Kronor | None
    recent_first: date | None
    recent_last: date | None
    planned_months: float | None
    planned_per_month: Kronor | None
    withheld: bool


class OutlookJson(Json, frozen=True, kw_only=True):
    """The co-financing at the end if those active go on, and the grant that it carries.

    ``participant_months`` are those still to come, at ``per_month`` kronor; ``grant_per_month``
    is the grant that one of them carries; ``spare_months`` fewer take none of it away.
    """

    active: int
    participant_months: float
    per_month: Kronor
    allowance: Kronor
    co_financing: Kronor
    shortfall: Kronor
    surplus: Kronor
    grant: Kronor
    grant_lost: Kronor
    grant_per_month: Kronor
    spare_months: float


class EconomyJson(Json, frozen=True, kw_only=True):
    """Grant, co-financing and total side by side, and what follows the participants.

    ``allowance`` is null where the budget has none. ``outlook`` is null where nobody can
    tell, or, with ``withheld``, where too few are active for it to be shared.
    """

    rows: list[EconomyRowJson]
    payments: PaymentsJson
    allowance: AllowanceJson | None
    outlook: OutlookJson | None
    withheld: bool


def economy(economy: Economy | SharedEconomy) -> EconomyJson:
    """Return the economy as it is printed."""
    allowance, outlook = economy.allowance, economy.outlook
    return EconomyJson(
        rows=[_row(row) for row in economy.rows],
        payments=_payments(economy.payments),
        allowance=_allowance(allowance) if allowance else None,
        outlook=_outlook(outlook) if outlook else None,
        withheld=economy.withheld,
    )


def _row(row: EconomyRow) -> EconomyRowJson:
    return EconomyRowJson(
        part=row.kind,
        budget=row.budget,
        planned_to_date=kronor(row.planned),
        spent=row.spent,
        left=row.left,
        forecast=_kronor(row.forecast),
    )


def _payments(payments: Payments) -> PaymentsJson:
    return PaymentsJson(
        requested=payments.requested,
        paid=payments.paid,
        waiting=payments.waiting,
        reduced=payments.reduced,
        not_requested=payments.not_requested,
        claims=[
            ClaimJson(
                period_start=row.period_start,
                period_end=row.period_end,
                requested=row.requested,
                amount=row.amount,
                paid=row.paid,
                paid_amount=row.paid_amount,
            )
            for row in payments.claims
        ],
    )


def _allowance(found: Allowance | SharedAllowance) -> AllowanceJson:
    return AllowanceJson(
        participant_months=_tenths(found.months),
        per_month=_kronor(found.rate_to_date),
        recent_per_month=_kronor(found.rate_recent),
        recent_first=found.first,
        recent_last=found.last,
        planned_months=_tenths(found.planned_months),
        planned_per_month=_kronor(found.planned_rate),
        withheld=found.withheld,
    )


def _outlook(found: Outlook) -> OutlookJson:
    return OutlookJson(
        active=found.active,
        participant_months=float(rounded(found.months, 1)),
        per_month=kronor(found.rate),
        allowance=kronor(found.allowance),
        co_financing=kronor(found.co_financing),
        shortfall=kronor(found.shortfall),
        surplus=kronor(found.surplus),
        grant=kronor(found.grant),
        grant_lost=kronor(found.grant_lost),
        grant_per_month=kronor(found.grant_per_month),
        spare_months=float(rounded(found.spare_months, 1)),
    )


def _kronor(value: float | None) -> Kronor | None:
    return None if value is None else kronor(value)


def _tenths(value: float | None) -> float | None:
    return None if value is None else float(rounded(value, 1))
