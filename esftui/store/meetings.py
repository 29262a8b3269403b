"""The meetings of a project: one file each in ``meetings``, and one of what came of them.

``meetings/2013-04-10.json`` is a meeting: while it is open, what is entered goes into it;
closed, it stays as it is. ``meetings/decisions.json`` says how far what was decided has been
carried out. :mod:`esftui.store.meeting_edit` changes them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

import msgspec

from esftui.locales import _
from esftui.model.meeting import CarriedOut, Decided, Meeting
from esftui.model.record import Record
from esftui.store.json_place import JsonPlaces
from esftui.store.problem import FileProblems, Finding, Problem, key_path
from esftui.store.source import Places, Source, as_source, personal_numbers, read_bytes
from esftui.store.validate import convert

if TYPE_CHECKING:
    from esftui.disclosure.taken import Taken

T = TypeVar("T", bound=Record)

FOLDER = "meetings"
"""Where the meetings are, in a project's folder."""

CARRIED_OUT = "decisions.json"
"""The file there that says what has become of decisions."""

LIMIT = 20_000_000
"""The largest file of a meeting that is read, in bytes."""


class CarriedOutFile(Record, frozen=True, kw_only=True):
    """``decisions.json``: what has become of each decision, by its name."""

    schema: Literal[1]
    decisions: dict[str, CarriedOut] = {}


class Meetings(NamedTuple):
    """All that is known of a project's meetings, the oldest first; what is broken is told.

    ``taken`` are the figures that the open one stands by, where they are asked for.
    """

    all: tuple[Meeting, ...] = ()
    carried: Mapping[str, CarriedOut] = {}
    problems: tuple[Problem, ...] = ()
    taken: Taken | None = None

    @property
    def open(self) -> Meeting | None:
        """The meeting that is being held, or nothing."""
        return next((each for each in reversed(self.all) if each.closed is None), None)

    @property
    def closed(self) -> tuple[Meeting, ...]:
        """The meetings that have been held."""
        return tuple(each for each in self.all if each.closed is not None)

    def named(self, name: str) -> Meeting | None:
        """Return a meeting by its name."""
        return next((each for each in self.all if each.id == name), None)

    def decided(self) -> tuple[Decided, ...]:
        """Return all that was decided, the oldest first."""
        return tuple(
            Decided(
                meeting=meeting.id,
                date=meeting.date,
                decision=each,
                carried=self.carried.get(each.id),
                closed=meeting.closed is not None,
            )
            for meeting in self.all
            for each in meeting.decisions
        )


def path_of(folder: Path, name: str) -> Path:
    """Return the file of a meeting of the project in a folder."""
    return folder / FOLDER / f"{name}.json"


def read_meetings(folder: Path) -> Meetings:
    """Return the meetings of the project in a folder; one that is broken is left out and told."""
    problems: list[Problem] = []
    found: list[Meeting] = []
    carried: Mapping[str, CarriedOut] = {}
    for path in _files(folder):
        try:
            if path.name == CARRIED_OUT:
                carried = _read(path, CarriedOutFile).decisions
            else:
                found.append(read_meeting(path))
        except FileProblems as failure:
            problems += failure.problems
    found.sort(key=lambda meeting: (meeting.date, meeting.id))
    return Meetings(tuple(found), carried, tuple(problems))


def _files(folder: Path) -> list[Path]:
    names: list[str] = []
    with suppress(OSError):
        names = sorted(os.listdir(folder / FOLDER))
    return [
        folder / FOLDER / name
        for name in names
        if name.endswith(".json") and not name.startswith(".")
    ]


def read_meeting(path: Path) -> Meeting:
    """Return a meeting.

    Raises:
        FileProblems: with everything that is wrong with its file.
    """
    meeting = _read(path, Meeting)
    if path.stem != meeting.id:
        message = _("the file is called {name}, but holds the meeting {id}")
        raise FileProblems(
            [Problem(str(path), 0, 0, "id", message.format(name=path.name, id=meeting.id))]
        )
    return meeting


def _read(path: Path, kind: type[T]) -> T:
    return decoded(path, read_bytes(path, LIMIT), kind)


def decoded(path: Path, raw: bytes, kind: type[T]) -> T:
    """Return a file's bytes as a record; raises as :func:`read_meeting`."""
    source = as_source(path, raw)
    numbers = personal_numbers(source)
    if numbers:
        raise FileProblems(numbers)
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FileProblems(_problems(source, kind, error)) from None


def _problems(source: Source, kind: type[Record], error: Exception) -> list[Problem]:
    """Return what is wrong with a file that is no record of a kind, each thing at its place."""
    from esftui.store.register import not_json

    try:
        data = json.loads(source.text)
    except (ValueError, RecursionError) as failure:
        return [source.problem(*not_json(source.text, failure))]
    _record, findings = convert(data, kind)
    findings = findings or [Finding((), str(error))]
    places = JsonPlaces(source.text)
    at = [(finding, places.index(finding.path, finding.on_key)) for finding in findings]
    lines = Places(source.text, (index for _finding, index in at))
    return [
        Problem(str(source.path), *lines[index], key_path(finding.path), finding.message)
        for finding, index in at
    ]
