import pytest
from support.dialogs import language, opened

from esftui.commands import COMMANDS, key_name
from esftui.locales import _
from esftui.screens.dialog import Scroller
from esftui.screens.help_screen import FIGURES, HelpScreen

__all__ = ["language"]


async def all_text(size: tuple[int, int]) -> str:
    """Return everything that is seen while scrolling to the end."""
    async with opened(HelpScreen(COMMANDS), size) as (host, pilot):
        seen = [host.frame]
        scroller = host.screen.query_one(Scroller)
        while scroller.scroll_y < scroller.max_scroll_y:
            await pilot.press("pagedown")
            await pilot.pause()
            seen.append(host.frame)
        return "\n".join(seen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_every_command_and_every_figure_is_there(
    language: str, size: tuple[int, int]
) -> None:
    text = await all_text(size)
    for command in COMMANDS:
        assert command.shown_name in text
        for key in command.keys:
            assert key_name(key) in text
    for term, _text in FIGURES:
        assert _(term) in text


async def test_the_user_s_own_keys_are_shown() -> None:
    async with opened(HelpScreen(COMMANDS, {"date": "f9"})) as (host, pilot):
        await pilot.press(*"choose date")
        await pilot.pause()
        assert "F9" in host.frame


async def test_typing_searches_keys_names_and_helps() -> None:
    async with opened(HelpScreen(COMMANDS)) as (host, pilot):
        await pilot.press(*"undone")
        await pilot.pause()
        assert "redo" in host.frame
        assert "month back" not in host.frame
        await pilot.press("ctrl+u", *"xyzzy")
        await pilot.pause()
        assert "Nothing has these words." in host.frame


async def test_escape_closes() -> None:
    async with opened(HelpScreen(COMMANDS)) as (host, pilot):
        await pilot.press("escape")
        assert host.results == [None]
