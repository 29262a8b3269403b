"""Columns side by side: which ones there is room for, and how wide each is.

Numbers are never cut: a column that does not fit is left out whole, the least important
first. Texts may be cut down to a least width, and charts stretch into what is left.
"""

from collections.abc import Callable, Sequence
from itertools import zip_longest

import msgspec

from esftui.panels.line import Line, Role, Span
from esftui.panels.text import cells, cut

OPTIONAL = 50
"""A column that is kept with less than this gives way before texts and charts are squeezed."""


class Column(msgspec.Struct, frozen=True):
    """A column of ready cells (one span each).

    ``keep``: columns with a higher number stay longer, and those with one number go
    together. ``least``: the width that a text may be cut to; without it the column is shown
    whole or not at all.
    """

    cells: Sequence[Span]
    keep: int
    right: bool = False
    least: int | None = None
    heading: str = ""

    def whole(self, *, header: bool) -> int:
        """Return the width with nothing cut, with or without its heading."""
        widest = max((cells(cell.text) for cell in self.cells), default=0)
        return max(widest, cells(self.heading)) if header else widest


class Chart(msgspec.Struct, frozen=True):
    """A column of lines that are drawn to any width from ``least`` to ``most``.

    It is given ``good`` before texts beside it get what they need, and ``most`` after.
    """

    draw: Callable[[int], Sequence[Line]]
    keep: int
    least: int
    good: int
    most: int
    heading: str = ""


def lay(
    columns: Sequence[Column | Chart], width: int, *, header: bool = False, gap: int = 2
) -> list[Line]:
    """Return the rows of the columns that fit a width, side by side.

    Args:
        columns: from left to right; empty ones are left out.
        width: cells there are.
        header: put a line of headings first.
        gap: cells between columns where there is room; 1 where there is not.
    """
    kept = [_measured(column, header) for column in columns]
    kept = [one for one in kept if one.whole]
    kept = _without(kept, width, lambda one: one.good, below=OPTIONAL)
    kept = _without(kept, width, lambda one: one.least)
    widths, between = _widths(kept, width, gap)
    drawn = [_drawn(one.column, size, header) for one, size in zip(kept, widths, strict=True)]
    return [_row(row, widths, between) for row in zip_longest(*drawn, fillvalue=((), False))]


def lay_in_parts(first: Column, others: Sequence[Column | Chart], width: int) -> list[Line]:
    """Return all the columns under their headings, in several tables where one has no room.

    Each table begins with the first column; a blank line stands between them.
    """
    rest = [one for one in others if _measured(one, True).whole]
    wide = first
    if first.least is not None:
        # its texts are cut only where they would leave little to the others
        own = max(first.least, min(first.whole(header=True), width * 2 // 5))
        wide = msgspec.structs.replace(first, least=own)
    lines: list[Line] = []
    while rest:
        used, count = _measured(wide, True).least, 0
        for column in rest:
            used += 1 + _measured(column, True).least
            if used > width:
                break
            count += 1
        # none of them gives way to another
        taken = [msgspec.structs.replace(column, keep=OPTIONAL) for column in rest[: count or 1]]
        title = wide if count else first
        lines += [*([()] if lines else []), *lay([title, *taken], width, header=True)]
        rest = rest[len(taken) :]
    return lines


class _Measured(msgspec.Struct, frozen=True):
    """A column with the widths that it can do with, that it reads well in, and that it can use."""

    column: Column | Chart
    least: int
    good: int
    whole: int


def _measured(column: Column | Chart, header: bool) -> _Measured:
    if isinstance(column, Chart):
        return _Measured(column, column.least, column.good, column.most)
    whole = column.whole(header=header)
    if column.least is None:
        return _Measured(column, whole, whole, whole)
    return _Measured(column, min(whole, column.least), min(whole, 2 * column.least), whole)


def _without(
    kept: list[_Measured],
    width: int,
    size: Callable[[_Measured], int],
    below: int | None = None,
) -> list[_Measured]:
    """Return the columns that fit, each with its size; those that are as important go together."""
    while sum(map(size, kept)) + len(kept) - 1 > width:
        lowest = min((one.column.keep for one in kept), default=0)
        if below is not None and lowest >= below:
            break
        fewer = [one for one in kept if one.column.keep != lowest]
        if not fewer:
            break
        kept = fewer
    return kept


def _widths(kept: Sequence[_Measured], width: int, gap: int) -> tuple[list[int], int]:
    widths = [min(width, one.least) for one in kept]
    gaps = len(kept) - 1
    spare = max(0, width - sum(widths) - gaps)

    def widen(index: int, wanted: int) -> None:
        nonlocal spare
        given = max(0, min(spare, wanted - widths[index]))
        widths[index] += given
        spare -= given

    charts = [index for index, one in enumerate(kept) if isinstance(one.column, Chart)]
    texts = [index for index in range(len(kept)) if index not in charts]
    texts.sort(key=lambda index: -kept[index].column.keep)
    for index in charts + texts:
        widen(index, kept[index].good)
    for index in texts:
        widen(index, kept[index].whole)
    between = 1
    while between < gap and spare >= gaps:
        between += 1
        spare -= gaps
    for index in charts:
        widen(index, kept[index].whole)
    return widths, between


def _drawn(column: Column | Chart, width: int, header: bool) -> list[tuple[Line, bool]]:
    if isinstance(column, Chart):
        rows = [(line, False) for line in column.draw(width)]
        right = False
    else:
        right = column.right
        rows = [((Span(cut(cell.text, width), cell.role),), right) for cell in column.cells]
    if header:
        rows.insert(0, ((Span(cut(column.heading, width), "dim"),), right))
    return rows


def _row(row: Sequence[tuple[Line, bool]], widths: Sequence[int], between: int) -> Line:
    spans: list[Span] = []
    blank = 0
    for (line, right), width in zip(row, widths, strict=True):
        rest = width - sum(cells(span.text) for span in line)
        if rest < width:
            spans.append(Span(" " * (blank + (rest if right else 0))))
            spans.extend(line)
            blank = between + (0 if right else rest)
        else:
            blank += width + between
    return tuple(span for span in spans if span.text)


def column(
    texts: Sequence[str],
    keep: int,
    role: Role = "",
    *,
    right: bool = False,
    least: int | None = None,
    heading: str = "",
) -> Column:
    """Return a column of texts that all have one role."""
    return Column([Span(text, role) for text in texts], keep, right, least, heading)
