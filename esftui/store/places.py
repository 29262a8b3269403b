"""Places in a register, by names that stay when others add or take away.

``("meta", key)``; ``("participants", pseudonym)``, a field of it, a list of it, an element
of the list by its own key (an enrolment by its start, an activity by type and start ...),
a field of the element; ``("members", ...)`` likewise; ``("spending", number)``,
``("claims", number)`` and ``("events", number)`` by TinyDB's document number, and a field of
it. ``+``, ``+2`` ... in place of a number stand for the next free ones, ``=`` for one that
says what was there before.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from esftui.model.participant import (
    ActionPlan,
    Answer,
    Claim,
    Enrolment,
    Event,
    FollowUp,
    Member,
    Participant,
    Participation,
    RegisterMeta,
    Spending,
    StepReached,
)
from esftui.store.change import Change

Tables = dict[str, dict[str, Any]]
"""A register as plain data: tables of documents by number."""


class Indexed(dict[str, Any]):
    """A table whose documents are found by their id, and the next number known, at once.

    For thousands of changes; few of them are found soon enough in a plain table.
    """

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__(table)
        self._numbers: dict[str, str] | None = None
        self._highest = max((int(number) for number in self if number.isdecimal()), default=0)

    def __setitem__(self, number: str, row: Any) -> None:
        """Put a document there."""
        if self._numbers is not None and self.get(number) is not row:
            name, old = row.get("id"), self.get(number)
            if old is None and name not in self._numbers:
                self._numbers[name] = number
            elif old is None or old.get("id") != name:
                self._numbers = None
        super().__setitem__(number, row)
        if number.isdecimal():
            self._highest = max(self._highest, int(number))

    def pop(self, number: str, *default: Any) -> Any:
        """Take a document away."""
        self._numbers = None
        return super().pop(number, *default)

    def forget(self) -> None:
        """Look all ids up anew next time: one of them became another."""
        self._numbers = None

    def number_of(self, name: str) -> str | None:
        """Return the number of the first document with an id."""
        if self._numbers is None:
            self._numbers = {}
            for number, row in self.items():
                self._numbers.setdefault(row.get("id"), number)
        return self._numbers.get(name)

    @property
    def next_number(self) -> str:
        """The number after the highest that has been used."""
        return str(self._highest + 1)


RECORDS: dict[str, type[msgspec.Struct]] = {
    "meta": RegisterMeta,
    "participants": Participant,
    "members": Member,
    "spending": Spending,
    "claims": Claim,
    "events": Event,
}

NUMBERED = ("spending", "claims", "events")
"""The tables whose documents are told by their number alone."""

ELEMENTS: dict[str, type[msgspec.Struct]] = {
    "enrolments": Enrolment,
    "activities": Participation,
    "steps": StepReached,
    "plans": ActionPlan,
    "follow_ups": FollowUp,
    "answers": Answer,
}

KEYS: dict[str, tuple[str, ...]] = {
    "enrolments": ("start",),
    "activities": ("type", "start"),
    "steps": ("step", "date"),
    "plans": ("kind", "date"),
    "follow_ups": ("exit", "after", "date"),
    "answers": ("question", "occasion", "asked"),
}
"""The fields that tell an element of each list from the others."""

_DATES = {
    "enrolments": "start",
    "activities": "start",
    "steps": "date",
    "plans": "date",
    "follow_ups": "date",
    "answers": "asked",
}
_NAMED = ("participants", "members")


class NoPlace(Exception):  # noqa: N818 - what it says
    """There is nothing at the place above the one that is meant."""


def element_key(kind: str, element: Any) -> str:
    """Return the key of an element of a list: ``2012-03-01``, ``placement 2012-03-01``.

    ``element`` is a record of the model or plain data.
    """
    plain = msgspec.to_builtins(element)
    return " ".join(str(plain.get(name, "")) for name in KEYS[kind])


def plain(record: msgspec.Struct) -> Any:
    """Return a record of the model as it stands in the file: without what is default."""
    return msgspec.json.decode(msgspec.json.encode(record))


def get(tables: Tables, path: tuple[str, ...]) -> Any:
    """Return what stands at a place, or nothing."""
    try:
        above, last = _walk(tables, path)
    except NoPlace:
        return None
    if isinstance(above, list):
        found = _index(path[2], above, last)
        return None if found is None else above[found]
    return above.get(last)


def put(tables: Tables, path: tuple[str, ...], value: Any) -> None:
    """Put a value at a place, or take away what is there (nothing).

    Raises:
        NoPlace: if the document or element that it belongs to is not there.
    """
    above, last = _walk(tables, path, make=value is not None)
    if len(path) == 3 and last == "id" and isinstance(table := tables.get(path[0]), Indexed):
        table.forget()
    if isinstance(above, list):
        _put_element(path[2], above, last, value)
    elif value is None:
        above.pop(last, None)
    else:
        above[last] = value
    if len(path) in (3, 4) and path[0] in _NAMED:
        _tidy(tables, path)


def same(path: tuple[str, ...], one: Any, other: Any) -> bool:
    """Say whether two values at a place mean the same: what is default need not be written."""
    return bool(one == other or normal(path, one) == normal(path, other))


def normal(path: tuple[str, ...], value: Any) -> Any:
    """Return a value as the model would write it."""
    kind = _kind(path)
    if kind is None:
        record = _kind(path[:-1])
        if record is not None and (value is None or value == []):
            return _default(record, path[-1])
        return value
    if not isinstance(value, dict):
        return value
    try:
        return plain(msgspec.convert(value, kind))
    except (msgspec.ValidationError, TypeError):
        return value


def numbered(tables: Tables, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes with document numbers for ``+`` and ``=``."""
    found: list[Change] = []
    highest: dict[str, int] = {}
    for change in changes:
        path = change.path
        if len(path) == 2 and path[1] == "=":
            path = (path[0], _like(tables, path[0], change.before))
        elif len(path) > 1 and path[1].startswith("+") and path[0] not in _NAMED:
            if path[0] not in highest:
                numbers = (int(n) for n in tables.get(path[0], {}) if n.isdecimal())
                highest[path[0]] = max(numbers, default=0)
            number = str(highest[path[0]] + int(path[1][1:] or 1))
            path = (path[0], number, *path[2:])
        found.append(msgspec.structs.replace(change, path=path))
    return tuple(found)


