from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.store.personal_number import MASK, find, find_in_bytes, masked

# made up for tests; the date parts are real dates and the check digits are right
NUMBERS = (
    "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876",
    "811218 9876", "811218 - 9876", "811218\u20139876", "811218\u22129876", "811218\u00a09876",
    "811278-9873", "198112789873", "000229-0005", "20000229-0005",
)  # fmt: skip
NONE = (
    "811218-9875",  # check digit
    "811318-9875", "811232-9878", "811292-9875", "010229-0004", "19010229-0004",  # dates
    "212000-0142", "556036-0793",  # organisations: no month above 12
    "10617649", "18336099", "2013-03-31", "2011-06-01 - 2014-06-30", "0704-123456",
    "9811218-9876", "811218-98765", "0.8112189876", "15811218-9876", "FIA-001",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """Return the digit that Luhn's formula adds to nine others (written anew, by its rule)."""
    doubled = [int(d) * (2, 1)[i % 2] for i, d in enumerate(digits)]
    return str(-sum(sum(map(int, str(number))) for number in doubled) % 10)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("around", ["{}", "pnr {}.", "x{}y", '"{}",', "({})"])
def test_a_number_is_found_however_it_is_written(number: str, around: str) -> None:
    text = around.format(number)
    assert [text[start:end] for start, end in find(text)] == [number]
    raw = text.encode()
    assert [raw[start:end].decode() for start, end in find_in_bytes(raw)] == [number]
    assert masked(text) == around.format(MASK)


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(find(text)) == []
    assert find_in_bytes(text.encode()) == []
    assert masked(text) == text


@given(
    st.dates(date(1880, 1, 1), date(2024, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "-", "+", " ", "\u2013"]),
)
def test_every_valid_number_is_found_and_no_other_check_digit(
    born: date, serial: int, coordination: bool, century: bool, dash: str
) -> None:
    day = born.day + (60 if coordination else 0)
    nine = f"{born:%y%m}{day:02d}{serial:03d}"
    right = check_digit(nine)
    for digit in "0123456789":
        number = f"{born.year // 100 if century else ''}{nine[:6]}{dash}{nine[6:]}{digit}"
        assert bool(list(find(number))) == (digit == right)


def test_a_number_is_found_in_json_that_keeps_to_ascii() -> None:
    assert find_in_bytes(rb'{"note": "811218\u20139876"}') == [(10, 26)]


def test_many_numbers_are_found_once_each() -> None:
    raw = "å 811218-9876, 8112189876 ö 19811218-9876".encode()
    assert [raw[a:b] for a, b in find_in_bytes(raw)] == [
        b"811218-9876",
        b"8112189876",
        b"19811218-9876",
    ]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_can_be_looked_through(raw: bytes) -> None:
    for start, end in find_in_bytes(raw):
        assert 10 <= end - start <= 30


@given(st.text(st.sampled_from("0123456789-+ x\u2013å"), max_size=60))
def test_the_quick_search_finds_what_the_thorough_one_finds(text: str) -> None:
    raw = text.encode()
    quick = [raw[a:b].decode() for a, b in find_in_bytes(raw)]
    assert quick == [text[a:b] for a, b in find(text)]
