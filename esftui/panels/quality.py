"""Data quality: the remarks on a register under their severities, each with what to do."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from esftui.locales import _, formats
from esftui.measure.quality import Quality
from esftui.measure.quality_remark import SEVERITIES, Remark, Severity
from esftui.panels.compose import (
    READABLE,
    beside,
    bullets,
    fitted,
    flowing,
    line_cells,
    marked,
    panel,
    sentence,
)
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut, wrap
from esftui.report import quality_words as words

SIGNS: dict[Severity, tuple[str, Role]] = {
    "error": ("×", "bad"),
    "warning": ("!", "warn"),
    "tip": ("·", "dim"),
}
"""The sign and the role of each severity; the word stands above."""

MOST = 400
"""No more remarks than this are listed: nobody reads on, and each has to be drawn."""

_SIGN = 4
_WHO = 14
_GAP = 2
_TWO_COLUMNS = 2 * 56 + _GAP


class Said(NamedTuple):
    """A remark in words, ready to be drawn: whom it is about, what is odd, what to do."""

    remark: Remark
    who: str
    odd: str
    remedy: str


class Listing(NamedTuple):
    """Remarks drawn for a width.

    ``rows`` holds for each remark that is listed its first line, and the one after its last.
    """

    drawing: Drawing
    rows: tuple[tuple[int, int], ...]


def said(found: Quality) -> tuple[Said, ...]:
    """Return all remarks in words, in the language in use, what is from files made harmless."""
    return tuple(
        Said(
            remark,
            clean(words.subject(remark)),
            clean(words.odd(remark)),
            words.remedy(remark),
        )
        for remark in found.remarks
    )


def listing(found: Quality, shown: Sequence[Said], width: int) -> Listing:
    """Return the remarks that are to be shown (all, or those searched for) for a width.

    With none, what was looked for stands there.
    """
    lines = [*_summary(found, width)]
    rows: list[tuple[int, int]] = []
    if not shown:
        lines += _nothing(found, width)
    who = min(_WHO, max((cells(one.who) for one in shown[:MOST]), default=0))
    left = _SIGN + who + (_GAP if who else 0)
    widths = _columns(shown, width - left)
    for severity in SEVERITIES:
        part = [one for one in shown[:MOST] if one.remark.severity == severity]
        if not part:
            continue
        all_of_it = sum(1 for one in shown if one.remark.severity == severity)
        heading = words.counted(severity, all_of_it)
        lines += [(), (Span(_capital(heading), "strong"),)]
        for one in part:
            first = len(lines)
            lines += [fitted(line, width) for line in _remark(one, left, *widths)]
            rows.append((first, len(lines)))
    if len(shown) > MOST:
        text = _("{number} more are not listed: search, or put these right first.")
        more = formats.number(len(shown) - MOST)
        lines += [(), *sentence(text.format(number=more), width)]
    return Listing(_drawn(found, shown, lines, width), tuple(rows))


def with_cursor(listed: Listing, row: int, width: int) -> tuple[Line, ...]:
    """Return a listing's lines with the cursor on one of its remarks."""
    lines = list(listed.drawing.lines)
    if 0 <= row < len(listed.rows):
        first = listed.rows[row][0]
        lines[first] = marked(lines[first], width)
    return tuple(lines)


def _drawn(found: Quality, shown: Sequence[Said], lines: list[Line], width: int) -> Drawing:
    number, of = formats.number(len(shown)), formats.number(len(found.remarks))
    figure: Line = (Span(number, "strong"),)
    if len(shown) < len(found.remarks):
        text = _("{number} of {total}").format(number=number, total=of)
        figure = (Span(text, "strong"),)
    return panel(_("Data quality"), lines, width, len(lines), figure=[figure])


def _summary(found: Quality, width: int) -> list[Line]:
    """Return how many there are of each severity, and how much was looked at."""
    parts: list[Line] = []
    for severity in SEVERITIES:
        number = found.count(severity)
        sign, role = SIGNS[severity]
        text = words.counted(severity, number)
        parts.append((Span(f"{sign} {text}", role if number else "dim"),))
    text = _("Looked at: {what}").format(what=words.looked_at(found))
    counts = flowing(parts, width)
    seen = sentence(text, width)
    if len(counts) == 1 and len(seen) == 1:
        room = width - line_cells(counts[0]) - line_cells(seen[0])
        if room >= 4:
            return [joined(counts[0], " " * 4, seen[0])]
    return [*counts, *seen]


def _nothing(found: Quality, width: int) -> list[Line]:
    if found.remarks:
        return [(), *sentence(_("No remark has these words."), width, "")]
    lines: list[Line] = [(), *sentence(_("Nothing odd was found."), width, "good"), ()]
    lines += sentence(_("Looked for:"), width, "strong")
    return [*lines, *bullets(list(words.looked_for()), min(width, READABLE))]


def _columns(shown: Sequence[Said], room: int) -> tuple[int, int]:
    """Return the widths of what is odd and of what to do; 0 for the latter if it stands below."""
    if room < _TWO_COLUMNS:
        return max(1, min(room, READABLE)), 0
    longest = max((cells(one.odd) for one in shown[:MOST]), default=0)
    odd = min(longest, READABLE, (room - _GAP) // 2)
    return odd, min(READABLE, room - _GAP - odd)


def _remark(one: Said, left: int, odd: int, remedy: int) -> list[Line]:
    """Return a remark's lines; what to do stands beside what is odd where there is room."""
    sign, role = SIGNS[one.remark.severity]
    name = cut(one.who, max(0, left - _SIGN - _GAP))
    head = joined("  ", Span(sign, role), " ", name + " " * (left - _SIGN - cells(name)))
    said_lines: list[Line] = [(Span(text),) for text in wrap(one.odd, odd)]
    to_do: list[Line] = [(Span(text, "dim"),) for text in wrap(one.remedy, remedy or odd)]
    lines = beside([said_lines, to_do], [odd, remedy], _GAP) if remedy else said_lines + to_do
    return [joined(head if not number else " " * left, line) for number, line in enumerate(lines)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


Find = Callable[..., bool]
"""Says whether texts are what is searched for."""


def found_by(finds: Find, everything: Sequence[Said]) -> tuple[Said, ...]:
    """Return the remarks in which something is found."""
    return tuple(
        one
        for one in everything
        if finds(one.who, one.odd, one.remedy, words.severity(one.remark.severity))
    )
