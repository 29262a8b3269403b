"""Two people at once: what merges, what is asked, what is waited for, and leaving meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened
from textual.widgets import Static

from esftui.contest import Contested
from esftui.entry.form import Entered
from esftui.model.checklist import Item
from esftui.screens.conflict_dialog import ConflictDialog, Question
from esftui.screens.dialog import Scroller
from esftui.screens.field import Field
from esftui.screens.item_form import ItemForm
from esftui.screens.message_dialog import MessageDialog
from esftui.session import Session
from esftui.store import lock
from esftui.store.change import Author, Change
from esftui.store.project_file import edit_item, load_project
from esftui.store.register_edit import edit_register

KARIN = Author("Karin", "LAPTOP", "app")
CONTRACT = "evaluator_contract"
DAY = date(2013, 3, 31)


async def form(desk: Desk) -> ItemForm:
    """Open the form of the contract with the evaluator."""
    await desk.press("down", "e")
    await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
    screen = desk.app.screen
    assert isinstance(screen, ItemForm)
    assert screen.item == CONTRACT
    return screen


def field(screen: ItemForm, key: str) -> Field:
    return screen.query_one(f"#{key}", Field)


def item(path: Path, name: str = CONTRACT) -> Item:
    return next(each for each in load_project(path).checklist if each.id == name)


async def asked(desk: Desk) -> ConflictDialog:
    await desk.until(lambda: isinstance(desk.app.screen, ConflictDialog))
    screen = desk.app.screen
    assert isinstance(screen, ConflictDialog)
    return screen


async def test_another_field_that_someone_else_changes_is_kept_with_mine(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await form(desk)
        field(screen, "owner").value = "Jag"
        edit_item(desk.file, CONTRACT, {"note": "Karins"}, by=KARIN)
        await desk.sees("Ändrat i filen:")
        await desk.press("enter")
        await desk.sees("Sparat:")
        assert (item(desk.file).owner, item(desk.file).note) == ("Jag", "Karins")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
@pytest.mark.parametrize(
    ("keys", "stands"), [(["enter"], "Karins"), (["escape"], "Karins"), (["left", "enter"], "Min")]
)
async def test_the_same_field_is_asked_about_and_what_is_chosen_stands(
    keys: list[str], stands: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(copied(tmp_path), size=size) as desk:
        screen = await form(desk)
        field(screen, "note").value = "Min"
        field(screen, "owner").value = "Jag"
        await desk.pilot.pause()
        edit_item(desk.file, CONTRACT, {"note": "Karins"}, by=KARIN)
        await desk.press("enter")
        await asked(desk)
        await desk.sees("du: Min", "Karin", "Karins", "anteckning")
        assert item(desk.file).note == "Karins"
        await desk.press(*keys)
        await desk.until(lambda: item(desk.file).owner == "Jag")
        assert item(desk.file).note == stands
        await desk.sees("ditt står nu" if stands == "Min" else "Det Karin skrev står kvar")


async def test_what_was_changed_before_it_was_typed_in_is_no_conflict(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await form(desk)
        edit_item(desk.file, CONTRACT, {"note": "Karins"}, by=KARIN)
        await desk.until(lambda: field(screen, "note").value == "Karins")
        field(screen, "note").value = "Karins, och min"
        await desk.press("enter")
        await desk.sees("Sparat:")
        assert item(desk.file).note == "Karins, och min"


async def test_what_was_changed_after_it_was_typed_in_is_one_though_it_was_seen(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await form(desk)
        field(screen, "note").value = "Min"
        await desk.pilot.pause()
        edit_item(desk.file, CONTRACT, {"note": "Karins"}, by=KARIN)
        await desk.sees("Ändrat i filen:")
        assert field(screen, "note").value == "Min"
        await desk.press("enter")
        await asked(desk)


async def test_a_status_is_chosen_together_with_its_date(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        edit_item(desk.file, CONTRACT, {"status": "in_progress", "done": None}, by=KARIN)
        await desk.sees("pågår")
        await form(desk)
        await desk.press("k")  # klar, with the date shown
        edit_item(desk.file, CONTRACT, {"status": "not_applicable"}, by=KARIN)
        await desk.press("enter")
        dialog = await asked(desk)
        assert len(dialog._questions) == 1
        question = dialog._questions[0]
        assert (question.mine, question.theirs) == ("klar, klar den 2013-03-31", "ej aktuell")
        await desk.press("escape")
        await desk.sees("Det Karin skrev står kvar")
        assert (item(desk.file).status, item(desk.file).done) == ("not_applicable", None)


async def test_a_step_of_what_someone_else_just_stepped_is_asked_about(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        session = desk.app.session
        assert session is not None
        watcher = desk.app._watcher
        assert watcher is not None
        watcher.stop()  # the other's change is not on the screen yet
        edit_item(desk.file, CONTRACT, {"done": date(2013, 2, 1)}, by=KARIN)
        await desk.press("down", "space")
        await asked(desk)
        await desk.sees("du: ", "2013-03-31", "2013-02-01", "Karin")
        await desk.press("left", "enter")
        await desk.sees("ditt står nu")
        assert item(desk.file).done == DAY


async def test_someone_who_changes_it_once_more_while_it_is_asked_is_asked_about_again(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await form(desk)
        field(screen, "note").value = "Min"
        await desk.pilot.pause()
        edit_item(desk.file, CONTRACT, {"note": "Karins"}, by=KARIN)
        await desk.press("enter")
        first = await asked(desk)
        edit_item(desk.file, CONTRACT, {"note": "Karins andra"}, by=KARIN)
        await desk.press("left", "enter")
        await desk.until(lambda: desk.app.screen is not first and "Karins andra" in desk.frame)
        await desk.press("left", "enter")
        await desk.until(lambda: item(desk.file).note == "Min")


async def test_several_are_chosen_one_by_one_with_keys_or_the_mouse(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        results: list[frozenset[int] | None] = []
        questions = [Question(f"sak {n}", "mitt", "deras", "Karin 10:15") for n in range(3)]
        desk.app.push_screen(ConflictDialog(questions), results.append)
        await desk.sees("▸ sak 0", "○ du: mitt", "● Karin 10:15: deras")
        await desk.press("space", "down", "down", "right", "left", "left")
        await desk.sees("▸ sak 2")
        lines = desk.app.screen.query_one(Scroller).query_one(Static)
        # the second question, a heading and a blank line after the first one's three lines
        await desk.pilot.click(lines, offset=(8, 5))
        await desk.press("enter")
        assert results == [frozenset({0, 1, 2})]


async def test_nothing_in_the_values_acts_as_markup(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        nasty = "[/][@click=app.quit]x\x1b[31m"
        desk.app.push_screen(ConflictDialog([Question(nasty, nasty, nasty, nasty)]))
        await desk.sees("[/][@click=app.quit]x␛[31m")
        assert "\x1b" not in desk.frame


def test_a_conflict_in_the_register_is_settled_by_the_element(tmp_path: Path) -> None:
    folder = copied(tmp_path) / "framtidsstegen"
    session = Session(folder, DAY, name="Anna")
    session.load()
    start = "2014-02-03"
    place = ("participants", "NY-1", "enrolments", start)
    new = {"id": "NY-1", "municipality": "Växjö", "enrolments": [{"start": start}]}
    edit_register(folder, [Change(("participants", "NY-1"), None, new)], KARIN)
    theirs = [
        Change((*place, "exit"), None, "2014-03-01"),
        Change((*place, "reason"), None, "work"),
    ]
    edit_register(folder, theirs, KARIN)
    mine = (
        Change((*place, "exit"), None, "2014-03-01"),
        Change((*place, "reason"), None, "studies"),
        Change(("participants", "NY-1", "municipality"), "Växjö", "Alvesta"),
    )
    for taken, reason in ((frozenset[int](), "work"), (frozenset({0}), "studies")):
        with pytest.raises(Contested) as found:
            session.enter(Entered(mine, "NY-1"))
        choices = found.value.choices
        assert [choice.place for choice in choices] == [place]
        assert choices[0].clashes[0].who == "Karin"
        found.value.settle([choices[number].place for number in taken])
        data = session.load().data
        assert data is not None
        person = next(each for each in data.register.participants if each.id == "NY-1")
        assert (person.enrolments[0].reason, person.municipality) == (reason, "Alvesta")


@contextmanager
def held(folder: Path) -> Iterator[threading.Event]:
    """Hold the folder's lock as Karin until the event is set."""
    taken, release = threading.Event(), threading.Event()

    def hold() -> None:
        with lock.held(folder, KARIN):
            taken.set()
            release.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert taken.wait(10)
        yield release
    finally:
        release.set()
        holder.join()


