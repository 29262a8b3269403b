"""The dashboard: a page of panels, the header above, the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region
from textual.layout import Layout, WidgetPlacement
from textual.screen import Screen

from esftui.commands import COMMANDS
from esftui.locales import _
from esftui.screens.arrangement import (
    FIRST,
    LEAST_COLUMNS,
    LEAST_ROWS,
    PANELS,
    Box,
    arrange,
    neighbour,
)
from esftui.screens.checklist_box import ChecklistBox
from esftui.screens.chrome import Banner, Footer, Header, TooSmall, dashboard_hints
from esftui.screens.panel import PanelBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.layout import ArrangeResult
    from textual.widget import Widget

    from esftui.panels.line import Line
    from esftui.session import Snapshot
    from esftui.sight import Sight

DASHBOARD_COMMANDS = {"full", "next_panel", "previous_panel", "up", "down", "page_1", "page_2"}
"""The commands that belong to the dashboard itself; all others hold on every screen."""


def bindings(*, of_dashboard: bool) -> list[BindingType]:
    """Return the key bindings of the dashboard, or those that hold on every screen."""
    return [
        Binding(",".join(command.keys), command.action, id=command.id, show=False)
        for command in COMMANDS
        if command.keys and (command.id in DASHBOARD_COMMANDS) is of_dashboard
    ]


class _Page(Layout):
    """Puts each widget where the arrangement has it, and those that it lacks nowhere."""

    name = "page"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        parent.pre_layout(self)
        assert isinstance(parent, Dashboard)
        boxes = parent.boxes(size)
        return [
            WidgetPlacement(Region(*boxes[child.id]), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in boxes
        ]


class Dashboard(Screen[None], inherit_bindings=False):
    """All panels of a project on one screen."""

    BINDINGS = bindings(of_dashboard=True)
    AUTO_FOCUS = ""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(id="dashboard")
        self._page = _Page()
        self.number = 1
        self.snapshot: Snapshot | None = None
        self._broken = False
        self._header, self._banner, self._footer = Header(), Banner(), Footer(keymap)
        self.panels: dict[str, PanelBox] = {
            name: (ChecklistBox if name == "checklist" else PanelBox)(name) for name in PANELS
        }

    @property
    def layout(self) -> Layout:
        """The page's own layout."""
        return self._page

    def compose(self) -> ComposeResult:
        """Yield what is seen at first; other panels come when they are."""
        yield self._header
        yield self._banner
        for name in self._names(self.app.size):
            yield self.panels[name]
        yield self._footer
        yield TooSmall(LEAST_COLUMNS, LEAST_ROWS)

    def _names(self, size: Size) -> list[str]:
        """Return the panels that are shown at a size, those of the first page if none is."""
        boxes = self.boxes(size)
        return [name for name in PANELS if name in boxes] or list(PANELS[:6])

    async def _mount_missing(self) -> None:
        missing = [self.panels[name] for name in self._names(self.size)]
        missing = [panel for panel in missing if panel.parent is None]
        if missing:
            await self.mount(*missing, before=self._footer)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own: what happens is told in the footer."""

    def on_mount(self) -> None:
        """Begin in the checklist."""
        self.set_focus(self.panels[FIRST], scroll_visible=False)

    # what is shown

    def prepare(self, sight: Sight) -> None:
        """Show what was drawn beforehand, where the screen is as large as was thought."""
        self._header.prepare(sight.header)
        self._banner.show(*sight.banner)
        self._broken = bool(sight.banner[0])
        boxes = arrange(*sight.size, self.number, self._broken)
        for name, drawing in sight.drawings.items():
            self.panels[name].prepare(drawing, boxes[name].width, boxes[name].height)

    def show(self, snapshot: Snapshot, broken: str = "", right: str = "") -> None:
        """Show a snapshot; ``broken`` is the banner's text while a file is broken."""
        self.snapshot = snapshot
        figures = snapshot.figures
        notice = broken or _("Reading …")
        self._header.show(figures.head if figures else None, snapshot.read_only)
        self._footer.guard(snapshot.read_only)
        for panel in self.panels.values():
            panel.show(figures, notice)
        self._banner.show(broken, right)
        if bool(broken) != self._broken:
            self._broken = bool(broken)
            self._arrange_anew()

    def tell(self, line: Line) -> None:
        """Tell what has happened in the footer, for a while."""
        self._footer.tell(line)

    @property
    def told(self) -> str:
        """What the footer tells just now, if anything."""
        return self._footer.told

    @property
    def checklist(self) -> ChecklistBox:
        """The checklist's box."""
        box = self.panels["checklist"]
        assert isinstance(box, ChecklistBox)
        return box

    @property
    def current_item(self) -> str | None:
        """The id of the item that the keys of the checklist act on, if it is in focus."""
        return self.checklist.item if self.checklist.has_focus else None

    # where everything stands

    def _arrange_anew(self) -> None:
        """Put every widget where it stands now."""
        # asked of a child: a screen that is asked itself keeps the arrangement that it has
        self._header.refresh(layout=True)

    def boxes(self, size: Size) -> dict[str, Box]:
        """Return where everything stands at a size."""
        return arrange(size.width, size.height, self.number, self._broken)

    async def on_resize(self, event: events.Resize) -> None:
        """Keep the focus on a panel that is shown."""
        await self._mount_missing()
        self._focus_something_shown()

    def _shown(self) -> list[str]:
        boxes = self.boxes(self.size)
        return [name for name in PANELS if name in boxes]

    def _focus_something_shown(self) -> None:
        shown = self._shown()
        if shown and (self.focused is None or self.focused.id not in shown):
            self.set_focus(self.panels[shown[0]], scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys that matter in the panel in focus."""
        on_checklist = event.widget is self.checklist
        self._footer.show(dashboard_hints(self.number, on_checklist=on_checklist))

    # keys

    def action_next_panel(self, step: int) -> None:
        """Move the focus along the panels of the page, round the end."""
        shown = self._shown()
        if shown:
            name = self.focused.id if self.focused is not None else None
            here = shown.index(name) if name in shown else -step
            self.set_focus(self.panels[shown[(here + step) % len(shown)]], scroll_visible=False)

    def action_move(self, direction: int) -> None:
        """Move the cursor in the checklist, or the focus to the panel above or below."""
        shown = self._shown()
        if self.focused is None or self.focused.id not in shown:
            self._focus_something_shown()
            return
        if self.focused is self.checklist and self.checklist.move(direction):
            return
        other = neighbour(self.boxes(self.size), self.focused.id, direction)
        if other:
            self.set_focus(self.panels[other], scroll_visible=False)

    async def action_page(self, number: int) -> None:
        """Show another page, and begin in its first panel."""
        if number != self.number:
            self.number = number
            await self._mount_missing()
            self._arrange_anew()
            shown = self._shown()
            begin = FIRST if FIRST in shown else shown[0] if shown else None
            if begin:
                self.set_focus(self.panels[begin], scroll_visible=False)

    def action_full_panel(self) -> None:
        """Open the panel in focus in full."""
        if self.focused is not None and self.focused.id in self.panels:
            self.post_message(PanelBox.Opened(self.focused.id))
