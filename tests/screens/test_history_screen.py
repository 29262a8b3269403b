"""The history on the screen: what was done, by whom, searched, opened, taken back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from support.desk import Desk, copied, opened

from esftui import locales
from esftui.report.history import Words
from esftui.screens.history_lines import MOST, Book, History
from esftui.screens.history_screen import HistoryScreen
from esftui.screens.item_form import ItemForm
from esftui.screens.message_dialog import MessageDialog
from esftui.store.change import Author, Change
from esftui.store.journal import Entry, entry
from esftui.store.project_file import edit_item, load_project
from esftui.store.register_edit import edit_register

ANNA = Author("Anna", "KONTORET", "app")
BO = Author("Bo", "HEMMA", "import")
CONTRACT = "Avtal med extern utvärderare"
NASTY = "[/][@click=app.quit]x\u202e"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a project where Anna has noted something and Bo has brought thirty persons in."""
    made = copied(tmp_path)
    folder = made / "framtidsstegen"
    edit_item(folder / "project.yaml", "evaluator_contract", {"note": "Ring dem"}, by=ANNA)
    people = [
        Change(("participants", f"NY-{n}"), None, {"id": f"NY-{n}", "municipality": NASTY})
        for n in range(30)
    ]
    edit_register(folder, people, BO)
    return made


@pytest.fixture
def swedish() -> Iterator[None]:
    before = locales.language()
    locales.use("sv")
    yield
    locales.use(before)


async def history(desk: Desk) -> HistoryScreen:
    await desk.press("H")
    await desk.until(lambda: isinstance(desk.app.screen, HistoryScreen))
    screen = desk.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)])
async def test_the_latest_stands_first_under_its_day(size: tuple[int, int], data: Path) -> None:
    async with opened(data, size=size) as desk:
        await desk.press("left")  # away from the checklist: all of the project
        await history(desk)
        await desk.sees("Historik", "2 ändringar", date.today().isoformat(), "30 deltagare")
        lines = desk.frame.splitlines()
        bo = next(n for n, line in enumerate(lines) if "Bo" in line)
        anna = next(n for n, line in enumerate(lines) if "Anna" in line)
        assert bo < anna
        assert "▸" in lines[bo]
        await desk.press("down")
        assert "▸" in desk.line("Anna")
        await desk.press("escape")
        assert desk.app.screen is desk.app.dashboard


async def test_from_an_item_it_is_of_the_item_and_a_key_shows_all(data: Path) -> None:
    async with opened(data) as desk:
        await desk.press("down")
        await history(desk)
        await desk.sees(f"Historik för {CONTRACT}", "1 av 2", "anteckning", "a hela projektet")
        assert "30 deltagare" not in desk.frame
        await desk.press("a")
        await desk.sees("30 deltagare", "a bara punkten")
        await desk.press("a")
        assert "30 deltagare" not in desk.frame


async def test_an_item_without_a_history_shows_all_of_the_project_and_says_so(data: Path) -> None:
    async with opened(data) as desk:
        await history(desk)
        await desk.sees("Inget har ändrats i ”Webbplats med metoder", "30 deltagare")


async def test_from_an_open_form_it_is_of_its_item_and_comes_back_to_it(data: Path) -> None:
    async with opened(data) as desk:
        await desk.press("down", "e")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        await desk.press("f2")
        await desk.sees(f"Historik för {CONTRACT}")
        await desk.press("escape")
        assert isinstance(desk.app.screen, ItemForm)


async def test_a_change_is_opened_in_full(data: Path) -> None:
    async with opened(data) as desk:
        await desk.press("left")
        await history(desk)
        await desk.sees("30 deltagare")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
        await desk.sees("En ändring", "Bo (HEMMA) · import", "· NY-7: ny deltagare: kommun [/]")
        await desk.press("escape")
        assert isinstance(desk.app.screen, HistoryScreen)


async def test_it_is_searched_as_one_types_and_letters_are_letters_then(data: Path) -> None:
    async with opened(data) as desk:
        await desk.press("left")
        await history(desk)
        await desk.sees("30 deltagare")
        await desk.press("slash", *"anna")
        await desk.sees("1 av 2")
        assert "30 deltagare" not in desk.frame
        await desk.press(*"zu")
        await desk.sees("Ingen ändring har de orden.")
        await desk.press("escape")
        await desk.sees("30 deltagare", "2 ändringar")
        assert isinstance(desk.app.screen, HistoryScreen)


async def test_what_is_done_meanwhile_comes_in_and_the_cursor_stays(data: Path) -> None:
    async with opened(data) as desk:
        await desk.press("left")
        screen = await history(desk)
        await desk.sees("30 deltagare")
        await desk.press("down")
        before = screen.entry
        edit_item(desk.file, "swot", {"note": "Ny"}, by=ANNA)
        await desk.sees("3 ändringar", "SWOT-analys")
        assert before is not None
        assert screen.entry is not None
        assert screen.entry.id == before.id
        assert "Avtal med extern" in desk.line("▸")


async def test_one_of_several_changes_is_taken_back_and_done_again(data: Path) -> None:
    async with opened(data, name="Anna") as desk:
        before = desk.file.read_bytes()
        edit_item(desk.file, "swot", {"note": "Ny"}, by=ANNA)
        between = desk.file.read_bytes()
        edit_item(desk.file, "website", {"owner": "Bo"}, by=ANNA)
        await desk.press("left")
        screen = await history(desk)
        await desk.sees("4 ändringar")
        await desk.press("down")  # not the latest one
        await desk.press("u")
        await desk.sees("Ångrat: SWOT-analys", "5 ändringar", "ångrat senare: anteckning")
        await desk.press("home")
        assert screen.entry is not None
        assert screen.entry.undoes
        await desk.press("u")
        await desk.sees("Gjort om: SWOT-analys", "6 ändringar")
        edit_item(desk.file, "website", {"owner": load_project_owner(before, data)}, by=ANNA)
        assert desk.file.read_bytes() == between


