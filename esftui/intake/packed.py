"""What is inside a zipped workbook, unpacked with care.

A small file can claim to unpack to anything, so every part is unpacked here first, in
pieces and counted, before a library that would hold all of it in memory sees the file.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from xml.etree import ElementTree

from esftui.intake.cell import IntakeError
from esftui.intake.limits import UNPACKED_LIMIT
from esftui.locales import _, formats

_PIECE = 1 << 20
_PART_LIMIT = 5_000_000
_LOCAL_HEADER = 30
_STORED, _DEFLATED = 0, 8


class Packed:
    """The parts of a zipped file.

    Raises:
        IntakeError: on making one, if the file is damaged, protected by a password, or
            unpacks to more than the limit.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        try:
            parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError):
            raise damaged() from None
        self._parts = {part.filename: part for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise password_protected()
        if len(self._parts) != len(parts) or len(parts) > 10_000:
            raise damaged()
        if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise _unpacks_to_too_much()

    @property
    def names(self) -> list[str]:
        """The parts' names."""
        return list(self._parts)

    def check(self, but: Collection[str] = ()) -> None:
        """Unpack everything once, and hold no more of it than a piece.

        Args:
            but: parts that are unpacked elsewhere anyway.

        Raises:
            IntakeError: if a part holds more than it says, or is damaged.
        """
        for name in self._parts:
            if name not in but:
                for _piece in self.pieces(name):
                    pass

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes in pieces.

        Raises:
            IntakeError: if it is not there, is damaged, or holds more than it says.
        """
        part = self._parts.get(name)
        if part is None:
            raise damaged()
        packed = memoryview(self._raw)[self._start(part) :][: part.compress_size]
        held = 0
        for piece in _stored(packed, part.compress_type):
            held += len(piece)
            if held > part.file_size:
                raise damaged()
            yield piece
        if held != part.file_size:
            raise damaged()

    def whole(self, name: str) -> bytes:
        """Return a small part's bytes.

        Raises:
            IntakeError: as :meth:`pieces`, and if it is not small at all.
        """
        if name in self._parts and self._parts[name].file_size > _PART_LIMIT:
            raise _unpacks_to_too_much()
        return b"".join(self.pieces(name))

    def tree(self, name: str) -> ElementTree.Element:
        """Return a small part as XML.

        Raises:
            IntakeError: as :meth:`whole`, and if it is not XML or defines words of its own.
        """
        raw = self.whole(name)
        if b"<!ENTITY" in raw:
            raise damaged()
        try:
            return ElementTree.fromstring(raw)
        except (ElementTree.ParseError, ValueError, LookupError):
            raise damaged() from None

    def _start(self, part: zipfile.ZipInfo) -> int:
        at = part.header_offset
        header = self._raw[at : at + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise damaged()
        name, extra = struct.unpack("<HH", header[26:30])
        return at + _LOCAL_HEADER + int(name) + int(extra)


def _stored(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == _STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
        return
    if method != _DEFLATED:
        raise damaged()
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    try:
        while len(waiting) and not unpacker.eof:
            yield unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
        while not unpacker.eof:
            piece = unpacker.decompress(b"", _PIECE)
            if not piece:
                raise damaged()
            yield piece
    except zlib.error:
        raise damaged() from None


def damaged() -> IntakeError:
    """Return the error for a workbook that is not whole."""
    message = _(
        "the workbook is damaged or not a spreadsheet; open it in the spreadsheet program and "
        "save it anew as xlsx"
    )
    return IntakeError(message)


def password_protected() -> IntakeError:
    """Return the error for a workbook that only a password opens."""
    return IntakeError(
        _("the workbook is protected by a password; save a copy of it without one and read that")
    )


def _unpacks_to_too_much() -> IntakeError:
    message = _("the workbook unpacks to more than {limit} million bytes, which is not read")
    return IntakeError(message.format(limit=formats.number(UNPACKED_LIMIT // 1_000_000)))
