"""What is wrong with a file, told so that a person can put it right."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from esftui.store.personal_number import masked

MOST = 500
"""How many problems of one file are told."""

_PLACES = 3
"""How many places are told in one line."""

_LONG, _SHOWN = 400, 100
"""How much of a key is looked at, and how much of it is shown."""

Severity = Literal["error", "warning", "tip"]
"""error: the file cannot be used. warning: it can, but something is odd. tip: worth a look."""


class Problem(msgspec.Struct, frozen=True):
    """One thing wrong at one place of a file.

    ``line`` and ``column`` count from 1, in characters; 0 stands for the file as a
    whole. ``key`` is the path of the key (``checklist[3].status``) or empty. Told in words
    (``str``), no personal number is left in it.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        # folders are named by people, too, and messages name folders
        return masked(": ".join(part for part in (place, self.key, self.message) if part))


class FileProblems(Exception):  # noqa: N818 - it holds problems, one or many
    """A file, or several, could not be used; ``problems`` holds all that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that keep a file from being used."""
    return tuple(problem for problem in problems if problem.severity == "error")


def places(problems: Iterable[Problem]) -> str:
    """Return where files have problems, and nothing of what: ``project.yaml:12``."""
    found = [(Path(each.file).name, each.line) for each in problems]
    told = [f"{name}:{line}" if line else name for name, line in dict.fromkeys(found)]
    return masked(", ".join(told[:_PLACES])) + (" …" if len(told) > _PLACES else "")


Step = str | int
"""One step of a key path: a key, or an index counted from 0."""

KeyPath = tuple[Step, ...]
"""The way from the top of a file to a value."""


class Finding(msgspec.Struct, frozen=True):
    """A problem before its place in the file is known.

    ``on_key``: the key is what is wrong, not its value. ``other`` is the place of
    something that the message refers to; its line stands in for ``{line}`` there.
    ``at`` is the index in the text where a path does not tell the place (a key given
    twice).
    """

    path: KeyPath
    message: str
    on_key: bool = False
    severity: Severity = "error"
    other: KeyPath | None = None
    at: int | None = None


def key_path(path: KeyPath) -> str:
    """Return a path as people write it: ``checklist[3].status``; never a personal number."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            # what is masked must be whole: it is cut afterwards
            shown = masked(step[:_LONG])[:_SHOWN]
            text += f".{shown}" if text else shown
    return text
