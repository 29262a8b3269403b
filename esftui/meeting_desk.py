"""What the app does with a meeting: begins it, puts it on the wall, lets a presenter follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from esftui.deciding_desk import DecidingDesk
from esftui.locales import N_, _
from esftui.messages import Act
from esftui.panels.line import Line, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from esftui.model.meeting import Meeting
    from esftui.model.project import ProjectData
    from esftui.panels.meeting_header import State
    from esftui.screens.meeting_base import Found, MeetingBase
    from esftui.screens.meeting_dialog import Asked
    from esftui.screens.presenter_screen import PresenterScreen
    from esftui.session import Session
    from esftui.store.meetings import Meetings

_NOT_BEGUN = N_("The meeting could not be begun")


class Start(NamedTuple):
    """How the app begins where it is opened for a meeting alone: then leaving ends it.

    ``show`` is a meeting that is to be shown again; ``as_of`` the date of the figures of a
    new one.
    """

    presenter: bool = False
    show: str | None = None
    as_of: date | None = None


class MeetingDesk(DecidingDesk):
    """An app that a meeting is held with."""

    start: Start | None = None
    """Set before the app runs, if it is opened for a meeting alone."""

    def on_mount(self) -> None:
        """Cover the desk before anything of it is seen, if the app is opened for a meeting."""
        if self.start is not None:
            from esftui.screens.curtain import Curtain

            self.push_screen(Curtain())
            self.call_after_refresh(self._begin_with, self.start)

    def _begin_with(self, start: Start) -> None:
        problems = self.session.snapshot.problems if self.session is not None else ()
        if problems:
            # nothing of it is shown, not even as it was read last
            lines = [str(problem) for problem in problems]
            self._message(_("Problems in the files"), lines, self._only_meeting)
        elif start.presenter:
            self.action_presenter()
        else:
            self.action_meeting()

    def _only_meeting(self) -> None:
        """End the program, if it was opened for a meeting alone."""
        if self.start is not None:
            self.call_later(self.run_action, "app.quit")

    # opening

    def action_meeting(self) -> None:
        """Go on with the open meeting; where there is none, ask what is to be shown."""
        self.with_data(lambda session, _data: self._with_meetings(session, self._choose))

    def action_presenter(self) -> None:
        """Show the presenter's own screen of the open meeting."""
        self.with_data(lambda session, _data: self._with_meetings(session, self._present))

    def _with_meetings(self, session: Session, then: Any) -> None:
        book = self.book_of(session)
        self.find_in_store(book.meetings, lambda found: self.with_data(partial(then, found, None)))

    def _choose(
        self,
        found: Meetings,
        typed: Mapping[str, str] | None,
        session: Session,
        data: ProjectData,
    ) -> None:
        shown = found.named(self.start.show) if self.start and self.start.show else None
        if shown is not None and shown.closed is not None:
            self._show_meeting(shown, "closed", session, data)
            return
        if found.open is not None:
            self._show_meeting(found.open, "open", session, data)
            return
        from esftui.screens.meeting_dialog import MeetingDialog

        as_of = (self.start.as_of if self.start else None) or session.as_of
        dialog = MeetingDialog(
            data.project,
            as_of,
            found.closed,
            read_only=session.snapshot.read_only,
            typed=typed,
        )
        self.push_screen(dialog, partial(self._meeting_asked, found))

    def _meeting_asked(self, found: Meetings, asked: Asked | None) -> None:
        if asked is None:
            self._only_meeting()
        elif asked.kind == "again":
            again = found.named(asked.again)
            if again is not None:
                self.with_data(partial(self._show_meeting, again, "closed"))
        elif asked.kind == "rehearse":
            self.with_data(partial(self._rehearse, found, asked))
        else:
            self._begin_meeting(found, asked)

    def _begin_meeting(self, found: Meetings, asked: Asked) -> None:
        def begin(session: Session) -> Line:
            meeting = self.book_of(session).open(asked.day, asked.as_of, asked.k, asked.place)
            show = partial(self._show_meeting, meeting, "open")
            self.post_message(Act(lambda: self.with_data(show)))
            return ()

        self.in_store(
            begin,
            back=lambda: self.with_data(partial(self._choose, found, asked.typed)),
            title=_NOT_BEGUN,
        )

    def _rehearse(self, found: Meetings, asked: Asked, session: Session, data: ProjectData) -> None:
        from esftui.meeting.showing import new_meeting
        from esftui.store.stage import now

        held = found.closed
        meeting = new_meeting(data, asked.day, asked.as_of, asked.k, now(), asked.place, held)
        self._show_meeting(meeting, "rehearsal", session, data)

    def _show_meeting(
        self, meeting: Meeting, state: State, session: Session, data: ProjectData
    ) -> None:
        from esftui.screens.meeting_screen import MeetingScreen

        self.push_screen(
            MeetingScreen(
                meeting,
                data.project.title,
                session.folder,
                state=state,
                read_only=session.snapshot.read_only,
                keymap=self.config.keys,
                alone=self.start is not None,
            )
        )

    def _present(self, found: Meetings, _typed: None, session: Session, data: ProjectData) -> None:
        if found.open is None:
            text = _("No meeting is open: begin it on the wall first.")
            if self.start is None:
                self._say(text)
            else:
                self._message(_("The presenter's screen"), [text], self._only_meeting)
            return
        from esftui.screens.presenter_screen import PresenterScreen

        self.push_screen(
            PresenterScreen(
                found.open,
                data.project.title,
                session.folder,
                read_only=session.snapshot.read_only,
                keymap=self.config.keys,
            )
        )

    # what is shown

    def on_meeting_base_wanted(self, message: MeetingBase.Wanted) -> None:
        """Read a meeting and make its slides, which takes long: decisions do not wait for it."""
        from esftui.store.problem import places

        screen, session = message.screen, self.session
        if session is None:
            return

        def taken(found: Found) -> None:
            if screen.is_attached:
                screen.take(found)

        meeting, state = screen.meeting, screen.state

        def find() -> Found:
            broken = places(session.snapshot.problems)
            return self._found(session, meeting, state)._replace(broken=broken)

        self.find_apart(find, taken)

    def _found(self, session: Session, meeting: Meeting, state: State) -> Found:
        from esftui.meeting.known import UnreadableError
        from esftui.meeting.seal import intact
        from esftui.screens.meeting_base import Found

        book = self.book_of(session)
        now = meeting if state == "rehearsal" else book.meetings().named(meeting.id)
        if now is None:
            text = _("The meeting's file cannot be read: {name}.json")
            return Found(None, problem=text.format(name=meeting.id))
        if now.closed is not None:
            return Found(now, book.slides(now), kept=intact(now))
        try:
            showing = book.showing(now)
        except UnreadableError as broken:
            return Found(now, problem=str(broken))
        if showing is None:
            return Found(now, problem=_("The project cannot be read."))
        return Found(now, showing.slides, showing)

    # leaving

    def on_meeting_base_left(self, message: MeetingBase.Left) -> None:
        """Keep the seconds that each item took, and leave the screen or the program."""
        screen = message.screen
        if screen.LEADS and screen.staged:
            meeting, spent = screen.meeting.id, message.spent
            self.in_store(lambda session: self._keep_spent(session, meeting, spent))
        if message.leaves:
            self.call_later(self.run_action, "app.quit")
            return
        if screen.is_attached and self.screen is screen:
            self.pop_screen()
        self._only_meeting()

    def _keep_spent(self, session: Session, name: str, spent: Mapping[str, int]) -> Line:
        from esftui.store.change import Change

        book = self.book_of(session)
        meeting = book.meetings().named(name)
        if meeting is None or meeting.closed is not None:
            return ()
        changes = [
            Change(("meetings", name, "spent", item), meeting.spent.get(item), seconds)
            for item, seconds in spent.items()
            if meeting.spent.get(item) != seconds
        ]
        if changes:
            book.edit(name, changes)
        return ()

    # notes

    def on_presenter_screen_noted(self, message: PresenterScreen.Noted) -> None:
        """Write the notes of an item of the agenda."""
        from esftui.store.change import Change

        screen = message.screen
        place = ("meetings", screen.meeting.id, "agenda", message.item, "notes")
        change = Change(place, message.before, message.after)

        def write(session: Session) -> Line:
            self.book_of(session).edit(screen.meeting.id, (change,))
            return (Span(_("Saved:") + " ", "good"), Span(_("the notes")))

        def again() -> None:
            if screen.is_attached:
                screen.edit_notes(message.after or "")

        self.in_store(write, back=again)
