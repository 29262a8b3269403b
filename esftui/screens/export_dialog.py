"""Asks what is to be exported, in which form and where to."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from esftui.export.writing import Format, What, usual_place
from esftui.locales import N_, _
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field, from_field
from esftui.screens.path_field import PathSuggester
from esftui.store.home import from_home


class Wanted(NamedTuple):
    """What is to be exported."""

    what: What
    form: Format
    shared: bool
    path: Path
    as_of: date


class _Choice(NamedTuple):
    what: What
    form: Format
    shared: bool
    words: str


_CHOICES = (
    _Choice("figures", "xlsx", True, N_("figures to share, as a workbook")),
    _Choice("figures", "csv", True, N_("figures to share, as text files")),
    _Choice("figures", "xlsx", False, N_("figures for your own desk, as a workbook")),
    _Choice("figures", "csv", False, N_("figures for your own desk, as text files")),
    _Choice("register", "xlsx", False, N_("the register, personal data, as a workbook")),
    _Choice("register", "csv", False, N_("the register, personal data, as text files")),
)


class ExportDialog(Dialog[Wanted]):
    """Asks what to export; what is not to be shared is asked about once more."""

    CSS_PATH = ["dialogs.tcss", "intake_screen.tcss"]
    BINDINGS = [Binding("enter", "take", show=False), *MOVES]

    def __init__(self, folder: Path, project: str, as_of: date) -> None:
        super().__init__()
        self._folder, self._project, self._as_of = folder, project, as_of
        self._asked: int | None = None

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Export"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("export")), ("↑↓", _("choose")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield what there is to choose, and where it goes."""
        yield ChoiceList(self._draw, range(len(_CHOICES)))
        yield Static(Content(_("To")), id="more")
        yield Field(id="path", suggester=PathSuggester())
        yield Static(id="says", classes="warn")

    def on_mount(self) -> None:
        """Propose the first."""
        self.query_one(ChoiceList).cursor = 0
        self._propose()

    def _draw(self, choice: int, _width: int) -> Content:
        return Content(_(_CHOICES[choice].words))

    def _propose(self) -> None:
        choice = _CHOICES[self.query_one(ChoiceList).choice or 0]
        day = self._as_of if choice.what == "figures" else date.today()
        place = usual_place(
            self._folder, self._project, choice.what, choice.form, day, shared=choice.shared
        )
        self.query_one(Field).value = str(place)
        self._asked = None
        self._say("")

    def _say(self, text: str) -> None:
        line = self.query_one("#says", Static)
        line.update(shown(text))
        line.display = bool(text)

    def action_move(self, steps: int) -> None:
        """Choose another."""
        self.query_one(ChoiceList).move(steps)
        self._propose()

    def action_move_page(self, pages: int) -> None:
        """Choose the first or the last."""
        self.action_move(pages * len(_CHOICES))

    @on(ChoiceList.Chosen)
    def _clicked(self) -> None:
        self._propose()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Export; ask once more what is not to be shared."""
        number = self.query_one(ChoiceList).choice or 0
        choice = _CHOICES[number]
        typed = from_field(self.query_one(Field).value)
        if not typed:
            self._say(_("Name a file, or choose one."))
            return
        if not choice.shared and self._asked != number:
            self._asked = number
            if choice.what == "register":
                text = _("This is personal data: only for those who may know. Enter once more.")
            else:
                text = _("Small counts can point out a person: not to be shared. Enter once more.")
            self._say(text)
            return
        day = self._as_of if choice.what == "figures" else date.today()
        path = from_home(typed)
        self.dismiss(Wanted(choice.what, choice.form, choice.shared, path, day))
