"""The presenter's own screen, in another terminal: notes, what is next, and the wall's keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from esftui.locales import _, formats
from esftui.meeting.agenda import title_of
from esftui.panels.line import Line, Span, joined
from esftui.panels.meeting_header import Place, duration, header_lines, page_words, way_line
from esftui.panels.presenter import Desk, draw_presenter
from esftui.screens.dialog import Dialog, Hints
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_parts import Drawn
from esftui.screens.meeting_screen import waiting
from esftui.screens.paragraphs import Paragraphs

if TYPE_CHECKING:
    from esftui.model.slide import Slide


class Notes(Dialog[str]):
    """The notes of an item, to be changed; Ctrl+S saves them."""

    AUTO_FOCUS = "Paragraphs"
    BINDINGS: ClassVar = [Binding("ctrl+s", "save", show=False, priority=True)]
    CSS = """
    Notes {
        #box { width: 84; height: 80%; padding: 1 1; }
        Paragraphs { height: 1fr; border: none; background: $background; padding: 0 1; }
    }
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def heading(self) -> Content:
        """Return whose notes these are."""
        return Content(_("Notes: {item}").format(item=self._title))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Ctrl+S", _("save")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the field."""
        yield Paragraphs(self._text)

    def action_save(self) -> None:
        """Return what is written."""
        self.dismiss(self.query_one(Paragraphs).text.strip())


class PresenterScreen(MeetingBase, inherit_bindings=False):
    """What the presenter sees; its keys move the wall."""

    CSS_PATH = "meeting_screen.tcss"
    BINDINGS = MeetingBase.BINDINGS
    LEADS = False
    SHOWN: ClassVar[tuple[str, ...]] = (
        "meeting_next",
        "meeting_previous",
        "meeting_decide",
        "meeting_notes",
        "meeting_blank",
        "meeting_attendance",
        "meeting_help",
        "meeting_leave",
    )

    class Noted(Message):
        """The notes of an item are to be written."""

        def __init__(
            self, screen: PresenterScreen, item: str, before: str | None, after: str | None
        ) -> None:
            super().__init__()
            self.screen, self.item, self.before, self.after = screen, item, before, after

    def compose(self) -> ComposeResult:
        """Yield the header, what lies before the presenter, and the keys."""
        self._top = Drawn(self._draw_top, id="top")
        self._desk = Drawn(self._draw_desk, id="wall")
        yield self._top
        yield self._desk
        yield self.keys_line

    def drawn(self) -> Sequence[Drawn]:
        """Return the header and the rest."""
        return (self._top, self._desk)

    @property
    def text(self) -> str:
        """What is shown, as plain text."""
        return f"{self._top.text}\n{self._desk.text}"

    def tick(self) -> None:
        """Let the clocks go on."""
        self._top.redraw()

    def _draw_top(self, width: int, height: int) -> Sequence[Line]:
        place = self.place()
        first, second = header_lines(self.about(), place, self.clock(), width)
        return (first, second, self._in_all(place, width))[:height]

    def _in_all(self, place: Place, width: int) -> Line:
        """Return how long the meeting has taken, and of how much."""
        taken = sum(self.spent().values())
        meant = sum(item.minutes or 0 for item in self.items)
        words = _("in all {time}").format(time=duration(taken))
        if meant:
            words += " " + _("of {minutes} min").format(minutes=formats.number(meant))
        rest = max(1, width - len(words) - 4)
        way = way_line(place, rest)
        return joined(" ", Span(words, "strong"), "  ", way)

    def _draw_desk(self, width: int, height: int) -> Sequence[Line]:
        if not self.slides:
            return waiting(self, width, height)
        title, following = self._following()
        desk = Desk(
            self.item,
            self.shown,
            title,
            following,
            self.meeting.decisions,
            blank=self.stage.blank,
            stands=self.showing is not None and self.showing.stands,
            broken=self.broken,
        )
        return draw_presenter(desk, width, height)

    def _following(self) -> tuple[str | None, Slide | None]:
        """Return what the next step shows: its title, if there is anything, and its slide."""
        here, page = self.pages_of(self.item), self.page + 1
        if page < len(here):
            return here[page].title + page_words(page + 1, len(here)), here[page]
        if self.index + 1 >= len(self.items):
            return None, None
        item = self.items[self.index + 1]
        pages = self.pages_of(item)
        words = page_words(1, len(pages))
        return title_of(item) + words, pages[0] if pages else None

    @on(Drawn.Clicked)
    def _clicked(self, event: Drawn.Clicked) -> None:
        """A click here moves nothing: there is much to look at, and to select."""
        event.prevent_default()

    def action_notes(self) -> None:
        """Change the notes of the item."""
        if not self.editable or self.item is None:
            return
        self.edit_notes(self.item.notes or "")

    def edit_notes(self, text: str) -> None:
        """Open the notes of the item with a text."""
        item = self.item
        if item is None:
            return

        def written(after: str | None) -> None:
            if after is not None and after != (item.notes or ""):
                self.post_message(self.Noted(self, item.id, item.notes, after or None))

        self.app.push_screen(Notes(title_of(item), text), written)
