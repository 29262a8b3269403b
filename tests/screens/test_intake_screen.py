"""A spreadsheet taken in with the keys alone, and figures and the register given out."""

from pathlib import Path

import pytest
from support.desk import Desk, copied, opened

from esftui.intake.mapping import load_mapping
from esftui.screens.field import Field
from esftui.store.folder import load_folder

HEAD = "Deltagare;Namn;Kön;Kommun;Startdatum;Slutdatum\n"
GOOD = "FS-900;Anna Ek;K;Alvesta;2012-02-01;\nFS-901;Bo Al;M;Ljungby;2012-02-01;\n"
BAD = "FS-902;Cia Dal;K;Alvesta;2012-02-01;2011-01-01\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied(tmp_path)


def sheet(data: Path, text: str) -> Path:
    path = data / "framtidsstegen" / "deltagare.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def ids(data: Path) -> set[str]:
    return {p.id for p in load_folder(data / "framtidsstegen").register.participants}


async def begun(desk: Desk) -> None:
    """Open the screen, choose the first file and see its columns."""
    await desk.app.run_action("import")
    await desk.sees("Which file?", "deltagare.csv")
    await desk.press("down", "enter")
    await desk.sees("→ Pseudonym", "personal, left out")


async def test_a_sheet_is_chosen_looked_over_tried_imported_and_taken_back(data: Path) -> None:
    sheet(data, GOOD)
    async with opened(data, language="en") as desk:
        await begun(desk)
        assert "Anna" not in desk.frame
        await desk.press("enter")
        await desk.sees("2 rows: 2 new", "2 participants, 2 starts")
        await desk.press("enter")
        await desk.until(lambda: "Imported 2 rows." in desk.told)
        assert {"FS-900", "FS-901"} <= ids(data)
        assert list((data / "framtidsstegen" / "imports").glob("*.yaml"))
        await desk.press("u")
        await desk.until(lambda: "FS-900" not in ids(data))


async def test_what_a_column_is_can_be_changed(data: Path) -> None:
    sheet(data, GOOD)
    async with opened(data, language="en") as desk:
        await begun(desk)
        await desk.press("down", "space")
        await desk.sees("What is personal is never read in.")
        await desk.press("down", "down", "space")
        await desk.sees("What is the column Kommun?")
        await desk.press("pageup", "pageup", "enter")
        await desk.sees("→ Left out")
        await desk.press("enter")
        await desk.sees("2 rows: 2 new")
        await desk.press("enter")
        await desk.until(lambda: "FS-900" in ids(data))
    people = load_folder(data / "framtidsstegen").register.participants
    assert next(p for p in people if p.id == "FS-900").municipality is None


ODD = (
    "Deltagare;Kön;Startdatum;Slutdatum;Orsak\n"
    "FS-900;K;2012-02-01;2012-09-03;Jobb!\nFS-901;Blandat;2012-02-01;2012-09-03;Jobb!\n"
)


async def test_what_texts_stand_for_is_chosen_tried_and_kept(data: Path) -> None:
    (data / "framtidsstegen" / "udda.csv").write_text(ODD, encoding="utf-8")
    async with opened(data, language="en", size=(80, 24)) as desk:
        await desk.app.run_action("import")
        await desk.sees("udda.csv")
        await desk.press("down", "enter")
        await desk.sees("→ Pseudonym", "→ Gender")
        await desk.press("v")
        await desk.sees("What stands in this column is taken as it is written.")
        await desk.press("down", "v")
        await desk.sees("What do the texts in Kön stand for?", "Blandat", "! not known", "→ woman")
        await desk.press("enter")
        await desk.sees("What does Blandat stand for?", "nothing: the cell counts as empty")
        await desk.press("escape")
        await desk.sees("What do the texts in Kön stand for?")
        await desk.press("enter", "down", "enter")
        await desk.sees("→ man")
        assert "not known" not in desk.frame
        await desk.press("escape")
        await desk.sees("→ Gender")
        await desk.press("enter")
        await desk.sees("2 rows: 2 new")
        await desk.press("enter")
        await desk.until(lambda: "FS-901" in ids(data))
        people = load_folder(data / "framtidsstegen").register.participants
        assert next(p for p in people if p.id == "FS-901").gender == "man"
    (kept,) = (data / "framtidsstegen" / "imports").glob("*.yaml")
    assert load_mapping(kept).values["gender"]["Blandat"] == "man"


