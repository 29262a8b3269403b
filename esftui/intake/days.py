"""Dates as they stand in spreadsheets: ISO, ``1/3 2013``, ``1 mars 2013``, serial numbers."""

import math
import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from esftui.intake.cell import Cell, text_of
from esftui.intake.lexicon import MONTHS
from esftui.intake.reading import Read, Refusal, told
from esftui.locales import _, formats

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a date in a sheet can lie in."""

Order = Literal["ymd", "dmy"]

_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of the 1900 date system, for every day from 1900-03-01 on (ECMA-376 part 1, 18.17.4)."""
_SERIALS = range(18_264, 73_415)
"""Serial numbers of the years 1950 to 2100: smaller ones are rather a count of something."""

_MONTHS = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
_NAME = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_SEP = r"\s?[-/. ]\s?"
_WEEKDAY = re.compile(
    r"(?:m[åa]n|tis|ons|tors?|fre|l[öo]r|s[öo]n|mon|tue|wed|thu|fri|sat|sun)[a-zåäö]*\.?,? "
)
_TIME = re.compile(
    r"[ t]?(?:kl\.? ?)?(?<=[ t.l])\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
    r" ?(?:z|am|pm|[+]\d\d:\d\d)?"
)


class How(NamedTuple):
    """How dates are read: see :func:`read_date`."""

    order: Order = "ymd"
    last: bool = False
    period: tuple[date, date] | None = None


def read_date(
    cell: Cell, order: Order, last: bool = False, period: tuple[date, date] | None = None
) -> Read | Refusal:
    """Return the date that a cell stands for.

    Args:
        cell: what stands there.
        order: how a date of three pairs of digits (01-02-03) is meant.
        last: whether a month alone stands for its last day rather than its first.
        period: first and last day that are likely, where six digits can be read in two ways
            (201203: March 2012, or 3 December 2020).
    """
    return _read(cell, How(order, last, period))


def _read(cell: Cell, how: How) -> Read | Refusal:
    if isinstance(cell, date):
        return _made(cell.year, cell.month, cell.day)
    if isinstance(cell, bool):
        return _refused(cell)
    if isinstance(cell, (int, float)):
        return _of_number(cell, how)
    words = text_of(cell).casefold().replace("−", "-").replace("–", "-").rstrip(".")
    words = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
    found = _of_words(words, how)
    if found is None:
        time = _TIME.search(words)
        if time and time.end() == len(words) and time.start() > 5:
            found = _of_words(words[: time.start()].strip(), how)
    return found or _refused(cell)


