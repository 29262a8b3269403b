"""Writing what was entered, into the file that it belongs in."""

from pathlib import Path

from esftui.entry.form import Entered
from esftui.store.change import Author
from esftui.store.journal import Entry
from esftui.store.lock import Waiting
from esftui.store.places import RECORDS
from esftui.store.writing import About

PROJECT_FILE = "project.yaml"


def save(
    folder: Path,
    entered: Entered,
    by: Author,
    *,
    note: str | None = None,
    waiting: Waiting | None = None,
) -> Entry | None:
    """Write what was entered into the register, or (checklist, goals) the project's file.

    Returns:
        The journal's entry; nothing if the file says all of it already.

    Raises:
        Conflict: if someone else has changed the same thing meanwhile.
        CannotEdit: if it would not be right any more, or cannot be written.
        FileProblems: if a file cannot be read.
    """
    about = About(correction=entered.correction, note=note)
    if of_register(entered):
        from esftui.store.register_edit import edit_register

        return edit_register(folder, entered.changes, by, about, waiting=waiting)
    from esftui.store.project_edit import edit_project

    return edit_project(folder / PROJECT_FILE, entered.changes, by, about, waiting=waiting)


def of_register(entered: Entered) -> bool:
    """Say whether what was entered belongs in the register."""
    return all(change.path[0] in RECORDS for change in entered.changes)
