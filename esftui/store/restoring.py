"""Bringing files of a project back as they were in a copy of them; also over broken ones."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from esftui.locales import _, formats
from esftui.store import backup, migration, register, writing
from esftui.store.backup import Backup
from esftui.store.change import Author
from esftui.store.differences import Difference, between
from esftui.store.journal import Entry, digest
from esftui.store.lock import Waiting, cannot_write, held
from esftui.store.personal_number import find_in_bytes
from esftui.store.problem import Problem, errors
from esftui.store.refused import CannotEdit, ReadOnly
from esftui.store.source import personal_number_message
from esftui.store.write import make_private_folder, present
from esftui.store.writing import About, Planned


class Part(NamedTuple):
    """A file to be brought back: its bytes now and in the copy, and how these differ.

    A file that is not there now has no bytes.
    """

    file: str
    now: bytes | None
    then: bytes
    difference: Difference


def parts(folder: Path, kept: Backup, files: Iterable[str] | None = None) -> tuple[Part, ...]:
    """Return the files of a copy, or those named, beside the project's present ones.

    A meeting that has been closed since the copy was made is passed over: it stays closed.

    Raises:
        OSError: if a file cannot be read.
    """
    wanted = kept.files if files is None else [each for each in files if each in kept.files]
    found = []
    for file in wanted:
        now, then = present(folder / file), (kept.path / file).read_bytes()
        if _closed(file, now) and not _closed(file, then):
            # what a meeting was shown must be known to those after it
            continue
        found.append(Part(file, now, then, between(file, now, then, folder)))
    return tuple(found)


def _closed(file: str, raw: bytes | None) -> bool:
    """Say whether a file is that of a meeting that is closed."""
    if raw is None or not file.startswith(f"{backup.MEETINGS}/"):
        return False
    try:
        return msgspec.json.decode(raw, type=_Closed).closed is not None
    except (msgspec.DecodeError, RecursionError):
        return False


class _Closed(msgspec.Struct):
    closed: str | None = None


def restore(
    folder: Path,
    kept: Backup,
    chosen: Iterable[Part],
    by: Author,
    waiting: Waiting | None = None,
) -> tuple[Entry, ...]:
    """Put files as they are in a copy in the place of the present ones, of which a copy is kept.

    Files that the copy does not hold stay as they are. Each file is a change of its own,
    which can be taken back.

    Args:
        folder: the project's folder.
        kept: the copy.
        chosen: what to bring back, as it was looked at.
        by: who does it; the journal says that it was a restore.
        waiting: told while another writer is waited for.

    Returns:
        The journal's entries, one for each file that differed.

    Raises:
        CannotEdit: if someone has changed a file since it was looked at, or it cannot be
            written. What was brought back before that stays so.
    """
    found = [part for part in chosen if part.now != part.then]
    _refuse(folder, found)
    if not found:
        return ()
    author = by._replace(surface="restore")
    with held(folder, author, waiting, kind=writing.settings().lock):
        for part in found:
            _refuse_changed(part, present(folder / part.file))
        try:
            backup.make(folder, "restore")
            backup.prune(folder, writing.settings().backups)
        except OSError as error:
            message = _(
                "no copy could be kept of what stands there, so nothing was changed: {reason}"
            )
            raise CannotEdit(message.format(reason=cannot_write(error))) from error
    made = [_put_back(folder, kept, part, author, waiting) for part in found]
    return tuple(entry for entry in made if entry is not None)


def newest_good(folder: Path) -> Backup | None:
    """Return the newest copy that can be opened, nothing wrong with it; nothing if none can."""
    from esftui.store.folder import examine_folder

    for each in backup.backups(folder):
        data, problems = examine_folder(each.path)
        if data is not None and not errors(problems):
            return each
    return None


def advice(folder: Path, name: str) -> str | None:
    """Return what to do about files that cannot be read, if there is a copy that can.

    ``name`` is what the project is called on the command line.
    """
    import shlex

    found = newest_good(folder)
    if found is None:
        return None
    only = _only_broken(folder)
    message = _(
        "The newest whole copy is of {day} at {time}. To see what it would bring back: {command}"
    )
    return message.format(
        day=formats.iso(found.at.date()),
        time=f"{found.at:%H:%M}",
        command=f"esftui restore {shlex.quote(name)} {found.name}"
        + (f" --file {only}" if only else ""),
    )


def _only_broken(folder: Path) -> str | None:
    """Return the one file that cannot be read: what is whole is not to be turned back with it.

    Where both can be read and do not fit together, either may be the one that is wrong.
    """
    from esftui.store.folder import examine_folder

    data, problems = examine_folder(folder)
    if data is not None:
        return None
    names = {Path(problem.file).name for problem in errors(problems)}
    return names.pop() if len(names) == 1 and names <= set(backup.FILES) else None


def told(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Return what is wrong with a project's files, and what to do about it, a line each."""
    text = advice(folder, folder.name)
    return [*map(str, problems), *([text] if text is not None else [])]


