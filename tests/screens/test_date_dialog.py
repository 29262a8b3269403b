from datetime import date

import pytest
from support.dialogs import SHOWN, language, opened, sample_project

from esftui.model.project import Phase
from esftui.screens.choice_list import ChoiceList
from esftui.screens.date_dialog import DateDialog, picks
from esftui.screens.field import Field

__all__ = ["language"]
TODAY = date(2013, 5, 2)


def dialog() -> DateDialog:
    return DateDialog(SHOWN, sample_project(), today=TODAY)


async def test_the_date_on_the_screen_stands_in_the_field_and_is_explained() -> None:
    async with opened(dialog()) as (host, _):
        assert "2013-03-31" in host.frame
        assert "= Sunday 2013-03-31 · week 13 · Genomförande" in host.frame


async def test_a_date_that_is_typed_is_explained_and_returned() -> None:
    async with opened(dialog()) as (host, pilot):
        await pilot.press("ctrl+u", *"-3m")
        assert "= Monday 2012-12-31" in host.frame
        await pilot.press("enter")
        assert host.results == [date(2012, 12, 31)]


async def test_what_is_wrong_is_said_while_typing_and_enter_keeps_the_dialog() -> None:
    async with opened(dialog()) as (host, pilot):
        await pilot.press("ctrl+u", *"30/2")
        assert "! Feb 2013 has the days 1 to 28." in host.frame
        await pilot.press("enter")
        assert host.is_open
        await pilot.press("backspace", *"1")
        assert "!" not in host.frame


async def test_arrows_put_a_quick_pick_in_the_field() -> None:
    async with opened(dialog()) as (host, pilot):
        await pilot.press("down")
        assert host.dialog.query_one(Field).value == "2011-06-01"
        await pilot.press("down", "enter")
        assert host.results == [date(2011, 11, 30)]


async def test_typing_takes_the_cursor_off_the_quick_picks() -> None:
    async with opened(dialog()) as (host, pilot):
        await pilot.press("down", "backspace")
        assert host.dialog.query_one(ChoiceList).choice is None


async def test_a_click_on_a_quick_pick_goes_there() -> None:
    async with opened(dialog()) as (host, pilot):
        await pilot.click(ChoiceList, offset=(6, 2))
        assert host.results == [date(2011, 12, 1)]


@pytest.mark.parametrize("leave", ["key", "click"])
async def test_escape_and_a_click_beside_the_box_leave_without_a_date(leave: str) -> None:
    async with opened(dialog()) as (host, pilot):
        if leave == "key":
            await pilot.press("escape")
        else:
            await pilot.click(offset=(0, 0))
        assert host.results == [None]


def test_quick_picks_are_by_date_and_none_comes_twice() -> None:
    found = picks(sample_project(), SHOWN, TODAY)
    days = [pick.day for pick in found]
    assert days == sorted(set(days))
    assert [pick.name for pick in found if pick.day == date(2014, 6, 30)] == ["The project ends"]
    assert TODAY in days
    assert SHOWN in days


async def test_titles_from_the_file_are_shown_as_they_are() -> None:
    phase = Phase(
        id="x",
        title="[@click=app.quit]Fas[/]\x1b[31m",
        start=date(2012, 1, 1),
        end=date(2012, 2, 1),
    )
    project = sample_project(phases=(phase,))
    async with opened(DateDialog(date(2012, 1, 15), project, today=TODAY)) as (host, _):
        assert "[@click=app.quit]Fas[/]␛[31m" in host.frame


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_nothing_is_cut_at_any_size(language: str, size: tuple[int, int]) -> None:
    async with opened(dialog(), size) as (host, _):
        frame = host.frame
        last = {"sv": "Projektet slutar", "en": "The project ends"}[language]
        assert last in frame
        assert "Esc" in frame
        assert "…" not in frame
