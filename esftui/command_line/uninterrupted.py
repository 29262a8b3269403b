"""Ctrl+C while something is being written: it waits until that is whole."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[Callable[[], None]]:
    """Let Ctrl+C wait until what is done here is done, and then count for nothing.

    It would come in the middle of a write, and what is said then could not be true: that
    nothing was changed, or all. What is given stops nevertheless, by ``KeyboardInterrupt``,
    where it is called: where nothing is being written, as while another writer is waited for.
    """
    asked = threading.Event()

    def heed() -> None:
        if asked.is_set():
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield heed  # signals come to the main thread alone
        return
    before = signal.signal(signal.SIGINT, lambda *_told: asked.set())
    try:
        yield heed
    finally:
        signal.signal(signal.SIGINT, before)
