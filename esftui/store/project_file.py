"""``project.yaml``: read strictly, edited by changing only the bytes of a value."""

from esftui.store.project_reading import NAME, Examined, examine_project, load_project

__all__ = ["NAME", "Examined", "examine_project", "load_project"]
