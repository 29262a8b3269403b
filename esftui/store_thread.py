"""One thread that does everything with files, one thing after another."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread

Job = Callable[[], None]


class StoreThread:
    """Runs jobs in the order they came; a job that hangs never keeps the program open."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        Thread(target=self._run, name="esftui-store", daemon=True).start()

    def submit(self, job: Job) -> None:
        """Run a job when those before it are done; it must not raise."""
        self._jobs.put(job)

    def stop(self) -> None:
        """End when what was submitted is done; this does not wait for it."""
        self._jobs.put(None)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
