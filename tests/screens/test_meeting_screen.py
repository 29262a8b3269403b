"""A meeting on the wall: stepped through, left, gone on with, led by a presenter beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from support.desk import Desk, copied, opened, save
from support.dialogs import opened as in_a_dialog
from support.hostile import harmful

from esftui.commands import COMMANDS
from esftui.meeting_commands import CHANGING, MEETING_COMMANDS
from esftui.panels.meeting_header import Place
from esftui.screens.help_screen import HelpScreen
from esftui.screens.meeting_base import MeetingBase
from esftui.screens.meeting_dialog import MeetingDialog
from esftui.screens.meeting_screen import Leaving, MeetingScreen
from esftui.screens.palette import Palette
from esftui.screens.paragraphs import Paragraphs
from esftui.screens.presenter_screen import Notes, PresenterScreen
from esftui.store.folder import load_folder
from esftui.store.meetings import read_meetings
from esftui.store.stage import read_stage

NAME = "2013-03-31"


def shown(desk: Desk) -> MeetingBase:
    """Return the meeting on the screen."""
    assert isinstance(desk.app.screen, MeetingBase), desk.frame
    return desk.app.screen


async def ready(desk: Desk) -> MeetingBase:
    """Wait until a meeting with its slides is on the screen."""
    await desk.until(lambda: isinstance(desk.app.screen, MeetingBase) and shown(desk).slides)
    await desk.pilot.pause()
    return shown(desk)


async def begin(desk: Desk) -> MeetingBase:
    """Begin a meeting with what is proposed."""
    await desk.press("m")
    await desk.until(lambda: isinstance(desk.app.screen, MeetingDialog))
    await desk.press("enter")
    return await ready(desk)


async def leave(desk: Desk) -> None:
    """Leave the wall."""
    await desk.press("escape")
    await desk.press("enter")
    await desk.until(lambda: desk.app.screen is desk.app.dashboard)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2013, 4, 10, 13, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def go(self, seconds: int) -> None:
        self.time += timedelta(seconds=seconds)

    def give(self, screen: MeetingBase) -> None:
        screen._time = self
        screen.stage = screen.stage.moved(screen.stage.item, self.time)
        screen.stage.spent.clear()


def people(data: Path) -> list[str]:
    return [p.id for p in load_folder(data / "framtidsstegen").register.participants]


async def test_a_meeting_is_stepped_through_left_and_gone_on_with(tmp_path: Path) -> None:
    data, clock = copied(tmp_path), Clock()
    names = people(data)
    async with opened(data, size=(80, 24)) as desk:
        screen = await begin(desk)
        clock.give(screen)
        seen: list[Place] = []
        while not seen or screen.place() != seen[-1]:
            frame, place = desk.frame, screen.place()
            assert f"{place.number}/{len(screen.items)}" in frame
            assert (f"({place.page}/{place.pages})" in frame) == (place.pages > 1)
            assert "per 2013-03-31" in frame
            assert "exempeldata" in frame
            assert not [name for name in names if name in frame]
            seen.append(place)
            clock.go(10)
            await desk.press("pagedown")
        assert len({place.title for place in seen}) == len(screen.items)
        assert screen.index == len(screen.items) - 1, "the last one stays"
        assert len(seen) == sum(len(screen.pages_of(item)) for item in screen.items)
        assert len(seen) > len(screen.items), "what has no room is on a page of its own"
        for place in reversed(seen[:-1]):
            await desk.press("pageup")
            assert screen.place() == place, "the same way back"
        await desk.press("home", "pagedown", "right", "n")
        assert screen.index == 3
        clock.go(125)
        screen.tick()
        await desk.pilot.pause()
        assert "02:15" in desk.frame
        await leave(desk)
        folder = data / "framtidsstegen"
        await desk.until(lambda: read_meetings(folder).all[0].spent)
        spent = read_meetings(folder).all[0].spent
        item = screen.items[3].id
        assert spent[item] == 135
        assert sum(spent.values()) == len(seen) * 10 + 125
        await desk.press("m")
        again = await ready(desk)
        assert again.stage.item == item
        assert again.spent()[item] >= 135


async def test_blank_shows_nothing_and_neither_a_remote_nor_the_mouse_shows_the_desk(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path), size=(80, 24)) as desk:
        screen = await begin(desk)
        await desk.press("pagedown", "b")
        assert desk.frame.strip() == ""
        await desk.press("pagedown")
        assert screen.index == 1, "the same item again"
        assert screen.place().title in desk.frame
        await desk.press("full_stop")
        assert desk.frame.strip() == ""
        await desk.press("full_stop", "f5")
        assert screen.place().title in desk.frame
        # a remote's one key sends F5 and Esc by turns
        await desk.press("escape")
        assert isinstance(desk.app.screen, Leaving)
        await desk.press("escape")
        assert shown(desk) is screen
        await desk.pilot.click("#wall", offset=(70, 5))
        assert screen.index == 2
        await desk.pilot.click("#wall", offset=(5, 5))
        assert screen.index == 1
        await desk.press("g", *"ekonomi", "enter")
        assert screen.item is not None
        assert screen.item.topic == "economy"


async def test_no_key_of_the_desk_and_no_command_leads_from_the_wall_to_its_panels(
    tmp_path: Path,
) -> None:
    own = {key for command in MEETING_COMMANDS for key in command.keys}
    keys = [key for command in COMMANDS for key in command.keys if key not in own]
    async with opened(copied(tmp_path), size=(80, 24)) as desk:
        screen = await begin(desk)
        stack = list(desk.app.screen_stack)
        await desk.press(*keys, "o", "s", "ctrl+s", "tab")
        assert desk.app.screen_stack == stack
        await desk.press("ctrl+p")
        palette = desk.app.screen
        assert isinstance(palette, Palette)
        offered = {choice.id for choice in palette._choices}
        assert offered == {command.id for command in screen.commands()} - {"meeting_palette"}
        assert all(name.startswith("meeting_") for name in offered)
        await desk.press("escape", "question_mark")
        assert isinstance(desk.app.screen, HelpScreen)
        assert "Deltagarflöde" not in desk.frame


async def test_a_change_elsewhere_is_on_the_wall_at_once_and_the_item_stays(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        screen = await begin(desk)
        await desk.press("pagedown", "pagedown")
        assert "av 120 planerade" in desk.frame
        raw = desk.file.read_bytes()
        assert b"participants: 120" in raw
        save(desk.file, raw.replace(b"participants: 120", b"participants: 130"))
        await desk.sees("av 130 planerade")
        assert screen.index == 2


async def test_a_rehearsal_writes_nothing_also_where_nothing_may_be_written(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    before = sorted(str(path) for path in data.rglob("*"))
    async with opened(data, size=(80, 24), read_only=True) as desk:
        screen = await begin(desk)
        assert screen.state == "rehearsal"
        assert "repetition" in desk.frame
        assert not CHANGING & {command.id for command in screen.commands()}
        await desk.press("pagedown", "d")
        assert "repetition" in screen.told
        await leave(desk)
    assert sorted(str(path) for path in data.rglob("*")) == before


@asynccontextmanager
async def wall_and_presenter(data: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    async with opened(data, size=(100, 30)) as wall, opened(data, size=(100, 30)) as own:
        await begin(wall)
        await own.app.run_action("app.presenter")
        await ready(own)
        yield wall, own


async def _page_by_page(wall: Desk, own: Desk) -> None:
    """Turn the wall's pages from the presenter's screen, and come back to the fourth item."""
    left, right = shown(wall), shown(own)
    # the pages are those of the wall, whatever size its presenter's screen has
    await wall.pilot.resize_terminal(70, 20)
    await own.until(lambda: right.room == left.room and left.room[0] == 70)
    left.go(7)
    await own.until(lambda: right.place() == left.place())
    assert "(1/" in own.frame
    await own.press("pagedown")
    await wall.until(lambda: left.page == 1)
    assert left.place().title in wall.frame
    assert right.place() == left.place()
    assert right.shown == left.shown
    left.go(3)
    await own.until(lambda: right.index == 3)


async def test_a_presenter_follows_leads_and_keeps_notes_that_are_never_projected(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    async with wall_and_presenter(data) as (wall, own):
        left, right = shown(wall), shown(own)
        assert isinstance(right, PresenterScreen)
        await wall.press("pagedown", "pagedown")
        await own.until(lambda: right.index == 2)
        assert left.place().title in own.frame
        assert f"Härnäst: {left.slides[3].title}" in own.frame
        await own.press("pagedown")
        await wall.until(lambda: left.index == 3)
        assert left.place().title in wall.frame
        await own.press("b")
        await wall.until(lambda: wall.frame.strip() == "")
        assert "släckt" in own.frame
        await own.press("b")
        await _page_by_page(wall, own)
        await own.press("e")
        assert isinstance(own.app.screen, Notes)
        await own.press(*"Fråga AF", "ctrl+s")
        await own.sees("Fråga AF")
        folder = data / "framtidsstegen"
        await own.until(lambda: read_meetings(folder).all[0].agenda[3].notes == "Fråga AF")
        await wall.until(lambda: left.items[3].notes == "Fråga AF")
        assert "Fråga" not in wall.frame
        await wall.press("u")
        await wall.sees("Det går inte att ångra", "presentatörens anteckningar", "skrivna")
        assert "Fråga" not in wall.frame, "what stands in the notes is told nowhere"
        assert read_meetings(folder).all[0].agenda[3].notes == "Fråga AF"
        await wall.press("escape")
        await own.press("e", *" 19811218-9876", "ctrl+s")
        await own.until(lambda: not isinstance(own.app.screen, (Notes, PresenterScreen)))
        assert "9876" not in own.frame, "why it is refused does not repeat it"
        await own.press("escape")
        await own.until(lambda: isinstance(own.app.screen, Notes))
        await own.press("escape")
        assert "9876" not in "".join(p.read_text("utf-8") for p in folder.rglob("*.json*"))
        await own.press("escape")
        await own.until(lambda: own.app.screen is own.app.dashboard)
        stage = read_stage(folder)
        assert stage is not None
        assert stage.since is not None, "the wall's clock goes on"


async def test_where_files_are_broken_is_told_beside_the_wall_and_before_it_is_closed(
    tmp_path: Path,
) -> None:
    async with wall_and_presenter(copied(tmp_path)) as (wall, own):
        whole = wall.file.read_bytes()
        number = whole[: whole.index(b"owner:")].count(b"\n") + 1
        left = shown(wall)
        assert isinstance(left, MeetingScreen)
        before = left.text.splitlines()[3:]
        save(wall.file, whole.replace(b"owner:", b"owner: [", 1))
        await own.sees(f"project.yaml:{number}.", "rättade")
        assert "project.yaml" not in wall.frame
        assert left.text.splitlines()[3:] == before, "but for the clock"
        await wall.press("c")
        await wall.sees(f"måste rättas först: project.yaml:{number}")
        await wall.press("escape")
        save(wall.file, whole)
        await own.until(lambda: "project.yaml" not in own.frame)


async def test_a_closed_meeting_is_shown_exactly_as_it_was(tmp_path: Path) -> None:
    data = copied(tmp_path)
    async with opened(data, size=(100, 30)) as desk:
        screen = await begin(desk)
        app = desk.app
        app.in_store(lambda session: (app.book_of(session).close(NAME), ())[1])
        await desk.until(lambda: screen.state == "closed")
        assert "visas som 2013-03-31" in desk.frame
        slides = screen.slides
        await leave(desk)
        raw = desk.file.read_bytes()
        save(desk.file, raw.replace(b"participants: 120", b"participants: 130"))
        await desk.sees("av 130")
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, MeetingDialog))
        await desk.press("down", "down", "enter")
        again = await ready(desk)
        assert again.slides == slides
        await desk.press("pagedown", "pagedown")
        assert "av 120 planerade" in desk.frame
        assert "visas som 2013-03-31" in desk.frame
        await desk.press("d")
        assert "avslutat" in again.told


async def test_notes_hold_nothing_that_acts_on_a_terminal() -> None:
    notes = Notes("x", "en rad\r\n[b]två\x1b[2J\u202e\ttre")
    async with in_a_dialog(notes) as (host, pilot):
        field = notes.query_one(Paragraphs)
        assert field.text.splitlines()[0] == "en rad"
        field.insert("fyra\x07\nfem")
        await pilot.pause()
        assert not harmful(field.text.replace("\n", ""))
        assert "fem" in host.frame
        await pilot.press("ctrl+s")
    assert host.results == [field.text.strip()]
