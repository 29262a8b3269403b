"""Every command: it is bound, shown, and does what it says."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened

from esftui import locales
from esftui.commands import BY_ID, COMMANDS, GROUPS, key_name, keys_of
from esftui.desk import EsfApp
from esftui.screens.chrome import MOST_KEYS, dashboard_hints, fitting_hints
from esftui.screens.dashboard import Dashboard
from esftui.screens.full_panel import FullPanel

Check = Callable[[Desk], Awaitable[None]]


async def goes_to(desk: Desk, text: str) -> None:
    await desk.sees(text)


def opens(screen: str) -> Check:
    async def check(desk: Desk) -> None:
        await desk.until(lambda: type(desk.app.screen).__name__ == screen)

    return check


def shows(*texts: str) -> Check:
    async def check(desk: Desk) -> None:
        await desk.sees(*texts)

    return check


def focuses(panel: str) -> Check:
    async def check(desk: Desk) -> None:
        await desk.until(lambda: desk.focus == panel)

    return check


async def leaves(desk: Desk) -> None:
    await desk.until(lambda: desk.app.return_code is not None)
    assert desk.app.return_code == 0


EXPECTED: dict[str, Check] = {
    "left_square_bracket": shows("per 2013-02-28"),
    "right_square_bracket": shows("per 2013-04-30"),
    "t": opens("DateDialog"),
    "equals_sign": shows("per 2014-06-30"),
    "enter": opens("FullPanel"),
    "tab": focuses("flow"),
    "right": focuses("flow"),
    "shift+tab": focuses("goals"),
    "left": focuses("goals"),
    "up": focuses("goals"),
    "down": shows("▸! Avtal med extern utvärderare"),
    "1": shows("Deltagarflöde"),
    "2": shows("Aktiviteter"),
    "space": shows("Sparat: Webbplats med metoder och forskning → pågår", "u ångrar"),
    "e": opens("ItemForm"),
    "a": opens("FormsMenu"),
    "u": shows("Inget att ångra."),
    "ctrl+r": shows("Inget att göra om."),
    "p": opens("ProjectPicker"),
    "d": opens("Participants"),
    "m": opens("MeetingDialog"),
    "D": opens("Decisions"),
    "r": shows("Läst igen."),
    "f": shows("Det finns inga fel i projektets filer."),
    "Q": opens("QualityScreen"),
    "H": opens("HistoryScreen"),
    "ctrl+p": opens("Palette"),
    "question_mark": opens("HelpScreen"),
    "f1": opens("HelpScreen"),
    "q": leaves,
    "ctrl+q": leaves,
    "ctrl+c": leaves,
}


@pytest.mark.parametrize("key", [key for command in COMMANDS for key in command.keys])
async def test_each_key_does_what_its_command_says(key: str, tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press(key)
        await EXPECTED[key](desk)


def test_each_command_has_an_action_a_group_and_texts() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    for command in COMMANDS:
        action = "action_" + command.action.partition("(")[0]
        assert hasattr(EsfApp, action) or hasattr(Dashboard, action), command.id
        assert command.group in GROUPS
        assert command.help.endswith(".")


async def test_a_key_of_ones_own_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), keys={"month_back": "b,comma", "help": "h"}) as desk:
        assert "b ] månad" in desk.frame
        await desk.press("left_square_bracket")
        assert "per 2013-03-31" in desk.frame
        await desk.press("b")
        await desk.sees("per 2013-02-28")
        await desk.press("comma")
        await desk.sees("per 2013-01-31")
        await desk.press("h")
        await desk.until(lambda: type(desk.app.screen).__name__ == "HelpScreen")


@pytest.mark.parametrize("language", locales.LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("on_checklist", [True, False])
@pytest.mark.parametrize("page", [1, 2])
def test_the_footer_fits_and_always_says_how_to_get_help_and_out(
    page: int, on_checklist: bool, width: int, language: str
) -> None:
    hints = dashboard_hints(page, on_checklist=on_checklist)
    before = locales.language()
    locales.use(language)
    try:
        kept = fitting_hints(hints, width, {})
    finally:
        locales.use(before)
    assert len(kept) <= MOST_KEYS
    assert sum(len(keys) + 1 + len(word) + 3 for _hint, keys, word in kept) - 1 <= width
    assert {"help", "quit"} <= {name for hint, _keys, _word in kept for name in hint.commands}


def test_keys_are_shown_as_they_are_written_on_the_keyboard() -> None:
    shown = {key: key_name(key) for command in COMMANDS for key in command.keys}
    assert shown["left_square_bracket"] == "["
    assert shown["ctrl+r"] == "Ctrl+R"
    assert shown["question_mark"] == "?"
    assert shown["f1"] == "F1"
    assert shown["q"] == "q"
    assert keys_of(BY_ID["quit"], {"quit": "x, ctrl+x"}) == ("x", "ctrl+x")


async def test_the_footer_can_be_clicked(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        column = desk.frame.splitlines()[-1].index("]")
        await desk.pilot.click("#footer", offset=(column, 0))
        await desk.sees("per 2013-04-30")


async def test_the_keys_of_time_hold_in_a_panel_in_full_too(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("tab", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, FullPanel))
        await desk.press("left_square_bracket")
        await desk.sees("per 2013-02-28")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, Dashboard))
        assert "per 2013-02-28" in desk.frame


async def test_the_palette_runs_what_is_searched_for(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("ctrl+p", *"sida 2", "enter")
        await desk.sees("Aktiviteter")
        assert desk.app.screen is desk.app.dashboard


async def test_a_key_of_the_checklist_says_where_to_go_when_it_is_not_in_focus(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = desk.file.read_bytes()
        await desk.press("tab", "space")
        await desk.sees("Gå till checklistan först")
        assert desk.file.read_bytes() == before
