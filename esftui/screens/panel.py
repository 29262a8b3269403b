"""The widget that shows a drawing in a box, line by line, and repaints what changed alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from esftui.panels.glyphs import ascii_only
from esftui.panels.line import Drawing, Line, Span
from esftui.panels.text import cells, cut
from esftui.screens.lines import Lines, look

if TYPE_CHECKING:
    from textual import events

    from esftui.measure.figures import Figures
    from esftui.panels.registry import PanelSpec
    from esftui.themes import Look

_ROUND = "╭╮╰╯│"
_ASCII = "++++|"
_PADDING = 1
"""Blank cells between the border and the content, left and right."""


def line_strip(line: Line, width: int, styles: Look) -> Strip:
    """Return a line as a strip of exactly a width in cells."""
    found, left = [], width
    for text, role in line:
        if text and left > 0:
            shown = cut(text, left)
            left -= cells(shown)
            found.append(Segment(shown, styles[role]))
    if left > 0:
        found.append(Segment(" " * left, styles[""]))
    return Strip(found, width)


def border_line(heading: str, figure: Line, width: int, styles: Look, state: str) -> list[Segment]:
    """Return what stands between the corners of a border: a heading left, a figure right.

    ``state`` is ``border`` or ``focus``. A figure that does not fit beside the heading is
    left out, never cut; a heading that does not fit is cut.
    """
    border, rule = styles[state], "-" if ascii_only() else "─"
    room, figure_cells = width - 2, _cells(figure)
    if figure_cells + 2 + (cells(heading) + 3 if heading else 0) > room:
        figure = ()
    found: list[Segment] = []
    if heading:
        shown = cut(heading, max(0, room - 2))
        style = styles["heading_focus" if state == "focus" else "heading"]
        found = [Segment(" ", border), Segment(shown, style), Segment(" ", border)]
        room -= cells(shown) + 2
    if not figure:
        return [*found, Segment(rule * max(0, room), border)]
    found.append(Segment(rule * (room - figure_cells - 2), border))
    found += [Segment(" ", border), *line_strip(figure, figure_cells, styles)]
    return [*found, Segment(" ", border)]


def _cells(line: Line) -> int:
    return sum(cells(span.text) for span in line)


class PanelBox(Lines, can_focus=True, inherit_bindings=False):
    """One measure in its box: heading and figure in the upper border, foot in the lower.

    New figures repaint only the lines whose text or colours have changed.
    """

    class Opened(Message):
        """The panel was asked for in full, by a double click."""

        def __init__(self, panel: str) -> None:
            super().__init__()
            self.panel = panel

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.panel = name
        self._figures: Figures | None = None
        self._notice = ""
        self._drawing: Drawing | None = None
        self._drawn_at: tuple[int, int] = (0, 0)

    @property
    def spec(self) -> PanelSpec:
        """What draws the panel."""
        from esftui.panels.registry import PANELS

        return next(spec for spec in PANELS if spec.id == self.panel)

    def prepare(self, drawing: Drawing, width: int, height: int) -> None:
        """Show a drawing made beforehand for a box of this size, until there are figures."""
        self._drawing, self._drawn_at = drawing, (width, height)

    @property
    def figures(self) -> Figures | None:
        """The figures that are shown."""
        return self._figures

    def show(self, figures: Figures | None, notice: str = "") -> None:
        """Show figures, or a sentence where there are none."""
        self._figures, self._notice = figures, notice
        self.redraw()

    def draw(self, width: int, height: int) -> Drawing:
        """Return the drawing of the figures in the room there is, inside the box."""
        if self._figures is None:
            return self._empty(width, height)
        return self.spec.draw(self._figures, width, height)

    def redraw(self) -> None:
        """Draw again; repaint the lines that differ, and nothing where none does."""
        before, size = self._drawing, self._drawn_at
        if before is None:
            self.refresh()
            return
        self._drawing = None
        after = self._current(*size)
        if after is before or after == before:
            return
        if before.heading != after.heading or before.figure != after.figure:
            self._repaint(0)
        if before.foot != after.foot:
            self._repaint(size[1] - 1)
        for y in range(size[1] - 2):
            if _line_at(before, y) != _line_at(after, y):
                self._repaint(y + 1)

    def _repaint(self, y: int) -> None:
        self.refresh(Region(0, y, self._drawn_at[0], 1))

    def _current(self, width: int, height: int) -> Drawing:
        if self._drawing is None or self._drawn_at != (width, height):
            self._drawn_at = (width, height)
            self._drawing = self.draw(max(1, width - 2 - 2 * _PADDING), max(0, height - 2))
        return self._drawing

    def _empty(self, width: int, height: int) -> Drawing:
        from esftui.locales import _
        from esftui.panels.text import wrap

        rows = wrap(self._notice, max(1, width))[: max(0, height)]
        return Drawing(_(self.spec.heading), (), (), tuple((Span(row, "dim"),) for row in rows))

    def make_line(self, y: int) -> Strip:
        """Return one line of the box."""
        width, height = self.size
        drawing, styles = self._current(width, height), look(self)
        state = "focus" if self.has_focus else "border"
        signs, border = _ASCII if ascii_only() else _ROUND, styles[state]
        if y == 0:
            inside = border_line(drawing.heading, drawing.figure, width, styles, state)
            return Strip([Segment(signs[0], border), *inside, Segment(signs[1], border)], width)
        if y == height - 1:
            inside = border_line("", drawing.foot, width, styles, state)
            return Strip([Segment(signs[2], border), *inside, Segment(signs[3], border)], width)
        side, gap = Segment(signs[4], border), Segment(" " * _PADDING, styles[""])
        content = line_strip(_line_at(drawing, y - 1), max(0, width - 2 - 2 * _PADDING), styles)
        return Strip([side, gap, *content, gap, side], width)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Light the border, or dim it."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Open the panel in full on a double click."""
        if event.chain == 2:
            self.post_message(self.Opened(self.panel))


def _line_at(drawing: Drawing, y: int) -> Line:
    return drawing.lines[y] if y < len(drawing.lines) else ()
