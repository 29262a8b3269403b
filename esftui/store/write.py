"""The one way a file is written: whole or not at all, and so that it survives a power cut."""

import contextlib
import os
import stat
from pathlib import Path

PRIVATE = 0o600
"""The mode of a new file that tells of persons."""

PRIVATE_FOLDER = 0o700
"""The mode of a new folder that holds such files."""


ANYTHING = object()
"""Whatever a file holds may be replaced."""

_STRAY = 60.0
"""Seconds after which a half-made file is taken for a dead program's."""


class Overtaken(Exception):  # noqa: N818 - what happened
    """Someone else wrote the file between our reading it and our writing it."""


def replace_file(
    path: Path, data: bytes, expected: object = ANYTHING, *, private: bool = False
) -> None:
    """Put ``data`` in a file's place atomically and durably.

    A link is followed, so that it stays a link; the file keeps its permissions and, where
    that is allowed, its owner. Whoever reads meanwhile sees the old file or the new one.

    Args:
        path: the file; its folder must be there.
        data: all of its new bytes.
        expected: the bytes that the change was made from (nothing: there was no file),
            looked at just before.
        private: a file that is not there yet gets the mode 0600.

    Raises:
        Overtaken: if the file no longer holds ``expected``.
        OSError: if the folder cannot be written to.
    """
    import tempfile

    real = path.resolve()
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            _keep_permissions(real, file.fileno(), private)
            file.flush()
            os.fsync(file.fileno())
        if expected is not ANYTHING and present(real) != expected:
            raise Overtaken(str(path))
        os.replace(name, real)
    except BaseException:
        # where the right to write was lost meanwhile, the next writer sweeps
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    sync_folder(real.parent)


def sweep(path: Path) -> None:
    """Take away what programs that were killed while they wrote a file left beside it.

    The lock of the folder is held. Still only what is old goes, by the file system's own
    clock, for someone may write without a lock.
    """
    real = path.resolve()
    sweep_old(real.parent, f".{real.name}.", ".tmp")


def sweep_old(folder: Path, start: str, end: str = "") -> None:
    """Take away the files of a folder whose names begin and end so, if they are old."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        strays = [e for e in entries if e.name.startswith(start) and e.name.endswith(end)]
        now = _now_in(folder) if strays else 0.0
        for stray in strays:
            if now - stray.stat(follow_symlinks=False).st_mtime > _STRAY:
                os.unlink(stray.path)


def _now_in(folder: Path) -> float:
    """Return the time by the clock of a folder's file system, which may be another machine's."""
    import tempfile

    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner may look into, if it is not there.

    Raises:
        OSError: if it cannot be made.
    """
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def present(path: Path) -> bytes | None:
    """Return the bytes that a file holds now, or nothing if it is not there.

    Raises:
        OSError: if it is there but cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def sync_folder(folder: Path) -> None:
    """Make what was replaced in a folder durable, where folders can be opened (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    # some network file systems cannot sync a folder, and not everyone may open one that may
    # be written to; the file itself is safe by then, and in its place
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep_permissions(path: Path, handle: int, private: bool) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        # a new file gets what the user's umask gives, not mkstemp's private mode
        if hasattr(os, "fchmod") and not private:
            umask = os.umask(0)
            os.umask(umask)
            os.fchmod(handle, 0o666 & ~umask)
        return
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, status.st_uid, status.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(status.st_mode))
