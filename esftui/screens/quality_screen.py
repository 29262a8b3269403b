"""Data quality: all that is odd in the register, searched as one types, and what to do."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from esftui.locales import _
from esftui.panels import quality as panel
from esftui.panels.line import Line, Span
from esftui.screens.boxed import FullView, edges
from esftui.screens.chrome import Header
from esftui.screens.field import Field
from esftui.screens.search import Query

if TYPE_CHECKING:
    from collections.abc import Hashable

    from esftui.measure.figures import Head
    from esftui.measure.quality import Quality
    from esftui.measure.quality_remark import Remark


class _Rows(FullView, can_focus=False, inherit_bindings=False):
    """The remarks; the search field keeps the focus."""


class QualityScreen(Screen[None], inherit_bindings=False):
    """The remarks on a register, the worst first, as it stands today.

    Typing searches; Enter on a remark about a participant opens that person. New remarks
    come with :meth:`show`, and the cursor stays on its own.
    """

    CSS_PATH = "quality_screen.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, found: Quality, head: Head) -> None:
        super().__init__()
        self._found, self._head = found, head
        self._said = panel.said(found)
        self._shown = self._said
        self._listing: panel.Listing | None = None
        self._row = 0
        self._key: Hashable = None
        self._header, self._view = Header(), _Rows()
        self._top, self._bottom = edges()

    def compose(self) -> ComposeResult:
        """Yield the header, the search field, and the box in its parts."""
        yield self._header
        yield Field(placeholder=_("search: pseudonym or word"), id="search")
        yield self._top
        yield self._view
        yield self._bottom

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own."""

    def on_resize(self) -> None:
        """Draw for another width, once the view has it."""
        self.call_after_refresh(self._lay_out)

    # what is shown

    @property
    def current(self) -> Remark | None:
        """The remark that the cursor is on."""
        return self._shown[self._row].remark if self._row < len(self._shown) else None

    def show(self, found: Quality, head: Head) -> None:
        """Show other remarks; the cursor stays on its own, or where it was."""
        self._head = head
        if found != self._found:
            self._found, self._said = found, panel.said(found)
            self._search()
        else:
            self._header.show(head)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()
        self._view.scroll_to(y=0, animate=False)
        self._move_to(0)

    def _search(self) -> None:
        query = Query(self.query_one(Field).value)
        self._shown = panel.found_by(query.finds, self._said) if query.words else self._said
        self._lay_out()

    def _lay_out(self) -> None:
        """Draw the remarks for the width there is."""
        if not self._view.size.width:
            return
        self._listing = panel.listing(self._found, self._shown, self._view.room)
        keys = [_key(one.remark) for one in self._shown[: panel.MOST]]
        if self._key in keys:
            self._row = keys.index(self._key)
        self._row = max(0, min(self._row, len(keys) - 1))
        self._header.show(self._head)
        self._top.show(self._listing.drawing.heading, self._listing.drawing.figure)
        self._paint()

    def _paint(self) -> None:
        if self._listing is not None:
            self._view.show(panel.with_cursor(self._listing, self._row, self._view.room))
        remark = self.current
        self._key = None if remark is None else _key(remark)
        self._bottom.show("", self._keys())

    def _keys(self) -> Line:
        moves: Line = (Span("↑↓", "strong"), Span(" " + _("move") + "   ", "dim"))
        opens: Line = (
            Span("Enter", "strong"),
            Span(" " + _("open the participant") + "   ", "dim"),
        )
        leaves: Line = (Span("Esc", "strong"), Span(" " + _("back"), "dim"))
        return (
            *(moves if self._shown else ()),
            *(opens if self._person() is not None and self._opener is not None else ()),
            *leaves,
        )

    # keys

    def _move_to(self, row: int) -> None:
        if self._listing is None:
            return
        self._row = max(0, min(row, len(self._listing.rows) - 1))
        self._paint()
        if self._listing.rows:
            first, end = self._listing.rows[self._row]
            self._view.see(end - 1)
            # the first of all comes with what stands above it
            self._view.see(first if self._row else 0)

    def action_move(self, direction: int) -> None:
        """Move the cursor; where there is nothing to move on, scroll."""
        if self._shown:
            self._move_to(self._row + direction)
        else:
            self._view.scroll_relative(y=direction, animate=False)

    def action_page(self, direction: int) -> None:
        """Move the cursor by about what fits at a time."""
        if self._listing is None or not self._listing.rows:
            self._view.scroll_relative(y=direction * self._view.size.height, animate=False)
            return
        target = self._listing.rows[self._row][0] + direction * max(1, self._view.size.height - 1)
        rows = [row for row, (first, _end) in enumerate(self._listing.rows) if first <= target]
        row = rows[-1] if rows else 0
        self._move_to(row if row != self._row else row + direction)

    def on_full_view_clicked(self, event: FullView.Clicked) -> None:
        """Put the cursor on the remark that was clicked."""
        for row, (first, end) in enumerate(self._listing.rows if self._listing else ()):
            if first <= event.line < end:
                self._move_to(row)

    def _person(self) -> str | None:
        """Return the pseudonym of the participant that the cursor's remark is about."""
        remark = self.current
        if remark is None or remark.place[0] != "participants":
            return None
        return remark.subject or None

    @property
    def _opener(self) -> object:
        return getattr(self.app, "action_open_participant", None)

    @on(Input.Submitted)
    async def _open(self) -> None:
        """Open the participant that the remark is about, if there is one."""
        person, opener = self._person(), self._opener
        if person is None or not callable(opener):
            self.app.bell()
            return
        opened = opener(person)
        if isawaitable(opened):
            await opened

    def action_leave(self) -> None:
        """Clear what was searched for; without that, go back."""
        field = self.query_one(Field)
        if field.value:
            field.value = ""
        else:
            self.dismiss(None)


def _key(remark: Remark) -> Hashable:
    """Return what tells a remark from others when documents have moved in their table."""
    return remark.rule, remark.subject, remark.date, remark.values, remark.place[2:]