def _of_number(number: float, how: How) -> Read | Refusal:
    if not math.isfinite(number):
        return _refused(number)
    whole = int(number)
    if whole in _SERIALS:
        # what stands behind the point is the time of day
        return Read(_SERIAL_ZERO + timedelta(days=whole))
    if whole == number and 19_000_000 < whole < 22_000_000:
        return _made(whole // 10_000, whole // 100 % 100, whole % 100)
    if whole == number and 100_000 <= whole < 1_000_000:
        return _six_digits(str(whole), how)
    return _refused(whole if whole == number else number)


def _of_words(words: str, how: How) -> Read | Refusal | None:
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            return read(match, how)
    return None


def _pairs(digits: str, order: Order) -> Read | Refusal:
    one, two, three = digits[:2], digits[2:4], digits[4:]
    year, day = (one, three) if order == "ymd" else (three, one)
    return _made(_century(year), int(two), int(day))


def _six_digits(digits: str, how: How) -> Read | Refusal:
    """Return a date of six digits: three pairs, or a year of four digits and a month."""
    pairs = _pairs(digits, how.order)
    if digits[:2] not in ("19", "20") or not 1 <= int(digits[4:]) <= 12:
        return pairs
    month = _month(int(digits[:4]), int(digits[4:]), how.last)
    if isinstance(pairs, Refusal) or isinstance(month, Refusal):
        return month if isinstance(pairs, Refusal) else pairs
    likely = [read for read in (pairs, month) if how.period and _inside(read, how.period)]
    if len(likely) == 1:
        return likely[0]
    message = _("{value} can be read as a day or as a month; write the date as 2013-03-31")
    return Refusal(message.format(value=digits))


def _inside(read: Read, period: tuple[date, date]) -> bool:
    return isinstance(read.value, date) and period[0] <= read.value <= period[1]


def _six(match: re.Match[str], how: How) -> Read | Refusal:
    return _six_digits(match[0], how)


def _century(year: str) -> int:
    """Return a year of two digits as one of four: 1970 to 2069."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 70 else 1900)


Form = Callable[[re.Match[str], How], Read | Refusal]


def _ymd(match: re.Match[str], _how: How) -> Read | Refusal:
    return _made(int(match[1]), int(match[2]), int(match[3]))


def _dmy(match: re.Match[str], _how: How) -> Read | Refusal:
    return _made(_century(match[3]), int(match[2]), int(match[1]))


def _three_pairs(match: re.Match[str], how: How) -> Read | Refusal:
    return _pairs("".join(part.zfill(2) for part in match.groups()), how.order)


def _day_name(match: re.Match[str], _how: How) -> Read | Refusal:
    return _made(_century(match[3]), _MONTHS[match[2]], int(match[1]))


def _name_day(match: re.Match[str], _how: How) -> Read | Refusal:
    return _made(_century(match[3]), _MONTHS[match[1]], int(match[2]))


def _year_name_day(match: re.Match[str], _how: How) -> Read | Refusal:
    return _made(int(match[1]), _MONTHS[match[2]], int(match[3]))


def _year_month(match: re.Match[str], how: How) -> Read | Refusal:
    return _month(int(match[1]), int(match[2]), how.last)


def _month_year(match: re.Match[str], how: How) -> Read | Refusal:
    return _month(int(match[2]), int(match[1]), how.last)


def _name_year(match: re.Match[str], how: How) -> Read | Refusal:
    return _month(_century(match[2]), _MONTHS[match[1]], how.last)


def _year_name(match: re.Match[str], how: How) -> Read | Refusal:
    return _month(int(match[1]), _MONTHS[match[2]], how.last)


def _no_year(match: re.Match[str], _how: How) -> Read | Refusal:
    message = _("the date {text} has no year")
    return Refusal(message.format(text=match[0]))


def _number(match: re.Match[str], how: How) -> Read | Refusal:
    return _of_number(float(match[0].replace(",", ".")), how)


_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})", _ymd),
        (r"(\d{4})(\d\d)(\d\d)", _ymd),
        (rf"(\d{{1,2}}){_SEP}(\d{{1,2}})(?:{_SEP}|, ?)(\d{{4}})", _dmy),
        (r"(\d{1,2})/(\d{1,2})[ -]'?(\d{2})", _dmy),
        (r"\d{6}", _six),
        (rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})", _three_pairs),
        (r"\d{5}(?:[.,]\d+)?", _number),
        (
            rf"(?:den )?(\d{{1,2}})(?:\.|:?[ae]|st|nd|rd|th)?[ -]?(?:of )?"
            rf"{_NAME},?[ -]?(\d{{4}}|\d{{2}})",
            _day_name,
        ),
        (rf"{_NAME}[ -]?(\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", _name_day),
        (rf"(\d{{4}})[ -]{_NAME}[ -](\d{{1,2}})", _year_name_day),
        (r"(\d{4})\s?[-/.]\s?(\d{1,2})", _year_month),
        (r"(\d{1,2})\s?[-/]\s?(\d{4})", _month_year),
        (rf"{_NAME}[ -]?(\d{{4}}|\d{{2}})", _name_year),
        (rf"(\d{{4}})[ -]?{_NAME}", _year_name),
        (rf"\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}\.? {_NAME}", _no_year),
    )
)


def _month(year: int, month: int, last: bool) -> Read | Refusal:
    if not 1 <= month <= 12:
        return _made(year, month, 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _made(year, month, 1)
    day = date(year, month, monthrange(year, month)[1] if last else 1)
    message = _("only the month {month} is given; read as {day}")
    return Read(day, message.format(month=formats.month(day.isoformat()), day=formats.iso(day)))


def _made(year: int, month: int, day: int) -> Read | Refusal:
    """Return a date, or say which part of it is impossible."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("the year {year} does not lie between {first} and {last}")
        return Refusal(message.format(year=str(year), first=str(FIRST_YEAR), last=str(LAST_YEAR)))
    if not 1 <= month <= 12:
        return Refusal(_("there is no month {number}").format(number=str(month)))
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = formats.month(f"{year:04d}-{month:02d}")
        message = _("{month} has no day {day}: it has {days} days")
        return Refusal(message.format(month=name, day=str(day), days=str(days)))
    return Read(date(year, month, day))


def _refused(cell: Cell) -> Refusal:
    message = _("{value} is not a date")
    return Refusal(message.format(value=told(text_of(cell))))
