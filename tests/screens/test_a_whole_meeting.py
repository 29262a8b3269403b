"""Whole meetings, from the agenda to the minutes, by the keyboard alone."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from support.desk import Desk, copied, opened

from esftui.meeting.seal import intact
from esftui.model.meeting import Meeting
from esftui.model.slide import Slide
from esftui.screens.attendance import Attendance
from esftui.screens.closing import Closing
from esftui.screens.decisions import Decisions, MeetingDecisions
from esftui.screens.full_panel import FullPanel
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_dialog import MeetingDialog
from esftui.screens.meeting_form import MeetingForm
from esftui.screens.report_dialog import ReportDialog
from esftui.store.change import Author, Change
from esftui.store.folder import load_folder
from esftui.store.journal import history
from esftui.store.meetings import read_meetings
from esftui.store.register_edit import edit_register

BO = Author("bo", "laptop", "app")
FLER = "fler-i-arbete"


def folder(desk: Desk) -> Path:
    return desk.file.parent


def on(desk: Desk, screen: type) -> bool:
    """Say whether a screen is there, and can be typed in where it is a form."""
    return isinstance(desk.app.screen, screen) and not getattr(desk.app.screen, "waits", False)


async def press(desk: Desk, key: str, screen: type) -> None:
    """Press a key that opens a screen, and wait until it is there."""
    await desk.press(key)
    await desk.until(lambda: on(desk, screen))


async def typed(desk: Desk, *texts: str) -> None:
    """Type in one field after the other, each ended with Enter; nothing leaves it as it is."""
    for text in texts:
        await desk.press(*("space" if sign == " " else sign for sign in text), "enter")


async def wall(desk: Desk) -> MeetingBase:
    """Wait until the wall shows slides."""
    await desk.until(lambda: isinstance(desk.app.screen, MeetingBase) and desk.app.screen.slides)
    screen = desk.app.screen
    assert isinstance(screen, MeetingBase)
    await desk.pilot.pause()
    return screen


async def begin(desk: Desk) -> MeetingBase:
    await press(desk, "m", MeetingDialog)
    await desk.press("enter")
    return await wall(desk)


async def go_to(desk: Desk, topic: str) -> Slide:
    """Step to the slide of a topic, and return it."""
    screen = await wall(desk)
    while screen.slide is None or screen.slide.topic != topic:
        before = screen.index
        await desk.press("pagedown")
        assert screen.index > before, f"no slide is about {topic}"
    return screen.slide


async def decide(desk: Desk, *texts: str) -> None:
    """Take a decision about what is shown: what is typed, from what is decided on."""
    taken = len(meetings(desk)[-1].decisions)
    await press(desk, "d", MeetingForm)
    await typed(desk, *texts)
    if on(desk, MeetingForm):  # Enter in the last field saves
        await desk.press("ctrl+s")
    await desk.until(lambda: len(meetings(desk)[-1].decisions) == taken + 1)
    await wall(desk)


def meetings(desk: Desk) -> Sequence[Meeting]:
    return read_meetings(folder(desk)).all


async def close(desk: Desk, following: str) -> Meeting:
    """Close the meeting, and return it with what is kept of it."""
    await press(desk, "c", Closing)
    await typed(desk, following)
    await desk.sees("en gång till")
    assert meetings(desk)[-1].closed is None, "it asks once more"
    await desk.press("enter")
    await desk.until(lambda: meetings(desk)[-1].closed)
    return meetings(desk)[-1]


async def minutes(desk: Desk) -> str:
    """Write the minutes that are offered, as a text that can be read here, and return them."""
    await desk.until(lambda: on(desk, ReportDialog))
    name = meetings(desk)[-1].id
    desk.app.screen.query_one("#form").focus()
    await desk.press("1")
    await desk.press("enter")
    reports = folder(desk) / "reports"
    await desk.until(lambda: list(reports.glob(f"*minutes*{name}*.md")))
    (path,) = reports.glob(f"*minutes*{name}*.md")
    await desk.until(lambda: path.stat().st_size > 0)
    return path.read_text("utf-8")


async def note_who_came(desk: Desk) -> None:
    """Note a woman and a man, with a slip that is undone."""
    await press(desk, "a", Attendance)
    await desk.press("space", "g", "down", "space", "g", "g")
    await desk.sees("De närvarande: jämnt")
    await desk.press("u")
    await desk.sees("De närvarande: inte jämnt")
    await desk.press("g")
    await desk.sees("De närvarande: jämnt")
    await desk.press("escape")


async def decide_on_skew(desk: Desk) -> None:
    """Decide about the skew that is proposed; a text that names a participant is refused."""
    await press(desk, "d", MeetingForm)
    await desk.sees("Pågår: 37\u00a0% kvinnor; 40–60\u00a0% räknas som jämnt")
    await desk.press("shift+tab")
    await typed(desk, "Få anvisas", "Fråga FS-002")
    await desk.press("ctrl+s")
    await desk.sees("pekar ut en deltagare")
    assert meetings(desk)[-1].decisions == ()
    await desk.press("ctrl+u")
    await typed(desk, "Fler kvinnor", "AF", "+30d")
    await desk.press("ctrl+s")
    await desk.sees("Sparat:", "Fler kvinnor")
    await wall(desk)


async def test_framtidsstegen_holds_a_meeting_and_has_its_minutes(tmp_path: Path) -> None:
    data = copied(tmp_path)
    names = [p.id for p in load_folder(data / "framtidsstegen").register.participants]
    async with opened(data, size=(120, 36), name="anna") as desk:
        await begin(desk)

        await note_who_came(desk)

        slide = await go_to(desk, "gender")
        assert not [name for name in names if name in desk.frame]
        await decide_on_skew(desk)
        (taken,) = meetings(desk)[-1].decisions
        assert (taken.item, taken.owner, taken.due) == (
            slide.item,
            "AF",
            date(2013, 4, 30),
        )
        assert taken.indicator in dict(slide.indicators)
        assert taken.shown

        await decide(desk, "Rapport i juni", "", "", "", "Information")
        await press(desk, "l", MeetingDecisions)
        await desk.sees("Fler kvinnor", "Rapport i juni")
        await desk.press("down", "delete")
        await desk.until(lambda: len(meetings(desk)[-1].decisions) == 1)
        await desk.press("u")
        await desk.until(lambda: len(meetings(desk)[-1].decisions) == 2)
        await desk.press("escape")

        shown = (await wall(desk)).slides
        closed = await close(desk, "2013-05-22")
        assert closed.frozen is not None
        assert intact(closed)
        assert closed.next_meeting == date(2013, 5, 22)
        assert slide.item in closed.spent, "the seconds that the wall has counted"
        assert [each.title for each in closed.frozen.slides] == [each.title for each in shown]
        paper = await minutes(desk)
        for text in ("Försäkringskassan", "Fler kvinnor", "Få anvisas", "Rapport i juni"):
            assert text in paper
        assert "2013-05-22" in paper
        assert closed.frozen.digest[:8] in paper
        assert not [name for name in names if name in paper]

        again = await wall(desk)
        assert again.slides == closed.frozen.slides
        await desk.press("d")
        assert not isinstance(desk.app.screen, MeetingForm), "a closed meeting decides nothing"
        told = [entry.surface for entry in history(folder(desk)).entries]
        assert set(told) == {"meeting"}


async def test_what_was_decided_is_followed_at_the_desk_and_at_the_next_meeting(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path, FLER)
    async with opened(data, size=(120, 36), project=FLER, name="anna") as desk:
        await begin(desk)
        await go_to(desk, "summary")
        await decide(desk, "Fler starter", "Osby", "+30d")
        first = await close(desk, "")
        await minutes(desk)
        await wall(desk)
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is not desk.app.dashboard)
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)

        # six had begun before the first meeting and were registered after it, seven began since
        late = [person(f"LATE-{n}", n, "2013-02-01") for n in range(6)]
        new = [person(f"NEW-{n}", n, "2013-05-01") for n in range(7)]
        edit_register(folder(desk), [*late, *new], BO)
        await desk.press("t", "ctrl+u", *"2013-06-30", "enter")
        await desk.sees("per 2013-06-30")

        # the decision is overdue, and stands in the radar until it is carried out
        await desk.press("2")
        await desk.until(lambda: desk.focus == "radar")
        await press(desk, "enter", FullPanel)
        await desk.sees("beslut: Fler starter", "61 dagar sen")
        for _press in range(40):
            if "▸" in desk.line("beslut: Fler"):
                break
            await desk.press("down")
        await press(desk, "enter", Decisions)
        await desk.press("space")
        await desk.sees("pågår")
        decided = read_meetings(folder(desk)).carried
        assert decided[first.decisions[0].id].date == date(2013, 6, 30)
        await desk.press("escape", "escape")

        await begin(desk)
        slide = await go_to(desk, "follow_up")
        assert slide.item == (await wall(desk)).items[1].id, "it comes first"
        await desk.sees("Fler starter", "61 dagar sen", "Deltagare 57 → 78 (+21)")
        slide = await go_to(desk, "flow")
        said, after = "\n".join(slide.since), "\n".join(slide.late)
        assert "Deltagare 57 → 78 (+21: +15 nytt, +6 efterregistrerat)" in said
        assert "Deltagare +6" in after
        second = await close(desk, "")
        assert second.frozen is not None
        assert first.frozen is not None
        assert meetings(desk)[0].frozen == first.frozen, "the first one stays as it was"
        paper = await minutes(desk)
        assert "Fler starter" in paper


def person(name: str, number: int, start: str) -> Change:
    """Return what puts someone in the register who began on a day."""
    gender = "man" if number % 2 else "woman"
    record = {"id": name, "gender": gender, "enrolments": [{"start": start}]}
    return Change(("participants", name), None, record)
