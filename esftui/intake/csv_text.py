"""Text files that a spreadsheet program opens as a table, and never runs anything of."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RUN = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?\d[\d \u00a0]*([.,]\d+)?")


def neutral(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would run it as a formula.

    :func:`as_meant` takes it off again. Numbers are left alone, negative ones too.
    """
    if _RUN.match(text) and not (text[:1] == "-" and _NUMBER.fullmatch(text)):
        return "'" + text
    return text


def as_meant(text: str) -> str:
    """Return a text without the apostrophe that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and _RUN.match(text) else text


def csv_bytes(rows: Iterable[Sequence[str]], separator: str = ";") -> bytes:
    """Return rows as UTF-8 with a byte order mark, so that Excel reads å, ä and ö."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(each) for each in row])
    return text.getvalue().encode("utf-8-sig")
