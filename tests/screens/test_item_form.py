from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import msgspec
import pytest
from support.dialogs import SHOWN, Host, language, opened, sample_project
from textual.pilot import Pilot

from esftui.measure.checklist import ItemRow, checklist
from esftui.model.project import Project
from esftui.screens.field import Field
from esftui.screens.item_form import ItemForm
from esftui.screens.item_values import Changes
from esftui.screens.status_field import StatusField

__all__ = ["language"]


def row_of(name: str, project: Project) -> ItemRow:
    return next(row for row in checklist(project, SHOWN).rows if row.id == name)


def changed(project: Project, name: str, **values: Any) -> Project:
    items = tuple(
        msgspec.structs.replace(item, **values) if item.id == name else item
        for item in project.checklist
    )
    return msgspec.structs.replace(project, checklist=items)


@asynccontextmanager
async def form(
    name: str = "swot", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Host[Changes | None], Pilot[Any], ItemForm]]:
    project = sample_project()
    dialog = ItemForm(row_of(name, project), project, as_of=SHOWN)
    async with opened(dialog, size) as (host, pilot):
        yield host, pilot, dialog


def typed(dialog: ItemForm, name: str) -> str:
    return dialog.query_one(f"#{name}", Field).value


async def test_the_form_shows_title_deadline_rule_and_what_waits() -> None:
    async with form() as (host, _, _dialog):
        assert "SWOT-analys [/] av jämställdhet" in host.frame
        assert "2011-11-30 = Mobilisering end · ! 487 days late" in host.frame
        assert "Waits for it  Jämställdhetsplan" in host.frame


async def test_the_form_shows_what_blocks_the_item() -> None:
    async with form("plan") as (host, _, _dialog):
        assert "Blocked by    SWOT-analys [/] av jämställdhet" in host.frame


async def test_saving_without_a_change_returns_nothing() -> None:
    async with form() as (host, pilot, _):
        await pilot.press("enter")
        assert host.results == [None]


async def test_a_status_is_stepped_with_arrows_and_saved_with_its_date() -> None:
    async with form() as (host, pilot, dialog):
        await pilot.press("right")
        assert typed(dialog, "done") == "2013-03-31"
        await pilot.press("enter")
        assert host.results == [{"status": "done", "done": SHOWN}]


@pytest.mark.parametrize(
    ("key", "status"), [("n", "not_started"), ("d", "done"), ("4", "not_applicable")]
)
async def test_a_letter_or_digit_chooses_a_status(key: str, status: str) -> None:
    async with form() as (_, pilot, dialog):
        await pilot.press(key)
        assert dialog.query_one(StatusField).status == status


async def test_a_click_chooses_a_status() -> None:
    async with form() as (host, pilot, dialog):
        line = next(text for text in host.frame.splitlines() if "○ done" in text)
        await pilot.click(offset=(line.index("○ done") + 2, host.frame.splitlines().index(line)))
        assert dialog.query_one(StatusField).status == "done"


async def test_the_date_belongs_to_done_alone() -> None:
    async with form("forum") as (host, pilot, dialog):
        await pilot.press("left")
        assert dialog.query_one("#done", Field).disabled
        await pilot.press("enter")
        assert host.results == [{"status": "in_progress", "started": SHOWN, "done": None}]


async def test_a_wrong_date_is_said_while_typing_and_is_not_saved() -> None:
    async with form("forum") as (host, pilot, _dialog):
        await pilot.press("tab", "ctrl+u", *"31/2")
        assert "! Feb 2013 has the days 1 to 28." in host.frame
        await pilot.press("ctrl+s")
        assert host.is_open
        await pilot.press("ctrl+u", *"28/2", "ctrl+s")
        assert host.results == [{"done": date(2013, 2, 28)}]


async def test_an_owner_of_another_item_is_suggested_and_taken_with_the_arrow() -> None:
    async with form() as (host, pilot, _dialog):
        await pilot.press("down", "ctrl+u", *"utv")
        await pilot.pause()
        assert "→ takes utvärderare" in host.frame
        await pilot.press("right", "enter")
        assert host.results == [{"owner": "utvärderare"}]


