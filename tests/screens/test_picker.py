from datetime import date
from pathlib import Path

import pytest
from support.dialogs import language, opened

from esftui.screens.choice_list import ChoiceList
from esftui.screens.picker import ProjectPicker
from esftui.screens.search import Query
from esftui.store.folder import Summary
from esftui.store.problem import Problem

__all__ = ["language"]


def summary(name: str, title: str, owner: str = "", *places: str) -> Summary:
    return Summary(Path(name), name, title, owner, date(2011, 6, 1), date(2014, 6, 30), places)


PROBLEM = Problem("data/e/project.yaml", 17, 5, "goals[0]", "'share [/]' is not allowed")
BROKEN = Summary(Path("e"), "e", "e", problem=PROBLEM)
PROJECTS = [
    summary("d", "Örat mot marken", "Örkelljunga kommun", "Örkelljunga"),
    summary("a", "Arbete åt fler", "Växjö kommun", "Växjö", "Alvesta"),
    summary("b", "Bygg [@click=app.quit]om[/]", "Lunds kommun", "Lund", "Malmö"),
    summary("c", "Åter i arbete", "Malmö stad", "Malmö"),
    BROKEN,
]


def picker() -> ProjectPicker:
    return ProjectPicker(PROJECTS, "c")


def listed(dialog: ProjectPicker) -> str:
    return "".join(dialog._summaries[choice].id for choice in dialog.query_one(ChoiceList).choices)


async def test_projects_stand_by_title_with_swedish_letters_last() -> None:
    dialog = picker()
    async with opened(dialog):
        assert listed(dialog) == "abecd"


async def test_the_cursor_begins_on_the_open_project_which_is_marked() -> None:
    async with opened(picker()) as (host, pilot):
        assert "▸ ● Åter i arbete" in host.frame
        await pilot.press("enter")
        assert host.results == ["c"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("arbete", "ac"),
        ("åter", "c"),
        ("ater", "c"),
        ("malmö", "bc"),
        ("växjö kommun", "a"),
        ("LUND", "b"),
        ("ör", "d"),
        ("or", "d"),
        ("xyz", ""),
    ],
)
async def test_typing_searches_title_owner_municipality_and_id(typed: str, found: str) -> None:
    dialog = picker()
    async with opened(dialog) as (_, pilot):
        await pilot.press(*typed)
        assert sorted(listed(dialog)) == sorted(found)


async def test_a_title_that_begins_with_the_word_comes_first_and_is_chosen() -> None:
    async with opened(picker()) as (host, pilot):
        await pilot.press(*"ör", "enter")
        assert host.results == ["d"]


async def test_arrows_move_while_one_types() -> None:
    dialog = picker()
    async with opened(dialog) as (host, pilot):
        await pilot.press(*"arbete", "down", "enter")
        assert host.results == ["c"]


async def test_no_hit_is_said_and_enter_opens_nothing() -> None:
    async with opened(picker()) as (host, pilot):
        await pilot.press(*"xyz", "enter")
        assert host.is_open
        assert "No project has “xyz” in it." in host.frame


async def test_an_empty_list_says_what_to_do() -> None:
    async with opened(ProjectPicker([], None)) as (host, pilot):
        assert "--data FOLDER" in host.frame
        await pilot.press("escape")
        assert host.results == [None]


async def test_a_broken_project_is_marked_with_its_first_problem() -> None:
    async with opened(picker()) as (host, pilot):
        assert "! e" in host.frame
        await pilot.press("up")
        assert "data/e/project.yaml:17:5: goals[0]: 'share [/]' is not allowed" in host.frame


async def test_a_click_opens_a_project() -> None:
    async with opened(picker()) as (host, pilot):
        await pilot.click(ChoiceList, offset=(6, 0))
        assert host.results == ["a"]


async def test_titles_are_never_markup() -> None:
    async with opened(picker(), (120, 36)) as (host, _):
        assert "Bygg [@click=app.quit]om[/]" in host.frame


async def test_a_municipality_that_was_searched_for_stands_first_below() -> None:
    async with opened(picker()) as (host, pilot):
        await pilot.press(*"lunds malmö")
        assert "Lunds kommun · b · Malmö, Lund" in host.frame


async def test_a_long_list_keeps_the_cursor_in_sight() -> None:
    many = [summary(f"p{number}", f"Projekt {number:04}") for number in range(500)]
    dialog = ProjectPicker(many, "p250")
    async with opened(dialog) as (host, pilot):
        assert "▸ ● Projekt 0250" in host.frame
        for _ in range(40):
            await pilot.press("pagedown")
        await pilot.pause()
        assert "▸   Projekt 0499" in host.frame


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_columns_fit_every_size(language: str, size: tuple[int, int]) -> None:
    async with opened(picker(), size) as (host, _):
        assert "Arbete åt fler" in host.frame
        assert "2014" in host.frame
        assert ("2011-06-01 – 2014-06-30" in host.frame) == (size[0] == 120)


def test_a_word_without_marks_finds_marked_letters_but_not_the_other_way_round() -> None:
    assert Query("vaxjo").finds("Växjö")
    assert not Query("växjö").finds("Vaxjo")
    assert Query("VA\u0308XJO\u0308").finds("Växjö")
    assert Query("").finds("")
