"""A meeting as text: the wall at three sizes, and the presenter's own screen."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened
from syrupy.assertion import SnapshotAssertion

from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_dialog import MeetingDialog

AT = datetime(2013, 4, 10, 13, 0, tzinfo=UTC)


async def at(desk: Desk, topic: str) -> str:
    """Return the screen with a topic's slide and a clock that stands still."""
    await desk.until(lambda: isinstance(desk.app.screen, MeetingBase) and desk.app.screen.slides)
    screen = desk.app.screen
    assert isinstance(screen, MeetingBase)
    screen._time = lambda: AT
    screen.stage = screen.stage.paused(AT)
    screen.stage.spent.clear()
    screen.go([item.topic for item in screen.items].index(topic))  # type: ignore[arg-type]
    screen.stage.spent.clear()
    screen.tick()
    await desk.pilot.pause()
    return "\n".join(line + "▏" for line in desk.frame.splitlines())


async def begin(desk: Desk) -> None:
    await desk.press("m")
    await desk.until(lambda: isinstance(desk.app.screen, MeetingDialog))
    await desk.press("enter")


@pytest.mark.parametrize(
    ("size", "language", "topic"),
    [((80, 24), "sv", "summary"), ((120, 36), "en", "gender"), ((200, 50), "sv", "goals")],
    ids=["80x24-sv", "120x36-en", "200x50-sv"],
)
async def test_the_wall(
    size: tuple[int, int], language: str, topic: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    async with opened(copied(tmp_path), size=size, language=language) as desk:
        await begin(desk)
        assert await at(desk, topic) == snapshot


async def test_the_presenters_screen(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        await begin(desk)
        await at(desk, "summary")
        await desk.press("escape", "enter")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        await desk.app.run_action("app.presenter")
        assert await at(desk, "exits") == snapshot
