"""Which numbers of a set are withheld, so that no small one can be worked out.

First those that are small themselves (primary), or that have changed by so few since an
earlier meeting. Then others (secondary), one by one, until every number that is withheld
could be any of at least ``k`` - 1 numbers: as many as ``<k`` itself leaves open. Where
``<k`` would say too much, because of what stands beside it, ``··`` stands there instead.
Where that takes too much, whole columns of numbers go at once, those worth least first,
the main numbers of the project last; with nothing shown there is nothing to work out.
At last whatever turns out not to be needed is shown again.

Whoever knows the rule, the marks, the relations and what earlier meetings showed cannot
come closer than that.
"""

from collections.abc import Callable, Iterable

from esftui.disclosure.cells import EVERYBODY, HEADLINES, Entry, Relation, TableSet
from esftui.disclosure.main_numbers import MainNumbers
from esftui.disclosure.marks import TELLING, State
from esftui.disclosure.trial import Trial

_EFFORT = 100_000
"""How many relations are looked at before a whole column is given up; then so many again."""

_AGAIN = 150_000
"""How many are looked at, at most, to see what can be shown again after all."""

_GUESSES = 60
"""How many guesses all searches may take between two columns that are given up."""

_REMEDIES = 80
"""How many things are done for the sake of one number before a column is given up."""

_GENDERS = ("women", "men", "unknown")


