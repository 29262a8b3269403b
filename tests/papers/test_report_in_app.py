"""Papers from the app: asked for in a dialog, written in the store's thread, told where."""

from pathlib import Path

import pytest
from docx import Document
from support.desk import Desk, copied, opened

from esftui.screens.report_dialog import ReportDialog

PROJECT = "creadiem"


async def asked(desk: Desk) -> ReportDialog:
    """Open the dialog as the palette does."""
    desk.app.action_report()
    await desk.until(lambda: isinstance(desk.app.screen, ReportDialog))
    await desk.until(lambda: desk.app.screen.query("#ask"))
    await desk.pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, ReportDialog)
    return screen


@pytest.fixture
def data(tmp_path: Path) -> Path:
    # its figures are shared in the least time
    return copied(tmp_path, PROJECT)


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_dialog_shows_all_its_words(
    data: Path, size: tuple[int, int], language: str
) -> None:
    async with opened(data, project=PROJECT, size=size, language=language) as desk:
        await asked(desk)
        words = {"sv": ("Läge", "Utvärderare", "docx"), "en": ("Progress", "Evaluator", "docx")}
        await desk.sees(*words[language], "Esc")


async def test_enter_writes_the_status_report_for_word_and_tells_where(data: Path) -> None:
    async with opened(data, project=PROJECT) as desk:
        await asked(desk)
        await desk.press("enter")
        await desk.until(lambda: "Skrivet:" in desk.told)
        path = data / "creadiem/reports/creadiem-status-2013-03-31.docx"
        assert Document(str(path)).paragraphs[0].text == "Statusrapport till styrgruppen"


async def test_arrows_and_digits_choose_kind_and_format(data: Path) -> None:
    async with opened(data, project=PROJECT) as desk:
        dialog = await asked(desk)
        await desk.press("right", "down", "2")
        assert (dialog.kind, dialog.form) == ("progress", "html")
        await desk.press("up", "4")
        assert dialog.kind == "evaluator"
        await desk.press("enter")
        await desk.until(lambda: "Skrivet:" in desk.told)
        made = data / "creadiem/reports/creadiem-evaluator-2013-03-31.html"
        assert made.read_bytes().startswith(b"<!DOCTYPE html>")


async def test_a_file_is_replaced_only_after_it_was_asked(data: Path) -> None:
    place = data / "creadiem/reports/creadiem-status-2013-03-31.md"
    place.parent.mkdir()
    place.write_text("mine")
    async with opened(data, project=PROJECT) as desk:
        await asked(desk)
        await desk.press("down", "1", "enter")
        await desk.sees("Enter en gång till")
        assert place.read_text() == "mine"
        await desk.press("enter")
        await desk.until(lambda: "Skrivet:" in desk.told)
        assert place.read_text("utf-8").startswith("# Statusrapport")


async def test_a_wrong_date_is_said_and_nothing_is_written(data: Path) -> None:
    async with opened(data, project=PROJECT) as desk:
        dialog = await asked(desk)
        dialog.query_one("#since").focus()
        await desk.press(*"2013-04-30", "enter")
        await desk.sees("tidigare datum")
        assert isinstance(desk.app.screen, ReportDialog)
        assert not (data / "creadiem/reports").exists()


async def test_what_cannot_be_written_brings_the_dialog_back(data: Path) -> None:
    async with opened(data, project=PROJECT) as desk:
        dialog = await asked(desk)
        dialog.query_one("#file").focus()
        await desk.press(*"/nowhere/at/all.md", "enter")
        await desk.sees("Papperet kunde inte skrivas")
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.app.screen, ReportDialog))
        await desk.sees("/nowhere/at/all.md")


async def test_where_nothing_may_be_written_it_says_so(data: Path) -> None:
    async with opened(data, project=PROJECT, read_only=True) as desk:
        desk.app.action_report()
        await desk.until(lambda: "Skrivskyddat" in desk.told or desk.told)
        assert not isinstance(desk.app.screen, ReportDialog)
