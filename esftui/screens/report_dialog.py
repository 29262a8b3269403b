"""The dialog that asks what paper is to be written, and where to."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from esftui.entry.day_words import DayError, describe_day, read_day
from esftui.locales import N_, _
from esftui.locales.formats import DASH
from esftui.meeting.past import names_in
from esftui.model.project import Project
from esftui.report.papers.compose import KINDS, Kind
from esftui.report.papers.formats import FORMATS, CannotWrite, Format, require, usual
from esftui.report.papers.place import usual_place
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field, from_field
from esftui.screens.one_of import OneOf
from esftui.store.home import from_home
from esftui.store.personal_number import masked

SHORT: Mapping[Kind, str] = {
    "status": N_("Status"),
    "progress": N_("Progress"),
    "final": N_("Final"),
    "evaluator": N_("Evaluator"),
    "minutes": N_("Minutes"),
}
"""The kinds of papers in a word, where they stand in a row."""


class Wanted(NamedTuple):
    """The paper that is wanted. ``over`` is what may be replaced by it, if anything.

    ``meeting`` is the one that minutes are of.
    ``typed`` is what stood in the fields, to open the dialog with again.
    """

    kind: Kind
    form: Format
    since: date | None
    path: Path
    over: bytes | None
    typed: Mapping[str, str]
    meeting: str | None = None


class ReportDialog(Dialog[Wanted]):
    """Asks for kind, format, the report before, and the file. Empty fields have proposals."""

    BINDINGS = [
        Binding("ctrl+s", "write", show=False, priority=True),
        Binding("enter", "write", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "OneOf"

    def __init__(
        self,
        project: Project,
        folder: Path,
        as_of: date,
        typed: Mapping[str, str] | None = None,
        *,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._project, self._folder, self._as_of = project, folder, as_of
        self._before = dict(typed or {})
        self._today = today or date.today()
        self._since: date | None = None
        self._meetings = names_in(folder)
        self._over: tuple[Path, bytes] | None = None

    # what it shows

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Write a paper"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("write")), ("←→", _("choose")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the fields, with a line for what is to be said."""
        kind = self._before.get("kind", "0")
        form = self._before.get("form", str(FORMATS.index(usual())))
        words = [_(SHORT[each]) for each in KINDS]
        yield from self._row("kind", _("Paper"), OneOf(words, int(kind), id="kind"))
        yield from self._row("form", _("Format"), OneOf(FORMATS, int(form), id="form"))
        since = Field(self._before.get("since", ""), id="since")
        yield from self._row("since", _("Compared to"), since)
        meeting = Field(self._before.get("meeting", ""), id="meeting")
        yield from self._row("meeting", _("Meeting"), meeting)
        yield from self._row("file", _("File"), Field(self._before.get("file", ""), id="file"))
        yield Static(id="says", classes="dim")
        yield Static(id="ask", classes="wrong")

    def _row(self, key: str, label: str, field: Field | OneOf) -> ComposeResult:
        with Horizontal(classes="field", id=f"{key}-row"):
            yield Static(Content(label), classes="label")
            yield field

    def on_mount(self) -> None:
        """Say what the paper is."""
        self._judge()

    # what is chosen

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return KINDS[self.query_one("#kind", OneOf).chosen]

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return FORMATS[self.query_one("#form", OneOf).chosen]

    def _typed(self, key: str) -> str:
        return from_field(self.query_one(f"#{key}", Field).value)

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {
            "kind": str(self.query_one("#kind", OneOf).chosen),
            "form": str(self.query_one("#form", OneOf).chosen),
            "since": self._typed("since"),
            "meeting": self._typed("meeting"),
            "file": self._typed("file"),
        }

    def _usual(self) -> Path:
        day = self._meeting or "" if self.kind == "minutes" else self._as_of
        return usual_place(self._folder, self._project.id, self.kind, self.form, day)

    @property
    def _meeting(self) -> str | None:
        """The meeting that is asked for, or the latest; nothing where there is none."""
        latest = self._meetings[-1] if self._meetings else None
        return self._typed("meeting") or latest

    def _place(self) -> Path:
        text = self._typed("file")
        return from_home(text) if text else self._usual()

    def _judge(self) -> str | None:
        """Show what will be written; return what is wrong, if anything is."""
        compares = self.kind in ("status", "progress")
        self.query_one("#since-row").display = compares
        self.query_one("#meeting-row").display = self.kind == "minutes"
        since, place = self.query_one("#since", Field), self.query_one("#file", Field)
        since.placeholder = (
            _("what the last meeting was shown")
            if self._meetings
            else _("the latest month that can be compared with")
        )
        meeting = self.query_one("#meeting", Field)
        meeting.placeholder = self._meetings[-1] if self._meetings else DASH
        place.placeholder = str(self._usual().relative_to(self._folder.parent))
        wrong, means = self._read_since() if compares else (self._no_meeting(), "")
        try:
            require(self.form)
        except CannotWrite as missing:
            wrong = wrong or str(missing)
        says = self.query_one("#says", Static)
        says.set_class(wrong is not None, "wrong")
        says.set_class(wrong is None, "dim")
        text = _("Small numbers are withheld; nothing about a single person stands in it.")
        says.update(shown(f"! {wrong}" if wrong else means or text))
        return wrong

    def _no_meeting(self) -> str | None:
        """Return why there are no minutes to write, if there are none."""
        if self.kind != "minutes":
            return None
        if not self._meetings:
            return _("The project has had no meeting that there could be minutes of.")
        if self._meeting not in self._meetings:
            text = _("There is no meeting {name}. There are: {known}.")
            return text.format(name=self._meeting, known=", ".join(self._meetings[-4:]))
        return None

    def _read_since(self) -> tuple[str | None, str]:
        """Return what is wrong with the date of the report before, and what it means."""
        self._since = None
        text = self._typed("since")
        if not text:
            return None, ""
        try:
            day = read_day(text, self._as_of, self._project, self._today)
        except DayError as error:
            return str(error), ""
        if day >= self._as_of:
            message = _("The report before must be of an earlier date than {date}.")
            return message.format(date=self._as_of), ""
        self._since = day
        return None, f"= {describe_day(day, self._project, self._today)}"

    @on(Input.Changed)
    @on(OneOf.Changed)
    def _touched(self) -> None:
        if self.query("#ask"):
            self._over = None
            self._say("")
            self._judge()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark the field that one is in."""
        for row in self.query(".field"):
            row.set_class(row in event.widget.ancestors, "-current")

    def _say(self, text: str) -> None:
        line = self.query_one("#ask", Static)
        line.update(shown(text))
        line.display = bool(text)

    # leaving

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Return the paper that is wanted; ask once before a file is replaced."""
        path = self._place()
        wrong = self._judge()
        if wrong is None and masked(str(path)) != str(path):
            wrong = _("The file's name must not hold a personal identity number.")
        if wrong is not None:
            self.app.bell()
            self._say(wrong)
            return
        found = _content(path)
        if found is not None and self._over != (path, found):
            self._over = (path, found)
            self.app.bell()
            self._say(_("The file is there already. Enter once more replaces it."))
            return
        meeting = self._meeting if self.kind == "minutes" else None
        typed = self.typed()
        self.dismiss(Wanted(self.kind, self.form, self._since, path, found, typed, meeting))


def _content(path: Path) -> bytes | None:
    """Return what stands in a file, or nothing: what cannot be read is told when it is written."""
    try:
        return path.read_bytes()
    except OSError:
        return None
