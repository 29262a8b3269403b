from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.dialogs import SHOWN, sample_project, swedish

from esftui.entry.day_words import DayError, describe_day, read_day

__all__ = ["swedish"]
TODAY = date(2013, 5, 2)
PROJECT = sample_project()


def read(text: str) -> date:
    return read_day(text, SHOWN, PROJECT, TODAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013-03-31", date(2013, 3, 31)),
        (" 2013-3-1 ", date(2013, 3, 1)),
        ("20130301", date(2013, 3, 1)),
        ("31/3", date(2013, 3, 31)),
        ("31/3 2012", date(2012, 3, 31)),
        ("31/3-12", date(2012, 3, 31)),
        ("2012-02", date(2012, 2, 29)),
        ("2013", date(2013, 12, 31)),
        ("mar 2012", date(2012, 3, 31)),
        ("augusti", date(2013, 8, 31)),
        ("12 maj", date(2013, 5, 12)),
        ("12 May 2012", date(2012, 5, 12)),
        ("v13", date(2013, 3, 31)),
        ("2012-W01", date(2012, 1, 8)),
        ("idag", TODAY),
        ("Today", TODAY),
        ("i går", date(2013, 5, 1)),
        ("igår", date(2013, 5, 1)),
        ("imorgon", date(2013, 5, 3)),
        ("-3m", date(2012, 12, 31)),
        ("−1 mån", date(2013, 2, 28)),
        ("+10d", date(2013, 4, 10)),
        ("+2v", date(2013, 4, 14)),
        ("-1å", date(2012, 3, 31)),
        ("slut", date(2014, 6, 30)),
        ("END", date(2014, 6, 30)),
        ("start", date(2011, 6, 1)),
        ("start + 3 månader", date(2011, 9, 1)),
        ("end - 6 months", date(2013, 12, 30)),
        ("slut - 1 år", date(2013, 6, 30)),
        ("mobilisering slut", date(2011, 11, 30)),
        ("mobilisation end", date(2011, 11, 30)),
        ("Genomförande börjar", date(2011, 12, 1)),
    ],
)
def test_a_date_is_understood_as_people_write_it(text: str, expected: date) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2013-02-30", "1 to 28"),
        ("30/2", "1 to 28"),
        ("2013-13", "no month 13"),
        ("5/0", "no month 0"),
        ("0213-03-01", "between 1900 and 2100"),
        ("+99999d", "between 1900 and 2100"),
        ("-999999d", "between 1900 and 2100"),
        ("+999999y", "between 1900 and 2100"),
        ("2013w53", "weeks 1 to 52"),
        ("+3q", "counted in"),
        ("snart", "Not a date"),
        ("2013-03-31x", "Not a date"),
        ("start + 3 fortnights", "Not a date"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text: str, words: str) -> None:
    with pytest.raises(DayError, match=words) as caught:
        read(text)
    assert not caught.value.unfinished


@pytest.mark.parametrize(
    "text", ["", "2", "201", "2013-", "2013-03-", "3/", "-", "-3", "ida", "sl"]
)
def test_a_date_on_its_way_is_not_called_wrong(text: str) -> None:
    with pytest.raises(DayError) as caught:
        read(text)
    assert caught.value.unfinished


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_of_the_bounds_is_read_back_from_its_own_iso_form(day: date) -> None:
    assert read(day.isoformat()) == day
    assert read(f"{day.day}/{day.month} {day.year}") == day


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_says_why_not(text: str) -> None:
    try:
        day = read(text)
    except DayError as error:
        said = str(error)
    else:
        said = "a date"
        assert date(1900, 1, 1) <= day <= date(2100, 12, 31)
    assert said


@pytest.mark.usefixtures("swedish")
def test_a_date_is_described_by_weekday_week_phase_and_elapsed_time() -> None:
    assert describe_day(SHOWN, PROJECT, TODAY) == (
        "söndag 2013-03-31 · vecka 13 · Genomförande · 60\u00a0% av tiden"
    )
    assert "före projektets start" in describe_day(date(2010, 1, 1), PROJECT, TODAY)
    assert "efter projektets slut" in describe_day(date(2014, 7, 1), PROJECT, TODAY)
    assert "i framtiden" in describe_day(date(2013, 5, 3), PROJECT, TODAY)
    assert "av tiden" not in describe_day(SHOWN, PROJECT, TODAY, brief=True)
