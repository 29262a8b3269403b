"""Small helps for telling what was meant: the nearest word, a list of words, a value."""

import calendar
import re
from collections.abc import Collection, Iterable
from itertools import islice

from esftui.locales import _
from esftui.store.personal_number import masked
from esftui.store.problem import Finding, KeyPath

OCCASIONS = ("before", "during", "after")
"""When a question can be asked, beside a time after the exit (``+3 months``)."""


_MOST, _LONG = 100, 100
"""How many words are compared with one or listed, and how much of a long one is compared."""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word that is nearest to one that was written, or nothing."""
    import difflib

    some = list(islice(words, _MOST))
    found = difflib.get_close_matches(word.lower().replace(" ", "_")[:_LONG], some, 1, 0.6)
    return found[0] if found else ""


def listed(words: Iterable[object]) -> str:
    """Return words with commas between; of very many the first."""
    some = [str(word) for word in islice(words, _MOST + 1)]
    return ", ".join(some if len(some) <= _MOST else [*some[:_MOST], "..."])


def shown(value: object) -> str:
    """Return a value for a message: short, on one line, and never a personal number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return brief(f"{value}")
    text = brief(value)
    return '"' + "".join(c if c.isprintable() else repr(c)[1:-1] for c in text) + '"'


def brief(text: str) -> str:
    """Return at most 60 characters of a text, never a personal number or a part of one."""
    seen = masked(text[:400])
    return seen if len(seen) <= 60 and len(text) <= 400 else seen[:57] + "..."


def not_among(path: KeyPath, word: str, known: Iterable[str], message: str) -> Finding | None:
    """Return a finding if a word is not among the known ones, with the nearest of them."""
    words = known if isinstance(known, Collection) else list(known)
    if word in words:
        return None
    text = message.format(word=brief(word))
    near = nearest(word, words)
    if near:
        text += "; " + _("did you mean {near}?").format(near=near)
    elif words:
        text += "; " + _("known: {known}").format(known=listed(words))
    return Finding(path, text)


def date_problem(text: str) -> str | None:
    """Return what is wrong with a date, or nothing."""
    whole = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if whole:
        year, month, day = (int(part) for part in whole.groups())
        if year < 1:
            return _("there is no year {year}").format(year=whole[1])
        if not 1 <= month <= 12:
            return _("{value} is no date: there is no month {month}").format(
                value=text, month=whole[2]
            )
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            message = _("{value} is no date: that month has {days} days")
            return message.format(value=text, days=days)
        return None
    loose = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    if loose:
        year, month, day = (int(part) for part in loose.groups())
        message = _("{value} is not written as a date is: write {instead}")
        return message.format(value=text, instead=f"{year:04d}-{month:02d}-{day:02d}")
    message = _("{value} is not a date: write year, month and day, as in 2013-03-31")
    return message.format(value=shown(text))


def occasion_known(occasion: str) -> bool:
    """Say whether a word is an occasion: before, during, after or ``+3 months``."""
    if occasion in OCCASIONS:
        return True
    number, _blank, unit = occasion[1:].partition(" ")
    return (
        occasion.startswith("+")
        and number.isascii()
        and number.isdigit()
        and len(number) <= 4
        and unit in ("day", "days", "week", "weeks", "month", "months")
    )
