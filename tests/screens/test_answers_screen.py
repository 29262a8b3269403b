"""Answers of many: one key each, saved as one change, and nothing lost on the way."""

from pathlib import Path

from support.desk import Desk, copied, opened

from esftui.entry_desk import ANSWERS, menu_letters
from esftui.model.participant import Answer
from esftui.screens.answers_screen import AnswersScreen
from esftui.screens.entry_form import EntryForm
from esftui.store.folder import load_folder
from esftui.store.journal import history

JOBB = "jobbinvest-ering"


def screen_of(desk: Desk) -> AnswersScreen:
    assert isinstance(desk.app.screen, AnswersScreen)
    return desk.app.screen


def answers(desk: Desk, name: str) -> tuple[Answer, ...]:
    register = load_folder(desk.file.parent).register
    return next(p.answers for p in register.participants if p.id == name)


async def open_answers(desk: Desk, *texts: str) -> AnswersScreen:
    """Open the menu, choose question, occasion and day, and come to the list."""
    await desk.press("a", menu_letters()[ANSWERS])
    await desk.until(lambda: isinstance(desk.app.screen, EntryForm) and desk.app.screen.focused)
    for each in texts:
        await desk.press(*each, "enter")
    await desk.until(lambda: isinstance(desk.app.screen, AnswersScreen))
    await desk.sees("ifyllda")
    return screen_of(desk)


async def test_one_key_answers_for_each_and_all_are_one_change(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await open_answers(desk, "närm", "", "")
        assert screen.current_person == "FS-001"
        await desk.press("5", "2", "minus", "1")
        assert dict(screen.given) == {"FS-001": 5, "FS-005": 2, "FS-017": 1}
        assert "3 ifyllda" in desk.frame
        await desk.press("ctrl+s")
        await desk.sees("Sparat: 3 svar på Jag känner")
        assert [e.value for e in answers(desk, "FS-001") if e.question == "closer_to_work"] == [5]
        assert len(history(desk.file.parent).entries) == 1
        await desk.press("u")
        await desk.sees("Ångrat:")
        before = [e for e in answers(desk, "FS-001") if e.question == "closer_to_work"]
        assert [(e.answered, e.value) for e in before] == [(None, None)]


async def test_an_answer_is_corrected_before_it_is_saved(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await open_answers(desk, "närm", "", "")
        await desk.press("5", "up", "3")
        assert dict(screen.given) == {"FS-001": 3}
        await desk.press("backspace")
        assert not screen.given


async def test_what_is_off_the_scale_or_answered_already_is_refused(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await open_answers(desk, "närm", "", "")
        await desk.press("9")
        assert "Skalan går från 1 till 5." in desk.frame
        await desk.press("end", "4")
        assert "rätta det i stället" in desk.frame
        assert not screen.given


async def test_people_are_found_by_pseudonym_and_leaving_asks(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await open_answers(desk, "närm", "", "")
        await desk.press("slash", *"017", "enter")
        assert screen.current_person == "FS-017"
        await desk.press("4", "escape")
        assert screen.given == {"FS-017": 4}
        await desk.press("escape")
        assert "Inget är sparat." in desk.frame
        await desk.press("escape")
        assert desk.app.screen is desk.app.dashboard
        assert not history(desk.file.parent).entries


async def test_members_of_another_group_answer_what_is_put_to_them(tmp_path: Path) -> None:
    from datetime import date

    async with opened(copied(tmp_path, JOBB), project=JOBB, as_of=date(2008, 9, 30)) as desk:
        screen = await open_answers(desk, "samverkan", "under", "")
        members = {m.id for m in load_folder(desk.file.parent).register.members}
        assert {each.person for each in screen._people} == members
