"""The stage: what a meeting has on the wall just now, for the presenter's own screen.

``meetings/.stage.json`` is written by whoever moves what is shown, and followed by the
others. It is nobody's record: it is not journalled, not copied, and may be lost at any time.
"""

import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from esftui.model.record import Record
from esftui.store.meetings import FOLDER
from esftui.store.write import PRIVATE, make_private_folder

NAME = ".stage.json"
_LIMIT = 200_000
_Cells = Annotated[int, Meta(ge=0, le=2_000)]
"""No terminal is larger: nothing is drawn for what a file says beyond that."""


class Stage(Record, frozen=True, kw_only=True):
    """What is on the wall: which meeting, which item of its agenda, or nothing at all.

    ``page`` is which page of the item's slide it is, from 0, where one is not enough; ``room``
    is how wide and high a slide may be on the wall, in cells, which says how many there are.
    ``since`` is when the item was put there; without it the clock stands still. ``spent``
    are the seconds that each item had taken before that.
    """

    meeting: str
    item: str
    page: Annotated[int, Meta(ge=0)] = 0
    room: tuple[_Cells, _Cells] = (0, 0)
    blank: bool = False
    since: datetime | None = None
    spent: dict[str, int] = {}

    def seconds(self, item: str, now: datetime) -> int:
        """Return how many seconds an item has taken until now."""
        return self.spent.get(item, 0) + (self._running(now) if item == self.item else 0)

    def spent_at(self, now: datetime) -> dict[str, int]:
        """Return the seconds of every item that has taken any until now."""
        items = dict.fromkeys((*self.spent, self.item))
        return {item: taken for item in items if (taken := self.seconds(item, now))}

    def moved(self, item: str, now: datetime, page: int = 0) -> "Stage":
        """Return the stage with another item on it, and not blank."""
        return msgspec.structs.replace(
            self, item=item, page=page, blank=False, since=now, spent=self.spent_at(now)
        )

    def turned(self, page: int) -> "Stage":
        """Return the stage with another page of the item on it, and not blank."""
        return msgspec.structs.replace(self, page=page, blank=False)

    def paused(self, now: datetime) -> "Stage":
        """Return the stage with its clock stopped."""
        return msgspec.structs.replace(self, since=None, spent=self.spent_at(now))

    def resumed(self, now: datetime) -> "Stage":
        """Return the stage with its clock going on."""
        return self if self.since is not None else msgspec.structs.replace(self, since=now)

    def _running(self, now: datetime) -> int:
        # a clock that was set back has not taken time away
        return max(0, int((now - self.since).total_seconds())) if self.since else 0


def now() -> datetime:
    """Return the present time, as stages are written with."""
    return datetime.now(UTC)


class Seen(NamedTuple):
    """What tells two versions of the file apart."""

    changed: int
    size: int
    number: int


def look(folder: Path) -> Seen | None:
    """Return what tells whether the stage of the project in a folder has changed."""
    try:
        status = (folder / FOLDER / NAME).stat()
    except OSError:
        return None
    return Seen(status.st_mtime_ns, status.st_size, status.st_ino)


def read_stage(folder: Path) -> Stage | None:
    """Return the stage of the project in a folder; nothing where there is none that is whole."""
    try:
        raw = (folder / FOLDER / NAME).read_bytes()
        return msgspec.json.decode(raw, type=Stage) if len(raw) <= _LIMIT else None
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def write_stage(folder: Path, stage: Stage) -> bool:
    """Put a stage in the place of the one there is, all at once; say whether that could be done.

    Where nothing can be written, the meeting goes on: only nobody can follow it.
    """
    place = folder / FOLDER
    name = ""
    try:
        make_private_folder(place)
        handle, name = tempfile.mkstemp(dir=place, prefix=f"{NAME}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(stage))
        os.chmod(name, PRIVATE)
        os.replace(name, place / NAME)
    except OSError:
        with suppress(OSError):
            if name:
                os.unlink(name)
        return False
    return True
