"""What the app does at a meeting: decisions, attendance, closing, and what becomes of it all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from esftui.commands import BY_ID, shown_key
from esftui.entry_desk import EntryDesk, context_of
from esftui.locales import N_, _
from esftui.panels.line import Line, Span
from esftui.panels.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from esftui.entry.form import Context, Form
    from esftui.meeting.forms import Taking
    from esftui.meeting_session import MeetingBook
    from esftui.model.meeting import Decided, Decision, Meeting, Seat
    from esftui.model.project import ProjectData
    from esftui.model.record import Record
    from esftui.screens.attendance import Attendance
    from esftui.screens.decisions import Decisions, MeetingDecisions
    from esftui.session import Session, Snapshot
    from esftui.store.change import Change
    from esftui.store.journal import Entry

_NOT_CLOSED = N_("The meeting could not be closed")


class DecidingDesk(EntryDesk):
    """An app that a steering group decides in.

    What is decided is about the meeting that is on the screen: it has a ``meeting``, the
    ``slide`` that is shown, and the ``showing`` that it is one of.
    """

    _book: MeetingBook | None = None

    def book_of(self, session: Session) -> MeetingBook:
        """Return the meetings of a session's project."""
        from esftui.meeting_session import MeetingBook

        if self._book is None or self._book.session is not session:
            self._book = MeetingBook(session)
        return self._book

    # the meeting that is held

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

    # decisions

    def action_decide(self) -> None:
        """Take a decision about what is on the wall."""
        self._at_open_meeting(self._open_decision)

    def _open_decision(self, meeting: Meeting, session: Session, data: ProjectData) -> None:
        from esftui.meeting.forms import decision_form
        from esftui.screens.meeting_form import MeetingForm

        form = decision_form(self._taking(meeting, data))
        self.push_screen(MeetingForm(form, context_of(session, data), meeting.date))

    def _taking(self, meeting: Meeting, data: ProjectData) -> Taking:
        """Return what a decision is taken about: what may be shown of the item on the wall."""
        from esftui.meeting.forms import Taking
        from esftui.meeting.showing import shown_values
        from esftui.report.papers.deviations import deviations, of_topic

        slide, showing = self._at_wall("slide"), self._at_wall("showing")
        if slide is None or showing is None:
            return Taking(meeting)
        here = [each.said for each in of_topic(slide.topic, showing.shared, data.project)]
        everything = [each.said for each in deviations(showing.shared, data.project)]
        return Taking(
            meeting,
            slide.item,
            deviations=(*here, *everything),
            proposed=here[0] if here else None,
            indicators=slide.indicators,
            numbers=shown_values(showing),
        )

    def action_meeting_decisions(self) -> None:
        """Show what this meeting has decided so far."""
        self._at_meeting(self._open_meeting_decisions)

    def _open_meeting_decisions(
        self, meeting: Meeting, session: Session, data: ProjectData
    ) -> None:
        from esftui.screens.decisions import MeetingDecisions

        closed = _("the meeting is closed") if meeting.closed is not None else None
        read_only = session.snapshot.read_only or closed
        found = _of_meeting(data, meeting)
        self.push_screen(MeetingDecisions(found, meeting.date, read_only))

    def on_meeting_decisions_new(self) -> None:
        """Take a decision."""
        self.action_decide()

    def on_meeting_decisions_changed(self, message: MeetingDecisions.Changed) -> None:
        """Open the form of a decision that was taken."""
        self._at_open_meeting(partial(self._change_decision, message.decision))

    def _change_decision(
        self, decision: Decision, meeting: Meeting, session: Session, data: ProjectData
    ) -> None:
        from msgspec.structs import replace

        from esftui.meeting.forms import decision_form
        from esftui.screens.meeting_form import MeetingForm

        taking = self._taking(meeting, data)

        def remake(context: Context) -> Form | None:
            kept = [each.decision for each in _of_meeting(context.data, meeting)]
            now = next((each for each in kept if each.id == decision.id), None)
            present = replace(meeting, decisions=tuple(kept))
            return decision_form(taking._replace(meeting=present), now) if now else None

        form = decision_form(taking, decision)
        self.push_screen(MeetingForm(form, context_of(session, data), meeting.date, remake))

    def on_meeting_decisions_taken_away(self, message: MeetingDecisions.TakenAway) -> None:
        """Take a decision away."""
        from esftui.meeting.deciding import removal

        meeting, name = self.held, message.decision.id
        if meeting is None:
            return

        def take_away(session: Session) -> Line:
            book = self.book_of(session)
            present = book.meetings().named(meeting.id)
            changes = removal(present, name) if present is not None else ()
            if changes:
                book.edit(meeting.id, changes)
            return self._done(_("Taken away:"), message.decision.text)

        self.in_store(take_away)

    # attendance

    def action_attendance(self) -> None:
        """Show who has come."""
        self._at_meeting(self._open_attendance)

    def _open_attendance(self, meeting: Meeting, session: Session, _data: ProjectData) -> None:
        from esftui.screens.attendance import Attendance

        self.push_screen(Attendance(meeting, session.snapshot.read_only))

    def on_attendance_turned(self, message: Attendance.Turned) -> None:
        """Save that somebody came to a seat, or their gender."""
        from msgspec.structs import replace

        from esftui.meeting.deciding import seat_changes

        seat, after, meeting = message.seat, message.after, message.dialog.meeting
        # from what was on the screen: what others have done to the same seat is asked about
        seen = replace(meeting, attendance=(seat,))

        def turn(session: Session) -> Line:
            book = self.book_of(session)
            present = book.meetings().named(meeting.id)
            if present is not None and any(each.id == seat.id for each in present.attendance):
                book.edit(meeting.id, seat_changes(seen, replace(seat, **after)))
            return ()

        self.in_store(turn)

    def on_attendance_seated(self, message: Attendance.Seated) -> None:
        """Put a seat in, or change one."""
        self._at_open_meeting(partial(self._open_seat, message.seat))

    def _open_seat(
        self, seat: Seat | None, meeting: Meeting, session: Session, data: ProjectData
    ) -> None:
        from esftui.meeting.forms import seat_form
        from esftui.screens.meeting_form import MeetingForm

        book = self.book_of(session)

        def remake(_context: Context) -> Form | None:
            now = book.meetings().named(meeting.id)
            if now is None or seat is None:
                return seat_form(now or meeting)
            here = next((each for each in now.attendance if each.id == seat.id), None)
            return seat_form(now, here) if here is not None else None

        form = seat_form(meeting, seat)
        self.push_screen(MeetingForm(form, context_of(session, data), meeting.date, remake))

    # closing

    def action_close_meeting(self) -> None:
        """Ask whether the meeting is to be closed for good, and close it."""
        self._at_open_meeting(self._ask_to_close)

    def _ask_to_close(self, meeting: Meeting, session: Session, data: ProjectData) -> None:
        from esftui.screens.closing import Closing
        from esftui.store.problem import places

        def asked(answer: tuple[date | None] | None) -> None:
            if answer is not None:
                self._close_meeting(meeting, answer[0])

        broken = places(session.snapshot.problems)
        self.push_screen(Closing(meeting, data.project, broken=broken), asked)

    def _close_meeting(self, meeting: Meeting, following: date | None) -> None:
        spent = self._at_wall("spent")
        seconds = dict(spent()) if callable(spent) else {}
        self._say(_("Closing the meeting …"))

        def close(session: Session) -> Line:
            self.book_of(session).close(meeting.id, spent=seconds, next_meeting=following)
            return (Span(_("The meeting is closed."), "good"),)

        def found(now: Meeting | None) -> None:
            if now is not None and now.closed is not None:
                self.meeting_closed(now)

        def go_on(session: Session) -> None:
            book = self.book_of(session)
            self.find_in_store(lambda: book.meetings().named(meeting.id), found)

        self.in_store(close, title=_NOT_CLOSED)
        # after what was told of it: what follows covers the line that it stands in
        self.with_session(go_on)

    def meeting_closed(self, meeting: Meeting) -> None:
        """Go on when a meeting was closed: with its minutes, where they can be written."""

    # undo

    def action_undo(self) -> None:
        """Take one's latest change back; at a meeting, none that is not of a meeting."""
        if self.held is None:
            super().action_undo()
        else:
            wall = self._on_the_wall()
            self._turn(lambda session: self.book_of(session).undo(wall=wall), redo=False)

    def action_redo(self) -> None:
        """Do the change that was taken back once more; at a meeting as :meth:`action_undo`."""
        if self.held is None:
            super().action_redo()
        else:
            wall = self._on_the_wall()
            self._turn(lambda session: self.book_of(session).redo(wall=wall), redo=True)

    def _about(self, entry: Entry, about: str) -> str:
        held = self.held
        here = held is not None and all(
            change.path[:2] == ("meetings", held.id) for change in entry.changes
        )
        return "" if here else super()._about(entry, about)

    def _on_the_wall(self) -> bool:
        """Say whether what is told now is told to everybody: not on the presenter's screen."""
        return self._at_wall("LEADS") is not False

    # what becomes of decisions

    def action_open_decisions(self, name: str | None = None) -> None:
        """Show all that meetings have decided, and how far it is."""
        self.with_data(partial(self._open_decisions, name))

    def _open_decisions(self, name: str | None, session: Session, data: ProjectData) -> None:
        from esftui.screens.decisions import Decisions

        read_only = session.snapshot.read_only
        self.push_screen(Decisions(data.decided, self._day_of(session), read_only, name))

    def _day_of(self, session: Session) -> date:
        """Return the day that decisions are looked at on: at a meeting its own, as on slides."""
        return self.held.date if self.held is not None else session.as_of

    def on_decisions_stepped(self, message: Decisions.Stepped) -> None:
        """Step how far a decision has been carried out, and save it."""
        from esftui.meeting.deciding import step

        decided, at = message.decided, self.held

        def act(session: Session) -> Line:
            shown = at.date if at is not None else session.as_of
            day = max(shown, decided.date)
            changes = step(decided, day, day)
            if not changes:
                return ()
            self.book_of(session).carry_out(changes)
            return self._done(_("Saved:"), decided.decision.text)

        self.in_store(act)

    def on_decisions_changed(self, message: Decisions.Changed) -> None:
        """Open the form of what became of a decision."""
        self._to_write(partial(self._open_carried, message.decided))

    def _open_carried(self, decided: Decided, session: Session, data: ProjectData) -> None:
        from esftui.meeting.forms import carried_form
        from esftui.screens.meeting_form import MeetingForm

        day, name = max(self._day_of(session), decided.date), decided.decision.id

        def remake(context: Context) -> Form | None:
            kept = (each for each in context.data.decided if each.decision.id == name)
            now = next(kept, None)
            return carried_form(now, day) if now is not None else None

        form = carried_form(decided, day)
        self.push_screen(MeetingForm(form, context_of(session, data), day, remake))

    # saving, and following

    def write_entered(self, session: Session, filled: Any) -> Entry | None:
        """Write what a form was filled in with: what is of a meeting, in its file."""
        changes: tuple[Change, ...] = filled.entered.changes
        place = changes[0].path
        if place[0] == "decided":
            return self.book_of(session).carry_out(changes)
        if place[0] != "meetings":
            return super().write_entered(session, filled)
        (first, *_more) = changes
        if first.before is None and len(place) == 4:
            from esftui.model.meeting import Decision, Seat

            # under a name of its own, whatever others have put in meanwhile
            if place[2] == "decisions":
                return self.book_of(session).decide(place[1], _made(first.after, Decision))
            if place[2] == "attendance":
                return self.book_of(session).seat(place[1], _made(first.after, Seat))
        return self.book_of(session).edit(place[1], changes)

    def follow_meeting(self, snapshot: Snapshot) -> None:
        """Show in open lists what has been decided, or who has come, meanwhile."""
        if len(self.screen_stack) < 2 or self.session is None or snapshot.data is None:
            return
        from esftui.screens.attendance import Attendance
        from esftui.screens.decisions import Decisions, MeetingDecisions

        session, data = self.session, snapshot.data
        for screen in self.screen_stack:
            if isinstance(screen, Decisions):
                screen.show(data.decided, self._day_of(session))
            elif isinstance(screen, MeetingDecisions) and self.held is not None:
                screen.show(_of_meeting(data, self.held), self.held.date)
            elif isinstance(screen, Attendance):
                self._follow_attendance(session, screen)

    def _follow_attendance(self, session: Session, screen: Attendance) -> None:
        book, name = self.book_of(session), screen.meeting.id

        def found(meeting: Meeting | None) -> None:
            if meeting is not None and screen.is_attached:
                screen.show(meeting)

        self.find_in_store(lambda: book.meetings().named(name), found)

    def _done(self, word: str, text: str) -> Line:
        undo = shown_key(BY_ID["undo"], self.config.keys)
        return (
            Span(word + " ", "good"),
            Span(clean(text), "strong"),
            Span(" · " + _("{key} undoes").format(key=undo), "dim"),
        )


def _of_meeting(data: ProjectData, meeting: Meeting) -> list[Decided]:
    return [each for each in data.decided if each.meeting == meeting.id]


def _made(written: Any, kind: type[Record]) -> Any:
    """Return the record that a change puts in."""
    from msgspec import convert

    return convert(written, kind, strict=False)
