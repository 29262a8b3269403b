"""Correcting what was registered: a value that is wrong, or something that was never so.

What stood there stays in the history. That something was registered by mistake
(felregistrering) is not an exit: it is taken away, and no figure counts it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import msgspec

from esftui.entry import options
from esftui.entry.claims import CLAIM
from esftui.entry.form import Context, Entered, Field, Form, Value, Values
from esftui.entry.happenings import label_of
from esftui.entry.money import EVENT, SPENDING
from esftui.locales import N_, _, formats, labels
from esftui.model.participant import Participant
from esftui.store.change import Change
from esftui.store.places import ELEMENTS, element_key, plain

Place = tuple[str, ...]
"""Where something stands in the register, see :mod:`esftui.store.places`."""


class Thing(NamedTuple):
    """Something registered of a person: its place, its day, and what it is in words."""

    place: Place
    day: date | None
    what: str
    more: str = ""


def things(context: Context, name: str) -> tuple[Thing, ...]:
    """Return everything that is registered of a participant, in the order of time."""
    someone = options.person(context, name)
    if someone is None:
        return ()
    found = [Thing(("participants", name), None, _("About the person"), options.about(someone))]
    found += [
        _thing(context, name, kind, element)
        for kind in ELEMENTS
        for element in getattr(someone, kind)
    ]
    return tuple(sorted(found, key=lambda each: each.day or date.min))


def _thing(context: Context, name: str, kind: str, element: Any) -> Thing:
    place = ("participants", name, kind, element_key(kind, element))
    day, what, more = _WORDS[kind](context, element)
    return Thing(place, day, what, more)


def _enrolment_words(context: Context, each: Any) -> tuple[date, str, str]:
    if each.exit is None:
        return each.start, _("Start"), _("active")
    reason = label_of(options.reasons, context, {}, each.reason) if each.reason else ""
    message = _("exit {day} {reason}")
    return each.start, _("Start"), message.format(day=formats.iso(each.exit), reason=reason).strip()


def _activity_words(context: Context, each: Any) -> tuple[date, str, str]:
    end = _("to {day}").format(day=formats.iso(each.end)) if each.end else _("goes on")
    return each.start, label_of(options.activities, context, {}, each.type), end


def _step_words(context: Context, each: Any) -> tuple[date, str, str]:
    return each.date, label_of(options.steps, context, {}, each.step), _("method step")


def _plan_words(_context: Context, each: Any) -> tuple[date, str, str]:
    return each.date, _("Action plan"), labels.action_plan(each.kind)


def _follow_up_words(context: Context, each: Any) -> tuple[date, str, str]:
    if each.outcome:
        found = labels.follow_up_outcome(each.outcome)
    else:
        found = label_of(options.follow_up_states, context, {}, each.state)
    return each.date, _("Follow-up {length}").format(length=labels.length(each.after)), found


def _answer_words(context: Context, each: Any) -> tuple[date, str, str]:
    value = _("no answer") if each.value is None else formats.number(each.value)
    said = f"{labels.occasion(each.occasion)}: {value}"
    return each.asked, label_of(options.questions, context, {}, each.question), said


_WORDS: dict[str, Callable[[Context, Any], tuple[date, str, str]]] = {
    "enrolments": _enrolment_words,
    "activities": _activity_words,
    "steps": _step_words,
    "plans": _plan_words,
    "follow_ups": _follow_up_words,
    "answers": _answer_words,
}


def present(context: Context, place: Place) -> Any:
    """Return the record that stands at a place of the register, or nothing."""
    register = context.data.register
    if place[0] in ("participants", "members"):
        rows = register.participants if place[0] == "participants" else register.members
        someone: Any = next((row for row in rows if row.id == place[1]), None)
        if someone is None or len(place) == 2:
            return someone
        return next(
            (each for each in getattr(someone, place[2]) if _key(place[2], each) == place[3]), None
        )
    return None


def _key(kind: str, element: Any) -> str:
    return element_key(kind, element)


def form_for(context: Context, place: Place) -> Form | None:
    """Return the form that corrects what stands at a place; nothing if nothing does."""
    record = present(context, place)
    if record is None:
        return None
    kind = place[2] if len(place) > 2 else "person"
    fields = tuple(
        field._replace(default=partial(_now, record, field.key), required=field.required)
        for field in _FIELDS[kind]
    )
    return Form(
        "correction",
        N_("Correction"),
        N_("Put right what was registered wrongly; the history keeps what stood there."),
        "correction",
        (_NEVER, *(field._replace(asked=_is_kept) for field in fields), _WHY),
        partial(_build, place, record),
    )


def entry_form(context: Context, table: str, index: int) -> Form:
    """Return the form that corrects a spending entry, claim or event, by its place in its table.

    Raises:
        IndexError: if there is none.
    """
    form, record = _ENTRIES[table], getattr(context.data.register, table)[index]
    fields = tuple(
        field._replace(default=partial(_now, record, field.key), asked=_is_kept)
        for field in form.fields
    )
    return Form(
        "correction",
        N_("Correction"),
        N_("Put right what was registered wrongly; the history keeps what stood there."),
        "correction",
        (_NEVER, *fields, _WHY),
        partial(_build_entry, table, record, fields),
        lambda at, values: {} if values.get("never") else form.check(at, values),
    )


def _build_entry(
    table: str, record: Any, fields: tuple[Field, ...], _context: Context, values: Values
) -> Entered:
    given = {f.key: values[f.key] for f in fields if values.get(f.key) is not None}
    # what does not fit is told at its field by the file's own rules
    after = None if values.get("never") else plain(type(record)(**given))
    # which of several equal ones it is makes no difference
    change = Change((table, "="), plain(record), after)
    day = record.requested if table == "claims" else record.date
    what = _("{what} {day}").format(what=_(_ENTRIES[table].title), day=formats.iso(day))
    if table != "events":
        what += f", {formats.kronor(record.amount)}"
    return Entered((change,), _told(what, values), correction=True)


def _now(record: Any, key: str, _context: Context, _values: Values) -> Value:
    value: Value = getattr(record, key)
    # a choice is read by its value, and the values of days are texts where they are options
    return value


def _is_kept(_context: Context, values: Values) -> bool:
    return not values.get("never")


_ENTRIES: dict[str, Form] = {"spending": SPENDING, "claims": CLAIM, "events": EVENT}
"""The forms of what is not a person's, by the table that they write in."""

