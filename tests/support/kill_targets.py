"""What is written while programs are killed, and what it must say afterwards.

Edits are numbered. What a target ``said`` is the number of the last edit that its file
holds, found by looking at all of it: a file that is not exactly as after some edit is broken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from esftui.model.meeting import AgendaItem, Meeting
from esftui.store import backup, journal, meeting_edit, register_edit, undoing
from esftui.store.change import Change, author
from esftui.store.edit import edit_item
from esftui.store.journal import Entry, digest
from esftui.store.lock import Holder, Waiting
from esftui.store.meetings import read_meeting
from esftui.store.project_file import load_project
from esftui.store.register import read_register
from esftui.store.storage import plain_tables

BY = author("app", "Anna")
MEETING_ID = "2013-03-31"
MEETING = f"meetings/{MEETING_ID}.json"
ITEMS, PEOPLE, DECISIONS = 5, 4, 3

PROJECT = """\
# people's own words, which stay where they are
schema: 1
id: proj
title: A project   # said twice
owner: Owner
start: 2012-01-01
end: 2013-12-31

checklist:
"""
FILLER = "figures as they were shown " * 400


class Broken(AssertionError):  # noqa: N818 - what it says
    """A file is not as it must be."""


class Target(NamedTuple):
    """A kind of file: how it is edited, and which number it holds."""

    name: str
    file: str
    edit: Callable[[Path, int, Waiting], object]
    said: Callable[[Path], int]
    sources: tuple[str, ...]
    """Names of the source files whose every line may be the last one."""


def prepare(folder: Path) -> None:
    """Make a small project with a register."""
    items = "".join(
        f"  - id: item{n}\n    title: Item {n}\n    due: 2012-03-0{n + 1}\n" for n in range(ITEMS)
    )
    (folder / "project.yaml").write_text(PROJECT + items, encoding="utf-8")
    people = ",\n".join(f'"{n}": {{"id": "FS-{n}", "gender": "woman"}}' for n in range(1, PEOPLE))
    (folder / "register.json").write_text(
        f'{{"meta": {{"1": {{"schema": 1, "project": "proj"}}}}, "participants": {{{people}}}}}\n',
        encoding="utf-8",
    )
    (folder / "meetings").mkdir()


def nobody_waits(holder: Holder, seconds: float) -> None:
    """Fail: a dead program's lock is in somebody's way."""
    raise Broken(f"waited {seconds:.1f} s for {holder}")


def latest(number: int, place: int, places: int) -> int | None:
    """Return the last edit up to a number that was made at one of the places in turn."""
    found = number - (number - place) % places
    return found if found > 0 else None


# project.yaml


def edit_project(folder: Path, number: int, waiting: Waiting) -> object:
    """Set the note of the next item."""
    changes = {"note": f"edit {number}"}
    path = folder / "project.yaml"
    return edit_item(path, f"item{number % ITEMS}", changes, by=BY, waiting=waiting)


def said_by_project(folder: Path) -> int:
    """Return the last edit in the notes; everything else must be as it was made."""
    path = folder / "project.yaml"
    notes = [item.note for item in load_project(path).checklist]
    number = max((int(note.split()[1]) for note in notes if note), default=0)
    due = [latest(number, place, ITEMS) for place in range(ITEMS)]
    if notes != [None if n is None else f"edit {n}" for n in due]:
        raise Broken(f"{path}: {notes}")
    kept = [line for line in path.read_text("utf-8").splitlines() if "note:" not in line]
    if "\n".join(kept[:9]) + "\n" != PROJECT or len(kept) != 9 + 3 * ITEMS:
        raise Broken(f"{path}: {kept}")
    return number


# register.json


def edit_register(folder: Path, number: int, waiting: Waiting) -> object:
    """Enter an event under the next free number, and set a person's referrer with it."""
    person = f"FS-{1 + number % (PEOPLE - 1)}"
    before = latest(number - 1, number % (PEOPLE - 1), PEOPLE - 1)
    event = {"date": "2012-05-01", "type": "visit", "note": f"edit {number}"}
    changes = [
        Change(("events", "+"), None, event),
        Change(
            ("participants", person, "referrer"),
            None if before is None else f"edit {before}",
            f"edit {number}",
        ),
    ]
    return register_edit.edit_register(folder, changes, BY, waiting=waiting)