def turn(
    folder: Path, entry: Entry, by: Author, *, redo: bool = False, waiting: Waiting | None = None
) -> Entry | None:
    """Take the replacing of a whole file back, or do it again.

    The other version is the one in a copy: that was made before the file was replaced, or
    is the one that it was replaced from. Where a register has been changed since, only what
    the restore changed is taken back, so that the rest stays.

    Raises:
        CannotEdit: if the file has been changed since, or no copy holds the other version.
    """
    file = entry.file
    expected, wanted = (entry.was, entry.now) if redo else (entry.now, entry.was)
    if digest(present(folder / file)) != expected:
        if file == register.NAME and entry.changes:
            from esftui.store import register_edit

            return register_edit.turn(folder, entry, by, redo=redo, waiting=waiting)
        raise CannotEdit(_("the file has been changed since"))
    raw = _version(folder, file, wanted)
    changes = entry.changes if redo else tuple(c.reversed() for c in reversed(entry.changes))

    def plan(now: bytes | None) -> Planned:
        if digest(now) != expected:
            raise CannotEdit(_("the file has been changed since"))
        return Planned(raw, changes)

    about = About(redoes=entry.id, whole=True) if redo else About(undoes=entry.id, whole=True)
    return writing.write(folder / file, by, plan, about, waiting=waiting, project=folder)


def _version(folder: Path, file: str, wanted: str) -> bytes:
    if not wanted:
        raise CannotEdit(_("there was no such file before; take it away by hand"))
    for each in backup.backups(folder):
        raw = each.read(file)
        if raw is not None and digest(raw) == wanted:
            return raw
    raise CannotEdit(_("no copy holds what stood there; it has been let go"))


def _refuse(folder: Path, found: list[Part]) -> None:
    writing.refuse_read_only()
    newer = migration.newer(folder)
    if newer is not None:
        raise ReadOnly(newer)
    for part in found:
        if find_in_bytes(part.then):
            raise CannotEdit(f"{part.file}: {personal_number_message()}")


def _refuse_changed(part: Part, now: bytes | None) -> None:
    if now != part.now:
        message = _("{file} has been changed meanwhile; look again at what would be brought back")
        raise CannotEdit(message.format(file=part.file))


def _put_back(
    folder: Path, kept: Backup, part: Part, author: Author, waiting: Waiting | None
) -> Entry | None:
    def plan(now: bytes | None) -> Planned:
        _refuse_changed(part, now)
        return Planned(part.then, part.difference.changes)

    path = folder / part.file
    if path.parent != folder:
        make_private_folder(path.parent)
    about = About(note=kept.name, whole=True)
    private = part.file != migration.PROJECT
    return writing.write(
        path, author, plan, about, waiting=waiting, private=private, project=folder
    )
