"""Spending entries and events as a list to choose from, the latest first."""

from typing import Any

from esftui.entry import options
from esftui.entry.correction import entry_form
from esftui.entry.form import Context, Form
from esftui.entry.happenings import label_of
from esftui.locales import formats
from esftui.screens.palette import Choice


def entries_of(context: Context, table: str) -> list[Choice]:
    """Return the entries of a table; each is chosen by its place in the register."""
    rows: Any = getattr(context.data.register, table)
    latest = sorted(enumerate(rows), key=lambda pair: (pair[1].date, pair[0]), reverse=True)
    make = _spending if table == "spending" else _event
    return [make(context, str(number), row) for number, row in latest]


def _spending(context: Context, number: str, row: Any) -> Choice:
    category = label_of(options.categories, context, {}, row.category)
    source = label_of(options.sources, context, {}, row.source)
    note = f" · {row.note}" if row.note else ""
    name = f"{formats.iso(row.date)}  {formats.kronor(row.amount):>12}"
    return Choice(number, name, "", f"{category} · {source}{note}")


def _event(context: Context, number: str, row: Any) -> Choice:
    what = label_of(options.event_types, context, {}, row.type)
    more = " · ".join(text for text in (what, row.municipality, row.note) if text)
    return Choice(number, formats.iso(row.date), "", more)


def form_of_row(context: Context, table: str, record: Any) -> Form | None:
    """Return the form that corrects an entry, wherever in its table it stands; none: it is gone."""
    rows: Any = getattr(context.data.register, table)
    return entry_form(context, table, rows.index(record)) if record in rows else None
