"""What the numbers of a set that are withheld could be, as far as anyone can know it.

"Could be" is exact: for each value a whole solution is found in which every relation holds
and every number is what its mark says.
"""

from collections.abc import Iterable, Sequence

from esftui.disclosure.cells import Relation, TableSet
from esftui.disclosure.domain import Domain
from esftui.disclosure.marks import Marks, State
from esftui.disclosure.solve import Part, Work

_BACK, _STARTS = 400, 3
"""How many solutions are looked through for others to start from, and how many are used."""


_TRIES = 60
"""How often it is tried to take in again what says that numbers have only grown."""


class _Bound:
    """A part of what is withheld, with what has been found out about it so far."""

    def __init__(self, part: Part, muted: bool) -> None:
        self.part, self.muted = part, muted
        self.domains: dict[bool, Domain | None] = {}
        self.refused: set[tuple[bool, int, int]] = set()
        self.placing: int | None = None
        """How many relations were looked at to place what was withheld before, once it is."""


class Possible(Marks):
    """The marks of a set, and what follows from them."""

    def __init__(self, tables: TableSet) -> None:
        """Take a set; for what earlier meetings withheld some values are found that agree."""
        super().__init__(tables)
        self._need = self.k - 1
        self._fewer: dict[int, int] = {}
        """How many values are left of a number that has fewer even if nothing is shown."""
        self._work = Work()
        self._work.limit = tables.limit
        self._bound: dict[int, _Bound] = {}
        self._solutions: list[tuple[bool, dict[int, int]]] = []
        self._seen: dict[bool, dict[int, set[int]]] = {True: {}, False: {}}
        self._quick = False
        self._growing = set(tables.growing)
        self._steady = set(tables.steady)
        for cell, value in self._likely(tables).items():
            self.values[cell] = value
        self.blind = False
        """Whether what earlier meetings withheld is too much to see through."""
        try:
            self._place_past()
        except TimeoutError:
            self.blind = True

    def needed(self, cell: int) -> int:
        """Return how many values a number must be left with: by its own meeting's threshold.

        What was withheld where fewer than 10 are is not told where fewer than 3 are.
        """
        return max(self._need, self.entries[cell].need)

    def _bound_of(self, cell: int) -> _Bound:
        """Return the part of what is withheld that a number belongs to."""
        found = self._bound.get(cell)
        if found is not None:
            return found
        inside, waiting, numbers = {cell}, [cell], set()
        while waiting:
            for number in self.of[waiting.pop()]:
                if number in numbers:
                    continue
                numbers.add(number)
                for other in self.relations[number].cells:
                    if self.states[other] and other not in inside:
                        inside.add(other)
                        waiting.append(other)
        left = (self.left(self.relations[number]) for number in sorted(numbers))
        cells = sorted(inside)
        part = Part(
            cells,
            [relation for relation in left if relation is not None],
            [self.values[each] for each in cells],
            self._work,
        )
        found = _Bound(part, any(self.states[each] is State.MUTED for each in inside))
        for each in inside:
            self._bound[each] = found
        return found

    def _domain(self, bound: _Bound, strict: bool) -> Domain | None:
        if strict not in bound.domains:
            bounds = [self.bounds(cell, strict=strict) for cell in bound.part.cells]
            bound.domains[strict] = bound.part.narrowed(bounds)
        return bound.domains[strict]

    def _span(self, cell: int) -> tuple[int, int] | None:
        """Return what bounds alone say of a number; None if nothing is possible."""
        bound = self._bound_of(cell)
        domain = self._domain(bound, self.strict(cell, muted=bound.muted))
        if domain is None:
            return None
        at = bound.part.place[cell]
        return domain.low[at], domain.high[at]

    def _safe(self, cell: int) -> bool:
        """Say whether a withheld number could be any of enough numbers."""
        bound, need = self._bound_of(cell), self._fewer.get(cell, self.needed(cell))
        strict = self.strict(cell, muted=bound.muted)
        seen = self._seen[strict].setdefault(cell, {self.values[cell]})
        if len(seen) >= need:
            return True
        domain = self._domain(bound, strict)
        if domain is None or not bound.part.at_home(domain):
            return False
        at = bound.part.place[cell]
        low, high = domain.low[at], domain.high[at]
        if high - low + 1 < need:
            return False
        for value in _around(self.values[cell], low, high, 3 * self.k):
            if value in seen or not domain.holds(at, value):
                continue
            if (strict, cell, value) in bound.refused:
                continue
            starts = self._beside(strict, cell, value)
            found = bound.part.solution(domain, cell, value, starts, quick=self._quick)
            if found is None:
                bound.refused.add((strict, cell, value))
                continue
            self._record(strict, found)
            self._go_on(bound, domain, strict, found)
            if len(seen) >= need:
                return True
        return False

    def _beside(self, strict: bool, cell: int, value: int) -> list[dict[int, int]]:
        """Return some solutions where a number is nearly a value."""
        found = []
        for mode, solution in reversed(self._solutions[-_BACK:]):
            if abs(solution.get(cell, value) - value) == 1 and (mode or not strict):
                found.append(solution)
                if len(found) == _STARTS:
                    break
        return found

    def _go_on(self, bound: _Bound, domain: Domain, strict: bool, solution: dict[int, int]) -> None:
        """Go the same way further, and the other way: that is most often possible as well."""
        values = self.values
        by = {cell: value - values[cell] for cell, value in solution.items()}
        for way in (-1, 1):
            for times in range(1 if way < 0 else 2, self._need + 1):
                further = {cell: values[cell] + way * times * step for cell, step in by.items()}
                if not bound.part.fits(domain, further):
                    break
                self._record(strict, further)

    def _record(self, strict: bool, solution: dict[int, int]) -> None:
        """Keep a solution: the numbers that are not what they truly are in it."""
        self._solutions.append((strict, solution))
        for mode in (True, False) if strict else (False,):
            seen = self._seen[mode]
            for cell, value in solution.items():
                seen.setdefault(cell, {self.values[cell]}).add(value)

    def _set(self, cell: int, state: State) -> None:
        """Change how a number stands, and forget what was found out about its part."""
        self.states[cell] = state
        self._unbind([cell])

    def _unbind(self, cells: Iterable[int]) -> None:
        """Forget what was found out about the parts that some numbers are in or beside."""
        gone = set()
        for cell in cells:
            if cell in self._bound:
                gone.add(id(self._bound[cell]))
            for number in self.of[cell]:
                for other in self.relations[number].cells:
                    if other in self._bound:
                        gone.add(id(self._bound[other]))
        if gone:
            self._bound = {c: bound for c, bound in self._bound.items() if id(bound) not in gone}

    # ------------------------------------------------------------ what was withheld before

    def _place_past(self) -> None:
        """Find some values for what earlier meetings withheld that agree with all that is true.

        Where none can be found something has been corrected since, so that a number that only
        grows has not: what cannot be so is left out, and if need be all such growth.
        """
        past = [c for c, entry in enumerate(self.entries) if entry.past is not None]
        # all that is known here, even where it will not be shown, is taken as it is
        states = self.states
        try:
            self._place(past, states)
        finally:
            self.states = states
            self._bound.clear()

    def _place(self, past: Sequence[int], states: list[State]) -> None:
        self.states = [state if state is State.PAST else State.SHOWN for state in states]
        for cell in past:
            if self.states[cell] is not State.PAST:
                continue
            bound = self._bound_of(cell)
            if bound.placing is not None:
                # looked at already, but counted for each number: the more of them were withheld,
                # the sooner it is held to take too long
                self._work.go_on()
                self._work.done += bound.placing
                continue
            cells = bound.part.cells
            if self._placed(cells):
                continue
            steady = self._taken_out(cells)
            for drop in (None, self._refuted, self._every):
                grown = self._grown(cells)
                if drop is not None:
                    self._leave_out(drop(cells), cells)
                if self._placed(cells):
                    if drop == self._every:
                        self._grow_again(grown, cells, [_TRIES])
                    self._put_back(steady, cells)
                    break
            else:
                for each in cells:
                    self._forget(each)
                    states[each] = self.states[each] = State.SHOWN

    def _taken_out(self, cells: Sequence[int]) -> list[int]:
        """Leave out all that says that the past is as it was; return these relations."""
        found = sorted({n for cell in cells for n in self.of[cell] if n in self._steady})
        for number in found:
            self._without(number)
        self._unbind(cells)
        return found

    def _put_back(self, steady: Iterable[int], cells: Sequence[int]) -> None:
        """Take in again what can be so of what says that the past is as it was, one by one.

        What is true is among it: whoever is protected from more than that is from that.
        """
        for number in steady:
            for cell in self.relations[number].cells:
                self.of[cell] = [*self.of[cell], number]
            self._unbind(cells)
            if not self._placed(cells):
                self._without(number)
                self._unbind(cells)
        self._placed(cells)

    def _grown(self, cells: Sequence[int]) -> list[int]:
        """Return all relations that say that some numbers have only grown."""
        return sorted({n for cell in cells for n in self.of[cell] if n in self._growing})

    def _grow_again(self, grown: Sequence[int], cells: Sequence[int], left: list[int]) -> None:
        """Take in again as much as can be so of what says that numbers have only grown.

        Half of it at a time: few have been corrected. Whoever knows of one that it has fallen
        still takes it that the others have grown.
        """
        if not grown or left[0] <= 0:
            return
        left[0] -= 1
        for number in grown:
            for cell in self.relations[number].cells:
                self.of[cell] = [*self.of[cell], number]
        self._unbind(cells)
        try:
            if self._placed(cells):
                return
        except TimeoutError:
            pass
        for number in grown:
            self._without(number)
        self._unbind(cells)
        if len(grown) > 1:
            half = len(grown) // 2
            self._grow_again(grown[:half], cells, left)
            self._grow_again(grown[half:], cells, left)

    def _without(self, number: int) -> None:
        for cell in self.relations[number].cells:
            self.of[cell] = [n for n in self.of[cell] if n != number]

    def _likely(self, tables: TableSet) -> dict[int, int]:
        """Return what numbers of the past may have been: what they are now, where they are."""
        found = {}
        for cell, entry in enumerate(self.entries):
            if entry.past is not None:
                now = tables.index.get(entry.key.split("/", 2)[2])
                found[cell] = self.values[now] if now is not None else entry.past.low
        return found

    def _placed(self, cells: Sequence[int]) -> bool:
        """Give numbers of the past values that agree with all that is true, if there are any."""
        done: set[int] = set()
        found: dict[int, int] = {}
        took: list[tuple[_Bound, int]] = []
        for cell in cells:
            if cell in done:
                continue
            bound = self._bound_of(cell)
            done.update(bound.part.cells)
            domain = self._domain(bound, strict=True)
            before = self._work.done
            solution = None if domain is None else bound.part.any_solution(domain)
            if solution is None:
                return False
            found.update(zip(bound.part.cells, solution, strict=True))
            took.append((bound, self._work.done - before))
        for each, value in found.items():
            self.values[each] = value
        for bound, looked in took:
            bound.placing = looked
        return True

    def _refuted(self, cells: Sequence[int]) -> set[int]:
        """Return the numbers that were larger at an earlier meeting than later, whatever they were.

        That is found from what was known of that meeting alone.
        """
        growing = [n for cell in cells for n in self.of[cell] if n in self._growing]
        tops = {c: entry.past for c in cells if (entry := self.entries[c]).past is not None}
        taken = {c: [n for n in self.of[c] if n not in self._growing] for c in cells}
        kept = {c: self.of[c] for c in cells}
        for c in cells:
            self.of[c] = taken[c]
            self.entries[c].past = self.entries[c].loose or self.entries[c].past
        self._unbind(cells)
        spans = {c: self._span(c) for c in cells}
        for c in cells:
            self.of[c] = kept[c]
            self.entries[c].past = tops[c]
        self._unbind(cells)
        found = set()
        for cell, span in spans.items():
            top = tops[cell].high
            for number in growing:
                relation = self.relations[number]
                if cell in relation.cells and not self._then(relation, cell):
                    later = next(other for other in relation.cells if other != cell)
                    ahead = spans.get(later)
                    top = min(top, ahead[1] if ahead else self.values[later])
            if span is not None and span[0] > top:
                found.add(cell)
        return found

    def _then(self, relation: Relation, cell: int) -> bool:
        """Say whether a number is the later one of two that grow."""
        return relation.signs[relation.cells.index(cell)] > 0

    def _every(self, cells: Sequence[int]) -> set[int]:
        return set(cells)

    def _leave_out(self, cells: Iterable[int], among: Sequence[int]) -> None:
        """Leave out that some numbers of the past have grown since."""
        for cell in cells:
            entry = self.entries[cell]
            entry.past = entry.loose or entry.past
            for number in [n for n in self.of[cell] if n in self._growing]:
                if not self._then(self.relations[number], cell):
                    for other in self.relations[number].cells:
                        self.of[other] = [n for n in self.of[other] if n != number]
        self._unbind(among)

    def _forget(self, cell: int) -> None:
        for number in list(self.of[cell]):
            for other in self.relations[number].cells:
                self.of[other] = [n for n in self.of[other] if n != number]
        self._unbind([cell])


def _around(value: int, low: int, high: int, far: int) -> Iterable[int]:
    """Return the numbers near a value, nearest first, within bounds."""
    if value < low or value > high:
        value = min(max(value, low), high)
    yield value
    for step in range(1, far + 1):
        if value + step <= high:
            yield value + step
        if value - step >= low:
            yield value - step
