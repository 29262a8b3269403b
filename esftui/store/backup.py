"""Dated copies of a project's files, kept beside them in ``backups``.

A copy is one folder: made under another name, put on the disk, and only then given its
own, so that nobody ever sees half of one. Copies are made while the lock of the project's
folder is held.
"""

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, get_args

FOLDER = "backups"
"""Where the copies are, in a project's folder."""

Why = Literal["daily", "import", "migration", "restore"]
"""What a copy was made before: the first change of a day, an import ..."""

FILES = ("project.yaml", "register.json")
"""The files of a project that are copied, and beside them those of its meetings."""

MEETINGS = "meetings"

_NAME = re.compile(
    rf"(?P<at>\d{{4}}-\d\d-\d\dT\d{{6}})-(?P<why>{'|'.join(get_args(Why))})(?:-(?P<n>\d+))?\Z"
)
_MOMENT = "%Y-%m-%dT%H%M%S"
_HIDDEN, _MAKING = ".", ".tmp"
_BLOCK = 1 << 20


class Backup(NamedTuple):
    """One copy: its name, when it was made (local time) and before what, and what it holds.

    ``files`` are paths within it, as in the project's folder; ``path`` is its own folder.
    """

    name: str
    at: datetime
    why: Why
    files: tuple[str, ...]
    path: Path

    def read(self, file: str) -> bytes | None:
        """Return the bytes of a file as they were then; nothing if it is not among them.

        Raises:
            OSError: if it is there but cannot be read.
        """
        return (self.path / file).read_bytes() if file in self.files else None


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return a project's copies, the newest first; what else is in their folder is passed over."""
    found = [(backup.at, number, backup) for number, backup in _found(folder)]
    return tuple(backup for _at, _number, backup in sorted(found, reverse=True))


def files_of(folder: Path) -> tuple[str, ...]:
    """Return the files in a project's folder, or in a copy of one, that a copy holds."""
    meetings: list[str] = []
    with contextlib.suppress(OSError):
        meetings = sorted(
            f"{MEETINGS}/{entry.name}"
            for entry in os.scandir(folder / MEETINGS)
            if entry.name.endswith(".json") and not entry.name.startswith(_HIDDEN)
        )
    return tuple(name for name in (*FILES, *meetings) if (folder / name).is_file())


def make(folder: Path, why: Why, now: datetime | None = None) -> Backup:
    """Copy a project's files as they are, broken ones too; the lock of its folder is held.

    Raises:
        OSError: if the copy cannot be made; then nothing of it is left.
    """
    import shutil
    import tempfile

    moment = (now or datetime.now()).replace(microsecond=0)
    place = folder / FOLDER
    mode = _open_for(folder)
    created = not place.exists()
    place.mkdir(mode=0o700, exist_ok=True)
    if created:
        _open_to(place, 0o700 | mode.folder)
    _sweep(place)
    draft = Path(tempfile.mkdtemp(dir=place, prefix=_HIDDEN, suffix=_MAKING))
    try:
        files = files_of(folder)
        _copy(folder, draft, files, mode)
        name = _free(place, f"{moment:{_MOMENT}}-{why}")
        os.rename(draft, place / name)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _sync(place)
    if created:
        _sync(folder)
    return Backup(name, moment, why, files, place / name)


def keep(folder: Path, surface: str, many: int, now: datetime | None = None) -> None:
    """Make the copy that belongs before a change, if any, and let old ones go.

    Before an import and before files are brought to a newer format always; before anything
    else once a day, if ``many`` daily ones are to be kept at all (0: none). A restore has
    made its own. The lock of the folder is held.

    A daily copy that cannot be made does not keep the change from being made: what a
    person has just entered is worth more than another copy of what stood there, and the
    journal, without which nothing is written, holds what stood there too. ``esftui check``
    tells that the copies have stopped. An import replaces much at once, and a step between
    formats cannot be taken back, so these are not begun without their copy.

    Raises:
        OSError: if the copy that must be there cannot be made.
    """
    moment = now or datetime.now()
    if surface in ("import", "migration"):
        make(folder, "import" if surface == "import" else "migration", moment)
        prune(folder, many, moment)
    elif (
        surface != "restore"
        and many > 0
        and not _made_on(folder, moment.date())
        and files_of(folder)
    ):
        with contextlib.suppress(OSError):
            make(folder, "daily", moment)
            prune(folder, many, moment)


