"""Right-to-left letters (Hebrew, Arabic ...) in a line of columns: every column stays put.

A terminal that turns such letters round takes the numbers after them along: by the rules
of Unicode (UAX #9) ``שלום  12  34`` is shown with 34 on the left of 12 and both on the
left of the word. The marks that Unicode has against it are unseen, some terminals show
them as a box, and :func:`esftui.readable.clean` lets none through. A blank Braille sign is
a letter that is read from left to right, one cell wide, with nothing to be seen in it:
in place of the first blank after such a text it keeps what follows where it is.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

ANCHOR = "\u2800"
"""What stands in place of a blank: it looks like one, and is read from left to right."""

_LETTERS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of the scripts that are written from right to left."""


def has_any(text: str) -> bool:
    """Say whether there may be letters in a text that are read from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def anchored(parts: Sequence[str]) -> list[str]:
    """Return the parts of one line (its columns and what is between them), none reordered.

    After letters that are read from right to left the first blank becomes :data:`ANCHOR`,
    where something else follows: a number, a letter read from left to right, the end of the
    line, or another column, which is two blanks or a part of nothing but blanks. Between
    two words of one text the blank stays, so that they are read in their order. No width
    changes.
    """
    walk = _Walk([list(part) for part in parts])
    for number, part in enumerate(parts):
        walk.between = part.isspace()
        for index, character in enumerate(part):
            walk.step(number, index, character)
    walk.end()
    return ["".join(part) for part in walk.parts]


class _Place(NamedTuple):
    part: int
    at: int


class _Walk:
    """A walk along a line, from a text that is read from right to left to what follows it."""

    def __init__(self, parts: list[list[str]]) -> None:
        self.parts = parts
        self.between = False
        self._turned = False
        self._blank: _Place | None = None
        self._run = 0
        self._apart = False

    def step(self, part: int, index: int, character: str) -> None:
        """Take one character in."""
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            if self._apart:
                self.end()
            self._turned, self._blank, self._apart, self._run = True, None, False, 0
        elif self._turned and character == " ":
            self._run += 1
            self._apart = self._apart or self._run > 1 or self.between
            self._blank = self._blank or _Place(part, index)
        elif self._turned:
            self._run = 0
            # a number right after such letters belongs to them: the blank comes after it
            if kind == "L" or (kind in ("EN", "AN") and self._blank is not None):
                self.end()

    def end(self) -> None:
        """Put the anchor where the first blank was, if one was needed."""
        if self._turned and self._blank is not None:
            self.parts[self._blank.part][self._blank.at] = ANCHOR
        self._turned, self._blank, self._apart, self._run = False, None, False, 0
