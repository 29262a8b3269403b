"""The question what is to stand where someone else has changed the same thing meanwhile."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from esftui.contest import Choice
from esftui.locales import _, formats
from esftui.panels.text import clean
from esftui.report.history import Words, clock
from esftui.screens.dialog import Dialog, Hints, Scroller, hanging, shown
from esftui.store.change import Change


class Question(NamedTuple):
    """One thing to choose: what it is, both values in words, and who else wrote it when."""

    what: str
    mine: str
    theirs: str
    who: str


def question(choice: Choice, words: Words) -> Question:
    """Return a choice in words."""
    first = choice.clashes[0]
    theirs = {clash.change.path: clash.theirs for clash in choice.clashes}
    # of what I wrote and the other did not touch, nothing is said on their side
    stands = [Change(path, after=value) for path, value in theirs.items()]
    return Question(
        what=f"{words.subject(choice.place)}: {words.field(choice.place)}",
        mine=_told(choice.place, choice.mine, words),
        theirs=_told(choice.place, stands, words),
        who=f"{first.who or _('another program')} {_when(first.at)}".rstrip(),
    )


def _told(place: tuple[str, ...], changes: Sequence[Change], words: Words) -> str:
    """Return values in words; those of other fields than the place's own with their names."""
    parts = []
    for change in changes:
        value = words.value(change.path, change.after)
        if change.path == place:
            parts.append(value)
        elif change.after is not None:
            parts.append(f"{words.field(change.path).rpartition(': ')[2]} {value}")
    return ", ".join(parts) or formats.DASH


def _when(at: datetime | None) -> str:
    if at is None:
        return ""
    day = at.astimezone().date()
    return clock(at) if day == date.today() else f"{formats.iso(day)} {clock(at)}"


class ConflictDialog(Dialog[frozenset[int]]):
    """Shows both values of each thing; its result is the numbers of those to be mine.

    Theirs stand unless something else is chosen, and when the dialog is left.
    """

    AUTO_FOCUS = ".scroller"
    BINDINGS = [
        Binding("enter", "choose", show=False),
        Binding("left,right,space", "switch", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
    ]

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self._questions = tuple(questions)
        self._mine: set[int] = set()
        self._cursor = 0
        self._lines: list[tuple[int, bool]] = []

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Changed by someone else meanwhile"))

    def hints(self) -> Hints:
        """Return the keys."""
        several = [("↑↓", _("next"))] if len(self._questions) > 1 else []
        choose = ("←→", _("mine or theirs"))
        return (("Enter", _("save so")), ("Esc", _("theirs")), choose, *several)

    def body(self) -> ComposeResult:
        """Yield the sentence and the questions."""
        text = _("Nothing of this is saved yet. Choose what is to stand.")
        yield Static(Content(text), classes="dim", id="says")
        yield Scroller(self._built, takes_focus=True)

    def _built(self, width: int) -> list[Content]:
        rows: list[Content] = []
        self._lines = []
        for number, asked in enumerate(self._questions):
            here = number == self._cursor
            head = [shown(row.plain) for row in hanging(asked.what, width - 2)]
            marks = ["▸ " if here else "  ", *["  "] * (len(head) - 1)]
            titles = [
                (Content(mark) + row).stylize("bold $text-primary" if here else "bold")
                for mark, row in zip(marks, head, strict=True)
            ]
            mine = self._option(number, _("you"), asked.mine, width, mine=True)
            theirs = self._option(number, clean(asked.who), asked.theirs, width, mine=False)
            gap = [Content("")] if rows else []
            rows += [*gap, *titles, *mine, *theirs]
            self._lines += [(-1, False)] * (len(gap) + len(titles))
            self._lines += [(number, True)] * len(mine) + [(number, False)] * len(theirs)
        return rows

    def _option(
        self, number: int, who: str, value: str, width: int, *, mine: bool
    ) -> list[Content]:
        chosen = (number in self._mine) is mine
        sign = "●" if chosen else "○"
        rows = hanging(f"{sign} {who}: {value}", width - 4, indent=4)
        style = "bold" if chosen else "$foreground 75%"
        return [(Content("    ") + row).stylize(style) for row in rows]

    def _fill(self) -> None:
        scroller = self.query_one(Scroller)
        scroller.fill()
        lines = [n for n, (number, _mine) in enumerate(self._lines) if number == self._cursor]
        if lines and lines[-1] >= scroller.scroll_offset.y + scroller.size.height:
            scroller.scroll_to(y=lines[-1] - scroller.size.height + 1, animate=False)
        elif lines and lines[0] - 1 < scroller.scroll_offset.y:
            scroller.scroll_to(y=max(0, lines[0] - 2), animate=False)

    # keys

    def action_switch(self) -> None:
        """Choose the other one of the two."""
        self._mine ^= {self._cursor}
        self._fill()

    def action_move(self, by: int) -> None:
        """Go to another question; where there is one alone, choose the other of the two."""
        if len(self._questions) == 1:
            self.action_switch()
            return
        self._cursor = (self._cursor + by) % len(self._questions)
        self._fill()

    def action_choose(self) -> None:
        """Let it be so."""
        self.dismiss(frozenset(self._mine))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked (a click beside the box leaves, as in every dialog)."""
        if event.widget is self:
            return
        scroller = self.query_one(Scroller)
        line = event.screen_offset.y - scroller.content_region.y + scroller.scroll_offset.y
        if 0 <= line < len(self._lines) and self._lines[line][0] >= 0:
            self._cursor, mine = self._lines[line]
            self._mine = self._mine | {self._cursor} if mine else self._mine - {self._cursor}
            self._fill()
