"""The screen of data quality: searched, moved in, live, and a way to the participant."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.desk import copied
from support.desk import opened as desk_opened
from support.dialogs import Host, language, opened

from esftui.measure.everything import head
from esftui.measure.quality import Quality
from esftui.measure.quality_remark import Fact, remark
from esftui.model.project import ProjectData, shown_date
from esftui.panels.line import plain
from esftui.screens.boxed import FullView
from esftui.screens.field import Field
from esftui.screens.quality_screen import QualityScreen
from esftui.store.folder import load_folder

__all__ = ["language"]
DATA = Path(__file__).resolve().parents[2] / "data"
LATER = date(2026, 11, 22)


def loaded() -> ProjectData:
    return load_folder(DATA / "framtidsstegen")


def odd(*, extra: int = 0) -> Quality:
    """Return a register's remarks: one error, two warnings, and more warnings if asked for."""
    rows = [
        remark(
            "future_date",
            ("participants", 4, "plans", 0, "date"),
            Fact("thing", "plan", "thing"),
            Fact("date", date(2031, 1, 1), "date"),
            subject="FS-005",
            day=date(2031, 1, 1),
        ),
        remark("gender_missing", ("participants", 2, "gender"), subject="FS-003"),
        remark("no_start", ("participants", 8), subject="FS-009"),
        *(
            remark("no_start", ("participants", 10 + number), subject=f"X-{number:03d}")
            for number in range(extra)
        ),
        remark("spending_nothing", ("spending", 3, "amount"), day=date(2012, 3, 4)),
    ]
    return Quality(LATER, tuple(rows), people=105, members=0, spending=386, events=0)


def screen(found: Quality | None = None) -> QualityScreen:
    data = loaded()
    return QualityScreen(found or odd(), head(data, shown_date(data.project, LATER)))


class Opener(Host[None]):
    """Stands in for the app, which opens a participant."""

    def __init__(self, dialog: QualityScreen) -> None:
        super().__init__(dialog)
        self.people: list[str] = []

    async def action_open_participant(self, pseudonym: str) -> None:
        self.people.append(pseudonym)


@pytest.mark.parametrize("size", [(60, 18), (200, 50)])
async def test_every_remark_can_be_reached_with_what_to_do_in_sight(
    language: str, size: tuple[int, int]
) -> None:
    dialog = screen(odd(extra=14))
    async with opened(dialog, size) as (host, pilot):
        seen: list[str] = []
        for _ in range(18):
            current = dialog.current
            assert current is not None
            row = next(line for line in host.frame.splitlines() if "▸" in line)
            assert (current.subject or "2012-03-04") in row
            seen.append(current.subject)
            await pilot.press("down")
            await pilot.pause()
        assert len(set(seen)) == 18
        assert all(len(line) == size[0] for line in host.frame.splitlines())


async def test_what_to_do_of_the_last_remark_is_in_sight() -> None:
    dialog = screen(odd(extra=30))
    async with opened(dialog, (60, 18)) as (host, pilot):
        for _ in range(40):
            await pilot.press("down")
        await pilot.pause()
        assert "Enter the amount" in host.frame
        assert host.frame.splitlines()[-2].strip("│ ").startswith("away.")


async def test_typing_searches_and_escape_clears_before_it_leaves() -> None:
    dialog = screen()
    async with opened(dialog) as (host, pilot):
        assert "FS-003" in host.frame
        await pilot.press(*"fs-009")
        await pilot.pause()
        assert "1 of 4" in host.frame
        assert "FS-003" not in host.frame
        assert dialog.current is not None
        assert dialog.current.subject == "FS-009"
        await pilot.press("ctrl+u", *"xyzzy")
        await pilot.pause()
        assert "No remark has these words." in host.frame
        await pilot.press("escape")
        await pilot.pause()
        assert "FS-003" in host.frame
        assert host.is_open
        await pilot.press("escape")
        assert host.results == [None]


async def test_enter_opens_the_participant_that_the_remark_is_about() -> None:
    host = Opener(screen())
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Enter open the participant" in host.frame
        await pilot.press("enter", "down", "enter")
        assert host.people == ["FS-005", "FS-003"]
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Enter" not in host.frame.splitlines()[-1]
        await pilot.press("enter")
        assert host.people == ["FS-005", "FS-003"]


