"""How the numbers of a set stand: which are shown, and what the marks of the others say."""

from enum import IntEnum

from esftui.disclosure.cells import UNBOUNDED, Entry, Mark, Relation, TableSet, Unknown
from esftui.disclosure.domain import Bounds


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


TELLING = (State.PRIMARY, State.CHANGED)
"""What says of itself how large it is."""


class Marks:
    """The numbers of a set with the marks that they have so far."""

    def __init__(self, tables: TableSet) -> None:
        """Take a set; what is small, or has changed by few, is marked."""
        self.entries = tables.entries
        self.relations = tables.relations
        self.k = tables.rule.k
        self.values = [entry.value for entry in self.entries]
        """The true values; for what an earlier meeting withheld, some that agree with all."""
        self.most = 2 * max(self.values, default=0) + 10 * self.k
        """No number is thought to be larger; that can only withhold more."""
        self.of: list[list[int]] = [[] for _ in self.entries]
        """The relations that each number is in."""
        for number, relation in enumerate(self.relations):
            for cell in relation.cells:
                self.of[cell].append(number)
        self.states = [self._first(entry) for entry in self.entries]

    def mark(self, cell: int) -> Mark:
        """Return why a number is withheld, or nothing if it is shown."""
        state = self.states[cell]
        if state in (State.SHOWN, State.LATENT, State.PAST):
            return ""
        return "primary" if state is State.PRIMARY else "secondary"

    def unknown(self, cell: int) -> Unknown:
        """Return what can be known of a withheld number by its mark alone."""
        bounds = self.bounds(cell, strict=self.states[cell] in TELLING)
        high = UNBOUNDED if bounds.high == self.most else bounds.high
        return Unknown(bounds.low, high, bounds.hole)

    def left(self, relation: Relation) -> Relation | None:
        """Return what a relation says of the numbers that are withheld."""
        states, values = self.states, self.values
        cells, signs, known = [], [], 0
        for cell, sign in zip(relation.cells, relation.signs, strict=True):
            if states[cell]:
                cells.append(cell)
                signs.append(sign)
            else:
                known += sign * values[cell]
        if not cells:
            return None
        return Relation(tuple(cells), tuple(signs), relation.low - known, relation.high - known)

    def _first(self, entry: Entry) -> State:
        if entry.past is not None:
            return State.PAST
        if not entry.shown:
            return State.LATENT
        if entry.forced:
            return State.MUTED
        if 0 < entry.value < self.k:
            return State.PRIMARY
        if entry.changed:
            return State.CHANGED
        return State.MUTED if entry.changed_before else State.SHOWN

    def _least(self, entry: Entry) -> int:
        """Return what a number cannot be less than, by what was shown of it before."""
        if entry.grows and entry.base is not None and entry.value >= entry.base:
            return entry.base
        return 0

    def _most(self, entry: Entry) -> int:
        """Return what a number cannot be more than, by what was shown of a later date."""
        if entry.grows and entry.top is not None and entry.value <= entry.top:
            return min(entry.top, self.most)
        return self.most

    def bounds(self, cell: int, *, strict: bool) -> Bounds:
        """Return what a number can be by its mark; strictly, ``··`` is never small."""
        entry, state, k = self.entries[cell], self.states[cell], self.k
        if entry.past is not None:
            low, high, hole = entry.past
            return Bounds(low, min(high, max(low, self.most)), hole)
        least = self._least(entry)
        if state is State.PRIMARY:
            return Bounds(1, k - 1)
        if state is State.CHANGED and entry.base is not None:
            if entry.grows and entry.value > entry.base:
                return Bounds(entry.base + 1, entry.base + k - 1)
            low = max(0, entry.base - k + 1)
            return Bounds(low, entry.base + k - 1, (entry.base, entry.base))
        most = self._most(entry)
        if state is State.SECONDARY and strict:
            return Bounds(least, most, (least + 1, least + k - 1))
        return Bounds(least, most)

    def needs(self, cell: int) -> bool:
        """Say whether a number must not be worked out."""
        entry, state = self.entries[cell], self.states[cell]
        if state is State.SHOWN:
            return False
        if state is State.LATENT:
            return entry.secret and (
                0 < entry.value < self.k or entry.changed or entry.changed_before
            )
        return state is not State.PAST or entry.secret

    def alone(self, relation: Relation, cell: int) -> bool:
        """Say whether a number is the only one of a relation that is not known."""
        return all(other == cell or not self.states[other] for other in relation.cells)

    def strict(self, cell: int, *, muted: bool) -> bool:
        """Say whether ``··`` beside a number tells that what is there is not small.

        It does not where one of them is small (``muted``): nobody can say which.
        """
        return not muted or self.states[cell] in TELLING
