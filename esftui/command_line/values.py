"""What values on the command line must be written as; what is wrong is said in a sentence."""

import argparse
import re
from datetime import date

from esftui.locales import _

_AHEAD = re.compile(r"(\d{1,3})([dwm])\Z", re.ASCII)
_UNITS = {"d": "days", "w": "weeks", "m": "months"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def day(text: str) -> date:
    """Return a date that is written as 2013-03-31.

    Raises:
        argparse.ArgumentTypeError: if it is not.
    """
    try:
        if _DATE.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = _("{text} is not a date; write year-month-day, for instance 2013-03-31")
    raise argparse.ArgumentTypeError(message.format(text=text))


def ahead(text: str) -> str:
    """Return a length of time such as ``30d`` as the model writes it: ``30 days``.

    Raises:
        argparse.ArgumentTypeError: if it is none.
    """
    if found := _AHEAD.match(text):
        return f"{int(found[1])} {_UNITS[found[2]]}"
    message = _("{text} is no length of time; write days, weeks or months, for instance 30d")
    raise argparse.ArgumentTypeError(message.format(text=text))


def number(text: str) -> int:
    """Return a whole number of 1 or more.

    Raises:
        argparse.ArgumentTypeError: if it is not one.
    """
    if text.isascii() and text.isdecimal() and int(text) > 0:
        return int(text)
    message = _("{text} is not a number of 1 or more")
    raise argparse.ArgumentTypeError(message.format(text=text))


def threshold(text: str) -> int:
    """Return the threshold, from 3 to 10, below which numbers of persons are withheld.

    Raises:
        argparse.ArgumentTypeError: if it is not one.
    """
    if text.isascii() and text.isdecimal() and 3 <= int(text) <= 10:
        return int(text)
    message = _("{text} is not a threshold from 3 to 10")
    raise argparse.ArgumentTypeError(message.format(text=text))
