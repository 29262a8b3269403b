"""Editing checklist items in ``project.yaml``: safely, and so that it can be taken back."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from esftui.locales import _
from esftui.store.document import Document, parse
from esftui.store.problem import FileProblems, Problem, errors
from esftui.store.project_reading import examine_project
from esftui.store.source import BOM, Source, as_source, read_source
from esftui.store.splice import FIELDS, CannotEdit, Splice, apply, set_value
from esftui.store.write import Overtaken, replace_file

Changes = Mapping[str, str | date | None]
"""Fields of an item with their new values; nothing clears a field."""

PATIENCE = 10
"""How long another writer is waited for, in seconds."""


class Edit(NamedTuple):
    """What was changed of one item: enough to take it back, not the whole file."""

    path: Path
    item: str
    splices: tuple[Splice, ...]


class _Rewritten(NamedTuple):
    text: str
    splices: tuple[Splice, ...]


def edit_item(path: Path, item: str, changes: Changes) -> Edit:
    """Set fields of a checklist item by changing only the bytes of those values.

    ``status``, ``done``, ``started``, ``owner``, ``note`` and ``due`` can be set; ``None``
    takes a field away (its line, where nothing else stands on it, or else its value).

    Raises:
        CannotEdit: if that cannot be done surely, or the file would not be right any more.
        FileProblems: if the file cannot be read as YAML.
        ValueError: if a field cannot be set this way.
    """
    for key in changes:
        if key not in FIELDS:
            raise ValueError(key)

    def rewrite(text: str) -> _Rewritten:
        splices = []
        for key, value in changes.items():
            text, splice = set_value(text, item, key, value)
            if splice is not None:
                splices.append(splice)
        return _Rewritten(text, tuple(splices))

    return Edit(path, item, _write(path, item, rewrite, changes).splices)


def undo(edit: Edit) -> None:
    """Put back the bytes that an edit replaced, whatever else has changed in the file.

    Raises:
        CannotEdit: if one of the values has been changed since, or the item is gone.
        FileProblems: if the file cannot be read as YAML.
    """
    _replay(edit, [splice.reversed() for splice in reversed(edit.splices)])


def redo(edit: Edit) -> None:
    """Do an edit again that was taken back; raises as :func:`undo` does."""
    _replay(edit, list(edit.splices))


def _replay(edit: Edit, splices: list[Splice]) -> None:
    def rewrite(text: str) -> _Rewritten:
        for splice in splices:
            text = apply(text, edit.item, splice)
        return _Rewritten(text, tuple(splices))

    if splices:
        _write(edit.path, edit.item, rewrite, dict.fromkeys(s.key for s in splices), exact=False)


def _write(
    path: Path,
    item: str,
    rewrite: Callable[[str], _Rewritten],
    changes: Changes,
    exact: bool = True,
) -> _Rewritten:
    """Read, change, look at the result and replace; again if someone else wrote meanwhile."""
    end = time.monotonic() + PATIENCE
    with _locked(path):
        while time.monotonic() < end:
            source = read_source(path)
            before = parse(source)
            _refuse_broken(before)
            made = rewrite(source.text)
            if made.text == source.text:
                return made
            after = _reread(source, made.text)
            _compare(before.data, after.data, item, changes, exact)
            _refuse_worse(before, after)
            raw = after.source.raw
            try:
                replace_file(path, raw, expected=source.raw)
            except Overtaken:
                continue
            except OSError as error:
                raise CannotEdit(_cannot_write(error)) from error
            return made
    raise CannotEdit(_("another program keeps writing the file"))


def _refuse_broken(document: Document) -> None:
    """Refuse a file with faults that make it unclear what it says."""
    found = document.problems(document.findings)
    if found:
        message = _("the file must be put right first: {problem}")
        raise CannotEdit(message.format(problem=found[0].message), found[0].line)


def _reread(source: Source, text: str) -> Document:
    """Return the changed text as a document."""
    raw = (BOM if source.bom else b"") + text.encode()
    try:
        return parse(as_source(source.path, raw))
    except FileProblems as failure:
        raise CannotEdit(failure.problems[0].message, failure.problems[0].line) from None


def _refuse_worse(before: Document, after: Document) -> None:
    """Refuse a change that puts a fault into the file that was not there before."""
    wrong = errors(examine_project(after).problems)
    if wrong:
        known = {_told(problem) for problem in errors(examine_project(before).problems)}
        worse = [problem for problem in wrong if _told(problem) not in known]
        if worse:
            raise CannotEdit(worse[0].message, worse[0].line)


def _told(problem: Problem) -> tuple[str, str]:
    return problem.key, problem.message


def _compare(
    before: dict[str, Any], after: dict[str, Any], name: str, changes: Changes, exact: bool
) -> None:
    """Refuse if anything else than the values meant has changed its meaning."""
    old, new = _item(before, name), _item(after, name)
    rest = {**before, "checklist": None} == {**after, "checklist": None}
    others = _others(before, name) == _others(after, name)
    kept = {k: v for k, v in old.items() if k not in changes} == {
        k: v for k, v in new.items() if k not in changes
    }
    meant = not exact or all(_is(new, key, value) for key, value in changes.items())
    if not (rest and others and kept and meant):
        raise CannotEdit(_("the change would reach further than this value"))


def _item(data: dict[str, Any], name: str) -> dict[str, Any]:
    for row in data.get("checklist") or ():
        if isinstance(row, dict) and row.get("id") == name:
            return row
    raise CannotEdit(_("the item is gone from the file"))


def _others(data: dict[str, Any], name: str) -> list[Any]:
    """Return the checklist with the item's place marked."""
    return [
        None if isinstance(row, dict) and row.get("id") == name else row
        for row in data["checklist"]
    ]


def _is(item: dict[str, Any], key: str, value: str | date | None) -> bool:
    found = item.get(key)
    if value is None:
        return found is None or (key == "status" and found == "not_started")
    wanted = value.isoformat() if isinstance(value, date) else value
    return isinstance(found, str) and found == wanted


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other writers of this file out; readers are never kept waiting."""
    from filelock import FileLock, Timeout

    real = path.resolve()
    lock = FileLock(str(real.parent / f".{real.name}.lock"), timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise CannotEdit(_("another program is writing the file just now; try again")) from None
    except OSError as error:
        raise CannotEdit(_cannot_write(error)) from error
    try:
        yield
    finally:
        # whoever waits sees that the lock's file is gone, and makes a new one
        with contextlib.suppress(OSError):
            os.unlink(lock.lock_file)
        lock.release()


def _cannot_write(error: OSError) -> str:
    reason = error.strerror or str(error)
    return _("the folder cannot be written to: {reason}").format(reason=reason)
