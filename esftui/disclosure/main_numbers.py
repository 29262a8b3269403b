"""Which of a project's main numbers can stay, where not all of them can.

They are chosen before any other number is withheld, and given up last.
"""

from collections.abc import Iterable
from itertools import combinations

from esftui.disclosure.cells import HEADLINES, Relation
from esftui.disclosure.marks import State
from esftui.disclosure.solve import Part
from esftui.disclosure.sums import Sums


class MainNumbers(Sums):
    """The marks of a set, and the choice of its main numbers."""

    def _main_numbers(self, among: set[int] | None = None) -> set[int]:
        """Withhold as few of the main numbers as can be; return those that are to stay.

        In each sum of them that has one withheld, there is another. ``among``: not all of
        these can stay.
        """
        main = [at for at, entry in enumerate(self.entries) if entry.key in HEADLINES]
        sums = {n for n in self._within(main) if self.relations[n].equation}
        shown = [cell for cell in main if not self.states[cell]]
        choices = (
            set(some) for size in range(len(shown) + 1) for some in combinations(shown, size)
        )
        fits = (
            stays
            for stays in sorted(choices, key=self._worth, reverse=True)
            if (among is None or stays < among)
            and all(self._may_miss(self.relations[n], stays) for n in sums)
            and self._room(set(main) - stays)
        )
        best = next(fits, set())
        for cell in shown:
            if cell not in best:
                self._set(cell, State.SECONDARY)
        return best

    def _may_miss(self, relation: Relation, stays: set[int]) -> bool:
        """Say whether a sum of main numbers may be without those that do not stay."""
        hidden = [cell for cell in relation.cells if cell not in stays]
        return len(hidden) != 1 and not self.few_together(relation, hidden)

    def _within(self, cells: Iterable[int]) -> set[int]:
        """Return the relations between some numbers alone."""
        inside = set(cells)
        return {
            number
            for cell in inside
            for number in self.of[cell]
            if inside.issuperset(self.relations[number].cells)
        }

    def _room(self, hidden: set[int]) -> bool:
        """Say whether main numbers have room enough if they are withheld, and all genders."""
        states = self.states
        self.states = list(states)
        stems = {key.rpartition("/")[0] for key in HEADLINES}
        inside = [c for c, e in enumerate(self.entries) if _stem(e.key) in stems]
        wanting = {cell for cell in inside if states[cell]} | hidden
        for cell in inside:
            gender = self.entries[cell].key not in HEADLINES and not self.entries[cell].fixed
            if self.entries[cell].shown:
                self.states[cell] = State.MUTED if gender or cell in hidden else State.SHOWN
        sums = self._within(inside)
        left = [found for n in sums if (found := self.left(self.relations[n])) is not None]
        part = Part([cell for cell in inside if self.states[cell]], left)
        domain = part.narrowed([self.bounds(cell, strict=False) for cell in part.cells])
        room = domain is not None and all(
            high - low + 1 >= self.needed(cell) or not (cell in wanting and self.needs(cell))
            for cell, low, high in zip(part.cells, domain.low, domain.high, strict=True)
        )
        self.states = states
        return room

    def _worth(self, cells: Iterable[int]) -> tuple[int, int]:
        costs = [self.entries[cell].cost for cell in cells]
        return sum(cost > 3 for cost in costs), sum(costs)


def _stem(key: str) -> str:
    """Return what a number is of, without its gender or the meeting that it was withheld at."""
    if key.startswith("then/"):
        key = key.split("/", 2)[2]
    return key.rpartition("/")[0]
