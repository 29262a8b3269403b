from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest
from support.desk import Desk
from support.dialogs import Host, language, opened
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from esftui import locales
from esftui.config import load_config
from esftui.desk import EsfApp
from esftui.screens.field import Field
from esftui.screens.new_project import New, NewProject
from esftui.screens.tick import Tick
from esftui.session import first_session
from esftui.store.folder import load_folder

__all__ = ["language"]
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def no_settings_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    folder = tmp_path / "projects"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@asynccontextmanager
async def form(
    folder: Path, size: tuple[int, int] = (80, 24), **more: object
) -> AsyncIterator[tuple[Host[New | None], Pilot[object], NewProject]]:
    dialog = NewProject(folder, today=TODAY, **more)  # type: ignore[arg-type]
    async with opened(dialog, size) as (host, pilot):
        yield host, pilot, dialog


def says(dialog: NewProject, key: str) -> str:
    line = dialog.query_one(f"#{key}-says", Static)
    return str(line.content) if line.display else ""


def put(dialog: NewProject, **texts: str) -> None:
    for key, text in texts.items():
        dialog.query_one(f"#{key}", Field).value = text


async def test_what_is_empty_shows_what_it_stands_for(tmp_path: Path) -> None:
    async with form(tmp_path) as (_, pilot, dialog):
        put(dialog, title="Vägen till jobb", start="2027-02-01")
        await pilot.pause()
        shown = {field.id: field.placeholder for field in dialog.query(Field)}
        assert shown["id"] == "vagen-till-jobb"
        assert shown["end"] == "2030-01-31"
        assert shown["folder"] == str(tmp_path)
        put(dialog, kind="pre")
        await pilot.pause()
        assert dialog.query_one("#end", Field).placeholder == "2027-07-31"


async def test_a_field_says_what_is_wrong_while_one_types(tmp_path: Path) -> None:
    async with form(tmp_path) as (_, pilot, dialog):
        put(dialog, title="Ett", start="31/2", participants="många", owner="811218-9876")
        await pilot.pause()
        assert says(dialog, "start").startswith("! ")
        assert says(dialog, "participants").startswith("! ")
        assert "never be stored" in says(dialog, "owner")
        assert says(dialog, "end") == ""


async def test_enter_goes_to_the_first_that_is_wrong_and_then_creates(tmp_path: Path) -> None:
    async with form(tmp_path) as (host, pilot, dialog):
        await pilot.press("enter")
        assert host.is_open
        assert "Name is missing or wrong" in host.frame
        put(dialog, title="Ett", grant="5 mnkr")
        await pilot.press("enter")
        assert dialog.focused is dialog.query_one("#total", Field)
        put(dialog, total="8 mnkr")
        await pilot.press("enter")
        (new,) = host.results
        assert new is not None
        assert (new.answers.id, new.answers.total) == ("ett", 8_000_000)
        assert (new.place.data, new.settings) == (tmp_path, True)


async def test_a_name_that_is_taken_is_seen_at_once(tmp_path: Path) -> None:
    (tmp_path / "ett").mkdir()
    async with form(tmp_path) as (_, pilot, dialog):
        put(dialog, title="Ett")
        await pilot.pause()
        assert dialog.query_one("#id", Field).placeholder == "ett-2"
        put(dialog, id="ett")
        await pilot.pause()
        assert "already" in says(dialog, "id")


async def test_settings_are_offered_where_there_are_none_and_can_be_declined(
    tmp_path: Path,
) -> None:
    settled = tmp_path / "settled"
    settled.mkdir()
    (settled / "config.yaml").write_text("schema: 1\ndata: .\n")
    async with form(tmp_path) as (host, pilot, dialog):
        put(dialog, title="Ett", folder=str(settled))
        await pilot.pause()
        assert not dialog.query_one("#settings-row").display
        put(dialog, folder="")
        await pilot.pause()
        dialog.query_one(Tick).focus()
        await pilot.press("space", "ctrl+s")
        (new,) = host.results
        assert new is not None
        assert not new.settings


async def test_what_was_typed_is_not_left_without_asking(tmp_path: Path) -> None:
    async with form(tmp_path) as (host, pilot, dialog):
        put(dialog, title="Ett")
        await pilot.pause()
        await pilot.press("escape")
        assert host.is_open
        assert "Nothing is written yet" in host.frame
        await pilot.press("escape")
        assert host.results == [None]


