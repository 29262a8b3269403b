"""A column that is called what a field is called wins over one that may mean it."""

from pathlib import Path

import pytest
from intake.taken_in import TakenIn, taken_in

from esftui import locales


def ledger(folder: Path, headings: str, *lines: str) -> TakenIn:
    """Read a ledger with the mapping that is proposed for it."""
    path = folder / "ekonomi.csv"
    path.write_text("\n".join((headings, *lines)), encoding="utf-8")
    return taken_in(path)


@pytest.mark.parametrize(
    ("headings", "category"),
    [
        ("Datum;Konto;Finansiär;Kostnadsslag;Belopp", "Kostnadsslag"),
        ("Datum;Kostnadsslag;Finansiär;Konto;Belopp", "Kostnadsslag"),
        ("Datum;Konto;Finansiär;Cost category;Belopp", "Cost category"),
        ("Datum;Account;Finansiär;Kostnadsslag;Belopp", "Kostnadsslag"),
    ],
)
def test_the_fields_own_name_wins_wherever_it_stands(
    tmp_path: Path, headings: str, category: str
) -> None:
    # the words are the same in both columns: the headings alone decide
    found = ledger(tmp_path, headings, "2012-03-31;Resa;ESF;Resa;100", "2012-04-30;Lön;ESF;Lön;2")
    assert [h for h, field in found.columns.items() if field == "category"] == [category]


def test_amounts_are_what_is_called_so(tmp_path: Path) -> None:
    found = ledger(tmp_path, "Datum;Debet;Finansiär;Slag;Belopp", "2012-03-31;7;ESF;Resor;100")
    assert found.columns["Belopp"] == "amount"


def test_amounts_of_six_digits_that_could_be_days_are_amounts(tmp_path: Path) -> None:
    lines = (
        "2011-09-24;ESF;Resor;261078",
        "2011-12-14;ESF;Resor;121084",
        "2012-03-26;ESF;Resor;1280",
    )
    found = ledger(tmp_path, "Bokföringsdatum;Finansiär;Kostnadsslag;Belopp i kronor", *lines)
    assert found.columns["Belopp i kronor"] == "amount"
    assert found.refusals == []


def test_of_two_guesses_the_one_with_the_projects_words_wins(tmp_path: Path) -> None:
    found = ledger(
        tmp_path,
        "Datum;Konto;Finansiär;Kostnadstyp;Belopp",
        "2012-03-31;5010;ESF;Resor;100",
        "2012-04-30;5800;ESF;Resor;200",
    )
    assert found.columns["Kostnadstyp"] == "category"
    assert found.refusals == []


def test_accounts_are_still_taken_for_the_category_where_nothing_else_is(tmp_path: Path) -> None:
    found = ledger(tmp_path, "Datum;Konto;Finansiär;Belopp", "2012-03-31;5010;ESF;100")
    assert found.columns["Konto"] == "category"


@pytest.mark.parametrize(("language", "marks"), [("en", "“{}”"), ("sv", "”{}”")])
def test_cells_and_headings_have_the_same_quotation_marks(
    tmp_path: Path, language: str, marks: str
) -> None:
    locales.use(language)
    found = ledger(
        tmp_path, "Datum;Konto;Finansiär;Belopp;Zzyx", "2012-03-31;5010;ESF;tolv;1", "x;1;ESF;1;1"
    )
    texts = [*found.proposal.doubts, *(message for _row, _column, message in found.refusals)]
    for word in ("5010", "Zzyx", "tolv", "x"):
        assert any(marks.format(word) in text for text in texts), word
    assert not any('"' in text for text in texts)
