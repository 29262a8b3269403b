"""The people's figures of an open meeting are taken once, and stand still until it is closed.

Who sits before the wall sees it all the time: one exit that is registered meanwhile would be
one person, by reason and gender. So it is told at the next meeting, as registered afterwards.
Money and the checklist are nobody's, and go with the files.
"""

from pathlib import Path

import msgspec

from esftui.disclosure.taken import Taken
from esftui.model.meeting import Meeting
from esftui.store.taken import keep_taken, read_taken


def read(folder: Path, meeting: Meeting) -> Taken | None:
    """Return the figures of an open meeting of the project in a folder, if they are taken."""
    raw = read_taken(folder, meeting)
    return _decoded(raw, meeting) if raw is not None else None


def keep(folder: Path, meeting: Meeting, taken: Taken) -> Taken:
    """Keep the figures of an open meeting; return those that stand: another may have been first."""
    raw = msgspec.json.encode(taken)
    found = _decoded(keep_taken(folder, meeting, raw), meeting)
    if found is None:  # what is there is damaged, or of another version
        found = _decoded(keep_taken(folder, meeting, raw, over=True), meeting)
    return found or taken


def _decoded(raw: bytes, meeting: Meeting) -> Taken | None:
    try:
        found = msgspec.json.decode(raw, type=Taken)
    except (msgspec.DecodeError, RecursionError):  # damaged, or of another version
        return None
    return found if (found.meeting, found.opened) == (meeting.id, meeting.opened) else None
