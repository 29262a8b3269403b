"""The checklist in its box: a panel with a cursor, kept by the item and not by the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.panels.line import Drawing, Line
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
        """Return the drawing with the cursor in it while the box is in focus."""
        if self.figures is None:
            return super().draw(width, height)
        from esftui.panels.checklist import draw

        drawing = draw(self.figures, width, height, cursor=self._row)
        return drawing if self.has_focus else _without_cursor(drawing)

    def move(self, by: int) -> bool:
        """Move the cursor; False when it is at the end already."""
        row = self._row + by
        if not 0 <= row < len(self.rows):
            return False
        self._row, self._item = row, self.rows[row].id
        self.redraw()
        return True

    def on_focus(self) -> None:
        """Light the border, and show the cursor."""
        if self.figures is not None:
            self._item = self._item or self.item
            self.redraw()
        super().on_focus()

    def on_blur(self) -> None:
        """Dim the border, and hide the cursor; the rows stay where they are."""
        if self.figures is not None:
            self.redraw()
        super().on_blur()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; a double click opens the panel."""
        at = self._cursor_line()
        y = event.y - 1
        if at is not None and 0 <= y < self.size.height - 2:
            self.move(y - at)
        super().on_click(event)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor with the wheel."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor with the wheel."""
        event.stop()
        self.move(-1)

    def _cursor_line(self) -> int | None:
        lines = self._current(*self.size).lines
        return next((y for y, line in enumerate(lines) if _has_cursor(line)), None)


def _has_cursor(line: Line) -> bool:
    return any(span.role == "cursor" for span in line)


def _without_cursor(drawing: Drawing) -> Drawing:
    lines = tuple(
        tuple(span._replace(role="") if span.role == "cursor" else span for span in line)
        for line in drawing.lines
    )
    return drawing._replace(lines=lines)
