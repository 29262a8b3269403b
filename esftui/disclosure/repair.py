"""Numbers moved one after the other, until all relations between them hold again."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.disclosure.domain import Domain

AT_MOST = 3
"""How many times the same number is moved, at most."""


class Tied(NamedTuple):
    """A relation between numbers by their places."""

    numbers: tuple[tuple[int, int], ...]
    """Each number with its sign."""
    plus: list[int]
    minus: list[int]
    least: int
    """The least that their sum can be, each with its sign."""
    most: int


Room = tuple[int, int]
"""Where it stands by how much a sum may go on as it goes, and by how much back."""


class Ties:
    """The relations between some numbers, laid out for many repairs from the same values.

    By how much the sum of relation *n* may fall stands at 2 *n* of ``room``, by how much it
    may rise at 2 *n* + 1; it is below 0 where the sum is too small, or too great.
    """

    __slots__ = ("falling", "held", "near", "numbers", "rising", "room")

    def __init__(self, near: Sequence[int], relations: Sequence[Tied]) -> None:
        """Take the numbers' values, and what holds between them."""
        self.near = list(near)
        self.numbers = [each.numbers for each in relations]
        self.rising: list[list[Room]] = [[] for _ in near]
        """The room that each number takes, and gives, where it rises."""
        self.falling: list[list[Room]] = [[] for _ in near]
        self.room: list[int] = []
        for number, relation in enumerate(relations):
            total, fall, rise = 0, 2 * number, 2 * number + 1
            for at, sign in relation.numbers:
                total += sign * near[at]
                ways = (rise, fall) if sign > 0 else (fall, rise)
                self.rising[at].append(ways)
                self.falling[at].append(ways[::-1])
            self.room += (total - relation.least, relation.most - total)
        self.held = all(room >= 0 for room in self.room)
        """Whether all relations hold of the values."""


class Repair:
    """One try to mend all relations, from where some numbers have been moved already."""

    __slots__ = ("_domain", "_room", "_ties", "broken", "moved", "now", "times")

    def __init__(self, ties: Ties, domain: Domain, moved: dict[int, int]) -> None:
        """Take the relations, what the numbers can be, and those that have been moved."""
        self._ties, self._domain, self.moved = ties, domain, moved
        self._room = ties.room.copy()
        self.now = ties.near.copy()
        self.times = [0] * len(self.now)
        """How many times each number has been moved."""
        self.broken: dict[int, None] = {}
        """The relations that do not hold, as far as is known, in the order they broke."""
        for at, to in moved.items():
            by = to - self.now[at]
            self.now[at] = to
            for ahead, behind in ties.rising[at]:
                self._room[ahead] -= by
                self._room[behind] += by

    def look(self) -> None:
        """See which relations do not hold."""
        self.broken = {at // 2: None for at, room in enumerate(self._room) if room < 0}

    def move(self, at: int, to: int) -> int:
        """Move one number; return how many relations have been looked at."""
        room, broken, ties = self._room, self.broken, self._ties
        by = to - self.now[at]
        self.now[at] = self.moved[at] = to
        self.times[at] += 1
        pairs = ties.rising[at]
        for ahead, behind in pairs:
            left = room[ahead] = room[ahead] - by
            back = room[behind] = room[behind] + by
            if left < 0 or back < 0:
                broken[ahead >> 1] = None
            elif ahead >> 1 in broken:
                del broken[ahead >> 1]
        return len(pairs)

    def best(self, way: int) -> tuple[tuple[int, int] | None, int]:
        """Return the number that mends a relation and breaks the fewest others, and where to.

        And how many were looked at. ``way``: which relation is mended, and which of two
        numbers that are as good is moved.
        """
        # the first one, the one broken last, or the one broken first
        broken = self.broken
        mended = min(broken) if not way else next(reversed(broken) if way % 2 else iter(broken))
        lacks = -self._room[2 * mended]
        if lacks <= 0:
            lacks = self._room[2 * mended + 1]
        lows, highs, holes = self._domain.low, self._domain.high, self._domain.hole
        now, times = self.now, self.times
        best: tuple[int, int, int] | None = None
        chosen: tuple[int, int] | None = None
        tried = 0
        for at, sign in self._ties.numbers[mended]:
            before = times[at]
            if before >= AT_MOST:
                continue
            value, low, high = now[at], lows[at], highs[at]
            wanted = value + lacks if sign > 0 else value - lacks
            to = low if wanted < low else high if wanted > high else wanted
            first, last = holes[at]
            if first <= to <= last:
                to = self._domain.nearest(at, wanted)
            by = to - value
            if not by or (by > 0) != (wanted > value):
                continue
            tried += 1
            rank = self._harm(at, by) + 2 * before, abs(wanted - to), -at if way > 2 else at
            if best is None or rank < best:
                best, chosen = rank, (at, to)
        return chosen, tried

    def _harm(self, at: int, by: int) -> int:
        """Return how many relations more would be broken if a number were moved."""
        room, harm = self._room, 0
        pairs = self._ties.rising[at]
        if by < 0:
            pairs, by = self._ties.falling[at], -by
        for ahead, behind in pairs:
            left, back = room[ahead], room[behind]
            if left >= by and back >= 0:  # it holds, and still would
                continue
            harm += (left >= 0 and back >= 0) - (left >= by and back + by >= 0)
        return harm
