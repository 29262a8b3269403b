"""What closed meetings have made known: later figures must not tell more than that."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from esftui.disclosure import Known
from esftui.locales import _
from esftui.model.meeting import Meeting
from esftui.store.problem import Problem

AGAIN = "again"
"""Where the figures of the meeting before, counted once more, are in what is kept."""

PRINT = "print"
"""Where the fingerprint of the figures is in what is kept."""

FACTS = "facts"
"""Where money, milestones and verdicts are in what is kept."""


class UnreadableError(ValueError):
    """What a closed meeting was shown cannot be read, so that nothing can be protected from it."""


def shown_before(meetings: Iterable[Meeting]) -> tuple[Known, ...]:
    """Return all that meetings have made known, in the order it was shown.

    A meeting that told apart what was registered afterwards has shown two sets of figures.

    Raises:
        UnreadableError: if what one of them was shown cannot be read. To go on without it would
            be to show more than may be shown.
    """
    return tuple(each for meeting in meetings for each in shown_at(meeting))


def shown_at(meeting: Meeting) -> tuple[Known, ...]:
    """Return what one meeting has made known, its own figures last; nothing if it is open.

    Raises:
        UnreadableError: as :func:`shown_before`.
    """
    if meeting.frozen is None:
        if meeting.closed is not None:
            raise _unreadable(meeting)
        return ()
    kept = meeting.frozen.known
    again = kept.get(AGAIN)
    found = [again] if again is not None else []
    return tuple(_known(each, meeting) for each in [*found, kept])


def names_at(meetings: Iterable[Meeting]) -> dict[str, str]:
    """Return the names of numbers by their keys, as meetings were shown them last."""
    return {
        key: name
        for meeting in meetings
        if meeting.frozen is not None
        for slide in meeting.frozen.slides
        for key, name in slide.indicators
    }


def facts_at(meeting: Meeting) -> dict[str, int | str]:
    """Return the money, milestones and verdicts that a meeting was shown, by their keys."""
    kept: Any = meeting.frozen.known.get(FACTS) if meeting.frozen is not None else None
    try:
        return msgspec.convert(kept or {}, dict[str, int | str])
    except msgspec.ValidationError:
        return {}


def print_at(meeting: Meeting) -> str:
    """Return the fingerprint of a meeting's figures before any was withheld, or nothing."""
    kept: Any = meeting.frozen.known.get(PRINT) if meeting.frozen is not None else None
    return kept if isinstance(kept, str) else ""


def _known(kept: Any, meeting: Meeting) -> Known:
    try:
        return msgspec.convert(kept, Known)
    except msgspec.ValidationError:
        raise _unreadable(meeting) from None


def unreadable(problem: Problem) -> UnreadableError:
    """Return why no figures can be shown while a meeting's file has a problem."""
    text = _(
        "the record {file} cannot be read (line {line}), so nothing can be protected from what"
        " that meeting was shown: no figures are shown until it is put right, or restored with"
        " esftui restore"
    )
    return UnreadableError(text.format(file=Path(problem.file).name, line=problem.line))


def _unreadable(meeting: Meeting) -> UnreadableError:
    text = _(
        "what the meeting of {date} was shown cannot be read, so nothing can be protected"
        " from it: restore its file from a backup"
    )
    return UnreadableError(text.format(date=meeting.id))
