"""What the steps of an import share: how a step is shown, and what takes long is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from esftui.intake.applying import Keys
from esftui.intake.cell import Cancelled, IntakeError
from esftui.intake.job import Opened
from esftui.intake.limits import Progress
from esftui.intake.outcome import Plan
from esftui.locales import _, formats
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, hints, shown
from esftui.screens.field import Field
from esftui.screens.path_field import SPREADSHEETS, PathSuggester

if TYPE_CHECKING:
    from esftui.live import LiveApp
    from esftui.model.project import ProjectData

Step = Literal["file", "sheet", "columns", "field", "kind", "values", "value", "keys", "plan"]


class Ready(NamedTuple):
    """What is to be imported: the sheet, what would come of it, and its key list."""

    opened: Opened
    plan: Plan
    keys: Keys | None
    changed: bool


class IntakeSteps(Dialog[Ready]):
    """A lead, rows to choose from, a field for a path, and a line for what is to be said."""

    CSS_PATH = ["dialogs.tcss", "intake_screen.tcss"]
    BINDINGS = [Binding("escape", "leave", show=False), *MOVES]

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
        self._opened: Opened | None = None
        self._changed = False
        self._stop: Event | None = None

    def body(self) -> ComposeResult:
        """Yield what each step has some of."""
        yield Static(id="lead")
        yield Field(id="path", suggester=PathSuggester(SPREADSHEETS))
        yield ChoiceList(self._draw, id="rows")
        yield Static(id="whole")
        yield Static(id="more", classes="dim")
        yield Static(id="says", classes="wrong")

    def _draw(self, choice: int, width: int) -> Content:
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
