"""The dialogs in the real app, on a copy of the example projects."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from support.dialogs import SHOWN
from textual.pilot import Pilot

from esftui.config import Config
from esftui.desk import EsfApp
from esftui.screens.boxed import FullView
from esftui.screens.field import Field
from esftui.screens.full_panel import FullPanel
from esftui.screens.item_form import ItemForm
from esftui.screens.message_dialog import MessageDialog
from esftui.screens.status_field import StatusField
from esftui.session import first_session

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for name in ("framtidsstegen", "creadiem"):
        shutil.copytree(DATA / name, folder / name)
    return folder


@asynccontextmanager
async def desk(data: Path) -> AsyncIterator[tuple[EsfApp, Pilot[int]]]:
    config = Config(data=data, project="framtidsstegen", as_of=SHOWN)
    session = first_session(config)
    assert session is not None
    session.load()
    app = EsfApp(config, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait until something holds, at most five seconds."""
    for _ in range(500):
        await pilot.pause(0.01)
        if holds():
            return
    raise AssertionError("it never came to hold")


def frame(app: EsfApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def project_file(data: Path) -> Path:
    return data / "framtidsstegen" / "project.yaml"


async def test_an_item_is_opened_edited_and_saved(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ItemForm))
        before = project_file(data).read_text("utf-8")
        form = app.screen
        assert isinstance(form, ItemForm)
        note = form.query_one("#note", Field)
        note.focus()
        await pilot.press(*"Ny rad: klart?", "enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: "Ny rad: klart?" in project_file(data).read_text("utf-8"))
        added = len(project_file(data).read_text("utf-8").splitlines()) - len(before.splitlines())
        assert added in (0, 1)
        await until(pilot, lambda: "Saved:" in app.dashboard.told)


async def test_a_form_keeps_what_is_typed_while_the_file_changes_under_it(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ItemForm))
        form = app.screen
        assert isinstance(form, ItemForm)
        owner = form.query_one("#owner", Field)
        was = owner.value
        assert was
        form.query_one("#note", Field).focus()
        await pilot.press(*"min")
        text = project_file(data).read_text("utf-8")
        place = text.index(f"id: {form.item}")
        at = text.index(f"owner: {was}", place)
        changed = text[:at] + "owner: någon annan" + text[at + len(f"owner: {was}") :]
        project_file(data).write_text(changed, "utf-8")
        await until(pilot, lambda: owner.value == "någon annan")
        assert form.query_one("#note", Field).value.endswith("min")
        await until(pilot, lambda: "Changed in the file: owner" in frame(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: "min" in project_file(data).read_text("utf-8")[at:])
        assert "owner: någon annan" in project_file(data).read_text("utf-8")


async def test_the_checklist_in_full_steps_its_item_and_tells_so(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FullPanel))
        full = app.screen
        assert isinstance(full, FullPanel)
        await pilot.press("down")
        item = full.current_item
        await pilot.press("space")
        await until(pilot, lambda: "Saved:" in full.told)
        assert full.current_item == item, "the cursor stays on its item"
        await pilot.press("u")
        await until(pilot, lambda: "Undone:" in full.told)


async def test_time_travels_in_a_panel_in_full_and_the_scroll_stays(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("shift+tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, FullPanel))
        await pilot.press("down", "down")
        await pilot.pause()
        view = app.screen.query_one(FullView)
        before = view.scroll_offset
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "2013-04-30" in frame(app))
        assert view.scroll_offset == before
        await pilot.press("t", "ctrl+u", *"start", "enter")
        await until(pilot, lambda: "2011-06-01" in frame(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert "2011-06-01" in frame(app)


async def test_another_project_is_found_by_typing(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("p")
        await until(pilot, lambda: app.screen is not app.dashboard)
        await pilot.press(*"crea", "enter")
        await until(pilot, lambda: "CreaDiem" in frame(app).splitlines()[0])


async def test_problems_are_shown_in_full(data: Path) -> None:
    async with desk(data) as (app, pilot):
        project_file(data).write_text("schema: 1\nid: x\ntitle: [\n", "utf-8")
        await until(pilot, lambda: "project.yaml:" in frame(app))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        assert "project.yaml:" in frame(app)


async def test_a_question_about_a_change_does_not_disturb_the_app(data: Path) -> None:
    async with desk(data) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ItemForm))
        before = app.screen.query_one(StatusField).status
        await pilot.press("right", "q", "escape", "escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        assert app.is_running
        assert before in ("not_started", "in_progress", "done", "not_applicable")
