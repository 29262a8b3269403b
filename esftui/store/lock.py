"""Keeping other writers of a project's folder out, and telling whom one waits for.

One lock a folder: a change is written to the journal and to the file as one. Readers
never wait. Where the system's locks do not hold (some network shares grant one to
everybody, some know none), a file that exists or not is the lock instead.
"""

import contextlib
import errno
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
from esftui.store.write import sweep_old

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
_UNSIGNED = 2.0
"""Seconds after which a soft lock that nobody has signed is taken for a dead program's."""
_OLD = 600.0
"""Seconds after which a soft lock is told as one that may have been left behind."""

_NO_LOCKS = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)


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
        kind: ``soft`` for shares whose locks are known not to hold between machines: the
            soft lock is taken besides. Every machine must be set so.

    Raises:
        Busy: if another writer was not done in time.
        ReadOnly: if the folder cannot be written to.
    """
    real = folder.resolve()
    if not real.is_dir():
        # the library would make it anew, and who renamed it could not rename it back
        raise ReadOnly(cannot_write(FileNotFoundError(errno.ENOENT, "")))
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(_taken(_system_lock(real), real / NAME, waiting, patience))
            hold = holds(real / NAME)
        except _NoLocks:
            hold = False
        # a soft lock that is there is someone's who knows that the others do not hold here
        if kind == "soft" or not hold or os.path.lexists(real / SOFT_NAME):
            stack.enter_context(_taken(_soft_lock(real), real / SOFT_NAME, waiting, patience))
            # what those left who were killed while they took a dead one's lock away
            sweep_old(real, f"{SOFT_NAME}.")
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
    except OSError as error:
        return error.errno in _TAKEN
    finally:
        os.close(handle)
    return False


class _NoLocks(Exception):  # noqa: N818 - what it says
    """The file system knows no locks."""


def _system_lock(folder: Path) -> "BaseFileLock":
    from filelock import FileLock

    mode = -1
    with contextlib.suppress(OSError):
        # whoever may write in the folder must be able to lock it, also after another's crash
        mode = folder.stat().st_mode & 0o666 | 0o600
    return FileLock(str(folder / NAME), mode=mode, fallback_to_soft=False)


def _soft_lock(folder: Path) -> "BaseFileLock":
    from filelock import SoftFileLock

    return SoftFileLock(str(folder / SOFT_NAME))


@contextmanager
def _taken(
    lock: "BaseFileLock", path: Path, waiting: Waiting | None, patience: float
) -> Iterator[None]:
    from filelock import Timeout

    began = time.monotonic()
    soft = path.name == SOFT_NAME
    left = _LeftBehind(path)
    # the first tries say nothing: most writers are done within milliseconds
    step = _TELL_AFTER
    while True:
        try:
            # not all at the same beat, or the same one would come too late every time
            lock.acquire(timeout=step, poll_interval=_POLL * random.uniform(0.5, 1.5))
            break
        except Timeout:
            if soft and left.taken_away():
                continue
            waited = time.monotonic() - began
            holder = _holder(path.parent / NAME)
            if waited >= patience:
                raise Busy((left.told() if soft else None) or _busy(holder)) from None
            if waiting is not None:
                waiting(holder, waited)
            step = min(0.5, max(0.05, patience - waited))
        except OSError as error:
            if error.errno in _NO_LOCKS and not soft:
                raise _NoLocks from error
            raise ReadOnly(cannot_write(error)) from error
    try:
        yield
    finally:
        lock.release()


def _busy(holder: Holder) -> str:
    message = _("{who} is writing the project's files just now; try again soon")
    return message.format(who=holder)


class _LeftBehind:
    """A look at a soft lock that keeps others out, and may be that of a dead program.

    The library takes most of those away; not one that was made and never signed, and none
    on the shares that soft locks are for, where two names cannot be exchanged at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[tuple[int, int, int], float] | None = None

    def taken_away(self) -> bool:
        """Take the lock away if its owner is surely gone; say whether that was done."""
        with contextlib.suppress(OSError, ValueError):
            status = self._path.lstat()
            seen = status.st_ino, status.st_mtime_ns, status.st_ctime_ns
            if self._seen is None or self._seen[0] != seen:
                self._seen = seen, time.monotonic()
            unsigned = not status.st_size and time.monotonic() - self._seen[1] >= _UNSIGNED
            return (unsigned or self._is_dead()) and self._take_away(seen)
        return False

    def _is_dead(self) -> bool:
        """Say whether the lock was signed by a process of this machine that has ended."""
        import platform

        pid, host = self._path.read_text(encoding="utf-8").split("\n")[:2]
        if host != platform.node():
            return False
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
        return False

    def _take_away(self, seen: tuple[int, int, int]) -> bool:
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        os.rename(self._path, aside)
        status = aside.lstat()
        ours = (status.st_ino, status.st_mtime_ns) == seen[:2]
        if not ours:
            # another was quicker: the lock is its own by now
            with contextlib.suppress(OSError):
                os.link(aside, self._path)
        os.unlink(aside)
        return ours

    def told(self) -> str | None:
        """Return what to do about a lock that has been there for long; nothing if it has not."""
        from datetime import datetime

        from esftui.locales import formats

        try:
            since = self._path.lstat().st_mtime
        except OSError:
            return None
        if time.time() - since < _OLD:
            return None
        when = datetime.fromtimestamp(since)
        message = _(
            "the files are locked since {day} at {time}: if nobody is writing, take {file} away"
        )
        return message.format(
            day=formats.iso(when.date()), time=f"{when:%H:%M}", file=self._path.name
        )


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
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _("you may not write in this folder: ask its owner for the right to, or copy it")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("there is no room left on the disk: make some, and do it again")
    if error.errno == errno.ENOENT:
        return _("the project's folder is gone: look for where it was moved")
    reason = error.strerror or str(error)
    return _("the folder cannot be written to: {reason}").format(reason=reason)