def said_by_register(folder: Path) -> int:
    """Return how many events there are: each once, in order, and the referrers with them."""
    register = read_register(folder / "register.json").register
    notes = [event.note for event in register.events]
    number = len(notes)
    if notes != [f"edit {n}" for n in range(1, number + 1)]:
        raise Broken(f"register.json: {notes}")
    for person in register.participants:
        due = latest(number, int(person.id[3:]) - 1, PEOPLE - 1)
        if person.referrer != (None if due is None else f"edit {due}"):
            raise Broken(f"register.json: {person.id} {person.referrer} after {number}")
    return number


# a meeting's file


def edit_meeting(folder: Path, number: int, waiting: Waiting) -> object:
    """Begin a meeting; then take decisions at it by turns, and change them, and count seconds."""
    if number == 1:
        return meeting_edit.begin(folder, _meeting(), BY, waiting=waiting)
    changes = [
        Change(
            ("meetings", MEETING_ID, "spent", "flow"), number - 1 if number > 2 else None, number
        ),
        Change(
            ("meetings", MEETING_ID, "decisions", _decision(number)["id"]),
            _decision(number - DECISIONS) if number - DECISIONS > 1 else None,
            _decision(number),
        ),
    ]
    return meeting_edit.edit_meeting(folder, MEETING_ID, changes, BY, waiting=waiting)


def _meeting() -> Meeting:
    return Meeting(
        schema=1,
        project="proj",
        id=MEETING_ID,
        date=date(2013, 3, 31),
        as_of=date(2013, 2, 28),
        opened=datetime(2013, 3, 31, 13, 0, tzinfo=UTC),
        agenda=(AgendaItem(id="flow", topic="flow", notes=FILLER),),
    )


def _decision(number: int) -> dict[str, str]:
    name = f"{MEETING_ID}-d{number % DECISIONS + 1}"
    return {"id": name, "kind": "action", "text": f"edit {number}"}


def said_by_meeting(folder: Path) -> int:
    """Return the last number in the file: all before it are there, and the rest is whole."""
    path = folder / MEETING
    if not path.exists():
        return 0
    found = read_meeting(path)
    if found.agenda != _meeting().agenda or path.stat().st_mode & 0o777 != 0o600:
        raise Broken(f"{path}: {path.stat()}")
    number = found.spent.get("flow", 1)
    wanted = {f"edit {n}" for n in range(max(2, number - DECISIONS + 1), number + 1)}
    if {each.text for each in found.decisions} != wanted or len(found.decisions) != len(wanted):
        raise Broken(f"{path}: {found.decisions} after {number}")
    return number


# a copy of the files


def edit_with_copy(folder: Path, number: int, waiting: Waiting) -> object:
    """Set a note as an import would, which keeps a copy of the files first."""
    return edit_item(
        folder / "project.yaml",
        f"item{number % ITEMS}",
        {"note": f"edit {number}"},
        by=BY._replace(surface="import"),
        waiting=waiting,
    )


def said_beside_copies(folder: Path) -> int:
    """Return the last edit in the project's file; each copy must be some whole version of it."""
    known = {each.was for each in journal.history(folder).entries}
    known.add(digest((folder / "project.yaml").read_bytes()))
    register = (folder / "register.json").read_bytes()
    for copy in backup.backups(folder):
        if copy.files != ("project.yaml", "register.json"):
            raise Broken(f"{copy.name} holds {copy.files}")
        if copy.read("register.json") != register:
            raise Broken(f"{copy.name}: the register is another")
        if digest(copy.read("project.yaml")) not in known:
            raise Broken(f"{copy.name}: the project file never was so")
    return said_by_project(folder)


