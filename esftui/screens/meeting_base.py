"""What the wall and the presenter's own screen share: a meeting that is read, shown and held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.message import Message

from esftui.locales import _
from esftui.meeting.agenda import title_of
from esftui.meeting_commands import (
    CHANGING,
    MEETING_BY_ID,
    MEETING_COMMANDS,
    PRESENTER_ALONE,
)
from esftui.panels.line import Line, Span
from esftui.panels.meeting_header import About, State
from esftui.screens.meeting_parts import Drawn, Keys
from esftui.screens.staged_screen import StagedScreen, Time
from esftui.store.stage import now

if TYPE_CHECKING:
    from textual.widget import Widget

    from esftui.commands import Command
    from esftui.meeting.showing import Showing
    from esftui.model.meeting import Meeting
    from esftui.model.slide import Slide
    from esftui.session import Snapshot


class Found(NamedTuple):
    """A meeting as it was read: with its slides, or why there are none.

    ``kept``: whether a closed one is as it was when it was closed. ``broken``: where files of
    the project cannot be read, so that what is shown stands as it was before.
    """

    meeting: Meeting | None
    slides: tuple[Slide, ...] = ()
    showing: Showing | None = None
    problem: str = ""
    kept: bool = True
    broken: str = ""


class MeetingBase(StagedScreen, inherit_bindings=False):
    """A screen that shows a meeting, slide by slide, and from which it is held.

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
        super().__init__(meeting, folder, state, read_only, time)
        self.showing: Showing | None = None
        self.problem, self._kept, self.broken = "", True, ""
        self._project, self._keymap = project, dict(keymap or {})
        self._asking = self._again = False
        self.keys_line = Keys(self._keymap)

    def on_mount(self) -> None:
        """Go on where the meeting was, and ask for its slides."""
        self.take_up()
        if self.state != "closed":
            self.set_interval(1.0, self.tick)
        self.show_keys()
        self.ask()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing of Textual's own: what happens is told in the last line."""

    # what is shown

    def about(self) -> About:
        """Return what the header says of the meeting."""
        meeting = self.meeting
        state = self.state if self._kept else "changed"
        return About(self._project, meeting.date, meeting.as_of, meeting.example_data, state)

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
        self.problem, self._kept, self.broken = found.problem, found.kept, found.broken
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

    def tell(self, line: Line) -> None:
        """Tell what has happened in the last line, for a while in place of the keys."""
        self.keys_line.tell(line)

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
