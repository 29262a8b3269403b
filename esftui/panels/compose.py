"""What every panel is put together from: a heading, lines, sentences, definitions."""

from collections.abc import Sequence
from itertools import zip_longest

from esftui.locales import _
from esftui.panels.glyphs import CURSOR, shown
from esftui.panels.line import Drawing, Line, Role, Span, joined, plain
from esftui.panels.text import cells, clean, cut, wrap

READABLE = 92
"""No running text is wider than this, in cells."""
_SHORTEST_HEADING = 7


def line_cells(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cells(span.text) for span in line)


def panel(
    heading: str,
    lines: Sequence[Line],
    width: int,
    height: int,
    *,
    figure: Sequence[Line] = (),
    foot: Sequence[Line] = (),
) -> Drawing:
    """Return a drawing no wider and no higher than its box.

    ``figure`` and ``foot`` are given longest first, and the first that fits is taken. The
    heading gives way to the shortest figure, but is not cut below a few letters.
    """
    beside = _fitting(figure, width - cells(heading) - 3)
    if figure and not beside:
        room = width - line_cells(figure[-1]) - 3
        beside = figure[-1] if room >= _SHORTEST_HEADING else ()
        heading = cut(heading, room if beside else max(0, width - 2))
    kept = tuple(fitted(line, width) for line in lines[: max(0, height)])
    return shown(Drawing(heading, beside, _fitting(foot, width - 2), kept))


def _fitting(options: Sequence[Line], width: int) -> Line:
    return next((option for option in options if line_cells(option) <= width), ())


def fitted(line: Line, width: int) -> Line:
    """Return the line cut to a width, as the last guard: layouts fit by themselves."""
    if line_cells(line) <= width:
        return line
    spans, left = [], width
    for span in line:
        text = cut(span.text, left)
        spans.append(Span(text, span.role))
        left -= cells(text)
        if left <= 0 or text != span.text:
            break
    return tuple(span for span in spans if span.text)


def sentence(text: str, width: int, role: Role = "dim") -> list[Line]:
    """Return a sentence wrapped to a width (and to what is readable)."""
    return [(Span(row, role),) for row in wrap(text, max(1, min(width, READABLE)))]


def section(title: str) -> list[Line]:
    """Return the heading of a part of a panel in full, with a blank line above."""
    return [(), (Span(title, "strong"),)]


def definitions(rows: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return terms and what they mean, the meanings in one column where there is room."""
    widest = max((cells(term) for term, _meaning in rows), default=0)
    lines: list[Line] = []
    for term, meaning in rows:
        if widest + 26 > width:
            lines.append((Span(cut(term, width)),))
            lines += [joined("  ", *row) for row in sentence(meaning, width - 2)]
            continue
        head = term + " " * (widest - cells(term) + 2)
        for row in sentence(meaning, width - widest - 2):
            lines.append(joined(head, *row))
            head = " " * (widest + 2)
    return lines


def user_lines(text: str, width: int, role: Role = "") -> list[Line]:
    """Return a text from a file, cleaned, in wrapped lines; its own line breaks are kept."""
    return [
        line for paragraph in text.splitlines() for line in sentence(clean(paragraph), width, role)
    ]


def flowing(parts: Sequence[Line], width: int, gap: int = 3, hang: int = 0) -> list[Line]:
    """Return short parts side by side, on as many lines as they need; none is cut.

    A part that is wider than the width stands cut on its own line. All lines but the first
    are indented by ``hang``.
    """
    if hang:
        first, *rest = flowing(parts, width - hang, gap) or [()]
        return [first, *(joined(" " * hang, line) for line in rest)]
    lines: list[Line] = []
    current: Line = ()
    for part in parts:
        if current and line_cells(current) + gap + line_cells(part) <= width:
            current = joined(current, " " * gap, part)
        else:
            if current:
                lines.append(current)
            current = fitted(part, width)
    return [*lines, current] if current else lines


def aired(lines: list[Line], height: int) -> list[Line]:
    """Return the lines with a blank one between each, where there is room for it."""
    if 2 * len(lines) - 1 > height:
        return lines
    return [part for line in lines for part in ((), line)][1:]


def filled(
    lines: Sequence[Line], blocks: Sequence[Sequence[Sequence[Line]]], height: int
) -> list[Line]:
    """Return lines with those blocks below them that there is room for, each after a blank line.

    A block is given in several ways, richest first; the first way that fits is taken. The
    blank lines are left out where that lets a block in.
    """
    parts = [lines] if lines else []
    used = len(lines)
    for ways in blocks:
        way = next((way for way in ways if used + len(way) <= height), ())
        if way:
            parts.append(way)
            used += len(way)
    gaps = bool(used + len(parts) - 1 <= height)
    return [
        line
        for number, part in enumerate(parts)
        for line in ([()] * (gaps and number > 0) + [*part])
    ]


def beside(columns: Sequence[Sequence[Line]], widths: Sequence[int], gap: int) -> list[Line]:
    """Return columns of lines side by side; each line fits the width of its column."""
    lines: list[Line] = []
    for row in zip_longest(*columns, fillvalue=()):
        line: Line = ()
        for number, part in enumerate(row):
            if part:
                start = sum(widths[:number]) + gap * number
                line = joined(line, " " * (start - line_cells(line)), part)
        lines.append(line)
    return lines


def squeezed(parts: Sequence[Line], width: int, gap: int = 3) -> Line:
    """Return as many of the parts as one line holds, gaps giving way before parts do."""
    for count in range(len(parts), 0, -1):
        for between in range(gap, 0, -1):
            line = _spaced(parts[:count], between)
            if line_cells(line) <= width:
                return line
    return fitted(parts[0], width) if parts else ()


def _spaced(parts: Sequence[Line], gap: int) -> Line:
    return joined(*(piece for part in parts for piece in (" " * gap, part)))[1:]


def figure(number: str, words: str = "", role: Role = "strong") -> Line:
    """Return a figure: the number strong, the words around it dim."""
    return joined(Span(number, role), Span(f" {words}" if words else "", "dim"))


def of(number: str, total: str, words: str = "") -> Line:
    """Return ``74 av 120`` with the first number strong."""
    # NOTE: "{number} of {total}": 74 of 120 participants
    before, after = _("{number} of {total}").split("{number}")
    return joined(
        Span(before, "dim"),
        Span(number, "strong"),
        Span(after.format(total=total) + (f" {words}" if words else ""), "dim"),
    )


def first_row(count: int, height: int, cursor: int | None) -> int:
    """Return the row at the top that keeps the cursor's row in view, in the middle if it can."""
    if cursor is None or count <= height:
        return 0
    return min(max(0, cursor - height // 2), max(0, count - height))


def marked(line: Line, width: int) -> Line:
    """Return the row that keys act on: a marker in its first cell, one role all through."""
    text = plain(line)
    rest = " " * (width - line_cells(line))
    return (Span(CURSOR + text[1:] + rest, "cursor"),)


def text_of(lines: Sequence[Line]) -> str:
    """Return lines as plain text."""
    return "\n".join(plain(line) for line in lines)


def in_full(heading: str, figure: Sequence[Line], parts: Sequence[Line], width: int) -> Drawing:
    """Return a panel in full: as many lines as it takes."""
    return panel(heading, parts, width, len(parts), figure=figure)


def bullets(texts: Sequence[str], width: int) -> list[Line]:
    """Return sentences as a list, each with its lines indented under the first."""
    lines: list[Line] = []
    for text in texts:
        head = "· "
        for row in sentence(text, width - 2, ""):
            lines.append(joined(Span(head, "dim"), row))
            head = "  "
    return lines
