"""What the budget says, in words: the same in text and on paper."""

from esftui.locales import _, ngettext
from esftui.locales.formats import kronor, number, signed
from esftui.measure.budget import BudgetBurn


def signed_kronor(amount: float) -> str:
    """Return money with its sign."""
    return kronor(amount).replace(number(amount), signed(amount)) if amount else kronor(0)


def forecast(found: BudgetBurn) -> str:
    """Return what will have been spent at the end, beside the budget."""
    if found.forecast is None:
        return _("no entries to reckon from yet")
    over = found.forecast - found.total
    text = (
        _("{forecast}, {amount} over the budget")
        if over > 0
        else _("{forecast}, {amount} under the budget")
    )
    rate = ngettext(
        "at the rate of the latest month with entries",
        "at the rate of the latest {number} months with entries",
        found.run_rate_months,
    ).format(number=number(found.run_rate_months))
    amounts = text.format(forecast=kronor(found.forecast), amount=kronor(abs(over)))
    return f"{amounts}, {rate}"
