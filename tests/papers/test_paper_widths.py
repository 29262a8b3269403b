"""Columns of tables: together they fill the page, and no word of them is broken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from esftui.report.papers.content import Column, Table
from esftui.report.papers.widths import widths

ROOM = 84

words = st.text("abcdefghij", min_size=1, max_size=20)
cells = st.lists(words, min_size=1, max_size=30).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(
        st.lists(
            st.builds(Column, words, st.booleans(), wide=st.booleans()), min_size=1, max_size=8
        )
    )
    row = st.tuples(*(words if column.numeric else cells for column in columns))
    return Table("A table", tuple(columns), tuple(draw(st.lists(row, max_size=4))))


def longest_words(table: Table) -> list[int]:
    return [
        max(
            len(word)
            for row in [[c.title for c in table.columns], *table.rows]
            for word in row[at].split()
        )
        for at in range(len(table.columns))
    ]


@settings(max_examples=60, deadline=None)
@given(tables())
def test_columns_fill_the_page_and_keep_words_whole_where_there_is_room(table: Table) -> None:
    found = widths(table, ROOM)
    assert all(width > 0 for width in found)
    longest = longest_words(table)
    if sum(longest) + 3 * len(longest) <= ROOM:
        assert all(width >= word for width, word in zip(found, longest, strict=True))
    assert abs(sum(found) - ROOM) < 1e-6 or (
        sum(found) <= ROOM and all(column.numeric for column in table.columns)
    )


def test_what_is_to_be_written_by_hand_has_room() -> None:
    columns = (Column("Deviation", numeric=False), Column("Proposal", numeric=False, wide=True))
    narrow = (columns[0], Column("Proposal", numeric=False))
    rows = (("A deviation that is told in quite a few words", "To write"),)
    assert (
        widths(Table("", columns, rows), ROOM)[1] > 1.5 * widths(Table("", narrow, rows), ROOM)[1]
    )
