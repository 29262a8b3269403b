"""How every change is made: lock, read, change, journal, replace, in that order.

Nothing in a project's folder is changed in another way. What is told as done is on the
disk, in the journal first and in the file after; what could not be done has left the file
as it was.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from esftui.locales import _
from esftui.store import backup, journal, migration
from esftui.store.change import Author, Change, Splice, touches
from esftui.store.journal import Entry, digest
from esftui.store.lock import PATIENCE, Kind, Waiting, cannot_write, held
from esftui.store.personal_number import find
from esftui.store.refused import Busy, CannotEdit, Clash, Conflict, ReadOnly
from esftui.store.source import REGISTER_LIMIT, read_bytes
from esftui.store.write import Overtaken, replace_file, sweep


class Planned(NamedTuple):
    """What a file is to hold: its new bytes, and what that changes."""

    raw: bytes
    changes: tuple[Change, ...] = ()
    splices: tuple[Splice, ...] = ()


class About(NamedTuple):
    """What the journal is to say of a change besides what it changes.

    ``whole``: the file is replaced by another version of it, whatever it holds.
    """

    undoes: str | None = None
    redoes: str | None = None
    correction: bool = False
    note: str | None = None
    item: str | None = None
    whole: bool = False


class Settings(NamedTuple):
    """How this program is to write: set once, when it starts.

    ``read_only`` says why nothing may be written (nothing: it may), ``lock`` is the kind of
    lock, ``backups`` how many daily copies are kept (0: none are made).
    """

    read_only: str | None = None
    lock: Kind = "auto"
    backups: int = 14


_settings = Settings()


def use(settings: Settings) -> None:
    """Write in this way from now on."""
    global _settings  # noqa: PLW0603 - one process, one way of writing, as one language
    _settings = settings


def settings() -> Settings:
    """Return the way of writing in use."""
    return _settings


def write(
    path: Path,
    author: Author,
    plan: Callable[[bytes | None], Planned],
    about: About | None = None,
    *,
    waiting: Waiting | None = None,
    private: bool = False,
    project: Path | None = None,
) -> Entry | None:
    """Change one file of a project's folder, and return what the journal says of it.

    Args:
        path: the file; its own folder must be there.
        author: who changes it, and through what.
        plan: given the file's bytes (nothing: there is no file), returns the new ones; it
            may be asked again, if another program wrote meanwhile.
        about: what else the journal is to say.
        waiting: told while another writer is waited for.
        private: a new file is for its owner's eyes only.
        project: the project's folder, with its lock and journal, if the file is in a folder
            within it, as those of meetings are.

    Returns:
        The journal's entry; nothing if the plan was to leave the file as it is.

    Raises:
        CannotEdit: with the reason; the file is as it was then.
        FileProblems: if the file is there but cannot be read.
    """
    refuse_read_only()
    about = about or About()
    _refuse_numbers(about.note)
    folder = project or path.parent
    with _alone(folder, path, author, waiting):
        sweep(path)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            present = _read(path)
            before = _understood(folder, path, present, about)
            planned = _planned(plan, before, folder)
            if planned.raw == before:
                return None
            _refuse_numbers(planned.changes)
            _copied(folder, author)
            with contextlib.suppress(Overtaken):
                if before != present:
                    _bring_up(folder, path, present, before, author)
                return _replaced(folder, path, before, planned, (author, about, private))
    raise Busy(_("another program keeps writing the file"))


@contextmanager
def _alone(folder: Path, path: Path, author: Author, waiting: Waiting | None) -> Iterator[None]:
    """Hold the lock of the project's folder, and of the one that a linked file is in."""
    # always in the same order, or two programs could wait for each other
    own, real = path.parent.resolve(), path.resolve().parent
    folders = sorted({folder.resolve(), real} if real != own else {folder.resolve()})
    with contextlib.ExitStack() as stack:
        for each in folders:
            stack.enter_context(held(each, author, waiting, kind=_settings.lock))
        yield


def refuse_read_only() -> None:
    """Refuse to write where this program was told not to.

    Raises:
        ReadOnly: with the reason.
    """
    if _settings.read_only is not None:
        raise ReadOnly(_settings.read_only)


def _copied(folder: Path, author: Author) -> None:
    """Keep a copy of the project's files, where one belongs before this change."""
    try:
        backup.keep(folder, author.surface, _settings.backups)
    except OSError as error:
        message = _("no copy could be kept of what stands there, so nothing was changed: {reason}")
        raise CannotEdit(message.format(reason=cannot_write(error))) from error


