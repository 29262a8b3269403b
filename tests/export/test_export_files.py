"""What exported files are: shared, explained, without formulas, and private where they must be."""

import csv
import io
import os
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.command_line import CommandLine
from support.example_data import both

from esftui.disclosure import Rule, share
from esftui.export.table import About, Column, Export, Table
from esftui.export.writing import What, export_of, write_export
from esftui.intake.csv_text import as_meant, neutral
from esftui.measure.everything import measure

DAY = date(2013, 3, 31)
WHAT: tuple[What, ...] = ("figures", "register")
NASTY = ["=1+1", "+46 70", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "https://example.org", "007"]


def nasty() -> Export:
    column = Column("What", "text", "free text")
    table = Table("t", "T", [column], [[text] for text in NASTY])
    return Export(About("A project", []), [table], private=False)


def test_nothing_in_a_workbook_is_a_formula_a_link_or_a_number_by_mistake(tmp_path: Path) -> None:
    write_export(nasty(), tmp_path / "n.xlsx", "xlsx")
    sheet = load_workbook(tmp_path / "n.xlsx")["T"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == NASTY
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_nothing_in_a_text_file_begins_as_a_formula_does(tmp_path: Path) -> None:
    write_export(nasty(), tmp_path / "n", "csv")
    raw = (tmp_path / "n" / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    texts = [row[0] for row in csv.reader(io.StringIO(raw.decode("utf-8-sig")))][1:]
    assert not any(text[0] in "=+-@\t" for text in texts)
    assert [as_meant(text) for text in texts] == NASTY


@pytest.mark.parametrize("text", ["'", "''=", "'a", "=", "'=1", "-5", "-5,5", "", "a=b"])
def test_the_apostrophe_comes_off_again(text: str) -> None:
    assert as_meant(neutral(text)) == text


def test_small_counts_are_withheld_in_every_table_of_people(language: str) -> None:
    data = both("framtidsstegen")
    shared, own = export_of(data, "figures", DAY), export_of(data, "figures", DAY, shared=False)
    rule = Rule()
    allowed = share(measure(data, DAY), rule)
    assert any(allowed.withheld.values()), language
    for table in shared.tables:
        if table.slug in ("exits", "gender", "activities", "flow"):
            counts = [i for i, column in enumerate(table.columns) if column.unit == "count"]
            numbers = [row[i] for row in table.rows for i in counts]
            small = [n for n in numbers if isinstance(n, int) and rule.small(n)]
            assert not small, (table.slug, language)
    assert any(
        isinstance(value, int) and rule.small(value)
        for table in own.tables
        if table.slug == "activities"
        for row in table.rows
        for value in row
    )
    assert (shared.private, own.private) == (False, True)


def test_every_column_is_explained_with_its_unit(language: str) -> None:
    for what in WHAT:
        export = export_of(both("fler-i-arbete"), what, DAY)
        for table in export.tables:
            assert all(column.meaning and column.heading for column in table.columns), language
            headings = [column.heading for column in table.columns]
            assert len(set(headings)) == len(headings), (table.slug, language)
            assert all(len(row) == len(headings) for row in table.rows), table.slug


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write("schema: 1\nas_of: 2013-03-31\nlanguage: en\n")
    made.copy("framtidsstegen")
    return made


def test_figures_are_exported_shared_and_the_path_is_told(esftui: CommandLine) -> None:
    ran = esftui("export", "framtidsstegen")
    path = Path(ran.out.strip())
    assert (ran.code, ran.err) == (0, "")
    assert path.parent.name == "exports"
    texts = [str(row[2].value) for row in load_workbook(path)["About this file"].iter_rows()]
    assert "True as of 2013-03-31" in texts
    assert any(text.startswith("Shared: counts of 1 to 4 are withheld") for text in texts)


def test_the_register_is_exported_only_when_asked_for_and_to_its_owner_alone(
    esftui: CommandLine,
) -> None:
    ran = esftui("export", "framtidsstegen", "--what", "register", "-o", "r.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert not Path("r.xlsx").exists()
    Path("r.xlsx").write_text("everyone's")
    Path("r.xlsx").chmod(0o644)
    ran = esftui("export", "framtidsstegen", "--what", "register", "--personal", "-o", "r.xlsx")
    assert (ran.code, ran.out) == (0, "r.xlsx\n")
    assert "personal data" in ran.err
    texts = [str(row[2].value) for row in load_workbook("r.xlsx")["About this file"].iter_rows()]
    assert any(text.startswith("Personal data:") for text in texts)
    if os.name == "posix":
        assert Path("r.xlsx").stat().st_mode & 0o777 == 0o600


def test_text_files_are_as_swedish_excel_has_them(esftui: CommandLine) -> None:
    ran = esftui("--lang", "sv", "export", "framtidsstegen", "--format", "csv", "-o", "siffror")
    assert ran.code == 0
    text = Path("siffror/gender.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Grupp;Kvinnor;Män;")
    assert re.search(r";\d+,\d;", text)


def test_nothing_is_put_into_the_project_read_only(esftui: CommandLine) -> None:
    ran = esftui("--read-only", "export", "framtidsstegen")
    assert ran.code == 1
    assert "Name another place with -o" in ran.err
    assert not list(Path("data").rglob("exports"))
    assert esftui("--read-only", "export", "framtidsstegen", "-o", "f.xlsx").code == 0
