"""A file's bytes as text, and places in it."""

import codecs
import os
import re
import stat
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from esftui.locales import _
from esftui.store.personal_number import any_in_bytes, find
from esftui.store.problem import FileProblems, Problem

BOM = b"\xef\xbb\xbf"
YAML_LIMIT = 5_000_000
"""The largest project file that is read, in bytes."""
REGISTER_LIMIT = 50_000_000
"""The largest register that is read, in bytes."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
MOST = 200
"""How many personal numbers of a file, or strange characters, are told."""


class Source(NamedTuple):
    """A file as it was read: ``text`` is what stands after a byte order mark, if any."""

    path: Path
    raw: bytes
    text: str
    bom: bool

    def problem(self, index: int, message: str, key: str = "") -> Problem:
        """Return an error at a character of the text."""
        line, column = position(self.text, index)
        return Problem(str(self.path), line, column, key, message)


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character (LF, CRLF and CR end lines)."""
    return positions(text, [index])[0]


def positions(text: str, indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Return line and column of several characters, given from the first to the last."""
    found = []
    line, start, seen = 1, 0, 0
    for index in indexes:
        end = max(seen, min(index, len(text)))
        if text[end - 1 : end + 1] == "\r\n":
            end = max(seen, end - 1)  # the two are one end of a line, and not yet over
        breaks = text.count("\n", seen, end)
        if "\r" in text[seen:end]:
            breaks += text.count("\r", seen, end) - text.count("\r\n", seen, end)
        if breaks:
            line += breaks
            start = max(text.rfind("\n", seen, end), text.rfind("\r", seen, end)) + 1
        found.append((line, index - start + 1))
        seen = end
    return found


class Places(dict[int, tuple[int, int]]):
    """Line and column of some characters of a text, by their index; found in one pass."""

    def __init__(self, text: str, indexes: Iterable[int]) -> None:
        wanted = sorted(set(indexes))
        super().__init__(zip(wanted, positions(text, wanted), strict=True))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return a file's bytes.

    Raises:
        FileProblems: if there is no such file, it is not a plain file, it may not be
            read, or it is larger than ``limit`` bytes.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise _whole(path, _("this is a folder; a file was expected here"))
        if not stat.S_ISREG(status.st_mode):
            raise _whole(path, _("this is not an ordinary file"))
        if status.st_size > limit:
            message = _("the file is too large to be read: {size} bytes, at most {limit}")
            raise _whole(path, message.format(size=status.st_size, limit=limit))
        return path.read_bytes()
    except FileNotFoundError:
        raise _whole(path, _("the file does not exist")) from None
    except PermissionError:
        raise _whole(path, _("you have no permission to read this file")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("the file cannot be read: {reason}").format(reason=reason)
        raise _whole(path, message) from None


def read_source(path: Path, limit: int = YAML_LIMIT) -> Source:
    """Return a text file's content.

    Raises:
        FileProblems: as :func:`read_bytes`, and if it is not UTF-8, holds control
            characters, or holds a personal number.
    """
    return as_source(path, read_bytes(path, limit))


def as_source(path: Path, raw: bytes) -> Source:
    """Return bytes that were read as text; raises as :func:`read_source` does."""
    bom = raw.startswith(BOM)
    body = raw[len(BOM) :] if bom else raw
    try:
        source = Source(path, raw, body.decode(), bom)
    except UnicodeDecodeError as error:
        raise FileProblems([_not_utf8(path, body, error)]) from None
    strange = [
        source.problem(match.start(), _describe(match[0]))
        for match in islice(_FORBIDDEN.finditer(source.text), 20)
    ]
    if strange:
        raise FileProblems(strange)
    return source


def personal_numbers(source: Source) -> list[Problem]:
    """Return an error for each personal number in a text; it is not repeated."""
    if not any_in_bytes(source.raw):
        return []
    starts = [start for start, _end in islice(find(source.text), MOST)]
    message = personal_number_message()
    return [
        Problem(str(source.path), line, column, "", message)
        for line, column in positions(source.text, starts)
    ]


def personal_number_message() -> str:
    """Return what is said of a personal number, wherever it stands."""
    return _(
        "a personal identity number stands here; such numbers are never stored: "
        "take it away and use a pseudonym"
    )


def _whole(path: Path, message: str) -> FileProblems:
    return FileProblems([Problem(str(path), 0, 0, "", message)])


def _cut_off(rest: bytes) -> bool:
    """Say whether bytes are a letter of UTF-8 without its end."""
    try:
        return not codecs.getincrementaldecoder("utf-8")().decode(rest)
    except UnicodeDecodeError:
        return False


def _not_utf8(path: Path, body: bytes, error: UnicodeDecodeError) -> Problem:
    before = body[: error.start].decode("utf-8", "replace")
    line, column = position(before, len(before))
    if body.startswith(_UTF16):
        message = _("the file is saved as UTF-16; save it as UTF-8")
    elif path.suffix == ".json" and _cut_off(body[error.start :]):
        # what programs write: nobody saves it in another encoding
        message = _("the file ends in the middle of a letter: take it back with esftui restore")
    else:
        # what the byte means in the encoding that older Windows programs save in
        letter = body[error.start : error.start + 1].decode("cp1252", "replace")
        message = _(
            "this is not UTF-8 (byte {byte}, perhaps the letter {letter}); save the file as UTF-8"
        ).format(byte=f"0x{body[error.start]:02X}", letter=letter)
    return Problem(str(path), line, column, "", message)


def _describe(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character == "\ufeff":
        message = _("a byte order mark ({code}) stands inside the file; take it away")
    else:
        message = _("an invisible control character ({code}) stands here; take it away")
    return message.format(code=code)
