"""Numbers, money, shares and dates as people write them, rounded in our way.

Rounding is half away from zero and for display alone. The few words and signs that are
needed stand here, the same as in Unicode's locale data (a test compares them with Babel's):
to load all of that would be a tenth of the program's start.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from esftui.locales import _, language

DASH = "–"
"""What stands where there is nothing to show."""

_SEPARATORS = {
    "sv": str.maketrans(",.-", "\u00a0,−"),
    "en": str.maketrans("-", "−"),
}
"""What Python's own thousands, decimals and minus become."""

_MONTHS = {
    "sv": ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_WEEKDAYS = {
    "sv": ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def rounded(value: float | Decimal, decimals: int = 0) -> Decimal:
    """Return a value rounded half away from zero."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@lru_cache(maxsize=4096)
def _number(value: float | Decimal, decimals: int, name: str) -> str:
    shown = rounded(value, decimals)
    # nothing is never less than nothing
    return f"{shown if shown else abs(shown):,.{decimals}f}".translate(_SEPARATORS[name])


def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """Return a number with groups: ``10 617 649`` (no-break spaces), or a dash for nothing."""
    return DASH if value is None else _number(value, decimals, language())


def signed(value: float | None, decimals: int = 0) -> str:
    """Return a number with its sign, also when it is positive; zero has none."""
    if value is None:
        return DASH
    text = number(value, decimals)
    return "+" + text if rounded(value, decimals) > 0 else text


def kronor(value: float | None) -> str:
    """Return money in whole kronor: ``10 617 649 kr``."""
    if value is None:
        return DASH
    # NOTE: money in whole kronor; the space is a no-break space
    return _("SEK {amount}").format(amount=number(value))


def millions(value: float | None, decimals: int = 1) -> str:
    """Return kronor as a number of millions, without the unit: ``9,1``."""
    return DASH if value is None else number(value / 1_000_000, decimals)


def percent(share: float | None, decimals: int = 0) -> str:
    """Return a share (0-1) as per cent: ``57,9 %``."""
    if share is None:
        return DASH
    # NOTE: a percentage; Swedish has a no-break space before the sign
    return _("{number}%").format(number=number(Decimal(repr(share)) * 100, decimals))


def iso(day: date | None) -> str:
    """Return a date as ``2013-03-31``, or a dash."""
    return DASH if day is None else day.isoformat()


def month(key: str) -> str:
    """Return a month such as ``2013-03`` as ``mar 2013``."""
    return f"{month_name(key)} {key[:4]}"


def month_name(key: str) -> str:
    """Return a month such as ``2013-03`` as ``mar``: three letters, since they stand in columns."""
    return _MONTHS[language()][int(key[5:7]) - 1]


def weekday(day: date) -> str:
    """Return a date's day of the week: ``söndag``."""
    return _WEEKDAYS[language()][day.weekday()]


def sort_key(text: str) -> str:
    """Return a key that sorts å, ä and ö last, in that order, whatever the case."""
    return text.casefold().translate(_LAST)


_LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y"})
