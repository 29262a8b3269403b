"""What a number could be if others around it were withheld too."""

from collections.abc import Iterable

from esftui.disclosure.cells import Relation
from esftui.disclosure.domain import Bounds
from esftui.disclosure.marks import Marks, State
from esftui.disclosure.solve import Part


class Trial:
    """Tries out what a number could be if others were withheld too."""

    def __init__(
        self,
        marks: Marks,
        cell: int,
        candidates: list[int],
        relations: Iterable[Relation],
    ) -> None:
        """Take the number, the others, most worth first, and all relations between them."""
        states = marks.states
        self._candidates = candidates
        for each in candidates:
            states[each] = State.SECONDARY
        left = [found for each in relations if (found := marks.left(each)) is not None]
        cells = sorted({other for each in left for other in each.cells} | {cell})
        self._part = Part(cells, left)
        muted = any(states[each] is State.MUTED for each in cells)
        strict = marks.strict(cell, muted=muted)
        self._open = [marks.bounds(each, strict=strict) for each in cells]
        self._known = [Bounds(v, v) for v in (marks.values[each] for each in cells)]
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
