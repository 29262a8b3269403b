"""The history of a project as JSON: the journal's entries, with their words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from esftui.report.history import Words
from esftui.report.json.record import Json
from esftui.store.journal import Entry
from esftui.store.personal_number import masked


class ChangeJson(Json, frozen=True, kw_only=True):
    """One value that became another; nothing stands for "not there".

    ``path`` names the place: ``["checklist", item, field]``, ``["participants", pseudonym,
    ...]``, ``["spending", number, ...]``.
    """

    path: list[str]
    before: Any
    after: Any


class EntryJson(Json, frozen=True, kw_only=True):
    """Something that was done.

    ``surface`` is what it was done through; ``about`` and ``did`` say in words what was
    changed and how. ``undoes`` and ``redoes`` name another entry by its ``id``.
    ``outside``: another program changed the file, and what it changed is not known.
    """

    id: str
    at: datetime
    who: str
    host: str
    surface: str
    file: str
    about: str
    did: str
    correction: bool
    outside: bool
    undoes: str | None
    redoes: str | None
    taken_back: bool
    note: str | None
    changes: list[ChangeJson]


class Log(Json, frozen=True, kw_only=True):
    """What was done in a project: what ``esftui log --json`` prints; the latest first.

    ``left_out`` is how many older entries there are that were not asked for,
    ``unreadable`` how many lines of the journal cannot be read.
    """

    schema: Literal[1]
    project: str
    entries: list[EntryJson]
    left_out: int
    unreadable: int


def log(
    project: str, entries: Sequence[Entry], words: Words, *, left_out: int, unreadable: int
) -> Log:
    """Return entries (latest first) as the record that is printed."""
    return Log(
        schema=1,
        project=project,
        entries=[_entry(entry, words) for entry in entries],
        left_out=left_out,
        unreadable=unreadable,
    )


def _unread(value: Any) -> Any:
    """Return plain JSON with every personal number in it made unreadable.

    None gets into a journal by this program; what others have written into one is not
    told on either.
    """
    if isinstance(value, str):
        return masked(value) if any(map(str.isdigit, value)) else value
    if isinstance(value, dict):
        return {_unread(key): _unread(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_unread(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool):
        text = masked(str(value))
        return value if text == str(value) else text
    return value


def _entry(entry: Entry, words: Words) -> EntryJson:
    told = words.told(entry)
    return EntryJson(
        id=entry.id,
        at=entry.at,
        who=_unread(entry.who),
        host=_unread(entry.host),
        surface=_unread(entry.surface),
        file=_unread(entry.file),
        about=told.about,
        did=told.did,
        correction=entry.correction,
        outside=entry.outside,
        undoes=entry.undoes,
        redoes=entry.redoes,
        taken_back=told.taken_back,
        note=_unread(entry.note),
        changes=[
            ChangeJson(
                path=_unread(each.path), before=_unread(each.before), after=_unread(each.after)
            )
            for each in entry.changes
        ],
    )
