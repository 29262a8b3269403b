"""How much of a spreadsheet is read, and what is said of one that is larger."""

from collections.abc import Callable

from esftui.intake.cell import Cancelled, IntakeError
from esftui.locales import _, formats

Progress = Callable[[int, int | None], None]
"""Told how many rows are read, and of how many (nothing: not known)."""

Asked = Callable[[], bool]
"""Says whether the user wants no more of it."""

FILE_LIMIT = 50_000_000
"""The largest file that is read, in bytes."""
UNPACKED_LIMIT = 400_000_000
"""The most that a workbook may hold unpacked, in bytes."""
ROW_LIMIT = 200_000
"""The most rows that a sheet may have."""
CELL_LIMIT = 5_000_000
"""The most cells that a sheet may have, blank ones between them included."""
EVERY = 1_000
"""How many rows are read between two looks at whether to go on."""


def too_large(rows: int, columns: int) -> IntakeError:
    """Return the error for a sheet of so many rows and columns."""
    message = _(
        "the sheet is too large: {rows} rows and {columns} columns; at most {row_limit} rows and "
        "{cell_limit} cells are read. Look for a stray value far down or far to the right"
    )
    return IntakeError(
        message.format(
            rows=formats.number(rows),
            columns=formats.number(columns),
            row_limit=formats.number(ROW_LIMIT),
            cell_limit=formats.number(CELL_LIMIT),
        )
    )


def check_size(rows: int, columns: int) -> None:
    """Refuse a sheet that is too large.

    Raises:
        IntakeError: saying the limits.
    """
    if rows > ROW_LIMIT or rows * columns > CELL_LIMIT:
        raise too_large(rows, columns)


def go_on(rows: int, total: int | None, progress: Progress | None, cancelled: Asked | None) -> None:
    """Tell how far it has come, and stop if that is wanted.

    Raises:
        Cancelled: if the user wants no more of it.
    """
    if cancelled is not None and cancelled():
        raise Cancelled(_("cancelled; nothing was read"))
    if progress is not None:
        progress(rows, total)
