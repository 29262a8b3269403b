"""The open project: what was last read of it, the date it is shown at, edits to undo.

It knows no screen. One thread at a time may call it (the app's store thread); what it
returns is frozen and may be read anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from esftui.measure.everything import measure, measure_again
from esftui.measure.figures import Figures
from esftui.model.checklist import STEP, Item
from esftui.model.dates import month_end
from esftui.model.project import ProjectData, shown_date
from esftui.store.folder import load_folder
from esftui.store.problem import FileProblems, Problem
from esftui.store.project_file import NAME as PROJECT_FILE
from esftui.store.project_file import load_project
from esftui.store.register_rules import register_findings

if TYPE_CHECKING:
    from esftui.model.participant import Register
    from esftui.store.project_file import Edit

Changes = Mapping[str, str | date | None]
"""What to write of an item: field to value; nothing clears it."""


class Snapshot(NamedTuple):
    """What is shown: the last good version of the files, and what is wrong with them now.

    ``figures`` is nothing only while no good version has been read at all. ``read_at`` is
    when the version shown was read.
    """

    data: ProjectData | None = None
    figures: Figures | None = None
    problems: tuple[Problem, ...] = ()
    read_at: datetime | None = None


class Done(NamedTuple):
    """An edit that was written: the item's title, and what was written."""

    title: str
    changes: Changes


def step_changes(item: Item, status: str, as_of: date) -> dict[str, str | date | None]:
    """Return what one step of the status writes, from the status shown at a date.

    The step begins or ends on the date shown; what no longer holds is cleared.
    """
    after = STEP[status]  # type: ignore[index]  # a status is one of the four
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
    ) -> None:
        """Open nothing yet: :meth:`load` does.

        ``wanted`` is the date to show; unless ``exact``, no later than the project's end.
        """
        self.folder = folder
        self.snapshot = Snapshot()
        self._wanted = wanted
        self._exact = exact
        self._now = now
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    # reading

    def load(self) -> Snapshot:
        """Read both files."""
        return self._take(lambda: load_folder(self.folder))

    def reload(self, changed: Iterable[Path]) -> Snapshot:
        """Read the files that have changed; the register is kept when it has not."""
        data = self.snapshot.data
        names = {path.name for path in changed}
        if data is None or self.snapshot.problems or names != {PROJECT_FILE}:
            return self.load()
        return self._take(lambda: self._with(data.register))

    def _with(self, register: Register) -> ProjectData:
        """Read the project's file alone, for a register that has not changed."""
        project = load_project(self.folder / PROJECT_FILE)
        if any(True for _ in register_findings(project, register)):
            # they fit no longer: only reading both can say where
            return load_folder(self.folder)
        return ProjectData(project=project, register=register)

    def _take(self, read: Callable[[], ProjectData]) -> Snapshot:
        before = self.snapshot
        try:
            data = read()
        except FileProblems as problems:
            self.snapshot = before._replace(problems=problems.problems)
            return self.snapshot
        as_of = self._date_for(data)
        figures = before.figures
        if before.data is None or figures is None or figures.head.as_of != as_of:
            figures = measure(data, as_of)
        elif data != before.data:
            figures = measure_again(figures, before.data, data)
        self.snapshot = Snapshot(data, figures, (), self._now())
        return self.snapshot

    # time

    @property
    def as_of(self) -> date:
        """The date that is shown."""
        data = self.snapshot.data
        return self._date_for(data) if data else self._wanted

    def _date_for(self, data: ProjectData) -> date:
        return self._wanted if self._exact else shown_date(data.project, self._wanted)

    def travel(self, day: date, *, exact: bool = True) -> Snapshot:
        """Show another date; unless ``exact``, no later than the project's last day."""
        self._wanted, self._exact = day, exact
        data = self.snapshot.data
        if data is not None:
            self.snapshot = self.snapshot._replace(figures=measure(data, self._date_for(data)))
        return self.snapshot

    def another(self, folder: Path) -> Session:
        """Return another project at the same date, not read yet."""
        return Session(folder, self._wanted, now=self._now)

    def month(self, direction: int) -> date:
        """Return the nearest end of a month before (-1) or after (1) the date shown."""
        day = self.as_of
        end = month_end(day)
        if direction < 0:
            return date.fromordinal(day.replace(day=1).toordinal() - 1)
        return end if day < end else month_end(date.fromordinal(end.toordinal() + 1))

    # edits

    def item(self, name: str) -> Item | None:
        """Return an item of the checklist by its id."""
        data = self.snapshot.data
        items = data.project.checklist if data else ()
        return next((item for item in items if item.id == name), None)

    def step(self, name: str) -> Done | None:
        """Step an item's status and save it; nothing when there is no such item.

        Raises:
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

    def edit(self, name: str, changes: Changes) -> Done | None:
        """Write changes of an item; as :meth:`step`."""
        from esftui.store.project_file import edit_item

        item = self.item(name)
        if item is None:
            return None
        self._done.append(edit_item(self.folder / PROJECT_FILE, name, changes))
        self._undone.clear()
        self.reload([self.folder / PROJECT_FILE])
        return Done(item.title, changes)

    def undo(self) -> bool:
        """Take back the latest edit; False when there is none.

        Raises:
            CannotEdit: if the value has been changed by someone else since.
        """
        from esftui.store.project_file import undo

        return self._move(self._done, self._undone, undo)

    def redo(self) -> bool:
        """Do the edit that was taken back last once more; as :meth:`undo`."""
        from esftui.store.project_file import redo

        return self._move(self._undone, self._done, redo)

    def _move(self, source: list[Edit], target: list[Edit], turn: Callable[[Edit], object]) -> bool:
        if not source:
            return False
        turn(source[-1])
        target.append(source.pop())
        self.reload([self.folder / PROJECT_FILE])
        return True
