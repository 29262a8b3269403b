"""A spreadsheet into the register, step by step: the file, what its columns are, and the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from esftui.intake.applying import Keys
from esftui.intake.fields import KINDS, field_label
from esftui.intake.job import make_plan, open_sheet
from esftui.intake.limits import Progress
from esftui.intake.mapping import lacking
from esftui.intake.outcome import Plan
from esftui.intake.private import KeyList, key_list_warning, read_keys
from esftui.intake.sheet import sheets
from esftui.locales import _
from esftui.report.text.intake import all_lines, coming, counted
from esftui.screens.choice_list import ChoiceList
from esftui.screens.dialog import Hints
from esftui.screens.field import Field, from_field
from esftui.screens.intake_columns import IntakeColumns
from esftui.screens.intake_steps import Ready
from esftui.screens.path_field import spreadsheets_in
from esftui.store.home import from_home

if TYPE_CHECKING:
    from esftui.model.project import ProjectData

__all__ = ["IntakeScreen", "Ready"]

_ROOM_FOR_BACK = 70
"""How wide the screen is at least where the key to go back has room beside the others."""


class IntakeScreen(IntakeColumns):
    """Asks for a sheet, shows what its columns are and what would come of it.

    Nothing is written here. What takes long is done in the store's thread; Esc stops it, or
    goes a step back.
    """

    BINDINGS = [
        Binding("enter", "go_on", show=False),
        Binding("space", "change", show=False),
        Binding("k", "kind", show=False),
        Binding("v", "values", show=False),
        Binding("g", "take_good", show=False),
    ]

    def __init__(self, folder: Path, data: ProjectData) -> None:
        super().__init__(folder, data)
        self._files = spreadsheets_in((folder, Path.cwd()))
        self._file = Path()
        self._names: list[str] = []
        self._plan: Plan | None = None
        self._keys: KeyList | None = None
        self._key_file: Path | None = None

    # what it shows

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Import a spreadsheet"))

    def hints(self) -> Hints:
        """Return the keys of the step."""
        back = ("Esc", _("leave") if self._step == "file" else _("back"))
        if self._stop is not None:
            return (("Esc", _("stop")),)
        if self._step == "columns":
            keys = (("Enter", _("try it")), (_("Space"), _("change")), ("v", _("texts")))
            return keys if self.size.width < _ROOM_FOR_BACK else (*keys, back)
        if self._step == "plan":
            refused = self._plan is not None and self._plan.count("refused")
            take = ("g", _("import the rows that are right")) if refused else None
            return (take or ("Enter", _("import")), ("↑↓", _("scroll")), back)
        return (("Enter", _("go on")), ("↑↓", _("choose")), back)

    def on_mount(self) -> None:
        """Begin with the file."""
        self._show_files()

    # the steps

    def _show_files(self) -> None:
        lines = [f"{path.name}  ({path.parent})" for path in self._files]
        lead = _("Which file? A workbook (xlsx, ods) or a text file (csv).")
        self._show("file", lead, lines, cursor=None)

    def _show_sheets(self, names: list[str]) -> None:
        self._names = names
        if len(names) > 1:
            self._show("sheet", _("Which sheet?"), names)
        else:
            self._read(None)

    def _show_keys(self) -> None:
        lead = _("The key list: a file that is there, or is to be made. Empty: none is kept.")
        field = self.query_one("#path", Field)
        field.value = "" if self._key_file is None else str(self._key_file)
        self._show("keys", lead, (), key_list_warning())

    def _show_plan(self, found: tuple[Plan, KeyList | None]) -> None:
        self._plan, self._keys = found
        lines = list(all_lines(self._plan, self._data.project))
        more = ""
        come = coming(self._plan)
        if come:
            more = _("New in the register: {what}").format(what=come)
        if self._plan.count("refused"):
            text = _("Refused rows are left out if you go on; put them right in the sheet instead.")
            more = "\n".join(part for part in (more, text) if part)
        self._show("plan", counted(self._plan), lines, more)

    # going on, and back

    def action_move(self, steps: int) -> None:
        """Move among the rows; a file that is chosen stands in the field."""
        rows = self.query_one(ChoiceList)
        rows.move(steps)
        self._name_file(rows.choice)

    def action_move_page(self, pages: int) -> None:
        """Move by what fits at a time."""
        self.query_one(ChoiceList).move_page(pages)

    def _name_file(self, choice: int | None) -> None:
        if self._step == "file" and choice is not None:
            self.query_one("#path", Field).value = str(self._files[choice])

    @on(ChoiceList.Chosen)
    def _clicked(self, message: ChoiceList.Chosen) -> None:
        self._name_file(message.choice)
        if self._step == "columns":
            self.action_change()
        elif self._step in ("sheet", "field", "kind", "values", "value"):
            self.action_go_on()

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Go on to the next step; after the last one, import."""
        choice = self.query_one(ChoiceList).choice
        typed = from_field(self.query_one("#path", Field).value)
        if self._stop is not None:
            return
        match self._step:
            case "file":
                self._open_file(typed)
            case "sheet":
                self._read(self._names[choice or 0])
            case "columns":
                self._try()
            case "field":
                self._give(self._fields[choice or 0])
            case "kind":
                self._take_kind(KINDS[choice or 0])
            case "values" if choice is not None:
                self._show_choices(choice)
            case "value":
                self._mean(self._choices[choice or 0])
            case "keys":
                self._take_keys(typed)
            case "plan":
                self._take(good=False)

    def _open_file(self, typed: str) -> None:
        if not typed:
            self._refuse(_("Name a file, or choose one."))
            return
        self._file = from_home(typed)
        self._do(lambda _told: sheets(self._file), self._show_sheets)

    def _read(self, sheet: str | None) -> None:
        self._column, self._changed = 0, False
        self._do(
            lambda told: open_sheet(
                self._file,
                self._data.project,
                sheet=sheet,
                folder=self._folder,
                progress=told,
                cancelled=self._stopped,
            ),
            self._show_columns,
        )

    def _try(self) -> None:
        assert self._opened is not None
        lacks = lacking(self._opened.mapping)
        if lacks:
            names = ", ".join(field_label(field) for field in lacks)
            self._refuse(_("no column gives: {fields}").format(fields=names))
        elif self._opened.makes_pseudonyms:
            self._show_keys()
        else:
            self._compare()

    def _take_keys(self, typed: str) -> None:
        self._key_file = from_home(typed) if typed else None
        self._compare()

    def _compare(self) -> None:
        opened, path = self._opened, self._key_file
        assert opened is not None

        def find(told: Progress) -> tuple[Plan, KeyList | None]:
            keys = read_keys(path) if path is not None and path.exists() else None
            return make_plan(opened, self._data, keys, progress=told, cancelled=self._stopped)

        self._do(find, self._show_plan)

    def action_take_good(self) -> None:
        """Import the rows that are right, although others are refused."""
        if self._step == "plan" and self._stop is None:
            self._take(good=True)

    def _take(self, *, good: bool) -> None:
        assert self._opened is not None
        assert self._plan is not None
        if self._plan.count("refused") and not good:
            self._refuse(_("Rows are refused: g imports the others."))
            return
        keys = None
        if self._keys is not None and self._key_file is not None:
            keys = Keys(self._key_file, self._keys)
        self.dismiss(Ready(self._opened, self._plan, keys, self._changed))

    def action_leave(self) -> None:
        """Stop what is being done; or go a step back; or leave."""
        if self._stop is not None:
            self._stop.set()
            return
        match self._step:
            case "file":
                self.dismiss(None)
            case "field" | "kind" | "values" | "plan" | "keys":
                self._show_columns()
            case "value":
                self._show_words()
            case _:
                self.query_one("#path", Field).value = str(self._file)
                self._show_files()
