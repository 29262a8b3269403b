import json
import time
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.personal_numbers import check_digit, numbers, plain_digits, written

from esftui.store.number_signs import pieces, signs
from esftui.store.personal_number import MASK, find, find_in_bytes, masked

# made up for tests; the date parts are real dates and the check digits are right
NUMBERS = (
    "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876",
    "811218 9876", "811218 - 9876", "811218\u20139876", "811218\u22129876", "811218\u00a09876",
    "811278-9873", "198112789873", "000229-0005", "20000229-0005", "640823 - 3234",
    "81.12.18-9876", "1981/12/18 9876", "1981-12-18-9876", "81 12 18 98 76", "811 218 9876",
    "19 811218-9876", "1981 1218 9876", "811218--9876", "811218\t9876", "811218-\n  9876",
    "811218/9876", "811218_9876", "81-12-18-9876", "1981. 12. 18. 9876",
    "８１１２１８－９８７６", "٨١١٢١٨-٩٨٧٦", "8\u200b1\u200b1\u200b2\u200b1\u200b8-9876",
    "811218\u00ad9876", "811218\ufe589876", "8\u03361\u03361\u03362\u03361\u03368\u03369876",
)  # fmt: skip
LETTERED = (
    "811218-T873", "19811218T873", "811218-R873", "811218-n873", "19811278-S870", "811218 X873",
    "19811218-TF12", "811218-TF12", "19811218Tf29", "19811218-T123", "1981-12-18-TF12",
    "19810829M071", "19450829K088", "19930829X802",
)  # fmt: skip
NONE = (
    "811218-9875",  # check digit
    "811318-9875", "811232-9878", "811292-9875", "010229-0004", "19010229-0004",  # dates
    "212000-0142", "556036-0793", "16556036-0793", "165560360793",  # organisations: no such month
    "10617649", "18336099", "2013-03-31", "2011-06-01 - 2014-06-30", "0704-123456",
    "9811218-9876", "811218-98765", "0.8112189876", "15811218-9876", "FIA-001",
    "811218-T872", "811218-A873", "811318-TF12", "19811318-T123", "811218-T123", "811218-TF1",
    "20130331T120000", "2013-03-31T12:00:00", "bankgiro 5050-1055", "plusgiro 81 12 18-9",
    "SE45 5000 0000 0583 9825 7466", "4571 1234 8112 1898 76",
)  # fmt: skip


def last_right(template: str) -> str:
    """Return a text whose last digit, of ten or twelve, is made a right check digit."""
    digits = plain_digits(template)
    assert len(digits) in (10, 12)
    return template[:-1] + check_digit(digits[-10:-1])


# each would pass by its date and check digit: only how it is written tells that it is none
LOOKALIKES = tuple(
    last_right(template)
    for template in (
        "2012-01-31 1500", "2012-01-31 - 1500", "2012-01-31 – 2014", "2012/01/31/1230",
        "2012-01-31-1500", "20120131 1500", "2012 01 31 15 00", "12-01-31 1500", "12.01.31 3500",
        "2012-11-05 350", "0701 23 45 67", "070-123 45 67", "070 123 45 67", "0708-12 34 56",
        "8 112 189 876", "198 112 189 876", "FS-2012010112", "FS2012010112", "0.8112189876",
        "+45 12 12 12 12",
    )
    if len(plain_digits(template)) in (10, 12)
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS + LETTERED)
@pytest.mark.parametrize(
    "around", ["{}", "pnr {}.", "z{}y", '"{}",', "({})", "å {} ö\n", "nr: {}", "a1/{}"]
)
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


@pytest.mark.parametrize("text", LOOKALIKES)
@pytest.mark.parametrize("around", ["{}", "den {} kr", "{}, ", "({})"])
def test_what_passes_by_date_and_check_digit_but_is_written_as_something_else_is_left_alone(
    text: str, around: str
) -> None:
    digits = plain_digits(text)[-10:]
    assert list(find(f"{digits[:6]}-{digits[6:]}")), "it is told by how it is written alone"
    assert masked(around.format(text)) == around.format(text)


@given(
    st.dates(date(1880, 1, 1), date(2024, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "-", "+", "\u2013", "\u2212"]),
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


OTHER_TEXT = st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=30).filter(
    # what may go on with the number is told apart by the cases above
    lambda text: not text.endswith((".", ",", ":", "+"))
)


@given(OTHER_TEXT, numbers().flatmap(lambda one: st.tuples(st.just(one), written(one))), OTHER_TEXT)
def test_a_number_in_any_form_in_any_text_is_found_and_nothing_of_it_is_left(
    before: str, number: tuple[tuple[str, str, str], str], after: str
) -> None:
    (_century, _six, last), text = number
    whole = f"{before}¤{text}¤{after}"
    shown = masked(whole)
    assert MASK in shown
    assert masked(shown) == shown
    assert plain_digits(last)[-3:] not in plain_digits(shown)
    assert list(find(shown)) == []
    assert find_in_bytes(whole.encode())


