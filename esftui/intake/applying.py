"""Carrying out an import: a copy first, then all of it as one entry of the journal."""

import contextlib
import re
from pathlib import Path
from typing import NamedTuple

from esftui.intake.cell import fold
from esftui.intake.headings import Layout
from esftui.intake.mapping import Mapping, load_mapping, save_mapping
from esftui.intake.outcome import Plan
from esftui.intake.private import KeyList, write_keys
from esftui.intake.sheet import Table
from esftui.store.change import Author
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.personal_number import find, masked
from esftui.store.problem import FileProblems
from esftui.store.register_edit import edit_register
from esftui.store.write import make_private_folder, present, replace_file
from esftui.store.writing import About, refuse_read_only

FOLDER = "imports"
"""Where a project keeps the mappings of its sheets."""


class Keys(NamedTuple):
    """A key list and the file that it is to be kept in."""

    path: Path
    entries: KeyList


def carry_out(
    folder: Path,
    plan: Plan,
    by: Author,
    *,
    file: str,
    keys: Keys | None = None,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Make the changes of a plan in a project's register: all of them, or none.

    The key list is written first: a register whose pseudonyms nobody can tell is worth
    less than a list too long. If nothing is imported then, it is as it was again.

    Args:
        folder: the project's folder.
        plan: what to change; refused rows are not in it.
        by: who does it, with the surface ``import``: so a copy of the files is kept first.
        file: the sheet's file, for the journal; without its folder.
        keys: who has which pseudonym, if that is to be kept.
        waiting: told while another writer is waited for.

    Returns:
        The journal's entry; nothing if the register says all of it already.

    Raises:
        Conflict: if someone else has changed one of the same values since the plan was made.
        CannotEdit: if it cannot be written.
        OSError: if the key list cannot be written.
        FileProblems: if one of the project's files cannot be read.
    """
    refuse_read_only()
    if not plan.changes:
        return None
    before = None if keys is None else present(keys.path)
    if keys is not None:
        write_keys(keys.path, keys.entries)
    try:
        about = About(note=masked(Path(file).name))
        return edit_register(folder, plan.changes, by, about, waiting=waiting)
    except Exception:
        # after Ctrl+C the register may have been written: then the list must stay
        if keys is not None:
            with contextlib.suppress(OSError):
                _put_back(keys.path, before)
        raise


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        replace_file(path, before)


def kept_mapping(folder: Path, table: Table, layout: Layout) -> tuple[Path, Mapping] | None:
    """Return the mapping that a project keeps for a sheet with these headings, and its file.

    One that cannot be read is passed over; of several, that for a sheet of this name, then the
    latest.
    """
    wanted = {fold(column.heading) for column in layout.columns}
    found: list[tuple[bool, float, Path, Mapping]] = []
    for path in (folder / FOLDER).glob("*.yaml"):
        with contextlib.suppress(FileProblems, OSError):
            mapping = load_mapping(path)
            if {fold(heading) for heading in mapping.columns} == wanted:
                found.append((mapping.sheet == table.sheet, path.stat().st_mtime, path, mapping))
    if not found:
        return None
    best = max(found, key=lambda each: each[:2])
    return best[2], best[3]


def keep_mapping(folder: Path, table: Table, mapping: Mapping) -> Path:
    """Keep a sheet's mapping in the project's folder, for next time; return the file.

    Raises:
        OSError: if it cannot be written.
    """
    make_private_folder(folder / FOLDER)
    path = folder / FOLDER / f"{_name(table, mapping)}.yaml"
    save_mapping(path, mapping)
    return path


def _name(table: Table, mapping: Mapping) -> str:
    stem = Path(table.file).stem
    words = fold(f"{stem} {table.sheet}")
    if any(find(f"{stem} {table.sheet}")):
        words = ""
    return "-".join(re.findall(r"[a-z0-9]+", f"{mapping.kind} {words}"))[:80]
