"""Texts of a project file that name a participant: they are shown at meetings and in papers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from esftui.locales import _
from esftui.measure.pseudonyms import Pseudonyms
from esftui.model.project import ProjectData
from esftui.store.problem import Finding, KeyPath, Problem
from esftui.store.project_reading import NAME, document_of
from esftui.store.source import read_source

_OWN_DESK = frozenset({"note", "notes"})
"""Texts that are shown to nobody but who keeps the files."""


def people_named(data: ProjectData, folder: Path) -> Iterator[Problem]:
    """Yield a warning for each text of a project file that names somebody of its register."""
    names = [person.id for person in data.register.participants]
    pseudonyms = Pseudonyms([*names, *(member.id for member in data.register.members)])
    if not any(pseudonyms.in_(text) for _place, text in _texts(msgspec.to_builtins(data.project))):
        return
    document = document_of(read_source(folder / NAME))
    message = _("this names a participant, and is shown at meetings and in papers")
    yield from document.problems(
        [
            Finding(place, message, severity="warning")
            for place, text in _texts(document.data)
            if pseudonyms.in_(text)
        ]
    )


def _texts(value: Any, place: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _OWN_DESK:
                yield from _texts(each, (*place, key))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _texts(each, (*place, number))
