"""The one way a file is written: whole or not at all, and so that it survives a power cut."""

import contextlib
import os
import stat
from pathlib import Path

PRIVATE = 0o600
"""The mode of a new file that tells of persons."""

PRIVATE_FOLDER = 0o700
"""The mode of a new folder that holds such files."""


class Overtaken(Exception):  # noqa: N818 - what happened
    """Someone else wrote the file between our reading it and our writing it."""


def replace_file(
    path: Path, data: bytes, expected: bytes | None = None, *, private: bool = False
) -> None:
    """Put ``data`` in a file's place atomically and durably.

    A link is followed, so that it stays a link; the file keeps its permissions and, where
    that is allowed, its owner. Whoever reads meanwhile sees the old file or the new one.

    Args:
        path: the file; its folder must be there.
        data: all of its new bytes.
        expected: the bytes that the change was made from, looked at just before.
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
        if expected is not None and present(real) != expected:
            raise Overtaken(str(path))
        os.replace(name, real)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    sync_folder(real.parent)


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
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # some network file systems cannot sync a folder; the file itself is safe by then
        with contextlib.suppress(OSError):
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
