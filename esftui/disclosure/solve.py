"""What is possible for numbers that are not known: exact whole numbers, not intervals alone.

Bounds are narrowed relation by relation until nothing changes, and what that leaves open
is settled by search, so that a value is called possible only when all numbers have been
found that go with it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.disclosure.cells import Relation

SEARCH = 40
"""How many guesses a search may take. Past that a value is held to be impossible, which
can only withhold more."""


PATIENCE = 40
"""How many times each relation is taken in, on average, before nothing is held to be possible."""


class Bounds(NamedTuple):
    """The least and the greatest of a number, and a span between them that it is not in."""

    low: int
    high: int
    hole: tuple[int, int] = (1, 0)


class Part:
    """Numbers that are not known, and that relations bind together; all others are known."""

    def __init__(self, cells: Sequence[int], relations: Sequence[Relation]) -> None:
        """Take the numbers and the relations between them, with what is known taken out."""
        self.cells = tuple(cells)
        self.place = {cell: at for at, cell in enumerate(self.cells)}
        self._relations = [
            (tuple(self.place[cell] for cell in each.cells), each.signs, each.low, each.high)
            for each in relations
        ]
        self._of: list[list[int]] = [[] for _ in self.cells]
        self._signed: list[list[tuple[int, int]]] = [[] for _ in self.cells]
        for number, (places, signs, *_rest) in enumerate(self._relations):
            for at, sign in zip(places, signs, strict=True):
                self._of[at].append(number)
                self._signed[at].append((number, sign))

    def narrowed(self, bounds: Sequence[Bounds]) -> "Domain | None":
        """Return what the relations leave of bounds; None if nothing is possible."""
        domain = Domain([b.low for b in bounds], [b.high for b in bounds], [b.hole for b in bounds])
        for at in range(len(self.cells)):
            if not domain.skip_hole(at):
                return None
        return domain if self._narrow(domain, set(range(len(self._relations)))) else None

    def solution(
        self, domain: "Domain", cell: int, value: int, near: Sequence[int], *, quick: bool
    ) -> list[int] | None:
        """Return numbers where one is ``value`` and all relations hold, as near as can be.

        ``quick``: only if they are easily found.
        """
        at = self.place[cell]
        found = self._repaired(domain, at, value, near)
        if found is not None or quick:
            return found
        tried = domain.copy()
        tried.low[at] = tried.high[at] = value
        if not self._narrow(tried, set(self._of[at])):
            return None
        return self._search(tried, near, [SEARCH])

    def _repaired(
        self, domain: "Domain", at: int, value: int, near: Sequence[int]
    ) -> list[int] | None:
        """Move one number, and then others, one for each relation that does not hold.

        Quick, and most often enough; None where the way that is tried first leads nowhere.
        """
        values = list(near)
        sums = [
            sum(sign * values[each] for each, sign in zip(places, signs, strict=True))
            for places, signs, _least, _most in self._relations
        ]
        broken = {
            number
            for number, (_places, _signs, least, most) in enumerate(self._relations)
            if not least <= sums[number] <= most
        }
        if broken or not all(domain.holds(each, number) for each, number in enumerate(values)):
            return None  # not from here
        moved: set[int] = set()
        move: tuple[int, int] | None = (at, value)
        while move is not None:
            each, to = move
            moved.add(each)
            for number, sign in self._signed[each]:
                sums[number] += sign * (to - values[each])
                _places, _signs, least, most = self._relations[number]
                (broken.discard if least <= sums[number] <= most else broken.add)(number)
            values[each] = to
            if not broken:
                return values
            move = self._best_move(domain, (values, sums), broken, moved)
        return None

    def _best_move(
        self,
        domain: "Domain",
        state: tuple[list[int], list[int]],
        broken: set[int],
        moved: set[int],
    ) -> tuple[int, int] | None:
        """Return the number that mends a relation and breaks the fewest others, and where to."""
        values, sums = state
        mended = min(broken)
        places, signs, least, most = self._relations[mended]
        lacks = least - sums[mended] if sums[mended] < least else most - sums[mended]
        best: tuple[int, int, int] | None = None
        for at, sign in zip(places, signs, strict=True):
            to = values[at] + sign * lacks
            if at in moved or not domain.holds(at, to):
                continue
            harm = 0
            for number, own in self._signed[at]:
                bottom, top = self._relations[number][2:]
                holds = bottom <= sums[number] + own * (to - values[at]) <= top
                harm += (not holds) - (number in broken)
            if best is None or (harm, at) < best[:2]:
                best = harm, at, to
        return None if best is None else best[1:]

    def any_solution(self, domain: "Domain", near: Sequence[int]) -> list[int] | None:
        """Return numbers that all relations hold of, or None if none were found."""
        return self._search(domain.copy(), near, [50 * SEARCH])

    def _search(self, domain: "Domain", near: Sequence[int], left: list[int]) -> list[int] | None:
        """Find numbers within bounds that all relations hold of, moving as few as can be."""
        values = [domain.nearest(at, value) for at, value in enumerate(near)]
        move = self._move(domain, values)
        if move is None:
            return values
        left[0] -= 1
        if left[0] < 0:
            return None
        at, guess = move
        low, high = domain.low[at], domain.high[at]
        for first, last in ((guess, guess), (low, guess - 1), (guess + 1, high)):
            if first > last:
                continue
            tried = domain.copy()
            tried.low[at], tried.high[at] = first, last
            if tried.skip_hole(at) and self._narrow(tried, set(self._of[at])):
                found = self._search(tried, near, left)
                if found is not None:
                    return found
        return None

    def _move(self, domain: "Domain", values: list[int]) -> tuple[int, int] | None:
        """Return the number to move, and where to, for the first relation that does not hold.

        None if all of them hold.
        """
        for places, signs, least, most in self._relations:
            total = 0
            for at, sign in zip(places, signs, strict=True):
                total += sign * values[at]
            if least <= total <= most:
                continue
            lacks = least - total if total < least else most - total
            best: tuple[int, int, int, int] | None = None
            for at, sign in zip(places, signs, strict=True):
                width = domain.high[at] - domain.low[at]
                if width:
                    to = domain.nearest(at, values[at] + sign * lacks)
                    moved = (abs(values[at] + sign * lacks - to), width, at, to)
                    best = moved if best is None else min(best, moved)
            if best is None:  # cannot be: what is left of no choice has been narrowed
                return places[0], values[places[0]]
            return best[2], best[3]
        return None

    def _narrow(self, domain: "Domain", waiting: set[int]) -> bool:
        """Narrow the bounds by the relations until nothing changes; False if none is left."""
        low, high, of = domain.low, domain.high, self._of
        left = PATIENCE * len(self._relations)
        while waiting:
            left -= 1
            if left < 0:
                return False
            places, signs, least, most = self._relations[waiting.pop()]
            bottom = top = 0
            for at, sign in zip(places, signs, strict=True):
                if sign > 0:
                    bottom += low[at]
                    top += high[at]
                else:
                    bottom -= high[at]
                    top -= low[at]
            if bottom > most or top < least:
                return False
            if bottom >= least and top <= most:
                continue
            for at, sign in zip(places, signs, strict=True):
                before_low, before_high = low[at], high[at]
                if before_low == before_high:
                    continue
                if sign > 0:
                    new_low = least - top + before_high
                    new_high = most - bottom + before_low
                else:
                    new_low = bottom + before_high - most
                    new_high = top + before_low - least
                if new_low <= before_low and new_high >= before_high:
                    continue
                low[at] = max(before_low, new_low)
                high[at] = min(before_high, new_high)
                if not domain.skip_hole(at):
                    return False
                waiting.update(of[at])
                if sign > 0:
                    bottom += low[at] - before_low
                    top += high[at] - before_high
                else:
                    bottom += before_high - high[at]
                    top += before_low - low[at]
        return True


class Domain:
    """What is possible for each number of a part, while it is being narrowed."""

    __slots__ = ("high", "hole", "low")

    def __init__(self, low: list[int], high: list[int], hole: Sequence[tuple[int, int]]) -> None:
        self.low, self.high, self.hole = low, high, hole

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
