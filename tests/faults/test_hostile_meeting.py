"""A meeting of a project whose every text does its worst: on the wall, and beside it."""

from pathlib import Path

from support.desk import opened
from support.hostile import NASTY, write_hostile
from support.hostile_looks import looked_at, seen

from esftui.model.meeting import AgendaItem
from esftui.panels.compose import line_cells
from esftui.panels.presenter import Desk as Before
from esftui.panels.presenter import draw_presenter
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_dialog import MeetingDialog


async def test_a_meeting_shows_every_text_harmlessly(tmp_path: Path) -> None:
    write_hostile(tmp_path / "data" / "p", "framtidsstegen", 5)
    async with opened(tmp_path / "data", project="p", size=(80, 24), language="en") as desk:
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingDialog))
        await seen(desk)
        await desk.press("enter")
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))
        screen = desk.app.screen
        assert isinstance(screen, MeetingBase)
        for _item in screen.items:
            looked_at(desk)
            await desk.press("pagedown")
        await desk.press("g")
        await seen(desk)


def test_notes_of_any_text_fit_the_presenters_screen() -> None:
    for text in NASTY.values():
        item = AgendaItem(id="x", topic="exits", title="x", notes=text * 20 + "\n" + text)
        for size in ((20, 6), (80, 20), (200, 46)):
            lines = draw_presenter(Before(item, None, text, None, ()), *size)
            assert len(lines) <= size[1]
            assert all(line_cells(line) <= size[0] for line in lines)
