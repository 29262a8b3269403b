"""What happens to a project's files while the app shows them: it stays alive, and tells."""

import asyncio
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened, save
from support.long import BURST
from support.processes import python

from esftui.screens.field import Field
from esftui.screens.item_form import ItemForm
from esftui.store import lock
from esftui.store.journal import history
from esftui.store.project_file import edit_item, load_project

TITLE = b"title: Webbplats med metoder och forskning"
OLD = "visas som senast läst"
HOLD = """
import sys, time
from pathlib import Path
from esftui.store.change import Author
from esftui.store.lock import held
with held(Path(sys.argv[1]), Author("Bo", "kontoret", "app")):
    print("held", flush=True)
    time.sleep(600)
"""

CHANGE = """
import os, sys, time
path, title, times = sys.argv[1], sys.argv[2].encode(), int(sys.argv[3])
whole = open(path, "rb").read()
assert title in whole
begun = time.perf_counter()
for number in range(1, times + 1):
    with open(path + "~", "wb") as file:
        file.write(whole.replace(title, b"title: Titel nr %d." % number))
    os.replace(path + "~", path)
    # spread over the second
    time.sleep(max(0, begun + 0.0009 * number - time.perf_counter()))
print(time.perf_counter() - begun)
"""


async def alive(desk: Desk) -> None:
    """Ask the app for something that needs no file, and something that does."""
    shown = desk.app.session.as_of if desk.app.session else None
    await desk.press("left_square_bracket")
    await desk.until(lambda: desk.app.session is not None and desk.app.session.as_of != shown)
    await desk.press("right_square_bracket")
    await desk.until(lambda: desk.app.session is not None and desk.app.session.as_of == shown)
    await desk.until(lambda: not desk.app.store.saving)


def note_of(desk: Desk, item: str) -> str | None:
    return next(i.note for i in load_project(desk.file).checklist if i.id == item)


# a form is open


async def form(desk: Desk) -> tuple[ItemForm, str]:
    """Open the form of the item under the cursor, and type a note into it."""
    await desk.press("e")
    await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
    screen = desk.app.screen
    assert isinstance(screen, ItemForm)
    item = desk.app.dashboard.checklist.item
    assert item is not None
    screen.query_one("#note", Field).focus()
    await desk.press(*"typed")
    return screen, item


