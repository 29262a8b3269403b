"""The figures of people that an open meeting stands by."""

from datetime import datetime

import msgspec

from esftui.disclosure.known import Known, known
from esftui.disclosure.share import Shared


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What an open meeting shows of people, as it was when it was first on the wall.

    ``meeting`` and ``opened`` say which meeting, ``people`` is the fingerprint of those in the
    register then. ``shared`` are its figures; ``counted`` those
    of the last meeting counted once more, and ``again`` what that makes known; nothing where
    they say what they said. ``print`` is the fingerprint of the figures before any was
    withheld.
    """

    meeting: str
    opened: datetime
    people: str
    shared: Shared
    counted: Shared | None
    again: Known | None
    print: str

    def known(self) -> tuple[Known, ...]:
        """Return what the meeting has made known so far, its own figures last."""
        before = (self.again,) if self.again is not None else ()
        return (*before, known(self.shared))
