"""What is good to know about a field that is right: what was read, or what is wanted."""

from datetime import date

from esftui.entry.day_words import describe_day
from esftui.entry.form import Context, Form, Reading, Value
from esftui.entry.money import over_budget
from esftui.locales import _, formats
from esftui.screens.entry_fields import Asked


def meaning(asked: Asked, context: Context, reading: Reading, *, here: bool) -> str:
    """Return what stands under a field; ``here``: the field that one is in says more."""
    value = reading.values.get(asked.field.key)
    said = _value(asked, context, reading, value, here=here)
    if said or not here:
        return said
    return _(asked.field.help) if asked.field.help else ""


def remark(form: Form, key: str, context: Context, reading: Reading) -> str:
    """Return what is worth a second look in a field, though it is allowed."""
    if key != "amount":
        return ""
    over = over_budget(form, context, reading.values)
    if over is None:
        return ""
    message = _("{category} is then {over} over its budget of {budget}")
    return message.format(
        category=over.category.title,
        over=formats.kronor(over.over),
        budget=formats.kronor(over.category.amount),
    )


def _value(asked: Asked, context: Context, reading: Reading, value: Value, *, here: bool) -> str:
    match asked.field.kind:
        case "day" if isinstance(value, date):
            day = describe_day(value, context.project, context.today, brief=True)
            return f"= {day}" if here else ""
        case "kronor" if isinstance(value, int):
            return f"= {formats.kronor(value)}"
        case "share" if isinstance(value, float | int):
            return f"= {formats.percent(value, 1)}" if here else ""
        case "choice" if value is not None:
            return _choice(asked, context, reading, str(value), here=here)
    return ""


def _choice(asked: Asked, context: Context, reading: Reading, value: str, *, here: bool) -> str:
    if asked.field.options is None:
        return ""
    option = asked.option(asked.field.options(context, reading.values), value)
    if option is None:
        only = asked.only
        if only is not None:
            return _("→ takes {name}").format(name=only.label)
        return _("new: {name}").format(name=value)
    if option.label != asked.text:
        return f"= {option.label}" + (f" · {option.hint}" if option.hint else "")
    # the list says it already where it is open on it
    return f"= {option.hint}" if option.hint else ""
