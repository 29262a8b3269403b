"""Reading what was written in a form, as people write it."""

from collections.abc import Mapping

from esftui.entry.day_words import DayError, read_day
from esftui.entry.form import Context, Entered, Field, Form, Option, Reading, Value, required
from esftui.entry.judging import field_of, judge
from esftui.locales import _, formats
from esftui.store.personal_number import find

LONGEST = 10_000
"""How long a text may be, in characters."""

_YES = frozenset(("ja", "j", "yes", "y", "1", "true", "x"))
_NO = frozenset(("nej", "n", "no", "0", "false", ""))


class Wrong(ValueError):  # noqa: N818 - what it says
    """A text that is no answer; the message says why. ``unfinished``: not yet."""

    def __init__(self, message: str, *, unfinished: bool = False) -> None:
        super().__init__(message)
        self.unfinished = unfinished


def read_form(form: Form, context: Context, texts: Mapping[str, str | None]) -> Reading:
    """Return the answers that texts by field stand for, and what is wrong with them.

    A field without a text (nothing) takes its default; an empty text is no answer. Fields
    are read in the form's order, since what is asked and allowed may hang on those before.
    """
    values: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    unfinished: set[str] = set()
    for field in form.reading_order:
        if not field.is_asked(context, values):
            values[field.key] = None
            continue
        text = texts.get(field.key)
        try:
            if text is None:
                values[field.key] = proposed(field, context, values)
            else:
                values[field.key] = read_value(field, context, values, text)
            if values[field.key] is None and field.required:
                raise Wrong(required(), unfinished=True)
        except Wrong as error:
            values[field.key] = None
            wrong[field.key] = str(error)
            if error.unfinished:
                unfinished.add(field.key)
    if not wrong:
        wrong |= form.check(context, values)
    if not wrong:
        wrong |= _judged(form, context, values)
    return Reading(values, wrong, frozenset(unfinished))


def proposed(field: Field, context: Context, values: Mapping[str, Value]) -> Value:
    """Return the answer that a field proposes, if it is one that may be chosen."""
    value = field.default(context, values) if field.default else None
    if value is None or field.free or field.options is None:
        return value
    known = {option.value for option in field.options(context, values)}
    return value if value in known else None


def _judged(form: Form, context: Context, values: Mapping[str, Value]) -> dict[str, str]:
    """Return what the file's own rules have against the answers, each at its field."""
    asked = [field.key for field in form.fields if field.is_asked(context, values)]
    found = judge(context, form.build(context, values).changes)
    return {field_of(finding, asked): finding.message for finding in reversed(found)}


def enter(form: Form, context: Context, reading: Reading) -> Entered:
    """Return what a form that was read rightly changes.

    Raises:
        ValueError: if something in it is wrong.
    """
    if not reading.right:
        raise ValueError(reading.wrong)
    return form.build(context, reading.values)


def read_value(field: Field, context: Context, values: Mapping[str, Value], text: str) -> Value:
    """Return the answer that a text stands for, or nothing for an empty one.

    Raises:
        Wrong: if it stands for none; the message says why.
    """
    text = text.strip()
    if any(find(text)):
        raise Wrong(_("A personal identity number must never be stored."))
    if field.kind == "yes_no":
        return _yes_no(text)
    if not text:
        return None
    match field.kind:
        case "day":
            return _day(field, context, text)
        case "choice":
            options = field.options(context, values) if field.options else ()
            return _choice(text, options, field.free)
        case "number":
            return _whole(text)
        case "kronor":
            return _kronor(text)
        case "share":
            return _share(text)
    if len(text) > LONGEST:
        message = _("The text is too long: at most {number} characters.")
        raise Wrong(message.format(number=formats.number(LONGEST)))
    return text


def written(field: Field, context: Context, values: Mapping[str, Value], value: Value) -> str:
    """Return an answer as it is written in the field; reading it gives the answer back."""
    if value is None:
        return ""
    if field.kind == "yes_no":
        return _("yes") if value else _("no")
    if field.kind == "share" and isinstance(value, int | float):
        return formats.percent(value, 0 if round(value * 100, 6) == round(value * 100) else 1)
    if field.kind == "choice" and field.options is not None:
        options = {option.value: option.label for option in field.options(context, values)}
        return options.get(str(value), str(value))
    return str(value)


def _yes_no(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Wrong(_("Write yes or no."))


def _day(field: Field, context: Context, text: str) -> Value:
    try:
        day = read_day(text, context.shown, context.project, context.today)
    except DayError as error:
        raise Wrong(str(error), unfinished=error.unfinished) from None
    if day > context.today and not field.future:
        message = _("{day} has not come yet: only what has happened is registered.")
        raise Wrong(message.format(day=formats.iso(day)))
    return day


def _choice(text: str, options: tuple[Option, ...], free: bool) -> str:
    word = text.casefold()
    for option in options:
        if word in (option.value.casefold(), option.label.casefold(), *option.also):
            return option.value
    fitting = [o for o in options if o.label.casefold().startswith(word)]
    fitting = fitting or [o for o in options if o.value.casefold().startswith(word)]
    if len(fitting) == 1 and not free:
        return fitting[0].value
    if free:
        return text
    if fitting:
        listed = ", ".join(option.label for option in fitting[:5])
        raise Wrong(_("Several fit: {options}.").format(options=listed), unfinished=True)
    if not options:
        raise Wrong(_("There is nothing to choose here."))
    listed = ", ".join(option.label for option in options[:8]) + (" …" if options[8:] else "")
    raise Wrong(_("Choose one of these: {options}.").format(options=listed))


def _digits(text: str) -> str:
    return "".join(text.replace("−", "-").split()).replace("\u00a0", "")


def _whole(text: str) -> int:
    digits = _digits(text)
    if not digits.lstrip("-").isdecimal() or len(digits) > 15:
        raise Wrong(_("Write a whole number."))
    return int(digits)


def _kronor(text: str) -> int:
    lowered = text.casefold().replace("kr", "").replace(":-", "").strip(" .")
    digits = _digits(lowered)
    whole, mark, decimals = digits.replace(".", ",").partition(",")
    if mark and (len(decimals) > 2 or not decimals.isdecimal() or int(decimals)):
        raise Wrong(_("Amounts are in whole kronor, without decimals."))
    if not whole.lstrip("-").isdecimal() or len(whole) > 13:
        raise Wrong(_("Write an amount in kronor, for instance 12 500 or -300."))
    return int(whole)


def _share(text: str) -> float:
    digits = _digits(text).replace(",", ".")
    percent = digits.endswith("%")
    try:
        number = float(digits.rstrip("%"))
    except ValueError:
        raise Wrong(_("Write a share, for instance 60 % or 0,6.")) from None
    share = number / 100 if percent or number > 1 else number
    if not 0 <= share <= 1:
        raise Wrong(_("A share lies between 0 and 100 %."))
    return round(share, 6)