async def test_a_file_replaced_by_another_while_a_form_is_open_keeps_both(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        _screen, item = await form(desk)
        save(desk.file, desk.file.read_bytes().replace(TITLE, b"title: En ny titel"))
        await desk.press("ctrl+s")
        await desk.until(lambda: not isinstance(desk.app.screen, ItemForm))
        await desk.sees("En ny titel")
        await desk.until(lambda: not desk.app.store.saving)
        assert (note_of(desk, item) or "").endswith("typed")
        assert b"title: En ny titel" in desk.file.read_bytes()
        await alive(desk)


async def test_a_file_that_is_gone_when_a_form_is_saved_is_told_and_what_was_typed_stays(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        _screen, item = await form(desk)
        whole = desk.file.read_bytes()
        desk.file.unlink()
        await desk.press("ctrl+s")
        await desk.sees("project.yaml")
        assert not desk.file.exists()
        desk.file.write_bytes(whole)
        await desk.press("escape")
        await desk.until(lambda: OLD not in desk.frame)
        assert note_of(desk, item) is None
        await alive(desk)


# the folder


async def test_a_folder_that_goes_and_comes_back_is_told_and_then_shown_again(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        folder, kept = desk.file.parent, tmp_path / "kept"
        shutil.copytree(folder, kept)
        shutil.rmtree(folder)
        await desk.sees("project.yaml", OLD)
        assert "starter 81" in desk.frame
        # an edit meanwhile makes no folder and loses nothing: it is told
        await desk.press("space")
        await desk.until(lambda: len(desk.app.screen_stack) > 1 or desk.told)
        if len(desk.app.screen_stack) > 1:
            await desk.press("escape")
        assert not folder.exists()
        file = kept / "project.yaml"
        file.write_bytes(file.read_bytes().replace(TITLE, b"title: Tillbaka igen"))
        shutil.copytree(kept, folder)
        await desk.sees("Tillbaka igen")
        assert OLD not in desk.frame
        await desk.press("space")
        await desk.until(lambda: history(folder).entries)
        await alive(desk)


async def test_a_folder_that_is_renamed_and_renamed_back_does_no_harm(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        folder = desk.file.parent
        before = (folder / "project.yaml").read_bytes()
        away = folder.rename(folder.with_name("away"))
        await desk.sees("project.yaml", OLD)
        await desk.press("space")
        await desk.until(lambda: len(desk.app.screen_stack) > 1 or desk.told)
        if len(desk.app.screen_stack) > 1:
            await desk.press("escape")
        # neither here nor there
        assert (away / "project.yaml").read_bytes() == before
        assert not (away / "journal.jsonl").exists()
        assert not folder.exists()
        away.rename(folder)
        await desk.until(lambda: OLD not in desk.frame)
        await alive(desk)


# many changes


async def test_a_thousand_changes_within_a_second_end_with_the_last_and_leave_no_backlog(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    async with opened(copied(tmp_path)) as desk:
        loads = 0
        assert desk.app.session is not None
        reload = desk.app.session.reload

        def counted(paths: object) -> object:
            nonlocal loads
            loads += 1
            return reload(paths)  # type: ignore[arg-type]

        desk.app.session.reload = counted  # type: ignore[method-assign,assignment]
        writer = python(CHANGE, desk.file, TITLE.decode(), BURST)
        turns, longest, last = 0, 0.0, time.perf_counter()
        while writer.poll() is None:
            # the screen's thread has its turns meanwhile
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            turns, longest, last = turns + 1, max(longest, now - last), now
        begun = time.perf_counter()
        took = float(writer.communicate()[0])
        await desk.sees(f"Titel nr {BURST}.")
        behind = time.perf_counter() - begun
        told = f"{BURST} changes in {took:.1f} s, read {loads} times, shown {behind:.2f} s later,"
        told += f" the screen never kept waiting for more than {longest:.2f} s"
        print(told)
        record_property("burst", told)
        assert turns > 5
        # what changed again before it was read is read once
        assert loads < BURST / 4
        assert desk.app.store._jobs.qsize() <= 1
        await alive(desk)


# registers that are half there


async def test_a_register_emptied_by_another_program_is_told_and_never_written_over(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        register = desk.file.with_name("register.json")
        whole = register.read_bytes()
        for share in (0.0, 0.5, 0.99):
            half = whole[: int(len(whole) * share)]
            register.write_bytes(half)
            await desk.sees("register.json", OLD)
            assert "starter 81" in desk.frame
            # the project's file can still be edited, and the register stays theirs
            await desk.press("space")
            await desk.until(lambda: not desk.app.store.saving)
            if len(desk.app.screen_stack) > 1:
                await desk.press("escape")
            assert register.read_bytes() == half
        save(register, whole)
        await desk.until(lambda: OLD not in desk.frame)
        await alive(desk)


# a lock that someone else holds


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give another writer two seconds, not thirty."""
    own = lock.held.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(own, "__kwdefaults__", {"patience": 2.0, "kind": "auto"})


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGSTOP")
@pytest.mark.usefixtures("impatient")
async def test_a_lock_of_a_stopped_program_is_waited_for_in_words_and_given_up_in_words(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        holder = python(HOLD, desk.file.parent)
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            holder.send_signal(signal.SIGSTOP)
            await desk.press("space")
            await desk.sees("Väntar på Bo (kontoret)")
            # it waits elsewhere: the screen answers
            await desk.press("left_square_bracket")
            await desk.sees("per 2013-02-28")
            await desk.until(lambda: not desk.app.store.saving)
            await desk.sees("Bo (kontoret) skriver")
            assert desk.file.read_bytes() == before
        finally:
            holder.kill()
            holder.communicate()
        await desk.press("escape")
        await alive(desk)
        # the dead do not hold it
        await desk.press("space")
        await desk.until(lambda: desk.file.read_bytes() != before)


# others edit as fast as they can


async def test_edits_here_and_edits_elsewhere_at_the_same_time_are_all_there(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        ids = [item.id for item in load_project(desk.file).checklist]
        mine = desk.app.dashboard.checklist.item
        assert mine is not None
        theirs = [item for item in ids if item != mine][:3]
        code = (
            "import sys\nfrom pathlib import Path\n"
            "from esftui.store.project_file import edit_item\n"
            "for n in range(12):\n"
            "    edit_item(Path(sys.argv[1]), sys.argv[2 + n % 3], {'note': f'theirs {n}'})\n"
        )
        other = python(code, desk.file, *theirs)
        pressed = 0
        while other.poll() is None or pressed < 3:
            await desk.press("space")
            await desk.until(lambda: not desk.app.store.saving)
            pressed += 1
        assert other.wait() == 0, other.communicate()
        other.communicate()
        entries = history(desk.file.parent).entries
        assert len([e for e in entries if e.surface == "app"]) == pressed
        assert len([e for e in entries if e.surface == "shell"]) == 12
        for number, item in enumerate(theirs):
            assert note_of(desk, item) == f"theirs {9 + number}"
        edit_item(desk.file, mine, {"note": "sist"})
        await alive(desk)
