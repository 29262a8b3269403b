from hypothesis import given
from hypothesis import strategies as st

from esftui.report.plain import Column, Row, cells, clean, pairs, paragraph, table, wrap

WORDS = st.text(max_size=200)
WIDTHS = st.integers(min_value=2, max_value=100)


def test_white_space_of_any_kind_becomes_a_space() -> None:
    assert clean("a\nb\tc\u2028d\u00a0e") == "a b c d\u00a0e"


def test_an_escape_sequence_is_shown_and_does_nothing() -> None:
    assert clean("\x1b[31mred\x07\x9b1m") == "␛[31mred␇�1m"


def test_what_turns_the_text_round_is_shown() -> None:
    assert clean("kr\u202e001\u200b") == "kr�001�"


@given(WORDS)
def test_a_cleaned_text_holds_nothing_that_acts_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert all(char.isprintable() or char == "\u00a0" for char in once)
    assert clean(once) == once


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert cells("åä") == 2
    assert cells("a\u0308") == 1
    assert cells("漢字") == 4


@given(WORDS, WIDTHS)
def test_no_wrapped_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    lines = wrap(clean(text), width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_labels_and_their_values_stand_in_columns() -> None:
    rows = pairs([("Owner", "Osby"), ("Time elapsed", "a long value " * 3)], width=40)
    assert [row.text for row in rows] == [
        "  Owner         Osby",
        "  Time elapsed  a long value a long",
        "                value a long value ",
    ]


def test_numbers_are_set_to_the_right_and_the_flexible_column_wraps() -> None:
    rows = table(
        [Column("Reason", right=False), Column("Exits")],
        [["Vocational training somewhere", "7"], ["Work", "13"]],
        width=24,
    )
    assert [row.text for row in rows] == [
        "  Reason           Exits",
        "  Vocational           7",
        "  training",
        "  somewhere",
        "  Work                13",
    ]


def test_a_table_without_rows_is_nothing_at_all() -> None:
    assert table([Column("Reason")], []) == []


@given(st.lists(st.tuples(WORDS, st.integers(-(10**9), 10**9)), min_size=1, max_size=8))
def test_no_line_of_a_table_is_wider_than_the_page(body: list[tuple[str, int]]) -> None:
    columns = [Column("Name", right=False), Column("Kronor")]
    rows = table(columns, [[clean(name), f"{number:,}"] for name, number in body])
    assert all(cells(row.text) <= 80 for row in rows)


def test_a_paragraph_is_moved_in_under_its_heading() -> None:
    assert paragraph("word " * 20)[0] == Row("  " + " ".join(["word"] * 15))
