"""What others do to the files is on the screen at once, and nobody loses their place."""

import subprocess
import sys
from pathlib import Path

from support.desk import SHOWN, Desk, copied, opened, save

from esftui.config import Config
from esftui.desk import EsfApp
from esftui.screens.boxed import FullView
from esftui.screens.field import Field
from esftui.screens.full_panel import FullPanel
from esftui.screens.item_form import ItemForm
from esftui.session import first_session

TITLE = b"title: Webbplats med metoder och forskning"


def retitle(path: Path, new: bytes) -> None:
    """Change a title in another process, as an editor would."""
    script = (
        "import os, sys; path, old, new = sys.argv[1:];"
        "text = open(path, 'rb').read(); assert old.encode() in text;"
        "open(path + '~', 'wb').write(text.replace(old.encode(), new.encode()));"
        "os.replace(path + '~', path)"
    )
    subprocess.run([sys.executable, "-c", script, path, TITLE.decode(), new.decode()], check=True)


async def test_a_change_by_another_process_keeps_cursor_focus_and_date(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("down", "down", "left_square_bracket")
        await desk.sees("per 2013-02-28")
        item = desk.app.dashboard.checklist.item
        retitle(desk.file, b"title: En ny titel")
        await desk.sees("En ny titel")
        assert desk.app.dashboard.checklist.item == item
        assert desk.focus == "checklist"
        assert "per 2013-02-28" in desk.frame


async def test_the_cursor_follows_its_item_when_rows_come_and_go_above_it(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("down", "down")
        assert "▸! Jämställdhet är en del" in desk.frame
        text = desk.file.read_text("utf-8")
        added = "  - id: brand-new\n    title: Först av alla\n    due: 2011-06-02\n"
        anchor = "checklist:\n"
        assert anchor in text
        save(desk.file, text.replace(anchor, anchor + added, 1).encode())
        await desk.sees("Först av alla")
        assert "▸! Jämställdhet är en del" in desk.frame


async def test_an_item_that_vanishes_leaves_the_cursor_on_its_row(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        box = desk.app.dashboard.checklist
        await desk.press("down", "down", "down")
        gone = box.item
        text = desk.file.read_text("utf-8")
        save(desk.file, text.replace(f"id: {gone}\n", "id: other-name\n").encode())
        await desk.until(lambda: box.item != gone)
        assert box.has_focus
        assert box.item is not None


async def test_only_the_lines_that_changed_are_painted(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        panels = desk.app.dashboard.panels
        before = {name: dict(panel._strips) for name, panel in panels.items()}
        retitle(desk.file, b"title: En ny titel")
        await desk.sees("En ny titel")
        for name, panel in panels.items():
            again = [y for y, strip in panel._strips.items() if before[name].get(y) is not strip]
            assert again == ([1] if name == "checklist" else []), name


async def test_a_broken_file_keeps_the_last_good_version_and_says_where_it_is_broken(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        whole = desk.file.read_bytes()
        figures = [line for line in desk.frame.splitlines() if "starter" in line]
        number = whole[: whole.index(b"owner:")].count(b"\n") + 1
        save(desk.file, whole.replace(b"owner:", b"owner: [", 1))
        await desk.sees(f"project.yaml:{number}:", "visas som senast läst")
        assert [line for line in desk.frame.splitlines() if "starter" in line] == figures
        save(desk.file, whole.replace(TITLE, b"title: Hel igen"))
        await desk.sees("Hel igen")
        assert "visas som senast läst" not in desk.frame


async def test_what_was_saved_between_the_reading_and_the_watching_is_seen(tmp_path: Path) -> None:
    config = Config(data=copied(tmp_path), project="framtidsstegen", as_of=SHOWN)
    session = first_session(config)
    assert session is not None
    session.load()
    assert not session.stale
    file = session.folder / "project.yaml"
    file.write_text(
        file.read_text("utf-8").replace("title: Framtidsstegen", "title: Ny titel"), "utf-8"
    )
    assert session.stale
    app = EsfApp(config, session)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await Desk(app, pilot, config.data).sees("Ny titel")
        assert not session.stale


async def test_a_half_written_file_never_blanks_a_panel(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        register = desk.file.with_name("register.json")
        whole = register.read_bytes()
        for share in (0, 0.3, 0.9):
            register.write_bytes(whole[: int(len(whole) * share)])
            await desk.sees("register.json:", "visas som senast läst")
            assert "starter 81" in desk.frame
            assert "Webbplats med metoder" in desk.frame
        register.write_bytes(whole)
        await desk.until(lambda: "visas som senast läst" not in desk.frame)
        assert "starter 81" in desk.frame


async def test_all_problems_are_shown_by_their_key(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        text = desk.file.read_text("utf-8")
        broken = text.replace("title: Webbplats", "titel: Webbplats", 1)
        broken = broken.replace("start: 2011-06-01", "start: 2011-02-30", 1)
        save(desk.file, broken.encode())
        await desk.sees("project.yaml:")
        await desk.press("f")
        await desk.sees("Fel i filerna", "2011-02-30", "titel")


async def test_a_project_that_is_broken_from_the_start_is_shown_when_it_is_whole(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"start: 2011-06-01", b"start: i somras", 1))
    async with opened(data) as desk:
        await desk.sees("project.yaml:", "i somras", "Deltagarflöde")
        assert "starter" not in desk.frame
        save(file, whole)
        await desk.sees("starter 81", "Framtidsstegen")
        assert desk.focus == "checklist"


async def test_a_file_that_is_taken_away_and_put_back_does_no_harm(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        whole = desk.file.read_bytes()
        desk.file.unlink()
        await desk.sees("project.yaml", "visas som senast läst")
        assert "starter 81" in desk.frame
        desk.file.write_bytes(whole)
        await desk.until(lambda: "visas som senast läst" not in desk.frame)


async def test_an_open_form_keeps_what_was_typed_when_the_file_changes(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        owner = desk.app.screen.query_one("#owner", Field)
        owner.focus()
        await desk.press("end", *" och fler")
        typed = owner.value
        retitle(desk.file, b"title: En ny titel")
        await desk.sees("En ny titel")
        assert isinstance(desk.app.screen, ItemForm)
        assert owner.value == typed
        assert typed.endswith(" och fler")
        assert owner.has_focus


async def test_a_panel_in_full_keeps_its_scroll_when_the_file_changes(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(80, 24)) as desk:
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FullPanel))
        view = desk.app.screen.query_one(FullView)
        view.scroll_to(y=9, animate=False)
        await desk.pilot.pause()
        assert view.scroll_offset.y == 9
        text = desk.file.read_text("utf-8").replace("title: Spridningskonferens", "title: Träff")
        save(desk.file, text.encode())
        await desk.sees("Träff")
        assert view.scroll_offset.y == 9


async def test_another_project_is_followed_and_the_one_before_no_longer(tmp_path: Path) -> None:
    data = copied(tmp_path, "framtidsstegen", "creadiem")
    async with opened(data) as desk:
        before = desk.app.session
        await desk.press("p")
        await desk.until(lambda: type(desk.app.screen).__name__ == "ProjectPicker")
        await desk.press(*"creadiem", "enter")
        await desk.sees("CreaDiem", "per 2013-03-31")
        assert desk.app.session is not before
        retitle(data / "framtidsstegen" / "project.yaml", b"title: Syns inte")
        text = desk.file.read_text("utf-8").replace("title: CreaDiem", "title: Skapa dagen", 1)
        save(desk.file, text.encode())
        await desk.sees("Skapa dagen")
        assert "Syns inte" not in desk.frame


async def test_a_date_travelled_to_while_files_are_read_is_the_one_shown(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        desk.app.action_reload()
        desk.app.action_travel_month(-1)
        desk.app.action_reload()
        desk.app.action_travel_month(-1)
        await desk.sees("Läst igen.", "per 2013-01-31")
        assert desk.app.session is not None
        figures = desk.app.session.snapshot.figures
        assert figures is not None
        assert figures.head.as_of.isoformat() == "2013-01-31"
