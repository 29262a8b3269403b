"""Editing checklist items in ``project.yaml``: safely, and so that it can be taken back."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from esftui.locales import _
from esftui.store.change import Author, Change, Splice, author
from esftui.store.document import Document, parse
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.problem import FileProblems, Problem, errors
from esftui.store.project_reading import examine_project
from esftui.store.refused import CannotEdit, Clash, Conflict
from esftui.store.source import BOM, Source, as_source, read_source
from esftui.store.splice import FIELDS, apply, set_value
from esftui.store.writing import About, Planned, write

Changes = Mapping[str, str | date | None]
"""Fields of an item with their new values; nothing clears a field."""


class Edit(NamedTuple):
    """What was changed of one item: enough to take it back, not the whole file."""

    path: Path
    item: str
    splices: tuple[Splice, ...]
    entry: Entry | None = None


class _Rewritten(NamedTuple):
    text: str
    splices: tuple[Splice, ...]


def edit_item(
    path: Path,
    item: str,
    changes: Changes,
    *,
    seen: Changes | None = None,
    by: Author | None = None,
    waiting: Waiting | None = None,
) -> Edit:
    """Set fields of a checklist item by changing only the bytes of those values.

    ``status``, ``done``, ``started``, ``owner``, ``note`` and ``due`` can be set; ``None``
    takes a field away (its line, where nothing else stands on it, or else its value).

    Args:
        path: the project file.
        item: the item's id.
        changes: the new values.
        seen: the values that the change was made from: a field among them that says
            something else by now is a conflict. Without them what stands there is replaced.
        by: who does it; this process's user without.
        waiting: told while another writer is waited for.

    Raises:
        Conflict: if someone else has changed one of the fields since it was ``seen``.
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

    wanted = _Wanted(path, item, rewrite, changes, exact=True, seen=seen)
    entry = write(path, by or author("shell"), wanted.plan, About(item=item), waiting=waiting)
    return Edit(path, item, entry.splices if entry else (), entry)


def undo(edit: Edit, *, by: Author | None = None, waiting: Waiting | None = None) -> Edit:
    """Put back the bytes that an edit replaced, whatever else has changed in the file.

    Raises:
        CannotEdit: if one of the values has been changed since, or the item is gone.
        FileProblems: if the file cannot be read as YAML.
    """
    splices = [splice.reversed() for splice in reversed(edit.splices)]
    about = About(undoes=edit.entry.id if edit.entry else None, item=edit.item)
    return _replay(edit, splices, about, by, waiting)


def redo(edit: Edit, *, by: Author | None = None, waiting: Waiting | None = None) -> Edit:
    """Do an edit again that was taken back; raises as :func:`undo` does."""
    about = About(redoes=edit.entry.id if edit.entry else None, item=edit.item)
    return _replay(edit, list(edit.splices), about, by, waiting)


def _replay(
    edit: Edit, splices: list[Splice], about: About, by: Author | None, waiting: Waiting | None
) -> Edit:
    def rewrite(text: str) -> _Rewritten:
        for splice in splices:
            text = apply(text, edit.item, splice)
        return _Rewritten(text, tuple(splices))

    if not splices:
        return edit
    fields = dict.fromkeys(splice.key for splice in splices)
    wanted = _Wanted(edit.path, edit.item, rewrite, fields, exact=False)
    entry = write(edit.path, by or author("shell"), wanted.plan, about, waiting=waiting)
    return Edit(edit.path, edit.item, tuple(splices), entry)


class _Wanted(NamedTuple):
    """An edit that is to be made of whatever the file holds by then."""

    path: Path
    item: str
    rewrite: Callable[[str], _Rewritten]
    changes: Changes
    exact: bool
    seen: Changes | None = None

    def plan(self, raw: bytes | None) -> Planned:
        """Change the text of the file as it is now, and look at what comes out."""
        source = read_source(self.path) if raw is None else as_source(self.path, raw)
        before = parse(source)
        refuse_broken(before)
        if self.seen is not None:
            _refuse_changed(before.data, self.item, self.changes, self.seen)
        made = self.rewrite(source.text)
        if made.text == source.text:
            return Planned(source.raw)
        after = reread(source, made.text)
        _compare(before.data, after.data, self.item, self.changes, self.exact)
        refuse_worse(before, after)
        changes = _changed(before.data, after.data, self.item, self.changes)
        return Planned(after.source.raw, changes, made.splices)


def _refuse_changed(data: dict[str, Any], name: str, changes: Changes, seen: Changes) -> None:
    """Refuse what someone else has set to another value than the one that was seen."""
    now = _item(data, name)
    clashes = []
    for key, value in changes.items():
        if key not in seen or _is(now, key, seen[key]) or _is(now, key, value):
            continue
        change = Change(("checklist", name, key), _plain(seen[key]), _plain(value))
        clashes.append(Clash(change, now.get(key)))
    if clashes:
        raise Conflict(tuple(clashes))


def _changed(
    before: dict[str, Any], after: dict[str, Any], name: str, changes: Changes
) -> tuple[Change, ...]:
    old, new = _item(before, name), _item(after, name)
    return tuple(
        Change(("checklist", name, key), old.get(key), new.get(key))
        for key in changes
        if old.get(key) != new.get(key)
    )


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def refuse_broken(document: Document) -> None:
    """Refuse a file with faults that make it unclear what it says."""
    found = document.problems(document.findings)
    if found:
        message = _("the file must be put right first: {problem}")
        raise CannotEdit(message.format(problem=found[0].message), found[0].line)


def reread(source: Source, text: str) -> Document:
    """Return the changed text as a document."""
    raw = (BOM if source.bom else b"") + text.encode()
    try:
        return parse(as_source(source.path, raw))
    except FileProblems as failure:
        raise CannotEdit(failure.problems[0].message, failure.problems[0].line) from None


def refuse_worse(before: Document, after: Document) -> None:
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
    if value is None or (key == "status" and value == "not_started"):
        return found is None or (key == "status" and found == "not_started")
    wanted = value.isoformat() if isinstance(value, date) else value
    return isinstance(found, str) and found == wanted
