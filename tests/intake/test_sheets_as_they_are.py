"""Sheets as projects have them come in with the mapping that is proposed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from intake import sheets
from intake.taken_in import PROJECT, taken_in

from esftui.intake.headings import find_headings
from esftui.intake.mapping import load_mapping, save_mapping
from esftui.intake.proposal import propose
from esftui.intake.sheet import read_table
from esftui.intake.sheet import sheets as sheet_names


def test_merged_titles_blank_columns_and_totals_are_no_rows(tmp_path: Path) -> None:
    found = taken_in(sheets.merged_title(tmp_path))
    assert found.layout.heading_rows == (4,)
    assert [row.number for row in found.rows] == [5, 6, 7, 8, 9]
    assert "row 11 with totals is left out" in found.layout.notes
    assert "C" not in [column.letter for column in found.layout.columns]
    assert found.columns == {
        "Kod": "id",
        "Kön": "gender",
        "Födelseår": "birth_year",
        "Kommun": "municipality",
        "Anvisande": "referrer",
        "Inskr.datum": "start",
        "Avslutsdatum": "exit",
        "Orsak till avslut": "reason",
    }
    assert found.values("gender") == ["woman", "man", "woman", "man", "woman"]
    assert found.values("reason") == ["work", None, "studies", "returned", None]
    assert found.values("exit")[3] == date(2013, 2, 1)  # the time of day is left out
    assert found.values("municipality")[2] == "Växjö"
    assert not found.refusals


def test_two_rows_of_headings_are_read_together(tmp_path: Path) -> None:
    found = taken_in(sheets.two_headings(tmp_path))
    assert found.layout.heading_rows == (1, 2)
    assert found.columns["Start Datum"] == "start"
    assert found.columns["Start Anvisare"] == "referrer"
    assert found.columns["Avslut Datum"] == "exit"
    assert found.columns["Avslut Orsak"] == "reason"


def test_serial_numbers_are_dates_where_a_date_is_expected(tmp_path: Path) -> None:
    found = taken_in(sheets.two_headings(tmp_path))
    assert found.table.rows[2][3] == 40969
    assert found.values("start") == [date(2012, 3, 1), date(2012, 5, 14), date(2012, 9, 3)]
    assert found.values("exit") == [date(2012, 9, 3), None, date(2013, 2, 3)]


def test_dates_in_three_styles_and_an_impossible_one(tmp_path: Path) -> None:
    found = taken_in(sheets.text_dates(tmp_path))
    assert found.values("start") == [date(2012, 3, 1), date(2012, 5, 14), date(2012, 10, 1)]
    assert found.refusals == [(3, "D", "Feb 2013 has no day 30: it has 28 days")]


def test_zeros_before_a_pseudonym_are_kept(tmp_path: Path) -> None:
    assert taken_in(sheets.text_dates(tmp_path)).values("id") == ["007", "0012", "0100"]


def test_starts_side_by_side_are_told_apart(tmp_path: Path) -> None:
    found = taken_in(sheets.one_row_a_person(tmp_path))
    assert found.mapping.kind == "persons"
    names = ("start", "exit", "reason", "start 2", "exit 2", "reason 2")
    assert {each: found.rows[0].values[each] for each in names if each in found.rows[0].values} == {
        "start": date(2012, 3, 1),
        "exit": date(2012, 9, 3),
        "reason": "care",
        "start 2": date(2013, 1, 7),
    }


def test_an_age_becomes_a_year_of_birth_and_it_is_said(tmp_path: Path) -> None:
    found = taken_in(sheets.one_row_a_person(tmp_path))
    assert found.values("birth_year") == [1971, 1983]
    assert all("age" in row.notes[0].message for row in found.rows)


def test_semicolons_and_windows_letters(tmp_path: Path) -> None:
    found = taken_in(sheets.windows_semicolons(tmp_path))
    assert found.values("municipality") == ["Älmhult", "Värnamo", "Växjö"]
    assert found.values("reason") == ["returned", None, "other"]
    assert [row.number for row in found.rows] == [2, 3, 5]
    assert found.table.rows[1][6] == "Går vidare; se pärm"


def test_utf16_with_tabs(tmp_path: Path) -> None:
    found = taken_in(sheets.unicode_text(tmp_path))
    assert found.values("start") == [date(2012, 3, 1), date(2012, 5, 14)]
    assert found.values("gender") == ["woman", "man"]


def test_a_ledger_with_amounts_in_many_styles(tmp_path: Path) -> None:
    found = taken_in(sheets.ledger(tmp_path))
    assert found.mapping.kind == "spending"
    assert found.values("amount") == [45000, 45001, -1200, 12500, -500, None]
    assert found.values("note")[0] == "Lön mars"
    assert (9, "E", "“tolv tusen” is not an amount") in found.refusals
    rounded = [row.number for row in found.rows if row.notes]
    assert rounded == [5, 7]


def test_what_a_word_may_mean_is_proposed_as_a_doubt(tmp_path: Path) -> None:
    found = taken_in(sheets.ledger(tmp_path))
    assert found.mapping.values["category"] == {"Resor": "travel"}
    assert any("“Resor” was taken for travel" in doubt for doubt in found.proposal.doubts)
    assert any("“Lokaler” is not known" in doubt for doubt in found.proposal.doubts)


def test_an_english_ledger_with_points_before_the_ore(tmp_path: Path) -> None:
    found = taken_in(sheets.english_ledger(tmp_path))
    assert found.mapping.decimal == "."
    assert found.values("amount") == [45000, 1235, 2500]
    assert found.values("note") == ["Salary", "Travel, by train", "Rent"]


def test_what_is_personal_is_left_out_and_a_pseudonym_made(tmp_path: Path) -> None:
    found = taken_in(sheets.names_and_numbers(tmp_path))
    assert found.private == {
        "Personnummer": "personal_number",
        "Förnamn": "name",
        "Efternamn": "name",
        "E-post": "email",
        "Mobil": "phone",
        "Adress": "address",
        "Kontakt": "name",
    }
    assert found.columns == {"Kön": "gender", "Start": "start"}
    assert found.mapping.pseudonym.headings == ("Personnummer",)
    # the same person, once with a hyphen and once as a bare number
    assert found.values("id") == ["FR-001", "FR-002", "FR-001", "FR-003"]
    # who has no number is told by name, and not by a contact's
    assert found.mapping.pseudonym.other_headings == ("Förnamn", "Efternamn")
    assert found.refusals == []


def test_nothing_personal_is_in_what_is_said_or_proposed(tmp_path: Path) -> None:
    found = taken_in(sheets.names_and_numbers(tmp_path))
    said = repr((found.proposal, found.rows, found.layout))
    for personal in ("9876", "Påhittad", "Anna", "example.org", "070", "Storgatan", "Coach"):
        assert personal not in said


def test_a_formula_gives_its_value_and_a_failed_one_is_refused(tmp_path: Path) -> None:
    found = taken_in(sheets.formulas(tmp_path))
    assert found.values("gender") == ["woman", "man", "woman"]
    assert found.values("start") == [date(2012, 3, 1), None, date(2012, 5, 14)]
    assert found.refusals == [
        (3, "C", "the formula has failed: #REF!"),
        (4, "D", "the formula has failed: #N/A"),
    ]


def test_a_formula_without_its_value_is_told_of(tmp_path: Path) -> None:
    found = taken_in(sheets.uncomputed(tmp_path))
    assert any("saved without its value" in note for note in found.table.notes)
    assert [(row, column) for row, column, _message in found.refusals] == [(2, "C")]


def test_the_first_shown_sheet_with_something_in_it_is_read(tmp_path: Path) -> None:
    path = sheets.hidden(tmp_path)
    assert sheet_names(path) == ["Tom", "Inskrivna", "Gammalt"]
    found = taken_in(path)
    assert found.table.sheet == "Inskrivna"
    assert any("Gammalt" in note for note in found.table.notes)
    assert found.values("id") == ["H1", "H2"]


def test_a_hidden_column_with_personal_numbers_is_seen(tmp_path: Path) -> None:
    assert taken_in(sheets.hidden(tmp_path)).private == {"Personnr": "personal_number"}


def test_a_column_for_each_question(tmp_path: Path) -> None:
    found = taken_in(sheets.survey_columns(tmp_path))
    assert found.mapping.kind == "answers"
    assert found.values("question:closer_to_work@after") == [4, None, None]
    assert found.values("question:equality_work@after") == [5, None, 3]
    assert [(row, column) for row, column, _m in found.refusals] == [(3, "C"), (3, "D")]


def test_a_row_for_each_answer(tmp_path: Path) -> None:
    found = taken_in(sheets.survey_rows(tmp_path))
    assert found.values("occasion") == ["after", "+3 months", "after", "after"]
    assert found.values("value") == [4, 5, None, None]
    assert found.refusals == [(5, "F", "7 is not on the question's scale, 1 to 5")]


def test_an_english_sheet(tmp_path: Path) -> None:
    found = taken_in(sheets.english(tmp_path))
    assert found.values("gender") == ["woman", "man"]
    assert found.values("start") == [date(2012, 3, 1), date(2012, 3, 5)]
    assert found.values("reason") == ["work", None]


def test_a_personal_number_in_a_note_is_refused_and_not_repeated(tmp_path: Path) -> None:
    found = taken_in(sheets.note_with_number(tmp_path))
    ((row, column, message),) = found.refusals
    assert (row, column) == (2, "E")
    assert "personal identity number" in message
    assert "811218" not in repr(found.rows)
    assert found.values("note") == [None, "Resa"]


def test_remarks_and_totals_below_are_left_out_and_said(tmp_path: Path) -> None:
    found = taken_in(sheets.footnotes(tmp_path))
    assert [row.number for row in found.rows] == [2, 4]
    assert found.layout.notes == (
        "row 6 with totals is left out",
        "row 8 with a remark is left out",
        "1 blank row is left out",
    )


@pytest.mark.parametrize("maker", sheets.MAKERS)
def test_a_proposed_mapping_survives_its_file(maker: sheets.Maker, tmp_path: Path) -> None:
    table = read_table(maker(tmp_path))
    mapping = propose(table, find_headings(table), PROJECT).mapping
    path = tmp_path / "mapping.yaml"
    save_mapping(path, mapping)
    assert load_mapping(path) == mapping


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "csv"])
@pytest.mark.parametrize("maker", [sheets.merged_title, sheets.formulas, sheets.one_row_a_person])
def test_libreoffice_saves_the_same_rows(maker: sheets.Maker, ending: str, tmp_path: Path) -> None:
    original = maker(tmp_path)
    expected = taken_in(original)
    found = taken_in(sheets.converted(original, ending))
    assert found.columns == expected.columns
    assert [row.number for row in found.rows] == [row.number for row in expected.rows]
    assert [row.values for row in found.rows] == [row.values for row in expected.rows]
    assert [place[:2] for place in found.refusals] == [place[:2] for place in expected.refusals]
