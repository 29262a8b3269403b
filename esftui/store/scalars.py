"""What a plain YAML scalar means, where the versions of YAML agree about it.

YAML 1.1 and 1.2 read many plain words differently: ``no`` is false or a text, ``0123``
is 83 or 123, ``12:30`` is 750 or a text. Such a word is never guessed at: it is refused
with both readings told. What both read alike is resolved by YAML 1.2's core schema
(https://yaml.org/spec/1.2.2/#103-core-schema). A date stays a text here; the model
makes it a date where it expects one.
"""

import re

from esftui.locales import _
from esftui.store.personal_number import masked

Plain = str | int | float | bool | None
"""What a scalar can mean."""


class Unclear(Exception):  # noqa: N818 - what the word is
    """A plain scalar that is refused; the text of the exception says why and what to write."""


_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_OLD_TRUE = frozenset(("y", "Y", "yes", "Yes", "YES", "on", "On", "ON"))
_OLD_FALSE = frozenset(("n", "N", "no", "No", "NO", "off", "Off", "OFF"))

_FIRST = frozenset("0123456789+-.~=<tTfFyYnNoO")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")

_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+\Z")
_NEW_OCTAL = re.compile(r"0o[0-7]+\Z")
_OLD_RADIX = re.compile(r"[-+]?0b[01_]+\Z|[-+]0x[0-9a-fA-F_]+\Z|0x[0-9a-fA-F_]*_[0-9a-fA-F_]*\Z")
_UNDERSCORES = re.compile(
    r"(?=[^_]*_)[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?\Z"
)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z")
_NEW_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+\Z")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?\Z"
)
_INFINITE = (float("inf"), float("-inf"))
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
"""An ISO date, possible or not."""


def resolve(text: str) -> Plain:
    """Return what a plain scalar means.

    Raises:
        Unclear: if the versions of YAML read it differently, or it is no usable number.
    """
    if text[:1] not in _FIRST:
        return text or None
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if text[0] in "0123456789+-." and (number := _number(text)) is not None:
        return number
    _refuse_unclear(text)
    return text


def _number(text: str) -> int | float | None:
    if _INT.match(text):
        if len(text) > 30:
            raise Unclear(_("the number is too large"))
        return int(text)
    if _HEX.match(text) and len(text) <= 30:
        return int(text, 16)
    if _FLOAT.match(text) and len(text) <= 60:
        number = float(text)
        if number in _INFINITE:
            raise Unclear(_("the number is too large"))
        return number
    return None


def _refuse_unclear(text: str) -> None:
    if text in _OLD_TRUE or text in _OLD_FALSE:
        word = "true" if text in _OLD_TRUE else "false"
        raise _two(text, word, _text_reading(text), word)
    if text == "<<":
        raise Unclear(
            _("merge keys (<<) are not used here: only some programs know them; write the keys out")
        )
    if text == "=":
        raise _two(text, _("a default value"), _text_reading(text))
    if text[0] not in "0123456789+-.":
        return
    for pattern, readings in _READINGS:
        if pattern.match(text):
            if len(text) > 40:
                raise Unclear(_("the number is too large"))
            old, new, instead = readings(text)
            raise _two(text, old, new, instead)
    if _NOT_FINITE.match(text):
        raise Unclear(_("{value} is not a number that can be counted with").format(value=text))
    if _TIMESTAMP.match(text):
        raise Unclear(
            _(
                "{value} has a time of day, which programs read in different time zones: "
                "write the date alone, {date}, or put it in quotes if it is a text"
            ).format(value=text, date=text[:10])
        )


def _two(text: str, old: str, new: str, instead: str = "") -> Unclear:
    if instead:
        message = _(
            "{value} is unclear: YAML 1.1 reads {old}, YAML 1.2 reads {new}; "
            "write {instead}, or {quoted} in quotes if it is a text"
        )
    else:
        message = _(
            "{value} is unclear: YAML 1.1 reads {old}, YAML 1.2 reads {new}; "
            "write {quoted} in quotes if it is a text"
        )
    shown = masked(text)
    return Unclear(
        message.format(value=shown, old=old, new=new, instead=instead, quoted=f'"{shown}"')
    )


def _text_reading(text: str) -> str:
    return _('the text "{value}"').format(value=masked(text))


def _leading_zero(text: str) -> tuple[str, str, str]:
    sign, digits = ("-" if text[0] == "-" else ""), text.lstrip("+-")
    octal = set(digits) <= set("01234567")
    old = sign + str(int(digits, 8)) if octal else _text_reading(text)
    new = sign + (digits.lstrip("0") or "0")
    return old, new, new


def _underscores(text: str) -> tuple[str, str, str]:
    number = text.replace("_", "").removesuffix(".")
    return number, _text_reading(text), number


def _base_60(text: str) -> tuple[str, str, str]:
    total = 0.0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + float(part)
    return f"{'-' if text[0] == '-' else ''}{total:.10g}", _text_reading(text), ""


def _old_radix(text: str) -> tuple[str, str, str]:
    number = str(int(text.replace("_", ""), 0)) if any(c.isdigit() for c in text[2:]) else text
    return number, _text_reading(text), number


def _new_octal(text: str) -> tuple[str, str, str]:
    number = str(int(text, 8))
    return _text_reading(text), number, number


def _new_float(text: str) -> tuple[str, str, str]:
    value = float(text)
    if value in _INFINITE:
        raise Unclear(_("the number is too large"))
    number = f"{value:.15g}"
    return _text_reading(text), number, "" if "e" in number else number


_READINGS = (
    (_LEADING_ZERO, _leading_zero),
    (_NEW_OCTAL, _new_octal),
    (_OLD_RADIX, _old_radix),
    (_UNDERSCORES, _underscores),
    (_BASE_60, _base_60),
    (_NEW_FLOAT, _new_float),
)
