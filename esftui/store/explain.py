"""Everything that is wrong with plain data, told by its JSON Schema in plain words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from esftui.locales import N_, _
from esftui.store.problem import MOST, Finding, KeyPath
from esftui.store.words import brief, date_problem, listed, nearest, shown

_TYPES = {
    "object": N_("keys with values"),
    "array": N_("a list"),
    "string": N_("a text"),
    "integer": N_("a whole number"),
    "number": N_("a number"),
    "boolean": N_("true or false"),
    "null": N_("nothing"),
}

DESCRIPTIONS = (
    N_("a short name of lower-case letters a-z, digits, - and _"),
    N_("a date such as 2012-03-01, or a rule such as start + 3 months"),
    N_("a length of time such as 90 days or 6 months"),
)
"""What the model's patterns stand for, as its types describe them."""

_WORDS_OF_TRUTH = {"ja": "true", "yes": "true", "nej": "false", "no": "false"}


def explain(data: Any, kind: Any, prefix: KeyPath = ()) -> list[Finding]:
    """Return what is wrong with data that should be of a type; paths begin with ``prefix``."""
    validator = _validator(kind)
    told = (found for error in validator.iter_errors(data) for found in _explain(_fault(error)))
    return [
        Finding(prefix + found.path, found.message, found.on_key) for found in islice(told, MOST)
    ]


def without(data: Any, findings: Iterable[Finding], above: bool = False) -> Any:
    """Return a copy of the data without the single values that findings are about.

    With ``above`` the mapping that such a value stands in goes too, if it has a key.
    """
    pruned = deepcopy(data)
    for finding in findings:
        path = finding.path
        _remove(pruned, path, finding.on_key)
        if above and len(path) > 1 and isinstance(path[-2], str):
            _remove(pruned, path[:-1], whole=True)
    return pruned


def _remove(data: Any, path: KeyPath, whole: bool) -> None:
    """Take the value at a path out of its mapping; a list or mapping only if ``whole``."""
    parent = data
    for step in path[:-1]:
        try:
            parent = parent[step]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1] if path else None
    if not isinstance(parent, dict) or last not in parent:
        return
    if whole or not isinstance(parent[last], dict | list):
        del parent[last]


@cache
def _validator(kind: Any) -> Draft202012Validator:
    checker = FormatChecker(formats=())
    checker.checks("date")(_is_date)
    return Draft202012Validator(msgspec.json.schema(kind), format_checker=checker)


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or date_problem(value) is None


