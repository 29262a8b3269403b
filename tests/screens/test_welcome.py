from pathlib import Path

import pytest
from support.dialogs import language, opened

from esftui.screens.welcome import Welcome

__all__ = ["language"]
PLACES = [Path("/srv/[data]"), Path("/home/anna/projekt")]


async def test_it_says_where_was_looked_and_what_to_do() -> None:
    async with opened(Welcome(PLACES)) as (host, _):
        for words in ("/srv/[data]", "/home/anna/projekt", "--data FOLDER", "config.yaml"):
            assert words in host.frame


async def test_one_place_is_enough() -> None:
    async with opened(Welcome(Path("/srv/data"))) as (host, _):
        assert "/srv/data" in host.frame


@pytest.mark.parametrize(("key", "result"), [("enter", "tour"), ("escape", None), ("q", None)])
async def test_enter_takes_the_tour_and_escape_leaves(key: str, result: str | None) -> None:
    async with opened(Welcome(PLACES)) as (host, pilot):
        await pilot.press(key)
        assert host.results == [result]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_all_of_it_can_be_read_at_any_size(language: str, size: tuple[int, int]) -> None:
    async with opened(Welcome(PLACES), size) as (host, pilot):
        await pilot.press("end")
        await pilot.pause()
        last = {"sv": "ändra som du vill", "en": "change what you like"}[language]
        assert last in " ".join(host.frame.replace("│", " ").split())
