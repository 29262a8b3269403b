"""The figures of an open meeting, as they were when it was first on the wall: a file beside it.

``meetings/.2013-04-10.20130410T130000.figures.json`` is written once, by whichever program
shows the meeting first, and read by the others; it goes when the meeting is closed, for what
was shown is in the meeting's own file then. It is not journalled and not copied.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from esftui.model.meeting import Meeting
from esftui.store.meetings import FOLDER, LIMIT
from esftui.store.write import PRIVATE, make_private_folder

_END = ".figures.json"


def read_taken(folder: Path, meeting: Meeting) -> bytes | None:
    """Return what was kept for an open meeting of the project in a folder, if anything."""
    with suppress(OSError):
        raw = _path(folder, meeting).read_bytes()
        return raw if len(raw) <= LIMIT else None
    return None


def keep_taken(folder: Path, meeting: Meeting, raw: bytes, *, over: bool = False) -> bytes:
    """Keep figures for an open meeting; return those that are kept, which another may have taken.

    ``over``: in the place of what is there, which cannot be read. Where nothing can be written,
    they are as good as kept for as long as the program runs.
    """
    path, name = _path(folder, meeting), ""
    try:
        make_private_folder(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, PRIVATE)
        if over:
            os.replace(name, path)
        else:
            _put(Path(name), path)
    except OSError:
        return raw
    finally:
        with suppress(OSError):
            if name:
                os.unlink(name)
    return read_taken(folder, meeting) or raw


def forget_taken(folder: Path, meeting: Meeting | None = None) -> None:
    """Take away what is kept for other meetings than the one that has begun; none: for all."""
    kept = _path(folder, meeting) if meeting is not None else None
    with suppress(OSError):
        for path in (folder / FOLDER).glob(f".*{_END}"):
            if path != kept:
                path.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    """Give a whole file its name, unless there is one of that name already."""
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a disk without links
        if not path.exists():
            os.replace(new, path)


def _path(folder: Path, meeting: Meeting) -> Path:
    # when it was opened tells it from one that was begun on the same day and taken back
    return folder / FOLDER / f".{meeting.id}.{meeting.opened:%Y%m%dT%H%M%S}{_END}"
