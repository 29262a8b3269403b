"""A meeting on the wall: one slide at a time, large, and nothing that may not be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
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
from esftui.screens.meeting_pages import Room
from esftui.screens.meeting_parts import Drawn
from esftui.store.stage import Stage

_TALL = 20
"""From this height on, a line under the header shows how far the agenda has come."""


class Leaving(Dialog[bool]):
    """Asks before the desk is seen on the wall: remotes send Esc when a show is to begin."""

    AUTO_FOCUS = ""
    BINDINGS = [("enter", "go")]
    CSS = """
    Leaving { #box { width: 64; } }
    """

    def __init__(self, *, open_still: bool, alone: bool) -> None:
        """Take whether the meeting stays open, and whether there is nothing but this screen."""
        super().__init__()
        self._open, self._alone = open_still, alone

    def heading(self) -> Content:
        """Return the question."""
        return Content(_("Leave the meeting's screen?"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("leave")), ("Esc", _("stay")))

    def body(self) -> ComposeResult:
        """Yield what leaving means."""
        if self._open:
            yield Static(Content(_("The meeting stays open, and goes on where it was.")))
        if self._alone:
            yield Static(Content(_("The program ends then.")))
        else:
            text = _("What is seen then may be small numbers: they are not withheld.")
            yield Static(Content(text))

    def action_go(self) -> None:
        """Leave."""
        self.dismiss(True)


class MeetingScreen(MeetingBase, inherit_bindings=False):
    """The wall. ``alone``: the app was opened for it, and ends with it."""

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

    def __init__(self, *about: Any, alone: bool = False, **more: Any) -> None:
        super().__init__(*about, **more)
        self.alone = alone

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
        self.call_after_refresh(self._measure)

    @property
    def room(self) -> Room:
        """How wide and high a slide may be here, in cells."""
        return self._wall.size.width, self._wall.size.height

    def put(self, stage: Stage) -> None:
        """Put something on the wall; whoever follows is told how much room there is."""
        super().put(msgspec.structs.replace(stage, room=self.room))

    def _measure(self) -> None:
        """Tell how much room there is now, where it is another."""
        if self.stage.room != self.room:
            self.put(self.stage)

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
        slide = self.shown
        with speaking(self.meeting.language):
            if slide is not None:
                return draw_slide(slide, width, height)
            return waiting(self, width, height)

    def action_leave(self) -> None:
        """Ask before the desk is seen; a meeting that is shown again is left at once."""

        def answered(go: bool | None) -> None:
            if go:
                self.leave()

        open_still = self.state == "open"
        self.app.push_screen(Leaving(open_still=open_still, alone=self.alone), answered)


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
