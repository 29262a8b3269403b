"""Undo: what it took back is told, also from before the start, and why it could not be."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

from support.desk import copied, opened

from esftui.screens.message_dialog import MessageDialog
from esftui.store.change import Author, Change
from esftui.store.project_file import edit_item
from esftui.store.register_edit import edit_register

ANNA = Author("Anna", "KONTORET", "app")
KARIN = Author("Karin", "LAPTOP", "app")
CONTRACT = "Avtal med extern utvärderare"


def moved_back(folder: Path, days: int) -> str:
    """Let all that is in the journal have happened some days earlier; return the last day."""
    journal = folder / "journal.jsonl"
    lines = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    for line in lines:
        line["at"] = (datetime.fromisoformat(line["at"]) - timedelta(days=days)).isoformat()
    journal.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return (date.today() - timedelta(days=days)).isoformat()


async def test_what_was_done_before_the_start_is_undone_and_done_again(tmp_path: Path) -> None:
    data = copied(tmp_path)
    async with opened(data, name="Anna") as desk:
        before = desk.file.read_bytes()
        await desk.press("down", "space")
        await desk.sees("Sparat:")
        edited = desk.file.read_bytes()
    day = moved_back(data / "framtidsstegen", 2)
    async with opened(data, name="Anna") as desk:
        await desk.press("u")
        await desk.sees(f"Ångrat: {CONTRACT} · klar den 2013-03-31 → 2013-04-26 (gjort {day})")
        assert desk.file.read_bytes() == before
    async with opened(data, name="Anna") as desk:
        await desk.press("ctrl+r")
        await desk.sees(f"Gjort om: {CONTRACT} · klar den 2013-04-26 → 2013-03-31")
        assert desk.file.read_bytes() == edited


async def test_only_ones_own_changes_are_undone(tmp_path: Path) -> None:
    data = copied(tmp_path)
    edit_item(data / "framtidsstegen" / "project.yaml", "swot", {"note": "K"}, by=KARIN)
    async with opened(data, name="Anna") as desk:
        await desk.press("u")
        await desk.sees("Inget att ångra.")


async def test_what_another_has_changed_since_is_refused_with_who_and_what_and_then_passed_over(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    edit_item(file, "website", {"owner": "Anna"}, by=ANNA)
    edit_item(file, "swot", {"note": "Annas"}, by=ANNA)
    edit_item(file, "swot", {"note": "Karins"}, by=KARIN)
    async with opened(data, name="Anna") as desk:
        await desk.press("u")
        await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
        await desk.sees(
            "Det går inte att ångra",
            "Karin har ändrat det sedan",
            "anteckning Annas → Karins",
            "u en gång till ångrar det du gjorde dessförinnan",
        )
        await desk.press("escape", "u")
        await desk.sees("Ångrat: Webbplats", "ansvarig Anna → ")
        assert "Karins" in file.read_text("utf-8")


async def test_what_was_entered_in_the_register_is_undone_too(tmp_path: Path) -> None:
    data = copied(tmp_path)
    folder = data / "framtidsstegen"
    before = (folder / "register.json").read_bytes()
    person = {"id": "NY-1", "gender": "woman", "municipality": "Alvesta"}
    edit_register(folder, [Change(("participants", "NY-1"), None, person)], ANNA)
    async with opened(data, name="Anna") as desk:
        await desk.press("u")
        await desk.sees("Ångrat: NY-1 · deltagare borttagen: kön kvinna, kommun Alvesta")
        now = json.loads((folder / "register.json").read_bytes())
        assert now == json.loads(before)
        await desk.press("ctrl+r")
        await desk.sees("Gjort om: NY-1 · ny deltagare")
