"""What a meeting has made known: enough to protect later ones, small enough to be kept.

A meeting's figures are frozen in a file that outlives the version of the program that wrote
it. What anyone can know of the numbers from what was shown then is all that is kept here.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from esftui.disclosure.cells import Cell, Mark, Unknown
from esftui.measure.figure import Figure

if TYPE_CHECKING:
    from esftui.disclosure.share import Shared


_TIMES = 2
"""What was withheld at the last so many times that all tables were shown is protected anew."""


class Block(Figure, frozen=True):
    """A row of a table that is rolled up: what is put together in it, and its key."""

    table: str
    leaves: tuple[str, ...]
    key: str


class Hidden(Figure, frozen=True):
    """A number that is withheld, as far as anyone can know it by its mark.

    ``shown`` is False for one that is never shown, but may be worked out, and told nothing
    of few; it is not protected anew.
    """

    key: str
    low: int
    high: int
    hole: tuple[int, int]
    shown: bool

    @property
    def told(self) -> bool:
        """Whether it is never shown, but follows from what is."""
        return self.low == self.high and not self.shown

    @property
    def unknown(self) -> Unknown:
        """The bounds of the number."""
        return Unknown(self.low, self.high, self.hole)


class Sum(Figure, frozen=True):
    """A relation between numbers that are withheld: ``low`` <= plus - minus <= ``high``."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    low: int
    high: int


class Known(Figure, frozen=True):
    """What was shown of a project at a meeting, and what can be known of the rest.

    ``k`` and ``version`` say which rule it was made by. ``numbers`` are all numbers of
    people by their keys: the value (None where it is withheld) and the mark. ``changed``,
    ``last_shown``, ``blocks``, ``hidden`` and ``sums`` are as in
    :class:`~esftui.disclosure.Shared`. No true value of a withheld number is in here:
    msgspec writes it to JSON and reads it back.
    """

    as_of: date
    k: int
    version: str
    folded: bool
    numbers: dict[str, tuple[int | None, Mark]]
    changed: tuple[str, ...] = ()
    last_shown: dict[str, int] = {}
    blocks: tuple[Block, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    sums: tuple[Sum, ...] = ()

    def value(self, key: str) -> int | None:
        """Return a number as it was shown; None if it was withheld, or not there."""
        return self.numbers.get(key, (None, ""))[0]

    def cell(self, key: str) -> Cell | None:
        """Return a number with its mark, or None if it was not there."""
        found = self.numbers.get(key)
        if found is None:
            return None
        value, mark = found
        return Cell(value, mark, key, self.k if mark == "primary" else 0)


def known(shared: "Shared | Known") -> Known:
    """Return what shared figures have made known; what is so already is returned as it is."""
    if isinstance(shared, Known):
        return shared
    return Known(
        as_of=shared.head.as_of,
        k=shared.rule.k,
        version=shared.version,
        folded=shared.folded,
        numbers={key: (cell.value, cell.mark) for key, cell in shared.numbers().items()},
        changed=shared.changed,
        last_shown=shared.last_shown,
        blocks=shared.blocks,
        hidden=shared.hidden,
        sums=shared.sums,
    )


def whole(found: Known) -> bool:
    """Say whether all tables were shown, and not the main numbers alone."""
    return bool(found.blocks)


def lately(earlier: Sequence[Known]) -> list[Known]:
    """Return what was shown, the oldest first, as far as it is protected anew.

    What was withheld before the last two times that all tables were shown is left as little
    known as these left it: to bring all of it along would take longer with each meeting. What
    was *shown* always counts.
    """
    tables = [each.as_of for each in earlier if whole(each)]
    if len(tables) <= _TIMES:
        return list(earlier)
    first = sorted(tables)[-_TIMES]
    return [
        each if each.as_of >= first else msgspec.structs.replace(each, hidden=_told(each), sums=())
        for each in earlier
    ]


def _told(seen: Known) -> tuple[Hidden, ...]:
    return tuple(hidden for hidden in seen.hidden if hidden.told)
