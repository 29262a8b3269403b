"""The header: which project, how far it has come, and the date that all figures are true at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.locales import _, formats
from esftui.panels.glyphs import ascii_only
from esftui.panels.line import Line, Span
from esftui.panels.text import cells, clean, cut

if TYPE_CHECKING:
    from esftui.measure.figures import Head

_LONGEST_BAR, _SHORTEST_BAR = 44, 8
_GAP = 3


def progress(share: float, width: int) -> Line:
    """Return a bar of a width in cells, filled to a share (0-1), to half a cell."""
    whole, half = divmod(round(share * width * 2), 2)
    if ascii_only():
        return (Span("=" * whole, "accent"), Span("-" * (width - whole), "dim"))
    done = "━" * whole + ("╸" if half else "")
    return (Span(done, "accent"), Span("─" * (width - whole - half), "dim"))


def header_line(head: Head, width: int, *, read_only: bool = False) -> Line:
    """Return the header: project and owner, phase and how far it has run, date, example data.

    What is left out as the width shrinks is, in order: the period's dates, the owner, the
    bar, the phase, how far it has run. The date and the words about example data and about
    not being able to change anything stay.
    """
    date = formats.iso(head.as_of)
    right: Line = (Span(_("as of {date}").format(date=date), "strong"),)
    if read_only:
        right = (*right, Span(" · ", "dim"), Span(_("read-only"), "warn"))
    if head.example_data:
        right = (*right, Span(" · ", "dim"), Span(_("example data"), "warn"))
    title = clean(head.title)
    room = width - 2 - _cells(right)
    left, middle = _left_and_middle(head, title, room)
    gaps = room - _cells(left) - _cells(middle)
    before = gaps // 2 if middle else gaps
    line: Line = (Span(" "), *left, Span(" " * before), *middle, Span(" " * (gaps - before)))
    return (*line, *right, Span(" "))


def _left_and_middle(head: Head, title: str, room: int) -> tuple[Line, Line]:
    """Return the most of project and period that fits."""
    owner: Line = (Span(title, "strong"), Span(" · " + clean(head.owner), "dim"))
    alone: Line = (Span(title, "strong"),)
    phase = clean(head.phase) if head.phase else ""
    if phase and head.phase_assumed:
        phase = _("{phase} (assumed)").format(phase=phase)
    share = formats.percent(head.elapsed)
    start, end = formats.iso(head.start) + " ", " " + formats.iso(head.end)
    for left, words, ends, bar in (
        (owner, phase, (start, end), True),
        (owner, phase, ("", ""), True),
        (alone, phase, ("", ""), True),
        (alone, phase, ("", ""), False),
        (alone, "", ("", ""), False),
    ):
        before: Line = (Span(words), Span(" " * bool(words)), Span(ends[0], "dim"))
        after: Line = (Span(ends[1], "dim"), Span(" " * bar), Span(share))
        free = room - 2 * _GAP - _cells(left) - _cells(before) - _cells(after)
        if bar and free >= _SHORTEST_BAR:
            return left, (*before, *progress(head.elapsed, min(free, _LONGEST_BAR)), *after)
        if not bar and free >= 0:
            return left, (*before, *after)
    return (Span(cut(title, max(0, room - 1)), "strong"),), ()


def _cells(line: Line) -> int:
    return sum(cells(span.text) for span in line)