class _Fault(NamedTuple):
    """One error of the schema: the rule's name, the rule, the value, and what is around it."""

    name: str
    rule: Any
    value: Any
    schema: dict[str, Any]
    path: KeyPath
    message: str
    branches: tuple[ValidationError, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """The keys that may stand here."""
        return tuple(self.schema.get("properties", ()))


def _fault(error: ValidationError) -> _Fault:
    schema = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    return _Fault(
        str(error.validator),
        error.validator_value,
        error.instance,
        schema,
        tuple(error.absolute_path),
        error.message,
        tuple(error.context or ()),
    )


def _explain(fault: _Fault) -> Iterator[Finding]:
    """Yield what one error of the schema means."""
    path = fault.path
    match fault.name:
        case "anyOf":
            yield from _branch(fault)
        case "required":
            # one error for each key that is missing; the library names it only in its message
            missing = [key for key in fault.rule if key not in fault.value]
            key = next(k for k in missing if fault.message.startswith(repr(k)))
            yield Finding(path, _missing(key, fault))
        case "additionalProperties":
            for key in fault.value:
                if key not in fault.known:
                    yield Finding((*path, key), _unknown(key, fault.known), on_key=True)
        case _:
            yield Finding(path, _value(fault))


def _branch(fault: _Fault) -> Iterator[Finding]:
    """Yield the errors of the branch of a union that was meant."""
    path, value = fault.path, fault.value
    discriminator = fault.schema.get("discriminator")
    if discriminator and isinstance(value, dict):
        name, kinds = discriminator["propertyName"], list(discriminator["mapping"])
        kind = value.get(name)
        if kind is None:
            message = _("the key {key} is missing; it says which of these: {allowed}")
            yield Finding(path, message.format(key=name, allowed=", ".join(kinds)))
            return
        if kind not in kinds:
            yield Finding((*path, name), _not_among(kind, kinds))
            return
        chosen = kinds.index(kind)
    else:
        chosen = _meant(fault.rule, value)
    for inner in fault.branches:
        if inner.schema_path[0] == chosen:
            yield from _explain(_fault(inner))


def _meant(branches: list[dict[str, Any]], instance: object) -> int:
    """Return which branch of an undiscriminated union a value was meant for."""
    for index, branch in enumerate(branches):
        mapping = "$ref" in branch or branch.get("type") == "object"
        if isinstance(instance, dict) and mapping:
            return index
        if isinstance(instance, list) and branch.get("type") == "array":
            return index
    plain = [
        index
        for index, branch in enumerate(branches)
        if branch.get("type") != "null" and "$ref" not in branch
    ]
    others = [index for index, branch in enumerate(branches) if branch.get("type") != "null"]
    return (plain or others or [0])[0]


def _missing(key: str, fault: _Fault) -> str:
    described = fault.schema.get("properties", {}).get(key, {})
    if "enum" in described:
        message = _("the key {key} is missing; it says which of these: {allowed}")
        return message.format(key=key, allowed=listed(described["enum"]))
    near = nearest(key, [name for name in fault.value if name not in fault.known])
    if near:
        message = _("the key {key} is missing (is {near} meant to be it?)")
        return message.format(key=key, near=brief(near))
    return _("the key {key} is missing").format(key=key)


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = nearest(key, known)
    if near and len(known) > 12:
        message = _("there is no key {key} here; did you mean {near}?")
    elif near:
        message = _("there is no key {key} here; did you mean {near}? Allowed: {allowed}")
    else:
        message = _("there is no key {key} here; allowed: {allowed}")
    return message.format(key=brief(key), near=near, allowed=", ".join(known))


def _value(fault: _Fault) -> str:
    value, rule = fault.value, fault.rule
    match fault.name:
        case "type":
            return _wrong_type(value, rule)
        case "enum":
            return _not_among(value, rule)
        case "pattern":
            description = fault.schema.get("description", "")
            if description == DESCRIPTIONS[1] and isinstance(value, str):
                impossible = date_problem(value) if re.match(r"\d{4}-", value) else None
                if impossible:
                    return impossible
            message = _("{value} is not {description}")
            return message.format(value=shown(value), description=_(description) or rule)
        case "format":
            return date_problem(str(value)) or _("{value} is not a date").format(value=shown(value))
        case "minimum":
            return _("{value} is too small: at least {limit}").format(
                value=shown(value), limit=f"{rule:.15g}"
            )
        case "maximum" if rule == 1:
            message = _("{value} is too large: a share is written between 0 and 1, so 60 % is 0.6")
            return message.format(value=shown(value))
        case "maximum":
            return _("{value} is too large: at most {limit}").format(
                value=shown(value), limit=f"{rule:.15g}"
            )
        case "minLength":
            return _("the text must not be empty")
        case "maxLength":
            return _("the text is too long: at most {limit} characters").format(limit=rule)
        case _:
            return brief(fault.message)


def _wrong_type(value: object, expected: str | list[str]) -> str:
    name = expected if isinstance(expected, str) else expected[0]
    if value is None:
        message = _("a value is missing: {expected} is expected here")
        return message.format(expected=_(_TYPES[name]))
    if name == "string" and isinstance(value, bool | int | float):
        message = _("{value} is {actual}, but a text is expected here: put it in quotes")
        return message.format(value=shown(value), actual=_(_TYPES[_type(value)]))
    if name == "boolean" and str(value).lower() in _WORDS_OF_TRUTH:
        message = _("{value} is not known here: write {instead}")
        word = _WORDS_OF_TRUTH[str(value).lower()]
        return message.format(value=shown(value), instead=word)
    if name in ("integer", "number") and isinstance(value, str):
        plain = _as_number(value, name)
        if plain:
            message = _("{value} is a text; write the number as {instead}")
            return message.format(value=shown(value), instead=plain)
    message = _("expected here: {expected}; found: {actual}")
    return message.format(expected=_(_TYPES[name]), actual=_described(value))


def _as_number(text: str, name: str) -> str:
    """Return the number that a text means, written as YAML wants it, or nothing."""
    bare = re.sub(r"\s|kr$|SEK|:-$", "", text).replace(",", ".")
    per_cent = bare.endswith("%")
    bare = bare.removesuffix("%")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", bare):
        return ""
    if name == "integer":
        return "" if "." in bare or per_cent else str(int(bare))
    return f"{float(bare) / 100:g}" if per_cent else f"{float(bare):g}"


def _type(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case dict():
            return "object"
        case _:
            return "array"


def _described(value: object) -> str:
    name = _type(value)
    if name in ("object", "array", "null", "boolean"):
        return _(_TYPES[name])
    return f"{_(_TYPES[name])} ({shown(value)})"


def _not_among(value: object, allowed: Iterable[object]) -> str:
    words = [str(word) for word in allowed]
    near = nearest(str(value), words) if isinstance(value, str) else ""
    if value is None:
        return _("a value is missing; allowed: {allowed}").format(allowed=listed(words))
    if near:
        message = _("{value} is not allowed here; did you mean {near}? Allowed: {allowed}")
    else:
        message = _("{value} is not allowed here; allowed: {allowed}")
    return message.format(value=_described_short(value), near=near, allowed=listed(words))


def _described_short(value: object) -> str:
    return _described(value) if isinstance(value, dict | list | bool) else shown(value)
