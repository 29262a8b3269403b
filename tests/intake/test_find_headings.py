"""Headings and the ends of sheets are found, or said not to be there."""

import pytest

from esftui.intake.cell import Cell, IntakeError, column_index, fold, letter, plain, text_of
from esftui.intake.headings import find_headings
from esftui.intake.lexicon import guesses, private_kind
from esftui.intake.sheet import Merged, Table


def table(*rows: list[Cell], merged: tuple[Merged, ...] = ()) -> Table:
    """Return a sheet of these rows."""
    return Table("f.xlsx", "S", [tuple(row) for row in rows], (), merged)


def headings(sheet: Table, rows: tuple[int, ...] | None = None) -> list[str]:
    """Return the headings that are found."""
    return [column.heading for column in find_headings(sheet, rows).columns]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Kön", "gender"),
        ("KÖN", "gender"),
        ("Kon", "gender"),
        ("Sex", "gender"),
        ("Inskr.datum", "start"),
        ("Inskrivningsdatum", "start"),
        ("Inskrivningdatum", "start"),
        ("Startdatum (åååå-mm-dd)", "start"),
        ("Datum för inskrivning", "start"),
        ("Start date", "start"),
        ("Avslutsdatum", "exit"),
        ("Avsl.datum", "exit"),
        ("Utskriven", "exit"),
        ("T.o.m.", "exit"),
        ("Orsak till avslut", "reason"),
        ("Avslutsorsak", "reason"),
        ("Avslutorsak", "reason"),
        ("Reason for leaving", "reason"),
        ("Kommun", "municipality"),
        ("Hemkommun", "municipality"),
        ("Anvisande myndighet", "referrer"),
        ("Födelseår", "birth_year"),
        ("Deltagarnr", "id"),
        ("Praktik från", "activity_start"),
    ],
)
def test_near_spellings_of_a_participants_heading(heading: str, field: str) -> None:
    assert guesses(heading, "participants")[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Belopp (kr)", "amount"),
        ("Belopp, kr", "amount"),
        ("Kostnadsslag", "category"),
        ("Kostnadslag", "category"),
        ("Finansiär", "source"),
        ("Bokf.datum", "date"),
        ("Verifikat", "note"),
        ("Amount (SEK)", "amount"),
    ],
)
def test_near_spellings_of_a_ledgers_heading(heading: str, field: str) -> None:
    assert guesses(heading, "spending")[0].field == field


@pytest.mark.parametrize("heading", ["Antal dagar", "Könsfördelning", "Ansvarig chef", "Xyz", "%"])
def test_what_is_no_fields_heading_is_not_guessed_at(heading: str) -> None:
    assert not [g for g in guesses(heading, "participants") if g.score > 0.9]


@pytest.mark.parametrize(
    ("heading", "field", "number"),
    [("Start 2", "start", 2), ("Avslut (3)", "exit", 3), ("2:a start", "start", 2),
     ("Start 2 Datum", "start", 2), ("Orsak_2", "reason", 2), ("Start", "start", 1)],
)  # fmt: skip
def test_the_number_of_a_group_of_columns(heading: str, field: str, number: int) -> None:
    best = guesses(heading, "persons")[0]
    assert (best.field, best.number) == (field, number)


def test_titles_and_blank_rows_above_are_passed_over() -> None:
    sheet = table(["Projekt X"], [], ["Per", "2013"], [None], ["Kod", "Start"], ["1", "2012-01-01"])
    layout = find_headings(sheet)
    assert (layout.heading_rows, layout.first_row, layout.last_row) == ((5,), 6, 6)


def test_a_group_stands_over_the_columns_it_is_merged_with_alone() -> None:
    sheet = table(
        [None, "Start", None, None],
        ["Kod", "Datum", "Anvisare", "Kön"],
        ["1", "2012-01-01", "AF", "K"],
        merged=(Merged(0, 1, 0, 2),),
    )
    assert headings(sheet) == ["Kod", "Start Datum", "Start Anvisare", "Kön"]


def test_headings_merged_downwards_are_one_heading() -> None:
    sheet = table(
        ["Kod", "Kön", "Start", None, "Avslut", None],
        [None, None, "Datum", "Anvisare", "Datum", "Orsak"],
        ["1", "K", "2012-01-01", "AF", None, None],
    )
    assert headings(sheet) == [
        "Kod", "Kön", "Start Datum", "Start Anvisare", "Avslut Datum", "Avslut Orsak",
    ]  # fmt: skip


def test_a_row_of_words_below_the_headings_is_a_row() -> None:
    sheet = table(["Kod", "Kön", "Kommun"], ["a", "Kvinna", "Växjö"], ["b", "Man", "Alvesta"])
    layout = find_headings(sheet)
    assert (layout.heading_rows, layout.first_row) == ((1,), 2)


def test_the_same_heading_twice_is_told_apart() -> None:
    sheet = table(["Kod", "Start", "Avslut", "Start", "Avslut"], ["1", 41000, 41001, 41002, None])
    assert headings(sheet) == ["Kod", "Start", "Avslut", "Start (2)", "Avslut (2)"]


def test_a_column_without_a_heading_is_kept_if_it_has_values() -> None:
    sheet = table(["Kod", None, None, "Start"], ["1", None, "x", "2012-01-01"])
    assert headings(sheet) == ["Kod", "(C)", "Start"]


def test_headings_can_be_said_to_stand_in_a_row() -> None:
    sheet = table(["Kod", "Start"], ["Alfa", "Beta"], ["1", "2"])
    assert headings(sheet, (2,)) == ["Alfa", "Beta"]
    assert find_headings(sheet, (2,)).first_row == 3


def test_a_sheet_without_headings_says_so() -> None:
    with pytest.raises(IntakeError, match="no headings were found"):
        find_headings(table([1, 2, 3], [4, 5, 6]))
    with pytest.raises(IntakeError, match="no headings were found"):
        find_headings(table(["Kod", "Start"]), (7,))


def test_headings_alone_are_a_sheet_without_rows() -> None:
    layout = find_headings(table(["Kod", "Kön", "Start"]))
    assert layout.last_row < layout.first_row


def test_a_participant_called_total_is_no_sum_in_the_middle() -> None:
    sheet = table(
        ["Kod", "Start"], ["1", 41000], ["Totalt", 3], ["2", 41000], ["Summa", 2], ["Medel", 1]
    )
    layout = find_headings(sheet)
    assert layout.last_row == 4
    assert layout.notes == ("rows 5, 6 with totals are left out",)


def test_cells_as_plain_data_and_their_text() -> None:
    assert plain(2.0) == 2
    assert isinstance(plain(2.0), int)
    assert plain("  ") is None
    assert text_of(2.50) == "2.5"
    assert text_of("  a \u00a0 b ") == "a b"
    assert fold("Inskr.datum (År)") == "inskr datum ar"
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_index(letter(n)) == n for n in range(2_000))


def test_headings_of_staff_and_places_are_told_from_names() -> None:
    assert private_kind("Handläggarens namn") == "name"
    assert private_kind("Företagsnamn") is None
