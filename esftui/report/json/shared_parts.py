"""What the shared figures of several measures have in common, as JSON."""

from collections.abc import Iterable

from esftui.disclosure import Cell
from esftui.disclosure.gender import SharedSplit
from esftui.disclosure.part import SharedPart
from esftui.report.json.record import Json, Share


class SharedSplitJson(Json, frozen=True, kw_only=True):
    """A count by gender; ``withheld``: at least one of the numbers is."""

    women: int | None
    men: int | None
    unknown: int | None
    total: int | None
    withheld: bool


class SharedPartJson(Json, frozen=True, kw_only=True):
    """``part`` of ``whole``, and the ``rest``.

    ``low`` and ``high`` are what everyone can tell of the share where it is withheld.
    """

    part: int | None
    whole: int | None
    rest: int | None
    share: Share | None
    low: Share | None
    high: Share | None
    withheld: bool


def any_withheld(cells: Iterable[Cell]) -> bool:
    """Say whether any of some numbers is withheld."""
    return any(cell.withheld for cell in cells)


def split(found: SharedSplit) -> SharedSplitJson:
    """Return a count by gender as it is printed."""
    return SharedSplitJson(
        women=found.women.value,
        men=found.men.value,
        unknown=found.unknown.value,
        total=found.total.value,
        withheld=any_withheld(found.cells),
    )


def part(found: SharedPart) -> SharedPartJson:
    """Return a part of a whole as it is printed."""
    low, high = found.bounds or (None, None)
    return SharedPartJson(
        part=found.part.value,
        whole=found.whole.value,
        rest=found.rest.value,
        share=found.share,
        low=low,
        high=high,
        withheld=any_withheld((found.part, found.whole, found.rest)),
    )
