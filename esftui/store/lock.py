"""Keeping other writers of a project's folder out, and telling whom one waits for.

One lock a folder: a change is written to the journal and to the file as one. Readers
never wait. Where the system's locks do not hold (some network shares grant one to
everybody), a file that exists or not is the lock instead.
"""

import contextlib
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from esftui.locales import _
from esftui.store.change import Author
from esftui.store.refused import Busy, ReadOnly

if TYPE_CHECKING:
    from filelock import BaseFileLock

NAME = ".esftui.lock"
"""The lock's file, in the project's folder."""

SOFT_NAME = ".esftui.lock.held"
"""The file whose existence is the lock, where the system's locks do not hold."""

PATIENCE = 30.0
"""How long another writer is waited for, in seconds."""

_TELL_AFTER = 0.4
_POLL = 0.01


class Holder(NamedTuple):
    """Who holds a lock, as far as it is known, and since when (seconds since 1970)."""

    who: str = ""
    host: str = ""
    since: float = 0.0

    def __str__(self) -> str:
        if not self.who:
            return _("another program")
        return f"{self.who} ({self.host})" if self.host else self.who


Waiting = Callable[[Holder, float], object]
"""Told now and then while a lock is waited for: who has it, and for how long one has waited."""

Kind = Literal["auto", "soft"]


@contextmanager
def held(
    folder: Path,
    author: Author,
    waiting: Waiting | None = None,
    *,
    patience: float = PATIENCE,
    kind: Kind = "auto",
) -> Iterator[None]:
    """Hold the lock of a folder.

    Args:
        folder: the project's folder.
        author: who waits, and then holds it; others are told.
        waiting: told after a moment, and then about twice a second.
        patience: seconds after which waiting is given up.
        kind: ``soft`` for shares whose locks are known not to hold between machines.

    Raises:
        Busy: if another writer was not done in time.
        ReadOnly: if the folder cannot be written to.
    """
    real = folder.resolve()
    with contextlib.ExitStack() as stack:
        if kind == "auto":
            stack.enter_context(_taken(_system_lock(real), real / NAME, waiting, patience))
        if kind == "soft" or not holds(real / NAME):
            stack.enter_context(_taken(_soft_lock(real), real / SOFT_NAME, waiting, patience))
        _sign(real / NAME, author)
        try:
            yield
        finally:
            # whoever waits sees that the lock's file is gone, and makes a new one
            with contextlib.suppress(OSError):
                os.unlink(real / NAME)


def holds(path: Path) -> bool:
    """Say whether a lock that is held keeps another one out, tried on the lock's own file.

    Some shares grant every lock. Two machines cannot be tried from one; ``soft`` is for
    those.
    """
    try:
        import fcntl
    except ImportError:
        return True  # Windows' locks are the file system's own
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False  # the lock is another kind already
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _system_lock(folder: Path) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(str(folder / NAME))


def _soft_lock(folder: Path) -> "BaseFileLock":
    from filelock import SoftFileLock

    return SoftFileLock(str(folder / SOFT_NAME))


@contextmanager
def _taken(
    lock: "BaseFileLock", path: Path, waiting: Waiting | None, patience: float
) -> Iterator[None]:
    from filelock import Timeout

    began = time.monotonic()
    # the first tries say nothing: most writers are done within milliseconds
    step = _TELL_AFTER
    while True:
        try:
            # not all at the same beat, or the same one would come too late every time
            lock.acquire(timeout=step, poll_interval=_POLL * random.uniform(0.5, 1.5))
            break
        except Timeout:
            waited = time.monotonic() - began
            holder = _holder(path.parent / NAME)
            if waited >= patience:
                message = _("{who} is writing the project's files just now; try again soon")
                raise Busy(message.format(who=holder)) from None
            if waiting is not None:
                waiting(holder, waited)
            step = min(0.5, max(0.05, patience - waited))
        except OSError as error:
            raise ReadOnly(cannot_write(error)) from error
    try:
        yield
    finally:
        lock.release()


def _sign(path: Path, author: Author) -> None:
    """Write into the lock's file who holds it; where that is not allowed, nobody is told."""
    with contextlib.suppress(OSError):
        path.write_text(f"{author.who}\n{author.host}\n{time.time():.0f}\n", encoding="utf-8")


def _holder(path: Path) -> Holder:
    try:
        who, host, since = path.read_text(encoding="utf-8").split("\n")[:3]
        return Holder(who, host, float(since))
    except (OSError, ValueError):
        return Holder()


def cannot_write(error: OSError) -> str:
    """Return in words why a folder or a file cannot be written to, and what to do."""
    import errno

    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _("you may not write in this folder: ask its owner for the right to, or copy it")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("there is no room left on the disk: make some, and do it again")
    if error.errno == errno.ENOENT:
        return _("the project's folder is gone: look for where it was moved")
    reason = error.strerror or str(error)
    return _("the folder cannot be written to: {reason}").format(reason=reason)
