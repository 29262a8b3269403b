"""Rows without a number are told by name, if the mapping says so and it is clear who it is."""

from datetime import date
from pathlib import Path

import pytest
from intake.taken_in import PROJECT, TakenIn, taken_in

from esftui.intake.cell import Cell
from esftui.intake.headings import find_headings
from esftui.intake.mapping import Mapping, Pseudonym, load_mapping, save_mapping
from esftui.intake.private import KeyList, pseudonyms
from esftui.intake.rows import Row, typed_rows
from esftui.intake.sheet import Table
from esftui.intake.who import person_key
from esftui.store.problem import FileProblems

NUMBER, OTHER = "19811218-9876", "19850101-1236"
BY_NUMBER = Pseudonym(prefix="FS-", key="Personnr")
OR_NAME = Pseudonym(prefix="FS-", key="Personnr", otherwise="Namn")


def rows_of(
    people: list[tuple[Cell, Cell]], pseudonym: Pseudonym = OR_NAME, keys: KeyList | None = None
) -> tuple[list[Row], KeyList]:
    """Return the rows of a sheet with these names and numbers, and the key list after it."""
    first: list[tuple[Cell, ...]] = [("Startdatum", "Namn", "Personnr")]
    sheet = Table("f.xlsx", "S", first + [(date(2012, 3, 1), *person) for person in people])
    layout = find_headings(sheet)
    mapping = Mapping(kind="participants", columns={"Startdatum": "start"}, pseudonym=pseudonym)
    made = pseudonyms(sheet, layout, mapping, keys)
    return list(typed_rows(sheet, layout, mapping, PROJECT, made)), made


def said(rows: list[Row]) -> list[str]:
    """Return what is said of each refusal."""
    return [refusal.message for row in rows for refusal in row.refusals]


def test_a_row_without_a_number_is_told_by_its_name() -> None:
    rows, _keys = rows_of([("Anna Påhittad", NUMBER), ("Bo Fiktiv", None), ("bo FIKTIV", None)])
    assert [row.values.get("id") for row in rows] == ["FS-001", "FS-002", "FS-002"]
    assert said(rows) == []


def test_a_name_that_has_a_number_on_another_row_is_refused_with_that_row() -> None:
    rows, keys = rows_of([("Anna Påhittad", None), ("Påhittad, Anna", NUMBER), ("Bo F", None)])
    assert [row.values.get("id") for row in rows] == [None, "FS-001", "FS-002"]
    assert said(rows) == ["the same name has a “Personnr” on row 3: write it here too"]
    assert len(keys.entries) == 2  # and nobody is made up for the row that is refused


def test_a_row_with_neither_is_refused() -> None:
    rows, _keys = rows_of([("Anna Påhittad", NUMBER), (None, None)])
    assert said(rows) == ["nothing tells who this is"]


def test_a_mapping_by_number_alone_is_told_which_line_helps() -> None:
    rows, keys = rows_of([("Anna Påhittad", NUMBER), ("Bo Fiktiv", None)], BY_NUMBER)
    (message,) = said(rows)
    assert "pseudonym: otherwise:" in message
    assert len(keys.entries) == 1


def test_who_was_known_by_name_keeps_the_pseudonym_with_a_number() -> None:
    _rows, first = rows_of([("Anna Påhittad", NUMBER), ("Bo Fiktiv", None)])
    rows, second = rows_of([("Bo Fiktiv", OTHER)], keys=first)
    assert rows[0].values["id"] == "FS-002"
    assert second.entries == {person_key(NUMBER): "FS-001", person_key(OTHER): "FS-002"}
    assert person_key("Bo Fiktiv") in first.entries  # what was given is not changed


def test_two_people_with_the_name_of_one_who_was_known_by_it_are_both_new() -> None:
    _rows, first = rows_of([("Bo Fiktiv", None)])
    rows, _keys = rows_of([("Bo Fiktiv", NUMBER), ("Bo Fiktiv", OTHER)], keys=first)
    assert [row.values["id"] for row in rows] == ["FS-002", "FS-003"]


def listed(folder: Path, *lines: str) -> TakenIn:
    """Read a list of names and numbers with the mapping that is proposed."""
    path = folder / "lista.csv"
    path.write_text("\n".join(("Namn;Pers.nr;Startdatum", *lines)), encoding="utf-8")
    return taken_in(path)


def test_a_proposed_mapping_tells_those_without_a_number_by_name(tmp_path: Path) -> None:
    found = listed(
        tmp_path, f"Anna Påhittad;{NUMBER};2012-03-01", "Bo Fiktiv;;2012-03-02", "Ea F;;2012-04-02"
    )
    assert found.mapping.pseudonym.key == "Pers.nr"
    assert found.mapping.pseudonym.otherwise == "Namn"
    assert found.refusals == []
    assert len(set(found.values("id"))) == 3
    doubt = "2 rows without “Pers.nr” are told by “Namn”"
    assert [each for each in found.proposal.doubts if each.startswith(doubt)]


def test_nothing_is_said_of_names_where_everybody_has_a_number(tmp_path: Path) -> None:
    found = listed(tmp_path, f"Anna Påhittad;{NUMBER};2012-03-01", f"Bo F;{OTHER};2012-03-02")
    assert not any("same name" in doubt for doubt in found.proposal.doubts)


def test_otherwise_survives_the_mapping_file_and_needs_from(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    several = Pseudonym(prefix="FS-", key="Personnr", otherwise=("Förnamn", "Efternamn"))
    for pseudonym in (OR_NAME, several):
        mapping = Mapping(kind="participants", columns={"Start": "start"}, pseudonym=pseudonym)
        save_mapping(path, mapping)
        assert load_mapping(path) == mapping
    path.write_text("schema: 1\nkind: participants\ncolumns: {}\npseudonym:\n  otherwise: Namn\n")
    with pytest.raises(FileProblems, match="only beside from"):
        load_mapping(path)
