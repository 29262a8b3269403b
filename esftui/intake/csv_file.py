"""Text files with separators: the encoding and the separator are found out."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from esftui.intake.cell import Cell, IntakeError
from esftui.intake.csv_text import as_meant
from esftui.intake.limits import EVERY, Asked, Progress, check_size, go_on
from esftui.locales import _

SEPARATORS = (";", "\t", ",", "|")
"""What may stand between columns, the likeliest first."""

_SAMPLE = 200_000
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HINT = re.compile(r'"?sep=(.)"?(?:\r\n|\n|\r)', re.IGNORECASE)


def read_csv(
    raw: bytes, progress: Progress | None = None, cancelled: Asked | None = None
) -> list[tuple[Cell, ...]]:
    """Return the rows of a text file: cells are texts, or nothing where they are empty.

    Raises:
        IntakeError: if it is no text, has no rows, or is too large.
    """
    text = decoded(raw)
    hint = _HINT.match(text)
    if hint:
        # Excel takes this line for itself: its row 1 is the next one
        text, separator = text[hint.end() :], hint[1]
    else:
        separator = separator_of(text)
    rows: list[tuple[Cell, ...]] = []
    known: dict[str, str] = {}
    width = 0
    try:
        for record in _records(text, separator):
            # the same word many times over is kept once
            row = tuple(known.setdefault(c, as_meant(c)) if c.strip() else None for c in record)
            rows.append(row)
            width = max(width, len(row))
            if len(rows) % EVERY == 0:
                check_size(len(rows), width)
                go_on(len(rows), None, progress, cancelled)
                if len(known) > 100_000:
                    known.clear()
    except csv.Error as error:
        message = _("the text cannot be read as rows and columns: {reason}")
        raise IntakeError(message.format(reason=str(error)), len(rows) + 1) from None
    check_size(len(rows), width)
    go_on(len(rows), len(rows), progress, cancelled)
    return rows


def decoded(raw: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Raises:
        IntakeError: if it is no text in any of these.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")  # type: ignore[assignment]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _NOT_TEXT.search(text):
            break
        return text
    raise IntakeError(
        _("this is not a spreadsheet: expected is a workbook (xlsx, ods) or a text file (csv)")
    )


def separator_of(text: str) -> str:
    """Return what stands between the columns of a text: what cuts its rows most alike."""
    sample = text[:_SAMPLE]
    best, highest = SEPARATORS[0], 0.0
    for separator in SEPARATORS:
        if separator not in sample:
            continue
        score = _likeness(sample, separator)
        if score > highest:
            best, highest = separator, score
    return best


def _likeness(sample: str, separator: str) -> float:
    """Return how well a separator cuts: the share of rows as wide as most, by the width."""
    widths: Counter[int] = Counter()
    try:
        for number, record in enumerate(_records(sample, separator)):
            if any(cell.strip() for cell in record):
                widths[len(record)] += 1
            if number > 300:
                break
    except csv.Error:
        return 0.0
    many = [(count * (width - 1) ** 0.5, width) for width, count in widths.items() if width > 1]
    return max(many)[0] / widths.total() if many else 0.0


def _records(text: str, separator: str) -> Iterator[list[str]]:
    # a quote that is never closed would swallow the rest of the file: the limit tells of it
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
