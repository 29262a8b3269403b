"""What the screens of a meeting are made of: the header, the slide, the keys."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from esftui.commands import shown_key
from esftui.meeting_commands import MEETING_BY_ID
from esftui.panels.line import Line, Span
from esftui.panels.text import cells
from esftui.screens.chrome import KeyLine, in_use
from esftui.screens.lines import Lines, look
from esftui.screens.panel import line_strip

if TYPE_CHECKING:
    from textual import events

    from esftui.commands import Command

_BLACK = Style(bgcolor=Color.from_rgb(0, 0, 0))

Draw = Callable[[int, int], Sequence[Line]]
"""Draws lines for a width and a height."""


class Light(Lines, inherit_bindings=False):
    """Lines that can be put out: black from edge to edge, whatever the theme."""

    _out = False

    def put_out(self, out: bool) -> None:
        """Show nothing at all, or the lines again."""
        if out != self._out:
            self._out = out
            self.refresh()

    @abstractmethod
    def lit_line(self, y: int) -> Strip:
        """Return a line, where it is not put out."""

    def make_line(self, y: int) -> Strip:
        """Return a line, or nothing but black."""
        return Strip([Segment(" " * self.size.width, _BLACK)]) if self._out else self.lit_line(y)


class Drawn(Light, inherit_bindings=False):
    """Lines that a function draws for the size there is; painted again only where they differ."""

    class Clicked(Message):
        """It was clicked, in its right half or in its left."""

        def __init__(self, *, right: bool) -> None:
            super().__init__()
            self.right = right

    def __init__(self, draw: Draw, *, id: str) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._drawing: tuple[Line, ...] | None = None
        self._drawn_at = (0, 0)

    def redraw(self) -> None:
        """Draw again; paint the lines that have changed."""
        before, self._drawing = self._drawing, None
        if before is None:
            self.refresh()
            return
        size = self._drawn_at
        after = self._current()
        if self._drawn_at != size:
            self.refresh()
            return
        for y in range(size[1]):
            if _at(before, y) != _at(after, y):
                self.refresh(Region(0, y, size[0], 1))

    def _current(self) -> tuple[Line, ...]:
        size = (self.size.width, self.size.height)
        if self._drawing is None or self._drawn_at != size:
            self._drawing, self._drawn_at = tuple(self._draw(*size)), size
        return self._drawing

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return "\n".join("".join(span.text for span in line) for line in self._current())

    def lit_line(self, y: int) -> Strip:
        """Return one line."""
        return line_strip(in_use(_at(self._current(), y)), self.size.width, look(self))

    def on_click(self, event: events.Click) -> None:
        """Tell which half was clicked."""
        self.post_message(self.Clicked(right=event.x * 2 >= self.size.width))


def _at(lines: Sequence[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else ()


class Keys(KeyLine, Light, inherit_bindings=False):
    """The last line of a meeting's screen: a few keys."""

    class Pressed(Message):
        """A key in the line was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(keymap, id="keys")
        self._shown: tuple[str, ...] = ()

    def show(self, commands: Sequence[str]) -> None:
        """Show the keys of commands, by their ids, the most important first."""
        if tuple(commands) != self._shown:
            self._shown = tuple(commands)
            self.refresh()

    def lit_line(self, y: int) -> Strip:
        """Return the line: as many keys as there is room for."""
        width, styles = self.size.width, look(self)
        self._places = []
        if (told := self.told_strip(width, styles)) is not None:
            return told
        found, x = [Segment(" ", styles[""])], 1
        for name in self._shown:
            command = MEETING_BY_ID[name]
            key, word = shown_key(command, self._keymap), command.shown_name
            size = cells(key) + 1 + cells(word) + 3
            if not key or x + size > width:
                continue
            self._places.append((x, x + size - 3, command))
            (key_span,) = in_use((Span(key),))
            found.append(Segment(key_span.text, styles["key"]))
            found.append(Segment(f" {word}   ", styles["dim"]))
            x += size
        found.append(Segment(" " * max(0, width - x), styles[""]))
        return Strip(found).crop(0, width)

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        event.stop()
        for first, end, command in self._places:
            if first <= event.x < end:
                self.post_message(self.Pressed(command))
