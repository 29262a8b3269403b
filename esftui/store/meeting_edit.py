"""Changing meetings: by the one way of writing, locked and journalled with all else."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from esftui.locales import _
from esftui.model.meeting import Meeting
from esftui.model.record import Record
from esftui.store.change import Author, Change
from esftui.store.journal import Entry
from esftui.store.lock import Waiting, cannot_write
from esftui.store.meetings import (
    CARRIED_OUT,
    FOLDER,
    CarriedOutFile,
    decoded,
    path_of,
    read_meetings,
)
from esftui.store.places import plain
from esftui.store.problem import key_path
from esftui.store.refused import CannotEdit, Clash, Conflict
from esftui.store.validate import convert
from esftui.store.writing import About, Planned, write

_FINAL = ("closed", "frozen")
"""What is not taken back once it is written."""


def begin(
    folder: Path, meeting: Meeting, by: Author, *, waiting: Waiting | None = None
) -> Entry | None:
    """Write a new meeting.

    Raises:
        CannotEdit: if there is one of that name, another one is open, or it cannot be written.
    """
    path = path_of(folder, meeting.id)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotEdit(cannot_write(error)) from error

    def plan(raw: bytes | None) -> Planned:
        if raw is not None:
            message = _("there is a meeting of {date} already")
            raise CannotEdit(message.format(date=meeting.id))
        other = read_meetings(folder).open
        if other is not None:
            message = _("the meeting of {date} is still open: close it first")
            raise CannotEdit(message.format(date=other.id))
        made = Change((FOLDER, meeting.id), None, _brief(plain(meeting)))
        return Planned(_written(meeting), (made,))

    return write(path, by, plan, waiting=waiting, private=True, project=folder)


def _brief(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the journal says of a new meeting: the rest stands in its file."""
    return {key: whole[key] for key in ("date", "as_of", "place") if whole.get(key)}


def edit_meeting(
    folder: Path,
    name: str,
    changes: Iterable[Change],
    by: Author,
    about: About | None = None,
    *,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Make changes of an open meeting: all of them, or none.

    A change's path is ``("meetings", name, key)``, or of something in a list of things with
    an ``id`` (agenda, attendance, decisions) ``(..., key, id)`` and ``(..., key, id, field)``;
    of the seconds spent ``(..., "spent", item)``.

    Returns:
        The journal's entry; nothing if the meeting says all of it already.

    Raises:
        Conflict: if someone else has changed one of the same values meanwhile.
        CannotEdit: if the meeting is closed, it would not be right, or cannot be written.
        FileProblems: if its file cannot be read.
    """
    path, wanted = path_of(folder, name), tuple(changes)

    def plan(raw: bytes | None) -> Planned:
        if raw is None:
            raise CannotEdit(_("there is no meeting of {date}").format(date=name))
        meeting = decoded(path, raw, Meeting)
        if meeting.closed is not None:
            message = _("the meeting of {date} is closed: nothing in it is changed any more")
            raise CannotEdit(message.format(date=name))
        data = plain(meeting)
        made = _applied(data, wanted, 2)
        record, wrong = convert(data, Meeting)
        if record is None or wrong:
            raise CannotEdit(f"{key_path(wrong[0].path)}: {wrong[0].message}")
        return Planned(_written(record), tuple(map(_told, made))) if made else Planned(raw)

    return write(path, by, plan, about, waiting=waiting, private=True, project=folder)


def carry_out(
    folder: Path,
    changes: Iterable[Change],
    by: Author,
    about: About | None = None,
    *,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Say what has become of decisions; as :func:`edit_meeting`.

    A change's path is ``("decided", decision)``, or a field of that.
    """
    path, wanted = folder / FOLDER / CARRIED_OUT, tuple(changes)

    def plan(raw: bytes | None) -> Planned:
        whole = CarriedOutFile(schema=1) if raw is None else decoded(path, raw, CarriedOutFile)
        data = {"decided": plain(whole).get("decisions", {})}
        made = _applied(data, wanted, 0)
        record, wrong = convert({"schema": 1, "decisions": data["decided"]}, CarriedOutFile)
        if record is None or wrong:
            raise CannotEdit(f"{key_path(wrong[0].path)}: {wrong[0].message}")
        return Planned(_written(record), made) if made or raw is None else Planned(raw)

    return write(path, by, plan, about, waiting=waiting, private=True, project=folder)


def turn(
    folder: Path, entry: Entry, by: Author, *, redo: bool = False, waiting: Waiting | None = None
) -> Entry | None:
    """Take the changes of an entry about a meeting back, or make them again.

    Raises:
        CannotEdit: if it began or closed a meeting: that is not taken back.
    """
    if any(len(change.path) == 2 and change.path[0] == FOLDER for change in entry.changes) or any(
        change.path[0] == FOLDER and change.path[2] in _FINAL for change in entry.changes
    ):
        raise CannotEdit(_("a meeting that was opened or closed stays so"))
    changes = list(entry.changes)
    if not redo:
        changes = [change.reversed() for change in reversed(changes)]
    about = About(redoes=entry.id) if redo else About(undoes=entry.id)
    if entry.file == f"{FOLDER}/{CARRIED_OUT}":
        return carry_out(folder, changes, by, about, waiting=waiting)
    name = Path(entry.file).stem
    return edit_meeting(folder, name, changes, by, about, waiting=waiting)


def _written(record: Record) -> bytes:
    """Return a record as its file: readable, since it is kept for years."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def _told(change: Change) -> Change:
    """Return a change as the journal has it: what was shown stands in the meeting's file."""
    if change.path[2:] == ("frozen",) and change.after is not None:
        return msgspec.structs.replace(change, after={"digest": change.after["digest"]})
    return change


def _applied(data: dict[str, Any], changes: Iterable[Change], skip: int) -> tuple[Change, ...]:
    """Make changes in plain data; paths begin after ``skip`` steps.

    Raises:
        Conflict: if a value is no longer as it was.
    """
    made: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        path = change.path[skip:]
        present = _get(data, path)
        if present == change.after:
            continue
        if present != change.before or not _put(data, path, change.after):
            clashes.append(Clash(change, present))
            continue
        made.append(change)
    if clashes:
        raise Conflict(tuple(clashes))
    return tuple(made)


def _get(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if isinstance(data, list):
            data = next((each for each in data if each.get("id") == step), None)
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> bool:
    """Put a value at a path, nothing takes it away; say whether there is a place for it."""
    *above, last = path
    if not above:
        return _put_key(data, last, value)
    if len(above) == 1 and above[0] in ("spent", "decided"):
        return _put_key(data.setdefault(above[0], {}), last, value)
    if len(above) == 1:
        rows = data.setdefault(above[0], [])
        at = next((n for n, each in enumerate(rows) if each.get("id") == last), None)
        if value is None:
            del rows[at]  # it is there: what was before has been compared
        elif at is None:
            rows.append(value)
        else:
            rows[at] = value
        return True
    row = _get(data, tuple(above))
    return _put_key(row, last, value) if isinstance(row, dict) else False


def _put_key(data: dict[str, Any], key: str, value: Any) -> bool:
    if value is None:
        data.pop(key, None)
    else:
        data[key] = value
    return True
