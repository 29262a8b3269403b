"""Chance with a fixed seed, the same on every machine and in every version of Python."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

SEED = "esftui example data 1"


class Chance:
    """A stream of chance that follows from its name alone.

    Only ``Random.random`` is promised to give the same numbers in every version of
    Python, so everything here is made from it.
    """

    def __init__(self, *names: str) -> None:
        """Start the stream of a name: a project, or a project and a pseudonym."""
        self._random = Random("/".join((SEED, *names)))

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return self._random.random()

    def happens(self, probability: float) -> bool:
        """Say whether something with a probability (0-1) happens."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        """Return one of some things."""
        return things[self.whole(0, len(things) - 1)]

    def weighted(self, things: Iterable[tuple[T, float]]) -> T:
        """Return one of some things, each as likely as its weight.

        Raises:
            ValueError: if nothing has a weight above 0.
        """
        pairs = [(thing, weight) for thing, weight in things if weight > 0]
        if not pairs:
            msg = "nothing to choose from"
            raise ValueError(msg)
        left = self.share() * sum(weight for _thing, weight in pairs)
        for thing, weight in pairs:
            left -= weight
            if left < 0:
                return thing
        return pairs[-1][0]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """Return some things in a new order."""
        found = list(things)
        for index in range(len(found) - 1, 0, -1):
            other = self.whole(0, index)
            found[index], found[other] = found[other], found[index]
        return found

    def deck(self, counts: Iterable[tuple[T, int]]) -> list[T]:
        """Return each thing as many times as its count says, shuffled."""
        return self.shuffled(thing for thing, count in counts for _ in range(count))
