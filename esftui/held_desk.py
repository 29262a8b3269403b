"""What the app knows of the meeting that is held: which one it is, and where its files are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from esftui.entry_desk import EntryDesk
from esftui.locales import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from esftui.meeting_session import MeetingBook
    from esftui.model.meeting import Meeting
    from esftui.model.project import ProjectData
    from esftui.session import Session


class HeldDesk(EntryDesk):
    """An app that a meeting can be held in.

    It is the meeting that is on the screen: that has a ``meeting``, the ``slide`` that is
    shown, and the ``showing`` that it is one of.
    """

    _book: MeetingBook | None = None

    def book_of(self, session: Session) -> MeetingBook:
        """Return the meetings of a session's project."""
        from esftui.meeting_session import MeetingBook

        if self._book is None or self._book.session is not session:
            self._book = MeetingBook(session)
        return self._book

    @property
    def held(self) -> Meeting | None:
        """The meeting on the screen, open or closed; nothing elsewhere."""
        screens = reversed(self.screen_stack)
        found = (getattr(screen, "meeting", None) for screen in screens)
        return next((meeting for meeting in found if meeting is not None), None)

    def _at_wall(self, name: str) -> Any:
        """Return something of the screen that the meeting is shown on."""
        for screen in reversed(self.screen_stack):
            if hasattr(screen, "slide") and hasattr(screen, "meeting"):
                return getattr(screen, name, None)
        return None

    def _at_meeting(self, act: Callable[[Meeting, Session, ProjectData], object]) -> None:
        """Do something with the meeting on the screen, open or closed; elsewhere say where."""
        meeting = self.held
        if meeting is None:
            self._say(_("This is done in an open meeting."))
        else:
            self.with_data(partial(act, meeting))

    def _at_open_meeting(self, act: Callable[[Meeting, Session, ProjectData], object]) -> None:
        """Do something with the open meeting on the screen; elsewhere say why it cannot be."""
        meeting = self.held
        if meeting is None:
            self._say(_("This is done in an open meeting."))
        elif meeting.closed is not None:
            self._say(_("The meeting is closed: nothing in it is changed any more."))
        else:
            self._to_write(partial(act, meeting))
