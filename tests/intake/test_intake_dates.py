"""Dates as they stand in spreadsheets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.intake.days import Order, read_date
from esftui.intake.reading import Read, Refusal
from esftui.intake.style import date_order

MARCH = date(2013, 3, 1)

days = st.dates(date(1970, 1, 1), date(2069, 12, 31))
_MONTHS = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]


def value(read: Read | Refusal) -> object:
    """Return what was read, or nothing."""
    return read.value if isinstance(read, Read) else None


@pytest.mark.parametrize(
    "cell",
    [
        MARCH,
        41334,
        41334.75,
        20130301,
        130301,
        "2013-03-01",
        " 2013-3-1 ",
        "2013/03/01",
        "2013.03.01",
        "20130301",
        "130301",
        "41334",
        "1/3 2013",
        "1/3/2013",
        "1/3-13",
        "01.03.2013",
        "1 mars 2013",
        "1 mar. 2013",
        "den 1 mars 2013",
        "fredag 1 mars 2013",
        "01-mar-13",
        "1st March 2013",
        "March 1, 2013",
        "2013\u00a0-\u00a003\u00a0-\u00a001",
        "2013–03–01",
        "2013-03-01 08:30",
        "2013-03-01T08:30:00",
        "2013-03-01 kl 08.30",
    ],
)
def test_the_first_of_march_in_every_style(cell: object) -> None:
    assert read_date(cell, "ymd") == Read(MARCH)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    [
        "2013-02-30",
        "31/4 2013",
        "3/25/2013",
        "2013-13-01",
        "1/3",
        "2013",
        2013,
        "v 12 2013",
        "igår",
        "hösten 2012",
        "-",
        "1899-12-31",
        "2101-01-01",
        12,
        1.5,
        True,
        "2013-03-01 – 2013-04-01",
        "٢٠١٣-٠٣-٠١",
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(cell: object) -> None:
    read = read_date(cell, "ymd")  # type: ignore[arg-type]
    assert isinstance(read, Refusal)
    assert read.message


def test_three_pairs_of_digits_are_read_in_the_order_that_is_given() -> None:
    assert read_date("01-02-03", "ymd") == Read(date(2001, 2, 3))
    assert read_date("01-02-03", "dmy") == Read(date(2003, 2, 1))


@pytest.mark.parametrize("cell", ["2013-02", "02/2013", "feb 2013", "2013 februari", "feb-13"])
def test_a_month_alone_is_its_first_day_or_its_last_and_it_is_said(cell: str) -> None:
    first, last = read_date(cell, "ymd"), read_date(cell, "ymd", last=True)
    assert value(first) == date(2013, 2, 1)
    assert value(last) == date(2013, 2, 28)
    assert isinstance(last, Read)
    assert "only the month" in last.note


def test_six_digits_are_a_month_where_that_alone_falls_in_the_period() -> None:
    assert value(read_date("201303", "ymd")) == date(2013, 3, 1)
    period = (date(2011, 6, 1), date(2014, 6, 30))
    assert value(read_date("201203", "ymd", True, period)) == date(2012, 3, 31)
    assert value(read_date(201203, "ymd", False, (date(2020, 1, 1), date(2021, 12, 31)))) == date(
        2020, 12, 3
    )
    assert isinstance(read_date("201203", "ymd"), Refusal)


@given(days)
def test_every_day_is_read_back_from_every_style(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    pair = f"{year % 100:02d}"
    styles: list[tuple[str | int, Order]] = [
        (day.isoformat(), "ymd"),
        (f"{year}{month:02d}{number:02d}", "ymd"),
        (f"{number}/{month} {year}", "ymd"),
        (f"{number:02d}.{month:02d}.{year}", "ymd"),
        (f"{number} {_MONTHS[month - 1]} {year}", "ymd"),
        (f"{pair}-{month:02d}-{number:02d}", "ymd"),
        (f"{number:02d}-{month:02d}-{pair}", "dmy"),
        ((day - date(1899, 12, 30)).days, "ymd"),
    ]
    for text, order in styles:
        assert read_date(text, order) == Read(day), text


@given(st.text(max_size=30) | st.integers() | st.floats(), st.sampled_from(["ymd", "dmy"]))
def test_anything_is_read_or_refused(cell: str | float, order: Order) -> None:
    read = read_date(cell, order)
    assert isinstance(value(read), date) or isinstance(read, Refusal)


@given(st.lists(days, min_size=1, max_size=30), st.sampled_from(["ymd", "dmy"]))
def test_an_order_that_is_sure_reads_every_date_right(found: list[date], order: Order) -> None:
    shape = "%y-%m-%d" if order == "ymd" else "%d-%m-%y"
    guessed, sure = date_order([day.strftime(shape) for day in found])
    readable = [value(read_date(day.strftime(shape), guessed)) for day in found]
    # a whole project lies within a few years, so that the days vary more than the years
    if sure and len({day.year for day in found}) * 2 < len({day.day for day in found}):
        assert readable == found


def test_the_order_shows_itself_in_a_day_that_can_be_no_month() -> None:
    assert date_order(["31-12-13"]) == ("ymd", False)
    assert date_order(["31-12-13", "32-01-01"]) == ("ymd", True)
    assert date_order(["01-12-99"]) == ("dmy", True)
    span = [date(2012, 1, 1) + timedelta(days=17 * n) for n in range(20)]
    assert date_order([day.strftime("%d/%m/%y") for day in span]) == ("dmy", True)
    assert date_order([day.strftime("%y%m%d") for day in span]) == ("ymd", True)
    assert date_order(["2013-03-01", MARCH, None]) == ("ymd", True)
