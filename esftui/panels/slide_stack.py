"""Blocks of a slide below one another, with what air there is room for."""

from collections.abc import Sequence

from esftui.panels.line import Line
from esftui.panels.slide_parts import Group


def joined_groups(groups: Sequence[Group], air: int) -> list[Line]:
    """Return groups of lines after one another, with so many blank ones between two."""
    lines: list[Line] = []
    for number, group in enumerate(groups):
        lines += [*([()] * (air if number else 0)), *group]
    return lines


def stacked(
    blocks: Sequence[list[Line]], legend: Group, height: int, *, sinks: bool = False
) -> list[Line] | None:
    """Return blocks below one another with what blank lines there is room for, the legend last.

    A block alone, or all of them if they may sink, stand lower where they take little.
    """
    blocks = [block for block in blocks if block]
    used = sum(map(len, blocks)) + len(legend)
    between = max(0, len(blocks) - 1) + (1 if legend and blocks else 0)
    if used + between > height:
        return None
    spare = height - used - between
    # a little air above and between, never so much that it falls apart
    above = min(1, spare)
    spare -= above
    gap = 1 + min(2, spare // (between + 1)) if between else 0
    if (sinks or len(blocks) == 1) and spare > height // 3:
        # a few sentences do not hang from the ceiling
        above += spare // 3
    lines: list[Line] = [()] * above
    for number, block in enumerate(blocks):
        lines += [*([()] * (gap if number else 0)), *block]
    lines += [()] * (height - len(lines) - len(legend))
    return [*lines, *legend]
