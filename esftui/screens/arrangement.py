"""Where everything stands on the dashboard, for any size of the terminal.

A page is one screen: nothing scrolls, nothing is cut. Wide terminals get three boxes a
row, others two; a very wide one gets what must be done beside the checklist as well.
"""

from typing import NamedTuple

LEAST_COLUMNS = 60
LEAST_ROWS = 18
"""Under this size the dashboard says what it needs instead."""

PANELS = (
    "flow",
    "exits",
    "gender",
    "budget",
    "goals",
    "checklist",
    "radar",
    "follow_ups",
    "surveys",
    "activities",
    "steps",
    "composition",
)
"""All panels, in the order that the focus goes through them."""

FIRST = "checklist"
"""The panel in focus at the start: the one that is worked in."""

_WIDE, _TALL = 110, 28
_VERY_WIDE, _VERY_TALL = 180, 40


class Box(NamedTuple):
    """A box on the screen, in cells."""

    x: int
    y: int
    width: int
    height: int


class Row(NamedTuple):
    """A row of boxes: its share of the height, and each box with its share of the width."""

    share: int
    boxes: tuple[tuple[str, int], ...]


_TWO_A_ROW = (
    Row(10, (("flow", 1), ("exits", 1))),
    Row(10, (("gender", 1), ("budget", 1))),
    Row(12, (("goals", 1), ("checklist", 1))),
)
_THREE_A_ROW = (
    Row(1, (("flow", 40), ("exits", 31), ("gender", 29))),
    Row(1, (("budget", 30), ("goals", 35), ("checklist", 35))),
)
_WHOLE = (
    Row(10, (("flow", 51), ("exits", 36), ("gender", 33))),
    Row(11, (("budget", 46), ("goals", 74))),
    Row(13, (("checklist", 1),)),
)
_RICH = (
    Row(15, (("flow", 84), ("exits", 62), ("gender", 54))),
    Row(15, (("budget", 84), ("goals", 116))),
    Row(18, (("checklist", 118), ("radar", 82))),
)
_SECOND_TWO_A_ROW = (
    Row(11, (("radar", 1), ("follow_ups", 1))),
    Row(10, (("surveys", 1), ("activities", 1))),
    Row(11, (("steps", 1), ("composition", 1))),
)
_SECOND_THREE_A_ROW = (
    Row(1, (("radar", 40), ("follow_ups", 40), ("surveys", 40))),
    Row(1, (("activities", 36), ("steps", 40), ("composition", 44))),
)
_SECOND_WHOLE = (
    Row(13, (("radar", 66), ("follow_ups", 54))),
    Row(10, (("surveys", 70), ("activities", 50))),
    Row(11, (("steps", 54), ("composition", 66))),
)


def too_small(width: int, height: int) -> bool:
    """Say whether the terminal is smaller than the dashboard needs."""
    return width < LEAST_COLUMNS or height < LEAST_ROWS


def rows_of(width: int, height: int, page: int) -> tuple[Row, ...]:
    """Return the rows of a page at a size."""
    if width < _WIDE:
        return _TWO_A_ROW if page == 1 else _SECOND_TWO_A_ROW
    if height < _TALL:
        return _THREE_A_ROW if page == 1 else _SECOND_THREE_A_ROW
    if page == 2:
        return _SECOND_WHOLE
    return _RICH if width >= _VERY_WIDE and height >= _VERY_TALL else _WHOLE


def arrange(width: int, height: int, page: int, banner: bool) -> dict[str, Box]:
    """Return the box of everything that is shown: ``header``, ``banner``, ``footer``, panels."""
    if too_small(width, height):
        return {"too_small": Box(0, 0, width, height)}
    top = 2 if banner else 1
    boxes = {"header": Box(0, 0, width, 1), "footer": Box(0, height - 1, width, 1)}
    if banner:
        boxes["banner"] = Box(0, 1, width, 1)
    rows = rows_of(width, height, page)
    y = top
    for row, row_height in zip(
        rows, _parts(height - top - 1, [r.share for r in rows]), strict=True
    ):
        x = 0
        widths = _parts(width, [share for _, share in row.boxes])
        for (name, _share), box_width in zip(row.boxes, widths, strict=True):
            boxes[name] = Box(x, y, box_width, row_height)
            x += box_width
        y += row_height
    return boxes


def _parts(whole: int, shares: list[int]) -> list[int]:
    """Return whole cells in proportion to the shares, that add up to the whole."""
    total, begun, parts = sum(shares), 0, []
    for share in shares:
        end = begun + share
        parts.append(whole * end // total - whole * begun // total)
        begun = end
    return parts


def neighbour(boxes: dict[str, Box], name: str, direction: int) -> str | None:
    """Return the panel above (-1) or below (1) a panel, the one that overlaps it most."""
    here = boxes[name]
    edge = here.y + here.height if direction > 0 else here.y
    best, most = None, 0
    for other, box in boxes.items():
        if other in {name, "header", "banner", "footer"}:
            continue
        touches = box.y == edge if direction > 0 else box.y + box.height == edge
        shared = min(here.x + here.width, box.x + box.width) - max(here.x, box.x)
        if touches and shared > most:
            best, most = other, shared
    return best
