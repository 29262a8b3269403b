"""Small project files and registers for tests of what is read and what is refused."""

from pathlib import Path

from esftui.store.source import position

MARK = "«"
"""Stands before the place that a message is expected at."""

HEAD = """\
schema: 1
id: proj
title: A project
owner: Owner
start: 2012-01-01
end: 2013-12-31
"""
"""A whole project file, though a short one."""


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its marks, and line and column of each of them."""
    first, *rest = text.split(MARK)
    clean, places = first, []
    for part in rest:
        places.append(len(clean))
        clean += part
    return clean, [position(clean, index) for index in places]


def write_project(folder: Path, text: str, name: str = "project.yaml") -> Path:
    """Write a project file as it is (line ends too) and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    return path
