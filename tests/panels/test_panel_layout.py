from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from esftui.panels.chart import axis, columns, grid
from esftui.panels.compose import (
    beside,
    definitions,
    filled,
    flowing,
    line_cells,
    panel,
    squeezed,
)
from esftui.panels.line import Line, Span, plain
from esftui.panels.table import Chart, Column, column, lay, lay_in_parts

months = st.integers(1, 400)
widths = st.integers(1, 120)


@given(months, widths)
def test_a_grid_covers_every_month_once_and_fits(count: int, width: int) -> None:
    on = grid(count, width)
    covered = [month for group in on.groups() for month in group]
    assert covered == list(range(count))
    assert on.width <= width
    assert on.columns <= width
    starts = [on.start(index) for index in range(on.columns + 1)]
    assert starts[0] == 0
    assert starts[-1] == on.width
    assert all(after > before for before, after in pairwise(starts))


def test_a_grid_keeps_single_months_as_long_as_they_fit() -> None:
    assert grid(37, 37).together == 1
    assert grid(37, 36).together == 2
    assert grid(5, 40).width == 40


@given(
    st.lists(st.none() | st.floats(0, 1e9), min_size=1, max_size=60),
    st.integers(1, 12),
    widths,
)
def test_columns_have_the_height_asked_for_and_what_is_more_than_nothing_shows(
    values: list[float | None], height: int, width: int
) -> None:
    on = grid(len(values), width)
    if on.together > 1:
        values = values[: on.columns]
    top = max((value or 0 for value in values), default=0)
    lines = columns(values, top, height, on, "in")
    assert len(lines) == height
    assert all(line_cells(line) <= width for line in lines)
    bottom = plain(lines[-1]).ljust(on.width)
    for index, value in enumerate(values):
        sign = bottom[on.start(index)]
        assert (sign == "·") == (value is None)
        if value is not None:
            assert (sign == " ") == (value <= 0 or top <= 0)


def test_columns_show_eighths_and_a_plan_over_them() -> None:
    on = grid(4, 4)
    lines = columns([8, 4, 1, None], 8, 2, on, "stock", plan=[2, 4, 6, 8])
    assert [plain(line) for line in lines] == ["█ ──", "─█▂·"]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=30),
    st.integers(2, 14),
)
def test_a_column_stands_above_its_plan_exactly_where_it_has_reached_it(
    pairs: list[tuple[int, int]], height: int
) -> None:
    values, plan = [float(value) for value, _ in pairs], [float(line) for _, line in pairs]
    on = grid(len(pairs), len(pairs))
    lines = columns(values, max(1, *values, *plan), height, on, "in", plan=plan)
    for index, (value, line) in enumerate(pairs):
        signs = [plain(row).ljust(len(pairs))[index] for row in lines]
        if "─" in signs:
            above = "".join(signs[: signs.index("─")]).strip()
            assert bool(above) == (value >= line)
        else:
            assert value >= line


def test_an_axis_names_years_where_they_begin() -> None:
    keys = [f"{2011 + (5 + n) // 12}-{(5 + n) % 12 + 1:02d}" for n in range(37)]
    assert plain(axis(keys, grid(37, 37))) == "2011   2012        2013        2014"
    assert plain(axis(["2008-05", "2008-06"], grid(2, 12))) == "maj   jun"


def numbers(*texts: str, keep: int) -> Column:
    return column(texts, keep, right=True)


def test_numbers_are_left_out_whole_and_never_cut() -> None:
    wide = lay([column(["Arbete"], 100, least=4), numbers("1 234 567", keep=50)], 20)
    assert [plain(line) for line in wide] == ["Arbete  1 234 567"]
    tight = lay([column(["Arbete"], 100, least=4), numbers("1 234 567", keep=50)], 14)
    assert [plain(line) for line in tight] == ["Art… 1 234 567".replace("Art", "Arb")]
    narrow = lay([column(["Arbete"], 100, least=4), numbers("1 234 567", keep=50)], 13)
    assert [plain(line) for line in narrow] == ["Arbete"]


def test_columns_of_one_importance_go_together() -> None:
    rows = [column(["Arbete"], 100), numbers("12", keep=50), numbers("34", keep=50)]
    assert plain(lay(rows, 11)[0]) == "Arbete"
    assert plain(lay(rows, 12)[0]) == "Arbete 12 34"


def test_charts_stretch_into_what_is_left() -> None:
    def draw(size: int) -> list[Line]:
        return [(Span("x" * size),)]

    rows: list[Column | Chart] = [
        column(["Arbete"], 100),
        Chart(draw, 50, 2, 4, 30),
        numbers("7", keep=90),
    ]
    assert plain(lay(rows, 20, gap=1)[0]) == "Arbete " + "x" * 11 + " 7"
    assert plain(lay(rows, 60, gap=1)[0]) == "Arbete " + "x" * 30 + " 7"


