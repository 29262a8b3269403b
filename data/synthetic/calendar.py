"""Days on which things happen: weekdays of a month, outside the holidays."""

from datetime import date, timedelta

from esftui.model.dates import month_end

SATURDAY = 5

# the first working days of a month where a holiday comes first
_OPENS = {1: 7, 8: 6}
# the last ones where a holiday comes last
_CLOSES = {12: 20, 7: 12}


def workdays(month: str, opens: date | None = None, closes: date | None = None) -> list[date]:
    """Return the days of a month (``2012-01``) that people start and stop on.

    ``opens`` and ``closes`` bound them, for the first and the last month of a project.
    """
    first = date.fromisoformat(f"{month}-01")
    start = first.replace(day=_OPENS.get(first.month, 1))
    end = first.replace(day=_CLOSES[first.month]) if first.month in _CLOSES else month_end(first)
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [
        day
        for day in days
        if day.weekday() < SATURDAY
        and (opens is None or day >= opens)
        and (closes is None or day <= closes)
    ]


def weekday(day: date) -> date:
    """Return a day itself, or the Friday before it if it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