_WRITING = ("write.py", "writing.py", "journal.py", "lock.py", "_unix.py")
TARGETS = {
    target.name: target
    for target in (
        Target("project", "project.yaml", edit_project, said_by_project, _WRITING),
        Target("register", "register.json", edit_register, said_by_register, _WRITING),
        Target("journal", "journal.jsonl", edit_project, said_by_project, ("journal.py",)),
        Target("meeting", MEETING, edit_meeting, said_by_meeting, _WRITING),
        Target("backup", "project.yaml", edit_with_copy, said_beside_copies, ("backup.py",)),
    )
}
"""The kinds of files that are written, by name."""


# the journal


def check_journal(folder: Path, first: dict[str, bytes | None]) -> int:
    """Return how many changes the journal tells, which must lead from the first to the present.

    ``first`` are the files as they were before anything was done. Both the digests and the
    values of all changes are followed, one after another.

    Raises:
        Broken: if a line cannot be read, or the chain is broken somewhere.
    """
    told = journal.history(folder)
    if told.problems:
        raise Broken(str(told.problems[0]))
    for file, raw in first.items():
        entries = [each for each in told.entries if each.file == file]
        at = digest(raw)
        for each in entries:
            if each.was != at:
                raise Broken(f"{file}: {each.id} was made of another version")
            at = each.now
        present = folder / file
        if at != digest(present.read_bytes() if present.exists() else None):
            raise Broken(f"{file} is not what the journal says")
        if file == "register.json":
            _replay_register(folder, raw, entries)
        else:
            _replay(file, entries)
    return len(told.entries)


def _replay(file: str, entries: list[Entry]) -> None:
    """Follow each value: it must have been what the change before it made it."""
    values: dict[tuple[str, ...], object] = {}
    for each in entries:
        for change in each.changes:
            if values.get(change.path) != change.before:
                raise Broken(f"{file}: {each.id} changes what was never there: {change}")
            values[change.path] = change.after


def _replay_register(folder: Path, raw: bytes | None, entries: list[Entry]) -> None:
    """Make all changes again from the first version; the present one must come of it."""
    tables = plain_tables(raw or b"") or {}
    for each in entries:
        register_edit.apply(tables, each.changes)
    present = plain_tables((folder / "register.json").read_bytes())
    if {k: v for k, v in tables.items() if v} != {k: v for k, v in (present or {}).items() if v}:
        raise Broken("register.json is not what comes of the journal's changes")


def check_undo(folder: Path, target: Target, waiting: Waiting) -> bool:
    """Take the last change back and make it again; the file must be as it was each time.

    Returns:
        Whether there was anything to take back.
    """
    path = folder / ("project.yaml" if target.name == "journal" else target.file)
    done = undoing.stacks(journal.history(folder).entries, BY.who).done
    if not done or path.name not in ("project.yaml", "register.json", f"{MEETING_ID}.json"):
        return False
    if len(done[-1].changes[0].path) == 2 and done[-1].file == MEETING:
        return False  # that a meeting was begun is not taken back
    now = path.read_bytes()
    undoing.turn(folder, done[-1], BY, waiting=waiting)
    if _meaning(path) == _meaning_of(now, path):
        raise Broken(f"{path} is as before the undo")
    undoing.turn(folder, done[-1], BY, redo=True, waiting=waiting)
    if path.suffix == ".yaml" and path.read_bytes() != now:
        raise Broken(f"{path} is another after undo and redo")
    if _meaning(path) != _meaning_of(now, path):
        raise Broken(f"{path} says something else after undo and redo")
    return True


def _meaning(path: Path) -> object:
    return _meaning_of(path.read_bytes(), path)


def _meaning_of(raw: bytes, path: Path) -> object:
    return plain_tables(raw) if path.name == "register.json" else raw
