"""Letters that are read from right to left: what stands beside them stays where it is."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from esftui.panels.line import Span, plain
from esftui.panels.table import Column, lay
from esftui.right_to_left import ANCHOR, anchored, has_any
from esftui.screens.anchors import Anchors

HEBREW, ARABIC = "שלום עולם", "مرحبا"


def turned(line: str) -> list[str]:
    """Return the numbers that a terminal would take along to the left, and columns that swap.

    By UAX #9 a number is turned with the letters before it if no letter that is read from
    left to right stands between them; what is set apart by two blanks is another column.
    """
    found, after, apart, blanks = [], False, False, 0
    for number, character in enumerate(line):
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            if after and blanks > 1:
                found.append(line[number:])
            after, apart, blanks = True, False, 0
        elif kind == "L":
            after = False
        elif kind == "EN" and after and apart:
            found.append(line[number:])
        else:
            blanks = blanks + 1 if character == " " else 0
            apart = apart or blanks > 0
    return found


def test_the_numbers_after_such_a_text_stay_in_their_columns() -> None:
    columns = [
        Column([Span(HEBREW), Span("Växjö"), Span(f"{ARABIC} 2 {HEBREW}")], 9, least=10),
        Column([Span("12"), Span("3"), Span("4")], 8, right=True),
        Column([Span(ARABIC), Span("b"), Span(HEBREW)], 7),
        Column([Span("7 %"), Span("8 %"), Span("9 %")], 6, right=True),
    ]
    for width in (60, 34):
        rows = lay(columns, width)
        assert any(turned(plain(row)) for row in rows), "or there is nothing to be done"
        for row in rows:
            parts = anchored([span.text for span in row])
            assert turned("".join(parts)) == []
            assert [cell_len(part) for part in parts] == [cell_len(span.text) for span in row]


def test_words_of_one_text_are_read_in_their_order() -> None:
    assert anchored([f"{HEBREW} {ARABIC}  12"]) == [f"{HEBREW} {ARABIC}{ANCHOR} 12"]
    assert anchored([HEBREW, " ", "12"]) == [HEBREW, ANCHOR, "12"]
    assert anchored([ARABIC, " ", ARABIC]) == [ARABIC, ANCHOR, ARABIC]
    assert anchored(["Växjö  12", ""]) == ["Växjö  12", ""]


@given(st.lists(st.text(alphabet="אבم aZ1٣ .…%│(", max_size=12), max_size=5))
def test_whatever_stands_in_a_line_nothing_is_taken_along_and_no_width_changes(
    parts: list[str],
) -> None:
    made = anchored(parts)
    assert turned("".join(made)) == []
    assert [part.replace(ANCHOR, " ") for part in made] == parts
    assert anchored(made) == made
    assert has_any("".join(parts)) or made == parts


def test_a_painted_line_keeps_its_colours_and_others_are_left_alone() -> None:
    paint, black = Anchors(), Color(0, 0, 0)
    line = [Segment("│ "), Segment(HEBREW), Segment("   "), Segment("12 │")]
    painted = paint.apply(line, black)
    assert [segment.text for segment in painted] == ["│ ", HEBREW, f"{ANCHOR}  ", "12 │"]
    other = [Segment("│ Växjö  12 │")]
    assert paint.apply(other, black) is other
