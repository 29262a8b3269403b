"""The least that a Textual app can be: what start, idle and quit are measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One Static, and a key to leave."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show one text."""
        yield Static("bare-app-ready")


if __name__ == "__main__":
    BareApp().run()
