"""Workbooks (xlsx, xlsm, ods), read by python-calamine once they are known to be harmless."""

import io
from typing import TYPE_CHECKING

from esftui.intake.cell import Cell, IntakeError, plain
from esftui.intake.limits import EVERY, Asked, Progress, check_size, go_on
from esftui.intake.packed import Packed, damaged, password_protected
from esftui.intake.reading import quoted
from esftui.intake.sheet import Merged, Table, no_such_sheet
from esftui.intake.sheet_scan import Scan, scan_ods, scan_xlsx
from esftui.locales import _, ngettext

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def sheet_names(raw: bytes) -> list[str]:
    """Return the names of the sheets that are not hidden.

    Raises:
        IntakeError: if the workbook cannot be read.
    """
    packed = _packed(raw)
    packed.check()
    return _visible(_opened(raw))


def read_workbook(
    file: str,
    raw: bytes,
    sheet: str | None,
    progress: Progress | None,
    cancelled: Asked | None,
) -> Table:
    """Return a sheet of a workbook, or the first one that is shown and has something in it.

    Raises:
        IntakeError: as :func:`esftui.intake.sheet.read_table`.
    """
    packed = _packed(raw)
    ods = "content.xml" in packed.names
    scans = scan_ods(packed) if ods else scan_xlsx(packed)
    for scan in scans.values():
        check_size(scan.rows, scan.columns)
    go_on(0, None, progress, cancelled)
    book = _opened(raw)
    names = _visible(book)
    if sheet is not None and sheet not in book.sheet_names:
        raise no_such_sheet(sheet, names)
    filled = [name for name in names if name in scans and scans[name].rows]
    chosen = sheet if sheet is not None else next(iter(filled or names), None)
    if chosen is None:
        raise IntakeError(_("the workbook has no sheet to read"))
    scan = scans.get(chosen, Scan())
    rows, merged = _rows(book, chosen, scan, progress, cancelled)
    others = [name for name in filled if name != chosen] if sheet is None else []
    return Table(file, chosen, rows, _notes(scan, others), merged)


def _notes(scan: Scan, others: list[str]) -> tuple[str, ...]:
    notes = []
    if scan.uncomputed:
        text = ngettext(
            "{number} formula was saved without its value: open the file in the spreadsheet "
            "program and save it",
            "{number} formulas were saved without their values: open the file in the "
            "spreadsheet program and save it",
            scan.uncomputed,
        )
        notes.append(text.format(number=str(scan.uncomputed)))
    if others:
        names = ", ".join(quoted(name) for name in others)
        notes.append(_("the workbook has more sheets: {names}").format(names=names))
    return tuple(notes)


def _packed(raw: bytes) -> Packed:
    """Return the parts of a workbook, or say what the file is instead."""
    if not raw.startswith(b"PK"):
        if _ENCRYPTED in raw:
            raise password_protected()
        message = _("this is an old workbook (xls); open it and save it as xlsx")
        raise IntakeError(message)
    packed = Packed(raw)
    names = packed.names
    if "mimetype" in names and "content.xml" in names:
        if packed.whole("mimetype").strip().removesuffix(b"-template") != _ODS:
            raise damaged()
        if "META-INF/manifest.xml" in names and b"encryption-data" in packed.whole(
            "META-INF/manifest.xml"
        ):
            raise password_protected()
        return packed
    if "xl/workbook.bin" in names:
        message = _("this is a binary workbook (xlsb); open it and save it as xlsx")
        raise IntakeError(message)
    if not any(name.startswith("xl/") for name in names):
        raise damaged()
    return packed


def _opened(raw: bytes) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineWorkbook, PasswordError
    except ImportError:
        message = _("to read workbooks, install what they need: {command}")
        raise IntakeError(message.format(command="pip install 'esftui[excel]'")) from None
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except PasswordError:
        raise password_protected() from None
    except BaseException as error:  # noqa: BLE001 - what a fault in the library comes as
        raise _told(error) from None


def _told(error: BaseException) -> BaseException:
    """Return what the library's error is for the user; what is not the library's stays itself."""
    # a fault inside the library itself is not an Exception, and is known by its name alone
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return damaged()
    return error


def _visible(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        each.name
        for each in book.sheets_metadata
        if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
    ]


def _rows(
    book: "CalamineWorkbook",
    name: str,
    scan: Scan,
    progress: Progress | None,
    cancelled: Asked | None,
) -> tuple[list[tuple[Cell, ...]], tuple[Merged, ...]]:
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None or sheet.end is None:
            return [], ()
        rows = _each_row(sheet, scan, progress, cancelled)
        spans = sheet.merged_cell_ranges or []
    except IntakeError:
        raise
    except BaseException as error:  # noqa: BLE001 - what a fault in the library comes as
        raise _told(error) from None
    return rows, tuple(Merged(*first, *last) for first, last in spans[:10_000])


def _each_row(
    sheet: "CalamineSheet", scan: Scan, progress: Progress | None, cancelled: Asked | None
) -> list[tuple[Cell, ...]]:
    assert sheet.end is not None
    total, width = sheet.end[0] + 1, sheet.end[1] + 1
    check_size(total, width)
    rows: list[tuple[Cell, ...]] = []
    known: dict[str, str] = {}
    for record in sheet.iter_rows():
        # rows come from the first column in use on
        row: list[Cell] = [None] * (width - len(record))
        for value in record:
            cell = plain(value)
            row.append(known.setdefault(cell, cell) if isinstance(cell, str) else cell)
        for column, text in scan.errors.get(len(rows), {}).items():
            row += [None] * (column + 1 - len(row))
            row[column] = text
        rows.append(tuple(row))
        if len(rows) % EVERY == 0:
            go_on(len(rows), total, progress, cancelled)
            if len(known) > 100_000:
                known.clear()
    for number in sorted(scan.errors):
        # formulas that failed below the last value
        if number >= len(rows):
            rows += [()] * (number + 1 - len(rows))
            cells: list[Cell] = [None] * (max(scan.errors[number]) + 1)
            for column, text in scan.errors[number].items():
                cells[column] = text
            rows[number] = tuple(cells)
    go_on(len(rows), len(rows), progress, cancelled)
    return rows
