"""Pseudonyms in free text, however they are written: ``FS-001``, ``fs001`` or ``FS 1``."""

import re
import unicodedata
from collections.abc import Iterable

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_TELLS_NOTHING = re.compile(r"\d{1,3}|.")
_BETWEEN = r"[\W_]{0,3}"
"""What may stand between the letters and the number of a pseudonym."""


def parts(name: str) -> tuple[str, ...]:
    """Return the letters and numbers of a pseudonym, without capitals, signs and zeros in front.

    Two pseudonyms with the same parts are taken for one by anybody who reads them aloud.
    """
    return tuple(part.lstrip("0") for part in _PARTS.findall(name.casefold()))


class Pseudonyms:
    """Finds the pseudonyms of a register in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the pseudonyms; those too short to be told from numbers and words are left out."""
        found = {_pattern(name) for name in names if not _TELLS_NOTHING.fullmatch(name)}
        written = "|".join(sorted(found, key=lambda each: (-len(each), each)))
        self._any = re.compile(rf"(?<!\w)(?:{written})(?!\w|-\d)") if found else None

    def in_(self, text: str) -> bool:
        """Say whether one of them stands in a text as a word of its own."""
        return self._any is not None and self._any.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pattern(name: str) -> str:
    """Return what finds a pseudonym: as it is written, or in its parts with other signs."""
    exact = re.escape(_plain(name))
    split = _PARTS.findall(_plain(name))
    if len(split) < 2 or not any(part.isdecimal() for part in split):
        return exact
    loose = (rf"0*{part.lstrip('0')}" if part.isdecimal() else re.escape(part) for part in split)
    return f"{exact}|{_BETWEEN.join(loose)}"
