r"""What a text looks like to one who seeks numbers in it, whatever signs it is written with.

Digits of every script, dashes, blanks and line ends of every kind become the plain ones,
escapes (``\u2013``) the sign that they stand for, and what shows nothing (zero-width signs,
soft hyphens, marks on digits, control characters) becomes nothing. Every sign keeps its
place, so that what is found can be pointed at in the text itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

NOTHING = "\0"
"""Stands where nothing is seen."""

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FILLERS = frozenset((0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0))
_BREAKS = frozenset(map(ord, "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"))
_DASHES = frozenset(map(ord, "-_\u02d7\u2043\u207b\u208b\u2212\u2796"))
_DOTS = {0x2024: ".", 0x2044: "/", 0x2215: "/", 0x29F8: "/", 0x2800: " "}

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[tnr/ _NLPvf0abe])"
)
# the letters of Western Europe, which there are many of, cannot be part of a number
_ESCAPE_IN_BYTES = re.compile(_ESCAPE.pattern.replace("|u[", "|u(?!00[c-fC-F])[", 1).encode())
_ONE = {"t": " ", "/": "/", " ": " ", "_": " "} | dict.fromkeys("nrNLPvf", "\n")

# for the quick look: what can stand between digits is taken out, what can be a digit is 0
_BETWEEN = bytes([*range(0x21), 0x7F, *b"+-./_", *range(0x80, 0xC0), 0xC2, 0xC3, 0xCC, 0xCD, 0xE2])
_QUICK = bytes.maketrans(
    b"123456789TRSUWXJKLMNtrsuwxjklmn" + bytes(range(0xC0, 0x100)),
    b"000000000" + b"T" * 22 + b"0" * 64,
)
_TEN, _SIX_AND_LETTER = b"0" * 10, b"000000T"

_PIECE, _MOST, _OVERLAP = 1 << 16, 1 << 17, 1 << 8
_NEVER_IN_A_NUMBER = re.compile(r'["{}\[\]()]|:[ \n]')
_NEVER_IN_BYTES = re.compile(_NEVER_IN_A_NUMBER.pattern.encode())


class _Signs(dict[int, str]):
    """A sign for each character, as :meth:`str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        sign = _sign(code)
        if code < 0x3000:  # the others are too many to be remembered
            self[code] = sign
        return sign


def _sign(code: int) -> str:
    if code in _FULL_WIDTH:
        code -= 0xFEE0
    character = chr(code)
    if code in _BREAKS:
        return "\n"
    if code in _DASHES:
        return "-"
    if code in _DOTS:
        return _DOTS[code]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Zs" or character == "\t":
        return " "
    if category == "Pd":
        return "-"
    if category in ("Cf", "Cc", "Cs", "Cn", "Mn", "Me") or code in _FILLERS:
        return NOTHING
    return "+" if character in "\u207a\ufe62\u2795" else character


_SIGNS = _Signs()


def signs(text: str) -> str:
    """Return a text of the same length in plain signs."""
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: _unescaped(escape[0]), text)
    return text.translate(_SIGNS)


@lru_cache(maxsize=4096)
def _unescaped(escape: str) -> str:
    """Return what an escape stands for, and nothing in the rest of its places."""
    return _meant(escape).ljust(len(escape), NOTHING)


@lru_cache(maxsize=4096)
def _unescaped_bytes(escape: bytes) -> bytes:
    return _meant(escape.decode("ascii")).encode("utf-8", "surrogatepass")


def _meant(escape: str) -> str:
    kind = escape[1]
    if kind not in "uUx":
        return _ONE.get(kind, NOTHING)
    if len(escape) == 12:  # the halves of one character
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(escape[2:], 16)
    return chr(code) if code < 0x110000 else NOTHING


def may_hold(raw: bytes) -> bool:
    """Say whether there can be a personal number in UTF-8 text; if not, there is none."""
    if b"\\" in raw:
        raw = _ESCAPE_IN_BYTES.sub(lambda escape: _unescaped_bytes(escape[0]), raw)
    quick = raw.translate(_QUICK, _BETWEEN)
    return _TEN in quick or _SIX_AND_LETTER in quick


def pieces(text: str | bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of pieces of a text, cut where no number goes on.

    Where there is no such place for long, they overlap, so that what is made of a piece
    is never large.
    """
    start = 0
    while start < len(text):
        end = _cut(text, start + _PIECE)
        if end - start > _MOST:
            yield start, start + _MOST
            start += _MOST - _OVERLAP
        else:
            yield start, end
            start = end


def _cut(text: str | bytes, start: int) -> int:
    """Return where a text can be cut after a place: its end, or too far away, if nowhere."""
    match = (
        _NEVER_IN_A_NUMBER.search(text, start, start + _MOST)
        if isinstance(text, str)
        else _NEVER_IN_BYTES.search(text, start, start + _MOST)
    )
    return match.start() if match else min(len(text), start + _MOST)
