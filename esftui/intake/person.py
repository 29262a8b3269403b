"""One person on the way from what the register says to what the rows of a sheet say."""

from collections.abc import Callable
from typing import Any, NamedTuple

from esftui.intake.after_exit import read_follow_ups
from esftui.intake.cell import fold
from esftui.intake.outcome import Difference, Places, Plain, RowReport, plain_value
from esftui.intake.reading import Refusal, told
from esftui.intake.rows import Note, Row
from esftui.locales import _
from esftui.store.places import element_key

OWN = ("gender", "birth_year", "municipality", "referrer", "group")
ENROLMENT = ("start", "exit", "reason", "outside_home")
ACTIVITY = ("activity", "activity_start", "activity_end")
_OF_ACTIVITY = {
    "end": "activity_end",
    "place": "activity_place",
    "abroad": "activity_abroad",
    "example_company": "activity_example",
}
"""What an activity has beside its kind and first day, and the fields that give it."""
STEP = ("step", "step_date")

_DEFAULTS: dict[str, Plain] = {
    "gender": "unknown",
    "outside_home": False,
    "abroad": False,
    "example_company": False,
    "state": "done",
}
_TEXTS = ("municipality", "referrer", "place")


class Said(NamedTuple):
    """Which row first said something of a place, and in which field."""

    number: int
    field: str


class Draft:
    """A person's document as it becomes, row by row; a row that is refused changes nothing.

    ``base`` is what the register has (nothing: the person is new), in ``table``.
    """

    def __init__(
        self,
        name: str,
        base: dict[str, Any] | None,
        places: Places,
        table: str = "participants",
    ) -> None:
        self.name, self.base, self.places, self.table = name, base, places, table
        self.doc: dict[str, Any] = {"id": name} if base is None else copied(base)
        self.said: dict[tuple[str, ...], list[Said]] = {}

    def take(self, row: Row, read: Callable[["Trial"], None]) -> RowReport:
        """Take what a row says; ``read`` says it."""
        trial = Trial(self, row)
        read(trial)
        if trial.refusals:
            return RowReport(row.number, "refused", self.name, tuple(trial.refusals))
        self.doc = trial.doc
        for place, said in trial.said:
            self.said.setdefault(place, []).append(said)
        fate = "changed" if trial.differences else "new" if trial.new else "equal"
        return RowReport(
            row.number,
            fate,  # type: ignore[arg-type]
            self.name,
            (),
            tuple(trial.differences),
            (*row.notes, *trial.notes),
        )


class Trial:
    """One row's words about a person, tried on a copy."""

    def __init__(self, draft: Draft, row: Row) -> None:
        self.draft, self.row, self.places = draft, row, draft.places
        self.doc: dict[str, Any] = copied(draft.doc)
        self.values = row.values
        self.refusals: list[Refusal] = []
        self.notes: list[Note] = []
        self.differences: list[Difference] = []
        self.said: list[tuple[tuple[str, ...], Said]] = []
        self.new = draft.base is None and not draft.said

    def refuse(self, message: str, *fields: str) -> None:
        """Refuse the row, at the first of some fields that has a column."""
        self.refusals.append(self.places.refusal(message, self.row.number, *fields))

    def plain(self, field: str | None) -> Plain:
        """Return what the row gives a field, as it would stand in the register."""
        value = self.values.get(field) if field else None
        return None if value is None else plain_value(value)

    def own(self) -> None:
        """Take the person's own fields."""
        # a person whose row says nothing more is still there
        self._note((), "id")
        for name in OWN:
            value = self.plain(name)
            if value is None or value == _DEFAULTS.get(name):
                continue
            if name == "birth_year" and self._about(value):
                continue
            self._set(self.doc, (name,), value, name)

    def _about(self, year: Plain) -> bool:
        """Say whether a year counted from an age fits the year that is known."""
        known = self.doc.get("birth_year")
        column = self.places.column("birth_year")
        counted = any(note.column == column for note in self.row.notes)
        return (
            counted and isinstance(known, int) and isinstance(year, int) and abs(known - year) <= 1
        )

    def element(
        self, kind: str, key: dict[str, Plain], rest: dict[str, Plain], fields: dict[str, str]
    ) -> None:
        """Take a start, an activity, an answer ...: found by its key, or else added.

        ``fields`` are the sheet's fields that each name of the element comes from.
        """
        name = element_key(kind, key)
        place = (kind, name)
        of_key = next((fields[each] for each in key if each in fields), "id")
        found = self.find(kind, name)
        if found is None:
            found = dict(key)
            self.doc.setdefault(kind, []).append(found)
            self.new = True
        self._note(place, of_key)
        for each, value in rest.items():
            if value is not None:
                self._set(found, (*place, each), value, fields.get(each, of_key))

    def find(self, kind: str, name: str) -> dict[str, Any] | None:
        """Return an element by its key."""
        for each in self.doc.get(kind, ()):
            if element_key(kind, each) == name:
                return each  # type: ignore[no-any-return]
        return None

    def _note(self, place: tuple[str, ...], field: str) -> None:
        self.said.append((place, Said(self.row.number, field)))

    def _set(
        self, record: dict[str, Any], place: tuple[str, ...], value: Plain, field: str
    ) -> None:
        name = place[-1]
        default = _DEFAULTS.get(name)
        before = record.get(name, default)
        earlier = self.draft.said.get(place)
        self._note(place, field)
        if before == value or (name in _TEXTS and fold(str(before or "")) == fold(str(value))):
            return
        if earlier:
            message = _("row {row} says {value}")
            self.refuse(message.format(row=earlier[0].number, value=told(before)), field)
            return
        if value == default:
            record.pop(name, None)
        else:
            record[name] = value
        if self._registered(place):
            of = place[1] if len(place) > 1 else ""
            self.differences.append(Difference(field, of, before, value))
        else:
            self.new = True

    def _registered(self, place: tuple[str, ...]) -> bool:
        """Say whether what a place belongs to is in the register, not only in this sheet."""
        if self.draft.base is None:
            return False
        if len(place) == 1:
            return True
        kind, name = place[0], place[1]
        return any(element_key(kind, each) == name for each in self.draft.base.get(kind, ()))


