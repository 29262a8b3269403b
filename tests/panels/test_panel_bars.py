from hypothesis import given
from hypothesis import strategies as st

from esftui.measure.figure import Split
from esftui.panels.bars import (
    Part,
    band_bar,
    bar,
    goal_bar,
    parts,
    scale,
    split_bar,
    stacked_bar,
)
from esftui.panels.compose import line_cells
from esftui.panels.glyphs import BAND, HALF, LIGHT, MARK, ROW, TRACK
from esftui.panels.line import Line, plain

shares = st.floats(0, 2, allow_nan=False)
targets = st.floats(0, 1, allow_nan=False)
widths = st.integers(1, 90)
counts = st.integers(0, 400)
splits = st.builds(Split, counts, counts, counts)


def filled(line: Line) -> str:
    return "".join(span.text for span in line if span.role not in {"dim", "plan"})


def test_bars_are_exact_to_an_eighth_of_a_cell() -> None:
    assert plain(bar(0.5, 10)) == "█████░░░░░"
    assert plain(bar(0.5, 9)) == "████▌░░░░"
    assert plain(bar(1 / 16, 4)) == "▎░░░"


@given(shares, widths)
def test_a_bar_is_as_wide_as_asked_and_full_or_empty_only_when_it_is(
    share: float, width: int
) -> None:
    line = bar(share, width)
    assert line_cells(line) == width
    assert (filled(line) == "") == (share <= 0)
    assert (filled(line) == "█" * width) == (share >= 1)


def test_a_target_mark_stands_between_cells_at_its_place() -> None:
    assert plain(goal_bar(0.25, 0.5, 9)) == "██░░┃░░░░"
    assert plain(goal_bar(0.75, 0.5, 9)) == "████┃██░░"
    assert plain(goal_bar(0.5, 0.5, 9)) == "████┃░░░░"
    assert plain(goal_bar(0.49, 0.5, 9)) == "███▉┃░░░░"
    assert plain(goal_bar(0.98, 1.0, 9)) == "███████▉┃"


@given(shares, targets, st.integers(2, 90))
def test_a_bar_reaches_its_target_mark_exactly_when_the_target_is_met(
    share: float, target: float, width: int
) -> None:
    line = goal_bar(share, target, width)
    assert line_cells(line) == width
    before, mark, _after = plain(line).partition(MARK)
    assert mark
    assert abs(len(before) - target * (width - 1)) <= 0.5
    if before:
        assert (before == "█" * len(before)) == (share >= target)


@given(st.tuples(counts, counts, counts), st.integers(0, 60))
def test_parts_of_a_bar_add_up_and_nobody_is_left_out_where_there_is_a_cell(
    numbers: tuple[int, int, int], length: int
) -> None:
    found = parts(numbers, length)
    assert sum(found) == (length if sum(numbers) else 0)
    present = [cell for cell, number in zip(found, numbers, strict=True) if number]
    assert all(not cell for cell, number in zip(found, numbers, strict=True) if not number)
    if length >= len(present):
        assert all(present)


@given(splits, counts, widths)
def test_a_split_bar_has_women_before_men_before_unknown(
    split: Split, more: int, width: int
) -> None:
    line = plain(split_bar(split, split.total + more, width))
    assert len(line) <= width
    assert line == ROW * line.count(ROW) + HALF * line.count(HALF) + LIGHT * line.count(LIGHT)
    assert bool(line) == bool(split.total)


@given(counts, counts, st.integers(7, 90), st.none() | targets)
def test_the_band_from_40_to_60_holds_the_end_of_womens_part_exactly_when_it_is_even(
    women: int, men: int, width: int, planned: float | None
) -> None:
    on = scale(width, planned)
    line = plain(band_bar(Split(women, men), on))
    assert len(line) == on.width <= width
    bare = line.replace(BAND, "").replace(MARK, "")
    assert len(bare) == on.cells
    split = Split(women, men)
    if split.even is None:
        assert bare == TRACK * on.cells
    else:
        inside = on.cells * 2 // 5 <= bare.count(ROW) <= on.cells * 3 // 5
        assert inside is split.even


def test_the_planned_share_has_its_own_mark() -> None:
    assert plain(band_bar(Split(5, 5), scale(13, 0.5))) == "▇▇▇▇┊▇┃▒┊▒▒▒▒"
    assert scale(7, 0.5).plan is None


@given(st.lists(counts, min_size=1, max_size=6), counts, widths)
def test_a_stacked_bar_is_as_long_as_its_sum_and_shows_each_part_that_there_is(
    numbers: list[int], more: int, width: int
) -> None:
    signs = "abcdef"[: len(numbers)]
    stack = [Part(number, sign, "") for number, sign in zip(numbers, signs, strict=True)]
    total, line = sum(numbers), plain(stacked_bar(stack, sum(numbers) + more, width))
    present = [sign for sign, number in zip(signs, numbers, strict=True) if number]
    assert len(line) <= width
    assert "".join(sorted(line)) == line
    assert set(line) <= set(present)
    if width >= len(present):
        assert set(line) == set(present)
        exact = total * width / (total + more) if total else 0
        assert abs(len(line) - exact) <= max(len(present), 1)
    if not more and total:
        assert len(line) == width
