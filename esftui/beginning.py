"""The start of a project from within the app: the form, the writing, and opening it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from esftui.locales import _
from esftui.panels.line import Span
from esftui.panels.text import clean

if TYPE_CHECKING:
    from esftui.live import LiveApp
    from esftui.screens.new_project import New


class _Made(NamedTuple):
    """What came of it: the folder, or why there is none; the settings that were written."""

    folder: Path | None
    settings: Path | None = None
    reason: str = ""


class Beginning:
    """One start of a project; ``left`` is what is done when it is given up."""

    def __init__(self, app: LiveApp, left: Callable[[], object] | None = None) -> None:
        self._app = app
        self._left = left

    def ask(self, typed: Mapping[str, str] | None = None, reason: str = "") -> None:
        """Show the form; again with what was typed, and why it could not be done."""
        from esftui.config import why_read_only

        refused = why_read_only(self._app.config)
        if refused is not None:
            from esftui.screens.message_dialog import MessageDialog

            dialog = MessageDialog(_("No project can be started"), [refused])
            self._app.push_screen(dialog, lambda _nothing: self._give_up())
            return
        from esftui.screens.new_project import NewProject
        from esftui.start.place import own_folder

        folder = own_folder(self._app.config, Path.cwd())
        self._app.push_screen(NewProject(folder, typed, reason), self._asked)

    def _asked(self, new: New | None) -> None:
        if new is None:
            self._give_up()
            return
        self._app.find_in_store(lambda: _made(new), lambda made: self._go_on(new, made))

    def _give_up(self) -> None:
        if self._left is not None:
            self._left()

    def _go_on(self, new: New, made: _Made) -> None:
        if made.folder is None:
            self.ask(new.typed, made.reason)
            return
        import msgspec

        from esftui.session import new_session

        app, config = self._app, self._app.config
        app.config = msgspec.structs.replace(
            config,
            data=new.place.data,
            project=new.answers.id,
            # a project that begins now is seen now, whenever the others are seen
            as_of=None,
            exact=False,
            source=made.settings or config.source,
        )
        app.open_session(new_session(made.folder, app.config))
        told = (
            Span(_("Started:") + " ", "good"),
            Span(clean(new.answers.title), "strong"),
            Span(" · " + clean(made.reason or str(made.folder)), "dim"),
        )
        app.in_store(lambda _session: told)


def _made(new: New) -> _Made:
    """Write the project, and the settings if they were asked for."""
    from esftui.start.place import CannotStart, remember, start_project
    from esftui.store.problem import FileProblems

    try:
        folder = start_project(new.place, new.answers)
    except CannotStart as reason:
        return _Made(None, reason=str(reason))
    except FileProblems as broken:
        return _Made(None, reason=str(broken.problems[0]))
    try:
        return _Made(folder, remember(new.place, new.answers) if new.settings else None)
    except CannotStart as reason:
        return _Made(folder, reason=str(reason))
