"""Forms that cannot be saved come back at the field; what can be is saved once, also by mouse."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened
from textual import events

from esftui.model.participant import Register
from esftui.screens.entry_form import EntryForm
from esftui.store import writing
from esftui.store.change import Author, Change
from esftui.store.folder import load_folder
from esftui.store.journal import history
from esftui.store.lock import held
from esftui.store.register_edit import edit_register

LO = Author("Lo", "kontoret", "app")


def register(desk: Desk) -> Register:
    return load_folder(desk.file.parent).register


def form_of(desk: Desk) -> EntryForm:
    assert isinstance(desk.app.screen, EntryForm)
    return desk.app.screen


def says(desk: Desk, key: str) -> str:
    line = form_of(desk).asked(key).query_one(".says")
    return " ".join(str(line.render()).split()) if line.display else ""


async def open_form(desk: Desk, name: str) -> None:
    desk.app.action_enter(name)
    await desk.until(
        lambda: isinstance(desk.app.screen, EntryForm) and desk.app.screen.focused is not None
    )
    await desk.pilot.pause()


async def fill(desk: Desk, *texts: str) -> None:
    for each in texts:
        await desk.press(*each, "enter")


async def click(desk: Desk, word: str) -> None:
    """Click where a word stands on the screen."""
    await desk.pilot.pause()
    lines = desk.frame.splitlines()
    row = next(n for n, line in enumerate(lines) if f" {word} " in line)
    await desk.pilot.click(offset=(lines[row].index(f" {word} ") + 1, row))
    await desk.pilot.pause()


async def test_who_is_writing_is_told_and_the_form_can_be_saved_when_they_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the real lock, waited for less long than people would
    monkeypatch.setattr(writing, "held", partial(held, patience=0.3))
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "plan")
        await fill(desk, "FS-070", "hälsa")
        with held(desk.file.parent, LO):
            await desk.press("ctrl+s")
            await desk.sees("Inte sparat:", "Lo (kontoret)")
            assert form_of(desk).asked("kind").text == "hälsa"
            assert not history(desk.file.parent).entries
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert len(history(desk.file.parent).entries) == 1


async def test_what_is_wrong_by_now_is_said_at_its_field(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await fill(desk, "FS-002")
        await desk.press(*"5/3")
        # written without being seen: the watcher is told nothing before the form is saved
        assert desk.app._watcher is not None
        desk.app._watcher.stop()
        place = ("participants", "FS-002", "enrolments", "2013-03-02")
        edit_register(desk.file.parent, (Change(place, None, {"start": "2013-03-02"}),), LO)
        await desk.press("ctrl+s")
        await desk.until(lambda: says(desk, "start").startswith("! ") or says(desk, "person"))
        wrong = [key for key in form_of(desk).keys if says(desk, key).startswith("! ")]
        assert wrong
        here = form_of(desk).focused
        assert here is form_of(desk).asked(wrong[0]).input
        assert form_of(desk).asked("start").text == "2013-03-05"
        starts = [
            e.start for p in register(desk).participants if p.id == "FS-002" for e in p.enrolments
        ]
        assert date(2013, 3, 5) not in starts


async def test_a_form_that_is_saved_twice_at_once_is_saved_once(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = len(register(desk).spending)
        await open_form(desk, "spending")
        await fill(desk, "", "12500", "ESF", "resor")
        for key in ("ctrl+s", "ctrl+s", "enter", "ctrl+n"):
            desk.app.post_message(events.Key(key, None))
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        await desk.pilot.pause(0.3)
        assert len(register(desk).spending) == before + 1
        assert len(history(desk.file.parent).entries) == 1


async def test_a_form_filled_in_by_mouse_is_saved_once(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "plan")
        await desk.press(*"FS-07")
        await click(desk, "FS-070")
        await click(desk, "hälsa")
        assert form_of(desk).asked("kind").text == "hälsa"
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        entries = history(desk.file.parent).entries
        assert len(entries) == 1
        plans = next(p.plans for p in register(desk).participants if p.id == "FS-070")
        assert date(2013, 3, 31) in [each.date for each in plans]


async def test_a_click_into_a_field_writes_out_what_was_meant_in_the_one_left(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await desk.press("tab", "tab", "k")
        # the field itself stands right of its label
        field = form_of(desk).asked("birth_year").input
        await desk.pilot.click(field)
        await desk.press(*"1980")
        assert form_of(desk).asked("gender").text == "kvinna"
        assert form_of(desk).asked("birth_year").text == "1980"


async def test_an_amount_over_its_budget_is_remarked_upon_and_can_be_saved(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "spending")
        await fill(desk, "", "9500000", "ESF", "resor")
        budget = register(desk)
        money = load_folder(desk.file.parent).project.budget
        assert money is not None
        travel = next(c for c in money.categories if c.id == "travel")
        spent = sum(e.amount for e in budget.spending if e.category == "travel")
        over = f"{spent + 9_500_000 - travel.amount:,}".replace(",", " ")
        said = says(desk, "amount").replace("\u00a0", " ")
        assert f"Resor och logi går då {over} kr över sin budget på" in said
        assert not said.startswith("!")
        await desk.press("shift+tab", "shift+tab", "shift+tab", *"9500", "tab")
        assert "över" not in says(desk, "amount")
        await desk.press("shift+tab", *"9500000", "ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert register(desk).spending[-1].amount == 9_500_000
