"""The field of a checklist item's status: four words, one of them marked."""

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from esftui.locales import labels
from esftui.model.checklist import STATUSES, Status
from esftui.screens.item_values import letters

_GAP = "   "


class StatusField(Widget, can_focus=True):
    """Four statuses in a row; arrows, Space, a letter, a digit or a click chooses one."""

    DEFAULT_CSS = """
    StatusField {
        height: 1;
        width: 1fr;
        padding: 0 1;
        pointer: pointer;
    }
    """
    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]

    status: reactive[Status] = reactive[Status]("not_started")

    class Changed(Message):
        """Another status was chosen."""

        def __init__(self, status: Status) -> None:
            super().__init__()
            self.status = status

    def __init__(self, status: Status, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = {name: labels.status(name) for name in STATUSES}
        self._letters = letters(self._words)
        self.set_reactive(StatusField.status, status)

    def watch_status(self, status: Status) -> None:
        """Tell the form."""
        self.post_message(self.Changed(status))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of all words in a row."""
        return sum(len(self._option(name)) for name in STATUSES) + len(_GAP) * (len(STATUSES) - 1)

    def _option(self, name: Status) -> Content:
        word, place = self._words[name], self._letters.get(name)
        chosen = name == self.status
        text = Content(("● " if chosen else "○ ") + word)
        if place is not None and self.has_focus:
            text = text.stylize("underline", place + 2, place + 3)
        return text.stylize("bold" if chosen else "$foreground 75%")

    def render(self) -> Content:
        """Draw the words."""
        return Content(_GAP).join([self._option(name) for name in STATUSES])

    def action_step(self, steps: int) -> None:
        """Go to the next status or the one before, round and round."""
        place = STATUSES.index(self.status) + steps
        self.status = STATUSES[place % len(STATUSES)]

    def on_key(self, event: events.Key) -> None:
        """Choose by letter or digit."""
        sign = (event.character or "").casefold()
        for number, name in enumerate(STATUSES, 1):
            place = self._letters.get(name)
            letter = self._words[name][place].casefold() if place is not None else ""
            if sign and sign in (letter, str(number)):
                self.status = name
                event.stop()
                event.prevent_default()
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the word that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = 0
        for name in STATUSES:
            end = start + len(self._option(name))
            if start <= offset.x < end:
                self.status = name
                return
            start = end + len(_GAP)
