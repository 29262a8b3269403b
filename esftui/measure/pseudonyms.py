"""Pseudonyms in free text, however they are written: ``FS-001``, ``fs001`` or ``FS 1``."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_PARTS = re.compile(r"[^\W\d_]+|\d+")
_TELLS_NOTHING = re.compile(r"\d{1,3}|.")
_JOINS = re.compile(r"[\s\-\u2010-\u2015\u2212_./#]{0,3}")
"""What may stand between the letters and the number of a pseudonym: no comma, no colon."""
_OF_IT = re.compile(r"s(?!\w)")
"""The genitive: ``FS-001s plan``."""
_USUAL = re.compile(
    r"\w|av|en|ett|för|ja|kl|med|nej|nr|och|om|per|på|sid|st|till|vi"
    r"|and|at|by|for|in|no|of|on|or|page|to|we|yes"
)
"""Words and letters that numbers stand beside in any text: ``ja 3``, ``sid. 4 p 12``."""


def parts(name: str) -> tuple[str, ...]:
    """Return the letters and numbers of a pseudonym, without capitals, signs and zeros in front.

    Two pseudonyms with the same parts are taken for one by anybody who reads them aloud.
    """
    return tuple([part.lstrip("0") for part in _PARTS.findall(name.casefold())])


class Pseudonyms:
    """Finds the pseudonyms of a register in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the pseudonyms; those too short to be told from numbers and words are left out."""
        self._known: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for name in names:
            if not _TELLS_NOTHING.fullmatch(name) and (found := parts(_plain(name))):
                self._known.setdefault(found, set()).add(tuple(_PARTS.findall(_plain(name))))
        self._lengths = sorted({len(each) for each in self._known})

    def in_(self, text: str) -> bool:
        """Say whether one of them stands in a text as a word of its own."""
        if not self._known:
            return False
        plain = _plain(text)
        places = [(part.start(), part.end()) for part in _PARTS.finditer(plain)]
        return any(
            self._is_one(plain, places[at : at + length])
            for at in range(len(places))
            for length in self._lengths
            if at + length <= len(places)
        )

    def _is_one(self, text: str, places: list[tuple[int, int]]) -> bool:
        spelt = tuple(text[start:end] for start, end in places)
        names = self._known.get(tuple(part.lstrip("0") for part in spelt))
        if names is None or not _by_itself(text, places):
            return False
        # of a word, or a letter, with a number apart only the number as it is in the register
        usual = _USUAL.fullmatch(spelt[0]) is not None
        apart = any(" " in text[end:start] for (_, end), (start, _) in pairwise(places))
        return not (usual and apart) or spelt in names


def _plain(text: str) -> str:
    """Return a text as it is read: signs without width, which nobody sees, are left out."""
    found = unicodedata.normalize("NFKC", text).casefold()
    if found.isascii():
        return found
    return "".join(sign for sign in found if unicodedata.category(sign) != "Cf")


def _by_itself(text: str, places: list[tuple[int, int]]) -> bool:
    """Say whether parts of a text stand together, and are no part of a longer word or number."""
    for (_start, end), (start, _end) in pairwise(places):
        if not _JOINS.fullmatch(text, end, start):
            return False
    before, after = text[: places[0][0]][-1:], text[places[-1][1] :][:2]
    if _word(before) or (_word(after[:1]) and not _OF_IT.match(after)):
        return False
    return not (after[:1] == "-" and after[1:].isdecimal())


def _word(sign: str) -> bool:
    return sign == "_" or sign.isalnum()
