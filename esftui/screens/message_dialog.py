"""A dialog that tells something at length: the problems of a file, an edit refused."""

import re
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from esftui.locales import _
from esftui.screens.dialog import Dialog, Hints, Scroller, hanging, hints, shown

_PLACE = re.compile(r"\S+?:\d+(:\d+)?(?=:)")
"""The place that a problem begins with: file, line and column."""


class MessageDialog(Dialog[None]):
    """Shows a title and lines, scrolled where they need it; ``c`` copies the lines."""

    AUTO_FOCUS = ".scroller"
    BINDINGS = [Binding("enter", "leave", show=False), Binding("c", "copy", show=False)]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def heading(self) -> Content:
        """Return the title."""
        return shown(self._title)

    def hints(self) -> Hints:
        """Return the keys."""
        return (("↑↓", _("scroll")), ("c", _("copy")), ("Esc", _("close")))

    def body(self) -> ComposeResult:
        """Yield the lines."""
        yield Scroller(self._wrapped, takes_focus=True)

    def _wrapped(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for line in self._lines:
            first, *rest = hanging(line, width)
            place = _PLACE.match(first.plain)
            end = place.end() if place else 0
            rows += [first.stylize("bold $text-primary", 0, end) if end else first, *rest]
        return rows

    def action_copy(self) -> None:
        """Put the lines on the clipboard (the terminal's, so that it works over SSH too)."""
        self.app.copy_to_clipboard("\n".join(self._lines))
        self.box.border_subtitle = hints((("✓", _("sent to the clipboard")), ("Esc", _("close"))))
