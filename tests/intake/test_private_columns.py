"""What is personal is recognised, left out and never repeated."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.taken_in import PROJECT

from esftui.intake.cell import Cell, IntakeError
from esftui.intake.headings import find_headings
from esftui.intake.mapping import Mapping, Pseudonym
from esftui.intake.private import (
    KeyList,
    key_list_warning,
    private_columns,
    pseudonyms,
    read_keys,
    same_names,
    write_keys,
)
from esftui.intake.rows import typed_rows
from esftui.intake.sheet import Table
from esftui.intake.who import person_key

NUMBER = "19811218-9876"
START = date(2012, 3, 1)


def table(heading: str, cells: list[Cell]) -> Table:
    """Return a sheet with a start beside a column."""
    rows: list[tuple[Cell, ...]] = [("Startdatum", heading, "Kön")]
    return Table("f.xlsx", "S", rows + [(START, cell, "K") for cell in cells])


def kind(heading: str, cells: list[Cell]) -> str | None:
    """Return what a column is recognised as."""
    sheet = table(heading, cells)
    return private_columns(sheet, find_headings(sheet)).get(1)


@pytest.mark.parametrize(
    "cells",
    [
        [None, NUMBER, None, None],
        ["811218-9876", None],
        [8112189876, None, None],
        [198112189876],
        ["811218 9876"],
        [NUMBER, "ok", "ok"],
    ],
)
def test_a_column_of_personal_numbers_is_seen_whatever_it_is_called(cells: list[Cell]) -> None:
    assert kind("Uppgift", cells) == "personal_number"
    assert kind("Kod", cells) == "personal_number"


def test_a_number_that_lost_its_first_zeros_is_seen() -> None:
    # born in 2001: the spreadsheet keeps 0101010123 as 101010123
    digits = next(n for n in range(101010000, 101019999) if _valid(n))
    assert kind("Uppgift", [digits, digits]) == "personal_number"


def _valid(number: int) -> bool:
    from esftui.store.personal_number import find

    return next(find(str(number).zfill(10)), None) is not None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Personnr", "personal_number"),
        ("Personnummer (ÅÅMMDD-NNNN)", "personal_number"),
        ("Förnamn", "name"),
        ("Efternamn", "name"),
        ("Deltagarens namn", "name"),
        ("Handläggare", "name"),
        ("First name", "name"),
        ("E-post", "email"),
        ("E-mail", "email"),
        ("Mobilnr", "phone"),
        ("Tel.", "phone"),
        ("Gatuadress", "address"),
        ("Postnr", "address"),
        ("Kommunnamn", None),
        ("Anvisande", None),
        ("Orsak", None),
        ("Antal", None),
        ("Projektnamn", None),
    ],
)
def test_a_personal_column_is_seen_by_its_heading(heading: str, expected: str | None) -> None:
    assert kind(heading, [None, None]) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["a@example.org", None, "b.c@example.se"], "email"),
        (["070-123 45 67", "+46 70 123 45 68", "08-123 456"], "phone"),
        (["Storgatan 1", "Lilla vägen 12 B", "342 30 Alvesta"], "address"),
        (["Anna Påhittad", "Bo Uppdiktad", "Eva-Lena von Fiktiv"], "name"),
        (["Påhittad, Anna", "Uppdiktad, Bo", "Fiktiv, Eva"], "name"),
        (["P1", "P2", "P3"], None),
        (["Alvesta", "Växjö", "Alvesta"], None),
        (["Arbetsförmedlingen Alvesta", "Arbetsförmedlingen Alvesta"] * 5, None),
        (["går bra", "vill ha praktik", "byter handläggare"], None),
        ([1, 2, 3], None),
    ],
)
def test_a_personal_column_is_seen_by_what_stands_in_it(
    cells: list[Cell], expected: str | None
) -> None:
    assert kind("Övrigt", cells) == expected


def test_a_personal_column_cannot_be_mapped() -> None:
    sheet = table("Deltagare", [NUMBER, None])
    mapping = Mapping(kind="participants", columns={"Deltagare": "id", "Startdatum": "start"})
    with pytest.raises(IntakeError, match="is personal") as caught:
        list(typed_rows(sheet, find_headings(sheet), mapping, PROJECT))
    assert caught.value.column == "B"


@pytest.mark.parametrize("field", ["id", "referrer", "group", "reason", "start", "birth_year"])
def test_a_personal_number_is_refused_in_every_field_and_never_repeated(field: str) -> None:
    cells: list[Cell] = [f"P{n}" for n in range(9)]
    sheet = table("Fält", [*cells, f"se {NUMBER}"])
    columns = {"Fält": field} | ({} if field == "id" else {"Startdatum": "ignore"})
    mapping = Mapping(kind="participants", columns=columns, constants={})
    if field != "id":
        mapping = Mapping(
            kind="participants", columns=columns, pseudonym=Pseudonym(prefix="X-", key="Kön")
        )
    layout = find_headings(sheet)
    keys = pseudonyms(sheet, layout, mapping)
    last = list(typed_rows(sheet, layout, mapping, PROJECT, keys))[-1]
    assert [(r.row, r.column) for r in last.refusals if "identity number" in r.message] == [
        (11, "B")
    ]
    assert "9876" not in repr(last)


# pseudonyms -------------------------------------------------------------------

MAPPING = Mapping(
    kind="participants",
    columns={"Startdatum": "start"},
    pseudonym=Pseudonym(prefix="FS-", key="Personnr"),
)


def keys_of(
    cells: list[Cell], keys: KeyList | None = None, taken: list[str] | None = None
) -> KeyList:
    """Return the key list after a sheet with these people."""
    sheet = table("Personnr", cells)
    return pseudonyms(sheet, find_headings(sheet), MAPPING, keys, taken or [])


def test_the_same_person_has_one_pseudonym_however_the_number_is_written() -> None:
    keys = keys_of([NUMBER, "811218-9876", "8112189876", 8112189876, "19811218 9876"])
    assert list(keys.entries.values()) == ["FS-001"]


def test_numbers_go_on_after_those_that_are_taken() -> None:
    keys = keys_of([NUMBER, "850101-1236"], None, ["FS-007", "OTHER-99", "FS-x"])
    assert list(keys.entries.values()) == ["FS-008", "FS-009"]


def test_the_key_list_keeps_pseudonyms_from_one_import_to_the_next() -> None:
    first = keys_of([NUMBER])
    second = keys_of(["850101-1236", NUMBER], first)
    assert second.pseudonym(NUMBER) == first.pseudonym(NUMBER) == "FS-001"
    assert second.pseudonym("850101-1236") == "FS-002"
    assert first.entries.keys() == {person_key(NUMBER)}  # what was given is not changed


def test_names_are_one_person_whatever_case_and_order() -> None:
    assert person_key("Påhittad,  Anna") == person_key("anna PÅHITTAD")


def test_telling_people_apart_by_name_is_warned_of() -> None:
    sheet = table("Namn", ["Anna Påhittad"])
    mapping = Mapping(kind="participants", columns={}, pseudonym=Pseudonym(key="Namn"))
    assert "same name" in same_names(sheet, find_headings(sheet), mapping)
    numbers = table("Personnr", [NUMBER])
    assert same_names(numbers, find_headings(numbers), MAPPING) == ""


# the key list -----------------------------------------------------------------

names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(
    lambda text: person_key(text) and not person_key(text).startswith("'")
)


@given(st.lists(names, unique_by=person_key, max_size=20))
def test_a_key_list_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, people: list[str]
) -> None:
    path = tmp_path_factory.mktemp("keys") / "keys.csv"
    keys = KeyList({person_key(name): f"FS-{n:03d}" for n, name in enumerate(people)})
    write_keys(path, keys)
    assert read_keys(path) == keys


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_only_the_owner_can_read_a_key_list(tmp_path: Path) -> None:
    fresh, old = tmp_path / "fresh.csv", tmp_path / "old.csv"
    old.write_text("x")
    old.chmod(0o644)
    for path in (fresh, old):
        write_keys(path, KeyList({"a": "FS-001"}))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert fresh.read_bytes().startswith(b"\xef\xbb\xbfkey;pseudonym\r\n")


def test_a_name_that_would_run_as_a_formula_is_disarmed(tmp_path: Path) -> None:
    path = tmp_path / "keys.csv"
    write_keys(path, KeyList({"=1+1": "FS-001"}))
    assert "'=1+1;FS-001" in path.read_text("utf-8-sig")
    assert read_keys(path).pseudonym("=1+1") == "FS-001"


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("a;FS-1\na;FS-2", 2),
        ("key;pseudonym\na;FS-1\nb;FS-1", 3),
        ("a", 1),
        ("a;", 1),
        (f"a;{NUMBER}", 1),
    ],
)
def test_a_wrong_key_list_is_told_by_its_row_alone(tmp_path: Path, lines: str, row: int) -> None:
    path = tmp_path / "keys.csv"
    path.write_text(lines)
    with pytest.raises(IntakeError) as caught:
        read_keys(path)
    assert caught.value.row == row
    assert "9876" not in caught.value.message


def test_the_warning_says_that_the_program_does_not_keep_the_list() -> None:
    assert "does not keep it" in key_list_warning()


def test_a_pseudonym_that_is_a_number_without_its_first_zero_is_refused() -> None:
    digits = next(n for n in range(101010000, 101019999) if _valid(n))
    sheet = table("Kod", [*range(20), digits, str(digits)])
    mapping = Mapping(kind="participants", columns={"Kod": "id", "Startdatum": "start"})
    found = list(typed_rows(sheet, find_headings(sheet), mapping, PROJECT))
    assert [row.number for row in found if row.refusals] == [22, 23]
    assert str(digits) not in repr(found)
