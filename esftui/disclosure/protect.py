"""Which numbers of a set are withheld, so that no small one can be worked out.

First those that are small themselves (primary), or that have changed by so few since an
earlier meeting. Then others (secondary), one by one, until every number that is withheld
could be any of at least ``k`` - 1 numbers: as many as ``<k`` itself leaves open. Where
``<k`` would say too much, because of what stands beside it, ``··`` stands there instead.
At last whatever turns out not to be needed is shown again.

"Could be" is exact: for each of those values a whole solution is found in which every
relation holds and every number is what its mark says. Whoever knows the rule, the marks,
the relations and what earlier meetings showed cannot come closer.
"""

from collections.abc import Iterable

from esftui.disclosure.cells import Relation, TableSet
from esftui.disclosure.marks import TELLING, Marks, State
from esftui.disclosure.solve import Domain, Part
from esftui.disclosure.trial import Trial

_AGAIN = 150
"""How many solutions are looked for, at most, to see what can be shown again after all."""


class _Bound:
    """A part of what is withheld, with what has been found out about it so far."""

    def __init__(self, part: Part, muted: bool) -> None:
        self.part, self.muted = part, muted
        self.domains: dict[bool, Domain | None] = {}
        self.refused: set[tuple[bool, int, int]] = set()


class Protection(Marks):
    """The marks of a set of cells; worked out when it is made."""

    def __init__(self, tables: TableSet) -> None:
        """Withhold what must be withheld."""
        super().__init__(tables)
        self._need = self.k - 1
        self._bound: dict[int, _Bound] = {}
        self._solutions: list[tuple[bool, dict[int, int]]] = []
        self._seen: dict[bool, dict[int, set[int]]] = {True: {}, False: {}}
        self._looked, self._quick = 0, False
        self._place_past()
        self.unsafe: list[int] = []
        """What could not be made safe; there is nothing of that kind, or something is wrong."""
        self._withhold()
        self._show_again()

    # ------------------------------------------------------------ what could it be

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
        part = Part(sorted(inside), [relation for relation in left if relation is not None])
        found = _Bound(part, any(self.states[each] is State.MUTED for each in inside))
        for each in inside:
            self._bound[each] = found
        return found

    def _domain(self, bound: _Bound, strict: bool) -> Domain | None:
        if strict not in bound.domains:
            bounds = [self.bounds(cell, strict=strict) for cell in bound.part.cells]
            bound.domains[strict] = bound.part.narrowed(bounds)
        return bound.domains[strict]

    def _safe(self, cell: int) -> bool:
        """Say whether a withheld number could be any of enough numbers."""
        bound = self._bound_of(cell)
        strict = self.strict(cell, muted=bound.muted)
        seen = self._seen[strict].setdefault(cell, set())
        if len(seen) >= self._need:
            return True
        domain = self._domain(bound, strict)
        if domain is None:
            return False
        at = bound.part.place[cell]
        low, high = domain.low[at], domain.high[at]
        if high - low + 1 < self._need:
            return False
        near = [self.values[each] for each in bound.part.cells]
        for value in _around(self.values[cell], low, high, 3 * self.k):
            if value in seen or not domain.holds(at, value):
                continue
            if (strict, cell, value) in bound.refused:
                continue
            self._looked += 1
            found = bound.part.solution(domain, cell, value, near, quick=self._quick)
            if found is None:
                bound.refused.add((strict, cell, value))
                continue
            self._record(strict, dict(zip(bound.part.cells, found, strict=True)))
            if len(seen) >= self._need:
                return True
        return False

    def _record(self, strict: bool, solution: dict[int, int]) -> None:
        self._solutions.append((strict, solution))
        for mode in (True, False) if strict else (False,):
            seen = self._seen[mode]
            for cell, value in solution.items():
                seen.setdefault(cell, set()).add(value)

    def _place_past(self) -> None:
        """Find some values for what earlier meetings withheld that agree with all that is true.

        Where none can be found what was shown contradicts itself (something has been
        corrected since), and tells nothing.
        """
        past = [c for c, entry in enumerate(self.entries) if entry.past is not None]
        # all that is known here, even where it will not be shown, is taken as it is
        states = self.states
        self.states = [state if state is State.PAST else State.SHOWN for state in states]
        for cell in past:
            if self.states[cell] is not State.PAST:
                continue
            bound = self._bound_of(cell)
            domain = self._domain(bound, strict=True)
            near = [domain.low[at] if domain else 0 for at in range(len(bound.part.cells))]
            found = None if domain is None else bound.part.any_solution(domain, near)
            for at, each in enumerate(bound.part.cells):
                if found is None:
                    self._forget(each)
                    states[each] = State.SHOWN
                else:
                    self.values[each] = found[at]
        self.states = states
        self._bound.clear()

    def _forget(self, cell: int) -> None:
        for number in list(self.of[cell]):
            for other in self.relations[number].cells:
                self.of[other].remove(number)

    # ------------------------------------------------------------ what is withheld

    def _withhold(self) -> None:
        """Withhold more until everything that needs it is safe."""
        waiting = [cell for cell in range(len(self.entries)) if self.needs(cell)]
        while waiting:
            unsafe = []
            for cell in waiting:
                while not self._safe(cell):
                    more = self._remedy(cell)
                    if more is None:
                        self._give_up(cell)
                        break
                    unsafe += more
            waiting = list(dict.fromkeys(unsafe))

    def _give_up(self, cell: int) -> None:
        """Settle what cannot be made safe: a 0 that follows from there being nobody is no secret.

        Nothing else should come here.
        """
        bound = self._bound_of(cell)
        domain = self._domain(bound, self.strict(cell, muted=bound.muted))
        certain = domain is not None and domain.high[bound.part.place[cell]] == 0
        if certain and self.entries[cell].past is None:
            self.entries[cell].fixed = True
            self._set(cell, State.SHOWN)
        else:
            self.unsafe.append(cell)

    def _remedy(self, cell: int) -> list[int] | None:
        """Do one thing for a number that is not safe; return what must be safe because of it."""
        told = self._told([cell]) or self._told(self._bound_of(cell).part.cells)
        if not told:
            quiet = self._mute(cell)
            if quiet:
                return quiet
        one = self._cheapest(told) if told else None
        found = self._in_the_way(cell) if one is None else [one]
        for each in found:
            self._set(each, State.SECONDARY)
        beside = [other for each in found for other in self._latents_beside(each)]
        return [*found, *beside] if found else self._mute(cell) or None

    def _told(self, cells: Iterable[int]) -> list[Relation]:
        """Return the equations in which one of some numbers is all that is not known."""
        return [
            self.relations[number]
            for cell in cells
            for number in self.of[cell]
            if self.relations[number].equation and self.alone(self.relations[number], cell)
        ]

    def _latents_beside(self, cell: int) -> list[int]:
        return [
            other
            for number in self.of[cell]
            for other in self.relations[number].cells
            if self.states[other] is State.LATENT and self.needs(other)
        ]

    def _mute(self, cell: int) -> list[int]:
        """Let a small number say ``··``; return what was muted.

        So do the small ones of the same sums; and where that is not enough (asked again),
        those of the sums that these are in, and so on.
        """
        part = self._bound_of(cell).part.cells
        quiet = {c for c in part if self.states[c] is State.MUTED} | {cell}
        muted = {cell} if self.states[cell] in TELLING else set()
        for each in quiet:
            for number in self.of[each]:
                relation = self.relations[number]
                if relation.equation:
                    muted.update(o for o in relation.cells if self.states[o] in TELLING)
        for each in muted:
            self._set(each, State.MUTED)
        return sorted(muted)

    def _set(self, cell: int, state: State) -> None:
        """Change how a number stands, and forget what was found out about its part."""
        self.states[cell] = state
        gone = {id(self._bound[cell])} if cell in self._bound else set()
        for number in self.of[cell]:
            for other in self.relations[number].cells:
                if other in self._bound:
                    gone.add(id(self._bound[other]))
        self._bound = {c: bound for c, bound in self._bound.items() if id(bound) not in gone}

    def _candidates(self, relations: Iterable[Relation]) -> set[int]:
        return {
            cell
            for relation in relations
            for cell in relation.cells
            if self.states[cell] is State.SHOWN
            and self.entries[cell].shown
            and not self.entries[cell].fixed
        }

    def _cheapest(self, relations: Iterable[Relation]) -> int | None:
        """Return the number of some relations whose loss is least."""
        return min(self._candidates(relations), key=self._loss, default=None)

    def _in_the_way(self, cell: int) -> list[int]:
        """Return numbers that must be withheld together for one to be anything else.

        They are the fewest and least worth, found by withholding everything around and
        showing as much of it again as can be, what is worth most first.
        """
        around: set[int] = set(self._bound_of(cell).part.cells)
        for _ring in range(3):
            numbers = {number for other in around for number in self.of[other]}
            relations = [self.relations[number] for number in sorted(numbers)]
            candidates = sorted(self._candidates(relations), key=self._loss, reverse=True)
            trial = Trial(self, cell, candidates, relations)
            before = trial.width(candidates)
            wanted = min(max(self._need - 1, before + 1), trial.width([]))
            if wanted > before:
                return trial.fewest(wanted)
            around = {other for relation in relations for other in relation.cells}
        return []

    def _loss(self, cell: int) -> tuple[int, int, int]:
        """Return what is lost with a number, and with what must go after it; then its size."""
        after = 0
        for number in self.of[cell]:
            relation = self.relations[number]
            if relation.equation and self.alone(relation, cell):
                others = (self.entries[o].cost for o in relation.cells if o != cell)
                after += 2 + min((cost for cost in others if cost), default=0)
        entry = self.entries[cell]
        poor = 0 if entry.value >= 2 * self.k else 4 if entry.value else 20
        return after + entry.cost + poor, -entry.value, cell

    # ------------------------------------------------------------ what is shown again

    def _show_again(self) -> None:
        """Show what need not have been withheld, what is worth most first."""
        given_up = [c for c, state in enumerate(self.states) if state is State.SECONDARY]
        enough, self._quick = self._looked + _AGAIN, True
        for cell in sorted(given_up, key=lambda c: (-self.entries[c].cost, c)):
            if self._looked > enough:
                break
            part = self._bound_of(cell).part.cells
            bound = dict(self._bound)
            self._set(cell, State.SHOWN)
            if not self._gives_away(cell) and self._safe_without(cell, part):
                continue
            self.states[cell] = State.SECONDARY
            self._bound = bound

    def _gives_away(self, cell: int) -> bool:
        """Say whether a number, once shown, leaves one alone in a sum that must not be."""
        for number in self.of[cell]:
            relation = self.relations[number]
            hidden = [other for other in relation.cells if self.states[other]]
            if relation.equation and len(hidden) == 1 and self.needs(hidden[0]):
                return True
        return False

    def _safe_without(self, cell: int, part: tuple[int, ...]) -> bool:
        """Say whether all that was bound together with a number is safe when it is shown."""
        seen, solutions = self._seen, self._solutions
        value, inside = self.values[cell], set(part)
        self._seen, self._solutions = {True: {}, False: {}}, []
        for strict, solution in solutions:
            if solution.get(cell, value) == value:
                self._record(strict, {c: v for c, v in solution.items() if c != cell})
        beside = {o for number in self.of[cell] for o in self.relations[number].cells}
        order = sorted((c for c in inside if c != cell), key=lambda c: (c not in beside, c))
        if all(self._safe(other) for other in order if self.needs(other)):
            return True
        self._seen, self._solutions = seen, solutions
        return False


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
