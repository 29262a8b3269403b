"""What is odd about a project's meetings, for ``esftui check``."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from esftui.locales import _, formats
from esftui.meeting.known import UnreadableError, shown_at
from esftui.meeting.seal import intact
from esftui.model.meeting import Meeting
from esftui.store.json_place import JsonPlaces
from esftui.store.meetings import CARRIED_OUT, FOLDER, LIMIT, Meetings, path_of, read_meetings
from esftui.store.problem import KeyPath, Problem, Severity, key_path
from esftui.store.source import Places, read_source

LONGEST_OPEN = timedelta(days=7)
"""How long after its day a meeting may be open without a remark."""


def remarks(folder: Path, *, today: date, tips: bool) -> Iterator[Problem]:
    """Yield what is odd about the meetings of the project in a folder; tips when asked for.

    That a file cannot be read is told when the project is. A closed meeting that is not as
    it was closed is an error: its minutes, and what later ones withhold, stand on it.
    """
    meetings = read_meetings(folder)
    for meeting in meetings.all:
        path = path_of(folder, meeting.id)
        if meeting.closed is not None:
            yield from _closed(path, meeting)
        elif today - meeting.date > LONGEST_OPEN:
            message = _("the meeting of {day} is still open: close it, so that it is kept as shown")
            text = message.format(day=formats.iso(meeting.date))
            yield _problem(path, ("opened",), text, "warning")
    yield from _several_open(folder, meetings)
    yield from _unknown(folder, meetings)
    if tips:
        yield from _overdue(folder, meetings, today)


def _closed(path: Path, meeting: Meeting) -> Iterator[Problem]:
    if meeting.frozen is None:
        message = _("it is closed, but what it showed is not kept in it")
        yield _problem(path, ("closed",), message, "error")
        return
    if not intact(meeting):
        message = _("the record of the meeting has been changed after it was closed")
        yield _problem(path, ("frozen", "digest"), message, "error")
        return
    try:
        shown_at(meeting)
    except UnreadableError as unreadable:
        yield _problem(path, ("frozen", "known"), str(unreadable), "error")


def _several_open(folder: Path, meetings: Meetings) -> Iterator[Problem]:
    for meeting in meetings.all:
        if meeting.closed is None and meetings.open is not None and meeting != meetings.open:
            message = _("another meeting is open too, that of {day}: close this one")
            text = message.format(day=formats.iso(meetings.open.date))
            yield _problem(path_of(folder, meeting.id), ("opened",), text, "warning")


def _unknown(folder: Path, meetings: Meetings) -> Iterator[Problem]:
    """Yield decisions that something has become of, and that no meeting has taken."""
    if meetings.problems:
        return  # a meeting that cannot be read may have taken them
    taken = {each.decision.id for each in meetings.decided()}
    path = folder / FOLDER / CARRIED_OUT
    for name in meetings.carried:
        if name not in taken:
            message = _("no meeting has taken the decision {name}")
            yield _problem(path, ("decisions", name), message.format(name=name), "warning")


def _overdue(folder: Path, meetings: Meetings, today: date) -> Iterator[Problem]:
    places = {
        each.id: (meeting.id, number)
        for meeting in meetings.all
        for number, each in enumerate(meeting.decisions)
    }
    for decided in meetings.decided():
        due = decided.decision.due
        if due is not None and due < today and decided.open_at(today):
            name, number = places[decided.decision.id]
            message = _("it was to be carried out by {day}: say what has become of it")
            text = message.format(day=formats.iso(due))
            yield _problem(path_of(folder, name), ("decisions", number, "due"), text, "tip")


def _problem(path: Path, place: KeyPath, message: str, severity: Severity) -> Problem:
    """Return a problem at the line of its key."""
    source = read_source(path, LIMIT)
    index = JsonPlaces(source.text).index(place)
    line, column = Places(source.text, (index,))[index]
    return Problem(str(path), line, column, key_path(place), message, severity)
