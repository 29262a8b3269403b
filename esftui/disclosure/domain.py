"""What is possible for numbers that are not known, while it is being narrowed."""

from collections.abc import Sequence
from typing import NamedTuple


class Bounds(NamedTuple):
    """The least and the greatest of a number, and a span between them that it is not in."""

    low: int
    high: int
    hole: tuple[int, int] = (1, 0)


class Domain:
    """What is possible for each number of a part, while it is being narrowed."""

    __slots__ = ("high", "hole", "home", "low")

    def __init__(self, low: list[int], high: list[int], hole: Sequence[tuple[int, int]]) -> None:
        self.low, self.high, self.hole = low, high, hole
        self.home: bool | None = None
        """Whether the values nearby are possible, once that has been looked at."""

    def copy(self) -> "Domain":
        """Return the same, to try something on."""
        return Domain(self.low.copy(), self.high.copy(), self.hole)

    def skip_hole(self, at: int) -> bool:
        """Move the bounds of a number out of its hole; False if nothing is left of it."""
        first, last = self.hole[at]
        if first <= self.low[at] <= last:
            self.low[at] = last + 1
        if first <= self.high[at] <= last:
            self.high[at] = first - 1
        return self.low[at] <= self.high[at]

    def nearest(self, at: int, value: int) -> int:
        """Return what is possible for a number (by its bounds) nearest to a value."""
        low, high = self.low[at], self.high[at]
        value = min(max(value, low), high)
        first, last = self.hole[at]
        if first <= value <= last:
            below, above = first - 1, last + 1
            if below < low:
                return above
            if above > high:
                return below
            return below if value - below <= above - value else above
        return value

    def holds(self, at: int, value: int) -> bool:
        """Say whether a value is within the bounds of a number and outside its hole."""
        first, last = self.hole[at]
        return self.low[at] <= value <= self.high[at] and not first <= value <= last
