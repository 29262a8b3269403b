"""Changes of ``project.yaml`` that are more than an item's field: a new item, a goal's target.

Only the bytes of what is changed become others, and the file must mean afterwards exactly
what it meant before with the change made.
"""

import copy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from esftui.locales import _
from esftui.store.change import Author, Change, Splice
from esftui.store.document import parse
from esftui.store.edit import refuse_broken, refuse_worse, reread
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.refused import CannotEdit, Clash, Conflict
from esftui.store.source import as_source, read_source
from esftui.store.splice import apply, set_value
from esftui.store.splice_list import add_item, apply_item
from esftui.store.writing import About, Planned, write

_SETTABLE = {
    "checklist": ("status", "done", "started", "owner", "note", "due"),
    "goals": ("target",),
}

_Rewrite = Callable[[str], tuple[str, tuple[Splice, ...]]]


def edit_project(
    path: Path,
    changes: Iterable[Change],
    by: Author,
    about: About | None = None,
    *,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Make changes of a project's file: all of them, or none.

    A path is ``("checklist", item)`` for a new item (a mapping of texts), ``("checklist",
    item, field)``, or ``("goals", goal, "target")``.

    Raises:
        Conflict: if someone else has changed one of the same values meanwhile.
        CannotEdit: if that cannot be done surely, or the file would not be right any more.
        FileProblems: if the file cannot be read.
        ValueError: if something is to be changed that cannot be in this way.
    """
    wanted = tuple(changes)
    for change in wanted:
        _refuse_other(change)

    def rewrite(text: str) -> tuple[str, tuple[Splice, ...]]:
        splices: list[Splice] = []
        for change in wanted:
            text, splice = _made(text, change)
            if splice is not None:
                splices.append(splice)
        return text, tuple(splices)

    return _write(path, wanted, rewrite, by, about=about, waiting=waiting)


def turn(
    path: Path, entry: Entry, by: Author, *, redo: bool = False, waiting: Waiting | None = None
) -> Entry | None:
    """Take the changes of an entry back, or make them again; raises as :func:`edit_project`."""
    if redo:
        changes, splices = list(entry.changes), list(entry.splices)
        about = About(redoes=entry.id)
    else:
        changes = [change.reversed() for change in reversed(entry.changes)]
        splices = [splice.reversed() for splice in reversed(entry.splices)]
        about = About(undoes=entry.id)
    names = [change.path[1] for change in changes]

    def rewrite(text: str) -> tuple[str, tuple[Splice, ...]]:
        for name, splice in zip(names, splices, strict=True):
            text = apply(text, name, splice) if splice.key else apply_item(text, name, splice)
        return text, tuple(splices)

    return _write(path, tuple(changes), rewrite, by, about=about, waiting=waiting)


def _refuse_other(change: Change) -> None:
    section, *rest = change.path
    known = _SETTABLE.get(section, ())
    whole = section == "checklist" and len(rest) == 1 and isinstance(change.after, dict)
    if not whole and not (len(rest) == 2 and rest[1] in known):
        raise ValueError(change.path)


def _made(text: str, change: Change) -> tuple[str, Splice | None]:
    section, name, *field = change.path
    if field:
        return set_value(text, name, field[0], change.after, section)
    return add_item(text, section, change.after)


def _write(
    path: Path,
    changes: tuple[Change, ...],
    rewrite: _Rewrite,
    by: Author,
    *,
    about: About | None,
    waiting: Waiting | None,
) -> Entry | None:
    def plan(raw: bytes | None) -> Planned:
        source = read_source(path) if raw is None else as_source(path, raw)
        before = parse(source)
        refuse_broken(before)
        made = _refuse_changed(before.data, changes)
        if not made:
            return Planned(source.raw)
        text, splices = rewrite(source.text)
        after = reread(source, text)
        expected = copy.deepcopy(before.data)
        for change in made:
            _set(expected, change.path, change.after)
        if _said(after.data) != _said(expected):
            raise CannotEdit(_("the change would reach further than this value"))
        refuse_worse(before, after)
        return Planned(after.source.raw, made, splices)

    return write(path, by, plan, about, waiting=waiting)


def _refuse_changed(data: dict[str, Any], changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what is still to be done; refuse what is not as it was seen."""
    clashes, made = [], []
    for change in changes:
        present = _get(data, change.path)
        if present == change.after:
            continue
        if present != change.before:
            clashes.append(Clash(change, present))
        made.append(change)
    if clashes:
        raise Conflict(tuple(clashes))
    return tuple(made)


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Return what the file says, with keys that say nothing left out of its lists' items."""
    said = dict(data)
    for section in _SETTABLE:
        rows = data.get(section)
        if isinstance(rows, list):
            said[section] = [
                {key: value for key, value in row.items() if value is not None}
                if isinstance(row, dict)
                else row
                for row in rows
            ]
    return said


def _row(data: dict[str, Any], section: str, name: str) -> dict[str, Any] | None:
    rows = data.get(section) or ()
    return next((row for row in rows if isinstance(row, dict) and row.get("id") == name), None)


def _get(data: dict[str, Any], path: tuple[str, ...]) -> Any:
    row = _row(data, path[0], path[1])
    return row if row is None or len(path) == 2 else row.get(path[2])


def _set(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    row = _row(data, path[0], path[1])
    if len(path) == 3:
        if row is None:
            raise CannotEdit(_("the item is gone from the file"))
        row[path[2]] = value
    elif row is None:
        data[path[0]] = [*(data.get(path[0]) or ()), value]
    else:
        data[path[0]] = [each for each in data[path[0]] if each is not row]
        if not data[path[0]]:
            del data[path[0]]
