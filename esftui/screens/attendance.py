"""Attendance (närvaro) at a meeting: each seat, and how even the group is that came."""

from collections.abc import Mapping

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from esftui.locales import _, formats, labels, ngettext
from esftui.meeting.deciding import Balance, balance
from esftui.model.meeting import Meeting, Seat
from esftui.panels.text import cells, clean, cut
from esftui.panels.words import men_letter, women_letter
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown

_TICKED, _EMPTY = "[x] ", "[ ] "
_GENDERS = ("woman", "man", "unknown")


class Attendance(Dialog[None]):
    """The seats of a meeting in a list: Space says that somebody came, ``n`` puts a seat in.

    It saves nothing itself: it asks with messages, and is shown the meeting as it is then.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        *MOVES,
        Binding("space,enter", "turn", show=False),
        Binding("n,plus", "new", show=False),
        Binding("e", "change", show=False),
        Binding("g", "gender", show=False),
        Binding("u", "app.undo", show=False),
        Binding("ctrl+r", "app.redo", show=False),
    ]
    CSS_PATH = ["dialogs.tcss", "meeting_dialogs.tcss"]

    class Turned(Message):
        """A seat is to be another in one thing: somebody came to it, or their gender was given."""

        def __init__(self, dialog: "Attendance", seat: Seat, after: Mapping[str, object]) -> None:
            super().__init__()
            self.dialog, self.seat, self.after = dialog, seat, after

    class Seated(Message):
        """A seat is to be changed; without one, a new one put in."""

        def __init__(self, dialog: "Attendance", seat: Seat | None = None) -> None:
            super().__init__()
            self.dialog, self.seat = dialog, seat

    def __init__(self, meeting: Meeting, read_only: str | None = None) -> None:
        super().__init__()
        self.meeting = meeting
        self._read_only = read_only

    # what it shows

    def heading(self) -> Content:
        """Return whose attendance this is."""
        text = _("Attendance {day}")
        return Content(text.format(day=formats.iso(self.meeting.date)))

    def hints(self) -> Hints:
        """Return the keys."""
        if self._fixed:
            return (("Esc", _("close")),)
        return (
            (_("Space"), _("came")),
            ("g", _("gender")),
            ("n", _("new seat")),
            ("e", _("change")),
            ("Esc", _("close")),
        )

    def body(self) -> ComposeResult:
        """Yield the seats, and the balance."""
        yield Static(id="says", classes="dim")
        yield ChoiceList(self._draw, id="seats")
        yield Static(id="balance")

    def on_mount(self) -> None:
        """Begin at the first seat that nobody has come to."""
        empty = (n for n, seat in enumerate(self._seats) if not seat.present)
        self._fill(next(empty, 0))

    def show(self, meeting: Meeting) -> None:
        """Show the meeting as it is now; the cursor stays on its seat."""
        here = self._here
        self.meeting = meeting
        places = [n for n, seat in enumerate(self._seats) if here and seat.id == here.id]
        if self.is_mounted:
            self._fill(places[0] if places else max(0, len(self._seats) - 1))

    @property
    def _seats(self) -> tuple[Seat, ...]:
        return self.meeting.attendance

    @property
    def _fixed(self) -> bool:
        return self.meeting.closed is not None or self._read_only is not None

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    @property
    def _here(self) -> Seat | None:
        number = self._list.choice if self.is_mounted else None
        return self._seats[number] if number is not None and number < len(self._seats) else None

    def _fill(self, cursor: int) -> None:
        self._list.show(range(len(self._seats)), cursor if self._seats else None)
        says = self.query_one("#says", Static)
        says.update(shown(_("No seats yet: n puts the first one in.")))
        says.display = not self._seats
        balance_line = self.query_one("#balance", Static)
        balance_line.update(Content("\n").join(self._balance()))
        balance_line.display = bool(self._seats)

    def _draw(self, number: int, width: int) -> Content:
        seat = self._seats[number]
        tick = _TICKED if seat.present else _EMPTY
        gender = labels.seat_gender(seat.gender)
        role = clean(seat.role or "")
        room = width - cells(tick) - cells(gender) - 2
        role_room = min(cells(role), room // 3)
        name = cut(clean(seat.organisation), room - role_room - 2)
        role = cut(role, role_room)
        gap = room - cells(name) - cells(role)
        dim = "$foreground 75%"
        return Content.assemble(
            (tick, "bold" if seat.present else dim),
            (shown(name).plain, "bold" if seat.present else ""),
            " " * gap,
            (shown(role).plain, dim),
            "  ",
            (gender, dim),
        )

    def _balance(self) -> list[Content]:
        came, all_seats = balance(self._seats, present=True), balance(self._seats)
        text = _("Present: {present} of {seats}")
        lines = [text.format(present=_said(came), seats=_said(all_seats))]
        if came.even is not None:
            word = _("even (40–60%)") if came.even else _("not even (40–60% of each)")
            lines.append(_("Those present: {word}").format(word=word))
        elif came.unknown:
            number = came.unknown
            missing = ngettext(
                "Gender is not given for {number} seat present",
                "Gender is not given for {number} seats present",
                number,
            )
            lines.append(missing.format(number=formats.number(number)))
        return [shown(line) for line in lines]

    # keys

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._list.move_page(pages)

    def action_turn(self) -> None:
        """Say that somebody came to the seat under the cursor, or did not."""
        seat = self._here
        if seat is None or self._fixed:
            self.app.bell()
        else:
            self._ask(seat, present=not seat.present)

    def action_gender(self) -> None:
        """Give the gender of who sits there: woman, man, not given, round and round."""
        seat = self._here
        if seat is None or self._fixed:
            self.app.bell()
        else:
            following = _GENDERS[(_GENDERS.index(seat.gender) + 1) % len(_GENDERS)]
            self._ask(seat, gender=following)

    def _ask(self, seat: Seat, **after: object) -> None:
        self.post_message(self.Turned(self, seat, after))
        # shown at once: the next key may be here before it is saved
        changed = msgspec.structs.replace(seat, **after)
        seats = tuple(changed if each.id == seat.id else each for each in self._seats)
        self.show(msgspec.structs.replace(self.meeting, attendance=seats))

    def action_new(self) -> None:
        """Put a seat in."""
        if self._fixed:
            self.app.bell()
        else:
            self.post_message(self.Seated(self))

    def action_change(self) -> None:
        """Change the seat under the cursor."""
        seat = self._here
        if seat is None or self._fixed:
            self.app.bell()
        else:
            self.post_message(self.Seated(self, seat))

    @on(ChoiceList.Chosen)
    def clicked(self, event: ChoiceList.Chosen) -> None:
        """Turn the seat that was clicked."""
        event.stop()
        self.action_turn()


def _said(found: Balance) -> str:
    """Return a balance in words: ``5 (3 K 2 M)``."""
    parts = [f"{formats.number(found.women)} {women_letter()}"]
    parts.append(f"{formats.number(found.men)} {men_letter()}")
    if found.unknown:
        parts.append(f"{formats.number(found.unknown)} ?")
    return f"{formats.number(found.total)} ({' '.join(parts)})"
