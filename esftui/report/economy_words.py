"""What the economy says, in words: the same on the screen, in text and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.locales import _, ngettext
from esftui.locales.foreseen import about, fewer
from esftui.locales.formats import DASH, iso, kronor, number

if TYPE_CHECKING:
    from esftui.disclosure.economy import SharedEconomy
    from esftui.measure.allowance import Outlook
    from esftui.measure.economy import Economy, Payments, RowKind

EXAMPLE = 10
"""How many participant-months fewer are taken as the example."""

_WITHHELD = "··"


def part(kind: RowKind) -> str:
    """Return what a part of the budget is called."""
    match kind:
        case "esf":
            return _("ESF grant")
        case "co_financing":
            return _("Co-financing")
        case "allowance":
            return _("of which allowance")
        case "total":
            return _("Total")


def payments(found: Payments) -> list[tuple[str, str]]:
    """Return what was applied for of the grant and what became of it, with its names."""
    waiting, since = kronor(found.waiting), found.oldest_waiting
    if since is not None:
        waiting = _("{amount}, the oldest since {day}").format(amount=waiting, day=iso(since))
    items = [
        (_("Requested of the grant"), kronor(found.requested)),
        (_("Paid"), kronor(found.paid)),
        (_("Waiting for payment"), waiting),
    ]
    if found.reduced:
        items.append((_("Requested, not approved"), kronor(found.reduced)))
    return [*items, (_("Spent, not requested yet"), kronor(found.not_requested))]


def rates(economy: Economy | SharedEconomy) -> list[tuple[str, str]]:
    """Return the allowance per participant and month, and what the plan reckons with."""
    found = economy.allowance
    if found is None:
        return []

    def known(text: str) -> str:
        return _WITHHELD if found.withheld and text == DASH else text

    months = number(found.months)
    if found.planned_months is not None:
        months = _("{months} of {planned} in the plan").format(
            months=known(months), planned=number(found.planned_months)
        )
    items = [
        (_("Participant-months so far"), known(months)),
        (_("Allowance per participant and month"), known(kronor(found.rate_to_date))),
    ]
    if found.first is not None:
        text = _("latest, since {day}").format(day=iso(found.first))
        items.append((text, known(kronor(found.rate_recent))))
    if found.planned_rate is not None:
        items.append((_("as the plan reckons"), kronor(found.planned_rate)))
    return items


def sentences(economy: Economy | SharedEconomy) -> list[str]:
    """Return where the co-financing ends, what the grant can be then, and what fewer mean."""
    outlook = economy.outlook
    if outlook is not None:
        found = [_co_financing(outlook), _grant(outlook)]
        return [*found, example(outlook)] if outlook.months >= EXAMPLE else found
    if economy.withheld:
        return [_("Too few are active for what lies ahead to be shared.")]
    return []


def example(outlook: Outlook) -> str:
    """Return what ten participant-months fewer take away, once no more can be spared."""
    what = fewer(outlook.beyond_spare(EXAMPLE))
    return what if outlook.spare_months < 1 else _("Beyond that: {what}").format(what=what)


def _co_financing(outlook: Outlook) -> str:
    if not outlook.months:
        text = _("The co-financing comes to {amount} without more participants: {off}.")
    else:
        text = _(
            "If as many as now ({active}) go on to the end, at {rate} per participant and month, "
            "the co-financing comes to {amount}: {off}."
        )
    return text.format(
        active=number(outlook.active),
        rate=kronor(outlook.rate),
        amount=about(outlook.co_financing),
        off=_off(outlook),
    )


def _off(outlook: Outlook) -> str:
    if not (outlook.shortfall or outlook.surplus):
        return _("as budgeted")
    off = about(outlook.shortfall or outlook.surplus)
    text = _("{off} less than budgeted") if outlook.shortfall else _("{off} more than budgeted")
    return text.format(off=off)


def _grant(outlook: Outlook) -> str:
    if outlook.grant_lost:
        text = _("The ESF grant can then be {grant} at the most: {lost} less than granted.")
        return text.format(grant=about(outlook.grant), lost=about(outlook.grant_lost))
    if outlook.spare_months < 1:
        return _("The whole ESF grant can then be had.")
    text = ngettext(
        "The whole ESF grant can then be had, and with {spare} participant-month fewer too.",
        "The whole ESF grant can then be had, and with {spare} participant-months fewer too.",
        int(outlook.spare_months),
    )
    return text.format(spare=number(int(outlook.spare_months)))
