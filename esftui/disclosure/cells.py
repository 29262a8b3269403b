"""The numbers that are shown together, and all that is known to hold between them.

A *cell* is a number of persons (or of starts, exits or follow-ups) that can be shown. A
*latent* is one that is never shown but can be worked out from cells that are: the men who
are left when the women are taken from a total. A *relation* bounds a sum of them. What
one can know of a number that is withheld follows from the relations, and from nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple
from urllib.parse import quote

from esftui.measure.figure import Figure

Mark = Literal["", "primary", "secondary"]
"""Why a number is withheld: primary, it is small itself; secondary, it would tell another."""

UNBOUNDED = 1_000_000
"""More than any count; a sum without an upper bound is bounded by it."""

WITHHELD = "··"
"""What stands for a number that is withheld for the sake of others."""

EVERYBODY = "participants/total"
"""The key of how many participants there are."""

HEADLINES = frozenset(
    {
        "participants/total",
        "starts/total",
        "again/total",
        "exits/total",
        "active/total",
        "leavers/total",
        "positive/total",
    }
)
"""The keys of a project's main numbers, which are withheld last."""

VERSION = "3"
"""The version of the rule, kept with every set of figures that it was applied to."""


class Rule(Figure, frozen=True):
    """Counts from 1 to ``k`` - 1 are not shared (3 <= k <= 10).

    Raises:
        ValueError: if ``k`` is outside 3-10. For one's own desk nothing is withheld: that
            is no rule for sharing.
    """

    k: int = 5

    def __post_init__(self) -> None:
        """Refuse a threshold that protects nobody, or leaves nothing."""
        if not 3 <= self.k <= 10:
            raise ValueError(f"the threshold must be from 3 to 10, not {self.k}")

    def small(self, value: int) -> bool:
        """Say whether a count (or a change) is of so few that it is not shared."""
        return 0 < abs(value) < self.k


class Cell(Figure, frozen=True):
    """A number that may be shared: ``value``, or None where it is withheld.

    ``key`` names the number, and is the same at every meeting. ``below`` is the threshold
    that a primary cell lies below.
    """

    value: int | None
    mark: Mark = ""
    key: str = ""
    below: int = 0

    def shown(self) -> str:
        """Return the number as it is shown: ``7``, ``<5`` or ``··``."""
        if self.value is not None:
            return str(self.value)
        return f"<{self.below}" if self.mark == "primary" else WITHHELD

    @property
    def withheld(self) -> bool:
        """Whether the number is not shown."""
        return self.value is None


class Relation(NamedTuple):
    """``low`` <= the sum of the cells, each with its sign, <= ``high``."""

    cells: tuple[int, ...]
    signs: tuple[int, ...]
    low: int
    high: int

    @property
    def equation(self) -> bool:
        """Whether the sum is known exactly."""
        return self.low == self.high


class Unknown(NamedTuple):
    """A number that was withheld at an earlier meeting, as far as anyone could know it then."""

    low: int
    high: int
    hole: tuple[int, int]


class Entry:
    """One cell or latent of a set, by its true value."""

    __slots__ = (
        "base",
        "changed",
        "changed_before",
        "cost",
        "fixed",
        "forced",
        "grows",
        "key",
        "loose",
        "need",
        "past",
        "secret",
        "shown",
        "top",
        "value",
    )

    def __init__(self, key: str, value: int, cost: int, *, shown: bool, grows: bool) -> None:
        self.key, self.value, self.cost = key, value, cost
        self.shown, self.grows = shown, grows
        self.secret = False
        """Whether a latent is withheld for its own sake where it is small."""
        self.forced = False
        """Whether it is withheld, be it 0 or small: it would give away a share of few."""
        self.fixed = False
        """Whether it is shown whatever happens: it is 0 since there is nobody to count."""
        self.base: int | None = None
        """What was last shown of it at an earlier meeting."""
        self.top: int | None = None
        """What was shown of it at a meeting about a later date than this one."""
        self.changed = False
        """Whether it has changed by so few since it was last shown that it is not shown."""
        self.changed_before = False
        """Whether it has since it was shown some time before that."""
        self.past: Unknown | None = None
        """What was known of it, if it is a number withheld at an earlier meeting."""
        self.loose: Unknown | None = None
        """The same, but for what follows if it has only grown since."""
        self.need = 0
        """How many values it was left with there at least, if the threshold was another one."""


