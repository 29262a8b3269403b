"""The app: what each command does, on the road that :mod:`esftui.live` lays."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from esftui.commands import BY_ID, COMMANDS, Command, shown_key
from esftui.intake_desk import IntakeDesk
from esftui.live import LiveApp
from esftui.locales import N_, _
from esftui.meeting_desk import MeetingDesk
from esftui.panels.line import Line, Span
from esftui.panels.text import clean
from esftui.report_desk import ReportDesk
from esftui.screens.chrome import Footer
from esftui.screens.dashboard import DASHBOARD_COMMANDS
from esftui.screens.panel import PanelBox
from esftui.sight import banner_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from esftui.measure.figures import Head
    from esftui.measure.quality import Quality
    from esftui.model.checklist import Item
    from esftui.model.meeting import Meeting
    from esftui.model.project import ProjectData
    from esftui.screens.item_form import ItemForm
    from esftui.session import Changes, Done, Session, Snapshot
    from esftui.store.folder import Summary


_KEYS_ALONE = {"palette", "next_panel", "previous_panel", "up", "down"}
"""Commands that make sense as keys alone, and not chosen from a list."""


class EsfApp(MeetingDesk, IntakeDesk, ReportDesk, LiveApp):
    """The dashboard of one project at a time, and all that can be done from it."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    # what is shown

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot on the dashboard, and on a panel in full or a form above it."""
        self.dashboard.show(snapshot, *banner_of(snapshot, self.config.keys))
        self.follow_history(snapshot)
        self.follow_forms(snapshot)
        self.follow_meeting(snapshot)
        if snapshot.figures is None or len(self.screen_stack) < 2:
            return
        from esftui.screens.full_panel import FullPanel
        from esftui.screens.item_form import ItemForm
        from esftui.screens.quality_screen import QualityScreen

        for screen in self.screen_stack:
            follow = getattr(screen, "follow", None)
            if follow is not None:
                follow(snapshot)
            if isinstance(screen, QualityScreen) and snapshot.data is not None:
                self._judge(snapshot.data, screen.show)
            if isinstance(screen, FullPanel):
                screen.show(snapshot.figures, snapshot.read_only)
            if isinstance(screen, ItemForm) and snapshot.data is not None:
                rows = snapshot.figures.checklist.rows
                row = next((row for row in rows if row.id == screen.item), None)
                screen.external_change(row, snapshot.data.project)

    def meeting_closed(self, meeting: Meeting) -> None:
        """Offer the minutes of a meeting that was closed."""
        self.ask_for_minutes(meeting.id)

    def tell(self, line: Line) -> None:
        """Tell in one line what has happened, on the dashboard and on all that tells above it.

        What was told on a screen below is not true any more when it is seen again.
        """
        self.dashboard.tell(line)
        for screen in self.screen_stack[1:]:
            if screen is not self.dashboard and getattr(screen, "tells", False):
                screen.tell(line)  # type: ignore[attr-defined]

    def on_footer_chosen(self, message: Footer.Chosen) -> None:
        """Do what was clicked in the footer."""
        self._do(message.command)

    def _do(self, command: Command) -> None:
        whose = self.dashboard if command.id in DASHBOARD_COMMANDS else self
        self.call_later(self.run_action, command.action, whose)

    # time

    def _travel(self, session: Session, day: date, *, exact: bool = True) -> None:
        if day != session.as_of:
            self.show_snapshot(session.travel(day, exact=exact))

    def action_travel_month(self, direction: int) -> None:
        """Step to the end of a month."""
        self.with_data(lambda session, _: self._travel(session, session.month(direction)))

    def action_today(self) -> None:
        """Go to today, or the project's last day."""
        self.with_data(lambda session, _: self._travel(session, date.today(), exact=False))

    def action_choose_date(self) -> None:
        """Ask for a date."""
        self.with_data(self._ask_date)

    def _ask_date(self, session: Session, data: ProjectData) -> None:
        from esftui.screens.date_dialog import DateDialog

        def travel(day: date | None) -> None:
            if day is not None:
                self._travel(session, day)

        self.push_screen(DateDialog(session.as_of, data.project), travel)

    # panels

    def on_panel_box_opened(self, message: PanelBox.Opened) -> None:
        """Show a panel in full."""
        self.with_data(lambda session, _: self._open_full(session, message.panel))

    def _open_full(self, session: Session, panel: str) -> None:
        figures = session.snapshot.figures
        if figures is None:
            return
        from esftui.panels.registry import PANELS
        from esftui.screens.full_panel import FullPanel

        spec = next(spec for spec in PANELS if spec.id == panel)
        read_only = session.snapshot.read_only
        self.push_screen(FullPanel(spec, figures, self.config.keys, read_only=read_only))

    # checklist

    def _item(self, item: str | None) -> str | None:
        name = item or getattr(self.screen, "current_item", None)
        if name is None and self.dashboard.checklist.figures is not None:
            self._say(_("Move to the checklist first: the key acts on the item there."))
        return name

    def action_step_item(self, item: str | None = None) -> None:
        """Step the status of the item under the cursor, and save it."""
        name = self._item(item)
        if name is not None:
            self.in_store(lambda session: self._saved(session.step(name)))

    def action_open_item(self, item: str | None = None) -> None:
        """Open the item under the cursor."""
        name = self._item(item)
        if name is not None:
            self.with_data(partial(self._open_form, name))

    def _open_form(self, name: str, session: Session, data: ProjectData) -> None:
        from esftui.screens.item_form import ItemForm

        figures = session.snapshot.figures
        rows = figures.checklist.rows if figures else ()
        row = next((row for row in rows if row.id == name), None)
        if row is not None:
            read_only = session.snapshot.read_only
            form = ItemForm(row, data.project, as_of=session.as_of, read_only=read_only)
            self.push_screen(form, partial(self._formed, form))

    def _formed(self, form: ItemForm, changes: Changes | None) -> None:
        if changes:
            name, seen = form.item, form.seen
            self.in_store(
                lambda session: self._saved(session.edit(name, changes, seen)),
                back=lambda: self.with_data(partial(self._form_again, name, changes, seen)),
            )

    def _form_again(
        self, name: str, changes: Changes, seen: Changes, session: Session, data: ProjectData
    ) -> None:
        """Open an item's form with what was typed when it could not be saved."""
        from esftui.screens.item_form import ItemForm

        figures = session.snapshot.figures
        rows = figures.checklist.rows if figures else ()
        row = next((row for row in rows if row.id == name), None)
        if row is not None:
            typed, before = dict(changes), dict(seen)
            form = ItemForm(row, data.project, as_of=session.as_of, typed=typed, seen=before)
            self.push_screen(form, partial(self._formed, form))

    def _saved(self, done: Done | None) -> Line:
        if done is None:
            return (Span(_("The item is no longer in the file."), "bad"),)
        undo = shown_key(BY_ID["undo"], self.config.keys)
        return (
            Span(_("Saved:") + " ", "good"),
            Span(clean(done.item.title), "strong"),
            Span(" → " + written(done.changes) + replaced(done.item, done.changes)),
            Span(" · " + _("{key} undoes").format(key=undo), "dim"),
        )

    # project

    def action_choose_project(self) -> None:
        """Show the list of projects."""
        from esftui.store.folder import find_projects, summary

        data = self.config.data
        self._say(_("Reading the projects …"))

        def find() -> list[Summary]:
            return [summary(folder) for folder in find_projects(data)]

        self.find_in_store(find, self._pick)

    def _pick(self, found: list[Summary]) -> None:
        from esftui.screens.picker import ProjectPicker

        folders = {row.id: row.folder for row in found}
        self.tell(())
        figures = self.session.snapshot.figures if self.session else None

        def open_it(chosen: str | None) -> None:
            if chosen is not None and self.session is not None:
                self.open_session(self.session.another(folders[chosen]))

        self.push_screen(ProjectPicker(found, figures.head.project if figures else None), open_it)

    def action_new_project(self) -> None:
        """Start another project."""
        self._begin_project()

    def _begin_project(self, left: Callable[[], object] | None = None) -> None:
        from esftui.beginning import Beginning

        Beginning(self, left).ask()

    def action_reload(self) -> None:
        """Read the files again."""

        def load(session: Session) -> Line:
            problems = session.load().problems
            return () if problems else (Span(_("Read again."), "good"),)

        self.in_store(load)

    def action_problems(self) -> None:
        """Show every problem in the files."""
        session = self.session
        problems = session.snapshot.problems if session else ()
        if session is not None and problems:
            from esftui.store.restoring import told

            self.find_in_store(
                partial(told, problems, session.folder),
                partial(self._message, _("Problems in the files")),
            )
        else:
            self._say(_("There are no problems in the project's files."))

    def action_quality(self) -> None:
        """Show what is odd in the register, as it stands today."""
        self.with_data(lambda _session, data: self._judge(data, self._open_quality))

    def _judge(self, data: ProjectData, then: Callable[[Quality, Head], object]) -> None:
        self.find_in_store(partial(_judged, data), lambda found: then(*found))

    def _open_quality(self, found: Quality, head: Head) -> None:
        from esftui.screens.quality_screen import QualityScreen

        if not isinstance(self.screen, QualityScreen):
            self.push_screen(QualityScreen(found, head))

    # program

    def action_help(self) -> None:
        """Show all keys, and what the figures mean."""
        from esftui.screens.help_screen import HelpScreen

        self.push_screen(HelpScreen(COMMANDS, self.config.keys))

    def action_palette(self) -> None:
        """Search among all commands."""
        from esftui.screens.palette import Choice, Palette

        choices = [
            Choice(
                command.id,
                command.shown_name,
                shown_key(command, self.config.keys),
                command.shown_help,
            )
            for command in COMMANDS
            if command.id not in _KEYS_ALONE
        ]

        def act(chosen: str | None) -> None:
            if chosen is not None:
                self._do(BY_ID[chosen])

        self.push_screen(Palette(_("Commands"), choices), act)

    def action_choose_theme(self) -> None:
        """Show the themes, and each as the cursor comes to it."""
        from esftui.screens.palette import Choice, Palette

        before = self.theme

        def try_out(name: str | None) -> None:
            self.theme = name or before

        choices = [Choice(name, name) for name in self.available_themes]
        self.push_screen(Palette(_("Themes"), choices, current=before, try_out=try_out))

    def welcome(self) -> None:
        """Meet someone who has no projects yet."""
        from esftui.screens.welcome import Welcome

        def answered(answer: str | None) -> None:
            if answer is None:
                self.exit(0)
            elif answer == "start":
                self._begin_project(self.welcome)
            else:
                from esftui.config import tour_config

                self.config = tour_config(self.config)
                self.find_project()

        self.push_screen(Welcome([self.config.data]), answered)


