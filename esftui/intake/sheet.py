"""A spreadsheet file as a table of raw cells: xlsx, xlsm, ods, and text with separators."""

from pathlib import Path
from typing import NamedTuple

from esftui.intake.cell import Cell, IntakeError
from esftui.intake.csv_file import read_csv
from esftui.intake.limits import FILE_LIMIT, Asked, Progress
from esftui.intake.reading import quoted
from esftui.locales import _
from esftui.store.problem import FileProblems
from esftui.store.source import read_bytes

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


class Merged(NamedTuple):
    """Cells that were made one: first and last row and column, counted from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Table(NamedTuple):
    """A sheet as it stands: the row that a spreadsheet calls 1 is ``rows[0]``.

    Rows may differ in length. ``sheet`` is empty for a text file. ``notes`` tell what the user
    should know about the file.
    """

    file: str
    sheet: str
    rows: list[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()
    merged: tuple[Merged, ...] = ()


def sheets(path: Path) -> list[str]:
    """Return the names of a workbook's sheets that are not hidden; a text file has none.

    Raises:
        IntakeError: if the file cannot be read.
    """
    raw = _read(path)
    if not raw.startswith((_ZIP, _OLE)):
        return []
    from esftui.intake.workbook import sheet_names

    return sheet_names(raw)


def read_table(
    path: Path,
    sheet: str | None = None,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Table:
    """Return a sheet's cells.

    Args:
        path: a workbook (xlsx, xlsm, ods) or a text file (csv, tsv, txt); what it is is seen
            by its content, not its name.
        sheet: the sheet; without it the first one that is not hidden and has something in it.
        progress: told of the rows read, and how many there are if that is known.
        cancelled: asked now and then whether to stop.

    Raises:
        IntakeError: if the file or sheet cannot be read, is empty or is too large.
        Cancelled: if ``cancelled`` said so.
    """
    raw = _read(path)
    if raw.startswith((_ZIP, _OLE)):
        from esftui.intake.workbook import read_workbook

        table = read_workbook(path.name, raw, sheet, progress, cancelled)
    else:
        if sheet is not None:
            message = _("there is no sheet {sheet}: this is a text file, which has none")
            raise IntakeError(message.format(sheet=quoted(sheet)))
        table = Table(path.name, "", read_csv(raw, progress, cancelled))
    if not any(cell is not None for row in table.rows for cell in row):
        if not table.sheet:
            raise IntakeError(_("the file is empty"))
        message = _("the sheet {sheet} is empty")
        raise IntakeError(message.format(sheet=quoted(table.sheet)))
    return table


def no_such_sheet(sheet: str, known: list[str]) -> IntakeError:
    """Return the error for a sheet that is not there, naming those that are."""
    message = _("there is no sheet {sheet}; there are {known}")
    names = ", ".join(quoted(name) for name in known)
    return IntakeError(message.format(sheet=quoted(sheet), known=names))


def _read(path: Path) -> bytes:
    try:
        raw = read_bytes(path, FILE_LIMIT)
    except FileProblems as problems:
        raise IntakeError(problems.problems[0].message) from None
    if not raw.strip():
        raise IntakeError(_("the file is empty"))
    return raw
