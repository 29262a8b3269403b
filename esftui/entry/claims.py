"""Forms about payments from the fund: the claim, and the money when it comes."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import msgspec

from esftui.entry.form import Context, Entered, Field, Form, Option, Value, Values
from esftui.entry.people import shown_day
from esftui.locales import N_, _, formats
from esftui.model.participant import Claim
from esftui.store.change import Change
from esftui.store.places import plain


def _claims(context: Context) -> tuple[Claim, ...]:
    return context.data.register.claims


def _first_day(context: Context, _values: Values) -> Value:
    """Propose the day after the costs of the latest claim by then, or the project's first."""
    now = min(context.shown, context.today)
    ends = [claim.period_end for claim in _claims(context) if claim.requested <= now]
    if not ends:
        return context.project.start if context.project.start <= now else None
    return max(ends) + timedelta(days=1) if max(ends) < now else None


def _last_day(context: Context, values: Values) -> Value:
    """Propose the end of the latest month that is over, if the period has begun by then."""
    first, now = values.get("period_start"), min(context.shown, context.today)
    last = min((now + timedelta(days=1)).replace(day=1) - timedelta(days=1), context.project.end)
    return last if isinstance(first, date) and first <= last else None


def _costs(context: Context, values: Values) -> Value:
    """Propose what was spent of the grant in the period."""
    budget = context.project.budget
    first, last = values.get("period_start"), values.get("period_end")
    if budget is None or not isinstance(first, date) or not isinstance(last, date):
        return None
    grant = {source.id for source in budget.financing if source.kind == "esf"}
    spent = sum(
        entry.amount
        for entry in context.data.register.spending
        if entry.source in grant and first <= entry.date <= last
    )
    return spent if spent > 0 else None


def _is_paid(_context: Context, values: Values) -> bool:
    return values.get("paid") is not None


def _claimed(_context: Context, values: Values) -> Value:
    return values.get("amount")


def _check_claim(_context: Context, values: Values) -> dict[str, str]:
    amount, paid = values.get("amount"), values.get("paid_amount")
    wrong = {}
    if isinstance(amount, int) and amount <= 0:
        wrong["amount"] = _("A claim is for more than 0 kronor.")
    if isinstance(paid, int) and paid < 0:
        wrong["paid_amount"] = _not_less()
    return wrong


def _build_claim(_context: Context, values: Values) -> Entered:
    names = [each.name for each in msgspec.structs.fields(Claim)]
    given: dict[str, Any] = {name: values[name] for name in names if values.get(name) is not None}
    claim = Claim(**given)
    message = _("{amount} requested {day}, for costs up to {end}")
    told = message.format(
        amount=formats.kronor(claim.amount),
        day=formats.iso(claim.requested),
        end=formats.iso(claim.period_end),
    )
    return Entered((Change(("claims", "+"), None, plain(claim)),), told)


def _no_budget(context: Context) -> str | None:
    return None if context.project.budget else _("The project file has no budget.")


CLAIM = Form(
    "claim",
    N_("Claim for payment"),
    N_("Register what was applied for of the ESF grant, for the costs of a period."),
    "claim",
    (
        Field("period_start", N_("Costs from"), "day", default=_first_day, flag="from"),
        Field("period_end", N_("Costs up to"), "day", required=True, default=_last_day, flag="to"),
        Field("requested", N_("Sent in"), "day", required=True, default=shown_day, flag="date"),
        Field(
            "amount",
            N_("Amount"),
            "kronor",
            required=True,
            help=N_("of the ESF grant; what was spent of it in the period is proposed"),
            default=_costs,
        ),
        Field("paid", N_("Paid on"), "day", help=N_("empty while it waits")),
        Field("paid_amount", N_("Paid"), "kronor", default=_claimed, asked=_is_paid),
    ),
    _build_claim,
    _check_claim,
    _no_budget,
)


def _waiting(context: Context) -> dict[str, Claim]:
    """Return the claims that are not paid, the oldest first, each by its day."""
    seen: Counter[str] = Counter()
    found = {}
    for claim in sorted(_claims(context), key=lambda each: (each.requested, each.period_end)):
        if claim.paid is None:
            day = claim.requested.isoformat()
            seen[day] += 1
            found[day if seen[day] == 1 else f"{day}#{seen[day]}"] = claim
    return found


def _choices(context: Context, _values: Values) -> tuple[Option, ...]:
    costs = _("costs up to {day}")
    return tuple(
        Option(
            key,
            f"{formats.iso(claim.requested)} · {formats.kronor(claim.amount)}",
            costs.format(day=formats.iso(claim.period_end)),
        )
        for key, claim in _waiting(context).items()
    )


def _oldest(context: Context, _values: Values) -> Value:
    return next(iter(_waiting(context)), None)


def _applied_for(context: Context, values: Values) -> Value:
    claim = _waiting(context).get(str(values.get("claim")))
    return None if claim is None else claim.amount


def _check_payment(_context: Context, values: Values) -> dict[str, str]:
    amount = values["amount"]
    return {"amount": _not_less()} if isinstance(amount, int) and amount < 0 else {}


def _not_less() -> str:
    return _("A payment is not less than 0 kronor.")


def _build_payment(context: Context, values: Values) -> Entered:
    claim, day, amount = _waiting(context)[str(values["claim"])], values["paid"], values["amount"]
    assert isinstance(day, date)
    assert isinstance(amount, int)
    paid = {**plain(claim), "paid": day.isoformat(), "paid_amount": amount}
    message = _("{amount} paid {day}, of {requested} requested")
    told = message.format(
        amount=formats.kronor(amount),
        day=formats.iso(day),
        requested=formats.kronor(claim.amount),
    )
    return Entered((Change(("claims", "="), plain(claim), paid),), told)


def _none_waits(context: Context) -> str | None:
    return None if _waiting(context) else _("No claim is waiting for payment.")


PAYMENT = Form(
    "payment",
    N_("Payment"),
    N_("Register the money that the fund has paid for a claim."),
    "payment",
    (
        Field("claim", N_("Claim"), "choice", required=True, options=_choices, default=_oldest),
        Field("paid", N_("Paid on"), "day", required=True, default=shown_day, flag="date"),
        Field(
            "amount",
            N_("Amount"),
            "kronor",
            required=True,
            help=N_("less than was applied for, if some of it was not approved"),
            default=_applied_for,
        ),
    ),
    _build_payment,
    _check_payment,
    missing=_none_waits,
)