def _judged(data: ProjectData) -> tuple[Quality, Head]:
    """Return what is odd in a register today, and the head of the day it is judged at."""
    from esftui.measure.everything import head
    from esftui.measure.quality import quality
    from esftui.model.project import shown_date

    today = date.today()
    return quality(data, today), head(data, shown_date(data.project, today))


_FIELDS = {
    "owner": N_("owner"),
    "note": N_("note"),
    "due": N_("due date"),
    "started": N_("begun"),
    "done": N_("done on"),
}


def written(changes: Changes) -> str:
    """Return what was written of an item, in words: the status, or the fields."""
    from esftui.locales import labels

    status = changes.get("status")
    if isinstance(status, str):
        return labels.status(status)
    return ", ".join(_written(_(_FIELDS[key]), value) for key, value in changes.items())


def replaced(item: Item, changes: Changes) -> str:
    """Return in words the day on which the item was done, if that day is gone now."""
    from esftui.locales import formats

    gone = item.done is not None and "done" in changes and changes["done"] != item.done
    return " " + _("(was done {day})").format(day=formats.iso(item.done)) if gone else ""


def _written(field: str, value: str | date | None) -> str:
    from esftui.locales import formats

    if value is None:
        return _("{field} cleared").format(field=field)
    return f"{field} {formats.iso(value) if isinstance(value, date) else clean(value)}"
