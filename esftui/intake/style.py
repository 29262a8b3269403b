"""How dates and amounts are written in a sheet, found out from what stands there."""

import re
from collections.abc import Iterable

from esftui.intake.amounts import Mark
from esftui.intake.cell import Cell, text_of
from esftui.intake.days import Order

_PAIRS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d\d)(\d\d)(\d\d)")
_COMMA = re.compile(r"(?<=\d),\d{1,2}(?!\d)|\d\.\d{3}(?!\d).*,")
_POINT = re.compile(r"(?<=\d)\.\d{1,2}(?!\d)|\d,\d{3}(?!\d).*\.")


def date_order(cells: Iterable[Cell]) -> tuple[Order, bool]:
    """Return how dates of three pairs of digits are meant, and whether that is sure.

    It is sure if there are none, if one of them has only one reading, or if one end varies
    much less than the other: that is the year.
    """
    firsts: list[int] = []
    thirds: list[int] = []
    for cell in cells:
        match = _PAIRS.fullmatch(text_of(cell))
        if match and not isinstance(cell, float):
            pairs = [int(part) for part in match.groups() if part is not None]
            firsts.append(pairs[0])
            thirds.append(pairs[2])
    if not firsts:
        return "ymd", True
    if max(firsts) > 31 or min(firsts) < 1:
        return "ymd", True
    if max(thirds) > 31 or min(thirds) < 1:
        return "dmy", True
    years, days = len(set(firsts)), len(set(thirds))
    if len(firsts) >= 10 and max(years, days) >= 2 * min(years, days):
        return ("ymd", True) if years < days else ("dmy", True)
    return "ymd", False


def decimal_mark(cells: Iterable[Cell]) -> Mark:
    """Return what stands before the öre in the texts among some amounts."""
    comma = point = 0
    for cell in cells:
        if isinstance(cell, str):
            text = text_of(cell)
            comma += _COMMA.search(text) is not None
            point += _POINT.search(text) is not None
    return "." if point > comma else ","