async def test_the_kind_of_sheet_can_be_changed_and_its_columns_are_proposed_anew(
    data: Path,
) -> None:
    sheet(data, GOOD)
    async with opened(data, size=(60, 18)) as desk:
        await desk.app.run_action("import")
        await desk.sees("deltagare.csv")
        await desk.press("down", "enter")
        await desk.sees("Deltagare, en rad per start")
        await desk.press("k")
        await desk.sees("Vad är en rad på bladet?", "Enkätsvar")
        await desk.press("down", "down", "down", "enter")
        await desk.sees("deltagare.csv: Utgifter (k ändrar)")
        assert "→ Pseudonym" not in desk.frame
        await desk.press("enter")
        await desk.sees("ingen kolumn ger")
        await desk.press("k", "up", "up", "enter")
        await desk.sees("Deltagare, en rad per person", "→ Pseudonym")


async def test_refused_rows_are_told_and_the_others_need_a_key_of_their_own(data: Path) -> None:
    sheet(data, GOOD + BAD)
    async with opened(data, language="en", size=(80, 24)) as desk:
        await begun(desk)
        await desk.press("enter")
        await desk.sees("1 refused", "2011-01-01 is before 2012-02-01")
        await desk.press("enter")
        await desk.sees("Rows are refused: g imports the others.")
        assert "FS-900" not in ids(data)
        await desk.press("g")
        await desk.until(lambda: "FS-900" in ids(data))
        assert "FS-902" not in ids(data)


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_esc_goes_a_step_back_and_leaves_all_as_it_was(
    data: Path, language: str, size: tuple[int, int]
) -> None:
    sheet(data, GOOD)
    before = (data / "framtidsstegen" / "register.json").read_bytes()
    async with opened(data, language=language, size=size) as desk:
        await desk.app.run_action("import")
        await desk.sees("deltagare.csv")
        await desk.press("down", "enter")
        await desk.sees("→ Pseudonym")
        await desk.press("enter")
        await desk.sees("2 rader" if language == "sv" else "2 rows")
        await desk.press("escape")
        await desk.sees("→ Pseudonym")
        await desk.press("escape")
        await desk.sees("deltagare.csv")
        await desk.press("escape")
        await desk.until(lambda: len(desk.app.screen_stack) == 1)
    assert (data / "framtidsstegen" / "register.json").read_bytes() == before


async def test_a_file_that_is_no_spreadsheet_says_so(data: Path) -> None:
    bad = data / "framtidsstegen" / "x.csv"
    bad.write_bytes(b"\x00\x01")
    async with opened(data, language="en") as desk:
        await desk.app.run_action("import")
        await desk.sees("x.csv")
        await desk.press("enter")
        await desk.sees("Name a file, or choose one.")
        await desk.press("down", "enter")
        await desk.sees("! this is not a spreadsheet")


async def test_figures_are_exported_from_the_app_to_the_projects_folder(data: Path) -> None:
    async with opened(data, language="en", size=(80, 24)) as desk:
        await desk.app.run_action("export")
        await desk.sees("figures to share, as a workbook")
        await desk.press("enter")
        exports = data / "framtidsstegen" / "exports"
        await desk.until(lambda: "Exported to" in desk.told)
        assert [p.name for p in exports.iterdir()] == ["framtidsstegen-figures-2013-03-31.xlsx"]


async def test_the_register_is_exported_only_after_a_second_enter(
    data: Path, tmp_path: Path
) -> None:
    async with opened(data, language="en") as desk:
        await desk.app.run_action("export")
        await desk.sees("figures to share, as a workbook")
        await desk.press("pagedown")
        target = tmp_path / "register"
        desk.app.screen.query_one(Field).value = str(target)
        await desk.press("enter")
        await desk.sees("This is personal data")
        assert not target.exists()
        await desk.press("enter")
        await desk.until(lambda: "Exported to" in desk.told)
        assert (target / "participants.csv").stat().st_mode & 0o777 == 0o600
