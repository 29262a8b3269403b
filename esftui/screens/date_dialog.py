"""The dialog that asks for a date to travel to."""

from datetime import date
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from esftui.entry.day_words import DayError, describe_day, read_day
from esftui.locales import _, formats
from esftui.model.project import Project
from esftui.panels.text import cells, clean, cut
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field


class Pick(NamedTuple):
    """A date that is offered: what it is called, and the date."""

    name: str
    day: date


def picks(project: Project, as_of: date, today: date) -> tuple[Pick, ...]:
    """Return the dates that are offered: today, the period's and the phases' borders, by date.

    Where several fall on one day, the project's own stand before its phases'.
    """
    offered = [
        Pick(_("The date on the screen"), as_of),
        Pick(_("Today"), today),
        Pick(_("The project starts"), project.start),
        Pick(_("The project ends"), project.end),
    ]
    for phase in project.phases:
        offered.append(Pick(_("{phase} starts").format(phase=phase.title), phase.start))
        offered.append(Pick(_("{phase} ends").format(phase=phase.title), phase.end))
    first: dict[date, Pick] = {}
    for pick in offered:
        first.setdefault(pick.day, pick)
    return tuple(sorted(first.values(), key=lambda pick: pick.day))


class DateDialog(Dialog[date]):
    """Asks for a date, written in many ways or picked, and says what it means.

    Its result is the date. ``today`` is the clock's unless it is given.
    """

    BINDINGS = list(MOVES)

    def __init__(self, as_of: date, project: Project, *, today: date | None = None) -> None:
        super().__init__()
        self._as_of = as_of
        self._project = project
        self._today = today or date.today()
        self._picks = picks(project, as_of, self._today)

    def heading(self) -> Content:
        """Return the question."""
        return Content(_("As of which date?"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("go there")), ("↑↓", _("quick picks")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the field, what the text means, and the quick picks."""
        yield Field(formats.iso(self._as_of), id="day")
        yield Static(id="meaning")
        yield ChoiceList(self._draw_pick, range(len(self._picks)), id="picks")

    def on_mount(self) -> None:
        """Say what the date on the screen means."""
        self._judge(formats.iso(self._as_of))

    def _draw_pick(self, choice: int, width: int) -> Content:
        pick = self._picks[choice]
        day = f"{formats.weekday(pick.day)} {formats.iso(pick.day)}"
        name = cut(clean(pick.name), width - cells(day) - 2)
        return Content.assemble(
            name, " " * (width - cells(name) - cells(day)), (day, "$foreground 75%")
        )

    def _read(self, text: str) -> date:
        return read_day(text, self._as_of, self._project, self._today)

    def _judge(self, text: str) -> date | None:
        """Show what the text means or what is wrong with it; return the date if it is one."""
        meaning = self.query_one("#meaning", Static)
        try:
            day = self._read(text)
        except DayError as error:
            meaning.set_classes("dim" if error.unfinished else "wrong")
            mark = "  " if error.unfinished else "! "
            meaning.update(shown(mark + str(error)))
            return None
        meaning.set_classes("")
        meaning.update(shown("= " + describe_day(day, self._project, self._today)))
        return day

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._judge(event.value)
        chosen = self.query_one(ChoiceList).choice
        if chosen is not None and formats.iso(self._picks[chosen].day) != event.value:
            self.query_one(ChoiceList).cursor = None

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        day = self._judge(event.value)
        if day is None:
            self.app.bell()
        else:
            self.dismiss(day)

    @on(ChoiceList.Moved)
    def _picked(self, event: ChoiceList.Moved) -> None:
        if event.choice is not None:
            field = self.query_one(Field)
            field.value = formats.iso(self._picks[event.choice].day)
            field.cursor_position = len(field.value)

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(self._picks[event.choice].day)

    def action_move(self, steps: int) -> None:
        """Move among the quick picks."""
        self.query_one(ChoiceList).move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move among the quick picks by what fits."""
        self.query_one(ChoiceList).move_page(pages)