def read_participant(trial: Trial) -> None:
    """Take what a row of participants says."""
    trial.own()
    for fields in trial.places.groups(ENROLMENT):
        _enrolment(trial, fields)
    for fields in trial.places.groups((*ACTIVITY[:2], *_OF_ACTIVITY.values())):
        _activity(trial, fields)
    for fields in trial.places.groups(STEP):
        step, reached = (trial.plain(fields.get(name)) for name in STEP)
        if step is not None and reached is not None:
            named = {"step": fields["step"], "date": fields["step_date"]}
            trial.element("steps", {"step": step, "date": reached}, {}, named)
        elif step is not None:
            trial.refuse(_("the day that the method step was reached is missing"), fields["step"])
        elif reached is not None:
            trial.refuse(_("there is a day, but no method step"), fields["step_date"])
    read_follow_ups(trial)
    for kind in ("health", "work_studies"):
        for fields in trial.places.groups((f"plan_{kind}",)):
            field = fields[f"plan_{kind}"]
            made = trial.plain(field)
            if made is not None:
                trial.element("plans", {"kind": kind, "date": made}, {}, {"date": field})


def _activity(trial: Trial, fields: dict[str, str]) -> None:
    kind, start = (trial.plain(fields.get(name)) for name in ACTIVITY[:2])
    rest = {name: trial.plain(fields.get(field)) for name, field in _OF_ACTIVITY.items()}
    if kind is not None and start is not None:
        named = {"type": fields["activity"], "start": fields["activity_start"]}
        named |= {name: fields[_OF_ACTIVITY[name]] for name in rest if rest[name] is not None}
        trial.element("activities", {"type": kind, "start": start}, rest, named)
    elif kind is not None:
        trial.refuse(_("the day that the activity began is missing"), *fields.values())
    elif start is not None or rest["end"] is not None:
        trial.refuse(_("there is a day, but no activity"), *fields.values())
    elif any(rest.values()):
        trial.refuse(_("there is something about an activity, but no activity"), *fields.values())


def _enrolment(trial: Trial, fields: dict[str, str]) -> None:
    start, *rest = (trial.plain(fields.get(name)) for name in ENROLMENT)
    given = dict(zip(ENROLMENT[1:], rest, strict=True))
    if start is None:
        if not any(value for value in given.values()):
            return
        found = _meant(trial, given["exit"])
        if found is None:
            trial.refuse(_("the start that this belongs to is missing"), *fields.values())
            return
        start = found["start"]
    trial.element("enrolments", {"start": start}, given, fields)


def _meant(trial: Trial, exit_: Plain) -> dict[str, Any] | None:
    """Return the start that an exit without one belongs to: that which ended then, or is open."""
    known = trial.doc.get("enrolments", ())
    ended = [each for each in known if exit_ is not None and each.get("exit") == exit_]
    still = [each for each in known if each.get("exit") is None]
    found = ended or still
    return found[0] if len(found) == 1 else None


def read_answer(trial: Trial) -> None:
    """Take what a row of survey answers says."""
    places, values = trial.places, trial.values
    if "question" in values:
        question, occasion = trial.plain("question"), trial.plain("occasion")
        _answer(trial, question, occasion, trial.plain("value"), "value")
    elif "value" in values:
        trial.refuse(_("the question is missing"), "question", "value")
    for field, parts in places.parts.items():
        if parts.question and field in values:
            occasion = parts.occasion or trial.plain("occasion")
            _answer(trial, parts.question, occasion, trial.plain(field), field)


def _answer(trial: Trial, question: Plain, occasion: Plain, value: Plain, field: str) -> None:
    asked, answered = trial.plain("asked"), trial.plain("answered")
    if occasion is None:
        trial.refuse(_("the occasion is missing"), "occasion", field)
        return
    if asked is None and answered is None:
        trial.refuse(_("the day is missing"), "asked", "answered", field)
        return
    if asked is None:
        asked = _asked(trial, question, occasion, str(answered))
    key: dict[str, Plain] = {"question": question, "occasion": occasion, "asked": asked}
    known = trial.find("answers", element_key("answers", key))
    if value is not None and answered is None and (known is None or "answered" not in known):
        # who was asked and answered in one row did so on that day
        answered = asked
    named = {"value": field, "question": field}
    named |= {name: name for name in ("asked", "answered") if name in trial.values}
    trial.element("answers", key, {"answered": answered, "value": value}, named)


def _asked(trial: Trial, question: Plain, occasion: Plain, answered: str) -> str:
    """Return when a question was put that the sheet has only the day of the answer to."""
    known = [
        each
        for each in trial.doc.get("answers", ())
        if each["question"] == question and each["occasion"] == occasion
    ]
    for each in known:
        if each.get("answered") == answered:
            return str(each["asked"])
    waiting = [each for each in known if "answered" not in each and each["asked"] <= answered]
    return str(waiting[0]["asked"]) if len(waiting) == 1 else answered


def copied(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a document of the register: fields, and lists of elements."""
    return {
        key: [dict(each) for each in value] if isinstance(value, list) else value
        for key, value in document.items()
    }