async def test_an_untouched_form_is_left_at_once(tmp_path: Path) -> None:
    async with form(tmp_path) as (host, pilot, _):
        await pilot.press("escape")
        assert host.results == [None]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_every_field_can_be_reached_and_seen(
    language: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with form(tmp_path, size) as (_, pilot, dialog):
        put(dialog, title="Ett", participants="60", grant="5000000", total="8000000")
        await pilot.pause()
        fields: list[Widget] = [*dialog.query(Field), dialog.query_one(Tick)]
        for field in fields:
            assert dialog.focused is field
            await pilot.pause()
            region = field.region
            assert dialog.box.content_region.contains_region(region), field.id
            assert region.width >= 30
            await pilot.press("tab")


# in the app


@asynccontextmanager
async def desk(
    folder: Path, size: tuple[int, int] = (120, 36), **settings: bool
) -> AsyncIterator[Desk]:
    before = locales.language()
    locales.use("sv")
    config = msgspec.structs.replace(load_config(None, folder), **settings)
    session = first_session(config)
    if session is not None:
        session.load()
    app = EsfApp(config, session)
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Desk(app, pilot, folder)
    finally:
        locales.use(before)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_who_has_no_project_starts_one_and_sees_its_dashboard(
    no_settings_of_a_user: Path, size: tuple[int, int]
) -> None:
    folder = no_settings_of_a_user
    async with desk(folder, size) as seen:
        await seen.sees("Starta ett projekt här")
        await seen.press("enter")
        await seen.sees("Nytt projekt", "varav kvinnor")
        await seen.press(*"Stegen")
        await seen.press("enter")
        await seen.sees("Startat:", "Styrgruppen", "Inga deltagare ännu")
        assert load_folder(folder / "stegen").project.title == "Stegen"
        assert load_config(None, folder).project == "stegen"
        assert seen.app.config.data == folder
        # and it is a project like any other: a milestone can be ticked off
        await seen.press("space")
        await seen.until(lambda: "in_progress" in (folder / "stegen/project.yaml").read_text())


async def test_who_leaves_the_form_is_welcomed_again(no_settings_of_a_user: Path) -> None:
    async with desk(no_settings_of_a_user) as seen:
        await seen.sees("Starta ett projekt här")
        await seen.press("enter")
        await seen.sees("varav kvinnor")
        await seen.press("escape")
        await seen.sees("Starta ett projekt här")
    assert list(no_settings_of_a_user.iterdir()) == []


async def test_where_nothing_may_be_written_that_is_said(no_settings_of_a_user: Path) -> None:
    async with desk(no_settings_of_a_user, read_only=True, read_only_asked=True) as seen:
        await seen.sees("Starta ett projekt här")
        await seen.press("enter")
        await seen.sees("--read-only")
        await seen.press("escape")
        await seen.sees("Starta ett projekt här")


async def test_another_project_is_started_from_the_palette(no_settings_of_a_user: Path) -> None:
    folder = no_settings_of_a_user
    async with desk(folder) as seen:
        await seen.sees("Starta ett projekt här")
        await seen.press("enter")
        await seen.press(*"Ett", "enter")
        await seen.sees("Startat:")
        await seen.press("ctrl+p", *"nytt", "space", *"projekt", "enter")
        await seen.sees("varav kvinnor")
        assert "config.yaml" not in seen.frame
        await seen.press(*"Två", "enter")
        await seen.sees("Två ·")
    assert {path.name for path in folder.iterdir()} == {"config.yaml", "ett", "tva"}


async def test_what_cannot_be_written_is_said_and_what_was_typed_is_kept(
    no_settings_of_a_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from esftui.start import place

    async with desk(no_settings_of_a_user) as seen:
        await seen.sees("Starta ett projekt här")
        await seen.press("enter")
        await seen.press(*"Ett")

        def full(*_given: object, **_named: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(place, "replace_file", full)
            await seen.press("enter")
            await seen.sees("Det går inte att skriva", "varav kvinnor")
        assert list(no_settings_of_a_user.iterdir()) == []
        await seen.press("enter")
        await seen.sees("Startat:")
    assert (no_settings_of_a_user / "ett").is_dir()
