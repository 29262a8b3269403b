"""The checklist in its box: a panel with a cursor, kept by the item and not by the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.panels.line import Drawing, Span
from esftui.screens.panel import PanelBox

if TYPE_CHECKING:
    from textual import events

    from esftui.measure.checklist import ItemRow
    from esftui.measure.figures import Figures


class ChecklistBox(PanelBox, inherit_bindings=False):
    """A checklist whose cursor stays on its item when the rows change around it."""

    _item: str | None = None
    _row: int = 0

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The items that are shown, in their order."""
        return self.figures.checklist.rows if self.figures else ()

    @property
    def item(self) -> str | None:
        """The id of the item that the cursor is on."""
        return self.rows[self._row].id if self._row < len(self.rows) else None

    def show(self, figures: Figures | None, notice: str = "") -> None:
        """Show figures; the cursor follows its item, or stays on its row if that is gone."""
        rows = figures.checklist.rows if figures else ()
        found = [number for number, row in enumerate(rows) if row.id == self._item]
        self._row = found[0] if found else max(0, min(self._row, len(rows) - 1))
        super().show(figures, notice)

    def draw(self, width: int, height: int) -> Drawing:
        """Return the drawing, with the cursor in it while the box is in focus.

        Out of focus the rows stay where they are.
        """
        if self.figures is None:
            return super().draw(width, height)
        from esftui.panels.checklist import draw

        if self.has_focus:
            return draw(self.figures, width, height, cursor=self._row)
        if self._top(height) == 0:
            return draw(self.figures, width, height)
        return _without_cursor(draw(self.figures, width, height, cursor=self._row))

    def _top(self, height: int) -> int:
        """Return the first row that is seen in so many lines."""
        from esftui.panels.compose import first_row

        return first_row(len(self.rows), height, self._row)

    def move(self, by: int) -> bool:
        """Move the cursor; False when it is at the end already."""
        row = self._row + by
        if not 0 <= row < len(self.rows):
            return False
        self._row, self._item = row, self.rows[row].id
        self.redraw()
        return True

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show the cursor, or hide it."""
        if self.figures is not None:
            self._item = self._item or self.item
            self.redraw()
        super().watch_has_focus(has_focus)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse."""
        height = self.size.height - 2
        line = event.y - 1
        row = self._top(height) + line
        if 0 <= line < height and row < len(self.rows):
            self.move(row - self._row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor with the wheel."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor with the wheel."""
        event.stop()
        self.move(-1)


def _without_cursor(drawing: Drawing) -> Drawing:
    """Return a drawing whose cursor is hidden: the marker before its row, and the colour."""
    lines = tuple(
        tuple(Span(" " + text[1:]) if role == "cursor" else Span(text, role) for text, role in line)
        for line in drawing.lines
    )
    return drawing._replace(lines=lines)
