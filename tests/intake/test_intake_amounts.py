"""Money as it stands in spreadsheets."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.intake.amounts import HIGHEST, Mark, read_amount
from esftui.intake.reading import Read, Refusal
from esftui.intake.style import decimal_mark


def kronor(cell: str | float, mark: Mark = ",") -> object:
    """Return the kronor that were read, or nothing."""
    read = read_amount(cell, mark)
    return read.value if isinstance(read, Read) else None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12 345,50 kr", 12346),
        ("12\u00a0345", 12345),
        ("12\u202f345,00", 12345),
        ("(1 200)", -1200),
        ("1.234,50", 1235),
        ("1,234.50", 1235),
        ("1 234 567,89 kr", 1234568),
        ("1,234,567", 1234567),
        ("12'345", 12345),
        ("-500", -500),
        ("−500", -500),
        ("500-", -500),
        ("1 200:-", 1200),
        ("SEK 1 200,00", 1200),
        ("kr 500", 500),
        ("12 tkr", 12000),
        ("1,5 mnkr", 1500000),
        ("0,5", 1),
        ("-0,5", -1),
        ("0,49", 0),
        ("+7", 7),
        (0, 0),
        (12.5, 13),
        (-12.5, -13),
        (2.675, 3),
    ],
)
def test_amounts_in_every_style_are_whole_kronor(cell: str | float, expected: int) -> None:
    assert kronor(cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["12 34", "1.234.56", "1e5", "--5", "100%", "tolv", "1.5.3", "1,2.3,4", "kr", "", "1_000",
     "٣٤", "5 st", "12 345 678 901 234", True, float("nan"), float("inf"), "()", "1 2345"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(cell: str | float) -> None:
    assert isinstance(read_amount(cell), Refusal)


def test_a_mark_that_can_be_read_in_two_ways_is_not_guessed_at() -> None:
    assert kronor("1.234") == 1234
    assert kronor("1,234", ".") == 1234
    for cell, mark in (("1,234", ","), ("1.234", ".")):
        read = read_amount(cell, mark)  # type: ignore[arg-type]
        assert isinstance(read, Refusal)
        assert "two ways" in read.message


def test_ore_are_rounded_half_away_from_zero_and_it_is_said() -> None:
    read = read_amount("10,50")
    assert read == Read(11, "rounded to whole kronor: SEK 11")
    assert read_amount("10,00") == Read(10)


def _grouped(whole: int, sign: str, group: str) -> str:
    return sign + f"{whole:,}".replace(",", group)


@given(
    st.integers(0, HIGHEST - 1),
    st.integers(0, 99),
    st.booleans(),
    st.sampled_from([(" ", ","), ("\u00a0", ","), (".", ","), (",", "."), ("'", "."), ("", ",")]),
    st.sampled_from(["", " kr", " SEK", " kronor"]),
)
def test_every_amount_is_read_back_from_every_style(
    whole: int, ore: int, negative: bool, marks: tuple[str, str], unit: str
) -> None:
    group, point = marks
    text = f"{_grouped(whole, '-' if negative else '', group)}{point}{ore:02d}{unit}"
    exact = Decimal(f"{'-' if negative else ''}{whole}.{ore:02d}")
    expected = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    assert kronor(text) == expected
    assert kronor(text, ".") == expected


@given(st.integers(-HIGHEST, HIGHEST))
def test_whole_numbers_stay_themselves(number: int) -> None:
    assert read_amount(number) == Read(number)


@given(st.text(max_size=30) | st.floats(), st.sampled_from([",", "."]))
def test_anything_is_an_amount_or_refused(cell: str | float, mark: Mark) -> None:
    read = read_amount(cell, mark)
    assert isinstance(read, Refusal) or isinstance(read.value, int)


def test_what_stands_before_the_ore_is_found_out() -> None:
    assert decimal_mark(["12 345,50", "100", "7,5"]) == ","
    assert decimal_mark(["12,345.50", "1,000", "7.25"]) == "."
    assert decimal_mark([12.5, None, "1 000"]) == ","
