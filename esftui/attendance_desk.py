"""What the app does with who comes to a meeting: shows, marks and seats them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from esftui.entry_desk import context_of
from esftui.held_desk import HeldDesk

if TYPE_CHECKING:
    from esftui.entry.form import Context, Form
    from esftui.model.meeting import Meeting, Seat
    from esftui.model.project import ProjectData
    from esftui.panels.line import Line
    from esftui.screens.attendance import Attendance
    from esftui.session import Session


class AttendanceDesk(HeldDesk):
    """An app that knows who has come to a meeting."""

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

    def _follow_attendance(self, session: Session, screen: Attendance) -> None:
        book, name = self.book_of(session), screen.meeting.id

        def found(meeting: Meeting | None) -> None:
            if meeting is not None and screen.is_attached:
                screen.show(meeting)

        self.find_in_store(lambda: book.meetings().named(name), found)