async def test_a_field_that_is_emptied_clears_its_key() -> None:
    async with form() as (host, pilot, _):
        await pilot.press("down", "ctrl+u", "enter")
        assert host.results == [{"owner": None}]


async def test_a_note_of_several_lines_keeps_its_line_breaks() -> None:
    async with form("forum") as (host, pilot, dialog):
        assert typed(dialog, "note") == "rad ett⏎rad två"
        await pilot.press("up", "end", *"!", "enter")
        assert host.results == [{"note": "rad ett\nrad två!"}]


async def test_a_personal_number_is_refused_while_typing() -> None:
    async with form() as (host, pilot, _):
        await pilot.press("down", "down", *"ring 811218-9876")
        assert "must never be stored" in host.frame
        await pilot.press("enter")
        assert host.is_open


async def test_escape_leaves_at_once_when_nothing_was_changed() -> None:
    async with form() as (host, pilot, _):
        await pilot.press("escape")
        assert host.results == [None]


async def test_escape_asks_first_when_something_was_changed() -> None:
    async with form() as (host, pilot, _):
        await pilot.press("down", "x", "escape")
        assert host.is_open
        assert "Not saved." in host.frame
        await pilot.press("y", "escape")
        assert host.is_open, "typing on withdraws the question"
        await pilot.press("escape")
        assert host.results == [None]


async def test_a_change_of_the_file_is_told_and_what_was_typed_stays() -> None:
    async with form() as (host, pilot, dialog):
        await pilot.press("down", "ctrl+u", *"jag")
        project = changed(sample_project(), "swot", status="done", done=SHOWN, owner="hon")
        dialog.external_change(row_of("swot", project), project)
        await pilot.pause()
        assert "Changed in the file: status in progress → done" in host.frame
        assert "owner projektledare → hon" in host.frame
        assert typed(dialog, "owner") == "jag"
        assert dialog.query_one(StatusField).status == "done", "an untouched field follows"
        await pilot.press("enter")
        assert host.results == [{"owner": "jag"}]


async def test_a_change_is_taken_from_the_row_alone_too() -> None:
    async with form() as (host, pilot, dialog):
        row = row_of("swot", sample_project())
        dialog.external_change(msgspec.structs.replace(row, note="ny"))
        await pilot.pause()
        assert "note – → ny" in host.frame
        assert typed(dialog, "note") == "ny"


async def test_a_refresh_without_a_change_says_nothing() -> None:
    async with form() as (host, pilot, dialog):
        project = sample_project()
        dialog.external_change(row_of("swot", project), project)
        await pilot.pause()
        assert "Changed" not in host.frame


async def test_an_item_that_vanished_from_the_file_is_told() -> None:
    async with form() as (host, pilot, dialog):
        dialog.external_change(None)
        await pilot.pause()
        assert "no longer in the file" in host.frame


async def test_control_characters_never_reach_the_terminal() -> None:
    project = changed(
        sample_project(), "swot", title="a\x1b[31mb", note="\x1b]0;x\x07", owner="\u202ex"
    )
    dialog = ItemForm(row_of("swot", project), project, as_of=SHOWN)
    async with opened(dialog) as (host, pilot):
        assert "a␛[31mb" in host.frame
        assert not any(ord(sign) < 0x20 for sign in host.frame.replace("\n", ""))
        await pilot.press("enter")
        assert host.results == [None], "what was not touched is not written"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_every_field_can_be_reached_at_any_size(language: str, size: tuple[int, int]) -> None:
    note = {"sv": "Anteckning", "en": "Note"}[language]
    async with form("plan", size) as (host, pilot, _):
        await pilot.press("up")
        await pilot.pause()
        assert note in host.frame
        await pilot.press("x", "ctrl+s")
        assert host.results == [{"note": "x"}]
