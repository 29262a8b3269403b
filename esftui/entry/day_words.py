"""Dates as people write them: ``31/3``, ``mar 2013``, ``today``, ``-3m``, ``end``.

Swedish and English words are understood side by side, whatever the screen's language.
Days without a year, and steps such as ``-3m``, are counted from the date that is shown.
Nothing here knows Textual, so that a command line can read the same words.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from esftui.locales import _, formats
from esftui.model.dates import DeadlineError, add_months, month_end, resolve_deadline
from esftui.model.project import Project

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a project's date can lie in; anything else is a slip of the finger."""

_MONTH_NAMES = (
    "januari january jan",
    "februari february feb",
    "mars march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "augusti august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_DAYS_FROM_TODAY = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "nu": 0,
    "now": 0,
    "igår": -1,
    "i går": -1,
    "yesterday": -1,
    "imorgon": 1,
    "i morgon": 1,
    "tomorrow": 1,
}

_UNITS = {
    "d": "day",
    "dag": "day",
    "dagar": "day",
    "day": "day",
    "days": "day",
    "v": "week",
    "w": "week",
    "vecka": "week",
    "veckor": "week",
    "week": "week",
    "weeks": "week",
    "m": "month",
    "mån": "month",
    "månad": "month",
    "månader": "month",
    "month": "month",
    "months": "month",
    "å": "year",
    "år": "year",
    "y": "year",
    "year": "year",
    "years": "year",
}

_RULE_WORDS = {
    "slut": "end",
    "slutet": "end",
    "starten": "start",
    "början": "start",
    "börjar": "start",
    "slutar": "end",
}


class DayError(ValueError):
    """A text that is no date; the message says what is wrong, in the language in use.

    ``unfinished`` tells a date that is on its way (``2013-0``) from one that is wrong.
    """

    def __init__(self, message: str, *, unfinished: bool = False) -> None:
        super().__init__(message)
        self.unfinished = unfinished


def read_day(text: str, shown: date, project: Project, today: date) -> date:
    """Return the date that a text stands for.

    A month or a year alone stands for its last day, a week for its Sunday.

    Args:
        text: what was written.
        shown: the date that is on the screen, which steps such as ``-3m`` start from.
        project: whose ``start``, ``end`` and phases can be named.
        today: what ``today`` means.

    Raises:
        DayError: if the text stands for no date; its message says why.
    """
    words = _tidy(text)
    if not words:
        wanted = _("Write a date, for instance {day}.").format(day=formats.iso(shown))
        raise DayError(wanted, unfinished=True)
    if words in _DAYS_FROM_TODAY:
        return _within(today + timedelta(days=_DAYS_FROM_TODAY[words]))
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            return _within(read(match, shown))
    named = _rule(words, project)
    if named is not None:
        return _within(named)
    raise _not_understood(words, shown)


def describe_day(day: date, project: Project, today: date, *, brief: bool = False) -> str:
    """Return what a date means for a project, in words: weekday, week, phase, elapsed.

    ``brief`` leaves out how much of the period has run.
    """
    parts = [
        f"{formats.weekday(day)} {formats.iso(day)}",
        _("week {number}").format(number=formats.number(day.isocalendar().week)),
    ]
    if day < project.start:
        parts.append(_("before the project starts"))
    elif day > project.end:
        parts.append(_("after the project's end"))
    else:
        phase = project.phase_at(day)
        if phase is not None:
            parts.append(phase.title)
        if not brief:
            share = formats.percent(project.elapsed(day))
            parts.append(_("{share} of the period").format(share=share))
    if day > today:
        parts.append(_("in the future"))
    return " · ".join(parts)


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayError(_out_of_bounds())
    return day


def _out_of_bounds() -> str:
    return _("The year must lie between {first} and {last}.").format(
        first=str(FIRST_YEAR), last=str(LAST_YEAR)
    )


