"""What is possible for numbers that are not known: exact whole numbers, not intervals alone.

Bounds are narrowed relation by relation until nothing changes, and what that leaves open
is settled by search, so that a value is called possible only when all numbers have been
found that go with it.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, product

from esftui.disclosure.cells import Relation
from esftui.disclosure.domain import Bounds, Domain
from esftui.disclosure.repair import AT_MOST, Repair, Tied, Ties

SEARCH = 40
"""How many guesses a search may take. Past that a value is held to be impossible, which
can only withhold more."""


PLACING = 400
"""How many guesses it may take to find values for what was withheld at earlier meetings."""

WAYS = 5
"""In how many ways numbers nearby are moved before a search."""

MOVES = 80
"""How many numbers are moved, at most, to mend what does not hold."""

PATIENCE = 40
"""How many times each relation is taken in, on average, before nothing is held to be possible."""


class TooLongError(Exception):
    """More would have to be looked at than is allowed."""


class Work:
    """Counts how much has been looked at, so that there can be an end to it."""

    __slots__ = ("done", "guesses", "limit")

    def __init__(self) -> None:
        self.done = 0
        """Relations looked at so far."""
        self.guesses = 0
        """How many guesses searches may still take."""
        self.limit: int | None = None
        """How many relations may be looked at in all."""

    def go_on(self) -> None:
        """Raise :class:`TooLongError` if there is to be an end to it."""
        if self.limit is not None and self.done > self.limit:
            raise TooLongError


class Part:
    """Numbers that are not known, and that relations bind together; all others are known."""

    def __init__(
        self,
        cells: Sequence[int],
        relations: Sequence[Relation],
        near: Sequence[int] = (),
        work: Work | None = None,
    ) -> None:
        """Take the numbers and the relations between them, with what is known taken out.

        Args:
            cells: the numbers.
            relations: what holds between them.
            near: values of the numbers, to look for others near them.
            work: what counts how much is looked at.
        """
        self.cells = tuple(cells)
        self.place = {cell: at for at, cell in enumerate(self.cells)}
        self.near = list(near)
        self._work = work or Work()
        self._relations: list[Tied] = []
        self._of: list[list[int]] = [[] for _ in self.cells]
        for number, (among, signs, least, most) in enumerate(relations):
            numbers = tuple(zip([self.place[cell] for cell in among], signs, strict=True))
            plus = [at for at, sign in numbers if sign > 0]
            minus = [at for at, sign in numbers if sign < 0]
            self._relations.append(Tied(numbers, plus, minus, least, most))
            for at, _sign in numbers:
                self._of[at].append(number)

    @cached_property
    def _ties(self) -> Ties:
        return Ties(self.near, self._relations)

    def at_home(self, domain: Domain) -> bool:
        """Say whether the values nearby are within bounds, and all relations hold of them."""
        if domain.home is None:
            domain.home = bool(self.near) and self._ties.held
            domain.home &= all(domain.holds(at, value) for at, value in enumerate(self.near))
        return domain.home

    def narrowed(self, bounds: Sequence[Bounds]) -> Domain | None:
        """Return what the relations leave of bounds; None if nothing is possible."""
        self._work.go_on()
        domain = Domain([b.low for b in bounds], [b.high for b in bounds], [b.hole for b in bounds])
        for at in range(len(self.cells)):
            if not domain.skip_hole(at):
                return None
        return domain if self._narrow(domain, set(range(len(self._relations)))) else None

    def solution(
        self,
        domain: Domain,
        cell: int,
        value: int,
        starts: Iterable[dict[int, int]] = (),
        *,
        quick: bool,
    ) -> dict[int, int] | None:
        """Return numbers where one is ``value`` and all relations hold, as near as can be.

        Only those that are not what is nearby.

        Args:
            domain: what the numbers can be.
            cell: the number.
            value: its value.
            starts: other such numbers that all relations hold of, to start from.
            quick: whether they are returned only if they are easily found.
        """
        self._work.go_on()
        at = self.place[cell]
        if self.at_home(domain):
            for way, start in chain(product(range(WAYS), [{}]), product((0, 1), starts)):
                found = self._repaired(domain, (at, value), start, way)
                if found is not None:
                    return {self.cells[each]: to for each, to in found.items()}
        if quick or self._work.guesses <= 0:
            return None
        tried = domain.copy()
        tried.low[at] = tried.high[at] = value
        if not self._narrow(tried, set(self._of[at])):
            return None
        allowed = min(SEARCH, self._work.guesses)
        left = [allowed]
        whole = self._search(tried, self.near, left)
        self._work.guesses -= allowed - max(left[0], 0)
        if whole is None:
            return None
        return {
            c: v for c, v, was in zip(self.cells, whole, self.near, strict=True) if v != was
        } | {cell: value}

    def fits(self, domain: Domain, solution: dict[int, int]) -> bool:
        """Say whether all relations hold where some numbers are not what is nearby."""
        near, rising = self.near, self._ties.rising
        room = self._ties.room.copy()
        for cell, to in solution.items():
            at = self.place[cell]
            if not domain.holds(at, to):
                return False
            by = to - near[at]
            self._work.done += len(rising[at])
            for ahead, behind in rising[at]:
                room[ahead] -= by
                room[behind] += by
        return all(
            room[ahead] >= 0 and room[behind] >= 0
            for cell in solution
            for ahead, behind in rising[self.place[cell]]
        )

    def _repaired(
        self, domain: Domain, move: tuple[int, int] | None, start: dict[int, int], way: int
    ) -> dict[int, int] | None:
        """Move one number, and then others, one for each relation that does not hold.

        Quick, and most often enough; None where the way that is tried leads nowhere.
        """
        moved = {self.place[cell]: to for cell, to in start.items() if cell in self.place}
        if not all(domain.holds(at, to) for at, to in moved.items()):
            return None
        repair = Repair(self._ties, domain, moved)
        if move is not None:
            repair.times[move[0]] = AT_MOST
        left = MOVES
        while move is not None and left:
            left -= 1
            self._work.done += repair.move(*move)
            if not repair.broken:
                return repair.moved
            move, tried = repair.best(way)
            self._work.done += tried
        return None

    def any_solution(self, domain: Domain) -> list[int] | None:
        """Return numbers that all relations hold of, or None if there are none.

        Raises:
            TimeoutError: if none were found in good time, but there may be some.
        """
        self._work.go_on()
        for way in range(2 * WAYS):
            found = self._mended(domain, way)
            if found is not None:
                return found
        left = [PLACING]
        searched = self._search(domain.copy(), self.near, left)
        if searched is None and left[0] < 0:
            raise TimeoutError
        return searched

    def _mended(self, domain: Domain, way: int) -> list[int] | None:
        """Mend one relation after another, from what is nearby, until all of them hold."""
        near = enumerate(self.near)
        moved = {at: domain.nearest(at, to) for at, to in near if not domain.holds(at, to)}
        repair = Repair(self._ties, domain, moved)
        repair.look()
        left = 4 * len(self.cells)
        while repair.broken and left:
            left -= 1
            move, tried = repair.best(way)
            self._work.done += tried
            if move is None:
                return None
            self._work.done += repair.move(*move)
        return None if repair.broken else repair.now

    def _search(self, domain: Domain, near: Sequence[int], left: list[int]) -> list[int] | None:
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

    def _move(self, domain: Domain, values: list[int]) -> tuple[int, int] | None:
        """Return the number to move, and where to, for the first relation that does not hold.

        None if all of them hold.
        """
        for numbers, _plus, _minus, least, most in self._relations:
            total = 0
            for at, sign in numbers:
                total += sign * values[at]
            if least <= total <= most:
                continue
            lacks = least - total if total < least else most - total
            best: tuple[int, int, int, int] | None = None
            for at, sign in numbers:
                width = domain.high[at] - domain.low[at]
                if width:
                    to = domain.nearest(at, values[at] + sign * lacks)
                    moved = (abs(values[at] + sign * lacks - to), width, at, to)
                    best = moved if best is None else min(best, moved)
            if best is None:  # cannot be: what is left of no choice has been narrowed
                return numbers[0][0], values[numbers[0][0]]
            return best[2], best[3]
        return None

    def _narrow(self, domain: Domain, waiting: set[int]) -> bool:
        """Narrow the bounds by the relations until nothing changes; False if none is left."""
        low, high, hole, of = domain.low, domain.high, domain.hole, self._of
        left = PATIENCE * len(self._relations)
        while waiting:
            left -= 1
            if left < 0:
                return False
            self._work.done += 1
            numbers, plus, minus, least, most = self._relations[waiting.pop()]
            bottom = top = 0
            for at in plus:
                bottom += low[at]
                top += high[at]
            for at in minus:
                bottom -= high[at]
                top -= low[at]
            if bottom > most or top < least:
                return False
            if bottom >= least and top <= most:
                continue
            for at, sign in numbers:
                new_low, new_high = before_low, before_high = low[at], high[at]
                if before_low == before_high:
                    continue
                over, under = (
                    (least - top, most - bottom) if sign > 0 else (bottom - most, top - least)
                )
                if before_high + over > before_low:
                    new_low = before_high + over
                elif before_low + under >= before_high:
                    continue
                if before_low + under < before_high:
                    new_high = before_low + under
                first, last = hole[at]
                if first <= new_low <= last:
                    new_low = last + 1
                if first <= new_high <= last:
                    new_high = first - 1
                if new_low > new_high:
                    return False
                low[at], high[at] = new_low, new_high
                waiting.update(of[at])
                if sign > 0:
                    bottom += new_low - before_low
                    top += new_high - before_high
                else:
                    bottom += before_high - new_high
                    top += before_low - new_low
        return True
