"""Watching the files of projects, so that a change by anyone is on the screen at once.

Folders are watched, since editors put a new file in the place of the old one. Where no
events come (network shares, links to other folders), a slow look at the files' times finds
the change.
"""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

NAMES = ("project.yaml", "register.json")
"""The files of a project that are watched; others beside them are nobody's business."""

INSIDE = ("meetings",)
"""The folders in a project's whose files are watched too: whatever they are called, any of
them that changes, comes or goes is a change of the folder."""

POLL = 2.0
"""Seconds between two looks at the files' times."""
POLL_ALONE = 0.5
"""Seconds between two looks where the system gives no events at all."""

WHOLE = 0.002
"""Seconds from a file being whole (closed, moved into place) to the report: files saved
together are reported together."""
WRITING = 0.04
"""Seconds of quiet after a write whose end is not told."""
GONE = 0.1
"""Seconds that a file may be missing, while an editor puts a new one in its place."""
LONGEST = 1.0
"""Seconds after which a file that is written to all the time is reported nevertheless."""

# the least that times of files are apart, generously: within it two versions can look alike
_TICK = 0.05

_Seen = tuple[int, ...] | None


class Watcher:
    """Reports changed files of some folders, each change once.

    ``on_change`` gets the paths (folder / name; of what changed in a folder that is watched
    whole, that folder) and is called from a thread of the watcher's own; it must not raise.
    What has changed since the watcher was *made* is reported, so make it before reading the
    files; nothing is watched before :meth:`start`.
    A file that is gone, or new, has changed too.
    """

    def __init__(
        self,
        folder_paths: Iterable[Path],
        on_change: Callable[[frozenset[Path]], None],
        names: Iterable[str] = NAMES,
        poll: float = POLL,
    ) -> None:
        self._folders = tuple(folder_paths)
        self._inside = {str(f / name): f / name for f in self._folders for name in INSIDE}
        self._paths = {str(f / name): f / name for f in self._folders for name in names}
        self._paths |= self._inside
        self._on_change = on_change
        self._poll = poll
        self._seen: dict[Path, _Seen] = {p: self._look(p) for p in self._paths.values()}
        self._due: dict[Path, float] = {}
        self._first: dict[Path, float] = {}
        self._whole: set[Path] = set()
        self._change = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._native: _Native | None = None

    def start(self) -> None:
        """Begin to watch; returns at once, the watching library is loaded in the thread."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop watching; nothing is reported after it has returned."""
        with self._change:
            self._stopping = True
            self._change.notify()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    @property
    def running(self) -> bool:
        """Whether the folders are being watched by now (or looked at, without events)."""
        return self._native is not None and not self._stopping

    # what the system tells, in its thread

    def _told(self, event: "FileSystemEvent") -> None:
        kind = event.event_type
        source, place = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        now = time.monotonic()
        with self._change:
            if kind == "moved":
                self._expect(source, now + GONE)
                self._expect(place, now + WHOLE, whole=True)
            elif kind == "closed":
                self._expect(source, now + WHOLE, whole=True)
            elif kind in ("created", "modified"):
                self._expect(source, now + WRITING)
            elif kind == "deleted":
                self._expect(source, now + GONE)

    def _expect(self, name: str, due: float, whole: bool = False) -> None:
        """Look at a file when it is due; the lock is held."""
        path = self._paths.get(name) or self._folder_of(name)
        if path is None:
            return
        first = self._first.setdefault(path, due)
        self._due[path] = due if whole else min(due, first + LONGEST)
        if whole:
            self._whole.add(path)
        self._change.notify()

    def _folder_of(self, name: str) -> Path | None:
        """Return the folder that is watched whole and has a file of its own of that name."""
        above, file = os.path.split(name)
        return self._inside.get(above) if _is_its_own(file) else None

    def _look(self, path: Path) -> _Seen:
        return _look_inside(path) if str(path) in self._inside else look(path)

    # the watcher's own thread

    def _run(self) -> None:
        native = _Native((*self._folders, *self._inside.values()), self._told)
        self._native = native
        try:
            self._loop(native)
        finally:
            native.stop()

    def _loop(self, native: "_Native") -> None:
        interval = self._poll if native.works else min(self._poll, POLL_ALONE)
        looked = 0.0
        while True:
            now = time.monotonic()
            if now - looked >= interval:
                native.keep()
                self._look_at_all(now)
                looked = now
            with self._change:
                if self._stopping:
                    return
                due = [path for path, at in self._due.items() if at <= now]
                if not due:
                    following = min(self._due.values(), default=looked + interval)
                    self._change.wait(max(0.0, min(following, looked + interval) - now))
                    continue
                whole = self._whole.intersection(due)
                for path in due:
                    del self._due[path]
                    self._first.pop(path, None)
                self._whole.difference_update(due)
            changed = frozenset(path for path in due if self._is_new(path, path in whole))
            if changed:
                self._on_change(changed)

    def _look_at_all(self, now: float) -> None:
        for name, path in self._paths.items():
            if self._look(path) != self._seen[path]:
                with self._change:
                    if path not in self._due:
                        self._expect(name, now + WRITING)

    def _is_new(self, path: Path, whole: bool) -> bool:
        """Say whether a file is another than was reported last, and remember it."""
        present = self._look(path)
        before, self._seen[path] = self._seen[path], present
        if present != before:
            return True
        # written again within one tick of the file system's clock, to the same length
        return whole and present is not None and time.time() - present[0] / 1e9 < _TICK


