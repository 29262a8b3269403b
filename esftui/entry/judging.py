"""Judging what a form would change by the very rules that the files are checked with."""

from collections.abc import Iterable
from typing import Any

from esftui.entry.form import Context
from esftui.model.participant import Register
from esftui.store.change import Change
from esftui.store.places import NUMBERED, RECORDS, Tables, numbered, plain
from esftui.store.problem import Finding
from esftui.store.refused import CannotEdit, Conflict
from esftui.store.register_edit import apply, misfits


def judge(context: Context, changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Return the errors that changes would bring, as they would be refused at writing.

    Paths are places in the register (see :mod:`esftui.store.places`), with indexes in lists.
    Changes of the project's file are judged when it is written.
    """
    wanted = [change for change in changes if change.path[0] in RECORDS]
    tables = _tables(context, wanted)
    try:
        made = apply(tables, numbered(tables, wanted))
    except Conflict as conflict:
        path: tuple[Any, ...] = conflict.clashes[0].change.path
        return (Finding(path, str(conflict)),)
    except CannotEdit as refused:
        return (Finding((), str(refused)),)
    return tuple(f for f in misfits(context.project, tables, made) if f.severity == "error")


def _tables(context: Context, changes: list[Change]) -> Tables:
    """Return as much of the register as the changes are about, as plain data."""
    register: Register = context.data.register
    tables: Tables = {name: {} for name in RECORDS if name != "meta"}
    names = {change.path[1] for change in changes}
    for number, person in enumerate(register.participants, 1):
        if person.id in names:
            tables["participants"][str(number)] = plain(person)
    for number, member in enumerate(register.members, 1):
        if member.id in names:
            tables["members"][str(number)] = plain(member)
    for change in changes:
        # entries are told by what stood in them: a form does not know their numbers' rows
        entry = change.path[0] in NUMBERED and len(change.path) == 2
        if entry and change.before is not None:
            tables[change.path[0]][change.path[1]] = change.before
    return tables


def field_of(finding: Finding, keys: Iterable[str]) -> str:
    """Return the field that a finding is about: the last of its path that is one, or the first."""
    known = list(keys)
    named = [step for step in finding.path if isinstance(step, str) and step in known]
    return named[-1] if named else known[0]
