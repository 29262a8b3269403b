"""Reading and measuring in another process while this one loads the screen's library.

Both are work for the processor, so a thread would not help, and another process only where
a processor is free. Where none is, or a process cannot be forked, or the other one does not
succeed for whatever reason, there is no head start and the work is done here afterwards.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

Work = TypeVar("Work")


class HeadStart(Generic[Work]):
    """Work that another process has begun with."""

    def __init__(self, process: int, pipe: int) -> None:
        self._process, self._pipe = process, pipe

    def take(self) -> Work | None:
        """Wait for the result; nothing if there is none."""
        with open(self._pipe, "rb") as pipe:
            data = pipe.read()
        os.waitpid(self._process, 0)
        if not data:
            return None
        result: Work = pickle.loads(data)
        return result


def head_start(work: Callable[[], Work]) -> HeadStart[Work] | None:
    """Begin with work in another process; nothing where that cannot be done.

    Its result must be something that can be pickled.
    """
    if sys.platform not in ("linux", "darwin") or not hasattr(os, "fork"):
        return None
    if not processor_free():
        return None
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process == 0:
        _work(work, writing)
    os.close(writing)
    return HeadStart(process, reading)


def processor_free(loads: str = "/proc/loadavg") -> bool:
    """Say whether some processor has nothing to do, as far as the system tells.

    What runs just now counts, this process with it; the mean of the last minute would say
    too late that others have begun or ended.
    """
    processors = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    if processors < 2:
        return False
    try:
        with open(loads, encoding="ascii") as file:
            running = int(file.read().split()[3].partition("/")[0])
    except (OSError, ValueError, IndexError):
        return True  # the system does not tell
    return running < processors


def _work(work: Callable[[], object], writing: int) -> NoReturn:
    """Do the work, send the result and end; whatever happens, nothing is said."""
    status = 1
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(silence, number)
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        data = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with open(writing, "wb") as pipe:
            pipe.write(data)
        status = 0
    finally:
        os._exit(status)
