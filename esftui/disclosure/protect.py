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
from enum import IntEnum

from esftui.disclosure.cells import UNBOUNDED, Entry, Mark, Relation, TableSet, Unknown
from esftui.disclosure.solve import Bounds, Domain, Part


class State(IntEnum):
    """How a number stands in what is shown."""

    SHOWN = 0
    PRIMARY = 1
    CHANGED = 2
    SECONDARY = 3
    MUTED = 4
    """Small, but shown as ``··``: the numbers beside it would narrow ``<k``."""
    LATENT = 5
    PAST = 6


_TELLING = (State.PRIMARY, State.CHANGED)
"""What says of itself how large it is."""


class _Bound:
    """A part of what is withheld, with what has been found out about it so far."""

    def __init__(self, part: Part, muted: bool) -> None:
        self.part, self.muted = part, muted
        self.domains: dict[bool, Domain | None] = {}
        self.refused: set[tuple[bool, int, int]] = set()


class Protection:
    """The marks of a set of cells; worked out when it is made."""

    def __init__(self, tables: TableSet) -> None:
        """Withhold what must be withheld."""
        self._entries = tables.entries
        self._relations = tables.relations
        self._k = tables.rule.k
        self._need = self._k - 1
        self._values = [entry.value for entry in self._entries]
        self._most = 2 * max(self._values, default=0) + 10 * self._k
        """No number is thought to be larger; that can only withhold more."""
        self._of: list[list[int]] = [[] for _ in self._entries]
        for number, relation in enumerate(self._relations):
            for cell in relation.cells:
                self._of[cell].append(number)
        self.states = [self._first(entry) for entry in self._entries]
        self._bound: dict[int, _Bound] = {}
        self._solutions: list[tuple[bool, dict[int, int]]] = []
        self._seen: dict[bool, dict[int, set[int]]] = {True: {}, False: {}}
        self._place_past()
        self.unsafe: list[int] = []
        """What could not be made safe; there is nothing of that kind, or something is wrong."""
        self._withhold()
        self._show_again()

    # ----------------------------------------------------------------- what is known

    def mark(self, cell: int) -> Mark:
        """Return why a number is withheld, or nothing if it is shown."""
        state = self.states[cell]
        if state in (State.SHOWN, State.LATENT, State.PAST):
            return ""
        return "primary" if state is State.PRIMARY else "secondary"

    def unknown(self, cell: int) -> Unknown:
        """Return what can be known of a withheld number by its mark alone."""
        bounds = self._bounds(cell, strict=self.states[cell] in _TELLING)
        high = UNBOUNDED if bounds.high == self._most else bounds.high
        return Unknown(bounds.low, high, bounds.hole)

    def left(self, relation: Relation) -> Relation | None:
        """Return what a relation says of the numbers that are withheld."""
        hidden = [
            (cell, sign)
            for cell, sign in zip(relation.cells, relation.signs, strict=True)
            if self.states[cell]
        ]
        if not hidden:
            return None
        known = sum(
            sign * self._values[cell]
            for cell, sign in zip(relation.cells, relation.signs, strict=True)
            if not self.states[cell]
        )
        cells, signs = zip(*hidden, strict=True)
        return Relation(cells, signs, relation.low - known, relation.high - known)

    def _first(self, entry: Entry) -> State:
        if entry.past is not None:
            return State.PAST
        if not entry.shown:
            return State.LATENT
        if entry.forced:
            return State.MUTED
        if 0 < entry.value < self._k:
            return State.PRIMARY
        return State.CHANGED if entry.changed else State.SHOWN

    def _least(self, entry: Entry) -> int:
        """Return what a number cannot be less than, by what was shown of it before."""
        if entry.grows and entry.base is not None and entry.value >= entry.base:
            return entry.base
        return 0

    def _bounds(self, cell: int, *, strict: bool) -> Bounds:
        """Return what a number can be by its mark; strictly, ``··`` is never small."""
        entry, state, k = self._entries[cell], self.states[cell], self._k
        if entry.past is not None:
            low, high, hole = entry.past
            return Bounds(low, min(high, max(low, self._most)), hole)
        least = self._least(entry)
        if state is State.PRIMARY:
            return Bounds(1, k - 1)
        if state is State.CHANGED and entry.base is not None:
            if entry.grows and entry.value > entry.base:
                return Bounds(entry.base + 1, entry.base + k - 1)
            low = max(0, entry.base - k + 1)
            return Bounds(low, entry.base + k - 1, (entry.base, entry.base))
        if state is State.SECONDARY and strict:
            return Bounds(least, self._most, (least + 1, least + k - 1))
        return Bounds(least, self._most)

    def _needs(self, cell: int) -> bool:
        """Say whether a number must not be worked out."""
        entry, state = self._entries[cell], self.states[cell]
        if state is State.SHOWN:
            return False
        if state is State.LATENT:
            return entry.secret and (0 < entry.value < self._k or entry.changed)
        return state is not State.PAST or entry.secret

    # ------------------------------------------------------------ what could it be

    def _bound_of(self, cell: int) -> _Bound:
        """Return the part of what is withheld that a number belongs to."""
        found = self._bound.get(cell)
        if found is not None:
            return found
        inside, waiting, numbers = {cell}, [cell], set()
        while waiting:
            for number in self._of[waiting.pop()]:
                if number in numbers:
                    continue
                numbers.add(number)
                for other in self._relations[number].cells:
                    if self.states[other] and other not in inside:
                        inside.add(other)
                        waiting.append(other)
        left = (self.left(self._relations[number]) for number in sorted(numbers))
        part = Part(sorted(inside), [relation for relation in left if relation is not None])
        found = _Bound(part, any(self.states[each] is State.MUTED for each in inside))
        for each in inside:
            self._bound[each] = found
        return found

    def _strict(self, cell: int, bound: _Bound) -> bool:
        """Say whether ``··`` beside a number tells that what is there is not small.

        It does not where one of them is small: nobody can say which.
        """
        return not bound.muted or self.states[cell] in _TELLING

    def _domain(self, bound: _Bound, strict: bool) -> Domain | None:
        if strict not in bound.domains:
            bounds = [self._bounds(cell, strict=strict) for cell in bound.part.cells]
            bound.domains[strict] = bound.part.narrowed(bounds)
        return bound.domains[strict]

    def _safe(self, cell: int) -> bool:
        """Say whether a withheld number could be any of enough numbers."""
        bound = self._bound_of(cell)
        strict = self._strict(cell, bound)
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
        near = [self._values[each] for each in bound.part.cells]
        for value in _around(self._values[cell], low, high, 3 * self._k):
            if value in seen or not domain.holds(at, value):
                continue
            if (strict, cell, value) in bound.refused:
                continue
            found = bound.part.solution(domain, cell, value, near)
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
        past = [c for c, entry in enumerate(self._entries) if entry.past is not None]
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
                    self._values[each] = found[at]
        self.states = states
        self._bound.clear()

    def _forget(self, cell: int) -> None:
        for number in list(self._of[cell]):
            for other in self._relations[number].cells:
                self._of[other].remove(number)

    # ------------------------------------------------------------ what is withheld

    def _withhold(self) -> None:
        """Withhold more until everything that needs it is safe."""
        waiting = [cell for cell in range(len(self._entries)) if self._needs(cell)]
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
        domain = self._domain(bound, self._strict(cell, bound))
        certain = domain is not None and domain.high[bound.part.place[cell]] == 0
        if certain and self._entries[cell].past is None:
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
            self._relations[number]
            for cell in cells
            for number in self._of[cell]
            if self._relations[number].equation and self._alone(self._relations[number], cell)
        ]

    def _latents_beside(self, cell: int) -> list[int]:
        return [
            other
            for number in self._of[cell]
            for other in self._relations[number].cells
            if self.states[other] is State.LATENT and self._needs(other)
        ]

    def _alone(self, relation: Relation, cell: int) -> bool:
        """Say whether a number is the only one of a relation that is not known."""
        return all(other == cell or not self.states[other] for other in relation.cells)

    def _mute(self, cell: int) -> list[int]:
        """Let a small number say ``··``; return what was muted.

        So do the small ones of the same sums; and where that is not enough (asked again),
        those of the sums that these are in, and so on.
        """
        part = self._bound_of(cell).part.cells
        quiet = {c for c in part if self.states[c] is State.MUTED} | {cell}
        muted = {cell} if self.states[cell] in _TELLING else set()
        for each in quiet:
            for number in self._of[each]:
                relation = self._relations[number]
                if relation.equation:
                    muted.update(o for o in relation.cells if self.states[o] in _TELLING)
        for each in muted:
            self._set(each, State.MUTED)
        return sorted(muted)

    def _set(self, cell: int, state: State) -> None:
        """Change how a number stands, and forget what was found out about its part."""
        self.states[cell] = state
        gone = {id(self._bound[cell])} if cell in self._bound else set()
        for number in self._of[cell]:
            for other in self._relations[number].cells:
                if other in self._bound:
                    gone.add(id(self._bound[other]))
        self._bound = {c: bound for c, bound in self._bound.items() if id(bound) not in gone}

    def _candidates(self, relations: Iterable[Relation]) -> set[int]:
        return {
            cell
            for relation in relations
            for cell in relation.cells
            if self.states[cell] is State.SHOWN
            and self._entries[cell].shown
            and not self._entries[cell].fixed
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
            numbers = {number for other in around for number in self._of[other]}
            relations = [self._relations[number] for number in sorted(numbers)]
            candidates = sorted(self._candidates(relations), key=self._loss, reverse=True)
            trial = _Trial(self, cell, candidates, relations)
            before = trial.width(candidates)
            wanted = min(max(self._need - 1, before + 1), trial.width([]))
            if wanted > before:
                return trial.fewest(wanted)
            around = {other for relation in relations for other in relation.cells}
        return []

    def _loss(self, cell: int) -> tuple[int, int, int]:
        """Return what is lost with a number, and with what must go after it; then its size."""
        after = 0
        for number in self._of[cell]:
            relation = self._relations[number]
            if relation.equation and self._alone(relation, cell):
                others = (self._entries[o].cost for o in relation.cells if o != cell)
                after += 2 + min((cost for cost in others if cost), default=0)
        entry = self._entries[cell]
        poor = 0 if entry.value >= 2 * self._k else 4 if entry.value else 20
        return after + entry.cost + poor, -entry.value, cell

    # ------------------------------------------------------------ what is shown again

    def _show_again(self) -> None:
        """Show what need not have been withheld, what is worth most first."""
        given_up = [c for c, state in enumerate(self.states) if state is State.SECONDARY]
        for cell in sorted(given_up, key=lambda c: (-self._entries[c].cost, c)):
            part = self._bound_of(cell).part.cells
            bound = dict(self._bound)
            self._set(cell, State.SHOWN)
            if not self._gives_away(cell) and self._safe_without(cell, part):
                continue
            self.states[cell] = State.SECONDARY
            self._bound = bound

    def _gives_away(self, cell: int) -> bool:
        """Say whether a number, once shown, leaves one alone in a sum that must not be."""
        for number in self._of[cell]:
            relation = self._relations[number]
            hidden = [other for other in relation.cells if self.states[other]]
            if relation.equation and len(hidden) == 1 and self._needs(hidden[0]):
                return True
        return False

    def _safe_without(self, cell: int, part: tuple[int, ...]) -> bool:
        """Say whether all that was bound together with a number is safe when it is shown."""
        seen, solutions = self._seen, self._solutions
        value, inside = self._values[cell], set(part)
        self._seen, self._solutions = {True: {}, False: {}}, []
        for strict, solution in solutions:
            if solution.get(cell, value) == value:
                self._record(strict, {c: v for c, v in solution.items() if c != cell})
        beside = {o for number in self._of[cell] for o in self._relations[number].cells}
        order = sorted((c for c in inside if c != cell), key=lambda c: (c not in beside, c))
        if all(self._safe(other) for other in order if self._needs(other)):
            return True
        self._seen, self._solutions = seen, solutions
        return False


class _Trial:
    """Tries out what a number could be if others were withheld too."""

    def __init__(
        self,
        protection: Protection,
        cell: int,
        candidates: list[int],
        relations: Iterable[Relation],
    ) -> None:
        """Take the number, the others, most worth first, and all relations between them."""
        states = protection.states
        self._candidates = candidates
        for each in candidates:
            states[each] = State.SECONDARY
        left = [found for each in relations if (found := protection.left(each)) is not None]
        cells = sorted({other for each in left for other in each.cells} | {cell})
        self._part = Part(cells, left)
        bound = _Bound(self._part, any(states[each] is State.MUTED for each in cells))
        strict = protection._strict(cell, bound)
        self._open = [protection._bounds(each, strict=strict) for each in cells]
        self._known = [Bounds(v, v) for v in (protection._values[each] for each in cells)]
        for each in candidates:
            states[each] = State.SHOWN
        self._at = self._part.place[cell]

    def width(self, shown: Iterable[int]) -> int:
        """Return how far the bounds of the number are apart if some of the others are shown."""
        bounds = list(self._open)
        for each in shown:
            at = self._part.place.get(each)
            if at is not None:
                bounds[at] = self._known[at]
        domain = self._part.narrowed(bounds)
        return -1 if domain is None else domain.high[self._at] - domain.low[self._at]

    def fewest(self, wanted: int) -> list[int]:
        """Return what must stay withheld for the bounds to be so far apart."""
        shown: list[int] = []
        waiting = [self._candidates]
        hidden: list[int] = []
        while waiting:
            some = waiting.pop()
            if self.width([*shown, *some]) >= wanted:
                shown += some
            elif len(some) == 1:
                hidden += some
            else:  # the half that is worth more is tried first
                waiting += [some[len(some) // 2 :], some[: len(some) // 2]]
        return hidden


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
