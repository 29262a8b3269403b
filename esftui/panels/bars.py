"""Bars that lie: shares, goals with a mark, and splits by gender.

A mark is put in between two cells of a bar, never over one: what is filled ends before
it exactly when the target is not reached, whatever the rounding.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from esftui.measure.figure import Split
from esftui.panels.glyphs import BAND, FULL, HALF, LEFT_EIGHTHS, LIGHT, MARK, ROW, TRACK
from esftui.panels.line import Line, Role, Span


def bar(share: float, width: int, role: Role = "accent") -> Line:
    """Return a bar filled to a share (0-1; more counts as 1), exact to an eighth of a cell.

    More than nothing is never shown as nothing, and less than all never as all.
    """
    return _filled(_eighths(share, width), width, role)


def goal_bar(share: float, target: float | None, width: int, role: Role = "accent") -> Line:
    """Return a bar with a mark at the target; the fill reaches the mark when the target is met.

    ``share`` and ``target`` are parts (0-1) of what the whole bar stands for.
    """
    if target is None or width < 2:
        return bar(share, width, role)
    inner = width - 1
    at = min(inner, max(0, round(target * inner)))
    filled = _eighths(share, inner)
    met = share >= target
    filled = max(filled, at * 8) if met else min(filled, max(0, at * 8 - 1))
    before, after = min(filled, at * 8), max(0, filled - at * 8)
    return (
        *_filled(before, at, role),
        Span(MARK, "plan"),
        *_filled(after, inner - at, role),
    )


def _eighths(share: float, width: int) -> int:
    if share <= 0:
        return 0
    if share >= 1:
        return width * 8
    return min(width * 8 - 1, max(1, round(share * width * 8)))


def _filled(eighths: int, width: int, role: Role) -> Line:
    whole, part = divmod(eighths, 8)
    text = FULL * whole + LEFT_EIGHTHS[part]
    rest = width - len(text)
    spans = (Span(text, role), Span(TRACK * rest, "dim"))
    return tuple(span for span in spans if span.text)


def parts(counts: tuple[int, ...], length: int) -> tuple[int, ...]:
    """Return whole cells for counts, in all ``length``; whoever is there gets a cell if it can be.

    The cells are shared out by largest remainder, so that they always add up.
    """
    total = sum(counts)
    if total <= 0 or length <= 0:
        return tuple(0 for _ in counts)
    exact = [count * length / total for count in counts]
    shares = [int(value) for value in exact]
    order = sorted(range(len(counts)), key=lambda index: shares[index] - exact[index])
    for index in order[: length - sum(shares)]:
        shares[index] += 1
    for index, count in enumerate(counts):
        largest = max(range(len(shares)), key=shares.__getitem__)
        if count and not shares[index] and shares[largest] > 1:
            shares[index] += 1
            shares[largest] -= 1
    return tuple(shares)


def split_bar(split: Split, most: int, width: int) -> Line:
    """Return a bar by gender, as long as its total is of ``most``: women █, men ▒, unknown ░."""
    if split.total <= 0 or most <= 0:
        return ()
    length = min(width, max(1, round(split.total * width / most)))
    women, men, unknown = parts((split.women, split.men, split.unknown), length)
    spans = (Span(ROW * women, "women"), Span(HALF * men, "men"), Span(LIGHT * unknown, "dim"))
    return tuple(span for span in spans if span.text)


class Part(NamedTuple):
    """A part of a stacked bar: how many, the sign that fills its cells, and their role."""

    number: int
    sign: str
    role: Role


def stacked_bar(stack: Sequence[Part], most: int, width: int) -> Line:
    """Return a bar of parts after one another, as long as their sum is of ``most``.

    Whoever is there has a cell where there is room for it.
    """
    total = sum(part.number for part in stack)
    if total <= 0 or most <= 0 or width <= 0:
        return ()
    present = sum(part.number > 0 for part in stack)
    length = min(width, max(present, round(total * width / most)))
    found = parts(tuple(part.number for part in stack), length)
    return merged(
        [Span(part.sign * count, part.role) for part, count in zip(stack, found, strict=True)]
    )


class Scale(msgspec.Struct, frozen=True):
    """A scale of women's share from 0 to 100 %, in cells, with the marks set in between."""

    cells: int
    plan: int | None

    @property
    def marks(self) -> dict[int, Span]:
        """The marks by the number of cells to their left: 40 %, 60 % and the planned share."""
        found = {
            self.cells * 2 // 5: Span(BAND, "plan"),
            self.cells * 3 // 5: Span(BAND, "plan"),
        }
        if self.plan is not None:
            found[self.plan] = Span(MARK, "plan")
        return found

    @property
    def width(self) -> int:
        """Cells and marks together."""
        return self.cells + len(self.marks)


def scale(width: int, planned: float | None) -> Scale:
    """Return the largest scale that fits a width: a multiple of 5 cells, so that 40 is exact.

    The planned share has a mark where there is room for one of its own.
    """
    for size in range(max(1, width // 5) * 5, 0, -5):
        for plan in (_plan_mark(planned, size), None):
            found = Scale(size, plan)
            if found.width <= width:
                return found
    return Scale(5, None)


def _plan_mark(planned: float | None, size: int) -> int | None:
    if planned is None:
        return None
    at = round(planned * size)
    taken = at in (size * 2 // 5, size * 3 // 5) and abs(planned * size - at) > 1e-9
    return None if taken else at


def band_bar(split: Split, on: Scale) -> Line:
    """Return the split of those whose gender is known, women first, with the scale's marks.

    Women's part ends between the marks of 40 and 60 % exactly when the split is even.
    """
    known = split.women + split.men
    women = _women_cells(split, on.cells) if known else 0
    spans: list[Span] = []
    for index in range(on.cells + 1):
        if index in on.marks:
            spans.append(on.marks[index])
        if index == on.cells:
            break
        if not known:
            spans.append(Span(TRACK, "dim"))
        elif index < women:
            spans.append(Span(ROW, "women"))
        else:
            spans.append(Span(HALF, "men"))
    return merged(spans)


def _women_cells(split: Split, size: int) -> int:
    women = parts((split.women, split.men), size)[0]
    low, high = size * 2 // 5, size * 3 // 5
    if split.even:
        return min(high, max(low, women))
    return min(women, low - 1) if split.women < split.men else max(women, high + 1)


def ruler(on: Scale, left: str, right: str) -> Line:
    """Return the line above such bars: what stands left and right, and 40 and 60 at their marks."""
    text = [" "] * on.width
    text[: len(left)] = left
    text[on.width - len(right) :] = right
    for position, mark in (
        (_position(on, on.cells * 2 // 5), "40"),
        (_position(on, on.cells * 3 // 5), "60"),
    ):
        start = position if mark == "60" else position - 1
        if all(sign == " " for sign in text[max(0, start - 1) : start + 3]):
            text[start : start + 2] = mark
    return (Span("".join(text).rstrip(), "dim"),)


def _position(on: Scale, boundary: int) -> int:
    return boundary + sum(1 for mark in on.marks if mark < boundary)


def merged(spans: list[Span]) -> Line:
    """Return the spans with neighbours of one role made into one."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].role == span.role:
            found[-1] = Span(found[-1].text + span.text, span.role)
        elif span.text:
            found.append(span)
    return tuple(found)