@given(numbers(before=2025), st.sampled_from(["", "-", "+"]), st.booleans())
def test_the_usual_forms_are_found_for_the_young_too(
    number: tuple[str, str, str], dash: str, century: bool
) -> None:
    text = (number[0] if century else "") + number[1] + dash + number[2]
    assert masked(f"({text})") == f"({MASK})"


@given(st.lists(numbers().flatmap(written) | st.sampled_from(["12 ", "-", " 7 ", ", ", "å", "."])))
def test_what_is_masked_once_is_masked_for_good(pieces: list[str]) -> None:
    shown = masked(" ".join(pieces))
    assert masked(shown) == shown
    assert list(find(shown)) == []


@given(numbers().flatmap(written))
def test_a_number_is_found_in_json_and_yaml_that_keep_to_ascii(text: str) -> None:
    raw = json.dumps({"note": text}).encode()
    (span,) = find_in_bytes(raw)
    assert b'"note": "' not in raw[slice(*span)]
    assert list(find(raw.decode()))
    printable = text.replace("\0", "")
    assert find_in_bytes(yaml.safe_dump({"note": printable}, width=9999).encode())


@pytest.mark.parametrize(
    "text",
    [
        r"\u0038\u0031\u0031218\u20139876",
        r"81121\x38-9876",
        r"\U00000038\x31\x312189876",
        r"811218\t9876",
        r"1981\/12\/18 9876",
        r"811218-\n9876",
        r"\ud835\udfd6112189876",
    ],
)
def test_a_number_is_found_in_escapes_of_every_kind(text: str) -> None:
    assert masked(f"«{text}»") == f"«{MASK}»"
    assert find_in_bytes(text.encode())


def test_letters_that_are_escaped_make_no_number() -> None:
    assert find_in_bytes(rb'"V\u00e4xj\u00f6 811218-98\u00e5"') == []


def test_many_numbers_are_found_once_each() -> None:
    raw = "å 811218-9876, 8112189876 ö 19811218-9876".encode()
    assert [raw[a:b] for a, b in find_in_bytes(raw)] == [
        b"811218-9876",
        b"8112189876",
        b"19811218-9876",
    ]


def test_a_number_far_into_a_large_text_is_found_where_it_stands() -> None:
    row = '{"id": "P-1", "start": "2012-02-01", "municipality": "Älmhult"},\n'
    raw = (row * 5000 + "811218-9876 " + row * 5000).encode()
    (span,) = find_in_bytes(raw)
    assert raw[slice(*span)] == b"811218-9876"


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_can_be_looked_through(raw: bytes) -> None:
    for start, end in find_in_bytes(raw):
        assert 0 <= start < end <= len(raw)


@given(st.text(max_size=100))
def test_every_sign_keeps_its_place(text: str) -> None:
    assert len(signs(text)) == len(text)


ALPHABET = "0123456789-+ x/.:,\n\\Tu2013å\u2013\u200b٣６KF"


@given(st.text(st.sampled_from(ALPHABET), max_size=60))
def test_the_quick_search_finds_what_the_thorough_one_finds(text: str) -> None:
    raw = text.encode()
    quick = [raw[a:b].decode() for a, b in find_in_bytes(raw)]
    assert quick == [text[a:b] for a, b in find(text)]


@given(st.lists(st.sampled_from([b'"', b": ", b"8112189876", b"{", b" "]), max_size=12))
def test_pieces_are_the_whole_text_and_never_cut_a_number(parts: list[bytes]) -> None:
    raw = b"".join(part + b"x" * 30_000 + b'"' for part in parts)
    for text in (raw, raw.decode()):
        places = list(pieces(text))
        assert "".join(map(str, (raw[a:b].decode() for a, b in places))) == raw.decode()
        assert sum(raw[a:b].count(b"8112189876") for a, b in places) == raw.count(b"8112189876")


@pytest.mark.parametrize("before", range(0, 24, 5))
def test_a_number_is_found_once_in_a_text_without_any_place_to_cut(before: int) -> None:
    size = 2**17 + 2**16
    for filler in ("x", "å", "\u200b"):
        text = filler * (size - before) + "811218-9876" + filler * size
        spans = list(find(text))
        assert [text[a:b].strip("\u200b") for a, b in spans] == ["811218-9876"]
        assert len(find_in_bytes(text.encode())) == 1


def test_digits_without_end_are_looked_through_in_a_time_that_grows_with_their_number() -> None:
    def seconds(text: str) -> float:
        begun = time.process_time()
        list(find(text))
        return time.process_time() - begun

    for piece in ("1 ", "811218-", "81 ", "8\u200b", "2012-01-31 ", "811218T"):
        short = min(seconds(piece * 2_000) for _ in range(3))
        assert seconds(piece * 16_000) < 40 * max(short, 0.002)
