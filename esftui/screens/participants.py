"""All participants, by pseudonym, searched as one types."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from esftui.locales import _
from esftui.measure.roster import roster
from esftui.panels import roster as panel
from esftui.panels.line import Drawing, Line, Span
from esftui.screens.boxed import BoxedScreen, FullView
from esftui.screens.field import Field
from esftui.screens.search import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from esftui.session import Snapshot


class _Rows(FullView, can_focus=False, inherit_bindings=False):
    """The rows; the search field keeps the focus."""


class Participants(BoxedScreen[None], inherit_bindings=False):
    """The roster. Typing searches, Enter opens the participant that the cursor is on.

    ``personal``: it is about persons and is never shown where it is projected.
    """

    personal = True

    CSS_PATH = "participants.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("ctrl+home", "edge(-1)", show=False),
        Binding("ctrl+end", "edge(1)", show=False),
        Binding("f2", "order", show=False),
        Binding("f3", "add", show=False),
    ]

    def __init__(self, snapshot: Snapshot, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__(keymap)
        self._snapshot = snapshot
        self._said: tuple[panel.Said, ...] = ()
        self._shown: tuple[panel.Said, ...] = ()
        self._order = 0
        self._row = 0
        self._name: str | None = None
        self._view = _Rows()
        self._gather()

    def compose(self) -> ComposeResult:
        """Yield the header, the search field, the box in its parts, and where news is told."""
        yield self._header
        yield Field(placeholder=_("search: pseudonym, place, active, woman ..."), id="search")
        yield self._top
        yield self._view
        yield self._bottom
        yield self._footer

    def on_mount(self) -> None:
        """Keep the last line for news: letters are searched for here."""
        self._footer.show(())

    # what is shown

    @property
    def current(self) -> str | None:
        """The pseudonym that the cursor is on."""
        return self._shown[self._row].row.person.id if self._row < len(self._shown) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The pseudonyms that are shown, in their order."""
        return tuple(one.row.person.id for one in self._shown)

    def follow(self, snapshot: Snapshot) -> None:
        """Show another version of the project; the cursor stays on its person."""
        self._snapshot = snapshot
        self._gather()
        self.redraw()

    def tell(self, line: Line) -> None:
        """Tell in one line what has happened; no keys are shown that it would be in the way of."""
        self._footer.tell(line, stays=True)

    def _gather(self) -> None:
        data, figures = self._snapshot.data, self._snapshot.figures
        if data is None or figures is None:
            return
        rows = roster(data, figures.head.as_of, figures.radar.people)
        self._said = panel.said(rows, data.project)
        self._search()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()
        self._row, self._name = 0, None
        self._view.scroll_to(y=0, animate=False)
        self.redraw()

    def _search(self) -> None:
        found = self._said
        query = Query(self.query_one(Field).value if self.is_mounted else "")
        if query.words:
            found = tuple(one for one in found if query.finds(one.words))
        self._shown = panel.ordered(found, self._order)

    def redraw(self) -> None:
        """Draw the rows for the width there is."""
        figures = self._snapshot.figures
        if not self._view.size.width or figures is None:
            return
        names = self.names[: panel.MOST]
        if self._name in names:
            self._row = names.index(self._name)
        self._row = max(0, min(self._row, len(names) - 1))
        self._header.show(figures.head, self._snapshot.read_only)
        self._paint()

    def _paint(self) -> None:
        drawing = self._drawn()
        self._name = self.current
        self._top.show(drawing.heading, drawing.figure)
        self._view.show(drawing.lines)
        self._bottom.show("", self._keys())

    def _drawn(self) -> Drawing:
        cursor = self._row if self._shown else None
        return panel.draw(self._said, self._shown, self._view.room, cursor, self._order)

    def _keys(self) -> Line:
        keys = [("F2", _("order")), ("Esc", _("back"))]
        if self._shown:
            keys = [("↑↓", _("move")), ("Enter", _("open")), *keys]
        if self._snapshot.read_only is None and hasattr(self.app, "action_enter"):
            keys.insert(-1, ("F3", _("add")))
        spans: list[Span] = []
        for key, what in keys:
            spans += [Span("   "), Span(key, "strong"), Span(" " + what, "dim")]
        return tuple(spans[1:])

    # keys

    def _move_to(self, row: int) -> None:
        if not self._shown:
            return
        self._row = max(0, min(row, min(len(self._shown), panel.MOST) - 1))
        self._paint()
        # the headings come with the first row
        self._view.see(self._row + 1 if self._row else 0)

    def action_move(self, direction: int) -> None:
        """Move the cursor."""
        self._move_to(self._row + direction)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what fits at a time."""
        self._move_to(self._row + direction * max(1, self._view.size.height - 1))

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self._move_to(0 if direction < 0 else len(self._shown) - 1)

    def action_order(self) -> None:
        """Put the rows in the next order; the first rows come into sight."""
        self._order = (self._order + 1) % len(panel.ORDERS)
        self._search()
        self._row, self._name = 0, None
        self._view.scroll_to(y=0, animate=False)
        self.redraw()

    def on_full_view_clicked(self, event: FullView.Clicked) -> None:
        """Put the cursor on the row that was clicked; on the cursor, open it."""
        row = event.line - 1
        if not 0 <= row < min(len(self._shown), panel.MOST):
            return
        if row == self._row:
            self.call_later(self._open)
        else:
            self._move_to(row)

    @on(Input.Submitted)
    async def _open(self) -> None:
        """Open the participant that the cursor is on."""
        if self.current is None:
            self.app.bell()
        else:
            await run_if_there(self.app, "action_open_participant", self.current)

    async def action_add(self) -> None:
        """Enter something about the participant that the cursor is on, or a new start."""
        await run_if_there(self.app, "action_enter", None, self.current)

    def action_leave(self) -> None:
        """Clear what was searched for; without that, go back."""
        field = self.query_one(Field)
        if field.value:
            field.value = ""
        else:
            self.dismiss(None)


async def run_if_there(app: object, name: str, *arguments: object) -> None:
    """Run an action of the app, if it has it."""
    action = getattr(app, name, None)
    if callable(action):
        done = action(*arguments)
        if isawaitable(done):
            await done
