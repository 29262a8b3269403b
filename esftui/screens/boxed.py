"""A screen that is one box: a header over it, its edges and what is between them, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from esftui.panels.glyphs import ascii_only
from esftui.panels.line import Line
from esftui.screens.chrome import Footer, Header
from esftui.screens.lines import look
from esftui.screens.panel import border_line, line_strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

Result = TypeVar("Result")


class Edge(Widget, inherit_bindings=False):
    """The upper or lower border of the box, with words in it."""

    DEFAULT_CSS = "Edge { height: 1; width: 100%; }"

    def __init__(self, corners: tuple[str, str], *, id: str) -> None:
        super().__init__(id=id)
        self._corners = corners
        self._heading = ""
        self._figure: Line = ()

    def show(self, heading: str, figure: Line) -> None:
        """Show a heading on the left and a figure on the right."""
        if (heading, figure) != (self._heading, self._figure):
            self._heading, self._figure = heading, figure
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the border."""
        width, styles = self.size.width, look(self)
        left, right = ("+", "+") if ascii_only() else self._corners
        inside = border_line(self._heading, self._figure, width, styles, "focus")
        border = styles["focus"]
        return Strip([Segment(left, border), *inside, Segment(right, border)], width)


def edges() -> tuple[Edge, Edge]:
    """Return the upper and the lower border of a box."""
    return Edge(("╭", "╮"), id="top"), Edge(("╰", "╯"), id="bottom")


class FullView(ScrollView, can_focus=True, inherit_bindings=False):
    """The lines of a drawing between the two edges, scrolled."""

    DEFAULT_CSS = """
    FullView {
        width: 100%;
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        overflow-y: scroll;
    }
    """
    SIDE = 2
    """Cells on the left: the border, and a blank one. On the right the scrollbar follows."""

    class Scrolled(Message):
        """Other lines came into sight."""

    class Clicked(Message):
        """A line was clicked."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    @property
    def room(self) -> int:
        """The width that a drawing has, in cells."""
        return max(1, self.scrollable_content_region.width - self.SIDE - 1)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return self._lines

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show lines and stay where it is scrolled to; repaint those that differ alone."""
        before, self._lines = self._lines, lines
        if len(before) != len(lines):
            self.virtual_size = Size(0, len(lines))
            self.refresh()
            return
        for number, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.refresh_line(number)

    def see(self, line: int) -> None:
        """Scroll as little as needed for a line to be seen."""
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """Draw one line and the border on its left."""
        number, styles = y + self.scroll_offset.y, look(self)
        line = self._lines[number] if number < len(self._lines) else ()
        side = Segment("|" if ascii_only() else "│", styles["focus"])
        width = self.scrollable_content_region.width
        content = line_strip(line, max(0, width - self.SIDE), styles)
        return Strip([side, Segment(" ", styles[""]), *content], width)

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        number = event.y + self.scroll_offset.y
        if number < len(self._lines):
            self.post_message(self.Clicked(number))


class BoxedScreen(Screen[Result], inherit_bindings=False):
    """A screen with the parts of a box; it yields them itself, and draws what is in them."""

    tells = True
    """Whether the app tells here too what has happened."""

    def __init__(self, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._header, self._footer = Header(), Footer(keymap or {})
        self._top, self._bottom = edges()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own: what happens is told in the footer."""

    def on_resize(self) -> None:
        """Draw for another width, once the view has it."""
        self.call_after_refresh(self.redraw)

    def redraw(self) -> None:
        """Draw for the width there is."""
        raise NotImplementedError

    def tell(self, line: Line) -> None:
        """Tell what has happened in the footer, for a while in place of the keys."""
        self._footer.tell(line)

    @property
    def told(self) -> str:
        """What the footer tells just now, if anything."""
        return self._footer.told
