"""What the form of a checklist item works on: values before and after, without any screen."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from esftui.locales import _, formats, labels
from esftui.measure.checklist import ItemRow
from esftui.model.checklist import Item, Status
from esftui.model.project import Project

Changes = dict[str, str | date | None]
"""Keys of the item in the file and their new values; nothing clears a key."""


class Values(NamedTuple):
    """The values of an item that a person can edit."""

    status: Status
    started: date | None
    done: date | None
    owner: str | None
    note: str | None


def item_of(project: Project, item_id: str) -> Item | None:
    """Return the item as the file has it, whatever date is on the screen."""
    return next((item for item in project.checklist if item.id == item_id), None)


def values_of(row: ItemRow, project: Project) -> Values:
    """Return the item's values in the file; if it is not there, those of the row."""
    item = item_of(project, row.id)
    if item is None:
        return Values(row.status, None, row.done, row.owner, row.note)
    return Values(item.status, item.started, item.done, item.owner, item.note)


def changes(before: Values, after: Values, day: date) -> Changes:
    """Return what differs, with the dates that a status brings with it.

    An item that gets under way on the ``day`` is started then; one that is set back to
    not started has no date of a start; a date of being done belongs to done alone.
    """
    wanted = after if after.status == "done" else after._replace(done=None)
    if wanted.status != before.status:
        if wanted.status == "in_progress" and wanted.started is None:
            wanted = wanted._replace(started=day)
        elif wanted.status == "not_started":
            wanted = wanted._replace(started=None)
    return {
        key: value
        for key, value, old in zip(Values._fields, wanted, before, strict=True)
        if value != old
    }


def names(key: str) -> str:
    """Return the word for a value of an item."""
    return {
        "status": _("status"),
        "started": _("begun"),
        "done": _("done on"),
        "owner": _("owner"),
        "note": _("note"),
    }[key]


def shown_value(key: str, value: object) -> str:
    """Return a value of an item as a person reads it."""
    if value is None or value == "":
        return formats.DASH
    if isinstance(value, date):
        return formats.iso(value)
    return labels.status(str(value)) if key == "status" else str(value)


def differences(old: Values, new: Values) -> str:
    """Return in one line what changed from one set of values to another, or nothing."""
    parts = [
        _("{name} {old} → {new}").format(
            name=names(key), old=_short(shown_value(key, before)), new=_short(shown_value(key, now))
        )
        for key, before, now in zip(Values._fields, old, new, strict=True)
        if before != now
    ]
    return ", ".join(parts)


def owners(project: Project, beside: str) -> tuple[str, ...]:
    """Return the owners of the other items, the most frequent first."""
    count: dict[str, int] = {}
    for item in project.checklist:
        if item.owner and item.id != beside:
            count[item.owner] = count.get(item.owner, 0) + 1
    return tuple(sorted(count, key=lambda name: (-count[name], formats.sort_key(name))))


def waiting(project: Project, item_id: str) -> tuple[str, ...]:
    """Return the titles of the items that wait for this one."""
    return tuple(item.title for item in project.checklist if item_id in item.after)


def letters(words: Mapping[Status, str]) -> dict[Status, int]:
    """Return where in each word the letter stands that chooses it: a first one, if free."""
    taken: set[str] = set()
    places: dict[Status, int] = {}
    for status, word in words.items():
        starts = [i for i, _sign in enumerate(word) if i == 0 or word[i - 1] == " "]
        rest = [i for i in range(len(word)) if i not in starts]
        for place in (*starts, *rest):
            letter = word[place].casefold()
            if letter.isalpha() and letter not in taken:
                taken.add(letter)
                places[status] = place
                break
    return places


def _short(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
