"""A meeting on the wall: one slide at a time, large, and nothing that may not be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from esftui.locales import _, speaking
from esftui.meeting.agenda import title_of
from esftui.panels.line import Line, Span, joined
from esftui.panels.meeting_header import header_lines, way_line
from esftui.panels.slide import draw_slide
from esftui.panels.text import clean, wrap
from esftui.screens.dialog import Dialog, Hints
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_parts import Drawn

_TALL = 20
"""From this height on, a line under the header shows how far the agenda has come."""


class Leaving(Dialog[bool]):
    """Asks before the desk is seen on the wall: remotes send Esc when a show is to begin."""

    AUTO_FOCUS = ""
    BINDINGS = [("enter", "go")]
    CSS = """
    Leaving { #box { width: 64; } }
    """

    def heading(self) -> Content:
        """Return the question."""
        return Content(_("Leave the meeting's screen?"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("leave")), ("Esc", _("stay")))

    def body(self) -> ComposeResult:
        """Yield what leaving means."""
        yield Static(Content(_("The meeting stays open, and goes on where it was.")))
        yield Static(Content(_("What is seen then may be small numbers: they are not withheld.")))

    def action_go(self) -> None:
        """Leave."""
        self.dismiss(True)


class MeetingScreen(MeetingBase, inherit_bindings=False):
    """The wall."""

    CSS_PATH = "meeting_screen.tcss"
    BINDINGS = MeetingBase.BINDINGS
    SHOWN: ClassVar[tuple[str, ...]] = (
        "meeting_next",
        "meeting_previous",
        "meeting_decide",
        "meeting_attendance",
        "meeting_blank",
        "meeting_help",
        "meeting_leave",
    )

    def compose(self) -> ComposeResult:
        """Yield the header, the slide and the keys."""
        self._top = Drawn(self._draw_top, id="top")
        self._wall = Drawn(self._draw_slide, id="wall")
        yield self._top
        yield self._wall
        yield self.keys_line

    def drawn(self) -> Sequence[Drawn]:
        """Return the header and the slide."""
        return (self._top, self._wall)

    @property
    def text(self) -> str:
        """What stands on the wall, as plain text; nothing when it is blank."""
        return "" if self.stage.blank else f"{self._top.text}\n{self._wall.text}"

    def on_resize(self) -> None:
        """Give the slide the row of the line above it where there are few."""
        self.set_class(self.size.height < _TALL, "-low")

    def tick(self) -> None:
        """Let the clock go on."""
        self._top.redraw()

    def blanked(self) -> None:
        """Show nothing at all, or everything again."""
        for widget in (self._top, self._wall, self.keys_line):
            widget.put_out(self.stage.blank)

    def _draw_top(self, width: int, height: int) -> Sequence[Line]:
        with speaking(self.meeting.language):
            place = self.place()
            lines = header_lines(self.about(), place, self.clock(), width)
            return (*lines, way_line(place, width))[:height]

    def _draw_slide(self, width: int, height: int) -> Sequence[Line]:
        slide = self.slide
        with speaking(self.meeting.language):
            if slide is not None:
                return draw_slide(slide, width, height)
            return waiting(self, width, height)

    def action_leave(self) -> None:
        """Ask before the desk is seen; a meeting that is shown again is left at once."""

        def answered(go: bool | None) -> None:
            if go:
                self.leave()

        self.app.push_screen(Leaving(), answered)


def waiting(screen: MeetingBase, width: int, height: int) -> Sequence[Line]:
    """Return what is shown until there are slides: the agenda, or why there are none."""
    if screen.problem:
        rows = wrap(clean(screen.problem), max(1, width - 4))
        return [(), *(joined("  ", Span(row, "warn")) for row in rows)][:height]
    lines: list[Line] = [(), joined("  ", Span(_("Counting …"), "strong")), ()]
    for number, item in enumerate(screen.items, 1):
        here = number == screen.index + 1
        text = f"{number:>4}  {clean(title_of(item))}"
        lines.append((Span(text, "strong" if here else "dim"),))
    return lines[:height]
