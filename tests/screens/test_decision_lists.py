"""The lists of decisions: searched, stepped, undone, told of what others did meanwhile."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from support.desk import Desk, copied, opened

from esftui.meeting.deciding import carried, decision_changes
from esftui.meeting.showing import Showing
from esftui.meeting_session import MeetingBook
from esftui.model.meeting import CarriedOut, Decision, Meeting
from esftui.screens.conflict_dialog import ConflictDialog
from esftui.screens.decisions import Decisions, MeetingDecisions
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_form import MeetingForm
from esftui.screens.message_dialog import MessageDialog
from esftui.session import Session
from esftui.store.meetings import read_meetings

DAY, AS_OF = date(2013, 2, 10), date(2013, 1, 31)
ID = "2013-02-10"


def decision(text: str, **more: object) -> Decision:
    return Decision(id=f"{ID}-d1", kind="action", text=text, **more)  # type: ignore[arg-type]


def another(data: Path) -> MeetingBook:
    """Return the meetings as another program has them."""
    session = Session(data / "framtidsstegen", AS_OF, exact=True, name="bo")
    session.load()
    return MeetingBook(session, lambda: datetime(2013, 2, 10, 13, 0, tzinfo=UTC))


def held(data: Path) -> MeetingBook:
    """Hold a meeting that decides four things."""
    book = another(data)
    book.open(DAY, AS_OF)
    book.decide(ID, decision("Bjud in företag [/b]", owner="AF", due=date(2013, 6, 1)))
    book.decide(ID, decision("Fler kvinnor", owner="Växjö", due=date(2013, 3, 1)))
    book.decide(ID, decision("Utan dag"))
    book.decide(ID, Decision(id=f"{ID}-d1", kind="information", text="Rapport kommer"))
    return book


async def at_list(desk: Desk) -> Decisions:
    await desk.press("D")
    await desk.until(lambda: isinstance(desk.app.screen, Decisions))
    screen = desk.app.screen
    assert isinstance(screen, Decisions)
    return screen


def rows(desk: Desk) -> list[str]:
    """Return what the rows on the screen are about, from the top."""
    texts = ("Bjud in företag [/b]", "Fler kvinnor", "Utan dag", "Rapport kommer")
    top = [line for line in desk.frame.splitlines() if "2013-02-10" not in line]
    found = [text for line in top for text in texts if text in line]
    return list(dict.fromkeys(found))


async def test_what_hurts_stands_first_and_is_stepped_noted_searched_and_undone(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    held(data)
    async with opened(data, size=(100, 30), name="anna") as desk:
        await at_list(desk)
        await desk.sees("3 öppna", "1 sent")
        assert rows(desk) == ["Fler kvinnor", "Bjud in företag [/b]", "Utan dag", "Rapport kommer"]
        assert desk.line("Fler kvinnor").lstrip("│ ").startswith("▸ !")
        await desk.press("space")
        await desk.sees("Pågår sedan 2013-03-31")
        await desk.press("space")
        await desk.sees("2 öppna")
        await desk.press("u")
        await desk.sees("3 öppna")
        await desk.press("e")
        await desk.until(
            lambda: isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
        )
        await desk.press(*"kl", "enter", "enter", *"tre", "enter")
        await desk.sees("2 öppna", "Klar sedan 2013-03-31: tre")
        await desk.press("o")
        assert "Rapport kommer" not in desk.frame
        await desk.press("slash", *"vaxjo")
        await desk.sees("Inget beslut är sådant")
        await desk.press("escape", "o", "slash", *"vaxjo", "enter")
        await desk.sees("tre")
        assert rows(desk) == ["Fler kvinnor"]
        await desk.press("escape", "end", "pagedown", "space")
        await desk.sees("antecknades bara")


async def test_what_others_do_is_seen_at_once_and_the_same_thing_is_asked_about(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    book = held(data)
    async with opened(data, size=(80, 24), name="anna") as desk:
        screen = await at_list(desk)
        await desk.press("down")
        assert screen.current is not None
        here = screen.current.decided
        assert here.decision.text.startswith("Bjud in")
        book.decide(ID, decision("Ännu ett", due=date(2013, 2, 20)))
        await desk.sees("Ännu ett", "2 sena")
        assert screen.current.decided == here, "the cursor stays on its own"

        # the other one has carried it out, and that is not on the screen yet
        assert desk.app._watcher is not None
        desk.app._watcher.stop()
        book.carry_out(carried(here, CarriedOut(status="dropped", date=date(2013, 3, 1))))
        await desk.press("space")
        await desk.until(lambda: isinstance(desk.app.screen, ConflictDialog))
        await desk.sees("bo", "avskrivet", "pågår")
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is screen)
        found = read_meetings(data / "framtidsstegen").carried[here.decision.id]
        assert found.status == "dropped", "theirs stands unless mine is chosen"
        while screen.current is None or screen.current.decided.decision != here.decision:
            await desk.press("down")
        await desk.press("space")
        await desk.sees("avskrevs 2013-03-01", "e tar upp")
        assert read_meetings(data / "framtidsstegen").carried[here.decision.id] == found


async def test_nothing_is_stepped_where_nothing_may_be_written(tmp_path: Path) -> None:
    data = copied(tmp_path)
    held(data)
    async with opened(data, size=(60, 18), language="en", read_only=True) as desk:
        await at_list(desk)
        await desk.sees("3 open")
        assert "Space" not in desk.frame
        await desk.press("space", "e")
        assert isinstance(desk.app.screen, Decisions)
        assert not read_meetings(data / "framtidsstegen").carried


async def test_at_a_meeting_what_was_done_at_the_desk_is_neither_undone_nor_told(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    another(data).open(DAY, AS_OF)
    async with opened(data, size=(100, 30), name="anna") as desk:
        await desk.press("space")
        await desk.sees("Sparat:")
        await desk.press("m")
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))
        await desk.press("u")
        await desk.until(lambda: isinstance(desk.app.screen, MessageDialog))
        await desk.sees("gjordes inte vid ett möte")
        assert "Webbplats" not in desk.frame


async def test_what_is_undone_in_the_list_is_told_on_the_wall_and_can_be_done_again(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    another(data).open(DAY, AS_OF)
    async with opened(data, size=(100, 30), name="anna", language="sv") as desk:
        await desk.press("m")
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))
        wall = desk.app.screen
        await desk.press("d")
        await desk.until(
            lambda: isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
        )
        await desk.press(*"Nu", "ctrl+s")
        await desk.sees("Sparat:")
        await desk.press("l")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingDecisions))
        await desk.press("u")
        await desk.sees("Ångrat: beslut borttaget: Nu", "gör om det")
        assert "Ångrat: beslut borttaget: Nu" in getattr(wall, "told", "")
        await desk.press("ctrl+r")
        await desk.sees("Gjort om: nytt beslut: Nu")
        meeting = read_meetings(data / "framtidsstegen").open
        assert meeting is not None
        assert [each.text for each in meeting.decisions] == ["Nu"]


async def test_a_decision_is_saved_while_the_figures_of_the_wall_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copied(tmp_path)
    another(data).open(DAY, AS_OF)
    counting, showing = threading.Event(), MeetingBook.showing

    def slowly(book: MeetingBook, meeting: Meeting) -> Showing | None:
        assert counting.wait(30)
        return showing(book, meeting)

    monkeypatch.setattr(MeetingBook, "showing", slowly)
    async with opened(data, size=(100, 30), name="anna") as desk:
        await desk.press("m")
        await desk.sees("Counting …")
        await desk.press("d")
        await desk.until(
            lambda: isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
        )
        await desk.press(*"Nu", "ctrl+s")
        await desk.sees("Sparat:", "Counting …")
        meeting = read_meetings(data / "framtidsstegen").open
        assert meeting is not None
        assert [each.text for each in meeting.decisions] == ["Nu"]
        counting.set()
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))


async def test_a_decision_that_someone_changes_meanwhile_is_given_back_and_can_be_saved(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    book = held(data)
    async with opened(data, size=(100, 30), name="anna") as desk:
        await desk.press("m")
        await desk.until(lambda: getattr(desk.app.screen, "slides", None))
        await desk.press("l")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingDecisions))
        await desk.press("down", "enter")
        await desk.until(
            lambda: isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
        )
        form = desk.app.screen
        assert isinstance(form, MeetingForm)
        assert desk.app._watcher is not None
        desk.app._watcher.stop()
        meeting = book.meetings().open
        assert meeting is not None
        theirs = msgspec.structs.replace(meeting.decisions[1], owner="FK", cause="Avstånd")
        book.edit(ID, decision_changes(meeting, theirs))
        while form.asked("owner").input is not form.focused:
            await desk.press("tab")
        await desk.press("ctrl+u", *"AF", "ctrl+s")
        await desk.sees("Inte sparat")
        assert form.asked("cause").text == "Avstånd", "what the other one wrote is there"
        assert form.asked("owner").text == "AF"
        await desk.press("ctrl+s")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingDecisions))
        found = read_meetings(data / "framtidsstegen").all[0].decisions[1]
        assert (found.owner, found.cause) == ("AF", "Avstånd")


async def test_at_a_meeting_the_decisions_are_those_of_its_day(tmp_path: Path) -> None:
    data = copied(tmp_path)
    held(data)
    async with opened(data, size=(100, 30), name="anna") as desk:
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingBase))
        await at_list(desk)
        await desk.sees("per 2013-02-10", "3 öppna")
        assert "2013-03-31" not in desk.frame, "the date of the desk"
        assert "sent" not in desk.frame
        await desk.press("space")
        await desk.sees("Pågår sedan 2013-02-10")
