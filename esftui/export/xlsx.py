"""Tables as a workbook: a sheet a table, and first the one that explains them."""

import io
import re
from datetime import date
from typing import Any

from esftui.export.explain import explained
from esftui.export.table import Column, Export, Table, Unit, Value

_FORMATS: dict[Unit, str] = {
    "date": "yyyy-mm-dd",
    "share": "0.0%",
    "kronor": "#,##0",
    "count": "0",
    "number": "General",
    "text": "@",
}
_WIDEST, _NARROWEST = 60, 8


class NoWorkbooks(Exception):  # noqa: N818 - what there is not
    """The library that writes workbooks is not installed."""


def workbook(export: Export) -> bytes:
    """Return a workbook's bytes. Nothing in it is a formula or a link, whatever it looks like.

    Raises:
        NoWorkbooks: if the extra ``excel`` is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise NoWorkbooks from None
    raw = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(raw, options) as book:
        styles = {unit: book.add_format({"num_format": form}) for unit, form in _FORMATS.items()}
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        taken: set[str] = set()
        for table in (explained(export.about, export.tables), *export.tables):
            sheet = book.add_worksheet(_sheet_name(table.name, taken))
            _fill(sheet, table, styles, bold)
    return raw.getvalue()


def _fill(sheet: Any, table: Table, styles: dict[Unit, Any], bold: Any) -> None:
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.heading, bold)
        sheet.set_column(index, index, _width(table, index, column))
    for number, row in enumerate(table.rows, 1):
        for index, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            _write(sheet, (number, index), value, styles[column.unit])
    sheet.freeze_panes(1, 0)


def _write(sheet: Any, place: tuple[int, int], value: Value, style: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, date):
        # a workbook's dates begin with 1900
        if value.year >= 1900:
            sheet.write_datetime(*place, value, style)
        else:
            sheet.write_string(*place, value.isoformat())
    elif isinstance(value, (int, float)):
        sheet.write_number(*place, value, style)
    else:
        sheet.write_string(*place, value)


def _width(table: Table, index: int, column: Column) -> int:
    longest = max((len(str(row[index])) for row in table.rows[:200] if row[index]), default=0)
    if column.unit == "date":
        longest = 11
    return max(_NARROWEST, min(_WIDEST, max(longest, min(len(column.heading), 16)) + 2))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name that a sheet can have: 31 characters, none of a few, and only once."""
    base = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:31] or "1"
    found, number = base, 1
    while found.casefold() in taken:
        number += 1
        found = f"{base[:28]} {number}"
    taken.add(found.casefold())
    return found
