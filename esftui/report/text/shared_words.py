"""Shared numbers in words: shown, or what stands for them."""

from esftui.disclosure import Cell
from esftui.disclosure.flow import SharedPeriod
from esftui.disclosure.part import SharedPart
from esftui.locales import _
from esftui.locales.formats import DASH, month, number, percent


def shown(cell: Cell) -> str:
    """Return a number, or ``<5`` or ``··``."""
    return cell.shown() if cell.value is None else number(cell.value)


def of(some: Cell, whole: Cell) -> str:
    """Return ``52 % (23 of 44)``; without the share where either is withheld."""
    if whole.value == 0:
        return DASH
    counts = _("{part} of {whole}").format(part=shown(some), whole=shown(whole))
    if some.value is None or not whole.value:
        return counts
    return f"{percent(some.value / whole.value)} ({counts})"


def part(found: SharedPart) -> str:
    """Return ``52 % (23 of 44)``, or between what the share lies where it is withheld."""
    text = of(found.part, found.whole)
    if found.part.value is not None or found.bounds is None:
        return text
    low, high = found.bounds
    return _("{counts}: from {low} to {high}").format(
        counts=text, low=percent(low), high=percent(high)
    )


def period(row: SharedPeriod) -> str:
    """Return a month, or the first and the last of several."""
    if row.first == row.last:
        return month(row.first)
    return f"{month(row.first)} – {month(row.last)}"
