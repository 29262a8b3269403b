"""A widget that is nothing but lines: what the dashboard is made of.

It paints its own lines from edge to edge, so Textual need not put borders, padding and
background round them, and a line is made once until it changes.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.widget import Widget

from esftui.themes import Look, look_of

if TYPE_CHECKING:
    from typing import Self

    from textual.strip import Strip


def look(widget: Widget) -> Look:
    """Return the styles of the theme in use."""
    return look_of(widget.app.current_theme)


class Lines(Widget, inherit_bindings=False):
    """A widget whose every line is a strip of its whole width, with its own colours."""

    ALLOW_SELECT = False

    _strips: dict[int, Strip]
    _made_for: tuple[int, int, str] = (0, 0, "")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._strips = {}

    @abstractmethod
    def make_line(self, y: int) -> Strip:
        """Return a line."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget, those that are new or changed made anew."""
        width, height = self.size
        made_for = (width, height, self.app.theme)
        if made_for != self._made_for:
            self._strips.clear()
            self._made_for = made_for
        strips = [self._strip(y) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            # every colour is one of 16 million already, unless the theme is the terminal's
            if not isinstance(line_filter, ANSIToTruecolor):
                background = self.background_colors[1]
                strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _strip(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self.make_line(y)
        return strip

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint again: the lines of the regions, or all of them."""
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
