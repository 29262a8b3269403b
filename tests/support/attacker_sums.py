"""Sums whose whole is known: what is withheld in one must make at least k together.

The count of all that are not shown in a sum follows from what is shown of it, whatever each
of them is. If it were less than k it would be of so few as must not be told; and so would a
change of it since an earlier meeting at which it was known.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from support.attacker import Attacker, Known
from support.shared_reading import Reading


class Thin(NamedTuple):
    """Some numbers that are not shown, by their names, and of how few they are together.

    ``since`` is the name of the meeting since which they have changed by so few; none where
    they are of so few.
    """

    names: tuple[str, ...]
    together: int
    since: str = ""

    def __str__(self) -> str:
        """Return the sum as it can be read."""
        since = f" since {self.since}" if self.since else ""
        return f"{self.together}{since} = {' + '.join(self.names)}"


def thin_sums(attacker: Attacker, readings: Sequence[Reading]) -> list[Thin]:
    """Return the sums of which something is withheld, but only 1 to k - 1 altogether.

    ``attacker`` has taken in the readings, and is not ready yet: what follows from one sum
    is not put into the next. ``readings`` are the meetings in their order, the oldest first.
    """
    found: dict[Thin, None] = {}
    before: list[tuple[Reading, set[frozenset[str]]]] = []
    for reading in readings:
        together = list(dict.fromkeys(_together(attacker, reading)))
        for names in together:
            keys = [name[len(reading.name) :] for name in names]
            number = sum(reading.truth[key] for key in keys)
            if reading.shared.rule.small(number):
                found[Thin(names, number)] = None
            for then, known in before:
                if _known(keys, then, known):
                    change = number - sum(then.truth[key] for key in keys)
                    if reading.shared.rule.small(change):
                        found[Thin(names, change, then.name)] = None
        all_known = {frozenset(name[len(reading.name) :] for name in names) for names in together}
        before.append((reading, all_known))
    return list(found)


def _together(attacker: Attacker, reading: Reading) -> Iterator[tuple[str, ...]]:
    """Return what is not shown in each sum whose whole is known, something of it withheld."""
    start = len(reading.name)
    withheld = {key for key, cell in reading.shared.numbers().items() if cell.withheld}
    for fact in attacker.known:
        if fact.low != fact.high or not _of(fact, reading):
            continue
        hidden = [tuple(_hidden(names, attacker)) for names in (fact.plus, fact.minus)]
        if all(hidden):
            continue  # the whole is withheld as well
        names = hidden[0] or hidden[1]
        if any(name[start:] in withheld for name in names):
            yield tuple(sorted(names))


def _known(keys: Sequence[str], then: Reading, known: set[frozenset[str]]) -> bool:
    """Say whether it was known at a meeting what some numbers made together."""
    if not then.truth.keys() >= set(keys):
        return False
    unseen = frozenset(key for key in keys if then.shared.value(key) is None)
    return not unseen or unseen in known


def _of(fact: Known, reading: Reading) -> bool:
    """Say whether a sum is of one meeting alone."""
    start = len(reading.name)
    return all(
        name.startswith(reading.name) and name[start:] in reading.truth
        for name in (*fact.plus, *fact.minus)
    )


def _hidden(names: Sequence[str], attacker: Attacker) -> Iterator[str]:
    return (name for name in names if attacker.spans[name][0] < attacker.spans[name][1])
