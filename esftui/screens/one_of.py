"""A field that is one of a few words: they stand in a row or two, one of them marked."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from esftui.panels.text import cells

_GAPS = ("   ", "  ", " ")
"""What stands between the words: as much as there is room for."""


class OneOf(Widget, can_focus=True):
    """Words in a row; arrows, Space, a digit or a click chooses one."""

    DEFAULT_CSS = """
    OneOf {
        height: auto;
        width: 1fr;
        padding: 0 1;
        pointer: pointer;
        &:focus { text-style: underline; }
    }
    """
    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]

    chosen: reactive[int] = reactive(0)

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, field: "OneOf") -> None:
            super().__init__()
            self.field = field

    def __init__(self, words: Sequence[str], chosen: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self.set_reactive(OneOf.chosen, chosen)

    def watch_chosen(self, chosen: int) -> None:
        """Tell the dialog."""
        self.post_message(self.Changed(self))

    @property
    def _gap(self) -> str:
        taken = sum(2 + cells(word) for word in self._words)
        room = self.content_size.width
        between = len(self._words) - 1
        return next((gap for gap in _GAPS if taken + len(gap) * between <= room), _GAPS[-1])

    def _rows(self, width: int) -> list[list[int]]:
        """Return which words stand in each row: one row, where there is room for it."""
        rows: list[list[int]] = [[]]
        taken = 0
        for number, word in enumerate(self._words):
            size = 2 + cells(word)
            if rows[-1] and taken + size > width:
                rows.append([])
                taken = 0
            rows[-1].append(number)
            taken += size + len(_GAPS[-1])
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the words take."""
        return len(self._rows(width))

    def _option(self, number: int) -> Content:
        mark = "● " if number == self.chosen else "○ "
        style = "bold" if number == self.chosen else "$foreground 75%"
        return Content(mark + self._words[number]).stylize(style)

    def render(self) -> Content:
        """Draw the words."""
        rows = self._rows(self.content_size.width)
        return Content("\n").join(
            [Content(self._gap).join([self._option(number) for number in row]) for row in rows]
        )

    def action_step(self, steps: int) -> None:
        """Go to the next word or the one before, round and round."""
        self.chosen = (self.chosen + steps) % len(self._words)

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        sign = event.character or ""
        if sign.isascii() and sign.isdecimal() and 1 <= int(sign) <= len(self._words):
            self.chosen = int(sign) - 1
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        offset = event.get_content_offset(self)
        rows = self._rows(self.content_size.width)
        if offset is None or offset.y >= len(rows):
            return
        start = 0
        for number in rows[offset.y]:
            end = start + 2 + cells(self._words[number])
            if start <= offset.x < end:
                self.chosen = number
                return
            start = end + len(self._gap)
