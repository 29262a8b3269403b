"""A command that cannot be done, and the sentence that says what to do instead."""

from collections.abc import Iterable
from difflib import get_close_matches

from esftui.locales import _


class CommandError(Exception):
    """The command was not done; ``code`` is what the process ends with."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest known word was meant, or nothing."""
    by_fold = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return _("Did you mean {word}?").format(word=by_fold[close[0]]) if close else ""


def sentences(*parts: str) -> str:
    """Return the parts that say something, as one text."""
    return " ".join(part for part in parts if part)
