"""Dates as rules: month arithmetic, offsets and relative deadlines.

Month arithmetic clips to the month's last day: 31 January + 1 month is the last
day of February.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache


class DeadlineError(ValueError):
    """A deadline that cannot be computed: an impossible date or an unknown phase."""


def add_months(day: date, months: int) -> date:
    """Return ``day`` moved by ``months`` (may be negative), clipped to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """Return the last day of the month that ``day`` is in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_key(day: date) -> str:
    """Return the month of ``day`` as ``YYYY-MM``."""
    return f"{day.year:04d}-{day.month:02d}"


def months_between(first: date, last: date) -> Iterator[date]:
    """Yield the first day of each month from ``first``'s to ``last``'s, both included."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


@lru_cache(maxsize=8192)
def add_offset(day: date, offset: str, sign: int = 1) -> date:
    """Return ``day`` moved by an offset such as ``90 days`` or ``6 months``.

    Raises:
        DeadlineError: if the unit is not days, weeks or months, or the result is no date.
    """
    number, _, unit = offset.partition(" ")
    try:
        amount = sign * int(number)
        match unit.removesuffix("s"):
            case "day":
                return day + timedelta(days=amount)
            case "week":
                return day + timedelta(weeks=amount)
            case "month":
                return add_months(day, amount)
            case _:
                raise DeadlineError(offset)
    except (ValueError, OverflowError) as error:
        raise DeadlineError(offset) from error


def is_relative(deadline: str) -> bool:
    """Say whether a deadline is a rule (``start + 3 months``) rather than a date."""
    return not deadline[:1].isdigit() or " " in deadline


def resolve_deadline(deadline: str, anchors: Mapping[str, date]) -> date:
    """Return the date that a deadline stands for.

    Args:
        deadline: ``2012-03-01``, ``start + 3 months``, ``end - 6 months`` or
            ``mobilisation end``.
        anchors: the dates that a rule may start from, by ``start``, ``end``,
            ``<phase> start`` and ``<phase> end``.

    Raises:
        DeadlineError: if the date is impossible or the anchor is unknown.
    """
    if not is_relative(deadline):
        try:
            return date.fromisoformat(deadline)
        except ValueError as error:
            raise DeadlineError(deadline) from error
    for sign, mark in ((1, " + "), (-1, " - ")):
        anchor, found, offset = deadline.partition(mark)
        if found:
            return add_offset(_anchor(anchor, anchors), offset, sign)
    return _anchor(deadline, anchors)


def _anchor(name: str, anchors: Mapping[str, date]) -> date:
    try:
        return anchors[name]
    except KeyError:
        raise DeadlineError(name) from None
