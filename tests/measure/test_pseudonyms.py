"""Pseudonyms are found in texts however they are written, and other words are let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.measure.pseudonyms import _USUAL, Pseudonyms, parts

KNOWN = Pseudonyms(["FS-001", "7", "Björn L", "ref-3", "K2012-14"])


@pytest.mark.parametrize(
    "text",
    [
        "FS-001",
        "Om fs-001 sjuk",
        "FS001 slutade",
        "FS 001",
        "FS\u2011001",
        "FS-1:s praktik",
        "(fs_1)",
        "ＦＳ－００１",
        "FS-001-ärendet",
        "björn l har slutat",
        "Ref 3",
        "k2012/14",
        "FS-001s handlingsplan",
        "fs1s plan",
        "FS\u200b-0\u00ad01",
    ],
)
def test_a_pseudonym_is_found_as_it_is_written(text: str) -> None:
    assert KNOWN.in_(text)


@pytest.mark.parametrize(
    "text",
    ["7 deltagare", "FS-0011", "FS-001b", "FS-002", "AFS-001", "prefs 3", "FS", "K2012-140", ""],
)
def test_other_words_and_numbers_are_let_be(text: str) -> None:
    assert not KNOWN.in_(text)


def test_without_pseudonyms_nothing_is_found() -> None:
    assert not Pseudonyms([]).in_("FS-001")
    assert not Pseudonyms(["1", "x"]).in_("1 x")


def test_words_with_a_number_are_no_pseudonym_unless_it_is_written_as_in_the_register() -> None:
    known = Pseudonyms(["JA-003", "P-002", "P-12"])
    for text in ("Ja, 3 nya platser", "säger ja 3 platser", "ja: 3 st", "sid. 4 p. 2", "plan p 2"):
        assert not known.in_(text)
    for text in ("ja 003", "JA-3", "ja3", "P-2", "p 002", "P2"):
        assert known.in_(text)
    assert known.in_("Om Ja-003s plan")


@given(
    st.from_regex(r"[A-Za-zÅÄÖåäö]{1,4}[-_ ]?[0-9]{1,5}", fullmatch=True),
    st.sampled_from(["", " ", "-", "\u2011", "_", " - "]),
    st.integers(0, 3),
)
def test_signs_capitals_and_zeros_hide_no_pseudonym(name: str, sign: str, zeros: int) -> None:
    letters = "".join(each for each in name if each.isalpha())
    number = "".join(each for each in name if each.isdecimal())
    other = f"{letters.swapcase()}{sign}{'0' * zeros}{number}"
    assert parts(other) == parts(name)
    if " " not in sign or not _USUAL.fullmatch(letters.lower()):
        assert Pseudonyms([name]).in_(f"med {other}, tack")
