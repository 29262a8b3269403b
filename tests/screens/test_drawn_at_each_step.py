"""What the tests rest on: each step of a pilot ends with the screen drawn as it is by then."""

import pytest
from support.drawing import draw_when_a_step_is_done
from textual.app import App, ComposeResult
from textual.widget import Widget


class Drawn(Widget):
    """Counts how often it is drawn, and fails in doing so when it is told to."""

    times = 0
    breaks = False
    can_focus = True

    def render(self) -> str:
        self.times += 1
        if self.breaks:
            raise RuntimeError("cannot be drawn")
        return f"drawn {self.times}"

    def key_x(self) -> None:
        self.refresh()

    def key_y(self) -> None:
        self.breaks = True
        self.refresh()


class One(App[None]):
    def compose(self) -> ComposeResult:
        yield Drawn()


async def test_a_change_is_drawn_once_its_step_is_done() -> None:
    draw_when_a_step_is_done()
    async with One().run_test() as pilot:
        drawn = pilot.app.query_one(Drawn)
        for _ in range(3):
            before = drawn.times
            await pilot.press("x", "x", "x")
            assert drawn.times == before + 1


async def test_what_cannot_be_drawn_fails_the_test() -> None:
    draw_when_a_step_is_done()
    with pytest.raises(RuntimeError, match="cannot be drawn"):
        async with One().run_test() as pilot:
            await pilot.press("y")
