"""Taking back what was done, also yesterday: the journal knows it all.

Only one's own changes are taken back, the latest first, and none that someone has changed
again since.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from esftui.locales import _
from esftui.store import journal, project_reading
from esftui.store.change import Author, touches
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.meetings import FOLDER
from esftui.store.refused import Busy, CannotEdit, ReadOnly


class Stacks(NamedTuple):
    """One's own changes that can be taken back, and those that can be done again; latest last."""

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()


class Overwritten(CannotEdit):
    """What was done has been changed again since, so that it cannot be taken back.

    ``entry`` is what was to be taken back, ``later`` the latest change of the same thing.
    """

    def __init__(self, reason: str, line: int, entry: Entry, later: Entry) -> None:
        super().__init__(reason, line)
        self.entry, self.later = entry, later


class Way(NamedTuple):
    """How an entry is taken back: by undoing one, or by doing one again (``redo``)."""

    entry: Entry
    redo: bool = False


def way_back(entries: Iterable[Entry], entry: Entry) -> Way:
    """Return how any entry of a history (oldest first) can be taken back, by whomever it is.

    What took another entry back is itself taken back by doing that one again.

    Raises:
        CannotEdit: with the reason, if there is no way.
    """
    if entry.outside:
        raise CannotEdit(_("another program changed the file: what it was before is not known"))
    first = entry.undoes or entry.redoes or entry.id
    found, last = entry if first == entry.id else None, None
    for each in entries:
        if each.id == first:
            found = each
        if first in (each.undoes, each.redoes):
            last = each
    if found is None:
        raise CannotEdit(_("what it took back is no longer in the journal"))
    undone = last is not None and last.undoes == first
    if entry.undoes and undone:
        return Way(found, redo=True)
    if entry.undoes:
        raise CannotEdit(_("it has been done again since"))
    if undone and last is not None:
        raise CannotEdit(_taken_back(last))
    return Way(found)


def _taken_back(last: Entry) -> str:
    from esftui.locales import formats

    when = last.at.astimezone()
    message = _("{who} has taken it back already, {day} at {time}")
    return message.format(who=last.who, day=formats.iso(when.date()), time=f"{when:%H:%M}")


def stacks(entries: Iterable[Entry], who: str) -> Stacks:
    """Return what one user can take back or do again, from a history (oldest first).

    The seconds that a meeting's clock has counted are kept when the wall is left: that is no
    step of anyone's.
    """
    done: dict[str, Entry] = {}
    undone: dict[str, Entry] = {}
    for each in entries:
        if each.who != who or each.outside:
            continue
        if each.undoes is not None:
            moved = done.pop(each.undoes, None)
            if moved is not None:
                undone[moved.id] = moved
        elif each.redoes is not None:
            moved = undone.pop(each.redoes, None)
            if moved is not None:
                done[moved.id] = moved
        elif (each.changes or each.whole) and not _of_the_clock(each):
            done[each.id] = each
            # what is done anew ends what could have been done again
            undone.clear()
    return Stacks(tuple(done.values()), tuple(undone.values()))


def _of_the_clock(entry: Entry) -> bool:
    """Say whether an entry only keeps how long a meeting has taken: nobody has done that."""
    places = [change.path for change in entry.changes]
    return bool(places) and all(place[0] == FOLDER and place[2:3] == ("spent",) for place in places)


def turn(
    folder: Path, entry: Entry, by: Author, *, redo: bool = False, waiting: Waiting | None = None
) -> Entry | None:
    """Take a change back, or do it again.

    Returns:
        The journal's new entry; nothing if the file says so already.

    Raises:
        Overwritten: if someone has changed the same thing since; it says who and when.
        CannotEdit: if it cannot be done for another reason.
        FileProblems: if a file cannot be read.
    """
    try:
        if entry.whole:
            from esftui.store import restoring

            return restoring.turn(folder, entry, by, redo=redo, waiting=waiting)
        if entry.file == project_reading.NAME:
            return _turn_project(folder, entry, by, redo, waiting)
        if "/" in entry.file:
            from esftui.store import meeting_edit

            return meeting_edit.turn(folder, entry, by, redo=redo, waiting=waiting)
        from esftui.store import register_edit

        return register_edit.turn(folder, entry, by, redo=redo, waiting=waiting)
    except (Busy, ReadOnly):
        raise
    except CannotEdit as refused:
        later = _since(folder, entry)
        if later is None:
            raise
        raise Overwritten(_changed_since(later), refused.line, entry, later) from refused


def _turn_project(
    folder: Path, entry: Entry, by: Author, redo: bool, waiting: Waiting | None
) -> Entry | None:
    from esftui.store import edit, project_edit

    if entry.item is None:
        path = folder / entry.file
        return project_edit.turn(path, entry, by, redo=redo, waiting=waiting)
    made = edit.Edit(folder / entry.file, entry.item or "", entry.splices, entry)
    turned = (edit.redo if redo else edit.undo)(made, by=by, waiting=waiting)
    return turned.entry


def _since(folder: Path, entry: Entry) -> Entry | None:
    """Return the latest change by anyone, after an entry, of something that it changed."""
    places = [change.path for change in entry.changes]
    found = None
    after = False
    for each in journal.history(folder).entries:
        same_file = each.file == entry.file and (entry.whole or each.whole)
        if after and (
            same_file
            or any(touches(change.path, place) for change in each.changes for place in places)
        ):
            found = each
        after = after or each.id == entry.id
    return found


def _changed_since(later: Entry) -> str:
    from esftui.locales import formats

    when = later.at.astimezone()
    message = _("{who} has changed it since, {day} at {time}")
    return message.format(who=later.who, day=formats.iso(when.date()), time=f"{when:%H:%M}")