def _day(year: int, month: int, day: int) -> date:
    """Return a date, or say which part of it is impossible."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DayError(_out_of_bounds())
    if not 1 <= month <= 12:
        raise DayError(_("There is no month {number}: they are 1 to 12.").format(number=str(month)))
    last = month_end(date(year, month, 1)).day
    if not 1 <= day <= last:
        name = formats.month(f"{year:04d}-{month:02d}")
        raise DayError(_("{month} has the days 1 to {last}.").format(month=name, last=str(last)))
    return date(year, month, day)


def _year(text: str | None, shown: date) -> int:
    if text is None:
        return shown.year
    return int(text) + (shown.year // 100 * 100 if len(text) == 2 else 0)


def _iso_day(match: re.Match[str], shown: date) -> date:
    return _day(int(match[1]), int(match[2]), int(match[3]))


def _iso_month(match: re.Match[str], shown: date) -> date:
    return month_end(_day(int(match[1]), int(match[2]), 1))


def _whole_year(match: re.Match[str], shown: date) -> date:
    return _day(int(match[1]), 12, 31)


def _day_and_month(match: re.Match[str], shown: date) -> date:
    return _day(_year(match[3], shown), int(match[2]), int(match[1]))


def _day_and_name(match: re.Match[str], shown: date) -> date:
    return _day(_year(match[3], shown), _MONTHS[match[2]], int(match[1]))


def _named_month(match: re.Match[str], shown: date) -> date:
    return month_end(_day(_year(match[2], shown), _MONTHS[match[1]], 1))


def _week(match: re.Match[str], shown: date) -> date:
    year = int(match[1]) if match[1] else shown.isocalendar().year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DayError(_out_of_bounds())
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= int(match[2]) <= last:
        text = _("{year} has the weeks 1 to {last}.")
        raise DayError(text.format(year=str(year), last=str(last)))
    return date.fromisocalendar(year, int(match[2]), 7)


def _step(match: re.Match[str], shown: date) -> date:
    unit = _UNITS.get(match[3])
    if unit is None:
        raise DayError(_("Steps are counted in d (days), w (weeks), m (months) or y (years)."))
    amount = int(match[2]) * (-1 if match[1] == "-" else 1)
    try:
        match unit:
            case "day":
                return shown + timedelta(days=amount)
            case "week":
                return shown + timedelta(weeks=amount)
            case "month":
                return add_months(shown, amount)
            case _:
                return add_months(shown, 12 * amount)
    except (OverflowError, ValueError):
        raise DayError(_out_of_bounds()) from None


_NAME = rf"({'|'.join(_MONTHS)})\.?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), _iso_day),
    (re.compile(r"(\d{4})(\d\d)(\d\d)"), _iso_day),
    (re.compile(r"(\d{4})-(\d{1,2})"), _iso_month),
    (re.compile(r"(\d{4})"), _whole_year),
    (re.compile(r"(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}|\d{2}))?"), _day_and_month),
    (re.compile(rf"(\d{{1,2}})\.? {_NAME}(?: (\d{{4}}))?"), _day_and_name),
    (re.compile(rf"{_NAME}(?: (\d{{4}}))?"), _named_month),
    (re.compile(r"(?:(\d{4})[- ]?)?(?:v|w|vecka|week)\.? ?(\d{1,2})"), _week),
    (re.compile(r"([+-]) ?(\d{1,6}) ?([a-zåäö]+)"), _step),
)


def read_deadline(text: str, shown: date, project: Project, today: date) -> str:
    """Return a deadline as a project file writes it: ``slut - 6 mån`` as ``end - 6 months``.

    A rule stays a rule; any other words for a day become its date.

    Raises:
        DayError: if the text stands for neither; its message says why.
    """
    rule = _canonical(_tidy(text), project)
    try:
        resolve_deadline(rule, project.anchors)
    except DeadlineError:
        return read_day(text, shown, project, today).isoformat()
    return rule


def _rule(words: str, project: Project) -> date | None:
    """Return the date of a rule such as ``start + 3 months`` or ``mobilisering slut``."""
    try:
        return resolve_deadline(_canonical(words, project), project.anchors)
    except DeadlineError:
        return None


def _tidy(text: str) -> str:
    return " ".join(text.casefold().replace("−", "-").split())


def _canonical(words: str, project: Project) -> str:
    """Return the words of a rule as a project file has them, whatever their language."""
    for phase in project.phases:
        title = " ".join(phase.title.casefold().split())
        if words.startswith(title + " "):
            words = phase.id + words[len(title) :]
            break
    parts = [_RULE_WORDS.get(word, word) for word in words.split(" ")]
    if len(parts) > 1 and parts[-1] in _UNITS:
        parts[-1] = _UNITS[parts[-1]]
        if parts[-1] == "year" and parts[-2].isdigit():
            parts[-2:] = [str(12 * int(parts[-2])), "month"]
        if parts[-2] != "1":
            parts[-1] += "s"
    return " ".join(parts)


def _not_understood(words: str, shown: date) -> DayError:
    forms = f"{formats.iso(shown)}, 31/3, 2013-03"
    if _UNFINISHED.fullmatch(words) or any(word.startswith(words) for word in _BEGINNINGS):
        text = _("Write on, for instance {forms}, today, -3m, start or end.")
        return DayError(text.format(forms=forms), unfinished=True)
    return DayError(_("Not a date: write {forms}, today, -3m, start or end.").format(forms=forms))


_BEGINNINGS = (*_DAYS_FROM_TODAY, *_RULE_WORDS, *_MONTHS, "start", "end")
_UNFINISHED = re.compile(
    r"\d{1,3}|\d{4}-|\d{4}-\d{1,2}-|\d{5,7}|\d{1,2}/(\d{1,2}[ /-]\d{0,3})?"
    r"|[+-] ?\d{0,6}|(\d{4}[- ]?)?(v|w)(ecka?|eek?)?\.? ?"
)
