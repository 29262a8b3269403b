"""A spreadsheet into the register, step by step: the file, what its columns are, and the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from esftui.intake.applying import Keys
from esftui.intake.cell import Cancelled, IntakeError
from esftui.intake.fields import FIELDS, IGNORE, field_label, kind_label
from esftui.intake.job import ColumnShown, Opened, columns_shown, make_plan, open_sheet
from esftui.intake.limits import Progress
from esftui.intake.mapping import lacking
from esftui.intake.outcome import Plan
from esftui.intake.private import KeyList, key_list_warning, read_keys
from esftui.intake.sheet import sheets
from esftui.locales import _, formats
from esftui.report.text.intake import all_lines, coming, counted
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, hints, shown
from esftui.screens.field import Field, from_field
from esftui.screens.path_field import SPREADSHEETS, PathSuggester, spreadsheets_in
from esftui.store.home import from_home

if TYPE_CHECKING:
    from esftui.live import LiveApp
    from esftui.model.project import ProjectData

Step = Literal["file", "sheet", "columns", "field", "keys", "plan"]


class Ready(NamedTuple):
    """What is to be imported: the sheet, what would come of it, and its key list."""

    opened: Opened
    plan: Plan
    keys: Keys | None
    changed: bool


class IntakeScreen(Dialog[Ready]):
    """Asks for a sheet, shows what its columns are and what would come of it.

    Nothing is written here. What takes long is done in the store's thread; Esc stops it, or
    goes a step back.
    """

    CSS_PATH = ["dialogs.tcss", "intake_screen.tcss"]
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("enter", "go_on", show=False),
        Binding("space", "change", show=False),
        Binding("g", "take_good", show=False),
        *MOVES,
    ]

    class Told(Message):
        """How far it has come."""

        def __init__(self, done: int, total: int | None) -> None:
            super().__init__()
            self.done, self.total = done, total

    def __init__(self, folder: Path, data: ProjectData) -> None:
        super().__init__()
        self._folder, self._data = folder, data
        self._step: Step = "file"
        self._lines: Sequence[Content] = ()
        self._files = spreadsheets_in((folder, Path.cwd()))
        self._file = Path()
        self._names: list[str] = []
        self._opened: Opened | None = None
        self._columns: list[ColumnShown] = []
        self._column = 0
        self._plan: Plan | None = None
        self._keys: KeyList | None = None
        self._key_file: Path | None = None
        self._stop: Event | None = None
        self._changed = False

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
            return (("Enter", _("try it")), (_("Space"), _("change")), back)
        if self._step == "plan":
            refused = self._plan is not None and self._plan.count("refused")
            take = ("g", _("import the rows that are right")) if refused else None
            return (take or ("Enter", _("import")), ("↑↓", _("scroll")), back)
        return (("Enter", _("go on")), ("↑↓", _("choose")), back)

    def body(self) -> ComposeResult:
        """Yield what each step has some of."""
        yield Static(id="lead")
        yield Field(id="path", suggester=PathSuggester(SPREADSHEETS))
        yield ChoiceList(self._draw, id="rows")
        yield Static(id="whole")
        yield Static(id="more", classes="dim")
        yield Static(id="says", classes="wrong")

    def on_mount(self) -> None:
        """Begin with the file."""
        self._show_files()

    def _draw(self, choice: int, width: int) -> Content:
        if self._step == "columns":
            return shown(_column_line(self._columns[choice], width))
        return self._lines[choice]

    @on(ChoiceList.Moved)
    def _tell_whole(self, message: ChoiceList.Moved) -> None:
        """Show in full what the row under the cursor may have had to cut off."""
        if self._step == "plan" and self._stop is None:
            line = "" if message.choice is None else self._lines[message.choice].plain
            self._write("#whole", line)

    def _show(
        self,
        step: Step,
        lead: str,
        lines: Sequence[str],
        more: str = "",
        cursor: int | None = 0,
    ) -> None:
        """Show a step: a line on top, rows to choose from, and what else is to be said."""
        self._step = step
        self._lines = [shown(line) for line in lines]
        self.query_one("#lead", Static).update(shown(lead))
        self.query_one(ChoiceList).show(range(len(lines)), cursor if lines else None)
        self._write("#whole", lines[0] if step == "plan" and lines else "")
        self._write("#more", more)
        self._write("#says", "")
        field = self.query_one("#path", Field)
        field.display = step in ("file", "keys")
        if field.display:
            field.focus()
        else:
            self.set_focus(None)
        self.box.border_subtitle = hints(self.hints())

    def _write(self, where: str, text: str) -> None:
        line = self.query_one(where, Static)
        line.update(Content("\n").join(shown(part) for part in text.split("\n")))
        line.display = bool(text)

    def _refuse(self, text: str) -> None:
        self.app.bell()
        self._write("#says", f"! {text}")

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

    def _show_columns(self, opened: Opened | None = None) -> None:
        self._opened = opened or self._opened
        assert self._opened is not None
        self._columns = columns_shown(self._opened)
        title = " · ".join(part for part in (self._file.name, self._opened.table.sheet) if part)
        lead = f"{title}: {kind_label(self._opened.mapping.kind)}"
        more = [f"? {doubt}" for doubt in self._opened.doubts]
        more += [*self._opened.table.notes, *self._opened.layout.notes]
        if self._opened.kept is not None:
            name = self._opened.kept.name
            more.insert(0, _("Read by the mapping that was kept: {file}").format(file=name))
        lines = [column.heading for column in self._columns]
        self._show("columns", lead, lines, "\n".join(more[:6]), self._column)

    def _show_fields(self) -> None:
        assert self._opened is not None
        self._fields = [IGNORE, *FIELDS[self._opened.mapping.kind]]
        column = self._columns[self._column]
        if column.field not in self._fields:
            self._fields.insert(1, column.field)
        lead = _("What is the column {heading}?").format(heading=column.heading)
        lines = [field_label(field) for field in self._fields]
        self._show("field", lead, lines, cursor=self._fields.index(column.field))

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
        elif self._step in ("sheet", "field"):
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

    def action_change(self) -> None:
        """Choose what the column under the cursor is."""
        choice = self.query_one(ChoiceList).choice
        if self._step != "columns" or choice is None or self._stop is not None:
            return
        self._column = choice
        if self._columns[choice].private:
            self._refuse(_("What is personal is never read in."))
        else:
            self._show_fields()

    def _give(self, field: str) -> None:
        """Let a column be a field; another one that was it is left out."""
        assert self._opened is not None
        heading = self._columns[self._column].heading
        columns = {
            name: IGNORE if held == field else held
            for name, held in self._opened.mapping.columns.items()
        }
        columns[heading] = field
        mapping = msgspec.structs.replace(self._opened.mapping, columns=columns)
        self._changed = self._changed or mapping != self._opened.mapping
        self._show_columns(self._opened._replace(mapping=mapping))

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
            case "field" | "plan" | "keys":
                self._show_columns()
            case _:
                self.query_one("#path", Field).value = str(self._file)
                self._show_files()

    # in the store's thread

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def _do(self, find: Callable[[Progress], object], then: Callable[..., None]) -> None:
        """Do something that takes long, and show what came of it, or why nothing did."""
        self._stop = Event()
        self._write("#says", "")
        self.box.border_subtitle = hints(self.hints())

        def tell(done: int, total: int | None) -> None:
            self.post_message(self.Told(done, total))

        def run() -> tuple[object, str]:
            try:
                return find(tell), ""
            except Cancelled:
                return None, _("Stopped.")
            except IntakeError as error:
                place = _("row {row}").format(row=error.row) + ": " if error.row else ""
                return None, place + error.message

        def done(result: tuple[object, str]) -> None:
            self._stop = None
            if not self.is_attached:
                return
            found, reason = result
            if reason:
                self._refuse(reason)
                self.box.border_subtitle = hints(self.hints())
            else:
                then(found)

        app: LiveApp = self.app  # type: ignore[assignment]
        app.find_in_store(run, done)

    @on(Told)
    def _tell(self, message: Told) -> None:
        if self._stop is not None:
            of = f" / {formats.number(message.total)}" if message.total else ""
            text = _("{number} rows").format(number=formats.number(message.done) + of)
            self._write("#more", text)


def _column_line(column: ColumnShown, width: int) -> str:
    """Return a column in a line: its letter and heading, what it is, and its first values."""
    part = max(10, min(24, (width - 20) // 2))
    field = _("personal, left out") if column.private else field_label(column.field)
    samples = formats.DASH if column.private else " · ".join(column.samples)
    return f"{column.letter:>2} {_cut(column.heading, part)} → {_cut(field, part)} {samples}"


def _cut(text: str, width: int) -> str:
    text = text if len(text) <= width else text[: width - 1] + "…"
    return f"{text:<{width}}"
