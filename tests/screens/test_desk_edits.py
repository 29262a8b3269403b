"""Quick edits: one key, saved at once, taken back with one key."""

from datetime import date
from pathlib import Path

import pytest
from support.desk import copied, opened, save

from esftui.model.checklist import Item, Status
from esftui.screens.item_form import ItemForm
from esftui.screens.message_dialog import MessageDialog
from esftui.session import step_changes

CONTRACT = "Avtal med extern utvärderare"
DAY = date(2013, 3, 31)


async def test_space_writes_the_status_and_the_date_shown_and_nothing_else(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_text("utf-8").splitlines()
        await desk.press("down", "space")
        await desk.sees(f"Sparat: {CONTRACT} → klar", "u ångrar", "11 av 19 klara", "2 sena")
        after = desk.file.read_text("utf-8").splitlines()
        assert len(after) == len(before)
        changed = [new for old, new in zip(before, after, strict=True) if new != old]
        assert [line.strip() for line in changed] == ["done: 2013-03-31"]


async def test_undo_gives_the_same_bytes_and_redo_the_same_edit(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        await desk.press("down", "space")
        await desk.sees("11 av 19 klara")
        edited = desk.file.read_bytes()
        await desk.press("u")
        await desk.sees("Ångrat: Avtal", "Ctrl+R gör om det", "10 av 19 klara")
        assert desk.file.read_bytes() == before
        await desk.press("ctrl+r")
        await desk.sees("Gjort om: Avtal", "11 av 19 klara")
        assert desk.file.read_bytes() == edited


async def test_keys_pressed_faster_than_files_are_written_all_count(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        await desk.press("space", "space", "space", "u", "u", "u")
        await desk.sees("Ångrat: ")
        await desk.press("u")
        await desk.sees("Inget att ångra.")
        assert desk.file.read_bytes() == before


async def test_the_cursor_stays_on_the_item_that_was_stepped(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("down", "space")
        await desk.sees("11 av 19 klara")
        line = desk.line(CONTRACT[:20])
        assert "▸✓" in line


async def test_a_day_that_an_item_was_done_on_is_told_when_it_is_replaced(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("space")
        await desk.sees("→ pågår (var klar 2013-06-14) · u ångrar")


async def test_the_form_saves_what_was_changed_alone(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_text("utf-8")
        await desk.press("down", "e")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        desk.app.screen.query_one("#note").focus()
        await desk.press("end", *" Ring dem.", "enter")
        await desk.sees("Sparat:", "anteckning", "Ring dem.")
        after = desk.file.read_text("utf-8")
        added = [line for line in after.splitlines() if line not in before.splitlines()]
        assert len(added) == 1
        assert added[0].endswith(" Ring dem.")


async def test_an_edit_that_cannot_be_made_says_which_line_to_edit_by_hand(tmp_path: Path) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    text = file.read_text("utf-8")
    at = text.index(CONTRACT)
    status = text.index("status: ", at)
    end = text.index("\n", status)
    value = text[status + len("status: ") : end]
    file.write_text(text[:status] + "status: &same " + value + text[end:], "utf-8")
    line = text[:status].count("\n") + 1
    async with opened(data) as desk:
        before = desk.file.read_bytes()
        await desk.press("down", "space")
        await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
        assert "Filen kunde inte ändras" in desk.frame
        assert str(line) in desk.frame
        assert desk.file.read_bytes() == before


async def test_what_someone_else_has_changed_since_is_not_undone(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("down", "space")
        await desk.sees("11 av 19 klara")
        theirs = desk.file.read_bytes().replace(b"done: 2013-03-31", b"done: 2013-04-01")
        save(desk.file, theirs)
        await desk.sees("10 av 19 klara")
        await desk.press("u")
        await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
        assert desk.file.read_bytes() == theirs


@pytest.mark.parametrize(
    ("status", "item", "expected"),
    [
        ("not_started", {}, {"status": "in_progress", "started": DAY}),
        ("in_progress", {"started": date(2013, 1, 1)}, {"status": "done", "done": DAY}),
        (
            "done",
            {"started": date(2013, 1, 1), "done": date(2013, 2, 1)},
            {"status": "not_started", "started": None, "done": None},
        ),
        ("not_applicable", {}, {"status": "not_started"}),
        (
            "not_started",
            {"done": date(2013, 6, 1)},
            {"status": "in_progress", "started": DAY, "done": None},
        ),
    ],
)
def test_a_step_writes_its_date_and_clears_what_no_longer_holds(
    status: Status, item: dict[str, date], expected: dict[str, object]
) -> None:
    made = Item(id="a", title="A", started=item.get("started"), done=item.get("done"))
    assert step_changes(made, status, DAY) == expected
