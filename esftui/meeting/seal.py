"""The checksum of a closed meeting: whether anything in its record was changed afterwards.

It covers the whole record: what was shown, what was decided, who came, and the dates and the
threshold that it all stands on. It finds mistakes and hasty hands; whoever means to deceive
can reckon it anew.
"""

import hashlib

import msgspec

from esftui.model.meeting import Meeting


def sealed(meeting: Meeting) -> Meeting:
    """Return a meeting that is closed, with the checksum of all that is in it.

    Raises:
        ValueError: if what it was shown is not kept in it.
    """
    if meeting.frozen is None:
        raise ValueError("a meeting that keeps nothing of what it was shown has no checksum")
    frozen = msgspec.structs.replace(meeting.frozen, covers="meeting", digest="")
    meeting = msgspec.structs.replace(meeting, frozen=frozen)
    frozen = msgspec.structs.replace(frozen, digest=_digest(meeting))
    return msgspec.structs.replace(meeting, frozen=frozen)


def intact(meeting: Meeting) -> bool:
    """Say whether a closed meeting is as it was when it was closed; so is an open one."""
    return meeting.frozen is None or _digest(meeting) == meeting.frozen.digest


def _digest(meeting: Meeting) -> str:
    """Return the SHA-256 of what the checksum of a meeting covers, as its file gives it back."""
    if meeting.frozen is None:
        return ""
    if meeting.frozen.covers == "meeting":
        frozen = msgspec.structs.replace(meeting.frozen, digest="")
        covered: object = msgspec.structs.replace(meeting, frozen=frozen)
    else:
        covered = {"slides": meeting.frozen.slides, "known": meeting.frozen.known}
    return hashlib.sha256(msgspec.json.encode(covered, order="sorted")).hexdigest()
