"""Spending entries, claims and events as a list to choose from, the latest first."""

from datetime import date
from typing import Any

from esftui.entry import options
from esftui.entry.correction import entry_form
from esftui.entry.form import Context, Form
from esftui.entry.happenings import label_of
from esftui.locales import _, formats
from esftui.model.participant import Claim
from esftui.screens.palette import Choice


def entries_of(context: Context, table: str) -> list[Choice]:
    """Return the entries of a table; each is chosen by its place in the register."""
    rows: Any = getattr(context.data.register, table)
    latest = sorted(enumerate(rows), key=lambda pair: (_day(pair[1]), pair[0]), reverse=True)
    make = {"spending": _spending, "claims": _claim}.get(table, _event)
    return [make(context, str(number), row) for number, row in latest]


def _spending(context: Context, number: str, row: Any) -> Choice:
    category = label_of(options.categories, context, {}, row.category)
    source = label_of(options.sources, context, {}, row.source)
    note = f" · {row.note}" if row.note else ""
    name = f"{formats.iso(row.date)}  {formats.kronor(row.amount):>12}"
    return Choice(number, name, "", f"{category} · {source}{note}")


def _claim(_context: Context, number: str, row: Any) -> Choice:
    name = f"{formats.iso(row.requested)}  {formats.kronor(row.amount):>12}"
    if row.paid is None:
        return Choice(number, name, "", _("waiting"))
    text = _("paid {day}: {amount}")
    paid = text.format(day=formats.iso(row.paid), amount=formats.kronor(row.paid_amount))
    return Choice(number, name, "", paid)


def _day(row: Any) -> date:
    """Return the day that an entry is known by."""
    found: date = row.requested if isinstance(row, Claim) else row.date
    return found


def _event(context: Context, number: str, row: Any) -> Choice:
    what = label_of(options.event_types, context, {}, row.type)
    more = " · ".join(text for text in (what, row.municipality, row.note) if text)
    return Choice(number, formats.iso(row.date), "", more)


def form_of_row(context: Context, table: str, record: Any) -> Form | None:
    """Return the form that corrects an entry, wherever in its table it stands; none: it is gone."""
    rows: Any = getattr(context.data.register, table)
    return entry_form(context, table, rows.index(record)) if record in rows else None
