"""What every synthetic register says about itself."""

from esftui.model.participant import RegisterMeta
from esftui.model.project import Project

NOTE = "Exempeldata: alla personer, svar, utgifter och utbetalningar är påhittade."


def meta(project: Project) -> RegisterMeta:
    """Return what a project's synthetic register says about itself."""
    return RegisterMeta(project=project.id, example_data=True, note=NOTE)
