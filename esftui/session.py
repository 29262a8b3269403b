"""The open project: what was last read of it, the date it is shown at, edits to undo.

It knows no screen. Files are read and written by one thread at a time (the app's store
thread); the date may be changed by another meanwhile. What it gives is frozen and may be
read anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from esftui.measure.figures import Figures
from esftui.model.checklist import STEP, Item, Status
from esftui.model.dates import month_end
from esftui.model.project import ProjectData, shown_date
from esftui.store.problem import FileProblems, Problem

if TYPE_CHECKING:
    from esftui.config import Config
    from esftui.contest import Contested
    from esftui.entry.form import Entered
    from esftui.store.change import Author, Change
    from esftui.store.journal import Entry
    from esftui.store.lock import Waiting
    from esftui.store.refused import Conflict

Changes = Mapping[str, str | date | None]
"""What to write of an item: field to value; nothing clears it."""

PROJECT_FILE, REGISTER_FILE = "project.yaml", "register.json"


class Snapshot(NamedTuple):
    """What is shown: the last good version of the files, and what is wrong with them now.

    ``data`` and ``figures`` are nothing only while no good version has been read at all.
    ``read_at`` is when the version shown was read. ``read_only`` says why nothing can be
    written here (nothing: it can).
    """

    data: ProjectData | None = None
    figures: Figures | None = None
    problems: tuple[Problem, ...] = ()
    read_at: datetime | None = None
    read_only: str | None = None


class Done(NamedTuple):
    """An edit that was written: the item as it was, and what was written."""

    item: Item
    changes: Changes


def step_changes(item: Item, status: Status, as_of: date) -> dict[str, str | date | None]:
    """Return what one step of the status writes, from the status shown at a date.

    The step begins or ends on the date shown; what no longer holds is cleared.
    """
    after = STEP[status]
    changes: dict[str, str | date | None] = {"status": after}
    if after == "in_progress":
        changes["started"] = as_of
    if after == "done":
        changes["done"] = as_of
    if after == "not_started" and item.started:
        changes["started"] = None
    if after != "done" and item.done:
        changes["done"] = None
    return changes


class Session:
    """One open project folder."""

    def __init__(
        self,
        folder: Path,
        wanted: date,
        *,
        exact: bool = False,
        now: Callable[[], datetime] = datetime.now,
        name: str | None = None,
        read_only: str | None = None,
    ) -> None:
        """Open nothing yet: :meth:`load` does.

        ``wanted`` is the date to show; unless ``exact``, no later than the project's end.
        ``name`` signs the changes in the journal; the system's user name without.
        ``read_only`` says why nothing may be written from here; nothing: it may.
        """
        self.folder = folder
        self.snapshot = Snapshot()
        self._wanted = wanted
        self._exact = exact
        self._now = now
        self._lock = Lock()
        self._name = name
        self._read_only = read_only
        self._author: Author | None = None
        self._refused: set[str] = set()
        self._looked: tuple[tuple[int, ...] | None, ...] = ()
        self.waiting: Waiting | None = None
        """Told while another writer is waited for."""

    # reading

    def load(self) -> Snapshot:
        """Read both files."""
        from esftui.store.folder import load_folder

        return self._take(lambda: load_folder(self.folder))

    def reload(self, changed: Iterable[Path]) -> Snapshot:
        """Read the files that have changed, and keep what the others said."""
        from esftui.store.rereading import read_changed

        data = self.snapshot.data
        if data is None or self.snapshot.problems:
            return self.load()
        return self._take(lambda: read_changed(self.folder, data, changed))

    @property
    def stale(self) -> bool:
        """Whether a file is another than when it was read last, or tried to be."""
        return self._looked != self._look()

    def _look(self) -> tuple[tuple[int, ...] | None, ...]:
        from esftui.store.watcher import look

        return tuple(look(self.folder / name) for name in (PROJECT_FILE, REGISTER_FILE))

    def _take(self, read: Callable[[], ProjectData]) -> Snapshot:
        from esftui.store.rereading import refuse_emptied

        self._looked = self._look()
        try:
            refuse_emptied(self.folder, self.snapshot.data)
            data = read()
        except FileProblems as problems:
            with self._lock:
                self.snapshot = self.snapshot._replace(
                    problems=problems.problems, read_only=self._why_read_only()
                )
            return self.snapshot
        with self._lock:
            figures = self._measured(data)
            self.snapshot = Snapshot(data, figures, (), self._now(), self._why_read_only())
        return self.snapshot

    def _why_read_only(self) -> str | None:
        """Return why nothing can be written here now; nothing if it can."""
        from esftui.store.access import why_read_only

        return self._read_only or why_read_only(self.folder)

    def refuse_read_only(self) -> None:
        """Raise ``ReadOnly`` where nothing may be written."""
        reason = self._why_read_only()
        if reason is not None:
            from esftui.store.refused import ReadOnly

            raise ReadOnly(reason)

    def _measured(self, data: ProjectData) -> Figures:
        """Return the figures of what was read, counting no more anew than has changed."""
        from esftui.measure.everything import measure, measure_again

        before, as_of = self.snapshot, self._date_for(data)
        known = before.figures
        if before.data is None or known is None or known.head.as_of != as_of:
            return measure(data, as_of)
        same = data == before.data
        return known if same else measure_again(known, before.data, data)

    # time

    @property
    def as_of(self) -> date:
        """The date that is shown."""
        figures = self.snapshot.figures
        return figures.head.as_of if figures else self._wanted

    def _date_for(self, data: ProjectData) -> date:
        return self._wanted if self._exact else shown_date(data.project, self._wanted)

    def travel(self, day: date, *, exact: bool = True) -> Snapshot:
        """Show another date; unless ``exact``, no later than the project's last day."""
        from esftui.measure.everything import measure

        with self._lock:
            self._wanted, self._exact = day, exact
            data = self.snapshot.data
            if data is not None:
                figures = measure(data, self._date_for(data))
                self.snapshot = self.snapshot._replace(figures=figures)
        return self.snapshot

    def month(self, direction: int) -> date:
        """Return the nearest end of a month before (-1) or after (1) the date shown."""
        day = self.as_of
        end = month_end(day)
        if direction < 0:
            return date.fromordinal(day.replace(day=1).toordinal() - 1)
        return end if day < end else month_end(date.fromordinal(end.toordinal() + 1))

    def another(self, folder: Path) -> Session:
        """Return another project at the same date, not read yet."""
        return Session(
            folder, self._wanted, now=self._now, name=self._name, read_only=self._read_only
        )

    # edits

    @property
    def author(self) -> Author:
        """Who makes changes here: the settings' name, or the system's user."""
        if self._author is None:
            from esftui.store.change import author

            self._author = author("app", self._name)
        return self._author

    def item(self, name: str) -> Item | None:
        """Return an item of the checklist by its id."""
        data = self.snapshot.data
        items = data.project.checklist if data else ()
        return next((item for item in items if item.id == name), None)

    def step(self, name: str) -> Done | None:
        """Step an item's status and save it; nothing when there is no such item.

        Raises:
            Contested: if someone else has changed the same thing, and that is not shown yet.
            CannotEdit: if the file does not allow it.
            FileProblems: if the file cannot be read.
        """
        figures = self.snapshot.figures
        rows = figures.checklist.rows if figures else ()
        status = next((row.status for row in rows if row.id == name), None)
        item = self.item(name)
        if item is None or status is None:
            return None
        return self.edit(name, step_changes(item, status, self.as_of))

    def edit(self, name: str, changes: Changes, seen: Changes | None = None) -> Done | None:
        """Write changes of an item, made from what was ``seen`` (or is shown); as :meth:`step`."""
        from esftui.store.project_file import Conflict, edit_item

        self.refuse_read_only()
        item = self.item(name)
        if item is None:
            return None
        if seen is None:
            seen = {key: getattr(item, key) for key in changes}
        path = self.folder / PROJECT_FILE
        try:
            edit_item(path, name, changes, seen=seen, by=self.author, waiting=self.waiting)
        except Conflict as conflict:
            raise self._contested_item(conflict, name, changes, seen) from conflict
        finally:
            self.reload([path])
        return Done(item, changes)

    def _contested_item(
        self, conflict: Conflict, name: str, changes: Changes, seen: Changes
    ) -> Contested[Done]:
        from esftui.contest import Contested
        from esftui.store.change import Change

        def write(chosen: tuple[Change, ...]) -> Done | None:
            keys = [change.path[2] for change in chosen]
            bases = {change.path[2]: change.before for change in chosen}
            return self.edit(name, {key: changes[key] for key in keys}, bases)

        made = [
            Change(("checklist", name, key), seen.get(key), value) for key, value in changes.items()
        ]
        return Contested(conflict, made, write)

    def enter(self, entered: Entered, note: str | None = None) -> Entry | None:
        """Write what was entered in a form; returns what the journal says of it.

        Raises:
            Contested: if someone else has changed the same thing meanwhile.
            CannotEdit: if it would not be right, or cannot be written.
            FileProblems: if a file cannot be read.
        """
        from esftui.entry.saving import of_register, save
        from esftui.store.refused import Conflict

        self.refuse_read_only()
        changed = REGISTER_FILE if of_register(entered) else PROJECT_FILE
        try:
            return save(self.folder, entered, self.author, note=note, waiting=self.waiting)
        except Conflict as conflict:
            from esftui.contest import Contested

            def write(chosen: tuple[Change, ...]) -> Entry | None:
                return self.enter(entered._replace(changes=chosen), note)

            raise Contested(conflict, entered.changes, write) from conflict
        finally:
            self.reload([self.folder / changed])

    def undo(self) -> Entry | None:
        """Take back one's own latest change, also from before this start; returns it.

        Raises:
            CannotEdit: if it has been changed by someone else since. The next time the one
                before it is taken back.
        """
        return self._turn(redo=False)

    def redo(self) -> Entry | None:
        """Do the change that was taken back last once more; as :meth:`undo`."""
        return self._turn(redo=True)

    def _turn(self, *, redo: bool) -> Entry | None:
        latest = self.latest(redo=redo)
        return self.turn(latest, redo=redo) if latest is not None else None

    def latest(
        self, *, redo: bool = False, among: Callable[[Entry], bool] | None = None
    ) -> Entry | None:
        """Return one's own latest change (of some) that can be taken back, or done again."""
        from esftui.store import undoing
        from esftui.store.journal import history

        found = undoing.stacks(history(self.folder).entries, self.author.who)
        usable = [
            each
            for each in (found.undone if redo else found.done)
            if each.id not in self._refused and (among is None or among(each))
        ]
        return usable[-1] if usable else None

    def turn(self, entry: Entry, *, redo: bool = False, by: Author | None = None) -> Entry:
        """Take any change back, by whomever, or do it again; as :meth:`undo`."""
        from esftui.store import undoing
        from esftui.store.project_file import CannotEdit
        from esftui.store.refused import Busy, ReadOnly

        self.refuse_read_only()
        try:
            by = by or self.author
            undoing.turn(self.folder, entry, by, redo=redo, waiting=self.waiting)
        except (Busy, ReadOnly):
            raise
        except CannotEdit:
            # it never can be again, and what was done before it may be
            self._refused.add(entry.id)
            raise
        finally:
            self.reload([self.folder / entry.file])
        return entry


def first_session(config: Config) -> Session | None:
    """Return the project of the settings, or the first one there is, not read yet."""
    from esftui.store.folder import find_projects

    folders = find_projects(config.data)
    named = [folder for folder in folders if folder.name == config.project]
    if not named and config.project is not None:
        from esftui.store.folder import summary

        named = [folder for folder in folders if summary(folder).id == config.project]
    return new_session((named or folders)[0], config) if folders else None


def new_session(folder: Path, config: Config) -> Session:
    """Return a project folder at the date of the settings, not read yet."""
    wanted = config.as_of or date.today()
    from esftui.config import why_read_only

    reason = why_read_only(config)
    return Session(folder, wanted, exact=config.exact, name=config.name, read_only=reason)
