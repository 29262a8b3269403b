"""What the registers need to know of a project: its own file."""

from pathlib import Path

import msgspec
import yaml

from esftui.model.participant import RegisterMeta
from esftui.model.project import Project

NOTE = "Exempeldata: alla personer, svar och utgifter är påhittade."


class _DatesAsText(yaml.SafeLoader):
    """A loader that leaves dates to the model, which knows where a date is wanted."""


_DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, found) for tag, found in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_project(path: Path) -> Project:
    """Return the project that a ``project.yaml`` describes."""
    text = path.read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, _DatesAsText), Project)


def meta(project: Project) -> RegisterMeta:
    """Return what a synthetic register says about itself."""
    return RegisterMeta(project=project.id, example_data=True, note=NOTE)
