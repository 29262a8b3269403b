"""One thread that does everything with files, one thing after another."""

from collections.abc import Callable, Iterable
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Generic, TypeVar

Job = Callable[[], None]
Thing = TypeVar("Thing")

_TICK = 0.005


class StoreThread:
    """Runs jobs in the order they came; a job that hangs never keeps the program open."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Job, bool] | None] = SimpleQueue()
        self._lock = Lock()
        self._saving = 0
        Thread(target=self._run, name="esftui-store", daemon=True).start()

    def submit(self, job: Job, *, saves: bool = False) -> None:
        """Run a job when those before it are done; it must not raise.

        ``saves``: it may write what a person has done, and is waited for at the end.
        """
        if saves:
            with self._lock:
                self._saving += 1
        self._jobs.put((job, saves))

    @property
    def saving(self) -> bool:
        """Whether something is being saved, or about to be."""
        return self._saving > 0

    def stop(self) -> None:
        """End when what was submitted is done; this does not wait for it."""
        self._jobs.put(None)

    def wait(self, seconds: float) -> bool:
        """Wait until everything is saved, but no longer than this; say whether it is."""
        end = monotonic() + seconds
        while self.saving and monotonic() < end:
            sleep(_TICK)
        return not self.saving

    def _run(self) -> None:
        while (found := self._jobs.get()) is not None:
            job, saves = found
            try:
                job()
            finally:
                if saves:
                    with self._lock:
                        self._saving -= 1


class Gathered(Generic[Thing]):
    """Things that wait to be dealt with: those that come meanwhile are dealt with together.

    So a file that changes a thousand times while it is read once is read once more.
    """

    def __init__(self) -> None:
        self._things: set[Thing] = set()
        self._lock = Lock()

    def add(self, things: Iterable[Thing]) -> bool:
        """Add things; say whether nothing waited before, so that someone must be sent."""
        with self._lock:
            first = not self._things
            self._things.update(things)
            return first

    def take(self) -> frozenset[Thing]:
        """Return all that waits; then nothing does."""
        with self._lock:
            things, self._things = frozenset(self._things), set()
            return things