def _like(tables: Tables, table: str, value: Any) -> str:
    """Return the number of a document that says the same; ``=`` if there is none."""
    rows = tables.get(table, {}).items()
    return next((number for number, row in rows if same((table, number), row, value)), "=")


def document(tables: Tables, path: tuple[str, ...]) -> tuple[str, Any] | None:
    """Return the number and the whole document that a place is in, or nothing."""
    table = tables.get(path[0], {})
    if path[0] == "meta":
        return next(iter(table.items()), None)
    if path[0] in _NAMED:
        if isinstance(table, Indexed):
            number = table.number_of(path[1])
            return None if number is None else (number, table[number])
        return next(((n, d) for n, d in table.items() if d.get("id") == path[1]), None)
    return (path[1], table[path[1]]) if path[1] in table else None


def _walk(tables: Tables, path: tuple[str, ...], make: bool = False) -> tuple[Any, str]:
    """Return the dictionary or list that holds a place, and the place's name in it."""
    table = tables.setdefault(path[0], {}) if make else tables.get(path[0], {})
    if path[0] == "meta":
        if make and not table:
            table["1"] = {}
        found = document(tables, path)
        if found is None:
            raise NoPlace(path)
        return found[1], path[1]
    found = document(tables, path)
    if len(path) == 2:
        return (table, found[0] if found else _next_number(table, path))
    if found is None:
        raise NoPlace(path)
    if len(path) == 3 or path[0] not in _NAMED:
        return found[1], path[2]
    elements = found[1].setdefault(path[2], []) if make else found[1].get(path[2], [])
    if len(path) == 4:
        return elements, path[3]
    index = _index(path[2], elements, path[3])
    if index is None:
        raise NoPlace(path)
    return elements[index], path[4]


def _next_number(table: dict[str, Any], path: tuple[str, ...]) -> str:
    if path[0] not in _NAMED:
        return path[1]
    if isinstance(table, Indexed):
        return table.next_number
    return str(max((int(number) for number in table if number.isdecimal()), default=0) + 1)


def _index(kind: str, elements: list[Any], key: str) -> int | None:
    """Return where an element with a key is; ``#2`` after the key is the second of that key."""
    name, _hash, nth = key.partition("#")
    skip = int(nth) - 1 if nth.isdecimal() else 0
    for index, element in enumerate(elements):
        if element_key(kind, element) == name.strip():
            if skip == 0:
                return index
            skip -= 1
    return None


def _put_element(kind: str, elements: list[Any], key: str, value: Any) -> None:
    index = _index(kind, elements, key)
    if value is None:
        if index is not None:
            del elements[index]
    elif index is not None:
        elements[index] = value
    else:
        # in the order of time, after what is of the same day
        by = _DATES[kind]
        later = (i for i, each in enumerate(elements) if each.get(by, "") > value.get(by, ""))
        elements.insert(next(later, len(elements)), value)


def _tidy(tables: Tables, path: tuple[str, ...]) -> None:
    """Take away a list that has become empty: that is how it is written."""
    found = document(tables, path)
    if found is not None and found[1].get(path[2]) == []:
        del found[1][path[2]]


def _kind(path: tuple[str, ...]) -> type[msgspec.Struct] | None:
    """Return the record that stands at a place, if it is one."""
    if path[0] == "meta":
        return RegisterMeta if len(path) == 1 else None
    if len(path) == 2:
        return RECORDS.get(path[0])
    if len(path) == 4 and path[0] in _NAMED:
        return ELEMENTS.get(path[2])
    return None


def _default(record: type[msgspec.Struct], name: str) -> Any:
    for field in msgspec.structs.fields(record):
        if field.name == name and field.default is not msgspec.NODEFAULT:
            default = msgspec.to_builtins(field.default)
            return None if default in ((), []) else default
    return None
