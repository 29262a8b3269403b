"""A list to choose from while typing goes on elsewhere: drawn by line, so any length is quick."""

from collections.abc import Callable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Draw = Callable[[int, int], Content]
"""Draws one choice (its number) in a width of so many cells."""

MARK = "▸ "
"""Stands before the choice under the cursor, so that it shows without colour."""

MOVES = [
    Binding("up", "move(-1)", show=False),
    Binding("down", "move(1)", show=False),
    Binding("pageup", "move_page(-1)", show=False),
    Binding("pagedown", "move_page(1)", show=False),
]
"""Bindings for a dialog with such a list, which stay free while a field has the focus."""


class ChoiceList(ScrollView, can_focus=False):
    """Choices in rows, one of them under the cursor; it never takes the focus.

    A choice is a number, drawn by the function given. The cursor is the place in the
    rows shown, or nothing as long as none is chosen.
    """

    COMPONENT_CLASSES = {"choice--cursor", "choice--hover"}
    DEFAULT_CSS = """
    ChoiceList {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        pointer: pointer;
        & > .choice--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .choice--hover { background: $block-hover-background; }
    }
    """

    cursor: reactive[int | None] = reactive(None)
    _hover: reactive[int | None] = reactive(None)

    class Moved(Message):
        """The cursor came to another choice."""

        def __init__(self, choice: int | None) -> None:
            super().__init__()
            self.choice = choice

    class Chosen(Message):
        """A choice was clicked."""

        def __init__(self, choice: int) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, draw: Draw, choices: Sequence[int] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._choices: tuple[int, ...] = tuple(choices)
        self.virtual_size = Size(0, len(self._choices))

    @property
    def choices(self) -> tuple[int, ...]:
        """The choices that are shown, in order."""
        return self._choices

    @property
    def choice(self) -> int | None:
        """The choice under the cursor, if any."""
        if self.cursor is None or self.cursor >= len(self._choices):
            return None
        return self._choices[self.cursor]

    def show(self, choices: Sequence[int], cursor: int | None) -> None:
        """Show other choices, with the cursor on one of them (or none)."""
        self._choices = tuple(choices)
        self.virtual_size = Size(0, len(self._choices))
        self.set_reactive(ChoiceList.cursor, None)
        self.cursor = self._choices.index(cursor) if cursor in self._choices else None
        self.refresh(layout=True)

    def move(self, steps: int) -> None:
        """Move the cursor by rows, stopping at both ends."""
        if self._choices:
            start = self.cursor if self.cursor is not None else (-1 if steps > 0 else 0)
            self.cursor = min(len(self._choices) - 1, max(0, start + steps))

    def move_page(self, pages: int) -> None:
        """Move the cursor by what fits at a time."""
        self.move(pages * max(1, self.size.height - 1))

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Keep the cursor among the choices."""
        return cursor if cursor is None or 0 <= cursor < len(self._choices) else None

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Draw the two rows anew and keep the cursor in sight."""
        for row in {old, new} - {None}:
            self.refresh_line(row or 0)
        self.keep_in_sight()
        self.post_message(self.Moved(self.choice))

    def watch__hover(self, old: int | None, new: int | None) -> None:
        """Draw the two rows anew."""
        for row in {old, new} - {None}:
            self.refresh_line(row or 0)

    def keep_in_sight(self) -> None:
        """Scroll as little as needed for the cursor to be seen."""
        if self.cursor is not None and self.size.height:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_resize(self) -> None:
        """Rows are drawn for the width; the cursor stays in sight."""
        self.keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if row >= len(self._choices):
            return Strip.blank(width, self.rich_style)
        text = self._draw(self._choices[row], width - len(MARK))
        if row == self.cursor:
            style = self.get_visual_style("choice--cursor")
            # one colour on the cursor's ground: parts dimmed elsewhere stay readable
            line = Content(MARK) + text.without_spans
        else:
            hovered = row == self._hover
            style = self.get_visual_style("choice--hover") if hovered else self.visual_style
            line = Content(" " * len(MARK)) + text
        return Visual.to_strips(
            self, line.truncate(width, ellipsis=True), width, 1, style, pad=True
        )[0]

    def _row(self, event: events.MouseEvent) -> int | None:
        row = event.y + self.scroll_offset.y
        return row if 0 <= row < len(self._choices) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would choose."""
        self._hover = self._row(event)

    def on_leave(self) -> None:
        """The mouse went away."""
        self._hover = None

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        row = self._row(event)
        if row is not None:
            self.cursor = row
            self.post_message(self.Chosen(self._choices[row]))