_NEVER = Field(
    "never",
    N_("Take away"),
    "yes_no",
    help=N_("yes: it was never so, and is no exit; the history keeps it"),
)
_WHY = Field(
    "why", N_("Why"), "text", help=N_("kept in the history; never about a person's health")
)
_DAY = Field("date", N_("Date"), "day", required=True)

_FIELDS: dict[str, tuple[Field, ...]] = {
    "person": (
        Field("gender", N_("Gender"), "choice", required=True, options=options.genders),
        Field("birth_year", N_("Year of birth"), "number"),
        Field(
            "municipality",
            N_("Municipality"),
            "choice",
            options=options.municipalities,
            free=True,
        ),
        Field("referrer", N_("Referred by"), "choice", options=options.referrers, free=True),
        Field("group", N_("Group"), "choice", options=options.groups),
    ),
    "enrolments": (
        Field("start", N_("Start"), "day", required=True),
        Field("exit", N_("Exit"), "day", help=N_("empty: has not left")),
        Field("reason", N_("Reason"), "choice", options=options.reasons),
        Field("outside_home", N_("Outside the home municipality"), "yes_no"),
    ),
    "activities": (
        Field("type", N_("Activity"), "choice", required=True, options=options.activities),
        Field("start", N_("From"), "day", required=True),
        Field("end", N_("To"), "day", help=N_("empty while it goes on"), future=True),
        Field("place", N_("Place"), "text"),
        Field("abroad", N_("Abroad"), "yes_no"),
        Field("example_company", N_("At an example company"), "yes_no"),
    ),
    "steps": (
        Field("step", N_("Method step"), "choice", required=True, options=options.steps),
        _DAY,
    ),
    "plans": (Field("kind", N_("Kind"), "choice", required=True, options=options.plans), _DAY),
    "follow_ups": (
        _DAY,
        Field("state", N_("Result"), "choice", required=True, options=options.follow_up_states),
        Field("outcome", N_("Does now"), "choice", options=options.outcomes),
    ),
    "answers": (
        Field("asked", N_("Asked"), "day", required=True),
        Field("answered", N_("Answered"), "day"),
        Field("value", N_("Answer"), "number"),
    ),
}


def _build(place: Place, record: Any, context: Context, values: Values) -> Entered:
    changes = tuple(_changes(context, place, record, values))
    what = place[1]
    if len(place) > 2:
        _day, word, _more = _WORDS[place[2]](context, record)
        what += f", {word}"
    return Entered(changes, _told(what, values), correction=True)


def _told(what: str, values: Values) -> str:
    told = _("Taken away, for it was never so") if values.get("never") else _("Corrected")
    return f"{told}: {what}"


def _changes(context: Context, place: Place, record: Any, values: Values) -> list[Change]:
    before = plain(record)
    if values.get("never"):
        return [*_moved(context, place, record, None), Change(place, before, None)]
    kind = place[2] if len(place) > 2 else "person"
    asked = {field.key: values.get(field.key) for field in _FIELDS[kind]}
    asked = {key: value for key, value in asked.items() if value is not None}
    # what cannot be said otherwise than yes or no is not written for no
    wanted = {key: value for key, value in asked.items() if value is not False}
    fixed = {key: value for key, value in before.items() if key not in _keys(kind)}
    after = plain(msgspec.convert({**fixed, **msgspec.to_builtins(wanted)}, type(record)))
    follow = _moved(context, place, record, after)
    if len(place) > 2 and element_key(kind, after) != place[3]:
        return [
            Change(place, before, None),
            *follow,
            Change((*place[:3], element_key(kind, after)), None, after),
        ]
    keys = dict.fromkeys((*before, *after))
    return [
        Change((*place, key), before.get(key), after.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    ] + follow


def _keys(kind: str) -> frozenset[str]:
    return frozenset(field.key for field in _FIELDS[kind])


def _moved(context: Context, place: Place, record: Any, after: Any) -> list[Change]:
    """Return what becomes of the follow-ups of an exit that is moved or taken away."""
    if len(place) < 4 or place[2] != "enrolments" or record.exit is None:
        return []
    day = None if after is None else after.get("exit")
    if day == record.exit.isoformat():
        return []
    someone = options.person(context, place[1])
    assert isinstance(someone, Participant)
    found: list[Change] = []
    for each in someone.follow_ups:
        if each.exit != record.exit:
            continue
        old = plain(each)
        found.append(Change((*place[:2], "follow_ups", element_key("follow_ups", each)), old, None))
        if day is not None:
            new = {**old, "exit": day}
            key = element_key("follow_ups", new)
            found.append(Change((*place[:2], "follow_ups", key), None, new))
    return found
