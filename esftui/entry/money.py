"""Forms about what is not a person's: spending entries, and events that are counted."""

from datetime import date
from typing import NamedTuple

from esftui.entry import options
from esftui.entry.form import Context, Entered, Field, Form, Value, Values
from esftui.entry.happenings import label_of
from esftui.entry.people import shown_day
from esftui.locales import N_, _, formats
from esftui.model.budget import Category
from esftui.model.participant import Event, Spending
from esftui.store.change import Change
from esftui.store.places import plain


def _only_source(context: Context, values: Values) -> Value:
    found = options.sources(context, values)
    return found[0].value if len(found) == 1 else None


def _check_spending(context: Context, values: Values) -> dict[str, str]:
    day = values["date"]
    assert isinstance(day, date)
    if day < context.project.start:
        message = _("The project starts {day}: costs before it are not its own.")
        return {"date": message.format(day=formats.iso(context.project.start))}
    if values["amount"] == 0:
        return {"amount": _("An entry of 0 kronor says nothing.")}
    return {}


def _build_spending(context: Context, values: Values) -> Entered:
    day, note = values["date"], values.get("note")
    assert isinstance(day, date)
    entry = Spending(
        date=day,
        source=str(values["source"]),
        category=str(values["category"]),
        amount=int(str(values["amount"])),
        note=str(note) if note else None,
    )
    message = _("{amount} spent on {category} {day}")
    told = message.format(
        amount=formats.kronor(entry.amount),
        category=label_of(options.categories, context, values, entry.category),
        day=formats.iso(day),
    )
    return Entered((Change(("spending", "+"), None, plain(entry)),), told)


def _no_budget(context: Context) -> str | None:
    budget = context.project.budget
    if budget is None:
        return _("The project file has no budget.")
    if not budget.financing or not budget.categories:
        return _("The budget in the project file has no sources (financing) or no categories.")
    return None


SPENDING = Form(
    "spending",
    N_("Spending entry"),
    N_("Register what was spent: from which source, on what."),
    "spending",
    (
        Field("date", N_("Date"), "day", required=True, default=shown_day),
        Field("amount", N_("Amount"), "kronor", required=True, help=N_("- takes back an entry")),
        Field(
            "source",
            N_("Source"),
            "choice",
            required=True,
            options=options.sources,
            default=_only_source,
        ),
        Field("category", N_("Category"), "choice", required=True, options=options.categories),
        Field("note", N_("Note"), "text", help=N_("never about a person")),
    ),
    _build_spending,
    _check_spending,
    _no_budget,
)


class OverBudget(NamedTuple):
    """A cost category that an entry takes over its budget, and by how many kronor."""

    category: Category
    over: int


def over_budget(form: Form, context: Context, values: Values) -> OverBudget | None:
    """Return by how much an entry that is written now takes its category over its budget.

    Nothing if it does not. It may do so: budgets are passed, and moved later. In a form
    that corrects an entry, what stood there before does not count.
    """
    budget, amount = context.project.budget, values.get("amount")
    if budget is None or not isinstance(amount, int) or amount <= 0:
        return None
    category = next((c for c in budget.categories if c.id == values.get("category")), None)
    if category is None:
        return None
    spent = sum(e.amount for e in context.data.register.spending if e.category == category.id)
    over = spent - _before(form, context, values, category.id) + amount - category.amount
    return OverBudget(category, over) if over > 0 else None


def _before(form: Form, context: Context, values: Values, category: str) -> int:
    """Return what the entry that is corrected counts in a category already, in kronor."""
    proposed = form.field("amount").default
    was = form.field("category").default
    if proposed is None or was is None or was(context, values) != category:
        return 0
    return int(str(proposed(context, values)))


def _build_event(context: Context, values: Values) -> Entered:
    day, place, note = values["date"], values.get("municipality"), values.get("note")
    assert isinstance(day, date)
    event = Event(
        date=day,
        type=str(values["type"]),
        municipality=str(place) if place else None,
        note=str(note) if note else None,
    )
    message = _("{event} happened {day}")
    told = message.format(
        event=label_of(options.event_types, context, values, event.type), day=formats.iso(day)
    )
    return Entered((Change(("events", "+"), None, plain(event)),), told)


def _no_events(context: Context) -> str | None:
    if options.event_types(context, {}):
        return None
    return _("No goal in the project file counts events.")


EVENT = Form(
    "event",
    N_("Event"),
    N_("Register something that a goal counts: a social enterprise started, say."),
    "event",
    (
        Field("type", N_("Event"), "choice", required=True, options=options.event_types),
        Field("date", N_("Date"), "day", required=True, default=shown_day),
        Field(
            "municipality",
            N_("Municipality"),
            "choice",
            options=options.municipalities,
            free=True,
        ),
        Field("note", N_("Note"), "text", help=N_("never about a person")),
    ),
    _build_event,
    missing=_no_events,
)
