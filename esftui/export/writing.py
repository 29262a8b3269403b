"""Writing an export: to one workbook, or to a folder of text files."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from esftui.disclosure import Known, Rule, share
from esftui.export import csv, figures, register, xlsx
from esftui.export.explain import about_figures, about_register
from esftui.export.table import Export
from esftui.measure.everything import measure
from esftui.model.project import ProjectData
from esftui.store.write import make_private_folder, replace_file

What = Literal["figures", "register"]
Format = Literal["xlsx", "csv"]

FOLDER = "exports"
"""Where a project's exports are put if no other place is named."""


def export_of(
    data: ProjectData,
    what: What,
    as_of: date,
    *,
    shared: bool = True,
    rule: Rule | None = None,
    earlier: Sequence[Known] = (),
) -> Export:
    """Return what is to be exported.

    Args:
        data: the project and its register.
        what: its figures, or the register itself.
        as_of: the date that the figures are true at; the register is whole, as it is.
        shared: figures pass the disclosure rule; else they are for one's own desk.
        rule: the threshold; the usual one if left out.
        earlier: what the project's meetings have made known; figures that are shared are
            protected against it.
    """
    if what == "register":
        return Export(about_register(data.project, as_of), register.tables(data), private=True)
    found = measure(data, as_of)
    if not shared:
        return Export(about_figures(found), figures.tables(found, data.project), private=True)
    kept = share(found, rule, earlier)
    return Export(about_figures(kept), figures.tables(kept, data.project), private=False)


def usual_place(
    folder: Path, project: str, what: What, form: Format, as_of: date, *, shared: bool = True
) -> Path:
    """Return where an export is put if no other place is named."""
    kind = what if what == "register" or shared else f"{what}-unshared"
    name = f"{project}-{kind}-{as_of.isoformat()}"
    return folder / FOLDER / (f"{name}.xlsx" if form == "xlsx" else name)


def write_export(
    export: Export,
    path: Path,
    form: Format,
    told: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write an export, and return its files.

    A file that is private can only be read by its owner, whoever could read what was there
    before. A folder is made for text files, and for a place of our own.

    Args:
        export: what to write.
        path: the workbook, or the folder for text files.
        form: workbook or text files.
        told: told of each file before it is written.

    Raises:
        OSError: if it cannot be written.
        NoWorkbooks: if the extra ``excel`` is not installed.
    """
    if form == "xlsx":
        raw = xlsx.workbook(export)
        _room(path.parent)
        _put(path, raw, export, told)
        return [path]
    _room(path.parent)
    if export.private:
        make_private_folder(path)
    else:
        path.mkdir(exist_ok=True)
    written = []
    for name, raw in csv.files(export):
        _put(path / name, raw, export, told)
        written.append(path / name)
    return written


def _room(folder: Path) -> None:
    if folder.name == FOLDER:
        make_private_folder(folder)


def _put(path: Path, raw: bytes, export: Export, told: Callable[[str], None] | None) -> None:
    if told is not None:
        told(path.name)
    if export.private:
        # not even for a moment readable by others
        with contextlib.suppress(FileNotFoundError):
            path.chmod(PRIVATE_FILE)
    replace_file(path, raw, private=export.private)


PRIVATE_FILE = 0o600
