"""Charts as SVG of our own: nothing in them is carried by colour alone, every text is escaped.

Women and men differ by fill (full and hatched) and by name. What is withheld is an empty
dashed bar with its sign beside it, and never a length that could be measured.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from esftui.disclosure.cells import WITHHELD
from esftui.report.papers.content import Bar, Bars, Chart, Lines

WIDTH = 720
"""How wide a chart is, in its own units."""

_INK, _DIM, _RULE = "#1b2026", "#4d5761", "#b9c0c7"
_ONE, _WOMEN, _MEN, _BAND = "#0b4a8a", "#57299c", "#0f6b5f", "#e7e2cf"
_LABEL, _SHOWN = 236, 150
_ROW, _BAR = 40, 18
_LETTERS = 30
_BAR_WIDTH = WIDTH - _LABEL - _SHOWN


def svg(chart: Chart, name: str, font: str) -> str:
    """Return a chart as an SVG document with its title and its description.

    Args:
        chart: the chart.
        name: what the ids in it begin with: one of its own for each chart in a page.
        font: the font families of its texts.
    """
    if isinstance(chart.figure, Bars):
        height, body = _bars(chart.figure, name)
    else:
        height, body = _lines(chart.figure)
    title, described = f"{name}-title", f"{name}-desc"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}" role="img" '
        f'aria-labelledby="{title} {described}" font-family={quoteattr(font)} font-size="14">'
        f'<title id="{title}">{escape(chart.title)}</title>'
        f'<desc id="{described}">{escape(chart.alternative)}</desc>'
        f"{''.join(body)}</svg>"
    )


# bars


def _bars(figure: Bars, name: str) -> tuple[float, Iterator[str]]:
    top = 30 if figure.names or figure.mark_name or figure.band else 6
    return top + _ROW * len(figure.bars) + 8, _bar_parts(figure, name, top)


def _bar_parts(figure: Bars, name: str, top: int) -> Iterator[str]:
    yield _hatch(name)
    yield from _legend(figure, name)
    bottom = top + _ROW * len(figure.bars)
    if figure.band is not None:
        low, high = (_LABEL + _BAR_WIDTH * edge for edge in figure.band)
        yield _rect(low, top, high - low, bottom - top, _BAND)
        for edge in (low, high):
            yield _line((edge, top), (edge, bottom), _DIM, dashed=True)
    yield _line((_LABEL, top), (_LABEL, bottom), _INK)
    for row, bar in enumerate(figure.bars):
        yield from _one_bar(bar, figure, name, top + row * _ROW)


def _one_bar(bar: Bar, figure: Bars, name: str, top: float) -> Iterator[str]:
    middle = top + _ROW / 2
    yield from _label(bar.label, middle)
    start = float(_LABEL)
    y = middle - _BAR / 2
    if not bar.parts or any(part is None for part in bar.parts):
        yield (
            f'<rect x="{start:g}" y="{y:g}" width="{_BAR_WIDTH:g}" height="{_BAR}" '
            f'fill="none" stroke="{_DIM}" stroke-dasharray="3 4"/>'
        )
    else:
        for number, part in enumerate(bar.parts):
            size = _BAR_WIDTH * min(1.0, (part or 0.0) / figure.limit)
            if size > 0:
                yield _rect(start, y, size, _BAR, _fill(figure, number, name))
            start += size
    if bar.mark is not None:
        x = _LABEL + _BAR_WIDTH * min(1.0, bar.mark / figure.limit)
        yield (
            f'<path d="M{x:g} {y - 5:g}V{y + _BAR + 5:g}" stroke="#ffffff" stroke-width="6"/>'
            f'<path d="M{x:g} {y - 5:g}V{y + _BAR + 5:g}" stroke="{_INK}" stroke-width="3"/>'
        )
    yield _text(_cut(bar.shown, 22), WIDTH - _SHOWN + 10, middle + 5, bold=True)


def _fill(figure: Bars, number: int, name: str) -> str:
    if len(figure.names) < 2:
        return _ONE
    return _WOMEN if number == 0 else f"url(#{name}-hatch)"


def _hatch(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#ffffff"/>'
        f'<path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="{_MEN}" stroke-width="2.4"/>'
        f"</pattern></defs>"
    )


def _legend(figure: Bars, name: str) -> Iterator[str]:
    x = float(_LABEL)
    for number, title in enumerate(figure.names):
        yield _rect(x, 6, 14, 12, _fill(figure, number, name), stroke=_DIM)
        yield _text(title, x + 20, 17)
        x += 40 + 8 * len(title)
    if figure.mark_name:
        yield f'<path d="M{x + 2:g} 4V20" stroke="{_INK}" stroke-width="3"/>'
        yield _text(figure.mark_name, x + 10, 17)
        x += 34 + 8 * len(figure.mark_name)
    if figure.band is not None:
        yield _rect(x, 6, 14, 12, _BAND, stroke=_DIM)
        yield _text(figure.band_name, x + 20, 17)


def _label(label: str, middle: float) -> Iterator[str]:
    lines = _two_lines(label)
    first = middle + 5 - (len(lines) - 1) * 8
    for number, line in enumerate(lines):
        yield _text(line, _LABEL - 10, first + number * 16, anchor="end", size=13)


def _two_lines(label: str) -> list[str]:
    """Return a label on at most two lines; what does not fit is cut (the table has it whole)."""
    if len(label) <= _LETTERS:
        return [label]
    at = label.rfind(" ", 0, _LETTERS + 1)
    at = at if at > 0 else _LETTERS
    return [label[:at].rstrip(), _cut(label[at:].strip(), _LETTERS)]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


# lines


_LEFT, _RIGHT, _TOP, _HEIGHT = 60, 110, 14, 170


def _lines(figure: Lines) -> tuple[float, Iterator[str]]:
    return _TOP + _HEIGHT + 40, _line_parts(figure)


def _line_parts(figure: Lines) -> Iterator[str]:
    width = WIDTH - _LEFT - _RIGHT
    highest = max(height for height, _name in figure.ticks)
    step = width / max(1, len(figure.points) - 1)

    def place(at: int, value: float) -> tuple[float, float]:
        return _LEFT + at * step, _TOP + _HEIGHT * (1 - value / highest)

    for height, name in figure.ticks:
        y = place(0, height)[1]
        yield _line((_LEFT, y), (WIDTH - _RIGHT, y), _RULE)
        yield _text(name, _LEFT - 8, y + 5, anchor="end", size=13)
    for at in _ticked(len(figure.points)):
        x = _LEFT + at * step
        yield _line((x, _TOP + _HEIGHT), (x, _TOP + _HEIGHT + 6), _INK)
        yield _text(figure.points[at], x, _TOP + _HEIGHT + 24, anchor="middle", size=13)
    taken: list[float] = []
    for number, series in enumerate(figure.series):
        points = [
            (at, place(at, value)) for at, value in enumerate(series.values) if value is not None
        ]
        colour = _ONE if number == 0 else _DIM
        yield from _runs(points, colour, dashed=series.dashed)
        if points:
            x, y = points[-1][1]
            y = _apart(y, taken)
            yield _text(series.name, x + 8, y + 5, colour=colour, bold=True)


def _runs(
    points: Sequence[tuple[int, tuple[float, float]]], colour: str, *, dashed: bool
) -> Iterator[str]:
    """Draw a line through what follows on each other; a gap is a gap."""
    runs = groupby(enumerate(points), key=lambda pair: pair[1][0] - pair[0])
    for _gap, run in runs:
        places = [place for _number, (_at, place) in run]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dash = ' stroke-dasharray="7 5"' if dashed else ""
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="3"{dash}/>'
        if not dashed and len(points) <= 24:
            yield from (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in places
            )


def _ticked(points: int) -> list[int]:
    """Return which points are named: at most five, the first and the last among them."""
    parts = min(4, points - 1)
    if parts < 1:
        return [0]
    return sorted({round(at * (points - 1) / parts) for at in range(parts + 1)})


def _apart(y: float, taken: list[float]) -> float:
    """Return a height for a name that leaves room to those that stand already."""
    while any(abs(y - other) < 18 for other in taken):
        y += 18
    taken.append(y)
    return y


# the pieces


def _text(
    text: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    size: int = 14,
    colour: str = _INK,
    bold: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{colour}"{weight}>{_seen(text)}</text>'
    )


def _seen(text: str) -> str:
    """Return a text, escaped, in which the sign of what is withheld is not taken for a dash."""
    apart = f'<tspan letter-spacing="1">{WITHHELD}</tspan>'
    return escape(text).replace(WITHHELD, apart)


def _rect(x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "") -> str:
    edge = f' stroke="{stroke}"' if stroke else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}"{edge}/>'
    )


def _line(
    start: tuple[float, float], end: tuple[float, float], colour: str, *, dashed: bool = False
) -> str:
    dash = ' stroke-dasharray="2 3"' if dashed else ""
    return (
        f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" '
        f'stroke="{colour}"{dash} fill="none"/>'
    )
