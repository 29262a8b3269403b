"""What the app does about participants: the roster, and each of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.journal_desk import JournalDesk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from esftui.model.project import ProjectData
    from esftui.session import Session


class PeopleDesk(JournalDesk):
    """An app that shows participants, under their pseudonyms, to those who work with them."""

    def action_participants(self) -> None:
        """Show all participants."""
        self.with_data(self._open_roster)

    def _open_roster(self, session: Session, _data: ProjectData) -> None:
        from esftui.screens.participants import Participants

        if session.snapshot.figures is not None:
            self.push_screen(Participants(session.snapshot, self.config.keys))

    def action_open_participant(self, name: str) -> None:
        """Show a participant in full; from the roster, left and right go on in its order."""
        from esftui.screens.participants import Participants

        among: Sequence[str] = ()
        if isinstance(self.screen, Participants):
            among = self.screen.names

        def open_it(session: Session, data: ProjectData) -> None:
            from esftui.screens.participant_view import ParticipantView

            names = among or [person.id for person in data.register.participants]
            if session.snapshot.figures is not None:
                view = ParticipantView(session.snapshot, name, names, self.config.keys)
                self.push_screen(view)

        self.with_data(open_it)