class Protection(MainNumbers):
    """The marks of a set of cells; worked out when it is made."""

    def __init__(self, tables: TableSet) -> None:
        """Withhold what must be withheld.

        Raises:
            TooLongError: if more would have to be looked at than the set allows.
        """
        super().__init__(tables)
        self.unsafe: list[int] = []
        """What could not be shown to be safe, with all that it hangs together with withheld."""
        self._lost: set[int] = set()
        """What earlier meetings had told already."""
        self._kept_back: set[int] = set()
        """What is not shown again: it says something of few."""
        self._locked = self._main_numbers()
        self._free: dict[int, tuple[int, int] | None] | None = None
        self._given = 0
        self._until = self._work.done + _EFFORT
        self._work.guesses = _GUESSES
        self.few = tables.few
        """Whether there are so few that nothing is told of them but how many, roughly."""
        if self.blind or self.few:
            self._withhold_all()
        if self.blind:
            return
        if self.few and (everybody := self._first(self._everybody(tables))) is State.PRIMARY:
            self._set(tables.index[EVERYBODY], everybody)
        self._withhold()
        if not self.few:
            self._withhold_zeros(tables)
            self._show_again()

    # ------------------------------------------------------------ what is withheld

    def needs(self, cell: int) -> bool:
        """Say whether a number must not be worked out, if it has not been already."""
        return cell not in self._lost and super().needs(cell)

    def _withhold(self) -> None:
        """Withhold more until everything that needs it is safe."""
        waiting = [cell for cell in range(len(self.entries)) if self.needs(cell)]
        while waiting:
            unsafe: list[int] = []
            for cell in waiting:
                unsafe += self._protect(cell)
            waiting = list(dict.fromkeys(unsafe)) or ([] if self.few else self._fill_up())

    def _withhold_zeros(self, tables: TableSet) -> None:
        """Withhold what is 0 of few where it is not shown that it is 0 of all."""
        pairs = {tables.index[zero]: tables.index[of_all] for zero, of_all in tables.zeros}
        while zeros := [
            zero
            for zero, of_all in pairs.items()
            if self.states[of_all] and not self.states[zero] and self.entries[zero].shown
        ]:
            for zero in zeros:
                # once: one that follows from all that is shown is shown again
                del pairs[zero]
                self.entries[zero].fixed = False
                self._set(zero, State.MUTED)
            self._withhold()
        self._kept_back = {tables.index[zero] for zero, _of_all in tables.zeros}

    def _fill_up(self) -> list[int]:
        """Withhold more in sums of which few are withheld together; return what must be safe."""
        found: list[int] = []
        for relation in self.few_somewhere():
            while self.few_together(relation):
                choices = self._candidates([relation])
                if not choices:
                    found += self._give_column() or []
                    break
                one = min(choices, key=lambda c: (not self.enough_with(relation, c), self._loss(c)))
                self._set(one, State.SECONDARY)
                found += [one, *self._latents_beside(one)]
        return list(dict.fromkeys(found))

    def _everybody(self, tables: TableSet) -> Entry:
        return self.entries[tables.index[EVERYBODY]]

    def _withhold_all(self) -> None:
        """Withhold everything: then nothing can be worked out that could not be before."""
        for cell, entry in enumerate(self.entries):
            if self.few:  # that none of them has left is of few, too
                entry.fixed = False
            if entry.shown and not entry.fixed:
                self.states[cell] = State.MUTED

    def _protect(self, cell: int) -> list[int]:
        """Withhold more until one number is safe; return what must be safe because of it."""
        unsafe: list[int] = []
        tries = 0
        while self.needs(cell) and not self._safe(cell):
            tries += 1
            more = None
            if tries == 1 and (left := self._bare(cell)) < self.needed(cell):
                if left <= 1:
                    self._give_up(cell)
                    break
                self._fewer[cell] = left
                continue
            if tries <= _REMEDIES and self._work.done < self._until:
                more = self._remedy(cell)
            if more is None:
                more = self._give_column()
            if more is None:
                self._give_up(cell)
                break
            unsafe += more
        return unsafe

    def _give_column(self) -> list[int] | None:
        """Withhold more at once: genders of rows, all genders, all but the main numbers, these.

        Returns what must be safe because of it, or None if there is nothing left to give.
        """
        columns: tuple[Callable[[int], bool], ...] = (
            lambda c: self._gender(c) and self.entries[c].cost < 15,
            self._gender,
            lambda c: c not in self._locked,
        )
        while self._given < len(columns) or self._locked:
            if self._given >= len(columns):
                self._locked = self._main_numbers(self._locked)
            column = columns[min(self._given, len(columns) - 1)]
            self._given += 1
            self._until = self._work.done + _EFFORT
            self._work.guesses = _GUESSES
            given = []
            for each, entry in enumerate(self.entries):
                state = self.states[each]
                if entry.shown and not entry.fixed and column(each):
                    if state is State.SHOWN:
                        self.states[each] = State.SECONDARY
                        given.append(each)
                    elif state in TELLING:
                        self.states[each] = State.MUTED
                        given.append(each)
            if given:
                self._bound.clear()
            if given or self._given > len(columns):
                return [c for c in range(len(self.states)) if self.needs(c)]
        return None

    def _bare(self, cell: int) -> int:
        """Return how many values a number could have if nothing at all were shown."""
        if self._free is None:
            states, bound, seen = self.states, self._bound, self._seen
            self._bound = {}
            self.states = [
                State.SHOWN
                if entry.fixed or (entry.past is not None and not state)
                else State.PAST
                if entry.past is not None
                else State.MUTED
                for entry, state in zip(self.entries, states, strict=True)
            ]
            self._free = {}
            for each, state in enumerate(self.states):
                if state:
                    self._free[each] = self._span(each)
            self.states, self._bound, self._seen = states, bound, seen
        span = self._free.get(cell)
        return 0 if span is None else span[1] - span[0] + 1

    def _gender(self, cell: int) -> bool:
        return any(name in _GENDERS for name in self.entries[cell].key.split("/"))

    def _give_up(self, cell: int) -> None:
        """Settle what is not safe where nothing is shown that it hangs together with.

        A 0 that follows from there being nobody is no secret. What has been told before
        cannot be taken back.
        """
        span = self._span(cell)
        past = self.entries[cell].past is not None
        if past and (span is None or span[1] - span[0] + 1 < self.needed(cell)):
            self._lost.add(cell)
        elif not past and span == (0, 0):
            self.entries[cell].fixed = True
            self._set(cell, State.SHOWN)
        elif cell not in self.unsafe:
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

    def _candidates(self, relations: Iterable[Relation]) -> set[int]:
        return {
            cell
            for relation in relations
            for cell in relation.cells
            if self.states[cell] is State.SHOWN
            and self.entries[cell].shown
            and not self.entries[cell].fixed
            and cell not in self._locked
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
            wanted = min(max(self.needed(cell) - 1, before + 1), trial.width([]))
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
        """Show what need not have been withheld, what is worth most first, a table at a time."""
        self._work.limit = None  # all is safe already, and this has an end of its own
        self._until, self._quick = self._work.done + _AGAIN, True
        groups: dict[tuple[int, str], list[int]] = {}
        for cell, state in enumerate(self.states):
            if state is State.SECONDARY and cell not in self._kept_back:
                entry = self.entries[cell]
                table = entry.key if entry.key in HEADLINES else entry.key.split("/")[0]
                groups.setdefault((-entry.cost, table), []).append(cell)
        waiting = [groups[name] for name in sorted(groups, reverse=True)]
        while waiting and self._work.done < self._until:
            some = waiting.pop()
            if not self._shown_again(some) and len(some) > 1:
                waiting += [some[len(some) // 2 :], some[: len(some) // 2]]

    def _shown_again(self, cells: list[int]) -> bool:
        """Show some numbers if all that they hang together with stays safe."""
        part = {other for cell in cells for other in self._bound_of(cell).part.cells}
        bound = dict(self._bound)
        for cell in cells:
            self.states[cell] = State.SHOWN
        self._unbind(cells)
        if not any(map(self._gives_away, cells)) and self._safe_without(cells, part):
            return True
        for cell in cells:
            self.states[cell] = State.SECONDARY
        self._bound = bound
        return False

    def _gives_away(self, cell: int) -> bool:
        """Say whether a number, once shown, leaves one alone in a sum, or few together."""
        for number in self.of[cell]:
            relation = self.relations[number]
            hidden = [other for other in relation.cells if self.states[other]]
            if relation.equation and len(hidden) == 1 and self.needs(hidden[0]):
                return True
            if self.few_together(relation):
                return True
        return False

    def _safe_without(self, cells: list[int], part: set[int]) -> bool:
        """Say whether all that was bound together with numbers is safe when they are shown."""
        seen, solutions = self._seen, self._solutions
        gone = set(cells)
        self._seen, self._solutions = {True: {}, False: {}}, []
        for strict, solution in solutions:
            if gone.isdisjoint(solution):
                self._record(strict, solution)
        beside = {
            o for cell in cells for number in self.of[cell] for o in self.relations[number].cells
        }
        order = sorted(part - gone, key=lambda c: (c not in beside, c))
        if all(self._safe(other) for other in order if self.needs(other)):
            return True
        self._seen, self._solutions = seen, solutions
        return False
