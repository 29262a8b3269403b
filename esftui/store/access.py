"""Whether a project's folder can be written to, asked before anyone has typed anything."""

import os
from pathlib import Path

from esftui.locales import _

_FILES = ("project.yaml", "register.json", "journal.jsonl")


def why_read_only(folder: Path) -> str | None:
    """Return why nothing can be changed in a folder; nothing if it can, as far as is seen.

    A write may fail all the same, for a reason that only trying tells. A file without the
    right to write is left alone, though the folder's owner could replace it, and so is a
    project of a newer format.
    """
    from esftui.store.migration import newer

    real = folder.resolve()
    if not real.is_dir():
        return None  # reading it says what is wrong
    if not _writable(real):
        return _("you may not write in the project's folder: ask its owner for the right to")
    for name in _FILES:
        path = real / name
        if path.exists() and not _writable(path):
            message = _("you may not write to {file}: ask its owner for the right to")
            return message.format(file=name)
    return newer(real)


def _writable(path: Path) -> bool:
    # as whom the system will look at us when we write, where it can be asked
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective)
