"""What the lists of decisions share: the rows, and what is said of the one under the cursor."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from esftui.locales import _, formats, labels
from esftui.meeting.following import Followed, followed
from esftui.model.meeting import Decided
from esftui.panels.line import Line
from esftui.panels.text import cells, clean, cut
from esftui.panels.words import days_late, days_left
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Scroller, hanging, shown
from esftui.screens.field import Field

_DIM = "$foreground 75%"
_OWNER_FROM = 70
"""Cells that a row needs for the owner to stand in it."""


class DecisionList(Dialog[None]):
    """What both lists of decisions share: rows, what is said of the one under the cursor, keys.

    It saves nothing itself: it asks with messages, and is shown decisions as they are then.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        *MOVES,
        Binding("u", "app.undo", show=False),
        Binding("ctrl+r", "app.redo", show=False),
    ]
    CSS_PATH = ["dialogs.tcss", "meeting_dialogs.tcss"]
    tells = True

    def __init__(self, decided: Sequence[Decided], as_of: date, read_only: str | None) -> None:
        super().__init__()
        self._rows = self._ordered(decided, as_of)
        self._as_of = as_of
        self._read_only = read_only
        self._scroller = Scroller(self._about, takes_focus=False)

    def body(self) -> ComposeResult:
        """Yield the search field, which waits until it is asked for, the rows, and the details."""
        yield Field(placeholder=_("Search"), id="search")
        yield ChoiceList(self._draw, id="rows")
        yield Static(id="empty", classes="dim")
        yield self._scroller
        yield Static(id="told")

    def on_mount(self) -> None:
        """Begin at the first, or at the one that was asked for."""
        self._fill(None)

    # what it shows

    def _ordered(self, decided: Sequence[Decided], as_of: date) -> tuple[Followed, ...]:
        return followed(decided, as_of)

    def _finds(self, row: Followed) -> bool:
        """Say whether a row is among those looked for."""
        return True

    def heading(self) -> Content:
        """Return what is listed."""
        raise NotImplementedError

    def _nothing(self) -> str:
        """Return what is said where there is nothing to list."""
        raise NotImplementedError

    def show(self, decided: Sequence[Decided], as_of: date) -> None:
        """Show decisions as they are now; the cursor stays on its own."""
        here = self.current
        self._rows, self._as_of = self._ordered(decided, as_of), as_of
        if self.is_mounted:
            self._fill(here.decided.decision.id if here is not None else None)

    def tell(self, line: Line) -> None:
        """Tell in a line what has happened."""
        told = self.query_one("#told", Static)
        told.update(shown("".join(span.text for span in line)))
        told.display = bool(line)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    @property
    def current(self) -> Followed | None:
        """The decision under the cursor."""
        number = self._list.choice if self.is_mounted else None
        return self._rows[number] if number is not None and number < len(self._rows) else None

    def _fill(self, name: str | None) -> None:
        found = [number for number, row in enumerate(self._rows) if self._finds(row)]
        names = {self._rows[number].decided.decision.id: number for number in found}
        cursor = names.get(name or "", found[0] if found else None)
        self._list.show(found, cursor)
        self._list.display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.update(shown(self._nothing()))
        empty.display = not found
        self.box.border_title = self.heading()
        self._scroller.fill()

    def _draw(self, number: int, width: int) -> Content:
        row = self._rows[number]
        decision = row.decided.decision
        sign = "! " if row.overdue else "  "
        due = formats.iso(decision.due) if decision.due is not None else " " * 10
        status = self._state(row)
        owner = cut(clean(decision.owner or ""), 24) if width >= _OWNER_FROM else ""
        left = f"{due}  {status}  "
        room = max(1, width - cells(sign) - cells(left) - cells(owner) - (2 if owner else 0))
        text = cut(clean(decision.text), room)
        gap = " " * (room - cells(text) + (2 if owner else 0))
        late = "$text-error bold"
        return Content.assemble(
            (sign, late),
            (due, late if row.overdue else _DIM),
            "  ",
            (status, _DIM),
            "  ",
            (shown(text).plain, "bold" if row.open else _DIM),
            gap,
            (shown(owner).plain, _DIM),
        )

    def _state(self, row: Followed) -> str:
        """Return how far it is, or what kind it is, in a column as wide as the longest word."""
        words = [self._word(each) for each in self._rows]
        word = self._word(row)
        return word + " " * (max(map(cells, words)) - cells(word))

    def _word(self, row: Followed) -> str:
        if row.decided.decision.kind == "information":
            return labels.decision_kind("information").casefold()
        return labels.carried_out(row.status)

    def _about(self, width: int) -> list[Content]:
        row = self.current
        if row is None:
            return []
        lines: list[Content] = []
        for number, text in enumerate(self._said(row)):
            rows = hanging(text, width)
            lines += [each.stylize("bold") for each in rows] if not number else rows
        return lines

    def _said(self, row: Followed) -> list[str]:
        """Return everything that is known of a decision, a line each."""
        decision, carried = row.decided.decision, row.decided.carried
        taken = _("{kind} at the meeting of {day}").format(
            kind=labels.decision_kind(decision.kind), day=formats.iso(row.decided.date)
        )
        said = [decision.text, " · ".join([taken, *_owner_and_day(row)])]
        if decision.deviation:
            said.append(_("Deviation: {text}").format(text=decision.deviation))
        if decision.cause:
            said.append(_("Cause: {text}").format(text=decision.cause))
        if carried is not None and carried.date <= max(self._as_of, row.decided.date):
            text = _("{status} since {day}")
            since = text.format(
                status=labels.carried_out(carried.status).capitalize(),
                day=formats.iso(carried.date),
            )
            said.append(since + (f": {carried.note}" if carried.note else ""))
        return said

    @on(ChoiceList.Moved)
    def _moved(self) -> None:
        self._scroller.fill()

    # keys

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._list.move_page(pages)


def _owner_and_day(row: Followed) -> list[str]:
    decision = row.decided.decision
    parts = [decision.owner] if decision.owner else []
    if decision.due is not None:
        due = _("due {day}").format(day=formats.iso(decision.due))
        late = row.days_late
        if late is not None:
            due += f" ({days_late(late) if late > 0 else days_left(-late)})"
        parts.append(due)
    return parts
