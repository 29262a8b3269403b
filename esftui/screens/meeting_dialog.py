"""The dialog that begins a meeting, rehearses one, or shows one again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from esftui.entry.day_words import DayError, describe_day, read_day
from esftui.locales import N_, _, formats, ngettext
from esftui.model.meeting import Meeting
from esftui.model.project import Project
from esftui.panels.text import cells, clean, cut
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field, from_field

LEAST, MOST = 3, 10
"""The thresholds that a meeting can have."""

_FIELDS = (
    ("day", N_("Day")),
    ("as_of", N_("Figures as of")),
    ("place", N_("Place")),
    ("k", N_("Threshold")),
)


class Asked(NamedTuple):
    """What is wanted: a meeting begun or rehearsed, with its settings, or one shown ``again``.

    ``typed`` is what stood in the fields, to open the dialog with once more.
    """

    kind: Literal["begin", "rehearse", "again"]
    day: date
    as_of: date
    k: int
    place: str | None
    again: str = ""
    typed: Mapping[str, str] = {}


class MeetingDialog(Dialog[Asked]):
    """Asks for the meeting's day, the date of its figures, its place and its threshold.

    Below it are a rehearsal and the meetings that have been held, to be shown again. Where
    nothing may be written only those can be chosen.
    """

    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar = [*MOVES, Binding("enter", "choose", show=False)]
    CSS = """
    MeetingDialog {
        #box { width: 80; padding: 1 2 0 2; overflow-y: auto; scrollbar-size-vertical: 1; }
        .field { height: 1; width: 100%; }
        .label { width: 15; }
        .field Field { width: 1fr; }
        .field.-current .label { text-style: bold; color: $text-primary; }
        #says { margin: 1 0 0 0; min-height: 2; }
        #others { margin: 1 0 0 0; max-height: 8; }
    }
    MeetingDialog.-short #others { max-height: 4; }
    """

    def __init__(
        self,
        project: Project,
        as_of: date,
        held: Sequence[Meeting] = (),
        *,
        read_only: str | None = None,
        typed: Mapping[str, str] | None = None,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._project, self._as_of, self._read_only = project, as_of, read_only
        self._held = tuple(reversed(held))
        self._today = today or date.today()
        place = next((each.place for each in self._held if each.place), None)
        self._typed = {
            "day": formats.iso(self._first_day()),
            "as_of": formats.iso(as_of),
            "place": place or "",
            "k": str(self._held[0].k if self._held else 5),
            **(typed or {}),
        }

    def _first_day(self) -> date:
        """Return the day that is proposed: today, or the date shown when the project is over."""
        return self._today if self._today <= self._project.end else self._as_of

    # what it shows

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Steering meeting"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (
            ("Enter", _("open")),
            ("Tab", _("next field")),
            ("↑↓", _("others")),
            ("Esc", _("leave")),
        )

    def body(self) -> ComposeResult:
        """Yield the fields, what they mean, and what else can be shown."""
        for key, label in _FIELDS:
            with Horizontal(classes="field"):
                yield Static(Content(_(label)), classes="label")
                yield Field(self._typed[key], id=key)
        yield Static(id="says")
        yield ChoiceList(self._draw, range(1 + len(self._held)), id="others")

    def on_mount(self) -> None:
        """Say what is typed; who may not write begins at the rehearsal."""
        if self._read_only is not None:
            self._others.cursor = 0
        self._judge()

    @property
    def _others(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _draw(self, number: int, width: int) -> Content:
        if number == 0:
            left, right = _("Rehearse"), _("shown, and nothing is kept")
        else:
            meeting = self._held[number - 1]
            count = len(meeting.decisions)
            decided = ngettext("{n} decision", "{n} decisions", count).format(n=count)
            left = _("Show again {date}").format(date=meeting.id)
            as_of = _("as of {date}").format(date=formats.iso(meeting.as_of))
            right = f"{as_of} · {decided}"
        right = cut(right, max(0, width - cells(left) - 2))
        gap = " " * max(1, width - cells(left) - cells(right))
        return Content.assemble(clean(left), gap, (right, "$foreground 75%"))

    # what is typed

    def _value(self, key: str) -> str:
        return from_field(self.query_one(f"#{key}", Field).value)

    def _read(self) -> tuple[date, date, int]:
        """Return the day, the date of the figures and the threshold.

        Raises:
            ValueError: in words, if one of them is not right.
        """
        day = read_day(self._value("day"), self._as_of, self._project, self._today)
        as_of = read_day(self._value("as_of"), self._as_of, self._project, self._today)
        if as_of > day:
            raise ValueError(_("the figures cannot be later than the meeting"))
        text = self._value("k")
        if not (text.isascii() and text.isdecimal() and LEAST <= int(text) <= MOST):
            message = _("the threshold is a number from {least} to {most}")
            raise ValueError(message.format(least=LEAST, most=MOST))
        return day, as_of, int(text)

    def _judge(self) -> tuple[date, date, int] | None:
        """Show what is typed in words, or what is wrong with it."""
        says = self.query_one("#says", Static)
        try:
            found = self._read()
        except (DayError, ValueError) as error:
            says.set_classes("wrong")
            says.update(shown(f"! {error}"))
            return None
        day, as_of, k = found
        words = _("Figures as of {as_of}; fewer than {k} persons are withheld.")
        rows = [
            shown("= " + describe_day(day, self._project, self._today, brief=True)),
            shown(words.format(as_of=formats.iso(as_of), k=k)),
        ]
        later = self._later(as_of)
        if later is not None:
            text = _("! The meeting of {meeting} was shown later figures, as of {date}.")
            text = text.format(meeting=later.id, date=formats.iso(later.as_of))
            rows.append(shown(text).stylize("$text-warning"))
        says.set_classes("dim")
        says.update(Content("\n").join(rows))
        return found

    def _later(self, as_of: date) -> Meeting | None:
        """Return the meeting with the latest figures, if they are later than a date."""
        found = (each for each in self._held if each.as_of > as_of)
        return max(found, key=lambda each: each.as_of, default=None)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._read_only is None and self._typed.get(event.input.id or "") != event.value:
            self._others.cursor = None
        self._judge()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark the field that one is in."""
        for row in self.query(".field"):
            row.set_class(row in event.widget.ancestors, "-current")

    # keys

    def action_move(self, steps: int) -> None:
        """Move among what else can be shown; above the first is the new meeting."""
        others = self._others
        if others.cursor == 0 and steps < 0 and self._read_only is None:
            others.cursor = None
        else:
            others.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move among what else can be shown by what fits."""
        self._others.move_page(pages)

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self._choose(event.choice)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Begin the meeting, or do what the cursor is on."""
        self._choose(self._others.choice)

    def _choose(self, choice: int | None) -> None:
        typed = {key: self._value(key) for key, _label in _FIELDS}
        if choice:
            meeting = self._held[choice - 1]
            asked = Asked("again", meeting.date, meeting.as_of, meeting.k, None, meeting.id, typed)
            self.dismiss(asked)
            return
        found = self._judge()
        if found is None:
            self.app.bell()
            return
        kind: Literal["begin", "rehearse"] = "begin" if choice is None else "rehearse"
        self.dismiss(Asked(kind, *found, typed["place"] or None, "", typed))
