"""What covers the desk, where the app was opened on a wall for a meeting alone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from esftui.locales import _


class Curtain(ModalScreen[None], inherit_bindings=False):
    """Nothing but a word, before the meeting is read and after it is left.

    It is modal and not to be seen through: no key of the desk holds on it.
    """

    CSS_PATH = "meeting_screen.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+q,ctrl+c", "app.quit", show=False)
    ]

    def compose(self) -> ComposeResult:
        """Say that something is coming."""
        yield Static(Content(_("Reading …")), id="says")

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own."""