class TableSet:
    """All cells that are visible together, while they are being gathered.

    The true values are known here, and nowhere after it.
    """

    def __init__(self, rule: Rule, *, unknown: bool = False) -> None:
        """Take the rule, and whether anybody's gender is not known; the set is empty."""
        self.rule = rule
        self.unknown = unknown
        self.entries: list[Entry] = []
        self.relations: list[Relation] = []
        self.growing: set[int] = set()
        """Which of the relations say that a number has only grown."""
        self.steady: set[int] = set()
        """Which say that what was over at an earlier meeting is as it was then."""
        self.zeros: list[tuple[str, str]] = []
        """Keys of parts of few that are 0, and of what says so: a part of all that is 0."""
        self.parts: list[tuple[str, str]] = []
        """Keys of other numbers, and of wholes that they lie within."""
        self.rests: dict[tuple[str, str], str] = {}
        """The key of what is left of a whole without a part, by the keys of both."""
        self._related: set[Relation] = set()
        self.index: dict[str, int] = {}
        self.limit: int | None = None
        """How many relations may be looked at before it is given up; none: as many as it takes."""
        self.seen: list[dict[str, int]] = []
        """What each earlier meeting showed, by the keys of the numbers, the oldest first."""
        self._blocks: dict[str, dict[tuple[str, ...], str]] = {}

    def cell(self, key: str, value: int, cost: int = 10, *, grows: bool = False) -> Cell:
        """Add a number that is to be shown if it can be; the same key is the same number.

        Args:
            key: the name of the number.
            value: the number.
            cost: what is lost if it is withheld; the least is given up first.
            grows: whether it can never fall from one meeting to the next, but for corrections.
        """
        at = self.index.get(key)
        if at is None:
            self._add(Entry(key, value, cost, shown=True, grows=grows))
        else:
            entry = self.entries[at]
            entry.cost = max(entry.cost, cost)
            entry.shown = True
        return Cell(value, "", key)

    def latent(self, key: str, value: int, *, secret: bool = True, grows: bool = False) -> str:
        """Add a number that is not shown, but may be worked out; return its key."""
        if key not in self.index:
            self._add(Entry(key, value, 0, shown=False, grows=grows))
            self.entries[-1].secret = secret
        return key

    def fix(self, key: str) -> None:
        """Show a number that is 0 since there is nobody to count, and so tells of nobody."""
        entry = self.entries[self.index[key]]
        entry.fixed = not entry.forced

    def force(self, key: str) -> None:
        """Withhold a number of few, be it 0 or not, and do not say that it is small."""
        entry = self.entries[self.index[key]]
        entry.forced, entry.fixed = True, False

    def past(self, key: str, unknown: Unknown, loose: Unknown) -> str:
        """Add a number that was withheld at an earlier meeting; its value is not known here.

        Args:
            key: the name of the number at that meeting.
            unknown: what can be known of it if it can only have grown since.
            loose: what can be known of it if it need not.
        """
        if key not in self.index:
            self._add(Entry(key, 0, 0, shown=False, grows=False))
            self.entries[-1].past, self.entries[-1].loose = unknown, loose
        return key

    def grown(self, then: str, now: str) -> None:
        """Say that a number was no more than it is at a later meeting, unless corrected."""
        number = len(self.relations)
        self.relate({self.index[now]: 1, self.index[then]: -1}, 0, UNBOUNDED)
        if len(self.relations) > number:
            self.growing.add(number)

    def stayed(
        self,
        now: Iterable[str],
        then: Sequence[str],
        apart: tuple[int, int],
        without: Iterable[str] = (),
    ) -> None:
        """Say that what was over at an earlier meeting is as it was, but for late news.

        The sum of ``now`` less that of ``without`` is by ``apart`` (the least and the most)
        more than the sum of ``then``. Where ``then`` has numbers of which nobody knows here
        what they were, it is left out if it cannot be.
        """
        number = len(self.relations)
        self._relate(now, [*then, *without], *apart)
        if then and len(self.relations) > number:
            self.steady.add(number)

    def _add(self, entry: Entry) -> None:
        self.index[entry.key] = len(self.entries)
        self.entries.append(entry)

    def block(self, table: str, leaves: Iterable[str]) -> str:
        """Return the key of a row of a table, where some things may be put together."""
        leaves = tuple(leaves)
        known = self._blocks.setdefault(table, {})
        if leaves not in known:
            names = sorted(quote(leaf, safe=" ") for leaf in leaves)
            known[leaves] = f"{table}/{'+'.join(names)}"
        return known[leaves]

    def blocks(self, table: str) -> dict[tuple[str, ...], str]:
        """Return the rows of a table, as what is put together in each and its key."""
        return self._blocks.get(table, {})

    @property
    def few(self) -> bool:
        """Whether there are fewer participants than may be counted."""
        at = self.index.get(EVERYBODY)
        return at is not None and self.rule.small(self.entries[at].value)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have rows put together."""
        return tuple(self._blocks)

    def value(self, key: str) -> int:
        """Return the true value of a number."""
        return self.entries[self.index[key]].value

    def equal(self, whole: Iterable[str], parts: Iterable[str], apart: int = 0) -> bool:
        """Say that the numbers of ``whole`` sum up to those of ``parts`` and ``apart``.

        What does not hold of these figures is left out (nobody can use what is not so);
        whether it holds is returned.
        """
        return self._relate(whole, parts, apart, apart)

    def known(self, whole: Iterable[str], parts: Iterable[str]) -> None:
        """Say that the difference between two sums is known, whatever it is.

        That gives whoever tries to work numbers out more than is shown: it is used where the
        difference is nearly always 0.
        """
        whole, parts = list(whole), list(parts)
        apart = sum(map(self.value, whole)) - sum(map(self.value, parts))
        self._relate(whole, parts, apart, apart)

    def at_most(self, less: Iterable[str], more: Iterable[str]) -> bool:
        """Say that the numbers of ``less`` sum up to no more than those of ``more``."""
        return self._relate(more, less, 0, UNBOUNDED)

    def _relate(self, plus: Iterable[str], minus: Iterable[str], low: int, high: int) -> bool:
        signs: dict[int, int] = {}
        for names, sign in ((plus, 1), (minus, -1)):
            for name in names:
                at = self.index[name]
                signs[at] = signs.get(at, 0) + sign
        signs = {at: sign for at, sign in signs.items() if sign}
        if any(abs(sign) > 1 for sign in signs.values()):
            raise ValueError("a number stands twice in a sum")
        if not any(self.entries[at].past for at in signs):
            total = sum(self.entries[at].value * sign for at, sign in signs.items())
            if not low <= total <= high:
                return False
        if signs:
            self.relate(signs, low, high)
        return True

    def relate(self, signs: Mapping[int, int], low: int, high: int) -> None:
        """Add a relation between the numbers at some places, unless it is there already."""
        cells = tuple(sorted(signs))
        if low == high and signs[cells[0]] < 0:  # written in one way alone
            signs, low, high = {at: -sign for at, sign in signs.items()}, -high, -low
        relation = Relation(cells, tuple(signs[at] for at in cells), low, high)
        if relation not in self._related:
            self._related.add(relation)
            self.relations.append(relation)
