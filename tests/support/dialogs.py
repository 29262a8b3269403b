"""A tiny app to open dialogs in, and what is seen of them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, Generic, TypeVar

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from esftui import locales
from esftui.model.checklist import Item
from esftui.model.project import Phase, Project
from esftui.themes import OWN_THEMES
from support.drawing import draw_when_a_step_is_done

Result = TypeVar("Result")
draw_when_a_step_is_done()

SHOWN = date(2013, 3, 31)
SIZE = (80, 24)


class Host(App[None], Generic[Result]):
    """Opens one dialog and keeps what it returns; ``told`` is what it did for the dialog."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, dialog: Screen[Result], theme: str = "esf-dark") -> None:
        super().__init__()
        self.animation_level = "none"
        self.dialog = dialog
        self.results: list[Result | None] = []
        for own in OWN_THEMES:
            self.register_theme(own)
        self.theme = theme

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.results.append)

    @property
    def is_open(self) -> bool:
        return self.screen is self.dialog

    @property
    def frame(self) -> str:
        """What stands on the screen, as text."""
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())


@asynccontextmanager
async def opened(
    dialog: Screen[Result], size: tuple[int, int] = SIZE, theme: str = "esf-dark"
) -> AsyncIterator[tuple[Host[Result], Pilot[Any]]]:
    """Open a dialog in a small app; leave with it."""
    host = Host(dialog, theme)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        yield host, pilot


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run the test in each language."""
    name: str = request.param
    locales.use(name)
    yield name
    locales.use("en")


@pytest.fixture
def swedish() -> Iterator[None]:
    """Run the test in Swedish."""
    locales.use("sv")
    yield
    locales.use("en")


def sample_project(**changes: Any) -> Project:
    """Return a project with two phases and a checklist whose items wait for each other."""
    values: dict[str, Any] = {
        "schema": 1,
        "id": "stegen",
        "title": "Stegen",
        "owner": "Lärcentrum",
        "start": date(2011, 6, 1),
        "end": date(2014, 6, 30),
        "phases": (
            Phase(
                id="mobilisation",
                title="Mobilisering",
                start=date(2011, 6, 1),
                end=date(2011, 11, 30),
            ),
            Phase(
                id="implementation",
                title="Genomförande",
                start=date(2011, 12, 1),
                end=date(2014, 6, 30),
            ),
        ),
        "checklist": (
            Item(
                id="swot",
                title="SWOT-analys [/] av jämställdhet",
                due="mobilisation end",
                status="in_progress",
                started=date(2011, 9, 1),
                owner="projektledare",
            ),
            Item(id="plan", title="Jämställdhetsplan", after=("swot",), owner="projektägare"),
            Item(id="site", title="Webbplats", due="start + 3 months", owner="projektledare"),
            Item(
                id="forum",
                title="Forum",
                status="done",
                done=date(2012, 5, 1),
                owner="utvärderare",
                note="rad ett\nrad två",
            ),
        ),
    }
    return Project(**(values | changes))
