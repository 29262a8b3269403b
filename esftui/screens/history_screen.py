"""The history of a project, or of one item of its checklist: who changed what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from esftui.commands import BY_ID, shown_key
from esftui.locales import N_, _, formats, ngettext
from esftui.panels.glyphs import ascii_only
from esftui.panels.line import Line, Span, joined
from esftui.panels.text import cells, clean
from esftui.screens.boxed import BoxedScreen
from esftui.screens.chrome import KeyHint
from esftui.screens.field import Field
from esftui.screens.history_lines import MOST, Book, History, empty, notices
from esftui.screens.history_view import HistoryView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from esftui.measure.figures import Head
    from esftui.store.journal import Entry


HINTS: tuple[KeyHint, ...] = (
    KeyHint(("redo",), N_("redo"), 4),
    KeyHint(("help",), N_("all keys"), 9),
    KeyHint(("quit",), N_("quit"), 8),
)
"""The keys of the program that matter here; the screen's own stand in the box's lower edge."""


class HistoryScreen(BoxedScreen[None], inherit_bindings=False):
    """What was done, the latest first; searched as one types. Esc goes back.

    ``item`` is the id of the item that it is of, ``title`` its title; without an item it is
    of the whole project. What there is to show comes with :meth:`show`.
    """

    CSS_PATH = "history_screen.tcss"
    AUTO_FOCUS = "HistoryView"
    BINDINGS = [
        Binding("escape", "back", show=False),
        Binding("backspace,H", "close", show=False),
        Binding("enter", "open", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("slash", "search", show=False),
        Binding("a", "all", show=False),
        # the same key as for undoing the latest change, also where a user has another
        Binding("u", "take_back", show=False, id="undo"),
    ]

    class TakeBack(Message):
        """The change under the cursor is to be taken back."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(
        self,
        item: str | None = None,
        title: str = "",
        *,
        keymap: Mapping[str, str] | None = None,
        head: Head | None = None,
        read_only: str | None = None,
    ) -> None:
        super().__init__(keymap)
        self._item, self._only, self._title = item, item is not None, title
        self._keymap = keymap or {}
        self._book: Book | None = None
        self._shown = 0
        self._header.show(head, read_only)
        self._footer.guard(read_only)
        self._read_only = read_only
        self._view = HistoryView()
        self._field = Field(id="search")

    def compose(self) -> ComposeResult:
        """Yield the header, the box in its parts, and the keys."""
        yield self._header
        yield self._top
        with Horizontal(id="search-row"):
            side = "|" if ascii_only() else "│"
            yield Static(Content(f"{side} {_('search')} "), id="search-label")
            yield self._field
        yield self._view
        yield self._bottom
        yield self._footer

    def on_mount(self) -> None:
        """Show the keys that matter."""
        self._footer.show(HINTS)

    # what is shown

    @property
    def entry(self) -> Entry | None:
        """The change under the cursor."""
        return self._view.entry

    @property
    def history(self) -> History:
        """The history that is shown."""
        return self._book.history if self._book is not None else History()

    def show(
        self, history: History, head: Head | None = None, read_only: str | None = None
    ) -> None:
        """Show a history; the cursor stays on its change."""
        first = self._book is None
        self._book = Book(history)
        self._header.show(head, read_only)
        self._footer.guard(read_only)
        self._read_only = read_only
        if first and self._item is not None and not self._book.entries(self._item, ""):
            self._only = False
        self.redraw()

    def redraw(self) -> None:
        """Draw the changes that are found, for the width there is."""
        if self._book is None or not self._view.size.width:
            return
        item = self._item if self._only else None
        search = self._field.value
        entries = self._book.entries(item, search)
        self._shown = len(entries)
        width = self._view.room
        mine = self._item is not None and not self._book.entries(self._item, "")
        above = notices(self.history, item, self._title if mine else "", width)
        if not entries:
            above += empty(search, width)
        self._view.show(self._book, entries, above)
        heading = _("History")
        if self._only:
            heading = _("History of {title}").format(title=clean(self._title or self._item or ""))
        self._top.show(heading, self._figure(search))

    def _figure(self, search: str) -> Line:
        number, most = self._shown, len(self.history.entries)
        text = ngettext("{number} change", "{number} changes", number)
        shown = text.format(number=formats.number(number))
        if search.strip() or self._only:
            shown = _("{number} of {total}").format(
                number=formats.number(number), total=formats.number(most)
            )
        elif most > MOST:
            shown = _("the latest {number} of {total}; all with esftui log").format(
                number=formats.number(number), total=formats.number(most)
            )
        return (Span(shown, "dim"),)

    def on_history_view_moved(self) -> None:
        """Show the place and the keys that do something there."""
        place, number = self._view.place
        may_take_back = bool(number) and self._read_only is None
        keys = [
            ("Enter", _("in full"), 4, bool(number)),
            (shown_key(BY_ID["undo"], self._keymap), _("take back"), 3, may_take_back),
            ("a", _("whole project") if self._only else _("this item"), 2, bool(self._item)),
            ("/", _("search"), 1, len(self.history.entries) > 1),
            ("Esc", _("back"), 5, True),
        ]
        kept = [key for key in keys if key[3]]
        room = self.size.width - 8
        where = f"{formats.number(place)}/{formats.number(number)}" if number else ""
        while kept and sum(cells(k) + cells(w) + 4 for k, w, *_ in kept) + cells(where) > room:
            kept.remove(min(kept, key=lambda key: key[2]))
        parts = [
            joined("   " if n or where else "", Span(k, "strong"), Span(" " + w, "dim"))
            for n, (k, w, *_) in enumerate(kept)
        ]
        self._bottom.show("", joined(Span(where, "dim"), *parts))

    # keys

    def action_back(self) -> None:
        """Leave the search, or else go back."""
        if self._field.value or self._field.has_focus:
            self._field.value = ""
            self._close_search()
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_open(self) -> None:
        """Show the change under the cursor in full."""
        if self.entry is None:
            return
        from esftui.screens.message_dialog import MessageDialog

        lines = list(self.history.words.full(self.entry))
        self.app.push_screen(MessageDialog(_("One change"), lines))

    def on_history_view_opened(self) -> None:
        """Show the change that was clicked in full."""
        self.action_open()

    def action_take_back(self) -> None:
        """Ask that the change under the cursor be taken back."""
        if self.entry is not None:
            self.post_message(self.TakeBack(self.entry))

    def action_all(self) -> None:
        """Show the whole project's history, or that of the item again."""
        if self._item is not None:
            self._only = not self._only
            self.redraw()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._view.move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by what fits at a time."""
        self._view.page(by)

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last change."""
        self._view.move(direction * len(self.history.entries))

    def action_search(self) -> None:
        """Begin to search."""
        self.query_one("#search-row").add_class("-open")
        self._field.focus()

    def _close_search(self) -> None:
        self.query_one("#search-row").set_class(bool(self._field.value), "-open")
        self._view.focus()

    @on(Input.Changed)
    def _searched(self) -> None:
        self.redraw()

    @on(Input.Submitted)
    def _search_done(self) -> None:
        self._close_search()
