"""The end of a meeting: what is kept of it, what is left open, and when the next one is."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from esftui.entry.day_words import DayError, describe_day, read_day
from esftui.locales import _, formats, ngettext
from esftui.meeting.deciding import unready
from esftui.model.meeting import Meeting
from esftui.model.project import Project
from esftui.panels.text import clean
from esftui.screens.dialog import Dialog, Hints, Scroller, hanging, shown
from esftui.screens.field import Field

_NAMED = 4
"""How many seats or decisions are named one by one."""


class Closing(Dialog[tuple[date | None]]):
    """Asks once more before a meeting is closed; its result is the next meeting's day, if any.

    Closed, a meeting is not changed any more.
    """

    CSS_PATH = ["dialogs.tcss", "meeting_dialogs.tcss"]

    def __init__(
        self, meeting: Meeting, project: Project, today: date | None = None, *, broken: str = ""
    ) -> None:
        """Take the meeting; ``broken`` is where files of the project cannot be read, if so."""
        super().__init__()
        self._broken = broken
        self._meeting, self._project = meeting, project
        self._today = today or date.today()
        self._asked = False

    def heading(self) -> Content:
        """Return what is asked."""
        text = _("Close the meeting of {day}?")
        return Content(text.format(day=formats.iso(self._meeting.date)))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("close the meeting")), ("Esc", _("go on with it")))

    def body(self) -> ComposeResult:
        """Yield what is kept, what is open, and the field for the next meeting."""
        yield Scroller(self._built, takes_focus=False)
        with Horizontal(id="next-row"):
            yield Static(Content(_("Next meeting")), classes="label")
            before = self._meeting.next_meeting
            yield Field(
                formats.iso(before) if before else "",
                placeholder=_("may be left empty"),
                id="next",
            )
        yield Static(id="meaning", classes="dim")
        yield Static(id="ask", classes="warn")

    def on_mount(self) -> None:
        """Say what the day means."""
        self.query_one("#ask", Static).display = False
        self._judge()

    # what it tells

    def _built(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for text in self._kept():
            rows += hanging(f"· {text}", width)
        remarks = self._open()
        if remarks:
            rows.append(Content(""))
        for text in remarks:
            rows += [row.stylize("$text-warning") for row in hanging(f"! {text}", width)]
        return rows

    def _kept(self) -> list[str]:
        meeting = self._meeting
        slides = ngettext(
            "{number} slide is kept exactly as it is shown now, as of {day}",
            "{number} slides are kept exactly as they are shown now, as of {day}",
            len(meeting.agenda),
        )
        decided = ngettext(
            "{number} decision stands in the minutes",
            "{number} decisions stand in the minutes",
            len(meeting.decisions),
        )
        return [
            slides.format(
                number=formats.number(len(meeting.agenda)), day=formats.iso(meeting.as_of)
            ),
            decided.format(number=formats.number(len(meeting.decisions))),
            _("After that nothing in the meeting can be changed."),
        ]

    def _open(self) -> list[str]:
        """Return what was perhaps forgotten."""
        found = unready(self._meeting)
        remarks = []
        if self._broken:
            text = _("Errors in the project's files, to be put right first: {places}")
            remarks.append(text.format(places=self._broken))
        if found.nobody:
            remarks.append(_("Nobody is marked as present."))
        elif found.absent:
            text = _("Marked as absent: {seats}")
            remarks.append(text.format(seats=_some(found.absent)))
        if found.ownerless:
            text = _("Without an owner: {decisions}")
            remarks.append(text.format(decisions=_some([each.text for each in found.ownerless])))
        if found.undated:
            text = _("Without a day: {decisions}")
            remarks.append(text.format(decisions=_some([each.text for each in found.undated])))
        return remarks

    # the next meeting

    def _next(self) -> date | None:
        """Return the day of the next meeting, or nothing where none is given.

        Raises:
            DayError: if it is no day, or not after this meeting.
        """
        text = self.query_one("#next", Field).value.strip()
        if not text:
            return None
        day = read_day(text, self._meeting.date, self._project, self._today)
        if day <= self._meeting.date:
            raise DayError(_("The next meeting comes after this one."))
        return day

    def _judge(self) -> tuple[date | None] | None:
        line = self.query_one("#meaning", Static)
        try:
            day = self._next()
        except DayError as error:
            line.set_class(not error.unfinished, "wrong")
            line.update(shown(f"! {error}"))
            return None
        line.set_class(False, "wrong")
        text = f"= {describe_day(day, self._project, self._today, brief=True)}" if day else ""
        line.update(shown(text))
        return (day,)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._asked = False
        self.query_one("#ask", Static).display = False
        self._judge()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        judged = self._judge()
        if judged is None:
            self.app.bell()
            return
        if not self._asked:
            self._asked = True
            ask = self.query_one("#ask", Static)
            ask.update(shown(_("Enter once more closes the meeting for good.")))
            ask.display = True
            return
        self.dismiss(judged)


def _some(names: tuple[str, ...] | list[str]) -> str:
    """Return the first few of some texts from a file, and how many more there are."""
    text = ", ".join(clean(name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    if more > 0:
        text += _(" and {number} more").format(number=formats.number(more))
    return text