async def test_whom_one_waits_for_is_told_and_the_app_goes_on_meanwhile(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        with held(desk.file.parent) as release:
            await desk.press("down", "space")
            await desk.sees("Väntar på Karin (LAPTOP) …")
            await desk.press("t")
            await desk.sees("per 2013-03-31")
            await desk.until(lambda: type(desk.app.screen).__name__ == "DateDialog")
            await desk.press("escape")
            release.set()
            await desk.sees("Sparat:")
            await desk.until(lambda: "Väntar" not in desk.frame)
        assert item(desk.file).done == DAY


async def test_patience_ends_with_words_and_the_form_comes_back_with_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock.held.__wrapped__, "__kwdefaults__", {"patience": 0.6, "kind": "auto"})  # type: ignore[attr-defined]
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        screen = await form(desk)
        field(screen, "note").value = "Min"
        field(screen, "owner").focus()
        await desk.press("end", *" och jag")
        typed = field(screen, "owner").value
        with held(desk.file.parent):
            await desk.press("enter")
            await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
            await desk.sees("Karin (LAPTOP)", "Inget ändrades")
        assert desk.file.read_bytes() == before
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        again = desk.app.screen
        assert isinstance(again, ItemForm)
        assert (field(again, "note").value, field(again, "owner").value) == ("Min", typed)
        await desk.press("enter")
        await desk.sees("Sparat:")
        assert item(desk.file).note == "Min"


async def test_leaving_waits_until_it_is_saved(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        file = desk.file
        with held(file.parent) as release:
            await desk.press("down", "space", "q")
            await desk.sees("q avslutar utan att spara")
            assert desk.app.return_code is None
            release.set()
            await desk.until(lambda: desk.app.return_code is not None)
        assert item(file).done == DAY


async def test_leaving_is_called_off_by_a_refusal_and_asking_twice_leaves_at_once(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        with held(desk.file.parent):
            await desk.press("down", "space", "q")
            await desk.sees("q avslutar utan att spara")
            await desk.press("q")
            await desk.until(lambda: desk.app.return_code is not None)
            assert desk.file.read_bytes() == before
