from pathlib import Path

import pytest
from support.dialogs import language, opened

from esftui.screens.welcome import Welcome

__all__ = ["language"]
PLACES = [Path("/srv/[data]"), Path("/home/anna/projekt")]


async def test_it_says_where_was_looked_and_what_can_be_done() -> None:
    async with opened(Welcome(PLACES)) as (host, _):
        for words in ("/srv/[data]", "/home/anna/projekt", "--data FOLDER", "config.yaml"):
            assert words in host.frame
        for words in ("1  Start a project here", "2  See the example projects", "3  Leave"):
            assert words in host.frame


async def test_one_place_is_enough() -> None:
    async with opened(Welcome(Path("/srv/data"))) as (host, _):
        assert "/srv/data" in host.frame


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["enter"], "start"),
        (["down", "enter"], "tour"),
        (["down", "down", "enter"], None),
        (["1"], "start"),
        (["2"], "tour"),
        (["3"], None),
        (["escape"], None),
        (["q"], None),
    ],
)
async def test_a_choice_is_made_with_the_cursor_or_its_number(
    keys: list[str], result: str | None
) -> None:
    async with opened(Welcome(PLACES)) as (host, pilot):
        await pilot.press(*keys)
        assert host.results == [result]


async def test_a_choice_can_be_clicked() -> None:
    async with opened(Welcome(PLACES)) as (host, pilot):
        await pilot.click("#ways", offset=(5, 1))
        assert host.results == ["tour"]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_all_of_it_can_be_read_at_any_size(language: str, size: tuple[int, int]) -> None:
    async with opened(Welcome(PLACES), size) as (host, pilot):
        first = {"sv": "ett tomt register", "en": "an empty register"}[language]
        assert first in " ".join(host.frame.replace("│", " ").split())
        await pilot.press("down")
        await pilot.pause()
        last = {"sv": "ändra som du vill", "en": "change what you like"}[language]
        assert last in " ".join(host.frame.replace("│", " ").split())