def load_project_owner(raw: bytes, data: Path) -> str | None:
    path = data / "before.yaml"
    path.write_bytes(raw)
    return next(i.owner for i in load_project(path).checklist if i.id == "website")


async def test_what_another_did_is_taken_back_when_asked_twice(data: Path) -> None:
    async with opened(data, name="Anna") as desk:
        register = desk.file.with_name("register.json")
        await desk.press("left")
        screen = await history(desk)
        await desk.sees("30 deltagare")
        await desk.press("u")
        await desk.until(lambda: "Det här gjorde Bo. u en gång till" in screen.told)
        assert b'"NY-7"' in register.read_bytes()
        await desk.press("u")
        await desk.until(lambda: "Ångrat: 30 deltagare" in screen.told)
        assert b'"NY-7"' not in register.read_bytes()


async def test_what_has_been_taken_back_already_is_not_taken_back_again(data: Path) -> None:
    async with opened(data, name="Anna") as desk:
        await desk.press("left")
        screen = await history(desk)
        await desk.sees("30 deltagare")
        await desk.press("end", "u")
        await desk.sees("Ångrat:", "3 ändringar")
        await desk.press("end", "u")
        await desk.until(lambda: "Anna har redan ångrat det" in screen.told)


async def test_the_users_own_key_for_undo_takes_back_here_too(data: Path) -> None:
    async with opened(data, name="Anna", keys={"undo": "z"}) as desk:
        await desk.press("left")
        await history(desk)
        await desk.sees("z ångra just denna")
        await desk.press("end", "z")
        await desk.sees("Ångrat: Avtal")


async def test_lines_that_cannot_be_read_are_told_above_the_others(data: Path) -> None:
    journal = data / "framtidsstegen" / "journal.jsonl"
    journal.write_bytes(b"{broken\n" + journal.read_bytes())
    async with opened(data) as desk:
        await desk.press("left")
        await history(desk)
        await desk.sees("1 rad i journalen går inte att läsa (rad 1)", "30 deltagare")


async def test_an_empty_history_says_what_will_stand_there(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), language="en") as desk:
        await desk.press("left")
        await history(desk)
        await desk.sees("Nothing has been changed yet. Every change will stand here")
        await desk.press("enter", "u", "down", "end", "a")
        assert isinstance(desk.app.screen, HistoryScreen)


def many(number: int) -> History:
    """Return a history of many changes, one an hour."""
    began = datetime(2020, 1, 1).astimezone()
    found: list[Entry] = []
    for n in range(number):
        change = Change(("checklist", "swot", "note"), str(n), f"anteckning {n + 1}")
        at = began + timedelta(hours=n)
        found.append(entry(ANNA, at, changes=(change,), item="swot", file="project.yaml"))
    return History(tuple(found), Words(None, found))


@pytest.mark.usefixtures("swedish")
def test_thousands_of_changes_are_found_by_their_words_and_the_latest_shown() -> None:
    book = Book(many(MOST + 500))
    shown = book.entries(None, "")
    assert len(shown) == MOST
    assert shown[0].changes[0].after == f"anteckning {MOST + 500}"
    assert [e.changes[0].after for e in book.entries("swot", f"anna {MOST + 321}")] == [
        f"anteckning {MOST + 322}",
        f"anteckning {MOST + 321}",
    ]
    assert book.entries("other", "") == []


@pytest.mark.usefixtures("swedish")
def test_only_the_lines_that_are_seen_are_put_into_words() -> None:
    history = many(MOST)
    book = Book(history)
    rows = book.rows(book.entries(None, ""))
    asked: list[str] = []
    told = book.told
    book.told = lambda e: asked.append(e.id) or told(e)  # type: ignore[func-returns-value,method-assign,assignment]
    for row in rows[:30]:
        book.line(row, 100, cursor=False)
    assert len(asked) <= 30


@pytest.mark.parametrize("width", [40, 56, 76, 100, 116, 196])
@pytest.mark.usefixtures("swedish")
def test_no_line_is_wider_than_its_place(width: int) -> None:
    from esftui.panels.compose import line_cells

    long = Change(("checklist", "swot", "note"), "ord " * 99, "日本" * 99)
    nasty = Change(("participants", NASTY * 9), None, {"id": NASTY, "group": "x" * 400})
    made = [
        entry(ANNA._replace(who="x" * 64), changes=changes, file="f", correction=True)
        for changes in ((long,), (nasty,), (long, nasty))
    ]
    book = Book(History(tuple(made), Words(None, made)))
    for row in book.rows(made):
        for cursor in (True, False):
            assert line_cells(book.line(row, width, cursor=cursor)) <= width


async def test_a_history_of_thousands_is_moved_in_from_end_to_end(tmp_path: Path) -> None:
    data = copied(tmp_path)
    lines = [msgspec.json.encode(each) for each in many(4_000).entries]
    (data / "framtidsstegen" / "journal.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    async with opened(data) as desk:
        await desk.press("left")
        screen = await history(desk)
        await desk.sees("4\u00a0000 ändringar")
        await desk.press("end")
        assert screen.entry is not None
        assert screen.entry.changes[0].after == "anteckning 1"
        assert "anteckning 0 → anteckning 1" in desk.line("▸")
        await desk.press("home", "pagedown", "pageup")
        assert screen.entry.changes[0].after == "anteckning 4000"
