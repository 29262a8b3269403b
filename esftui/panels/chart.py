"""Columns that stand side by side in time: months, quarters or years, and the axis below.

A chart covers the whole period, also what lies ahead, so that time can be read from it.
"""

from collections.abc import Sequence

import msgspec

from esftui.locales import formats
from esftui.panels.bars import merged
from esftui.panels.glyphs import AHEAD, FULL, LOWER_EIGHTHS, PLAN
from esftui.panels.line import Line, Role, Span


class Grid(msgspec.Struct, frozen=True):
    """How months are laid out: so many months in a column, the columns over so many cells."""

    months: int
    together: int
    width: int

    @property
    def columns(self) -> int:
        """Number of columns."""
        return -(-self.months // self.together)

    @property
    def gap(self) -> int:
        """Empty cells after each column, where columns are wide enough for it."""
        return 1 if self.columns and self.width // self.columns >= _GAP_FROM else 0

    def start(self, column: int) -> int:
        """Return the cell that a column begins at; columns may differ by a cell in width."""
        return column * self.width // self.columns if self.columns else 0

    def groups(self) -> list[range]:
        """The indexes of the months in each column."""
        return [
            range(start, min(start + self.together, self.months))
            for start in range(0, self.months, self.together)
        ]


_GAP_FROM = 4
_NAME_FROM = 4


def grid(months: int, width: int, widest: int = 8) -> Grid:
    """Return the finest layout of months that a width has cells for.

    Months, else two of them, quarters, half-years, years ... Columns with gaps between
    them are of one width, and never wider than ``widest``.
    """
    for together in (1, 2, 3, 6, 12, 24, 60, 120, 1200):
        found = Grid(months, together, width)
        if found.columns <= width:
            break
    size = min(widest, width // found.columns) if found.columns else 0
    return Grid(months, found.together, size * found.columns) if size >= _GAP_FROM else found


def levels(value: float, top: float, height: int) -> int:
    """Return a value as eighths of cells in a column of a height; more than 0 shows."""
    if value <= 0 or top <= 0:
        return 0
    return min(height * 8, max(1, round(value * height * 8 / top)))


def columns(
    values: Sequence[float | None],
    top: float,
    height: int,
    on: Grid,
    role: Role,
    *,
    plan: Sequence[float] | None = None,
) -> list[Line]:
    """Return standing columns, ``height`` lines of them, the highest line first.

    Args:
        values: one for each column of the grid; None lies ahead and is dotted.
        top: the value that reaches the upper edge.
        height: lines.
        on: the layout.
        role: of the columns.
        plan: values that a line is drawn at, over the columns too; a column stands above it
            exactly where it has reached the plan.
    """
    filled = [None if value is None else levels(value, top, height) for value in values]
    planned = [
        _plan_row(value, top, height, reached=_top_row(values[index], value, filled[index]))
        for index, value in enumerate(plan or ())
    ]
    gap, count = on.gap, len(filled)
    starts = [on.start(index) for index in range(count + 1)]
    sizes = [starts[index + 1] - starts[index] - gap for index in range(count)]
    lines = []
    for row in range(height - 1, -1, -1):
        spans = []
        for index, eighths in enumerate(filled):
            sign, of = _cell(eighths, row, role)
            if planned and planned[index] == row:
                sign, of = PLAN, "plan"
            after = "" if not gap else sign if sign in {PLAN, AHEAD} else " "
            spans.append(Span(sign * sizes[index] + after, of))
        lines.append(trimmed(merged(spans)))
    return lines


def _cell(eighths: int | None, row: int, role: Role) -> tuple[str, Role]:
    if eighths is None:
        return (AHEAD, "dim") if row == 0 else (" ", "")
    part = eighths - row * 8
    if part >= 8:
        return FULL, role
    return (LOWER_EIGHTHS[part], role) if part > 0 else (" ", "")


def _top_row(value: float | None, plan: float, eighths: int | None) -> int | None:
    """Return the row of a column's top, where the column has reached the plan."""
    if value is None or eighths is None or value < plan:
        return None
    return (eighths - 1) // 8


def _plan_row(value: float, top: float, height: int, *, reached: int | None) -> int:
    """Return the row of a plan's line; under the top of a column that has reached it."""
    row = min(height - 1, max(0, int(value * height / top))) if top > 0 else 0
    return row if reached is None else min(row, reached - 1)


def axis(months: Sequence[str], on: Grid) -> Line:
    """Return the axis: years where a year begins, or months where columns are wide enough."""
    text = [" "] * on.width
    free = 0
    for column, group in enumerate(on.groups()):
        label = _label([months[index] for index in group], on, first=column == 0)
        start = on.start(column)
        if label and start >= free and start + len(label) <= on.width:
            text[start : start + len(label)] = label
            free = start + len(label) + 1
    return (Span("".join(text).rstrip(), "dim"),)


def _label(months: Sequence[str], on: Grid, *, first: bool) -> str:
    january = next((month for month in months if month.endswith("-01")), None)
    if on.together == 1 and on.start(1) >= _NAME_FROM:
        return january[:4] if january else formats.month_name(months[0])
    if january:
        return january[:4]
    # the first year has a label unless the next follows at its heels
    return months[0][:4] if first and _cells_to_january(months[0], on) > 4 else ""


def _cells_to_january(month: str, on: Grid) -> int:
    return on.start((12 - int(month[5:7]) + 1) // on.together)


def trimmed(line: Line) -> Line:
    """Return the line without blanks at its end."""
    if line and not line[-1].text.strip(" "):
        return line[:-1]
    return line
