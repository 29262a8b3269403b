from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
from support.dialogs import SHOWN, Host, language, opened
from textual.binding import Binding

from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.panels.line import plain
from esftui.panels.registry import PANELS, PanelSpec
from esftui.screens.boxed import FullView
from esftui.screens.full_panel import FullPanel
from esftui.store.folder import load_folder

__all__ = ["language"]
DATA = Path(__file__).resolve().parents[2] / "data"
SPECS = {spec.id: spec for spec in PANELS}


@cache
def figures(day: date = SHOWN) -> Figures:
    return measure(load_folder(DATA / "framtidsstegen"), day)


def panel(name: str) -> FullPanel:
    return FullPanel(SPECS[name], figures())


class Keys(Host[str]):
    """Stands in for the app's own keys, and notes what they asked for."""

    BINDINGS = [
        Binding("space", "step_item", show=False),
        Binding("e", "open_item", show=False),
        Binding("right_square_bracket", "travel_month(1)", show=False),
    ]

    def __init__(self, dialog: FullPanel) -> None:
        super().__init__(dialog)
        self.asked: list[tuple[str, str | None]] = []

    @property
    def panel(self) -> FullPanel:
        assert isinstance(self.screen, FullPanel)
        return self.screen

    def action_step_item(self) -> None:
        self.asked.append(("step", self.panel.current_item))

    def action_open_item(self) -> None:
        self.asked.append(("open", self.panel.current_item))

    def action_travel_month(self, by: int) -> None:
        self.panel.show(figures(date(2013, 4, 30)))


def view(dialog: FullPanel) -> FullView:
    return dialog.query_one(FullView)


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 50)])
async def test_every_line_of_every_panel_can_be_reached(
    language: str, spec: PanelSpec, size: tuple[int, int]
) -> None:
    dialog = FullPanel(spec, figures())
    async with opened(dialog, size) as (host, pilot):
        lines = [plain(line).rstrip() for line in view(dialog).lines]
        assert len(lines) > 5
        assert lines[0].strip() in host.frame
        await pilot.press("end")
        await pilot.pause()
        assert lines[-1].strip() in host.frame
        assert view(dialog).lines[-1] != ()


async def test_a_line_is_never_wider_than_the_room_between_border_and_scrollbar() -> None:
    dialog = panel("goals")
    async with opened(dialog) as (host, _):
        widest = max(len(plain(line)) for line in view(dialog).lines)
        assert widest <= view(dialog).room
        assert all(len(row) == 80 for row in host.frame.splitlines())


async def test_arrows_and_pages_scroll_and_the_place_is_told() -> None:
    dialog = panel("flow")
    async with opened(dialog) as (host, pilot):
        assert "lines 1–20" in host.frame
        await pilot.press("down", "down", "up")
        await pilot.pause()
        assert "lines 2–21" in host.frame
        await pilot.press("pagedown")
        await pilot.pause()
        assert "lines 21–40" in host.frame
        await pilot.press("home")
        await pilot.pause()
        assert "lines 1–20" in host.frame


async def test_new_figures_are_shown_in_place() -> None:
    dialog = panel("flow")
    host = Keys(dialog)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown")
        await pilot.pause()
        before = view(dialog).scroll_offset
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert view(dialog).scroll_offset == before
        assert "2013-04-30" in host.frame


async def test_left_and_right_show_the_other_panels_and_escape_tells_the_last() -> None:
    async with opened(panel("flow")) as (host, pilot):
        await pilot.press("right")
        await pilot.pause()
        assert "Exit reasons" in host.frame
        await pilot.press("left", "left")
        await pilot.pause()
        assert PANELS[-1].heading in host.frame
        await pilot.press("escape")
        assert host.results == [PANELS[-1].id]


async def test_in_the_checklist_arrows_move_the_cursor_and_its_keys_reach_the_app() -> None:
    dialog = panel("checklist")
    host = Keys(dialog)
    async with host.run_test(size=(80, 24)) as pilot:
        rows = figures().checklist.rows
        await pilot.press("space", "down", "down", "e")
        assert host.asked == [("step", rows[0].id), ("open", rows[2].id)]


async def test_the_cursor_goes_to_the_last_item_and_then_the_definitions_scroll_in() -> None:
    dialog = panel("checklist")
    async with opened(dialog) as (host, pilot):
        rows = figures().checklist.rows
        for _ in rows:
            await pilot.press("down")
        await pilot.pause()
        assert dialog.current_item == rows[-1].id
        assert "▸" in host.frame
        for _ in range(40):
            await pilot.press("down")
        await pilot.pause()
        assert plain(view(dialog).lines[-1]).strip() in host.frame
        assert dialog.current_item == rows[-1].id


async def test_the_cursor_stays_on_its_item_when_the_rows_change_order() -> None:
    dialog = panel("checklist")
    async with opened(dialog) as (_, pilot):
        await pilot.press("down", "down", "down")
        item = dialog.current_item
        turned = msgspec.structs.replace(
            figures(),
            checklist=msgspec.structs.replace(
                figures().checklist, rows=figures().checklist.rows[::-1]
            ),
        )
        dialog.show(turned)
        assert dialog.current_item == item
        gone = msgspec.structs.replace(
            turned,
            checklist=msgspec.structs.replace(turned.checklist, rows=turned.checklist.rows[:2]),
        )
        dialog.show(gone)
        assert dialog.current_item == turned.checklist.rows[1].id


async def test_a_click_puts_the_cursor_on_an_item() -> None:
    dialog = panel("checklist")
    async with opened(dialog) as (host, pilot):
        rows = host.frame.splitlines()
        item = figures().checklist.rows[2]
        line = next(number for number, row in enumerate(rows) if item.title[:20] in row)
        await pilot.click(offset=(20, line))
        assert dialog.current_item == item.id


async def test_an_empty_checklist_has_no_item() -> None:
    empty = msgspec.structs.replace(
        figures(), checklist=msgspec.structs.replace(figures().checklist, rows=())
    )
    dialog = FullPanel(SPECS["checklist"], empty)
    async with opened(dialog) as (_host, pilot):
        await pilot.press("down", "up")
        assert dialog.current_item is None
        assert panel("flow").current_item is None


async def test_what_is_told_stands_in_the_footer() -> None:
    from esftui.panels.line import Span

    dialog = panel("checklist")
    async with opened(dialog) as (host, pilot):
        dialog.tell((Span("Saved: SWOT"),))
        await pilot.pause()
        assert "Saved: SWOT" in host.frame
        assert dialog.told == "Saved: SWOT"


async def test_another_size_draws_anew_and_keeps_the_cursor() -> None:
    dialog = panel("checklist")
    async with opened(dialog) as (host, pilot):
        await pilot.press("down", "down")
        item = dialog.current_item
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert dialog.current_item == item
        assert all(len(row) == 120 for row in host.frame.splitlines())
