"""Looking without being allowed to write: everything that shows works, and the rest says why."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desk import SHOWN, copied, opened
from support.processes import ordinary_user, reachable

from esftui.panels.header import header_line
from esftui.panels.line import plain
from esftui.screens.field import Field
from esftui.screens.full_panel import FullPanel
from esftui.screens.history_screen import HistoryScreen
from esftui.screens.item_form import ItemForm
from esftui.session import Session
from esftui.sight import sight_of
from esftui.store.access import why_read_only
from esftui.store.refused import ReadOnly

SETTINGS = "Läsläge: config.yaml säger att inget får skrivas härifrån"
posix = pytest.mark.skipif(os.name != "posix", reason="the modes are POSIX'")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_the_header_says_so_beside_the_date(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=size, read_only=True) as desk:
        await desk.sees("per 2013-03-31 · läsläge")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FullPanel))
        await desk.sees("per 2013-03-31 · läsläge")


async def test_every_key_that_shows_works_and_every_key_that_writes_says_why_not(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path), read_only=True) as desk:
        before = {path: path.read_bytes() for path in desk.file.parent.iterdir()}
        offered = desk.frame.splitlines()[-1]
        assert "e öppna" in offered
        assert "[ ] månad" in offered
        assert "status" not in offered, "what writes is not offered"
        assert "lägg till" not in offered
        for key in ("space", "u", "ctrl+r"):
            await desk.press("right", "left")
            desk.app.tell(())
            await desk.press(key)
            if key == "space":
                await desk.sees(SETTINGS)
            else:
                await desk.sees("Inget att ")
            assert desk.app.screen is desk.app.dashboard
        await desk.press("right_square_bracket")
        await desk.sees("per 2013-04-30 · läsläge")
        await desk.press("H")
        await desk.until(lambda: isinstance(desk.app.screen, HistoryScreen))
        await desk.sees("läsläge", "Här kommer varje ändring att stå")
        assert "gör om" not in desk.frame
        await desk.press("escape", "d")
        await desk.sees("F2 ordning")
        assert "F3" not in desk.frame
        await desk.press("f3")
        await desk.sees(SETTINGS)
        await desk.press("enter")
        await desk.sees("Allt som hänt", "h historik")
        assert "rätta" not in desk.frame
        assert "ångra" not in desk.frame
        await desk.press("c")
        await desk.sees(SETTINGS)
        await desk.press("escape", "escape")
        assert {path: path.read_bytes() for path in desk.file.parent.iterdir()} == before


async def test_what_was_done_before_cannot_be_undone_and_says_why(tmp_path: Path) -> None:
    data = copied(tmp_path)
    async with opened(data, name="Anna") as desk:
        await desk.press("space")
        await desk.sees("Sparat:")
        edited = desk.file.read_bytes()
    async with opened(data, name="Anna", read_only=True) as desk:
        await desk.press("u")
        await desk.sees(SETTINGS)
        await desk.press("H")
        await desk.sees("Webbplats")
        await desk.press("u")
        await desk.sees(SETTINGS)
        assert desk.file.read_bytes() == edited


async def test_a_form_shows_everything_and_takes_nothing(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), read_only=True) as desk:
        before = desk.file.read_bytes()
        await desk.press("down", "e")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        await desk.sees("Läsläge: config.yaml", "Avtal med extern utvärderare")
        assert all(field.disabled for field in desk.app.screen.query(Field))
        await desk.press("x", "tab", "k", "enter", "escape")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert desk.file.read_bytes() == before


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """Return the data folder with a project that may be read and not written."""
    data = copied(tmp_path)
    folder = data / "framtidsstegen"
    for path in folder.iterdir():
        path.chmod(0o644)
    folder.chmod(0o555)
    yield data
    folder.chmod(0o755)


@posix
async def test_a_folder_without_the_right_to_write_is_shown_and_left_as_it_is(
    locked: Path,
) -> None:
    before = sorted(os.listdir(locked / "framtidsstegen"))
    with reachable(locked / "framtidsstegen"), ordinary_user():
        async with opened(locked) as desk:
            await desk.sees("läsläge")
            await desk.press("space")
            await desk.sees("Läsläge: du har inte rätt att skriva i projektets mapp")
            await desk.press("e")
            await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
            await desk.press("escape", "H")
            await desk.until(lambda: isinstance(desk.app.screen, HistoryScreen))
    assert sorted(os.listdir(locked / "framtidsstegen")) == before


@posix
@pytest.mark.parametrize("name", ["project.yaml", "register.json", "journal.jsonl"])
def test_a_file_without_the_right_to_write_is_left_alone(name: str, tmp_path: Path) -> None:
    folder = copied(tmp_path) / "framtidsstegen"
    (folder / "journal.jsonl").write_bytes(b"")
    for path in folder.iterdir():
        path.chmod(0o666)
    folder.chmod(0o777)
    with reachable(folder), ordinary_user():
        session = Session(folder, SHOWN)
        assert session.load().read_only is None
    (folder / name).chmod(0o444)
    with reachable(folder), ordinary_user():
        assert name in (why_read_only(folder) or "")
        assert name in (session.load().read_only or "")
        with pytest.raises(ReadOnly):
            session.edit("swot", {"note": "x"})
    (folder / name).chmod(0o666)
    with reachable(folder), ordinary_user():
        assert session.load().read_only is None


def test_a_folder_that_is_not_there_is_not_called_read_only(tmp_path: Path) -> None:
    assert why_read_only(tmp_path / "nowhere") is None


def test_the_first_sight_says_so_too(tmp_path: Path) -> None:
    from esftui.config import Config
    from esftui.session import first_session

    config = Config(data=copied(tmp_path), read_only=True, read_only_asked=True)
    session = first_session(config)
    assert session is not None
    figures = session.load().figures
    sight = sight_of(session, config, (120, 36))
    assert figures is not None
    assert sight is not None
    assert sight.header == header_line(figures.head, 120, read_only=True)
    assert "read-only" in plain(sight.header)


def test_the_shell_writes_nothing_when_it_is_asked_not_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    esftui = CommandLine(tmp_path, capsys, monkeypatch)
    esftui.write("schema: 1\nlanguage: en\n")
    folder = esftui.copy("framtidsstegen")
    before = sorted(os.listdir(folder))
    ran = esftui("--read-only", "set", "framtidsstegen", "swot", "--note", "x")
    assert ran.code == 1
    assert "started with --read-only" in ran.err
    assert esftui("status", "framtidsstegen", "--read-only").code == 0
    assert sorted(os.listdir(folder)) == before
