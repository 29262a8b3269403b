"""Pseudonyms in free text, however they are written: ``FS-001``, ``fs001`` or ``FS 1``."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_TELLS_NOTHING = re.compile(r"\d{1,3}|.")
_APART = 3
"""So many signs may stand between the letters and the number of a pseudonym."""


def parts(name: str) -> tuple[str, ...]:
    """Return the letters and numbers of a pseudonym, without capitals, signs and zeros in front.

    Two pseudonyms with the same parts are taken for one by anybody who reads them aloud.
    """
    return tuple([part.lstrip("0") for part in _PARTS.findall(name.casefold())])


class Pseudonyms:
    """Finds the pseudonyms of a register in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the pseudonyms; those too short to be told from numbers and words are left out."""
        found = {parts(_plain(name)) for name in names if not _TELLS_NOTHING.fullmatch(name)}
        self._known = found - {()}
        self._lengths = sorted({len(each) for each in self._known})

    def in_(self, text: str) -> bool:
        """Say whether one of them stands in a text as a word of its own."""
        if not self._known:
            return False
        plain = _plain(text)
        found = [(part.start(), part.end()) for part in _PARTS.finditer(plain)]
        spelt = [plain[start:end].lstrip("0") for start, end in found]
        return any(
            tuple(spelt[at : at + length]) in self._known
            and _by_itself(plain, found[at : at + length])
            for at in range(len(found))
            for length in self._lengths
        )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _by_itself(text: str, places: list[tuple[int, int]]) -> bool:
    """Say whether parts of a text stand together, and are no part of a longer word or number."""
    for (_start, end), (start, _end) in pairwise(places):
        if start - end > _APART:
            return False
    before, after = text[: places[0][0]][-1:], text[places[-1][1] :][:2]
    if _word(before) or _word(after[:1]):
        return False
    return not (after[:1] == "-" and after[1:].isdecimal())


def _word(sign: str) -> bool:
    return sign == "_" or sign.isalnum()
