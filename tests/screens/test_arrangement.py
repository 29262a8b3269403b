"""Where everything stands, at any size."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.desk import copied, opened

from esftui.panels.registry import PANELS as SPECS
from esftui.screens.arrangement import (
    LEAST_COLUMNS,
    LEAST_ROWS,
    PANELS,
    Box,
    arrange,
    neighbour,
    too_small,
)

SIZES = st.tuples(st.integers(LEAST_COLUMNS, 320), st.integers(LEAST_ROWS, 120))


@given(size=SIZES, page=st.integers(1, 2), banner=st.booleans())
def test_the_boxes_cover_the_screen_and_nothing_twice(
    size: tuple[int, int], page: int, banner: bool
) -> None:
    width, height = size
    boxes = arrange(width, height, page, banner)
    assert sum(box.width * box.height for box in boxes.values()) == width * height
    taken: set[tuple[int, int]] = set()
    for box in boxes.values():
        assert box.width > 0
        assert box.height > 0
        assert 0 <= box.x <= box.x + box.width <= width
        assert 0 <= box.y <= box.y + box.height <= height
        corners = {(box.x, box.y), (box.x + box.width - 1, box.y + box.height - 1)}
        assert not corners & taken
        taken |= corners
    assert ("banner" in boxes) is banner


@given(size=SIZES)
def test_the_first_page_has_the_six_that_a_steering_group_asks_for(size: tuple[int, int]) -> None:
    assert set(PANELS[:6]) <= set(arrange(*size, 1, False))


@given(size=SIZES, page=st.integers(1, 2))
def test_every_panel_has_room_for_a_few_lines(size: tuple[int, int], page: int) -> None:
    for name, box in arrange(*size, page, True).items():
        if name in PANELS:
            assert box.width >= 24
            assert box.height >= 4


def test_the_panels_are_those_that_can_be_drawn() -> None:
    assert tuple(spec.id for spec in SPECS) == PANELS


@pytest.mark.parametrize(
    ("size", "small"), [((59, 40), True), ((200, 17), True), ((60, 18), False)]
)
def test_what_is_too_small_is_known(size: tuple[int, int], small: bool) -> None:
    assert too_small(*size) is small


def test_the_neighbour_is_the_one_that_lies_against_it_most() -> None:
    boxes = arrange(120, 36, 1, False)
    assert neighbour(boxes, "gender", 1) == "goals"
    assert neighbour(boxes, "checklist", -1) == "goals"
    assert neighbour(boxes, "flow", -1) is None
    assert neighbour({"flow": Box(0, 1, 10, 5), "header": Box(0, 0, 10, 1)}, "flow", -1) is None


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (120, 36), (160, 24), (200, 50)])
async def test_nothing_is_cut_off_at_any_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=size) as desk:
        lines = desk.frame.splitlines()
        assert len(lines) == size[1]
        assert all(len(line) == size[0] for line in lines)
        shown = arrange(*size, 1, False)
        corners = sum(name in PANELS for name in shown)
        for sign in "╭╮╰╯":
            assert desk.frame.count(sign) == corners
        for heading in ("Deltagarflöde", "Avslutsorsak", "Budget", "Mål", "Checklista"):
            assert heading in desk.frame


async def test_a_terminal_too_small_says_what_it_needs_and_recovers(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(50, 12)) as desk:
        await desk.sees("Fönstret är för litet", "50 × 12", "60 × 18")
        assert "╭" not in desk.frame
        await desk.pilot.resize_terminal(120, 36)
        await desk.sees("starter 81", "Checklista")
        assert desk.focus == "checklist"
        await desk.pilot.resize_terminal(40, 10)
        await desk.sees("40 × 10")


async def test_the_focus_never_stays_on_a_panel_that_is_not_shown(tmp_path: Path) -> None:
    (extra,) = set(arrange(200, 50, 1, False)) - set(arrange(120, 36, 1, False))
    second = [name for name in arrange(120, 36, 2, False) if name in PANELS]
    async with opened(copied(tmp_path), size=(200, 50)) as desk:
        desk.app.dashboard.set_focus(desk.app.dashboard.panels[extra])
        await desk.until(lambda: desk.focus == extra)
        await desk.pilot.resize_terminal(120, 36)
        await desk.until(lambda: desk.focus in arrange(120, 36, 1, False))
        await desk.press("2")
        await desk.until(lambda: desk.focus == second[0])
        await desk.press("1")
        await desk.until(lambda: desk.focus == "checklist")


async def test_the_mouse_moves_the_focus_and_the_cursor_and_opens_a_panel(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.pilot.click("#budget")
        await desk.until(lambda: desk.focus == "budget")
        await desk.pilot.click("#checklist", offset=(10, 3))
        await desk.sees("▸! Jämställdhet är en del")
        await desk.pilot.click("#gender", times=2)
        await desk.until(lambda: type(desk.app.screen).__name__ == "FullPanel")
        await desk.sees("Könsfördelning")
