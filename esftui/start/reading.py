"""Reading what someone has typed as an answer: texts, dates, numbers and money.

Nothing that may be a personal identity number is taken, and none is repeated in a message.
"""

import re
from datetime import date

from esftui.locales import _, formats
from esftui.model.project import Project
from esftui.start.period import last_day
from esftui.store.personal_number import find

LONGEST_TEXT = 200
"""How many characters a title or a name may have."""

MOST_KRONOR = 9_999_999_999
MOST_PERSONS = 100_000


class AnswerError(ValueError):
    """An answer that cannot be used; the message says why, in the language in use.

    ``unfinished``: it may become one when more is typed.
    """

    def __init__(self, message: str, *, unfinished: bool = False) -> None:
        super().__init__(message)
        self.unfinished = unfinished


def refuse_personal_number(text: str) -> None:
    """Let any text pass that has no personal number in it.

    Raises:
        AnswerError: if it has; the number is not repeated.
    """
    if any(find(text)):
        raise AnswerError(_("A personal identity number must never be stored."))


def read_text(text: str, missing: str) -> str:
    """Return a text of one line, spaces tidied; ``missing`` is what is said of an empty one.

    Raises:
        AnswerError: if it is empty, too long, or has signs in it that nobody sees.
    """
    words = " ".join(text.split())
    refuse_personal_number(words)
    if not words:
        raise AnswerError(missing, unfinished=True)
    if len(words) > LONGEST_TEXT:
        message = _("This is too long: at most {number} characters.")
        raise AnswerError(message.format(number=formats.number(LONGEST_TEXT)))
    if not words.isprintable():
        raise AnswerError(_("There is an invisible sign in this: type it instead of pasting it."))
    return words


def read_list(text: str) -> tuple[str, ...]:
    """Return names with commas or semicolons between, each once, in the order written.

    Raises:
        AnswerError: as :func:`read_text`.
    """
    names = (part for part in re.split(r"[,;\n]", text) if part.strip())
    return tuple(dict.fromkeys(read_text(name, "") for name in names))


# dates

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_LENGTH = re.compile(
    r"\+? ?(\d{1,3}) ?(?:(m|mån|månad|månader|months?)|(å|år|y|years?))", re.IGNORECASE
)


def read_start(text: str, today: date) -> date:
    """Return the day that a project begins; a month alone stands for its first day.

    Raises:
        AnswerError: if the text stands for no date.
    """
    month = _MONTH.fullmatch(text.strip())
    return _day(f"{text.strip()}-01" if month else text, today, _around(today), today)


def read_end(text: str, start: date, today: date) -> date:
    """Return the day that a project ends: a date, or how long it runs (``3 years``).

    Raises:
        AnswerError: if the text stands for no date.
    """
    length = _LENGTH.fullmatch(text.strip())
    if length is None:
        try:
            return _day(text, start, _around(start), today)
        except AnswerError as error:
            if error.unfinished or any(map(str.isdigit, text)):
                raise
            raise AnswerError(_how_long()) from None
    months = int(length[1]) * (1 if length[2] else 12)
    if not 1 <= months <= 1200:
        raise AnswerError(_how_long())
    return last_day(start, months)


def _how_long() -> str:
    return _("Write how long it runs, for instance 36 months, or its last day.")


def _around(day: date) -> Project:
    """Return a project that is nothing but a date that words can be counted from."""
    return Project(schema=1, id="p", title="p", owner="p", start=day, end=day)


def _day(text: str, shown: date, project: Project, today: date) -> date:
    from esftui.entry.day_words import DayError, read_day

    refuse_personal_number(text)
    try:
        return read_day(text, shown, project, today)
    except DayError as error:
        raise AnswerError(str(error), unfinished=error.unfinished) from None


# numbers

_GROUPED = re.compile(r"\d{1,3}(?:[ .,]\d{3})+|\d+", re.ASCII)
_MILLIONS = re.compile(
    r"(\d{1,4})(?:[.,](\d{1,6}))? ?(?:mkr|mnkr|mn|msek|miljon|miljoner|million|millions)",
    re.ASCII | re.IGNORECASE,
)
_UNIT = re.compile(r" ?(?:kr\.?|kronor|sek|:-)\Z", re.IGNORECASE)


def read_persons(text: str) -> int | None:
    """Return a number of persons, or nothing for nothing.

    Raises:
        AnswerError: if it is no whole number, or far too many.
    """
    return _whole(text, MOST_PERSONS, _("Write a whole number of persons, for instance 60."))


def read_kronor(text: str) -> int | None:
    """Return whole kronor, or nothing for nothing: ``5 000 000``, ``5000000 kr``, ``5 mnkr``.

    Raises:
        AnswerError: if it is no whole amount, or far too much.
    """
    words = " ".join(text.split())
    refuse_personal_number(words)
    millions = _MILLIONS.fullmatch(words)
    if millions:
        return int(millions[1]) * 1_000_000 + int((millions[2] or "").ljust(6, "0"))
    plain = re.sub(r"\A(?:sek|kr) ?", "", _UNIT.sub("", words), flags=re.IGNORECASE)
    return _whole(plain, MOST_KRONOR, _("Write whole kronor, for instance 5 000 000."))


_STAY = re.compile(
    r"(\d{1,3})(?:[.,](\d))? ?(?:(m\.?|mån\.?|månad|månader|months?)|(å|år|y|years?))?",
    re.ASCII | re.IGNORECASE,
)


def read_months(text: str) -> float | None:
    """Return a length in months, tenths at the least, or nothing for nothing: ``9,5``, ``1 år``.

    Raises:
        AnswerError: if it is none.
    """
    words = " ".join(text.split())
    refuse_personal_number(words)
    if words in ("", formats.DASH, "-"):
        return None
    found = _STAY.fullmatch(words)
    months = float(f"{found[1]}.{found[2] or 0}") * (12 if found[4] else 1) if found else 0.0
    if not months:
        raise AnswerError(_("Write months, for instance 9.5."))
    return round(months, 1)


def _whole(text: str, most: int, wanted: str) -> int | None:
    words = " ".join(text.split())
    refuse_personal_number(words)
    if words in ("", formats.DASH, "-"):
        return None
    if not _GROUPED.fullmatch(words):
        raise AnswerError(wanted)
    digits = re.sub(r"[ .,]", "", words)
    if len(digits) > 12 or int(digits) > most:
        message = _("This is too much: at most {number}.")
        raise AnswerError(message.format(number=formats.number(most)))
    return int(digits)
