"""One participant in full: all that happened, what is due, and where to enter or correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from esftui.locales import N_, _
from esftui.measure.timeline import Happening, Timeline, timeline
from esftui.panels import timeline as panel
from esftui.panels.line import Drawing, Line, Span
from esftui.panels.text import cells
from esftui.screens.boxed import BoxedScreen, FullView
from esftui.screens.chrome import KeyHint
from esftui.screens.participants import run_if_there
from esftui.store.places import element_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from esftui.session import Snapshot


HINTS: tuple[KeyHint, ...] = (
    KeyHint(("undo",), N_("undo"), 5),
    KeyHint(("month_back", "month_forward"), N_("month"), 7),
    KeyHint(("date",), N_("date"), 4),
    KeyHint(("help",), N_("all keys"), 9),
    KeyHint(("quit",), N_("quit"), 8),
)
"""The keys that matter here beside those in the lower border."""


class ParticipantView(BoxedScreen[str], inherit_bindings=False):
    """A participant's timeline with a cursor. Esc goes back; its result is the pseudonym.

    Enter (or ``c``) corrects what the cursor is on, or enters what is due there; ``a``
    enters something else, ``h`` shows the person's history, left and right go to the next
    person. ``personal``: it is never shown where it is projected.
    """

    personal = True

    CSS_PATH = "participants.tcss"
    AUTO_FOCUS = "FullView"
    BINDINGS = [
        Binding("escape,backspace", "back", show=False),
        Binding("enter,c", "correct", show=False),
        Binding("a", "add", show=False),
        Binding("e", "person", show=False),
        Binding("h,H", "history", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("left,shift+tab", "next(-1)", show=False),
        Binding("right,tab", "next(1)", show=False),
    ]

    def __init__(
        self,
        snapshot: Snapshot,
        name: str,
        among: Sequence[str] = (),
        keymap: Mapping[str, str] | None = None,
    ) -> None:
        """Show a participant; left and right go through those that it is ``among``."""
        super().__init__(keymap)
        self._snapshot = snapshot
        self.participant = name
        self._among = tuple(among)
        self._line: Timeline | None = None
        self._rows: tuple[int, ...] = ()
        self._row: int | None = None
        self._key: object = None
        self._view = FullView()
        self._measure()

    def compose(self) -> ComposeResult:
        """Yield the header, the box in its parts, and where news is told."""
        yield self._header
        yield self._top
        yield self._view
        yield self._bottom
        yield self._footer

    def on_mount(self) -> None:
        """Show the keys that matter."""
        self._footer.show(HINTS)

    # what is shown

    @property
    def current(self) -> Happening | None:
        """What the cursor is on."""
        if self._line is None or self._row is None or not self._line.rows:
            return None
        return self._line.rows[self._row]

    def follow(self, snapshot: Snapshot) -> None:
        """Show another version of the project; the cursor stays on what it was on."""
        self._snapshot = snapshot
        self._measure()
        self.redraw()

    def _measure(self) -> None:
        data, figures = self._snapshot.data, self._snapshot.figures
        if data is None or figures is None:
            return
        self._line = timeline(data, self.participant, figures.head.as_of)
        rows = self._line.rows if self._line else ()
        keys = [_key(row) for row in rows]
        if self._key in keys:
            self._row = keys.index(self._key)
        elif self._row is None:
            # what is due, or else what happened last, is what one comes for
            due = [n for n, row in enumerate(rows) if row.urgency in ("overdue", "due")]
            past = [n for n, row in enumerate(rows) if not row.later]
            self._row = (due[:1] or past[-1:] or [0])[0]
        self._row = max(0, min(self._row or 0, len(rows) - 1))

    def redraw(self) -> None:
        """Draw the participant for the width there is."""
        figures = self._snapshot.figures
        if not self._view.size.width or figures is None:
            return
        drawing = self._drawn()
        self._header.show(figures.head, self._snapshot.read_only)
        self._footer.guard(self._snapshot.read_only)
        self._top.show(drawing.heading, drawing.figure)
        self._view.show(drawing.lines)
        self._bottom.show("", self._keys())
        current = self.current
        self._key = None if current is None else _key(current)

    def _drawn(self) -> Drawing:
        data, figures = self._snapshot.data, self._snapshot.figures
        if self._line is None or data is None or figures is None:
            gone = _("{name} is no longer in the register.").format(name=self.participant)
            self._rows = ()
            return Drawing("", (), (), ((Span(gone, "warn"),),))
        drawn = panel.draw(self._line, data.project, figures.head.as_of, self._view.room, self._row)
        self._rows = drawn.rows
        return drawn.drawing

    def _keys(self) -> Line:
        """Return the keys that there is room for; what matters least gives way first."""
        current = self.current
        keys = [("h", _("history")), ("Esc", _("back"))]
        writable = self._snapshot.read_only is None
        if writable and hasattr(self.app, "action_enter"):
            keys.insert(0, ("a", _("add")))
        if writable and current is not None and hasattr(self.app, "action_correct"):
            due = current.element is None
            keys.insert(1, ("Enter", _("enter it") if due else _("correct")))
            keys.insert(2, ("e", _("the person")))
        if len(self._among) > 1:
            keys.insert(0, ("←→", _("next person")))
        for least in ("e", "h", "←→"):
            if sum(cells(key) + cells(what) + 3 for key, what in keys) > self.size.width - 6:
                keys = [pair for pair in keys if pair[0] != least]
        spans: list[Span] = []
        for key, what in keys:
            spans += [Span("  "), Span(key, "strong"), Span(" " + what, "dim")]
        return tuple(spans[1:])

    # keys

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self.participant)

    def _move_to(self, row: int) -> None:
        rows = self._line.rows if self._line else ()
        if rows:
            self._row = max(0, min(row, len(rows) - 1))
            self.redraw()
            self._view.see(self._rows[self._row] if self._row else 0)

    def action_move(self, direction: int) -> None:
        """Move the cursor."""
        self._move_to((self._row or 0) + direction)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what fits at a time."""
        self._move_to((self._row or 0) + direction * max(1, self._view.size.height - 1))

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self._move_to(0 if direction < 0 else 1_000_000)

    def action_next(self, direction: int) -> None:
        """Go to the next person of those one came from, or the one before, round the end."""
        if self.participant not in self._among:
            return
        at = self._among.index(self.participant) + direction
        self.participant = self._among[at % len(self._among)]
        self._row = self._key = None
        self._measure()
        self._view.scroll_to(y=0, animate=False)
        self.redraw()

    def on_full_view_clicked(self, event: FullView.Clicked) -> None:
        """Put the cursor on the row that was clicked; on the cursor, do what Enter does."""
        if event.line not in self._rows:
            return
        row = self._rows.index(event.line)
        if row == self._row:
            self.call_later(self.action_correct)
        else:
            self._move_to(row)

    async def action_correct(self) -> None:
        """Correct what the cursor is on; what is due there is entered instead."""
        current = self.current
        if current is None:
            self.app.bell()
        elif current.element is None:
            form = "follow_up" if current.kind == "follow_up_due" else "answer"
            await run_if_there(self.app, "action_enter", form, self.participant)
        elif self._line is not None:
            kind, index = current.element
            element = getattr(self._line.person, kind)[index]
            place = ("participants", self.participant, kind, element_key(kind, element))
            await run_if_there(self.app, "action_correct", place)

    async def action_person(self) -> None:
        """Correct what is said of the person."""
        await run_if_there(self.app, "action_correct", ("participants", self.participant))

    async def action_add(self) -> None:
        """Enter something about the person."""
        await run_if_there(self.app, "action_enter", None, self.participant)

    async def action_history(self) -> None:
        """Show what was changed about the person."""
        await run_if_there(self.app, "action_history", self.participant)


def _key(row: Happening) -> object:
    return row.kind, row.day, row.what, row.occasion
