"""Mappings: read, saved, and told what is wrong with them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.taken_in import PROJECT
from support.example_data import ROOT

from esftui import locales
from esftui.intake import limits
from esftui.intake.cell import IntakeError
from esftui.intake.fields import FIELDS, KINDS, REPEATED, belongs, field_label, split_field
from esftui.intake.headings import find_headings
from esftui.intake.mapping import (
    Mapping,
    Pseudonym,
    columns_of,
    lacking,
    load_mapping,
    missing_headings,
    save_mapping,
)
from esftui.intake.mapping_text import mapping_text
from esftui.intake.rows import typed_rows
from esftui.intake.sheet import Table
from esftui.store.personal_number import find
from esftui.store.problem import FileProblems

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    lambda text: not any(find(text))
)


@st.composite
def mappings(draw: st.DrawFn) -> Mapping:
    """Invent a mapping that holds together."""
    kind = draw(st.sampled_from(KINDS))
    fields = list(FIELDS[kind]) + [f"{name} 2" for name in sorted(REPEATED[kind])]
    if kind == "answers":
        fields += ["question:closer", "question:closer@+3 months"]
    several = texts | st.tuples(texts, texts)
    key = draw(st.none() | several)
    chosen = draw(st.lists(st.sampled_from(fields), unique=True, max_size=6))
    headings = draw(
        st.lists(texts, min_size=len(chosen) + 1, max_size=len(chosen) + 1, unique=True)
    )
    columns = dict(zip(headings, [*chosen, "ignore"], strict=True))
    words = st.dictionaries(texts, texts | st.integers(0, 9) | st.booleans() | st.none())
    return Mapping(
        kind=kind,
        sheet=draw(st.none() | texts),
        heading_rows=tuple(draw(st.lists(st.integers(1, 99), max_size=2))),
        columns=columns,
        values=draw(st.dictionaries(st.sampled_from(fields), words, max_size=2)),
        date_order=draw(st.sampled_from(["ymd", "dmy"])),
        decimal=draw(st.sampled_from([",", "."])),
        pseudonym=Pseudonym(
            prefix=draw(st.sampled_from(["", "FS-"])),
            key=key,
            otherwise=None if key is None else draw(st.none() | several),
        ),
        constants=draw(
            st.dictionaries(
                st.sampled_from(fields), texts | st.integers(-(2**53), 2**53) | st.booleans()
            )
        ),
    )


@given(mappings(), st.sampled_from(["sv", "en"]))
def test_every_mapping_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory, mapping: Mapping, language: str
) -> None:
    locales.use(language)
    path = tmp_path_factory.mktemp("mapping") / "mapping.yaml"
    save_mapping(path, mapping)
    assert load_mapping(path) == mapping


def problems(folder: Path, text: str) -> list[str]:
    """Return what is said of a mapping file."""
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblems) as caught:
        load_mapping(path)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_everything_wrong_is_told_with_line_and_column(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        """schema: 1
kind: participants
columns:
  Kön: gendr
  Start: start
  Börjar: start 1
  Belopp: amount
values:
  colour:
    röd: red
constants:
  source: esf
