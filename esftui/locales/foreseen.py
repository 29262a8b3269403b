"""What lies ahead of the economy, in words: what fewer participants would take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.locales import _, ngettext
from esftui.locales.formats import kronor, number, rounded

if TYPE_CHECKING:
    from esftui.measure.allowance import Fewer


def fewer(found: Fewer) -> str:
    """Return what some participant-months fewer take away, in a line."""
    months = ngettext(
        "{months} participant-month fewer", "{months} participant-months fewer", round(found.months)
    ).format(months=number(found.months))
    co_financing = _("{amount} less co-financing").format(amount=about(found.co_financing))
    grant = _("{amount} less ESF grant").format(amount=about(found.grant))
    return f"{months} → {co_financing} → {grant}"


def about(amount: float) -> str:
    """Return kronor that are foreseen and not counted: in whole thousands."""
    return kronor(float(rounded(amount / 1_000)) * 1_000)
