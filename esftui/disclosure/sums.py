"""What the numbers withheld in one sum make together must not be of few, either.

Where 40 of 43 are shown, by row, the rest of the rows are 3 persons together, whatever each
of them is: the union of the rows is a small group, though nobody gave it a name. The same
goes for what they have changed by together since an earlier meeting.
"""

from collections.abc import Iterable, Sequence

from esftui.disclosure.cells import Relation, TableSet
from esftui.disclosure.marks import State
from esftui.disclosure.possible import Possible


class Sums(Possible):
    """The marks of a set, and what those that are withheld make together."""

    def __init__(self, tables: TableSet) -> None:
        """Take a set, with what earlier meetings showed of each number."""
        super().__init__(tables)
        self._before = _past_of(tables)

    def few_together(self, relation: Relation, hidden: Iterable[int] | None = None) -> bool:
        """Say whether what is withheld in a sum is of few together, or has changed by few.

        ``hidden``: what is to be withheld, if it is not what is withheld now. Nothing is said
        of a sum where nothing is withheld that could have been shown, of one with a number
        withheld on either side, or of what earlier meetings withheld.
        """
        if not relation.equation:
            return False
        among = self._hidden_of(relation) if hidden is None else sorted(hidden)
        signs = {self._sign(relation, cell) for cell in among}
        if len(signs) != 1 or not any(self.entries[cell].shown for cell in among):
            return False
        if any(self.states[cell] is State.PAST for cell in among):
            return False
        together = sum(self.values[cell] for cell in among)
        if 0 < together < self.k:
            return True
        keys = [self.entries[cell].key for cell in among]
        bases = (before.together(keys) for before in self._before)
        return any(base is not None and 0 < abs(together - base) < self.k for base in bases)

    def few_somewhere(self) -> list[Relation]:
        """Return the sums in which what is withheld is of few together."""
        return [each for each in self.relations if self.few_together(each)]

    def enough_with(self, relation: Relation, cell: int) -> bool:
        """Say whether what is withheld is of enough if one number more is withheld."""
        return not self.few_together(relation, [*self._hidden_of(relation), cell])

    def _hidden_of(self, relation: Relation) -> list[int]:
        return [cell for cell in relation.cells if self.states[cell]]

    def _sign(self, relation: Relation, cell: int) -> int:
        return relation.signs[relation.cells.index(cell)]


class _Before:
    """What one earlier meeting told of numbers, one by one and together."""

    def __init__(self, shown: dict[str, int]) -> None:
        self._shown = shown
        self.rest: dict[frozenset[str], int] = {}
        """What those that it withheld make together, where that was known."""

    def together(self, keys: Sequence[str]) -> int | None:
        """Return what was known of some numbers together; None if it was not."""
        withheld = frozenset(key for key in keys if key not in self._shown)
        rest = self.rest.get(withheld) if withheld else 0
        if rest is None:
            return None
        return rest + sum(self._shown[key] for key in keys if key not in withheld)


def _past_of(tables: TableSet) -> list[_Before]:
    """Return what each earlier meeting told of numbers, and of sums of what it withheld."""
    found = [_Before(shown) for shown in tables.seen]
    for relation in tables.relations:
        entries = [tables.entries[cell] for cell in relation.cells]
        if not relation.equation or len(set(relation.signs)) != 1:
            continue
        if any(entry.past is None for entry in entries):
            continue
        names = [entry.key.split("/", 2) for entry in entries]
        if len({number for _, number, _ in names}) == 1:
            rest = found[int(names[0][1])].rest
            rest[frozenset(key for *_, key in names)] = relation.low * relation.signs[0]
    return found
