"""The example projects as they are on disk."""

from functools import cache
from pathlib import Path

from esftui.model.participant import Register
from esftui.model.project import Project, ProjectData
from esftui.store.project_file import load_project
from esftui.store.register import load_register

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
NAMES = (
    "creadiem",
    "fler-i-arbete",
    "framtidsstegen",
    "job-action-plan-europe",
    "jobbinvest-ering",
)


@cache
def project(name: str) -> Project:
    """Return an example project."""
    return load_project(DATA / name / "project.yaml")


@cache
def register(name: str) -> Register:
    """Return the register of an example project."""
    return load_register(DATA / name / "register.json")


def both(name: str) -> ProjectData:
    """Return an example project with its register."""
    return ProjectData(project=project(name), register=register(name))
