"""Who else on the machine may look at what tells of persons: a warning of ``esftui check``.

The registers are health data (GDPR article 9), so their files are their owner's alone
unless somebody decides otherwise. Nothing is changed here: the command that narrows it is
named.
"""

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from esftui.locales import N_, _
from esftui.store import backup, journal, register
from esftui.store.problem import Problem
from esftui.store.write import PRIVATE, PRIVATE_FOLDER

_WITHOUT_MODES = frozenset(
    ("vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk", "cifs", "smb3", "smbfs", "9p", "drvfs")
)
"""File systems that show one mode for everything, whatever it is set to."""

_WHO = (
    (stat.S_IRWXO, N_("everyone on this machine")),
    (stat.S_IRWXG, N_("the group {group}")),
)


def too_open(folder: Path, mounts: str = "/proc/self/mountinfo") -> Iterator[Problem]:
    """Yield a warning for each part of a project that others may look into.

    That are the register, the journal, the folder of the copies, and the project's folder
    if one of them is there. Nothing is said where files have no modes.
    """
    if os.name == "nt" or _file_system(folder, mounts) in _WITHOUT_MODES:
        return
    files = [folder / name for name in (register.NAME, journal.NAME)]
    copies = folder / backup.FOLDER
    if not any(path.exists() for path in (*files, copies)):
        return
    yield from _judged(folder, PRIVATE_FOLDER)
    for path in files:
        yield from _judged(path, PRIVATE)
    yield from _judged(copies, PRIVATE_FOLDER)


def _judged(path: Path, allowed: int) -> Iterator[Problem]:
    try:
        status = path.stat()
    except OSError:
        return  # it is not there, or reading it has told why not
    mode = stat.S_IMODE(status.st_mode)
    open_to = [text for bits, text in _WHO if mode & bits]
    if not open_to:
        return
    message = _(
        "{who} can open this (mode {mode}), which tells of persons: {command} keeps it to its "
        "owner. For a group that is to share it: {file} for the files, {folder} for the folders"
    )
    text = message.format(
        who=_(open_to[0]).format(group=_group(status.st_gid)),
        mode=f"{mode & 0o777:04o}",
        command=f"chmod {allowed:o} {shlex.quote(str(path))}",
        file="0660",
        folder="2770",
    )
    yield Problem(str(path), 0, 0, "", text, "warning")


def _group(number: int) -> str:
    try:
        import grp

        return grp.getgrgid(number).gr_name
    except (ImportError, KeyError):
        return str(number)


def _file_system(folder: Path, mounts: str) -> str:
    """Return the kind of file system that a folder is on, where the system tells (Linux)."""
    try:
        device = folder.stat().st_dev
        wanted = f"{os.major(device)}:{os.minor(device)}"
        with open(mounts, encoding="utf-8", errors="replace") as file:
            for line in file:
                fields, _dash, rest = line.partition(" - ")
                if fields.split(" ")[2:3] == [wanted]:
                    return rest.split(" ", 1)[0]
    except (OSError, ValueError):
        pass
    return ""
