from pathlib import Path

from support.desk import Desk, copied, opened

from esftui.screens.full_panel import FullPanel
from esftui.screens.item_form import ItemForm
from esftui.screens.participant_view import ParticipantView


async def in_full(desk: Desk) -> FullPanel:
    """Open the radar in full from the second page."""
    await desk.press("2")
    await desk.sees("Att göra")
    assert desk.focus == "radar"
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, FullPanel))
    screen = desk.app.screen
    assert isinstance(screen, FullPanel)
    await desk.sees("577 dagar sen")
    return screen


async def test_enter_on_a_milestone_in_the_radar_opens_the_item(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await in_full(desk)
        assert screen.current_item == "website"
        await desk.press("down")
        assert screen.current_item == "evaluator_contract"
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        await desk.sees("Avtal med extern utvärderare", "Punkt i checklistan")


async def test_enter_on_someone_to_be_followed_up_shows_the_person(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await in_full(desk)
        assert screen.current_person is None
        while screen.current_item is not None:
            await desk.press("down")
        assert screen.current_person == "FS-002"
        await desk.press("a")
        await desk.sees("Lägg till", "FS-002")
        await desk.press("u")
        await desk.sees("Uppföljning", "FS-002")
        await desk.press("escape")
        assert desk.app.screen is screen
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ParticipantView))
        await desk.sees("FS-002", "Allt som hänt", "Uppföljning efter 6 mån", "303 dagar sen")


async def test_the_cursor_stays_on_its_row_when_an_earlier_one_is_done(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        screen = await in_full(desk)
        await desk.press("down")
        text = desk.file.read_text("utf-8")
        done = text.replace("done: 2013-06-14", "done: 2013-03-14")
        assert done != text
        desk.file.write_text(done, "utf-8")
        await desk.until(lambda: "577 dagar sen" not in desk.frame)
        assert screen.current_item == "evaluator_contract"


async def test_the_radar_in_full_says_what_falls_outside_and_by_which_rule(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(120, 80)) as desk:
        await in_full(desk)
        await desk.sees("Avvikelser", "Pågår: 37\u00a0% kvinnor; 40–60\u00a0% räknas som jämnt")


async def test_enter_elsewhere_goes_back(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FullPanel))
        await desk.press("enter")
        await desk.until(lambda: not isinstance(desk.app.screen, FullPanel))
