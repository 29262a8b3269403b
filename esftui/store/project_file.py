"""``project.yaml``: read strictly, edited by changing only the bytes of a value."""

from esftui.store.edit import Edit, edit_item, redo, undo
from esftui.store.project_reading import NAME, Examined, examine_project, load_project
from esftui.store.refused import CannotEdit, Clash, Conflict

__all__ = [
    "NAME",
    "CannotEdit",
    "Clash",
    "Conflict",
    "Edit",
    "Examined",
    "edit_item",
    "examine_project",
    "load_project",
    "redo",
    "undo",
]
