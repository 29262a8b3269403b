"""Reading ``project.yaml``: the project that it describes, or everything wrong with it."""

from pathlib import Path
from typing import NamedTuple

from esftui.model.project import Project
from esftui.store.document import Document, read_document
from esftui.store.problem import FileProblems, Problem, errors
from esftui.store.rules import project_findings
from esftui.store.validate import examine

NAME = "project.yaml"
"""What the file is called in a project's folder."""


class Examined(NamedTuple):
    """A project file that was read: the project, where it could be made, and the problems."""

    document: Document
    project: Project | None
    problems: tuple[Problem, ...]


def load_project(path: Path) -> Project:
    """Return the project that a file describes.

    Raises:
        FileProblems: with everything that is wrong with the file, warnings left out.
    """
    examined = examine_project(read_document(path))
    failures = errors(examined.problems)
    if examined.project is None or failures:
        raise FileProblems(failures)
    return examined.project


def examine_project(document: Document) -> Examined:
    """Return the project that a document describes, and all problems, warnings too."""
    project, findings = examine(document, Project)
    if project is not None:
        # what was left out because of a fault must not make another one
        faulty = {f.path[:depth] for f in findings for depth in range(1, len(f.path) + 1)}
        findings = findings + [f for f in project_findings(project) if f.path not in faulty]
    return Examined(document, project, tuple(document.problems(findings)) if findings else ())
