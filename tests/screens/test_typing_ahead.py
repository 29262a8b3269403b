"""Keys that are sent at once, as over a slow line: each goes where it was meant to go."""

from collections.abc import Iterable
from pathlib import Path

from support.desk import Desk, copied, opened
from textual import events
from textual.pilot import Pilot

from esftui.entry_desk import ANSWERS, menu_letters
from esftui.screens.answers_screen import AnswersScreen
from esftui.screens.entry_form import EntryForm
from esftui.screens.forms_menu import FormsMenu
from esftui.store.folder import load_folder

_NAMED = {" ": "space", "/": "slash", "-": "minus"}


def send(desk: Desk, keys: Iterable[str]) -> None:
    """Send keys as a terminal does that got them in one packet: none waits for another."""
    for key in keys:
        sign = key if len(key) == 1 else " " if key == "space" else None
        assert desk.app.post_message(events.Key(_NAMED.get(key, key), sign))


def form_of(pilot: Pilot[int]) -> EntryForm:
    assert isinstance(pilot.app.screen, EntryForm)
    return pilot.app.screen


def text(desk: Desk, key: str) -> str:
    return form_of(desk.pilot).asked(key).text


async def open_form(desk: Desk, name: str) -> None:
    await desk.press("a")
    await desk.until(lambda: isinstance(desk.app.screen, FormsMenu))
    await desk.press(menu_letters()[name])
    await desk.until(
        lambda: isinstance(desk.app.screen, EntryForm) and desk.app.screen.focused is not None
    )


async def test_what_follows_enter_in_one_packet_goes_to_the_next_field(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        send(desk, ["enter", *"1/3", "enter", *"kv", "enter", *"1975", "enter", *"alv", "enter"])
        await desk.pilot.pause()
        assert text(desk, "start") == "2013-03-01"
        assert text(desk, "gender") == "kvinna"
        assert text(desk, "birth_year") == "1975"
        assert text(desk, "municipality") == "Alvesta"


async def test_a_whole_form_in_one_packet_is_saved_as_it_was_typed(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "spending")
        keys = ["enter", *"12 500", "enter", *"esf", "enter", *"res", "enter", *"buss", "ctrl+s"]
        send(desk, keys)
        await desk.sees("kr upparbetat på Resor")
        entry = load_folder(desk.file.parent).register.spending[-1]
        assert (entry.amount, entry.category, entry.note) == (12_500, "travel", "buss")


async def test_keys_that_change_a_text_keep_their_place_among_the_others(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        keys = ["tab", *"2/3", "backspace", "4", "home", "1", "tab", "k", "shift+tab", "tab"]
        send(desk, [*keys, "down", "enter", *"19", "left", "7", "end", "7"])
        await desk.pilot.pause()
        assert text(desk, "start") == "2013-04-12"
        assert text(desk, "birth_year") == "1797"
        assert text(desk, "gender") == "man"


async def test_what_is_typed_while_a_form_opens_is_kept_for_it(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("a")
        await desk.until(lambda: isinstance(desk.app.screen, FormsMenu))
        send(desk, [menu_letters()["start"], *"FS-300", "enter", *"2/3", "enter", "m"])
        await desk.until(
            lambda: isinstance(desk.app.screen, EntryForm) and desk.app.screen.focused is not None
        )
        await desk.pilot.pause()
        got = [text(desk, key) for key in ("person", "start", "gender")]
        assert got == ["FS-300", "2013-03-02", "m"]


async def test_what_is_typed_while_a_form_is_saved_is_kept_for_the_next(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        send(desk, ["tab", "tab", "k", "ctrl+n", "m", "ctrl+n", "k", "tab", *"1980", "ctrl+s"])
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        new = load_folder(desk.file.parent).register.participants[-3:]
        found = [(each.id, each.gender, each.birth_year) for each in new]
        assert found == [
            ("FS-106", "woman", None),
            ("FS-107", "man", None),
            ("FS-108", "woman", 1980),
        ]


async def test_what_is_typed_after_the_last_save_is_no_command_below(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        send(desk, ["tab", "tab", "k", "ctrl+s", "a", "q"])
        await desk.sees("Sparat: FS-106")
        await desk.pilot.pause()
        assert desk.app.screen is desk.app.dashboard


async def test_a_paste_and_what_follows_it_keep_their_order(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        send(desk, ["tab"])
        desk.app.post_message(events.Paste("1/3\nnot this"))
        send(desk, ["tab", "k", "tab"])
        desk.app.post_message(events.Paste("1975"))
        send(desk, ["tab"])
        await desk.pilot.pause()
        got = [text(desk, key) for key in ("start", "gender", "birth_year")]
        assert got == ["2013-03-01", "kvinna", "1975"]


async def test_answers_in_one_packet_go_to_whom_they_were_meant_for(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("a")
        await desk.until(lambda: isinstance(desk.app.screen, FormsMenu))
        keys = [menu_letters()[ANSWERS], *"närm", "enter", "enter", "enter"]
        send(desk, [*keys, "5", "down", "2", "up", "3", "backspace", "4", "/", *"005", "enter"])
        await desk.until(lambda: isinstance(desk.app.screen, AnswersScreen))
        await desk.sees("ifyllda")
        await desk.pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, AnswersScreen)
        names = [each.person for each in screen._people]
        # 5 and on; past one; 2 and on; back; 3 over the 2 and on; back over it; 4
        assert dict(screen.given) == {names[0]: 5, names[2]: 4}
        assert screen.current_person == "FS-005"