async def test_without_anything_that_opens_participants_enter_is_not_offered() -> None:
    dialog = screen()
    async with opened(dialog) as (host, pilot):
        assert "Enter open" not in host.frame
        await pilot.press("enter")
        assert host.is_open


async def test_a_click_puts_the_cursor_on_a_remark_and_typing_still_searches() -> None:
    dialog = screen()
    async with opened(dialog) as (host, pilot):
        line = next(n for n, row in enumerate(host.frame.splitlines()) if "FS-009" in row)
        await pilot.click(offset=(20, line + 1))
        assert dialog.current is not None
        assert dialog.current.subject == "FS-009"
        await pilot.press(*"kronor")
        await pilot.pause()
        assert dialog.query_one(Field).value == "kronor"
        assert "1 of 4" in host.frame


async def test_pages_move_by_what_fits() -> None:
    dialog = screen(odd(extra=40))
    async with opened(dialog) as (_host, pilot):
        subjects = []
        for key in ("pagedown", "pagedown", "pageup", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            assert dialog.current is not None
            subjects.append(dialog.current.subject)
        assert subjects[0] > "X-000"
        assert subjects[1] > subjects[0]
        assert subjects[2] < subjects[1]
        assert subjects[3] == "FS-005"


async def test_the_cursor_stays_on_its_remark_when_others_go() -> None:
    dialog = screen(odd(extra=5))
    async with opened(dialog) as (host, pilot):
        await pilot.press("down", "down", "down")
        assert dialog.current is not None
        kept = dialog.current
        assert kept.subject == "X-000"
        found = odd(extra=5)
        fewer = Quality(LATER, found.remarks[2:], people=105, members=0, spending=386, events=0)
        dialog.show(fewer, head(loaded(), LATER))
        await pilot.pause()
        assert dialog.current == kept
        assert "FS-003" not in host.frame


async def test_another_size_draws_anew_and_keeps_the_cursor() -> None:
    dialog = screen(odd(extra=5))
    async with opened(dialog) as (host, pilot):
        await pilot.press("down", "down")
        kept = dialog.current
        await pilot.resize_terminal(160, 40)
        await pilot.pause()
        assert dialog.current == kept
        assert all(len(line) == 160 for line in host.frame.splitlines())


async def test_where_nothing_is_odd_the_arrows_scroll_what_was_looked_for() -> None:
    nothing = Quality(LATER, (), people=3, members=0, spending=0, events=0)
    dialog = screen(nothing)
    async with opened(dialog, (60, 18)) as (host, pilot):
        assert "Nothing odd was found." in host.frame
        assert dialog.current is None
        for _ in range(40):
            await pilot.press("down")
        await pilot.pause()
        last = plain(dialog.query_one(FullView).lines[-1]).strip()
        assert last in host.frame


# in the app


def spoilt(data: Path, change: Any) -> Path:
    """Change the register of a copied project and return its file."""
    file = data / "framtidsstegen" / "register.json"
    tables = json.loads(file.read_text("utf-8"))
    change(tables["participants"])
    file.write_text(json.dumps(tables, ensure_ascii=False), "utf-8")
    return file


async def test_the_key_shows_what_is_odd_and_a_correction_in_the_file_takes_it_away(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    spoilt(data, lambda people: people["3"].update(gender="unknown"))
    async with desk_opened(data) as desk:
        await desk.press("Q")
        await desk.sees("Datakvalitet", "FS-003", "Kön saknas.", "1 varning", "per 2014-06-30")
        spoilt(data, lambda people: people["3"].update(gender="woman"))
        await desk.until(lambda: "Kön saknas." not in desk.frame)
        assert "0 varningar" in desk.frame
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert "per 2013-03-31" in desk.frame


async def test_the_register_is_judged_as_it_stands_whatever_date_is_shown(tmp_path: Path) -> None:
    data = copied(tmp_path)
    async with desk_opened(data, as_of=date(2012, 1, 31)) as desk:
        await desk.press("Q")
        await desk.sees("FS-074", "FS-073")
        assert "har inte varit än" not in desk.frame


async def test_the_palette_finds_it(tmp_path: Path) -> None:
    async with desk_opened(copied(tmp_path)) as desk:
        await desk.press("ctrl+p", *"datakvalitet", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, QualityScreen))
