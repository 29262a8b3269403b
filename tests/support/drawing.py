"""Draw a screen when a step of a test is done, not for each message on the way there.

The library draws up to 250 times a second in tests, and what it draws without a terminal goes
nowhere: a third of the time of a test would be that. Here the screen is drawn, whole and by the
library's own means, each time that a pilot's step ends: keys pressed, a click, a pause. What a
person would see at that moment is drawn therefore, and a drawing that fails still fails the test.
"""

from __future__ import annotations

from textual.pilot import Pilot
from textual.screen import Screen

_refresh = Screen._compositor_refresh
_press, _pause = Pilot.press, Pilot.pause


def _note_what_to_draw(screen: Screen[object]) -> None:
    """Stand in for drawing: what has changed stays noted until it is drawn."""
    app = screen.app
    if screen is not app.screen or app.is_inline or not app.is_headless:
        _refresh(screen)
        return
    screen._dirty_widgets.clear()
    app._update_mouse_over(screen)


def draw(pilot: Pilot[object]) -> None:
    """Draw what has changed since it was drawn last."""
    app = pilot.app
    if app._exception is None and app.screen_stack and app.screen._compositor._dirty_regions:
        _refresh(app.screen)


async def _press_then_draw(pilot: Pilot[object], *keys: str) -> None:
    await _press(pilot, *keys)
    draw(pilot)


async def _pause_then_draw(pilot: Pilot[object], delay: float | None = None) -> None:
    await _pause(pilot, delay)
    draw(pilot)


def draw_when_a_step_is_done() -> None:
    """Do so from now on."""
    Screen._compositor_refresh = _note_what_to_draw  # type: ignore[method-assign,assignment]
    Pilot.press = _press_then_draw  # type: ignore[method-assign,assignment]
    Pilot.pause = _pause_then_draw  # type: ignore[method-assign,assignment]
