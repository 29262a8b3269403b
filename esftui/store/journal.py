"""The journal of a project's folder: every change, when, by whom, before and after.

``journal.jsonl`` holds one JSON object a line and is only ever added to. A change is
written here first and to its file after: so nothing is changed that is not in the journal.
A change that never reached its file (the power went between the two) is told by the file
itself, which is still as it was before; the next writer adds a line that says so.
"""

import contextlib
import hashlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from esftui.locales import _
from esftui.store.change import Author, Change, Splice
from esftui.store.problem import Problem

NAME = "journal.jsonl"
"""What the file is called in a project's folder."""

_TAIL = 65_536
_BLOCK = 1 << 20


class Entry(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of the journal.

    ``was`` and ``now`` are digests of the whole file before and after (empty: there was no
    file). ``undoes`` and ``redoes`` name the entry that is taken back or done again,
    ``voids`` one that never reached its file. ``correction`` marks that the register said
    something that was never so (felregistrering). ``outside``: the file was found changed
    by another program since the last entry, and nobody knows by whom. ``splices`` are the
    very texts that were replaced in a project file. ``whole``: the file was replaced by
    another version of it; ``changes`` then are what differs, as far as it could be read.
    """

    id: str
    at: datetime
    who: str
    host: str = ""
    surface: str = ""
    file: str = ""
    changes: tuple[Change, ...] = ()
    was: str = ""
    now: str = ""
    undoes: str | None = None
    redoes: str | None = None
    voids: str | None = None
    correction: bool = False
    outside: bool = False
    note: str | None = None
    item: str | None = None
    whole: bool = False
    splices: tuple[Splice, ...] = ()


class Journal(NamedTuple):
    """What a journal says: its entries, oldest first, and the lines that say nothing."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


_DECODER = msgspec.json.Decoder(Entry)
_ENCODER = msgspec.json.Encoder()


def digest(raw: bytes | None) -> str:
    """Return what tells two versions of a file apart; empty where there is no file."""
    return "" if raw is None else hashlib.sha256(raw).hexdigest()[:20]


def entry(author: Author, at: datetime | None = None, **fields: object) -> Entry:
    """Return a new entry by an author, now unless another time is given."""
    moment = at or datetime.now(UTC).astimezone()
    # ordered by time for the eye; what makes it unique is chance, for clocks are set back
    name = f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    who, host, surface = author
    return msgspec.convert(
        {"id": name, "at": moment, "who": who, "host": host, "surface": surface, **fields},
        Entry,
    )


# reading


def read_journal(path: Path) -> Journal:
    """Return all that a journal says; lines that cannot be read are told, and passed over.

    A last line without its end was being written when the power went: it is no problem, for
    what it tells of was not done.

    Raises:
        OSError: if the file is there but cannot be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Journal()
    lines = raw.split(b"\n")
    torn = lines.pop()
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        found = _decoded(line)
        if found is not None:
            entries.append(found)
        elif line.strip():
            message = _("this line of the journal cannot be read; the others still count")
            problems.append(Problem(str(path), number, 1, "", message, "warning"))
    last = _decoded(torn)
    return Journal((*entries, last) if last else tuple(entries), tuple(problems))


def effective(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that reached their file, without those that say that one did not."""
    found = tuple(entries)
    voided = {each.voids for each in found if each.voids}
    return tuple(each for each in found if each.id not in voided and not each.voids)


def history(folder: Path) -> Journal:
    """Return what was done in a folder, oldest first: all that reached its file.

    Raises:
        OSError: if the journal is there but cannot be read.
    """
    journal = read_journal(folder / NAME)
    entries = effective(journal.entries)
    # what the power interrupted just now is not voided before the next change
    present: dict[str, str] = {}
    last = {each.file: each.id for each in entries}

    def done(each: Entry) -> bool:
        if last[each.file] != each.id or each.outside:
            return True
        if each.file not in present:
            present[each.file] = digest(_bytes(folder, each.file))
        return present[each.file] != each.was

    return Journal(tuple(each for each in entries if done(each)), journal.problems)


def latest(folder: Path, file: str) -> Entry | None:
    """Return the last entry about a file that is not known to have missed it; or nothing."""
    voided: set[str] = set()
    for found in _backwards(folder / NAME):
        if found.voids:
            voided.add(found.voids)
        elif found.file == file and found.id not in voided:
            return found
    return None


def _backwards(path: Path) -> Iterator[Entry]:
    """Yield the entries from the end, reading only as much of the file as is needed."""
    try:
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            rest, size = b"", _TAIL
            while end > 0:
                start = max(0, end - size)
                file.seek(start)
                lines = (file.read(end - start) + rest).split(b"\n")
                # the first one may begin further up
                rest = lines.pop(0) if start else b""
                for line in reversed(lines):
                    found = _decoded(line)
                    if found is not None:
                        yield found
                end, size = start, _BLOCK
    except FileNotFoundError:
        return


def _decoded(line: bytes) -> Entry | None:
    if not line.strip():
        return None
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _bytes(folder: Path, name: str) -> bytes | None:
    """Return what a file of the folder holds; nothing of what a journal cannot be about.

    A journal may have been written by anyone: it names no file elsewhere, and no device.
    """
    if ".." in Path(name).parts or Path(name).is_absolute():
        return None
    try:
        path = folder / name
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


# writing: the folder's lock is held


def append(folder: Path, *entries: Entry, like: Path | None = None) -> None:
    """Add entries at the end, on the disk when this returns; all of them or none.

    A last line that was being written when the power went is cut off first. A new journal
    is private, or the group's where that may write the file that it is ``like``.

    Raises:
        OSError: if it cannot be written; then it is as it was.
    """
    path = (folder / NAME).resolve()
    new = b"".join(_ENCODER.encode(each) + b"\n" for each in entries)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
    created = not path.exists()
    handle = os.open(path, flags, 0o600)
    try:
        size = _mend(handle)
        if created and like is not None:
            _as_open_as(handle, like)
        try:
            _write_all(handle, new)
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if created:
        from esftui.store.write import sync_folder

        sync_folder(path.parent)


def _mend(handle: int) -> int:
    """Cut a half-written last line off, or end a whole one; return the size then."""
    size = os.fstat(handle).st_size
    if size == 0:
        return 0
    end, rest = size, b""
    while end > 0:
        start = max(0, end - _TAIL)
        rest = os.pread(handle, end - start, start) + rest
        if rest.endswith(b"\n") or b"\n" in rest:
            break
        end = start
    torn = rest.rpartition(b"\n")[2]
    if not torn:
        return size
    if _decoded(torn) is not None:
        _write_all(handle, b"\n")
        return size + 1
    os.ftruncate(handle, size - len(torn))
    return size - len(torn)


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _as_open_as(handle: int, like: Path) -> None:
    """Let the group write a new journal where it may write the file; others never see it.

    The file may be a project's, which tells of nobody; the journal will tell of persons.
    """
    if not hasattr(os, "fchmod"):
        return
    with contextlib.suppress(OSError):
        status = like.stat()
        if status.st_mode & stat.S_IWGRP:
            os.fchmod(handle, 0o660)
            os.fchown(handle, -1, status.st_gid)
