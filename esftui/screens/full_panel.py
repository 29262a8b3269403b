"""One panel in full: its large chart, its table and its definitions, scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding

from esftui.locales import N_, _, formats
from esftui.panels.line import Drawing, Line, Span
from esftui.screens.boxed import BoxedScreen, FullView
from esftui.screens.chrome import CHECKLIST_HINTS, KeyHint
from esftui.screens.listed import Entry, Listed, listed

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from esftui.measure.figures import Figures
    from esftui.panels.registry import PanelSpec

_NOTHING = Drawing("", (), (), ())

HINTS: tuple[KeyHint, ...] = (
    KeyHint(("next_panel",), N_("next panel"), 6),
    KeyHint(("month_back", "month_forward"), N_("month"), 7),
    KeyHint(("date",), N_("date"), 4),
    KeyHint(("today",), N_("today"), 3),
    KeyHint(("help",), N_("all keys"), 9),
    KeyHint(("quit",), N_("quit"), 8),
)
"""The keys that matter in a panel in full."""


class FullPanel(BoxedScreen[str], inherit_bindings=False):
    """A panel in full. Esc goes back; its result is the id of the panel that was shown last.

    In the checklist and the radar a cursor stands on a row; the app's keys for stepping and
    opening act on its item (:attr:`current_item`), forms open on its person, and Enter in the
    radar goes to the thing itself. The app's keys for time work as everywhere; new figures
    come with :meth:`show`.
    """

    CSS_PATH = "full_panel.tcss"
    AUTO_FOCUS = "FullView"
    BINDINGS = [
        Binding("escape,backspace", "back", show=False),
        Binding("enter", "enter", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("left,shift+tab", "next_panel(-1)", show=False),
        Binding("right,tab", "next_panel(1)", show=False),
    ]

    def __init__(
        self,
        spec: PanelSpec,
        figures: Figures,
        keymap: Mapping[str, str] | None = None,
        *,
        read_only: str | None = None,
    ) -> None:
        super().__init__(keymap)
        self.spec = spec
        self._figures = figures
        self._read_only = read_only
        self._view = FullView()
        self._key: Hashable = None
        self._row = 0

    def compose(self) -> ComposeResult:
        """Yield the header, the box in its parts, and the keys."""
        yield self._header
        yield self._top
        yield self._view
        yield self._bottom
        yield self._footer

    def on_mount(self) -> None:
        """Show the keys that matter."""
        self._show_keys()

    # what is shown

    def show(self, figures: Figures, read_only: str | None = None) -> None:
        """Show other figures; what is in sight and the cursor's item stay."""
        self._figures = figures
        self._read_only = read_only
        self.redraw()

    def redraw(self) -> None:
        """Draw the panel for the width there is."""
        drawing = self._draw()
        self._header.show(self._figures.head, self._read_only)
        self._footer.guard(self._read_only)
        self._top.show(drawing.heading, drawing.figure)
        self._view.show(drawing.lines)
        self._show_place()

    def _draw(self) -> Drawing:
        if not self._view.size.width:
            return _NOTHING
        found = self._listed
        if found is not None:
            self._follow(found)
            return found.draw(self._view.room, self._row)
        return self.spec.full(self._figures, self._view.room)

    def _show_keys(self) -> None:
        self._footer.show(CHECKLIST_HINTS if self._listed is not None else HINTS)

    def _show_place(self) -> None:
        """Show in the lower border which lines are seen, and how to go back."""
        view = self._view
        first, height, lines = view.scroll_offset.y, view.size.height, len(view.lines)
        place: Line = ()
        if lines > height > 0:
            text = _("lines {first}–{last} of {all}").format(
                first=formats.number(first + 1),
                last=formats.number(min(lines, first + height)),
                all=formats.number(lines),
            )
            place = (Span(text, "dim"), Span("   "))
        if self.spec.id == "radar" and self._listed is not None:
            place = (*place, Span("Enter", "strong"), Span(" " + _("go there") + "   ", "dim"))
        back: Line = (*place, Span("Esc", "strong"), Span(" " + _("back"), "dim"))
        self._bottom.show("", back)

    def on_full_view_scrolled(self) -> None:
        """Show the new place."""
        self._show_place()

    # the cursor in a list

    @property
    def _listed(self) -> Listed | None:
        return listed(self.spec.id, self._figures)

    @property
    def _current(self) -> Entry | None:
        """The row that the cursor is on, in a list."""
        found = self._listed
        return found.entries[min(self._row, len(found.entries) - 1)] if found else None

    @property
    def current_item(self) -> str | None:
        """The id of the checklist item that the keys act on, if the cursor is on one."""
        current = self._current
        return current.item if current else None

    @property
    def current_person(self) -> str | None:
        """The pseudonym of the person that forms open on, if the cursor is on one."""
        current = self._current
        return current.person if current else None

    def _follow(self, found: Listed) -> None:
        """Keep the cursor on its row, or where it was if that is gone."""
        places = [n for n, entry in enumerate(found.entries) if entry.key == self._key]
        self._row = places[0] if places else max(0, min(self._row, len(found.entries) - 1))
        self._key = found.entries[self._row].key

    def _put_cursor(self, row: int, found: Listed) -> None:
        self._row = max(0, min(row, len(found.entries) - 1))
        self._key = found.entries[self._row].key
        self.redraw()
        line = _cursor_line(self._view.lines)
        if line is not None:
            self._view.see(line)

    def on_full_view_clicked(self, event: FullView.Clicked) -> None:
        """Put the cursor on the row that was clicked."""
        found = self._listed
        if found is None:
            return
        row, rows = 0, len(found.entries)
        while row + 1 < rows:
            drawing = found.draw(self._view.room, row + 1)
            if (_cursor_line(drawing.lines) or 0) > event.line:
                break
            row += 1
        self._put_cursor(row, found)

    # keys

    def action_back(self) -> None:
        """Go back to the dashboard."""
        self.dismiss(self.spec.id)

    async def action_enter(self) -> None:
        """Go back; in the radar, to the thing itself: the item, or the person."""
        entry = self._current
        if self.spec.id != "radar" or entry is None:
            self.action_back()
        elif entry.item is not None:
            await self.app.run_action(f"open_item({entry.item!r})")
        elif entry.person is not None:
            await self.app.run_action(f"app.open_participant({entry.person!r})")
        elif entry.decision is not None:
            await self.app.run_action(f"app.open_decisions({entry.decision!r})")
        elif entry.panel is not None:
            self._switch(entry.panel)

    def action_move(self, direction: int) -> None:
        """Move the cursor in a list, or scroll by a line."""
        found = self._listed
        row = self._row + direction
        if found is not None and 0 <= row < len(found.entries) and self._cursor_seen():
            self._put_cursor(row, found)
        else:
            self._view.scroll_relative(y=direction, animate=False)

    def _cursor_seen(self) -> bool:
        line, first = _cursor_line(self._view.lines), self._view.scroll_offset.y
        # scrolled away by the wheel or to the definitions: arrows scroll until it is seen
        return line is not None and first <= line < first + self._view.size.height

    def action_page(self, direction: int) -> None:
        """Scroll by what fits at a time."""
        self._view.scroll_relative(y=direction * max(1, self._view.size.height - 1), animate=False)

    def action_edge(self, direction: int) -> None:
        """Scroll to the first or the last line."""
        self._view.scroll_to(y=0 if direction < 0 else len(self._view.lines), animate=False)

    def action_next_panel(self, step: int) -> None:
        """Show the next panel or the one before in full, round the end."""
        from esftui.panels.registry import PANELS

        names = [spec.id for spec in PANELS]
        self._switch(names[(names.index(self.spec.id) + step) % len(names)])

    def _switch(self, panel: str) -> None:
        """Show another panel in full."""
        from esftui.panels.registry import PANELS

        self.spec = next(spec for spec in PANELS if spec.id == panel)
        self._view.scroll_to(y=0, animate=False)
        self._show_keys()
        self.redraw()


def _cursor_line(lines: tuple[Line, ...]) -> int | None:
    """Return which line the cursor is drawn in."""
    rows = (number for number, line in enumerate(lines) for span in line if span.role == "cursor")
    return next(rows, None)
