"""Why a change was not written, told so that a person knows what to do."""

from datetime import datetime
from typing import Any, NamedTuple

from esftui.locales import _
from esftui.store.change import Change


class CannotEdit(Exception):  # noqa: N818 - what it says
    """The file does not allow an edit to be made surely; ``line`` is the one to edit by hand."""

    def __init__(self, reason: str, line: int = 0) -> None:
        self.reason = reason
        self.line = line
        super().__init__(reason, line)

    def __str__(self) -> str:
        if not self.line:
            return self.reason
        return _("line {line}: {reason}").format(line=self.line, reason=self.reason)


class ReadOnly(CannotEdit):
    """Nothing can be written here at all; the reason says why."""


class Busy(CannotEdit):
    """Someone else was writing for as long as there was patience to wait."""


class Clash(NamedTuple):
    """One value that someone else changed since it was read.

    ``change`` is what was to be done, from the value that was read; ``theirs`` is what
    stands there now (nothing: it is gone). ``who`` and ``at`` are the journal's, empty and
    nothing where the file was changed by another program.
    """

    change: Change
    theirs: Any
    who: str = ""
    at: datetime | None = None

    def over(self) -> Change:
        """Return the change to be made in spite of theirs."""
        return Change(path=self.change.path, before=self.theirs, after=self.change.after)


class Conflict(CannotEdit):
    """Someone else has changed the same thing since it was read: the user chooses."""

    def __init__(self, clashes: tuple[Clash, ...], reason: str = "") -> None:
        self.clashes = clashes
        super().__init__(reason or _("someone else has changed the same thing meanwhile"))
