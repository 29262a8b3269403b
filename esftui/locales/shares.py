"""Shares as per cent, written so that figure and verdict never contradict each other."""

from decimal import Decimal

from esftui.locales.formats import percent, rounded

_MOST_DECIMALS = 6


def beside_target(share: float | None, target: float | None) -> tuple[str, str]:
    """Return a share and its target (both 0-1) as per cent.

    Whole per cent, but with as many decimals as it takes for the share to stand on the
    same side of the target rounded as it does exactly: 53 of 56 against 95 % is
    ``94,6 %``, for 95 % would look as if the target were met.
    """
    if share is None or target is None:
        return percent(share), percent(target)
    exact, goal = Decimal(repr(share)) * 100, Decimal(repr(target)) * 100
    target_decimals = next((n for n in range(3) if rounded(goal, n) == goal), 2)
    decimals = 0
    while decimals < _MOST_DECIMALS and (
        (rounded(exact, decimals) >= rounded(goal, target_decimals)) != (exact >= goal)
    ):
        decimals += 1
    return percent(share, decimals), percent(target, target_decimals)


def beside_band(share: float | None, low: float = 0.4, high: float = 0.6) -> str:
    """Return a share (0-1) that is judged by a band, as per cent.

    Whole per cent, but with as many decimals as it takes for a share outside the band not to
    look as if it were inside: 60,4 % is skewed, and 60 % would look even.
    """
    if share is None:
        return percent(share)
    exact = Decimal(repr(share)) * 100
    bounds = Decimal(repr(low)) * 100, Decimal(repr(high)) * 100
    decimals = 0
    while decimals < _MOST_DECIMALS and (
        (bounds[0] <= rounded(exact, decimals) <= bounds[1]) != (bounds[0] <= exact <= bounds[1])
    ):
        decimals += 1
    return percent(share, decimals)
