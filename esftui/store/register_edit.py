"""Changing a register: a person, what happened to them, an entry, or thousands at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from esftui.locales import _
from esftui.model.participant import Register
from esftui.model.project import Project
from esftui.store import migration, project_reading
from esftui.store.change import Author, Change
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.personal_number import masked
from esftui.store.places import (
    RECORDS,
    Indexed,
    NoPlace,
    Tables,
    document,
    get,
    numbered,
    put,
    same,
)
from esftui.store.problem import Finding
from esftui.store.refused import CannotEdit, Clash, Conflict
from esftui.store.register import NAME, decoded, read_register
from esftui.store.register_rules import register_findings
from esftui.store.storage import DraftStorage
from esftui.store.validate import convert
from esftui.store.writing import About, Planned, write


class Invalid(CannotEdit):
    """What was to be written does not fit the project; ``findings`` say what, and where.

    A finding's path is a place as in :mod:`esftui.store.places`.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        first = findings[0]
        place = " ".join(masked(str(step)) for step in first.path)
        super().__init__(f"{place}: {first.message}" if place else first.message)


def edit_register(
    folder: Path,
    changes: Iterable[Change],
    by: Author,
    about: About | None = None,
    *,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Make changes of a project's register: all of them, or none.

    A change is made only where what it was made from still stands; what others have changed
    elsewhere meanwhile stays. A register that is not there yet is made, for its owner's eyes.

    Args:
        folder: the project's folder.
        changes: what to change, with what was there before.
        by: who does it.
        about: what else the journal is to say.
        waiting: told while another writer is waited for.

    Returns:
        The journal's entry, with the places as they became (``+`` as a number); nothing if
        the register says all of it already.

    Raises:
        Conflict: if someone else has changed one of the same values meanwhile.
        Invalid: if a document would not fit the project any more.
        CannotEdit: if it cannot be written.
        FileProblems: if one of the files cannot be read.
    """
    project = project_reading.load_project(folder / project_reading.NAME)
    wanted = tuple(changes)

    def plan(raw: bytes | None) -> Planned:
        try:
            decoded(raw or b"")
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            # reading it says what is wrong, and where
            read_register(folder / NAME)
            raise CannotEdit(_("another program keeps writing the file")) from None
        return _planned(raw, project, wanted)

    return write(folder / NAME, by, plan, about, waiting=waiting, private=True)


def turn(
    folder: Path, entry: Entry, by: Author, *, redo: bool = False, waiting: Waiting | None = None
) -> Entry | None:
    """Take the changes of an entry back, or make them again; raises as :func:`edit_register`."""
    if redo:
        about = About(redoes=entry.id, correction=entry.correction)
        return edit_register(folder, entry.changes, by, about, waiting=waiting)
    changes = [change.reversed() for change in reversed(entry.changes)]
    return edit_register(folder, changes, by, About(undoes=entry.id), waiting=waiting)


def _planned(raw: bytes | None, project: Project, wanted: tuple[Change, ...]) -> Planned:
    storage = DraftStorage(raw)
    with TinyDB(storage=lambda: storage) as database:
        tables = _opened(storage.read(), project, raw)
        made = apply(tables, numbered(tables, wanted))
        if made:
            _refuse_unfit(project, tables, made)
            database.storage.write(tables)
    return Planned(storage.raw, made)


def _opened(found: Tables | None, project: Project, raw: bytes | None) -> Tables:
    """Return the tables to change; those of a new register say whose it is."""
    if found is not None:
        return {name: Indexed(documents) for name, documents in found.items()}
    meta: dict[str, Any] = {"schema": migration.current("register"), "project": project.id}
    if project.example_data:
        meta["example_data"] = True
    return {
        "meta": {"1": meta},
        **{name: Indexed({}) for name in RECORDS if name != "meta"},
    }


def apply(tables: Tables, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Make changes in tables, and return those that changed something.

    Raises:
        Conflict: with all that no longer stands as it was; some may have been made then.
        CannotEdit: if what a value belongs to is gone.
    """
    made: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        present = get(tables, change.path)
        if same(change.path, present, change.after):
            continue
        if not same(change.path, present, change.before):
            clashes.append(Clash(change, present))
            continue
        # a document is changed in a copy: the one that was read is still someone's
        own = document(tables, change.path)
        if own is not None:
            tables[change.path[0]][own[0]] = _copy(own[1])
        try:
            put(tables, change.path, change.after)
        except NoPlace:
            clashes.append(Clash(change, None))
            continue
        made.append(msgspec.structs.replace(change, before=present))
    if clashes:
        raise Conflict(tuple(clashes))
    return tuple(made)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _refuse_unfit(project: Project, tables: Tables, made: tuple[Change, ...]) -> None:
    """Refuse documents that were changed and do not fit; the others are as they were."""
    wrong = tuple(f for f in misfits(project, tables, made) if f.severity == "error")
    if wrong:
        raise Invalid(wrong)


def misfits(project: Project, tables: Tables, made: Iterable[Change]) -> Iterator[Finding]:
    """Yield what is wrong, by itself or for the project, with documents that were changed.

    Paths begin with the document's own place.
    """
    touched = list(dict.fromkeys(change.path[:2] for change in made if change.path[0] != "meta"))
    records: dict[str, list[tuple[tuple[str, ...], Any]]] = {name: [] for name in RECORDS}
    for path in touched:
        found = document(tables, path)
        if found is None:
            continue
        record, wrong = convert(found[1], RECORDS[path[0]])
        for finding in wrong:
            yield msgspec.structs.replace(finding, path=(*path, *finding.path))
        if record is not None:
            records[path[0]].append((path, record))
    yield from _between(project, records)


def _between(
    project: Project, records: dict[str, list[tuple[tuple[str, ...], Any]]]
) -> Iterator[Finding]:
    """Yield what does not fit the project, its path beginning with the document's own."""
    people, members, spending, claims, events = (
        tuple(record for _path, record in records[name])
        for name in ("participants", "members", "spending", "claims", "events")
    )
    register = Register(
        participants=people, members=members, spending=spending, claims=claims, events=events
    )
    for finding in register_findings(project, register):
        table, index, *rest = finding.path
        path = records[str(table)][int(index)][0]
        yield msgspec.structs.replace(finding, path=(*path, *rest), other=None)
