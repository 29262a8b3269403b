"""The lines of a history between the edges of their box, with a cursor on one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from esftui.panels.glyphs import ascii_only
from esftui.screens.chrome import in_use
from esftui.screens.history_lines import Book, History, Row
from esftui.screens.lines import look
from esftui.screens.panel import line_strip
from esftui.store.journal import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from esftui.panels.line import Line

_SIDE = 2
"""Cells on the left: the border, and a blank one."""


class HistoryView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines above, and then a row for each change; each is drawn when it is seen."""

    DEFAULT_CSS = """
    HistoryView {
        width: 100%;
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        overflow-y: scroll;
    }
    """

    class Moved(Message):
        """Other lines are seen, or the cursor is on another change."""

    class Opened(Message):
        """The change under the cursor was clicked once more."""

    def __init__(self) -> None:
        super().__init__()
        self._book = Book(History())
        self._above: tuple[Line, ...] = ()
        self._rows: list[Row] = []
        self._places: list[int] = []
        self._cursor = 0

    @property
    def room(self) -> int:
        """The width that a line has, in cells."""
        return max(1, self.scrollable_content_region.width - _SIDE - 1)

    @property
    def entry(self) -> Entry | None:
        """The change under the cursor."""
        row = self._rows[self._places[self._cursor]] if self._places else None
        return row if isinstance(row, Entry) else None

    @property
    def place(self) -> tuple[int, int]:
        """Which change the cursor is on, from 1, and how many there are."""
        return (self._cursor + 1 if self._places else 0), len(self._places)

    def show(self, book: Book, entries: Sequence[Entry], above: Sequence[Line]) -> None:
        """Show changes; the cursor stays on its change and what is seen stays where it is."""
        before = self.entry
        offset = self._line_of_cursor() - self.scroll_offset.y
        was_first = self._cursor == 0
        self._book, self._above, self._rows = book, tuple(above), book.rows(entries)
        self._places = [n for n, row in enumerate(self._rows) if isinstance(row, Entry)]
        self._cursor = min(self._cursor, max(0, len(self._places) - 1))
        if before is not None and not (was_first and self.scroll_offset.y == 0):
            self._follow(before)
        self.virtual_size = Size(0, len(self._above) + len(self._rows))
        self.refresh()
        if self._cursor:
            self.scroll_to(y=self._line_of_cursor() - offset, animate=False, force=True)
        self.post_message(self.Moved())

    def _follow(self, before: Entry) -> None:
        for number, place in enumerate(self._places):
            row = self._rows[place]
            if isinstance(row, Entry) and row.id == before.id:
                self._cursor = number
                return

    def _line_of_cursor(self) -> int:
        return len(self._above) + (self._places[self._cursor] if self._places else 0)

    def move(self, by: int) -> None:
        """Move the cursor by changes, and see it."""
        if self._places:
            self._put(self._cursor + by)

    def _put(self, place: int) -> None:
        before = self._line_of_cursor()
        self._cursor = max(0, min(len(self._places) - 1, place))
        line = self._line_of_cursor()
        self.refresh_line(before)
        self.refresh_line(line)
        # the first change brings its day and what stands above it with it
        top = 0 if self._cursor == 0 else line - (self._places[self._cursor - 1] + 1 != line)
        self.scroll_to_region(Region(0, top, 1, line - top + 1), animate=False, force=True)
        self.post_message(self.Moved())

    def page(self, by: int) -> None:
        """Move the cursor by what fits at a time."""
        self.move(by * max(1, self.size.height - 2))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Draw one line and the border on its left."""
        number, styles = y + self.scroll_offset.y, look(self)
        side = Segment("|" if ascii_only() else "│", styles["focus"])
        width = self.scrollable_content_region.width
        content = line_strip(in_use(self._line(number)), max(0, width - _SIDE), styles)
        return Strip([side, Segment(" ", styles[""]), *content], width)

    def _line(self, number: int) -> Line:
        if number < len(self._above):
            return self._above[number]
        row = number - len(self._above)
        if row >= len(self._rows):
            return ()
        at_cursor = bool(self._places) and self._places[self._cursor] == row
        return self._book.line(self._rows[row], self.room, cursor=at_cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the change under the mouse; there already, open it."""
        row = event.y + self.scroll_offset.y - len(self._above)
        if row not in self._places:
            return
        place = self._places.index(row)
        if place == self._cursor:
            self.post_message(self.Opened())
        else:
            self._put(place)
