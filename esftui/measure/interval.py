"""The exact interval of a share of few: what the true share may well be.

Clopper, C. & Pearson, E. S. (1934), "The use of confidence or fiducial limits illustrated
in the case of the binomial": the limits are the shares at which so many successes or more
(or fewer) would be as unlikely as half of what the level leaves.
"""

from collections.abc import Callable
from math import exp, lgamma, log


def interval(successes: int, number: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact binomial interval of ``successes`` of ``number`` as shares (0-1).

    Raises:
        ValueError: if nobody is counted, or more succeed than there are.
    """
    if not 0 <= successes <= number or number == 0:
        raise ValueError((successes, number))
    rest = (1 - level) / 2
    low = 0.0
    high = 1.0
    if successes > 0:
        low = _root(lambda share: _at_least(successes, number, share) - rest)
    if successes < number:
        high = _root(lambda share: rest - (1 - _at_least(successes + 1, number, share)))
    return low, high


def _at_least(least: int, number: int, share: float) -> float:
    """Return how likely at least so many successes are, for a share strictly between 0 and 1."""
    yes, no = log(share), log(1 - share)
    ways = lgamma(number + 1)
    return sum(
        exp(ways - lgamma(k + 1) - lgamma(number - k + 1) + k * yes + (number - k) * no)
        for k in range(least, number + 1)
    )


def _root(rising: Callable[[float], float]) -> float:
    """Return where a function that rises with the share passes 0, by halving."""
    low, high = 1e-12, 1 - 1e-12
    for _ in range(50):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
