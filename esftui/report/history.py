"""What was done in a project, in words: the same on the screen, in the shell and in messages.

It lies with the reports and not with the panels, since a journal's entries are the store's
and no panel knows the store.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from esftui.locales import N_, _, formats, ngettext, pgettext
from esftui.model.project import Project
from esftui.report.history_fields import Values, element, field, safe
from esftui.report.meeting_history import MeetingWords, of_meeting
from esftui.store.change import Change
from esftui.store.journal import Entry

_SURFACES = {
    "app": N_("app"),
    "shell": N_("shell"),
    "import": N_("import"),
    "restore": N_("restore"),
    "meeting": N_("meeting"),
    "migration": N_("migration"),
}
_COUNTED = ("participants", "members", "spending", "claims", "events", "checklist")
_NAMED = ("participants", "members")
_BRIEF = 3
"""How many changes one line tells of."""
_LONGEST = 120
"""How much of a value one line shows, in characters."""

Cut = Callable[[str], str]
"""Returns a text, or the beginning of it."""


class Told(NamedTuple):
    """One entry of a journal as a person reads it.

    ``at`` is in local time; ``mark`` says what kind of change it is where that matters
    (a correction, something taken back); ``about`` is what was changed and ``did`` how,
    in a line. ``taken_back``: it was undone later, and not done again.
    """

    at: datetime
    who: str
    through: str
    mark: str
    about: str
    did: str
    taken_back: bool = False

    @property
    def sentence(self) -> str:
        """What was changed and how, with the mark before it."""
        text = f"{self.about}: {self.did}" if self.did else self.about
        return f"{self.mark}: {text}" if self.mark else text


class Words:
    """The words for a project's history."""

    def __init__(self, project: Project | None, entries: Iterable[Entry] = ()) -> None:
        """Take the project's titles (without it ids are shown), and the history they are of.

        ``entries`` are oldest first: what was taken back, and from which day, is told by
        them.
        """
        self._values = Values(project)
        self._items = {item.id: item.title for item in project.checklist} if project else {}
        self._goals = {goal.id: goal.title for goal in project.goals} if project else {}
        self._by_id: dict[str, Entry] = {}
        self._undone: set[str] = set()
        self._meetings = MeetingWords(project)
        for each in entries:
            self._by_id[each.id] = each
            self._remember_titles(each)
            if each.undoes:
                self._undone.add(each.undoes)
            elif each.redoes:
                self._undone.discard(each.redoes)

    def _remember_titles(self, entry: Entry) -> None:
        """Take in what items are called that were put in, or taken away since."""
        self._meetings.remember((entry,))
        for change in entry.changes:
            whole = change.after or change.before
            if change.path[0] == "checklist" and len(change.path) == 2 and isinstance(whole, dict):
                self._items.setdefault(change.path[1], str(whole.get("title", change.path[1])))

    def told(self, entry: Entry) -> Told:
        """Return an entry in words."""
        return Told(
            at=entry.at.astimezone(),
            who=_("another program") if entry.outside else safe(entry.who),
            through=surface(entry.surface) if entry.surface and not entry.outside else "",
            mark=self._mark(entry),
            about=self.about(entry),
            did=self.did(entry),
            taken_back=entry.id in self._undone,
        )

    def about(self, entry: Entry) -> str:
        """Return what an entry changed: an item's title, a pseudonym, or how many of each."""
        self._remember_titles(entry)
        subjects = list(dict.fromkeys(_subject(change.path) for change in entry.changes))
        if not subjects:
            return self._item(entry.item) if entry.item else safe(entry.file)
        if len(subjects) == 1:
            return self.subject(subjects[0])
        counts = [(kind, sum(path[0] == kind for path in subjects)) for kind in _COUNTED]
        others = sum(path[0] not in _COUNTED for path in subjects)
        parts = [_count(kind, number) for kind, number in (*counts, ("", others)) if number]
        return ", ".join(parts)

    def subject(self, path: Sequence[str]) -> str:
        """Return whom or what a place belongs to."""
        kind, name = path[0], path[1] if len(path) > 1 else ""
        if of_meeting(path):
            return self._meetings.subject(path)
        match kind:
            case "checklist":
                return self._item(name)
            case "participants" | "members":
                return safe(name)
            case "spending":
                return _("spending entry {number}").format(number=safe(name))
            case "claims":
                return _("claim for payment {number}").format(number=safe(name))
            case "events":
                return _("event {number}").format(number=safe(name))
            case "meta":
                return _("about the register")
            case "goals":
                return safe(self._goals.get(name, name))
        return safe(kind)

    def did(self, entry: Entry) -> str:
        """Return in one line how it was changed; of many changes the first few."""
        if entry.outside:
            return _("changed by another program")
        subjects = {_subject(change.path) for change in entry.changes}
        if len(subjects) > 1:
            first = self._details(entry, _BRIEF - 1)
        else:
            first = [self.change(change, brief=True) for change in entry.changes[:_BRIEF]]
        more = len(entry.changes) - len(first)
        if more > 0:
            text = ngettext("and {number} more", "and {number} more", more)
            first.append(text.format(number=formats.number(more)))
        if not first and entry.note:
            return _short(safe(entry.note))
        return "; ".join(first)

    def _details(self, entry: Entry, most: int) -> list[str]:
        found = islice(entry.changes, most)
        return [f"{self.subject(each.path)}: {self.change(each, brief=True)}" for each in found]

    def full(self, entry: Entry, most: int = 500) -> Iterator[str]:
        """Yield everything that an entry says, a line each; at most so many changes."""
        told = self.told(entry)
        when = _("{day} at {time}").format(day=formats.iso(told.at.date()), time=clock(told.at))
        host = f" ({safe(entry.host)})" if entry.host else ""
        by = told.who + host + (f" · {told.through}" if told.through else "")
        yield f"{when} · {by}"
        yield (f"{told.mark}: " if told.mark else "") + told.about
        if entry.note:
            yield _("Note: {text}").format(text=safe(entry.note))
        if entry.outside:
            yield _("The file was changed by another program: what it was before is not known.")
        several = len({_subject(change.path) for change in entry.changes}) > 1
        for change in islice(entry.changes, most):
            whose = f"{self.subject(change.path)}: " if several else ""
            yield "· " + whose + self.change(change)
        more = len(entry.changes) - most
        if more > 0:
            text = ngettext("and {number} more", "and {number} more", more)
            yield text.format(number=formats.number(more))
        if told.taken_back:
            yield _("It was taken back later.")
        yield _("In {file}").format(file=safe(entry.file))

    def change(self, change: Change, *, brief: bool = False) -> str:
        """Return one change as ``status in progress → done``, without whose it is."""
        path = change.path
        cut = _short if brief else str
        if of_meeting(path):
            return self._meetings.change(
                change,
                lambda record, name, each: self._turned(record, name, each, cut),
                self._whole,
                brief=brief,
            )
        if path[0] in ("checklist", "goals") and len(path) == 3:
            return self._turned(path[0], path[2], change, cut)
        if path[0] in _NAMED and len(path) > 3:
            return self._of_element(path, change, cut)
        if len(path) == 2 and path[0] in ("checklist", "spending", "claims", "events", *_NAMED):
            return self._whole(path[0], _document(path[0]), change)
        if len(path) == 3 and path[0] in ("spending", "claims", "events", *_NAMED):
            return self._turned(path[0], path[2], change, cut)
        return self._turned("", " ".join(path[2:] or path[1:]), change, cut)

    def _of_element(self, path: Sequence[str], change: Change, cut: Cut) -> str:
        kind, key = path[2], self._key(path[2], path[3])
        if len(path) == 4:
            return self._whole(kind, element(kind), change, key)
        return f"{element(kind)} {key}: " + self._turned(kind, path[4], change, cut)

    def _key(self, kind: str, key: str) -> str:
        """Return what tells an element from others, in words: an activity's title and start."""
        name, space, rest = key.partition(" ")
        first = {"activities": "type", "steps": "step", "answers": "question"}.get(kind)
        if first is None:
            return safe(key)
        return self._values.value(kind, first, name) + space + safe(rest)

    def _whole(self, record: str, name: str, change: Change, key: str = "") -> str:
        """Return in words that something came, went, or became another."""
        if change.before is None or change.after is None:
            fields = self._fields(record, change.after or change.before)
            text = _came(record) if change.before is None else _went(record)
            return text.format(what=name, fields=fields).rstrip(": ")
        parts = self._differing(record, change.before, change.after)
        return f"{name} {key}".rstrip() + ": " + ", ".join(parts)

    def _differing(self, record: str, before: Any, after: Any) -> list[str]:
        if not isinstance(before, dict) or not isinstance(after, dict):
            return [_arrow(self._values.value(record, "", each) for each in (before, after))]
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        return [
            self._turned(record, name, Change((), before.get(name), after.get(name)), _short)
            for name in names
        ]

    def _fields(self, record: str, value: Any) -> str:
        if not isinstance(value, dict):
            return self._values.value(record, "", value)
        return ", ".join(
            f"{field(record, name)} {_short(self._values.value(record, name, each))}"
            for name, each in value.items()
            if name != "id" and (record, name) != ("checklist", "title")
        )

    def _turned(self, record: str, name: str, change: Change, cut: Cut) -> str:
        values = (self._values.value(record, name, v) for v in (change.before, change.after))
        return f"{field(record, name)} {_arrow(map(cut, values))}"

    def value(self, path: Sequence[str], value: Any) -> str:
        """Return a value at a place in words."""
        if of_meeting(path):
            return self._meetings.value(path, value)
        if path[0] == "checklist" or len(path) == 3:
            return self._values.value(path[0], path[-1], value)
        if path[0] in _NAMED and len(path) == 5:
            return self._values.value(path[2], path[4], value)
        if isinstance(value, dict):
            record = path[2] if len(path) == 4 else path[0]
            return self._fields(record, value)
        return self._values.value(path[0], "", value)

    def field(self, path: Sequence[str]) -> str:
        """Return what a place is called, without whose it is."""
        if of_meeting(path):
            return self._meetings.field(path)
        if path[0] in _NAMED and len(path) == 5:
            return f"{element(path[2])} {self._key(path[2], path[3])}: {field(path[2], path[4])}"
        if path[0] in _NAMED and len(path) == 4:
            return f"{element(path[2])} {self._key(path[2], path[3])}"
        if len(path) == 3:
            return field(path[0], path[2])
        return _document(path[0])

    def _item(self, name: str) -> str:
        return safe(self._items.get(name, name))

    def _mark(self, entry: Entry) -> str:
        """Return what kind of change it is, where that is not plain."""
        if entry.undoes:
            return self._again(_("undone"), entry, entry.undoes)
        if entry.redoes:
            return self._again(_("done again"), entry, entry.redoes)
        # NOTE: a correction of the register (rättelse av felregistrering)
        return _("correction") if entry.correction else ""

    def _again(self, word: str, entry: Entry, earlier: str) -> str:
        """Return a word with the day of what was done first, if that was another day."""
        first = self._by_id.get(earlier)
        if first is None or first.at.astimezone().date() == entry.at.astimezone().date():
            return word
        day = formats.iso(first.at.astimezone().date())
        return _("{word} (from {day})").format(word=word, day=day)


