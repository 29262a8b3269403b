"""What the slides of a meeting are made from: figures that may be shared, and those before."""

from collections.abc import Mapping
from datetime import date

import msgspec

from esftui.disclosure import Known, Shared
from esftui.model.meeting import Decided, Meeting
from esftui.model.project import Project

Facts = Mapping[str, int | str]


class Before(msgspec.Struct, frozen=True):
    """The last meeting: what it was shown, and the same date counted again with what is known now.

    The difference between the two is what was registered afterwards (efterregistrerat).
    ``again`` is nothing where nothing of people was.
    """

    as_of: date
    known: Known
    again: Shared | None
    facts: Facts
    facts_again: Facts


class Material(msgspec.Struct, frozen=True):
    """A meeting with its project and figures; ``earlier`` is what was shown, the oldest first.

    ``names`` are those of the indicators, by their keys: decisions are about them.
    ``shown_at`` is what each closed meeting was shown, by the meeting's name.
    """

    project: Project
    decided: tuple[Decided, ...]
    meeting: Meeting
    last_held: date | None
    shared: Shared
    facts: Facts
    before: Before | None
    earlier: tuple[Known, ...]
    shown_at: Mapping[str, Known]
    names: Mapping[str, str] = {}

    def seen(self, key: str) -> tuple[date, int] | None:
        """Return when a number was last shown at an earlier meeting, and what it was then."""
        for known in reversed(self.earlier):
            value = known.value(key)
            if value is not None:
                return known.as_of, value
        return None
