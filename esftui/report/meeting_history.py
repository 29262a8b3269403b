"""The words for what was done at meetings, as a journal tells it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from esftui.locales import N_, _, formats, ngettext
from esftui.meeting.agenda import slug
from esftui.model.project import Project
from esftui.report.history_fields import FIELDS_OF_MEETINGS, Values, field, safe
from esftui.store.change import Change
from esftui.store.journal import Entry

MEETINGS, DECIDED = "meetings", "decided"
"""What the paths of changes begin with, of meetings and of what became of decisions."""

_LISTED = {
    "decisions": N_("decision"),
    "attendance": N_("seat"),
    "agenda": N_("item of the agenda"),
}
_NOTES = "notes"
"""What stands in the presenter's notes is for no one else: what is told of it is on the wall."""
_DIGEST = 12
"""So many characters of a digest are shown."""

Turned = Callable[[str, str, Change], str]
Whole = Callable[[str, str, Change, str], str]


def of_meeting(path: Sequence[str]) -> bool:
    """Say whether a place is one of a meeting, or of what became of a decision."""
    return path[0] in (MEETINGS, DECIDED)


class MeetingWords:
    """The words for meetings, with the titles of seats and decisions."""

    def __init__(self, project: Project | None) -> None:
        """Take a project's seats; what was decided is learnt from the journal."""
        self._values = Values(project)
        self._seats = _seats(project)
        self._decisions: dict[str, str] = {}

    def remember(self, entries: Iterable[Entry]) -> None:
        """Take in what seats and decisions are called that were put in, or taken away since."""
        for each in entries:
            for change in each.changes:
                if change.path[0] == MEETINGS and len(change.path) == 4:
                    self._remember(change)

    def _remember(self, change: Change) -> None:
        whole = change.after or change.before
        if not isinstance(whole, dict):
            return
        kind, name = change.path[2:]
        if kind == "decisions":
            self._decisions[name] = str(whole.get("text", name))
        elif kind == "attendance":
            self._seats[name] = str(whole.get("organisation", name))

    def subject(self, path: Sequence[str]) -> str:
        """Return the meeting, or the decision that was carried out."""
        name = path[1] if len(path) > 1 else ""
        if path[0] == DECIDED:
            return safe(self._decisions.get(name, name))
        return _("the meeting {day}").format(day=safe(name))

    def key(self, path: Sequence[str]) -> str:
        """Return what something in a meeting's list is called."""
        kind, name = path[2], path[3]
        if kind == "decisions":
            return safe(name.rpartition("-d")[2])
        return safe(self._seats.get(name, name)) if kind == "attendance" else self.item(name)

    def item(self, name: str) -> str:
        """Return what an item of the agenda is called."""
        return self._values.value("decisions", "item", name)

    def _decision(self, change: Change, *, brief: bool) -> str:
        """Return that a decision came or went: its text first, then what else it says."""
        came = change.before is None
        made = change.after if came else change.before
        made = made if isinstance(made, dict) else {}
        text = _("new decision: {text}") if came else _("decision taken away: {text}")
        said = text.format(text=safe(str(made.get("text", ""))))
        rest = {name: value for name, value in made.items() if name != "text"}
        fields = "" if brief else self._fields("decisions", rest)
        return f"{said}, {fields}" if fields else said

    def change(self, change: Change, turned: Turned, whole: Whole, *, brief: bool = False) -> str:
        """Return one change in words, without the meeting that it is of.

        ``brief``: a decision that came or went is told by its text alone.
        """
        path = change.path
        if path[0] == DECIDED:
            return self._carried(change, turned)
        if len(path) == 2:
            return self._opened(change)
        if path[2] == "spent" and len(path) == 4:
            return _time(self.item(path[3]), change.after or 0)
        if path[2] == "closed" and change.before is None:
            return _("closed")
        if path[2] == "frozen" and isinstance(change.after, dict):
            digest = safe(str(change.after.get("digest", "")))[:_DIGEST]
            return _("what was shown is kept ({digest}…)").format(digest=digest)
        if len(path) == 3:
            return turned(MEETINGS, path[2], change)
        if len(path) == 4 and path[2] == "decisions" and None in (change.before, change.after):
            return self._decision(change, brief=brief)
        if len(path) == 4:
            return whole(path[2], self._element(path), change, self.key(path))
        if path[2:] == ("attendance", path[3], "present"):
            text = _("{seat} came") if change.after else _("{seat} is absent")
            return text.format(seat=self.key(path))
        whose = f"{self._element(path)} {self.key(path)}: "
        if path[4] == _NOTES:
            return whose + _notes(change)
        return whose + turned(path[2], path[4], change)

    def field(self, path: Sequence[str]) -> str:
        """Return what a place is called, without the meeting or the decision that it is of."""
        if path[0] == DECIDED:
            return field(DECIDED, path[2]) if len(path) > 2 else _("what became of it")
        if len(path) < 4 or path[2] == "spent":
            return field(MEETINGS, path[2]) if len(path) > 2 else _("the meeting")
        whose = f"{self._element(path)} {self.key(path)}"
        return f"{whose}: {field(path[2], path[4])}" if len(path) > 4 else whose

    def value(self, path: Sequence[str], value: Any) -> str:
        """Return a value at a place in words."""
        if isinstance(value, dict):
            record = DECIDED if path[0] == DECIDED else path[2] if len(path) > 2 else MEETINGS
            return self._fields(record, value)
        record = DECIDED if path[0] == DECIDED else path[2] if len(path) > 4 else MEETINGS
        return self._values.value(record, path[-1], value)

    def _fields(self, record: str, value: dict[str, Any]) -> str:
        return ", ".join(
            f"{field(record, name)} {self._values.value(record, name, each)}"
            for name, each in value.items()
            if name not in ("id", _NOTES)
        )

    def _element(self, path: Sequence[str]) -> str:
        return _(_LISTED[path[2]]) if path[2] in _LISTED else safe(path[2])

    def _opened(self, change: Change) -> str:
        if not isinstance(change.after, dict):
            return _("opened")
        names = [name for name in ("as_of", "place") if change.after.get(name)]
        text = _("opened, {fields}")
        return text.format(fields=self._fields(MEETINGS, {n: change.after[n] for n in names}))

    def _carried(self, change: Change, turned: Turned) -> str:
        if len(change.path) > 2:
            return turned(DECIDED, change.path[2], change)
        before, after = change.before or {}, change.after or {}
        return ", ".join(
            turned(DECIDED, name, Change((), before.get(name), after.get(name)))
            for name in FIELDS_OF_MEETINGS[DECIDED]
            if before.get(name) != after.get(name)
        )


def _notes(change: Change) -> str:
    if change.before is None:
        return _("presenter's notes written")
    return (
        _("presenter's notes taken away")
        if change.after is None
        else _("presenter's notes changed")
    )


def _time(item: str, seconds: Any) -> str:
    minutes = round(seconds / 60) if isinstance(seconds, (int, float)) else 0
    text = ngettext(
        "time for {item}: {number} minute", "time for {item}: {number} minutes", minutes
    )
    return text.format(item=item, number=formats.number(minutes))


def _seats(project: Project | None) -> dict[str, str]:
    """Return the organisations of a group's seats by the names that meetings give them."""
    group = project.steering_group if project is not None else None
    if group is None:
        return {}
    found = {seat.id: seat.organisation for seat in group.seating}
    for member in group.members:
        found[slug(member, found, "seat")] = member
    return found