def surface(name: str) -> str:
    """Return the word for what a change was made through."""
    return _(_SURFACES[name]) if name in _SURFACES else safe(name)


def clock(at: datetime) -> str:
    """Return the time of day: ``10:15``."""
    return f"{at.astimezone():%H:%M}"


def concerns(entry: Entry, name: str) -> bool:
    """Say whether an entry is about a checklist item, a person or an entry of the register."""
    return entry.item == name or any(
        len(change.path) > 1 and change.path[1] == name for change in entry.changes
    )


def _subject(path: Sequence[str]) -> tuple[str, ...]:
    """Return whom or what a place belongs to, as the beginning of its path."""
    named = path[0] in (*_COUNTED, "goals") or of_meeting(path)
    return tuple(path[:2]) if named else (path[0],)


def _count(kind: str, number: int) -> str:
    match kind:
        case "participants":
            text = ngettext("{number} participant", "{number} participants", number)
        case "members":
            text = ngettext("{number} group member", "{number} group members", number)
        case "spending":
            text = ngettext("{number} spending entry", "{number} spending entries", number)
        case "claims":
            text = ngettext("{number} claim for payment", "{number} claims for payment", number)
        case "events":
            text = ngettext("{number} event", "{number} events", number)
        case "checklist":
            text = ngettext("{number} checklist item", "{number} checklist items", number)
        case _:
            text = ngettext("{number} other thing", "{number} other things", number)
    return text.format(number=formats.number(number))


def _document(kind: str) -> str:
    match kind:
        case "participants":
            return _("participant")
        case "members":
            return _("group member")
        case "spending":
            return _("spending entry")
        case "claims":
            return _("claim for payment")
        case "events":
            return _("event")
        case "checklist":
            return _("checklist item")
    return safe(kind)


def _came(record: str) -> str:
    if _neuter(record):
        return pgettext("neuter", "new {what}: {fields}")
    return _("new {what}: {fields}")


def _went(record: str) -> str:
    if _neuter(record):
        return pgettext("neuter", "{what} taken away: {fields}")
    return _("{what} taken away: {fields}")


def _neuter(record: str) -> bool:
    """Say whether the word for a record takes neuter forms in the language in use."""
    # NOTE: in languages with two genders, which of participants, members, spending, claims, events,
    # checklist, enrolments, activities, steps, plans, follow_ups, answers have a neuter word
    return record in pgettext("records whose word is neuter", "none of them").split()


def _arrow(values: Iterable[str]) -> str:
    return " → ".join(values)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