def prune(folder: Path, many: int, now: datetime | None = None) -> None:
    """Take the oldest copies of each kind away, so that ``many`` of it are left, and one at least.

    Copies of a time that is yet to come are neither counted nor taken away: where a clock
    has been set back, they are the good ones.
    """
    import shutil

    moment = now or datetime.now()
    kinds: dict[str, list[Backup]] = {}
    for each in backups(folder):
        if each.at <= moment:
            kinds.setdefault(each.why, []).append(each)
    for found in kinds.values():
        for old in found[max(1, many) :]:
            # gone at once by its name, whatever happens while its files go
            doomed = old.path.with_name(f"{_HIDDEN}{old.name}{_MAKING}")
            with contextlib.suppress(OSError):
                os.rename(old.path, doomed)
                shutil.rmtree(doomed, ignore_errors=True)


def stopped(folder: Path) -> date | None:
    """Return the day of the latest change if no copy was kept of what stood there before it.

    A day's difference is nothing: clocks are in different zones. Nor is a project without
    any copies: it may have been moved here without them.
    """
    from esftui.store.journal import latest

    newest = max((at.date() for _why, at, _n, _name in _named(folder)), default=None)
    changes = [latest(folder, file) for file in FILES]
    last = max((each.at.astimezone().date() for each in changes if each), default=None)
    if last is None or newest is None or (last - newest).days <= 1:
        return None
    return last


def _made_on(folder: Path, day: date) -> bool:
    """Say whether there is a daily copy of a day.

    By its name alone: this is asked before every change. Not "since that day", or a clock
    that was ahead once would end the copies until that time comes.
    """
    return any(why == "daily" and at.date() == day for why, at, _n, _name in _named(folder))


def _named(folder: Path) -> Iterator[tuple[Why, datetime, int, str]]:
    """Yield kind, time and number of what is named as a copy, in no order."""
    try:
        names = os.listdir(folder / FOLDER)
    except OSError:
        return
    for name in names:
        found = _NAME.match(name)
        if found is None:
            continue
        with contextlib.suppress(ValueError):
            at = datetime.strptime(found["at"], _MOMENT)
            why = next(each for each in get_args(Why) if each == found["why"])
            yield why, at, int(found["n"] or 1), name


def _found(folder: Path) -> Iterator[tuple[int, Backup]]:
    for why, at, number, name in _named(folder):
        path = folder / FOLDER / name
        if path.is_dir():
            yield number, Backup(name, at, why, files_of(path), path)


class _Open(NamedTuple):
    """Which bits of the group are added to the private modes of a copy."""

    folder: int = 0
    file: int = 0


def _open_for(folder: Path) -> _Open:
    """Return how open a copy is: for its owner alone, or for a group that shares the folder.

    Such a folder hands its group on and lets it write (2770): somebody meant it.
    """
    try:
        mode = folder.stat().st_mode
    except OSError:
        return _Open()
    shared = mode & stat.S_ISGID and mode & stat.S_IWGRP
    return _Open(stat.S_ISGID | stat.S_IRWXG, stat.S_IRGRP | stat.S_IWGRP) if shared else _Open()


def _copy(folder: Path, draft: Path, files: Iterable[str], mode: _Open) -> None:
    """Copy files into a folder, down to the disk."""
    inside = {draft}
    _open_to(draft, 0o700 | mode.folder)
    for file in files:
        target = draft / file
        if target.parent not in inside:
            target.parent.mkdir(mode=0o700)
            _open_to(target.parent, 0o700 | mode.folder)
            inside.add(target.parent)
        with (folder / file).open("rb") as source, _new(target, 0o600 | mode.file) as copy:
            while block := source.read(_BLOCK):
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
    for each in sorted(inside, reverse=True):
        _sync(each)


@contextlib.contextmanager
def _new(path: Path, mode: int) -> Iterator[BinaryIO]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        if mode != 0o600:
            _open_to(path, mode)
        yield file


def _open_to(path: Path, mode: int) -> None:
    # some file systems have no modes, or only their owner sets them
    with contextlib.suppress(OSError):
        path.chmod(mode)


def _free(place: Path, name: str) -> str:
    """Return a name that no copy has: two can be made within a second."""
    number, found = 1, name
    while os.path.lexists(place / found):
        number += 1
        found = f"{name}-{number}"
    return found


def _sweep(place: Path) -> None:
    """Take away what killed programs left; nobody else makes copies while the lock is held."""
    import shutil

    for entry in os.listdir(place):
        if entry.startswith(_HIDDEN) and entry.endswith(_MAKING):
            shutil.rmtree(place / entry, ignore_errors=True)


def _sync(folder: Path) -> None:
    from esftui.store.write import sync_folder

    sync_folder(folder)
