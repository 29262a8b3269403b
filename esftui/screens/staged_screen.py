"""Where a meeting is: a screen that has a place in the agenda, and shares it with others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.screen import ModalScreen

from esftui.meeting.agenda import title_of
from esftui.panels.meeting_header import Clock, Place, State
from esftui.screens.meeting_pages import Pages, Room
from esftui.store.stage import Seen, Stage, look, now, read_stage, write_stage

if TYPE_CHECKING:
    from esftui.model.meeting import AgendaItem, Meeting
    from esftui.model.slide import Slide

_FOLLOWED = 0.25
"""Seconds between two looks at what another screen has put on the wall."""
_STILL_HELD = 3 * 3600
"""Seconds after which a clock that was left running is taken for that of a program that died."""

Time = Callable[[], datetime]


class StagedScreen(ModalScreen[None], inherit_bindings=False):
    """A screen that shows a meeting item by item, and follows the other screens that do.

    What is on the wall is the stage; it is kept in a file, so that a screen in another
    terminal can follow this one, and this one it.
    """

    LEADS = True
    """Whether this screen is the wall: it starts the clock, and keeps the seconds in the end."""

    def __init__(
        self, meeting: Meeting, folder: Path, state: State, read_only: str | None, time: Time = now
    ) -> None:
        """Take a meeting, its project's folder, and why nothing may be written, if so."""
        super().__init__()
        self.meeting = meeting
        self.slides: tuple[Slide, ...] = ()
        self.state: State = state
        self._folder, self._time, self._read_only = folder, time, read_only
        self._file: Seen | None = None
        self._pages = Pages(meeting.language)
        self.stage = Stage(meeting=meeting.id, item=self.items[0].id if self.items else "")

    # what is on the wall

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

    # where that is, and for how long

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

    def spent(self) -> dict[str, int]:
        """Return the seconds that each item has taken until now."""
        return self.stage.spent_at(self._time())

    # the stage

    @property
    def editable(self) -> bool:
        """Whether decisions can be taken here: the meeting is open, and it is no rehearsal."""
        return self.state == "open" and self._read_only is None

    @property
    def staged(self) -> bool:
        """Whether other screens follow this one, and it follows them."""
        return self.editable

    def take_up(self) -> None:
        """Take the stage up as it was left, and let its clock go if this is the wall."""
        if self.state == "rehearsal":
            self.stage = self.stage.resumed(self._time())
        if not self.staged:
            return
        self._resume()
        if self.LEADS:
            self.put(self.stage.resumed(self._time()))
        self.blanked()
        self.set_interval(_FOLLOWED, self._follow_stage)

    def _resume(self) -> None:
        """Show what the stage's file says; without one, the seconds kept with the meeting."""
        found, time = read_stage(self._folder), self._time()
        self._file = look(self._folder)
        if found is not None and found.meeting == self.meeting.id:
            self.stage = found
            begun = found.since
            if begun is not None and not 0 <= (time - begun).total_seconds() < _STILL_HELD:
                self.stage = msgspec.structs.replace(found, since=None)
        else:
            self.stage = msgspec.structs.replace(self.stage, spent=dict(self.meeting.spent))

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

    def redraw(self) -> None:
        """Draw again what has changed."""
        raise NotImplementedError

    def blanked(self) -> None:
        """Follow the stage when it is blank, or no longer."""

    # moving it

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
        self.put(msgspec.structs.replace(self.stage, blank=not self.stage.blank))
