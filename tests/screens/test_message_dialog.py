import pytest
from support.dialogs import Host, language, opened

from esftui.screens.message_dialog import MessageDialog

__all__ = ["language"]
LINES = [
    f"project.yaml:{number}:5: status: 'klarr [/]' \x1b[31m is not allowed" for number in range(40)
]


async def test_lines_are_shown_as_they_are_and_scroll() -> None:
    async with opened(MessageDialog("Problems [/]", LINES)) as (host, pilot):
        assert "Problems [/]" in host.frame
        assert "project.yaml:0:5: status: 'klarr [/]' ␛[31m is not allowed" in host.frame
        assert "project.yaml:39:5" not in host.frame
        await pilot.press("end")
        await pilot.pause()
        assert "project.yaml:39:5" in host.frame


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_escape_and_enter_close(key: str) -> None:
    async with opened(MessageDialog("Title", ["one"])) as (host, pilot):
        await pilot.press(key)
        assert host.results == [None]


async def test_c_copies_every_line() -> None:
    async with opened(MessageDialog("Title", ["one", "two"])) as (host, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert host.clipboard == "one\ntwo"
        assert "sent to the clipboard" in host.frame
        assert isinstance(host, Host)
        assert host.is_open


async def test_a_long_line_is_wrapped_with_its_rest_indented() -> None:
    text = "word " * 40
    async with opened(MessageDialog("Title", [text]), (60, 18)) as (host, _):
        rows = [row.strip("│").rstrip() for row in host.frame.splitlines() if "word word" in row]
        assert len(rows) > 2
        assert rows[1].index("word") == rows[0].index("word") + 2
        assert "".join(rows).count("word") == 40


async def test_its_keys_are_told_in_the_language_in_use(language: str) -> None:
    async with opened(MessageDialog("Title", ["one"])) as (host, _):
        assert {"sv": "stäng", "en": "close"}[language] in host.frame
