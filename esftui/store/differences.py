"""What differs between two versions of a project's file, as changes of what it says.

A register's changes are at the places of :mod:`esftui.store.places`, so that making them in
the one version gives the other. A project file's are by key; in a list whose elements have
ids, by the id in place of a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from esftui.locales import _
from esftui.store import places, project_reading, register
from esftui.store.change import Change
from esftui.store.problem import FileProblems, Problem
from esftui.store.source import as_source

Raw = bytes | None
"""A version of a file; nothing: there is none."""

_NAMED = ("participants", "members")


class Difference(NamedTuple):
    """How two versions of one file differ.

    ``differs``: their bytes do. ``changes``: what they say, as far as both can be read;
    without any it is the text alone that differs (comments, order of keys, blanks).
    ``before`` and ``after`` are the first thing that keeps a version from being read.
    ``missing``: there is no version before.
    """

    file: str
    differs: bool = False
    changes: tuple[Change, ...] = ()
    before: Problem | None = None
    after: Problem | None = None
    missing: bool = False

    @property
    def text_only(self) -> bool:
        """Whether the versions say the same in other bytes."""
        return self.differs and not self.changes and self.before is None and self.after is None


def between(file: str, before: Raw, after: Raw, folder: Path = Path()) -> Difference:
    """Return how two versions of a file of a project differ, from ``before`` to ``after``.

    Args:
        file: its name in the project's folder, which says what kind of file it is.
        before: the one version.
        after: the other.
        folder: the project's folder, for the places of problems.
    """
    if before == after:
        return Difference(file)
    read = _READERS.get(file, _read_other)
    found: list[Any] = []
    problems: dict[str, Problem] = {}
    for side, raw in (("before", before), ("after", after)):
        try:
            found.append(read(folder / file, raw))
        except FileProblems as failure:
            problems[side] = failure.problems[0]
    if problems:
        return Difference(file, True, (), **problems, missing=before is None)
    old, new = found
    if file == register.NAME:
        changes = tuple(_registers(old, new))
    else:
        path = () if file == project_reading.NAME else (file,)
        changes = tuple(_mappings(old, new, path))
    return Difference(file, True, changes, missing=before is None)


# what a version says


def _read_project(path: Path, raw: Raw) -> dict[str, Any]:
    if raw is None:
        return {}
    document = project_reading.document_of(as_source(path, raw))
    if document.findings:
        raise FileProblems(document.problems(document.findings))
    return document.data


def _read_register(path: Path, raw: Raw) -> "_Tables":
    tables = {} if raw is None else register.tables_of(path, raw)
    found: _Tables = {}
    for name, documents in tables.items():
        if name not in _NAMED:
            found[name] = dict(documents)
            continue
        found[name] = {record.id: record for record in documents.values()}
        if len(found[name]) < len(documents):
            message = _("a pseudonym is given twice, so that the two cannot be told apart")
            raise FileProblems([Problem(str(path), 0, 0, name, message)])
    return found


def _read_other(path: Path, raw: Raw) -> dict[str, Any]:
    if raw is None:
        return {}
    try:
        return msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        message = _("the file holds no JSON object")
        raise FileProblems([Problem(str(path), 0, 0, "", message)]) from None


_READERS = {project_reading.NAME: _read_project, register.NAME: _read_register}


# project files


def _mappings(
    before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        old, new, here = before.get(key), after.get(key), (*path, key)
        if old == new and type(old) is type(new):
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _mappings(old, new, here)
            continue
        old_named, new_named = _by_id(old), _by_id(new)
        if old_named is None or new_named is None or not (old_named or new_named):
            yield Change(here, old, new)
        else:
            yield from _lists(old_named, new_named, here)


def _by_id(value: Any) -> dict[str, dict[str, Any]] | None:
    """Return a list's elements by their ids; nothing if they have none."""
    if value is None:
        return {}
    if not isinstance(value, list):
        return None
    rows = [row for row in value if isinstance(row, dict) and isinstance(row.get("id"), str)]
    found = {row["id"]: row for row in rows}
    return found if len(found) == len(value) else None


def _lists(
    before: Mapping[str, dict[str, Any]], after: Mapping[str, dict[str, Any]], path: tuple[str, ...]
) -> Iterator[Change]:
    for name, row in before.items():
        if name not in after:
            yield Change((*path, name), row, None)
        else:
            yield from _mappings(row, after[name], (*path, name))
    for name, row in after.items():
        if name not in before:
            yield Change((*path, name), None, row)
    order = [name for name in before if name in after], [name for name in after if name in before]
    if order[0] != order[1]:
        yield Change(path, *order)


# registers

_Tables = dict[str, dict[str, Any]]


def _registers(before: _Tables, after: _Tables) -> Iterator[Change]:
    yield from _metas(before.get("meta", {}), after.get("meta", {}))
    for table in places.RECORDS:
        if table == "meta":
            continue
        old_rows, new_rows = before.get(table, {}), after.get(table, {})
        for name, old in old_rows.items():
            new = new_rows.get(name)
            if new is None:
                yield Change((table, name), places.plain(old), None)
            elif old != new:
                yield from _documents((table, name), places.plain(old), places.plain(new))
        for name, new in new_rows.items():
            if name not in old_rows:
                yield Change((table, name), None, places.plain(new))


def _metas(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    old, new = (places.plain(next(iter(rows.values()))) if rows else {} for rows in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Change(("meta", key), old.get(key), new.get(key))


def _documents(
    path: tuple[str, str], before: dict[str, Any], after: dict[str, Any]
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if path[0] in _NAMED and key in places.ELEMENTS:
            yield from _elements((*path, key), old or [], new or [])
        else:
            yield Change((*path, key), old, new)


def _elements(
    path: tuple[str, str, str], before: Sequence[Any], after: Sequence[Any]
) -> Iterator[Change]:
    """Yield the changes of the elements of a list, or one of the whole where that is surer.

    Two elements may have the same key, or stand in another order than that of time.
    """
    old, new = _keyed(path[2], before), _keyed(path[2], after)
    # the last first, so that the one before it keeps its number
    changes = [Change((*path, key), old[key], None) for key in reversed(old) if key not in new]
    for key, element in new.items():
        if key not in old:
            changes.append(Change((*path, key), None, element))
            continue
        for name in dict.fromkeys((*old[key], *element)):
            values = old[key].get(name), element.get(name)
            if values[0] != values[1]:
                changes.append(Change((*path, key, name), *values))
    back = [change.reversed() for change in reversed(changes)]
    if _made(path, before, changes) == after and _made(path, after, back) == before:
        yield from changes
    else:
        yield Change(path, list(before) or None, list(after) or None)


def _keyed(kind: str, elements: Sequence[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for element in elements:
        key, number = places.element_key(kind, element), 1
        name = key
        while name in found:
            number += 1
            name = f"{key}#{number}"
        found[name] = element
    return found


def _made(path: tuple[str, str, str], elements: Sequence[Any], changes: Sequence[Change]) -> Any:
    """Return the list that changes make of another."""
    row = {"id": path[1], path[2]: [dict(element) for element in elements]}
    tables: places.Tables = {path[0]: {"1": row}}
    for change in changes:
        places.put(tables, change.path, change.after)
    return row.get(path[2], [])
