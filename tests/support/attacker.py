"""Someone who works out what is withheld: knows the rule, the marks and how things sum up.

Written without any of the code that withholds. Numbers are tried out one by one, whole
numbers only; a value is possible when all others have been found that go with it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

FAR = 1_000

_ATTEMPTS = 12
"""How often others are mended for one value; in the second half what has moved tends to stay."""

GUESSES = 300
"""How many guesses are made for one value; then it counts as impossible, against the code."""


class Known(NamedTuple):
    """``low`` <= the sum of ``plus`` less that of ``minus`` <= ``high``."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    low: int
    high: int


class Attacker:
    """Collects what is known, and says what a number can be."""

    def __init__(self) -> None:
        self.spans: dict[str, tuple[int, int]] = {}
        self.known: list[Known] = []
        self.hints: dict[str, int] = {}
        self.guesses, self.steps = GUESSES, 80
        """What is tried first of a number; what is possible does not depend on it."""
        self._of: dict[str, list[Known]] | None = None
        self._left = GUESSES
        self._home: dict[str, int] = {}
        self._wrong: list[Known] = []
        self._seen: dict[str, set[int]] = {}

    def number(self, name: str, low: int, high: int = FAR) -> str:
        """Add a number that lies between two others; what is known of it twice holds twice."""
        before = self.spans.get(name, (-FAR, FAR))
        self.spans[name] = max(low, before[0]), min(high, before[1])
        return name

    def equal(self, plus: Iterable[str], minus: Iterable[str], apart: int = 0) -> None:
        """Add that two sums are the same, or so far apart."""
        self.known.append(Known(tuple(plus), tuple(minus), apart, apart))

    def at_most(self, less: Iterable[str], more: Iterable[str]) -> None:
        """Add that one sum is no more than another."""
        self.known.append(Known(tuple(more), tuple(less), 0, 10 * FAR))

    def ready(self) -> None:
        """Take in all that is known; from then on only what is still open is looked at."""
        spans = self._narrow(dict(self.spans), [*self.known])
        assert spans is not None, "what is shown contradicts itself"
        left = []
        for fact in self.known:
            plus = tuple(name for name in fact.plus if spans[name][0] < spans[name][1])
            minus = tuple(name for name in fact.minus if spans[name][0] < spans[name][1])
            if plus or minus:
                sure = sum(spans[name][0] for name in fact.plus if name not in plus)
                sure -= sum(spans[name][0] for name in fact.minus if name not in minus)
                left.append(Known(plus, minus, fact.low - sure, fact.high - sure))
        self.spans, self.known, self._of = spans, left, None
        self._home = {
            name: min(max(self.hints.get(name, low), low), high)
            for name, (low, high) in spans.items()
        }
        self._wrong = [fact for fact in left if _lacks(fact, self._home)]
        if not self._wrong:
            self._seen = {name: {value} for name, value in self._home.items()}

    def possible(self, name: str, wanted: int, near: int) -> set[int]:
        """Return up to ``wanted`` values that a number can have, looking first near one.

        Whatever it was in a whole solution that was found for another number, it can be.
        """
        low, high = self.spans[name]
        found = self._seen.setdefault(name, set())
        if len(found) >= wanted:
            return found
        start = {each: self.spans[each] for each in self.together(name)}
        for step in range(self.steps):
            for value in dict.fromkeys((near + step, near - step, low + step, high - step)):
                if value in found or not low <= value <= high:
                    continue
                tried = self._narrow({**start, name: (value, value)}, self.about(name))
                self._left = self.guesses
                if tried is not None and (self._mended(tried) or self._goes(tried)):
                    found.add(value)
                    if len(found) >= wanted:
                        return found
        return found

    def seen(self, name: str) -> set[int]:
        """Return the values that have been found for a number so far."""
        return self._seen.setdefault(name, set())

    def together(self, name: str) -> set[str]:
        """Return the numbers that have to do with one, through one another."""
        inside, waiting = {name}, [name]
        while waiting:
            for fact in self.about(waiting.pop()):
                for other in (*fact.plus, *fact.minus):
                    if other not in inside:
                        inside.add(other)
                        waiting.append(other)
        return inside

    def about(self, name: str) -> Sequence[Known]:
        """Return what is known of a number together with others."""
        if self._of is None:
            self._of = {}
            for each in self.known:
                for other in dict.fromkeys((*each.plus, *each.minus)):
                    self._of.setdefault(other, []).append(each)
        return self._of.get(name, ())

    def _mended(self, spans: dict[str, tuple[int, int]]) -> bool:
        """Say whether numbers that all that is known holds of are easily found.

        What does not hold is mended by moving the number that breaks least else, again and
        again. Nothing is called possible that has not been found whole.
        """
        moved = [n for n, (low, high) in spans.items() if not low <= self._home[n] <= high]
        for attempt in range(_ATTEMPTS):
            chance = Random(attempt)
            values = dict(self._home)
            times: Counter[str] = Counter()
            for name in moved:
                low, high = spans[name]
                values[name] = min(max(values[name], low), high)
            wrong = (fact for fact in self._wrong if (*fact.plus, *fact.minus)[0] in spans)
            facts = [*wrong, *(fact for name in moved for fact in self.about(name))]
            broken = {id(fact): fact for fact in facts if _lacks(fact, values)}
            for _step in range(40 + 2 * len(spans)):
                if not broken:
                    self.note(values)
                    return True
                fact = broken[next(reversed(broken)) if attempt % 2 else next(iter(broken))]
                lacks = _lacks(fact, values)
                moves = []
                for name in (*fact.plus, *fact.minus):
                    low, high = spans[name]
                    to = values[name] + (lacks if name in fact.plus else -lacks)
                    to = min(max(to, low), high)
                    if to != values[name]:
                        before, values[name] = values[name], to
                        harm = sum(bool(_lacks(f, values)) for f in self.about(name))
                        values[name] = before
                        again = 2 * times[name] if attempt >= _ATTEMPTS // 2 else 0
                        noise = chance.random() * (attempt % (_ATTEMPTS // 2))
                        moves.append((harm + again + noise, name, to))
                if not moves:
                    break
                _harm, name, to = min(moves)
                values[name] = to
                times[name] += 1
                for each in self.about(name):
                    if _lacks(each, values):
                        broken[id(each)] = each
                    else:
                        broken.pop(id(each), None)
        return False

    def note(self, values: dict[str, int]) -> None:
        """Keep what every number is in a whole solution.

        Where the numbers at home are a solution themselves they are kept already.
        """
        for name, value in values.items():
            if self._wrong or value != self._home[name]:
                self._seen.setdefault(name, set()).add(value)

    def _goes(self, spans: dict[str, tuple[int, int]]) -> bool:
        """Say whether numbers can be found within spans that all that is known holds of."""
        self._left -= 1
        if self._left < 0:
            return False
        open_names = [name for name, (low, high) in spans.items() if low < high]
        if not open_names:
            self.note({name: low for name, (low, _high) in spans.items()})
            return True
        name = min(open_names, key=lambda each: spans[each][1] - spans[each][0])
        low, high = spans[name]
        first = min(max(self.hints.get(name, low), low), high)
        for span in ((first, first), (low, first - 1), (first + 1, high)):
            if span[0] > span[1]:
                continue
            tried = self._narrow({**spans, name: span}, self.about(name))
            if tried is not None and self._goes(tried):
                return True
        return False

    def _narrow(
        self, spans: dict[str, tuple[int, int]], waiting: Sequence[Known]
    ) -> dict[str, tuple[int, int]] | None:
        """Return what is left of spans when everything known is taken in; None: nothing."""
        queue = list(waiting)
        while queue:
            fact = queue.pop()
            terms = [(name, 1) for name in fact.plus] + [(name, -1) for name in fact.minus]
            least = [spans[n][0] if s > 0 else -spans[n][1] for n, s in terms]
            most = [spans[n][1] if s > 0 else -spans[n][0] for n, s in terms]
            bottom, top = sum(least), sum(most)
            if bottom > fact.high or top < fact.low:
                return None
            for (name, sign), small, large in zip(terms, least, most, strict=True):
                low = max(small, fact.low - (top - large))
                high = min(large, fact.high - (bottom - small))
                span = (low, high) if sign > 0 else (-high, -low)
                if span[0] > span[1]:
                    return None
                before = spans[name]
                span = max(span[0], before[0]), min(span[1], before[1])
                if span[0] > span[1]:
                    return None
                if span != before:
                    spans[name] = span
                    queue += self.about(name)
        return spans


def _lacks(fact: Known, values: dict[str, int]) -> int:
    """Return by how much a sum is too small, or (less than 0) too large."""
    total = sum([values[n] for n in fact.plus]) - sum([values[n] for n in fact.minus])
    return max(fact.low - total, 0) or min(fact.high - total, 0)
