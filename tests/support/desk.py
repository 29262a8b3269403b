"""The real app on a copy of the example projects, driven without a terminal."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual import _wait
from textual.pilot import Pilot

from esftui import locales
from esftui.config import Config
from esftui.desk import EsfApp
from esftui.session import first_session
from esftui.store import writing
from support.drawing import draw_when_a_step_is_done

DATA = Path(__file__).resolve().parents[2] / "data"
PROJECT = "framtidsstegen"
SHOWN = date(2013, 3, 31)
SECONDS = 20.0
"""How long to wait for something that is to happen."""

# The library looks whether the app is idle 50 times a second, three times a key: most of the
# time of a test would be that. What goes through a thread is waited for by what is seen.
_wait.SLEEP_GRANULARITY = 1 / 100
_wait.SLEEP_IDLE = 1 / 2000
draw_when_a_step_is_done()


def copied(place: Path, *names: str) -> Path:
    """Copy example projects to a folder and return it."""
    data = place / "data"
    for name in names or (PROJECT,):
        shutil.copytree(DATA / name, data / name)
    return data


def save(path: Path, content: bytes) -> None:
    """Save a file as editors do: a new one in the place of the old one."""
    new = path.with_name(".saving")
    new.write_bytes(content)
    os.replace(new, path)


class Desk:
    """The app, and what can be seen and done."""

    def __init__(self, app: EsfApp, pilot: Pilot[int], data: Path) -> None:
        self.app, self.pilot, self.data = app, pilot, data

    @property
    def file(self) -> Path:
        """The open project's file."""
        assert self.app.session is not None
        return self.app.session.folder / "project.yaml"

    @property
    def frame(self) -> str:
        """The whole screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def line(self, text: str) -> str:
        """Return the first line of the screen with a text in it."""
        return next(line for line in self.frame.splitlines() if text in line)

    @property
    def focus(self) -> str | None:
        """The id of the panel in focus."""
        focused = self.app.dashboard.focused
        return focused.id if focused is not None else None

    @property
    def told(self) -> str:
        """What the footer tells."""
        return self.app.dashboard.told

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they set off that needs no file happen."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: with the screen's text, if it never is.
        """
        if condition():
            return
        await self.pilot.pause(0.01)
        deadline = time.monotonic() + SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(self.frame)
            # looking must cost little: what is waited for is done by another thread
            await asyncio.sleep(0.01)
            self.app.screen._on_timer_update()
        await self.pilot.pause(0.0)

    async def sees(self, *texts: str) -> None:
        """Wait until texts are on the screen."""

        def are_there() -> bool:
            frame = self.frame
            return all(text in frame for text in texts)

        await self.until(are_there)


@asynccontextmanager
async def opened(
    data: Path,
    *,
    size: tuple[int, int] = (120, 36),
    language: str = "sv",
    project: str = PROJECT,
    theme: str = "esf-dark",
    keys: dict[str, str] | None = None,
    as_of: date = SHOWN,
    name: str | None = None,
    read_only: bool = False,
) -> AsyncIterator[Desk]:
    """Open the app on a folder of projects."""
    before, way = locales.language(), writing.settings()
    locales.use(language)
    config = Config(
        data=data,
        project=project,
        as_of=as_of,
        theme=theme,
        keys=keys or {},
        name=name,
        read_only=read_only,
    )
    session = first_session(config)
    if session is not None:
        session.load()
    app = EsfApp(config, session)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            desk = Desk(app, pilot, data)
            if session is not None:
                # it follows its files, too, before anything is done
                await desk.until(lambda: app._watcher)
            yield desk
    finally:
        locales.use(before)
        writing.use(way)
