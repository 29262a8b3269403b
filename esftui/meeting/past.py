"""What a project's meetings have shown so far: whatever is shared is protected against it.

Every road by which figures leave the program asks here. A meeting that cannot be read is no
meeting without figures: nothing is shared then, or it could be laid beside what was shown.
"""

from contextlib import suppress
from pathlib import Path

from esftui.disclosure import Known
from esftui.meeting import taken
from esftui.meeting.known import UnreadableError, shown_at, shown_before
from esftui.store.meetings import FOLDER, Meetings, path_of, read_meetings
from esftui.store.problem import FileProblems, Problem


def meetings_of(folder: Path) -> Meetings:
    """Return the meetings of the project in a folder, every one of them readable.

    Raises:
        FileProblems: if one of them cannot be read, or what it was shown cannot.
    """
    found = read_meetings(folder)
    problems = list(found.problems)
    for meeting in found.closed:
        try:
            shown_at(meeting)
        except UnreadableError as error:
            path = str(path_of(folder, meeting.id))
            problems.append(Problem(path, 0, 0, "frozen.known", str(error)))
    if problems:
        raise FileProblems(problems)
    return found._replace(taken=taken.read(folder, found.open)) if found.open else found


def names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the meetings of the project in a folder, the oldest first, unread."""
    found: list[str] = []
    with suppress(OSError):
        found = [each.stem for each in (folder / FOLDER).glob("[0-9]*.json")]
    return tuple(sorted(found))


def shown_in(folder: Path) -> tuple[Known, ...]:
    """Return what the project in a folder has made known at its meetings, in their order.

    Raises:
        FileProblems: as :func:`meetings_of`.
    """
    return all_shown(meetings_of(folder))


def all_shown(meetings: Meetings) -> tuple[Known, ...]:
    """Return what meetings have made known in their order, the open one's as it stands.

    Raises:
        UnreadableError: as :func:`shown_before`.
    """
    standing = meetings.taken.known() if meetings.taken is not None else ()
    return (*shown_before(meetings.closed), *standing)