""",
    )
    assert found == [
        "4:8: columns.Kön: there is no field gendr in a sheet of the kind participants; "
        "did you mean gender?",
        "6:11: columns.Börjar: the field start 1 is given by two columns; "
        "the other one is on line 5",
        *(f for f in found if f.startswith(("7:11", "9:3", "12:3"))),
    ]
    assert len(found) == 5


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("kind: people", "kind"),
        ("date_order: mdy", "date_order"),
        ("heading_rows: [0]", "heading_rows"),
        ("pseudonym: {prefix: 'a b'}", "prefix"),
        ("colums: {}", "colums"),
        ("decimal: x", "decimal"),
    ],
)
def test_a_wrong_key_or_word_is_named(tmp_path: Path, line: str, words: str) -> None:
    whole = ["schema: 1", "kind: persons", "columns: {}"]
    if line.startswith("kind"):
        whole.pop(1)
    assert any(words in problem for problem in problems(tmp_path, "\n".join([*whole, line])))


def test_a_personal_number_is_refused_in_a_mapping(tmp_path: Path) -> None:
    found = problems(tmp_path, 'schema: 1\nkind: persons\ncolumns: {"811218-9876": id}\n')
    assert any("personal identity number" in problem for problem in found)
    assert not any("9876" in problem for problem in found)


def test_the_file_explains_itself_in_the_language_in_use() -> None:
    mapping = Mapping(kind="persons", columns={"Kön": "gender"})
    assert "# what each column is" in mapping_text(mapping)
    locales.use("sv")
    assert "# vad varje kolumn är" in mapping_text(mapping)


def table(*headings: str) -> Table:
    """Return a sheet with these headings and one row."""
    return Table("f.csv", "", [headings, tuple("x" for _ in headings)])


def test_headings_are_found_again_whatever_case_and_signs() -> None:
    mapping = Mapping(kind="participants", columns={"Inskr. datum": "start", "Kön": "gender"})
    layout = find_headings(table("INSKR DATUM", "kön:"))
    assert columns_of(mapping, layout) == {0: "start", 1: "gender"}
    assert missing_headings(mapping, layout) == ()


def test_a_sheet_without_the_headings_is_refused_with_those_it_has() -> None:
    sheet = table("Kod", "Kön")
    mapping = Mapping(kind="participants", columns={"Kod": "id", "Start": "start"})
    with pytest.raises(IntakeError, match="no column “Start”; it has “Kod”, “Kön”"):
        list(typed_rows(sheet, find_headings(sheet), mapping, PROJECT))


def test_what_no_column_gives_is_said_once() -> None:
    sheet = table("Datum", "Belopp")
    mapping = Mapping(kind="spending", columns={"Datum": "date", "Belopp": "amount"})
    assert lacking(mapping) == ("source", "category")
    with pytest.raises(IntakeError, match="Source of financing, Cost category"):
        list(typed_rows(sheet, find_headings(sheet), mapping, PROJECT))


def test_constants_fill_every_row_and_a_cell_goes_before_them() -> None:
    rows: list[tuple[str | None, ...]] = [
        ("Datum", "Belopp", "Kostnadsslag"),
        ("2012-03-01", "10", None),
        ("2012-03-02", "20", "Resor och logi"),
    ]
    sheet = Table("f.csv", "", [*rows])
    mapping = Mapping(
        kind="spending",
        columns={"Datum": "date", "Belopp": "amount", "Kostnadsslag": "category"},
        constants={"source": "esf", "category": "staff"},
    )
    found = [row.values for row in typed_rows(sheet, find_headings(sheet), mapping, PROJECT)]
    assert found == [
        {"date": date(2012, 3, 1), "amount": 10, "category": "staff", "source": "esf"},
        {"date": date(2012, 3, 2), "amount": 20, "category": "travel", "source": "esf"},
    ]


def test_a_constant_that_does_not_fit_is_refused_at_once() -> None:
    sheet = table("Datum", "Belopp")
    mapping = Mapping(
        kind="spending",
        columns={"Datum": "date", "Belopp": "amount"},
        constants={"source": "nobody", "category": "staff"},
    )
    with pytest.raises(IntakeError, match="constant source is refused"):
        list(typed_rows(sheet, find_headings(sheet), mapping, PROJECT))


def test_what_a_text_stands_for_can_be_nothing() -> None:
    sheet = Table("f.csv", "", [("Kod", "Orsak"), ("1", "Okänd"), ("2", "Jobb!"), ("3", "-")])
    mapping = Mapping(
        kind="participants",
        columns={"Kod": "id", "Orsak": "reason"},
        values={"reason": {"okänd": None, "Jobb": "work"}},
    )
    found = [row.values for row in typed_rows(sheet, find_headings(sheet), mapping, PROJECT)]
    assert found == [{"id": "1"}, {"id": "2", "reason": "work"}, {"id": "3"}]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_label_in_both_languages(kind: str) -> None:
    for field in FIELDS[kind]:  # type: ignore[index]
        locales.use("en")
        english = field_label(field)
        locales.use("sv")
        assert english != field
        assert field == "id" or field_label(field) != english


@pytest.mark.parametrize(
    ("field", "kind", "expected"),
    [
        ("start 2", "persons", True),
        ("start 2", "participants", False),
        ("activity 3", "participants", True),
        ("amount 2", "spending", False),
        ("question:closer", "answers", True),
        ("question:closer", "spending", False),
        ("question:closer@after", "answers", True),
        ("question:closer@someday", "answers", False),
        ("start 0", "persons", False),
        ("ignore", "persons", False),
        ("nonsense", "persons", False),
    ],
)
def test_which_fields_a_kind_of_sheet_has(field: str, kind: str, expected: bool) -> None:
    assert belongs(field, kind) is expected  # type: ignore[arg-type]


def test_the_parts_of_a_field() -> None:
    parts = split_field("question:closer@+3 months")
    assert parts is not None
    assert (parts.name, parts.question, parts.occasion) == ("value", "closer", "+3 months")


def test_the_example_in_the_handbook_is_a_mapping(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    path = tmp_path / "mapping.yaml"
    path.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    mapping = load_mapping(path)
    assert mapping.values["reason"] == {"Arb.": "work", "Okänd": None}
    assert mapping.pseudonym.headings == ("Personnummer",)


def test_the_handbook_names_every_field_and_limit() -> None:
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"`{kind}`" in text
        assert all(f"`{field}`" in text for field in FIELDS[kind])
    assert f"{limits.ROW_LIMIT // 1000} 000 rows" in text
    assert f"{limits.CELL_LIMIT // 1_000_000} million cells" in text
    assert f"{limits.FILE_LIMIT // 1_000_000} million bytes" in text
    assert f"to at most {limits.UNPACKED_LIMIT // 1_000_000} million" in text
