"""The one way a file is written: whole or not at all, and so that it survives a power cut."""

import contextlib
import os
import stat
from pathlib import Path


class Overtaken(Exception):  # noqa: N818 - what happened
    """Someone else wrote the file between our reading it and our writing it."""


def replace_file(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Put ``data`` in a file's place atomically and durably.

    A link is followed, so that it stays a link; the file keeps its permissions and, where
    that is allowed, its owner. Whoever reads meanwhile sees the old file or the new one.

    Args:
        path: the file; its folder must be there.
        data: all of its new bytes.
        expected: the bytes that the change was made from, looked at just before.

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
            _keep_permissions(real, file.fileno())
            file.flush()
            os.fsync(file.fileno())
        if expected is not None and _present(real) != expected:
            raise Overtaken(str(path))
        os.replace(name, real)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    _sync_folder(real.parent)


def _present(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _keep_permissions(path: Path, handle: int) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        # a new file gets what the user's umask gives, not mkstemp's private mode
        if hasattr(os, "fchmod"):
            umask = os.umask(0)
            os.umask(umask)
            os.fchmod(handle, 0o666 & ~umask)
        return
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):
            os.fchown(handle, status.st_uid, status.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the replacing itself durable, where folders can be opened (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # some network file systems cannot sync a folder; the file itself is safe by then
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
