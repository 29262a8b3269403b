"""A look at the sheets of a workbook before they are read: how large, and what is lost.

The library that reads the sheets makes room for every cell from the first to the last, so
that one value in the last corner would ask for all memory there is; and it gives nothing
for a formula that failed (``#REF!``) or was saved without its value. Both are seen here.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.parsers import expat

from esftui.intake.cell import UNCOMPUTED, column_index
from esftui.intake.limits import UNPACKED_LIMIT, too_large
from esftui.intake.packed import Packed, damaged

_MAX_ERRORS = 100_000
_NO_CELL, _LONGEST_CELL = 1 << 22, 1 << 20


@dataclass(slots=True)
class Scan:
    """A sheet: rows and columns up to the last value, and cells whose value is missing.

    ``errors`` holds, by row and column counted from 0, what stands in place of a value.
    """

    rows: int = 0
    columns: int = 0
    uncomputed: int = 0
    errors: dict[int, dict[int, str]] = field(default_factory=dict)

    def holds(self, row: int, column: int) -> None:
        """Make room for a cell, counted from 0."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    def failed(self, row: int, column: int, text: str) -> None:
        """Note that a formula in a cell has no value."""
        if len(self.errors) < _MAX_ERRORS:
            self.errors.setdefault(row, {})[column] = text


# xlsx ------------------------------------------------------------------------

