"""What the wall and the presenter's own screen share: the meeting, its slides, where it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen

from esftui.locales import _
from esftui.meeting.agenda import title_of
from esftui.meeting_commands import (
    CHANGING,
    MEETING_BY_ID,
    MEETING_COMMANDS,
    PRESENTER_ALONE,
)
from esftui.panels.line import Line, Span
from esftui.panels.meeting_header import About, Clock, Place, State
from esftui.screens.meeting_pages import Pages, Room
from esftui.screens.meeting_parts import Drawn, Keys
from esftui.store.stage import Seen, Stage, look, now, read_stage, write_stage

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from esftui.commands import Command
    from esftui.meeting.showing import Showing
    from esftui.model.meeting import AgendaItem, Meeting
    from esftui.model.slide import Slide
    from esftui.session import Snapshot

_FOLLOWED = 0.25
"""Seconds between two looks at what another screen has put on the wall."""
_TOLD_SECONDS = 8.0
_STILL_HELD = 3 * 3600
"""Seconds after which a clock that was left running is taken for that of a program that died."""

Time = Callable[[], datetime]


class Found(NamedTuple):
    """A meeting as it was read: with its slides, or why there are none.

    ``kept``: whether a closed one is as it was when it was closed.
    """

    meeting: Meeting | None
    slides: tuple[Slide, ...] = ()
    showing: Showing | None = None
    problem: str = ""
    kept: bool = True


class MeetingBase(ModalScreen[None], inherit_bindings=False):
    """A screen that shows a meeting, slide by slide, and follows the other screens that do.

    It is modal, so that no key of the desk holds on it: what is reached from here may be
    seen by everybody. It reads and writes nothing of the project but the stage; what is to
    be read or done is asked for with messages, and comes back with :meth:`take`.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(command.keys), command.action, id=command.id, show=False)
        for command in MEETING_COMMANDS
        if command.keys
    ]
    tells = True
    LEADS = True
    """Whether this screen is the wall: it starts the clock, and keeps the seconds in the end."""

    class Wanted(Message):
        """The meeting is to be read again."""

        def __init__(self, screen: MeetingBase) -> None:
            super().__init__()
            self.screen = screen

    class Left(Message):
        """The screen was left: the seconds spent until then are to be kept."""

        def __init__(self, screen: MeetingBase, spent: dict[str, int], *, leaves: bool) -> None:
            super().__init__()
            self.screen, self.spent, self.leaves = screen, spent, leaves

    def __init__(
        self,
        meeting: Meeting,
        project: str,
        folder: Path,
        *,
        state: State = "open",
        read_only: str | None = None,
        keymap: Mapping[str, str] | None = None,
        time: Time = now,
    ) -> None:
        """Take a meeting as it was read; its slides come with :meth:`take`."""
        super().__init__()
        self.meeting = meeting
        self.slides: tuple[Slide, ...] = ()
        self.showing: Showing | None = None
        self.state: State = state
        self.problem, self._kept = "", True
        self._project, self._folder, self._time = project, folder, time
        self._read_only, self._keymap = read_only, dict(keymap or {})
        self._asking = self._again = False
        self._file: Seen | None = None
        self._told: Timer | None = None
        self.stage = Stage(meeting=meeting.id, item=self.items[0].id if self.items else "")
        self.keys_line = Keys(self._keymap)
        self._pages = Pages(meeting.language)

    # what it is about

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda; that of the slides, where the meeting's file has none."""
        from esftui.model.meeting import AgendaItem

        return self.meeting.agenda or tuple(
            AgendaItem(id=slide.item, topic="standing", title=slide.title) for slide in self.slides
        )

    @property
    def index(self) -> int:
        """Which item is on the wall, from 0."""
        found = (n for n, item in enumerate(self.items) if item.id == self.stage.item)
        return next(found, 0)

    @property
    def item(self) -> AgendaItem | None:
        """The item on the wall."""
        return self.items[self.index] if self.items else None

    @property
    def slide(self) -> Slide | None:
        """The slide on the wall, once it has been made."""
        return self.slide_of(self.item)

    def slide_of(self, item: AgendaItem | None) -> Slide | None:
        """Return the slide of an item, once it has been made."""
        found = (slide for slide in self.slides if item is not None and slide.item == item.id)
        return next(found, None)

    @property
    def room(self) -> Room:
        """How wide and high a slide may be on the wall, in cells, as far as it is known."""
        return self.stage.room

    def pages_of(self, item: AgendaItem | None) -> tuple[Slide, ...]:
        """Return the pages that an item's slide takes on the wall, once it has been made."""
        slide = self.slide_of(item)
        return () if slide is None else self._pages.of(slide, self.room)

    @property
    def page(self) -> int:
        """Which page of the item is on the wall, from 0."""
        return max(0, min(self.stage.page, len(self.pages_of(self.item)) - 1))

    @property
    def shown(self) -> Slide | None:
        """The page on the wall, once it has been made."""
        pages = self.pages_of(self.item)
        return pages[self.page] if pages else None

    @property
    def editable(self) -> bool:
        """Whether decisions can be taken here: the meeting is open, and it is no rehearsal."""
        return self.state == "open" and self._read_only is None

    @property
    def staged(self) -> bool:
        """Whether other screens follow this one, and it follows them."""
        return self.editable

    def spent(self) -> dict[str, int]:
        """Return the seconds that each item has taken until now."""
        return self.stage.spent_at(self._time())

    def about(self) -> About:
        """Return what the header says of the meeting."""
        meeting = self.meeting
        state = self.state if self._kept else "changed"
        return About(self._project, meeting.date, meeting.as_of, meeting.example_data, state)

    def place(self) -> Place:
        """Return where the meeting is in its agenda."""
        item = self.item
        title = title_of(item) if item is not None else ""
        slide, pages = self.slide, len(self.pages_of(item))
        name = slide.title if slide else title
        return Place(self.index + 1, len(self.items), name, self.page + 1, max(1, pages))

    def clock(self) -> Clock | None:
        """Return how long the item has taken; a meeting that is only looked at has no clock."""
        item = self.item
        if item is None or self.state == "closed" or (self.state == "open" and not self.staged):
            return None
        return Clock(self.stage.seconds(item.id, self._time()), item.minutes)

    # beginning and end

    def on_mount(self) -> None:
        """Go on where the meeting was, and ask for its slides."""
        if self.staged:
            self._resume()
            self.set_interval(_FOLLOWED, self._follow_stage)
        elif self.state == "rehearsal":
            self.stage = self.stage.resumed(self._time())
        if self.state != "closed":
            self.set_interval(1.0, self.tick)
        self.show_keys()
        self.ask()

    def _resume(self) -> None:
        """Take the stage up as it was left, and let its clock go if this is the wall."""
        found, time = read_stage(self._folder), self._time()
        self._file = look(self._folder)
        if found is not None and found.meeting == self.meeting.id:
            self.stage = found
            begun = found.since
            if begun is not None and not 0 <= (time - begun).total_seconds() < _STILL_HELD:
                import msgspec

                self.stage = msgspec.structs.replace(found, since=None)
        else:
            import msgspec

            self.stage = msgspec.structs.replace(self.stage, spent=dict(self.meeting.spent))
        if self.LEADS:
            self.put(self.stage.resumed(time))
        self.blanked()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own: what happens is told in the last line."""

    # the stage

    def put(self, stage: Stage) -> None:
        """Put something on the wall, here and for whoever follows."""
        before, self.stage = self.stage, stage
        if self.staged:
            write_stage(self._folder, stage)
            self._file = look(self._folder)
        self._staged(before)

    def _staged(self, before: Stage) -> None:
        if before.blank != self.stage.blank:
            self.blanked()
        self.redraw()

    def _follow_stage(self) -> None:
        """Show what another screen has put on the wall."""
        if not self.staged:
            return
        seen = look(self._folder)
        if seen == self._file:
            return
        self._file = seen
        found = read_stage(self._folder)
        if found is not None and found.meeting == self.meeting.id and found != self.stage:
            before, self.stage = self.stage, found
            self._staged(before)

    # what is shown

    def ask(self) -> None:
        """Ask for the meeting as it is now; once at a time."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self.post_message(self.Wanted(self))

    def take(self, found: Found) -> None:
        """Show a meeting as it was read; the item that is shown stays."""
        self._asking = False
        self.problem, self._kept = found.problem, found.kept
        if found.meeting is not None:
            self.meeting, self.showing = found.meeting, found.showing
            if found.slides:
                self.slides = found.slides
            if found.meeting.closed is not None and self.state == "open":
                self.put(self.stage.paused(self._time()))
                self.state = "closed"
        self.show_keys()
        self.redraw()
        if self._again:
            self._again = False
            self.ask()

    def follow(self, snapshot: Snapshot) -> None:
        """Ask for the meeting again: the project has changed, or the meeting."""
        if self.state != "closed":
            self.ask()

    def drawn(self) -> Sequence[Drawn]:
        """Return the widgets that show the meeting."""
        return ()

    def redraw(self) -> None:
        """Draw again what has changed."""
        for widget in self.drawn():
            widget.redraw()

    def tick(self) -> None:
        """Let the clock go on."""
        self.redraw()

    def blanked(self) -> None:
        """Follow the stage when it is blank, or no longer."""

    def tell(self, line: Line) -> None:
        """Tell what has happened in the last line, for a while in place of the keys."""
        if self._told is not None:
            self._told.stop()
        self.keys_line.tell(line)
        self._told = self.set_timer(_TOLD_SECONDS, lambda: self.keys_line.tell(()))

    @property
    def told(self) -> str:
        """What the last line tells just now, if anything."""
        return self.keys_line.told

    # keys

    SHOWN: ClassVar[tuple[str, ...]] = ()
    """The commands whose keys are seen, the most important first."""

    def show_keys(self) -> None:
        """Show the keys that matter: without those that change it, where nothing may be."""
        here = {command.id for command in self.commands()}
        self.keys_line.show([name for name in self.SHOWN if name in here])

    def commands(self) -> list[Command]:
        """Return what can be done here."""
        without: frozenset[str] = PRESENTER_ALONE if self.LEADS else frozenset()
        if not self.editable:
            without |= CHANGING
        if self.state == "rehearsal":
            without |= {"meeting_decisions", "meeting_all_decisions"}
        return [command for command in MEETING_COMMANDS if command.id not in without]

    def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """Do what was clicked."""
        self.call_later(self.run_action, message.command.action)

    def on_drawn_clicked(self, message: Drawn.Clicked) -> None:
        """Go on at a click on the right, back at one on the left."""
        self.action_step(1 if message.right else -1)

    def action_step(self, steps: int) -> None:
        """Show the next page or item, or the one before; where nothing is shown, the same again."""
        page = self.page + (0 if self.stage.blank else steps)
        if 0 <= page < max(1, len(self.pages_of(self.item))):
            self.go(self.index, page)
        elif 0 <= (index := self.index + steps) < len(self.items):
            # back to where the item before ended
            self.go(index, len(self.pages_of(self.items[index])) - 1 if steps < 0 else 0)

    def action_edge(self, direction: int) -> None:
        """Show the first item, or the last."""
        self.go(0 if direction < 0 else len(self.items) - 1)

    def go(self, index: int, page: int = 0) -> None:
        """Show an item, by its place in the agenda, and one of its pages."""
        if not self.items:
            return
        item, page = self.items[max(0, min(index, len(self.items) - 1))], max(0, page)
        if item.id != self.stage.item:
            self.put(self.stage.moved(item.id, self._time(), page))
            if self.stage.since is not None and self.state == "closed":
                self.stage = self.stage.paused(self._time())
        elif page != self.page or self.stage.blank:
            self.put(self.stage.turned(page))

    def action_blank(self) -> None:
        """Show nothing on the wall, or the item again."""
        import msgspec

        self.put(msgspec.structs.replace(self.stage, blank=not self.stage.blank))

    def action_choose_item(self) -> None:
        """Choose an item to go to."""
        from esftui.screens.palette import Choice, Palette

        choices = [
            Choice(item.id, title_of(item), str(number))
            for number, item in enumerate(self.items, 1)
        ]

        def chosen(name: str | None) -> None:
            places = [n for n, item in enumerate(self.items) if item.id == name]
            if places:
                self.go(places[0])

        self.app.push_screen(Palette(_("Agenda"), choices, current=self.stage.item), chosen)

    async def action_change(self, what: str) -> None:
        """Do something that changes an open meeting; elsewhere say why it cannot be."""
        if self.state == "rehearsal":
            self.tell((Span(_("This is a rehearsal: nothing of it is kept."), "warn"),))
        elif self.state == "closed":
            text = _("The meeting is closed: nothing in it is changed any more.")
            self.tell((Span(text, "warn"),))
        elif self._read_only is not None:
            self.tell((Span(_("Read-only:") + " ", "warn"), Span(self._read_only)))
        else:
            await self.app.run_action(f"app.{what}")

    async def action_look(self, what: str) -> None:
        """Show what was decided; a rehearsal has nothing of the kind."""
        if self.state == "rehearsal":
            await self.action_change(what)
        else:
            await self.app.run_action(f"app.{what}")

    def action_commands(self) -> None:
        """Search among what can be done here, and nothing else."""
        from esftui.commands import shown_key
        from esftui.screens.palette import Choice, Palette

        choices = [
            Choice(c.id, c.shown_name, shown_key(c, self._keymap), c.shown_help)
            for c in self.commands()
            if c.id != "meeting_palette"
        ]

        def act(chosen: str | None) -> None:
            if chosen is not None:
                self.call_later(self.run_action, MEETING_BY_ID[chosen].action)

        self.app.push_screen(Palette(_("Commands"), choices), act)

    def action_keys(self) -> None:
        """Show all keys of the meeting."""
        from esftui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.commands(), self._keymap))

    # leaving

    def action_leave(self) -> None:
        """Leave the screen; the meeting stays open."""
        self.leave()

    def action_quit(self) -> None:
        """Leave the program; the meeting stays open."""
        self.leave(leaves=True)

    def leave(self, *, leaves: bool = False) -> None:
        """Stop the clock if this is the wall, and leave."""
        if self.LEADS and self.staged:
            self.put(self.stage.paused(self._time()))
        self.post_message(self.Left(self, self.spent(), leaves=leaves))
