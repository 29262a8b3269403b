"""A field that is yes or no: a box that is ticked or not, with the words for it."""

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Tick(Widget, can_focus=True):
    """A box to tick with Space, or by a click."""

    DEFAULT_CSS = """
    Tick {
        height: 1;
        width: 1fr;
        padding: 0 1;
        pointer: pointer;
        &:focus { text-style: underline; }
    }
    """
    BINDINGS = [Binding("space", "turn", show=False)]

    ticked: reactive[bool] = reactive(True)

    class Changed(Message):
        """It was ticked, or the tick was taken away."""

    def __init__(self, words: str, ticked: bool, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self.set_reactive(Tick.ticked, ticked)

    def render(self) -> RenderResult:
        """Draw the box and its words."""
        return Content(("[x] " if self.ticked else "[ ] ") + self._words)

    def action_turn(self) -> None:
        """Tick it, or take the tick away."""
        self.ticked = not self.ticked
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """Tick it, or take the tick away."""
        self.action_turn()