def _understood(folder: Path, path: Path, raw: bytes | None, about: About) -> bytes | None:
    """Return a file's bytes in today's format, and refuse to write beside a newer one."""
    reason = migration.newer(folder)
    found = migration.version_in(path.name, raw)
    if reason is None and found is not None and found > migration.current_of(path.name):
        reason = migration.newer_message(path.name, found)
    if reason is not None:
        raise ReadOnly(reason)
    # what is replaced whole may be of any format, or none
    return raw if about.whole else migration.migrated(path, raw) or raw


def _bring_up(
    folder: Path, path: Path, old: bytes | None, new: bytes | None, author: Author
) -> None:
    """Put a file of an older format into today's: a change of its own, with a copy kept."""
    assert new is not None
    by = author._replace(surface="migration")
    _copied(folder, by)
    versions = [migration.version_in(path.name, raw) for raw in (old, new)]
    about = About(note=f"schema {versions[0]} → {versions[1]}")
    _replaced(folder, path, old, Planned(new), (by, about, True))


def _replaced(
    folder: Path,
    path: Path,
    before: bytes | None,
    planned: Planned,
    how: tuple[Author, About, bool],
) -> Entry:
    """Journal a change and make it.

    Raises:
        Overtaken: if another program has written the file meanwhile.
        CannotEdit: if it cannot be written.
    """
    author, about, private = how
    made = _recorded(folder, path, before, planned, (author, about))
    try:
        replace_file(path, planned.raw, expected=before, private=private)
    except Overtaken:
        _void(folder, made, author)
        raise
    except OSError as error:
        _void(folder, made, author)
        raise CannotEdit(cannot_write(error)) from error
    return made


def _read(path: Path) -> bytes | None:
    if not os.path.lexists(path):
        return None
    return read_bytes(path, REGISTER_LIMIT)


def _planned(plan: Callable[[bytes | None], Planned], raw: bytes | None, folder: Path) -> Planned:
    """Return the plan; a conflict tells who changed what, and when, as the journal has it."""
    try:
        return plan(raw)
    except Conflict as conflict:
        entries = journal.history(folder).entries
        raise Conflict(tuple(_named(clash, entries) for clash in conflict.clashes)) from conflict


def _named(clash: Clash, entries: tuple[Entry, ...]) -> Clash:
    for each in reversed(entries):
        if each.outside:
            # since then, it may have been any program
            return clash._replace(at=None)
        if any(touches(change.path, clash.change.path) for change in each.changes):
            return clash._replace(who=each.who, at=each.at)
    return clash


def _refuse_numbers(value: object) -> None:
    """Refuse to journal a personal number, wherever it was typed."""
    import msgspec

    if value and any(find(msgspec.json.encode(value).decode())):
        raise CannotEdit(_("a personal identity number must never be stored"))


def _recorded(
    folder: Path, path: Path, before: bytes | None, planned: Planned, by: tuple[Author, About]
) -> Entry:
    """Write the change into the journal, before it is made."""
    author, about = by
    file, was = path.relative_to(folder).as_posix(), digest(before)
    made = journal.entry(
        author,
        file=file,
        changes=planned.changes,
        splices=planned.splices,
        was=was,
        now=digest(planned.raw),
        **about._asdict(),
    )
    try:
        settled = _settled(folder, file, was, author)
        journal.append(folder, *settled, made, like=path if before is not None else None)
    except OSError as error:
        raise CannotEdit(cannot_write(error)) from error
    return made


def _settled(folder: Path, file: str, was: str, author: Author) -> list[Entry]:
    """Return what the journal must say first of what happened since its last entry."""
    last = journal.latest(folder, file)
    if last is None or last.now == was:
        return []
    if last.was == was and not last.outside:
        # the power went between the journal and the file
        return [journal.entry(author, voids=last.id, file=file)]
    return [journal.entry(author._replace(who="?", host=""), file=file, outside=True, now=was)]


def _void(folder: Path, made: Entry, author: Author) -> None:
    """Say that a change that the journal has did not reach its file."""
    # where even that cannot be written, the next writer sees it by the file itself
    with contextlib.suppress(OSError):
        journal.append(folder, journal.entry(author, voids=made.id, file=made.file))