# a cell with something in it; a prefix (x:c) is rare but allowed
_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*[^>/]|)>(.*?)</(?:\w+:)?c>",
    re.DOTALL,
)
_PLAIN = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^>/])?>')
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,7})([0-9]{1,10})["']""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>/]*>([^<]+)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def scan_xlsx(packed: Packed) -> dict[str, Scan]:
    """Return what is seen of each sheet, by its name.

    Raises:
        IntakeError: if the workbook is damaged, or holds more text than can be read.
    """
    parts = _sheet_parts(packed)
    packed.check(but=parts.values())
    lengths = _shared_lengths(packed)
    found: dict[str, Scan] = {}
    for name, part in parts.items():
        found[name] = _scan_sheet(packed, part, lengths)
    return found


def _sheet_parts(packed: Packed) -> dict[str, str]:
    names = set(packed.names)
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        raise damaged()
    targets: dict[str, str] = {}
    for relation in packed.tree("xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        targets[relation.get("Id", "")] = path
    found: dict[str, str] = {}
    for element in packed.tree("xl/workbook.xml").iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = element.get(_RELATION) or element.get(_STRICT) or ""
            part = targets.get(key, "")
            if part in names:
                found[element.get("name", "")] = part
    return found


def _shared_lengths(packed: Packed) -> "array[int]":
    """Return the length of each text that cells share."""
    lengths = array("L")
    if "xl/sharedStrings.xml" not in packed.names:
        return lengths
    at, before = 0, 0
    for piece in packed.pieces("xl/sharedStrings.xml"):
        # places are near enough: an end that two pieces share is counted with the next one
        for match in re.finditer(rb"</(?:\w+:)?si>", piece):
            lengths.append(at + match.end() - before)
            before = at + match.end()
        at += len(piece)
    lengths.append(at - before)
    return lengths


def _scan_sheet(packed: Packed, part: str, lengths: "array[int]", quickly: bool = True) -> Scan:
    scan = Scan()
    longest = max(lengths, default=0)
    look = _Look(scan, lengths)
    for block in _blocks(packed, part):
        places = _plain_places(block) if quickly else None
        if places is None:
            look.closely(block)
            continue
        # at the most; only a sheet that comes near the limit is summed up cell by cell
        look.text += longest * len(places)
        if look.text > UNPACKED_LIMIT:
            return _scan_sheet(packed, part, lengths, quickly=False)
        if places:
            columns, rows = zip(*places, strict=True)
            last = max(map(column_index, {column.decode() for column in columns}))
            look.row = max(map(int, set(rows))) - 1
            look.column = column_index(columns[-1].decode())
            scan.holds(look.row, last)
    return scan


def _plain_places(block: bytes) -> list[tuple[bytes, bytes]] | None:
    """Return columns and rows of the cells, or nothing if some are to be looked at closely."""
    if b't="e"' in block or b"<f" in block or b":c " in block or b":c>" in block:
        return None
    places = _PLAIN.findall(block)
    return places if len(places) == block.count(b"</c>") else None


class _Look:
    """Goes from cell to cell: ``row`` and ``column`` are the latest one's, from 0."""

    def __init__(self, scan: Scan, lengths: "array[int]") -> None:
        self.scan = scan
        self.lengths = lengths
        self.row, self.column, self.text = 0, -1, 0

    def closely(self, block: bytes) -> None:
        """Look at each cell of a block."""
        for match in _CELL.finditer(block):
            self._cell(match[1], match[2])

    def _cell(self, attributes: bytes, inside: bytes) -> None:
        place = _PLACE.search(attributes)
        if place:
            self.row, self.column = int(place[2]) - 1, column_index(place[1].decode())
        else:
            # without a place it follows the one before; never too few rows are counted so
            self.row, self.column = self.row + (self.column > 16_384), self.column + 1
        if max(self.row, self.column) > 10_000_000:
            raise too_large(self.row, self.column)
        named = _TYPE.search(attributes)
        kind = named[1] if named else b""
        value = _VALUE.search(inside)
        if kind == b"e":
            message = value[1].decode("utf-8", "replace") if value else UNCOMPUTED
            self.scan.failed(self.row, self.column, message)
        elif value is None and kind != b"str" and _FORMULA.search(inside):
            self.scan.failed(self.row, self.column, UNCOMPUTED)
            self.scan.uncomputed += 1
            return
        elif kind == b"s" and value and value[1].isdigit() and len(value[1]) < 10:
            index = int(value[1])
            self.text += self.lengths[index] if index < len(self.lengths) else 0
            if self.text > UNPACKED_LIMIT:
                raise too_large(self.row + 1, self.column + 1)
        self.scan.holds(self.row, self.column)


def _blocks(packed: Packed, part: str) -> Iterator[bytes]:
    """Yield a sheet's XML in blocks that end where a cell does."""
    waiting = b""
    for piece in packed.pieces(part):
        waiting += piece
        end = max(waiting.rfind(b"</c>") + 4, waiting.rfind(b":c>") + 3)
        if end > 4:
            yield waiting[:end]
            waiting = waiting[end:]
        elif len(waiting) > _NO_CELL:
            waiting = waiting[-_LONGEST_CELL:]


# ods -------------------------------------------------------------------------

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "


def scan_ods(packed: Packed) -> dict[str, Scan]:
    """Return what is seen of each sheet, by its name; raises as :func:`scan_xlsx`."""
    packed.check(but=("content.xml",))
    watcher = _OdsWatcher()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = watcher.start
    parser.EndElementHandler = watcher.end
    parser.CharacterDataHandler = watcher.text
    parser.EntityDeclHandler = watcher.entity
    try:
        for piece in packed.pieces("content.xml"):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise damaged() from None
    return watcher.sheets


class _OdsWatcher:
    """Follows the rows and cells of a content.xml, repeated ones written as one."""

    def __init__(self) -> None:
        self.sheets: dict[str, Scan] = {}
        self.scan = Scan()
        self.row = self.column = self.again = 0
        self.failing: list[str] | None = None

    def entity(self, *_declaration: object) -> None:
        raise damaged()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in (_CELL_TAG, _COVERED_TAG):
            self._cell(attributes)
        elif tag == _ROW_TAG:
            self.column = 0
            self.again = _times(attributes.get(_ROWS_REPEATED))
        elif tag == _TABLE_TAG:
            self.row = self.column = 0
            self.scan = self.sheets.setdefault(attributes.get(_TABLE + "name", ""), Scan())

    def _cell(self, attributes: dict[str, str]) -> None:
        times = _times(attributes.get(_COLUMNS_REPEATED))
        if _VALUE_TYPE in attributes:
            self.scan.holds(self.row + self.again - 1, self.column + times - 1)
            if attributes.get(_ERROR_TYPE) == "error":
                self.failing = []
        elif _TABLE + "formula" in attributes:
            self.scan.failed(self.row, self.column, UNCOMPUTED)
            self.scan.uncomputed += 1
        self.column += times
        if max(self.row, self.column) > 100_000_000:
            raise too_large(self.row, self.column)

    def text(self, data: str) -> None:
        if self.failing is not None:
            self.failing.append(data)

    def end(self, tag: str) -> None:
        if tag == _ROW_TAG:
            self.row += self.again
        elif tag == _CELL_TAG and self.failing is not None:
            text = "".join(self.failing).strip()
            self.scan.failed(self.row, self.column - 1, text[:20] or UNCOMPUTED)
            self.failing = None


_TABLE_TAG = _TABLE + "table"
_ROW_TAG = _TABLE + "table-row"
_CELL_TAG = _TABLE + "table-cell"
_COVERED_TAG = _TABLE + "covered-table-cell"
_ROWS_REPEATED = _TABLE + "number-rows-repeated"
_COLUMNS_REPEATED = _TABLE + "number-columns-repeated"
_VALUE_TYPE = _OFFICE + "value-type"
_ERROR_TYPE = _CALC + "value-type"


def _times(text: str | None) -> int:
    if text is None:
        return 1
    if not text.isdecimal() or len(text) > 10:
        raise damaged()
    return max(1, int(text))
