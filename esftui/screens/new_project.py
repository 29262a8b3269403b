"""The form that starts a project: the questions of ``esftui init``, with what is proposed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from esftui.locales import _, formats
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field, from_field
from esftui.screens.tick import Tick
from esftui.start.answers import Answers, Setting
from esftui.start.place import CannotStart, Place, place_in, taken
from esftui.start.questions import KINDS, QUESTIONS, Judged, Question, judge
from esftui.start.reading import AnswerError, refuse_personal_number
from esftui.store.problem import FileProblems

FOLDER = "folder"
"""The field that is no question about the project: where it goes."""


class New(NamedTuple):
    """What the form gives: a project, where it goes, and whether settings are written there.

    ``typed`` is what stood in the fields, to open the form with again.
    """

    answers: Answers
    place: Place
    settings: bool
    typed: Mapping[str, str]


class NewProject(Dialog[New]):
    """Asks about a new project. An empty field stands for what is proposed in it.

    ``folder`` is where it goes unless the person names another; ``typed`` and ``reason``
    are what was typed before and why it could not be done, when the form is shown again.
    """

    BINDINGS = [
        Binding("ctrl+s", "create", show=False, priority=True),
        Binding("enter", "create", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(
        self,
        folder: Path,
        typed: Mapping[str, str] | None = None,
        reason: str = "",
        *,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._folder = folder
        self._before = dict(typed or {})
        self._reason = reason
        self._today = today or date.today()
        self._warned = False
        self._seen: dict[str, str] = {}
        self._wrong: dict[str, str] = {}
        self._labels = {question.key: _(question.label) for question in QUESTIONS}
        self._labels[FOLDER] = _("In the folder")

    # what it shows

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("New project"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("create")), ("Tab", _("next field")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield a field for each question, with a line of its own for what is to be said."""
        for question in QUESTIONS:
            yield from self._row(question.key, self._field_of(question))
        folder = Field(self._before.get(FOLDER, ""), placeholder=str(self._folder), id=FOLDER)
        yield from self._row(FOLDER, folder)
        words = _("remember it in a config.yaml")
        with Horizontal(classes="field", id="settings-row"):
            yield Static(classes="label")
            yield Tick(words, True, id="settings")
        yield Static(id="ask", classes="wrong")

    def _row(self, key: str, field: Field) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(Content(self._labels[key]), classes="label")
            yield field
        yield Static(id=f"{key}-says", classes="says dim")

    def _field_of(self, question: Question) -> Field:
        suggester = None
        if question.key == "kind":
            words = [_(word) for word in KINDS.values()]
            suggester = SuggestFromList(words, case_sensitive=False)
        before = self._before.get(question.key, "")
        return Field(before, suggester=suggester, id=question.key)

    def on_mount(self) -> None:
        """Say what is proposed, and why the form is shown again if it is."""
        self._seen = self.typed()
        self._judge()
        self._say(self._reason)

    # what is in the fields

    def _field(self, key: str) -> Field:
        return self.query_one(f"#{key}", Field)

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by question; the folder's as ``folder``."""
        keys = (*(question.key for question in QUESTIONS), FOLDER)
        return {key: from_field(self._field(key).value) for key in keys}

    def _place(self, text: str) -> Place | str:
        """Return the place that is typed, or why it cannot be used."""
        try:
            refuse_personal_number(text)
            return place_in(Path(text) if text else self._folder)
        except (AnswerError, CannotStart) as error:
            return str(error)
        except FileProblems as broken:
            return str(broken.problems[0])
        except (OSError, ValueError) as error:
            return str(error)

    def _judge(self) -> New | None:
        """Show what is wrong or good to know; return what would be created if all is right."""
        typed = self.typed()
        place = self._place(typed[FOLDER])
        data = place.data if isinstance(place, Place) else self._folder
        setting = Setting(self._today, lambda name: taken(data, name))
        judged = judge(typed, setting)
        wrong = {key: str(error) for key, error in judged.problems.items()}
        if not typed["title"]:
            # every other field may be left; a project without a name is a slip of the finger
            wrong = {"title": _("Write the project's name."), **wrong}
        if isinstance(place, str):
            wrong[FOLDER] = place
        self._wrong = wrong
        self._propose(judged, setting)
        for question in QUESTIONS:
            self._show(question.key, question.means(judged.answers))
        self._show(FOLDER, self._leads_to(place, judged))
        offers = isinstance(place, Place) and place.config is not None
        self.query_one("#settings-row").display = offers
        if wrong or isinstance(place, str):
            return None
        return New(judged.answers, place, offers and self.query_one(Tick).ticked, typed)

    def _leads_to(self, place: Place | str, judged: Judged) -> str:
        return str(place.data / judged.answers.id) if isinstance(place, Place) else ""

    def _propose(self, judged: Judged, setting: Setting) -> None:
        """Show in each empty field what it stands for, or an example where it is nothing."""
        example = _("for instance {example}")
        for question in QUESTIONS:
            proposal = question.proposal(judged.answers, setting)
            if question.key == "title":
                proposal = ""
            field = self._field(question.key)
            asked = question.asked(judged.answers)
            hint = example.format(example=_(question.example)) if asked else formats.DASH
            field.placeholder = proposal or hint
            field.disabled = not asked and not field.value

    def _show(self, key: str, means: str) -> None:
        problem = self._wrong.get(key)
        says, field = self.query_one(f"#{key}-says", Static), self._field(key)
        # what has not been filled in yet is not wrong while one is elsewhere
        wrong = problem is not None and bool(field.value)
        says.set_class(wrong, "wrong")
        says.set_class(not wrong, "dim")
        text = f"! {problem}" if wrong else problem or (f"= {means}" if means else "")
        says.update(shown(text))
        says.display = bool(text) and (wrong or field.has_focus)

    @on(Input.Changed)
    def _touched(self) -> None:
        typed = self.typed()
        if typed != self._seen:
            self._seen = typed
            self._warned = False
            self._say("")
        self._judge()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark the field that one is in, and say what is good to know about it."""
        for row in self.query(".field"):
            row.set_class(row in event.widget.ancestors, "-current")
        self._judge()

    def _say(self, text: str) -> None:
        line = self.query_one("#ask", Static)
        line.update(shown(text))
        line.display = bool(text)

    # leaving

    @on(Input.Submitted)
    def action_create(self) -> None:
        """Return the project, if every answer is right; else go to the first that is not."""
        new = self._judge()
        if new is not None:
            self.dismiss(new)
            return
        self.app.bell()
        key = next(iter(self._wrong))
        self._field(key).focus()
        self._say(_("Not yet: {label} is missing or wrong.").format(label=self._labels[key]))

    def action_leave(self) -> None:
        """Leave; the first time ask, if something was typed."""
        if self._warned or not any(self.typed().values()):
            self.dismiss(None)
            return
        self._warned = True
        self._say(_("Nothing is written yet. Esc once more leaves; Enter creates the project."))