class _Native:
    """The system's own events for some folders, which may go away and come back."""

    def __init__(self, folders: Iterable[Path], told: "Callable[[FileSystemEvent], None]") -> None:
        from watchdog.events import (
            FileClosedEvent,
            FileCreatedEvent,
            FileDeletedEvent,
            FileModifiedEvent,
            FileMovedEvent,
            FileSystemEventHandler,
        )
        from watchdog.observers import Observer

        class Teller(FileSystemEventHandler):
            def dispatch(self, event: "FileSystemEvent") -> None:
                told(event)

        self._handler = Teller()
        # reading the files must not wake anyone
        self._kinds = [
            FileClosedEvent,
            FileCreatedEvent,
            FileDeletedEvent,
            FileModifiedEvent,
            FileMovedEvent,
        ]
        self._folders = tuple(folders)
        self._watches: dict[Path, tuple[tuple[int, int], Any]] = {}
        self._observer: BaseObserver | None = Observer()
        try:
            self._observer.start()
        except OSError:
            # the system's limit of watchers is reached: the files' times must do
            self._observer = None

    @property
    def works(self) -> bool:
        """Whether the system gives events."""
        return self._observer is not None

    def keep(self) -> None:
        """Watch every folder that is there and is not watched, or is another by now."""
        for folder in self._folders:
            watched = self._watches.get(folder)
            present = _identity(folder)
            if watched is not None and watched[0] != present:
                self._forget(folder)
                watched = None
            if watched is None and present is not None:
                self._watch(folder, present)

    def stop(self) -> None:
        """Give everything back, without waiting for the library's threads to end."""
        if self._observer is not None:
            self._observer.stop()

    def _watch(self, folder: Path, identity: tuple[int, int]) -> None:
        if self._observer is None:
            return
        with contextlib.suppress(OSError):
            watch = self._observer.schedule(
                self._handler, str(folder), recursive=False, event_filter=self._kinds
            )
            self._watches[folder] = identity, watch

    def _forget(self, folder: Path) -> None:
        _identity_then, watch = self._watches.pop(folder)
        if self._observer is not None:
            # the library may have dropped a folder that is gone by itself
            with contextlib.suppress(KeyError, OSError):
                self._observer.unschedule(watch)


def look(path: Path) -> _Seen:
    """Return what tells two versions of a file apart without reading it."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


def _look_inside(folder: Path) -> _Seen:
    """Return what tells two versions of a folder's files apart; the latest of their times first."""
    found: list[tuple[str, int, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _is_its_own(entry.name):
                    status = entry.stat()
                    found.append((entry.name, status.st_mtime_ns, status.st_size, status.st_ino))
    except (OSError, ValueError):
        # gone, or changing just now: the next look tells
        return None
    return max((each[1] for each in found), default=0), len(found), hash(tuple(sorted(found)))


def _is_its_own(file: str) -> bool:
    """Say whether a file of such a folder is one of the project's, and no passing one."""
    return file.endswith(".json") and not file.startswith(".")


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
