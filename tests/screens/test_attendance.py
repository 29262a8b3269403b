"""Attendance that two people note at once: seat by seat, and only the same one is asked about."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from support.desk import copied, opened

from esftui.meeting.deciding import seat_changes
from esftui.meeting_session import MeetingBook
from esftui.model.meeting import Seat
from esftui.screens.attendance import Attendance
from esftui.screens.conflict_dialog import ConflictDialog
from esftui.screens.meeting_form import MeetingForm
from esftui.session import Session

DAY, AS_OF = date(2013, 2, 10), date(2013, 1, 31)
ID = "2013-02-10"


class Other:
    """Another program, that has the same meeting open."""

    def __init__(self, data: Path) -> None:
        session = Session(data / "framtidsstegen", AS_OF, exact=True, name="bo")
        session.load()
        self.book = MeetingBook(session, lambda: datetime(2013, 2, 10, 13, 0, tzinfo=UTC))

    @property
    def seats(self) -> tuple[Seat, ...]:
        meeting = self.book.meetings().named(ID)
        assert meeting is not None
        return meeting.attendance

    def change(self, place: int, **after: object) -> None:
        meeting = self.book.meetings().named(ID)
        assert meeting is not None
        seat = msgspec.structs.replace(meeting.attendance[place], **after)
        self.book.edit(ID, seat_changes(meeting, seat))


async def test_what_another_notes_stays_and_the_same_thing_of_the_same_seat_is_asked_about(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    bo = Other(data)
    bo.book.open(DAY, AS_OF)
    async with opened(data, size=(80, 24), name="anna") as desk:
        await desk.press("m")
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))
        await desk.press("a")
        await desk.until(lambda: isinstance(desk.app.screen, Attendance))
        screen = desk.app.screen
        # what bo does is not on anna's screen yet
        assert desk.app._watcher is not None
        desk.app._watcher.stop()
        bo.change(0, gender="man", role="ordförande")
        bo.change(1, present=True)

        await desk.press("space")
        await desk.until(lambda: bo.seats[0].present)
        assert desk.app.screen is screen, "another thing of the same seat"
        assert (bo.seats[0].gender, bo.seats[0].role) == ("man", "ordförande")
        assert bo.seats[1].present, "another seat"
        await desk.until(lambda: "ordförande" in desk.line("Försäkringskassan"))

        bo.change(0, gender="unknown")
        await desk.press("g")  # not given, after man as it stood on the screen: the same
        await desk.pilot.pause()
        bo.change(1, gender="man")
        await desk.press("down", "g")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictDialog))
        await desk.sees("bo", "kvinna", "man")
        await desk.press("left", "enter")
        await desk.until(lambda: desk.app.screen is screen)
        await desk.until(lambda: bo.seats[1].gender == "woman")

        await desk.press("up", "e")
        await desk.until(
            lambda: isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
        )
        form = desk.app.screen
        assert isinstance(form, MeetingForm)
        bo.change(0, role="observatör", gender="woman")
        while form.asked("role").input is not form.focused:
            await desk.press("tab")
        await desk.press("ctrl+u", *"adjungerad", "ctrl+s")
        await desk.sees("Inte sparat")
        assert form.asked("gender").text == "kvinna", "what the other one wrote is there"
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is screen)
        assert (bo.seats[0].role, bo.seats[0].gender) == ("adjungerad", "woman")
