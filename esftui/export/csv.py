"""Tables as text files, one a table, as Excel opens them in the language in use."""

from collections.abc import Iterator
from datetime import date

from esftui.export.explain import explained
from esftui.export.table import Column, Export, Table, Value
from esftui.intake.csv_text import csv_bytes
from esftui.locales import _, language
from esftui.locales.formats import rounded


def files(export: Export) -> Iterator[tuple[str, bytes]]:
    """Yield each file's name and bytes, the one that explains the others first."""
    for table in (explained(export.about, export.tables), *export.tables):
        yield f"{table.slug}.csv", csv_bytes(_rows(table), ";" if _comma() else ",")


def _rows(table: Table) -> Iterator[list[str]]:
    yield [_heading(column) for column in table.columns]
    for row in table.rows:
        yield [_text(value, column) for value, column in zip(row, table.columns, strict=True)]


def _heading(column: Column) -> str:
    return f"{column.heading} (%)" if column.unit == "share" else column.heading


def _text(value: Value, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        number = str(rounded(value * 100, 1)) if column.unit == "share" else f"{value:g}"
        return number.replace(".", ",") if _comma() else number
    return str(value)


def _comma() -> bool:
    """Say whether decimals have a comma: then the columns have semicolons between."""
    return language() == "sv"
