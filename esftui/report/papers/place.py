"""Where a paper is put, and putting it there: whole or not at all."""

from datetime import date
from pathlib import Path

from esftui.report.papers.compose import Kind
from esftui.report.papers.formats import Format
from esftui.store.meetings import FOLDER as MEETINGS
from esftui.store.write import make_private_folder, present, replace_file

FOLDER = "reports"
"""Where a project's papers are put if no other place is named."""

_NOT_OURS = ("project.yaml", "register.json", "journal.jsonl", "config.yaml")


class AlreadyThere(Exception):  # noqa: N818 - what is the case
    """Something stands where a paper was to go; ``content`` is what."""

    def __init__(self, path: Path, content: bytes | None) -> None:
        super().__init__(str(path))
        self.path, self.content = path, content


class NoPlace(Exception):  # noqa: N818 - what is the case
    """A file of a project is no place for a paper."""


def usual_place(folder: Path, project: str, kind: Kind, form: Format, day: date | str) -> Path:
    """Return where a paper is put if no other place is named.

    ``day`` is the date of its figures; of minutes the meeting's name.
    """
    return folder / FOLDER / f"{project}-{kind}-{day}.{form}"


def put(path: Path, raw: bytes, *, over: bytes | None = None, force: bool = False) -> None:
    """Write a paper to a file.

    Args:
        path: the file; its folder must be there, unless it is our own.
        raw: the paper.
        over: what may be replaced: what stood there when someone said yes to it.
        force: whatever stands there may be.

    Raises:
        AlreadyThere: if something else stands there.
        NoPlace: if it is a file of a project.
        OSError: if it cannot be written.
    """
    from esftui.store.write import ANYTHING, Overtaken

    if path.name in _NOT_OURS or (path.parent.name == MEETINGS and path.suffix == ".json"):
        raise NoPlace(str(path))
    if path.parent.name == FOLDER:
        make_private_folder(path.parent)
    if not force and (found := present(path)) is not None and found != over:
        raise AlreadyThere(path, found)
    try:
        replace_file(path, raw, ANYTHING if force else over)
    except Overtaken:
        raise AlreadyThere(path, present(path)) from None