@given(st.lists(st.text("abc åäö", max_size=30), max_size=6), st.integers(4, 80))
def test_parts_that_flow_lose_nothing_that_fits_and_are_never_too_wide(
    texts: list[str], width: int
) -> None:
    parts: list[Line] = [(Span(text),) for text in texts if text]
    lines = flowing(parts, width)
    assert all(line_cells(line) <= width for line in lines)
    shown = "\n".join(map(plain, lines))
    assert all(text in shown for text in texts if text and len(text) <= width)
    assert line_cells(squeezed(parts, width)) <= width


def test_a_heading_gives_way_to_its_figure_and_a_figure_is_never_cut() -> None:
    figure: list[Line] = [(Span("74 av 120 deltagare"),), (Span("74 av 120"),)]
    shown = panel("Deltagarflöde", [], 40, 3, figure=figure)
    assert (shown.heading, plain(shown.figure)) == ("Deltagarflöde", "74 av 120 deltagare")
    shown = panel("Deltagarflöde", [], 24, 3, figure=figure)
    assert (shown.heading, plain(shown.figure)) == ("Deltagarflö…", "74 av 120")
    shown = panel("Deltagarflöde", [], 15, 3, figure=figure)
    assert (shown.heading, plain(shown.figure)) == ("Deltagarflöde", "")


@given(st.integers(4, 120))
def test_definitions_fit_any_width(width: int) -> None:
    rows = [("starter", "Inskrivningar som har börjat den dagen."), ("pågår", "Ej avslutade.")]
    lines = definitions(rows, width)
    assert all(line_cells(line) <= width for line in lines)
    words = " ".join(plain(line) for line in lines).split()
    assert width < 20 or "Inskrivningar" in words


def block(name: str, height: int) -> list[Line]:
    return [(Span(f"{name}{row}"),) for row in range(height)]


@given(
    st.integers(0, 4),
    st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=3), max_size=4),
    st.integers(0, 20),
)
def test_blocks_are_added_whole_as_long_as_there_is_room(
    first: int, sizes: list[list[int]], height: int
) -> None:
    lines = block("x", first)
    blocks = [
        [block(f"{number}-{way}-", size) for way, size in enumerate(ways)]
        for number, ways in enumerate(sizes)
    ]
    found = filled(lines, blocks, max(first, height))
    assert len(found) <= max(first, height)
    texts = [plain(line) for line in found]
    assert [text for text in texts if text.startswith("x")] == [plain(line) for line in lines]
    for number, ways in enumerate(blocks):
        mine = [text for text in texts if text.startswith(f"{number}-")]
        assert mine == [] or mine in [[plain(line) for line in way] for way in ways]
    # a blank line never begins, ends or doubles
    assert not any(a == b == "" for a, b in pairwise(texts))
    assert "" not in texts[:1] + texts[-1:]


def test_the_richest_way_that_fits_is_taken() -> None:
    ways = [block("long", 4), block("short", 1)]
    assert len(filled(block("x", 2), [ways], 7)) == 7
    assert [plain(line) for line in filled(block("x", 2), [ways], 5)] == ["x0", "x1", "", "short0"]
    assert [plain(line) for line in filled(block("x", 2), [ways], 3)] == ["x0", "x1", "short0"]
    assert len(filled(block("x", 2), [ways], 2)) == 2


def test_columns_of_lines_stand_side_by_side_at_their_places() -> None:
    lines = beside([block("a", 1), block("b", 3)], [5, 4], 2)
    assert [plain(line) for line in lines] == ["a0     b0", "       b1", "       b2"]


@given(
    st.integers(1, 20),
    st.lists(st.tuples(st.integers(1, 18), st.integers(0, 100)), min_size=1, max_size=9),
    st.integers(24, 120),
)
def test_columns_laid_in_parts_are_all_there_under_their_headings(
    title: int, sizes: list[tuple[int, int]], width: int
) -> None:
    first = column(["T" * title], 100, least=4, heading="what")
    others: list[Column | Chart] = [
        column([f"{number}" * size], keep, right=True, heading=f"h{number}")
        for number, (size, keep) in enumerate(sizes)
    ]
    lines = lay_in_parts(first, others, width)
    assert all(line_cells(line) <= width for line in lines)
    words = " ".join(map(plain, lines)).split()
    for number, (size, _keep) in enumerate(sizes):
        assert f"h{number}" in words
        assert f"{number}" * size in words
    tables = " ".join(map(plain, lines)).count("what")
    assert words.count("what") == tables >= 1
    assert sum(line == () for line in lines) == tables - 1
