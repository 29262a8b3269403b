"""The app's road: from the files to the screen, and back for an edit.

Everything with files is done in the store's thread, one thing after another, and comes
back as one message with a snapshot; the dashboard shows it. An edit goes to the same
thread, and what it changed comes back by the same road as a change by anyone else.
"""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from esftui.locales import N_, _
from esftui.messages import Act, Disputed, Refused, Shown, Waited
from esftui.on_terminal import OnTerminal
from esftui.panels.line import Line
from esftui.screens.dashboard import Dashboard, bindings
from esftui.store_thread import Gathered, StoreThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from esftui.config import Config
    from esftui.model.project import ProjectData
    from esftui.session import Session, Snapshot
    from esftui.sight import Sight
    from esftui.store.lock import Holder
    from esftui.store.watcher import Watcher

Found = TypeVar("Found")

_LAST_MOMENT = 0.8
"""How long something that is being saved is waited for at the very end, in seconds."""


class LiveApp(OnTerminal, App[int], inherit_bindings=False):
    """An app with one open project, that follows its files."""

    TITLE = "esftui"
    CSS = "Dashboard { overflow: hidden; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(of_dashboard=False)

    def __init__(
        self,
        config: Config | None = None,
        session: Session | None = None,
        *,
        sight: Sight | None = None,
    ) -> None:
        """Take the settings and a session that has been read, or a first sight of one."""
        asked = sight or config
        assert asked is not None
        super().__init__(asked.theme)
        self.session = session
        self.store = StoreThread()
        self._apart: StoreThread | None = None
        self.set_keymap(asked.keys)
        self.dashboard = Dashboard(asked.keys)
        self._config, self._sight = config, sight
        self._watcher: Watcher | None = None
        self._waiting: list[Callable[[Session], object]] = []
        self._told_waiting = False

    @property
    def config(self) -> Config:
        """The settings in use."""
        if self._config is None:
            import pickle

            assert self._sight is not None
            self._config = pickle.loads(self._sight.settings)
        return self._config

    @config.setter
    def config(self, config: Config) -> None:
        self._config = config

    # start and end

    def get_default_screen(self) -> Screen[None]:
        """Return the dashboard."""
        return self.dashboard

    def on_mount(self) -> None:
        """Show what has been read so far; the rest waits until that is on the screen."""
        if self._sight is not None:
            self.dashboard.prepare(self._sight)
        elif self.session is not None:
            self.show_snapshot(self.session.snapshot)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        from esftui.config import write_as

        if not gc.isenabled():
            # it was off to start sooner; what was made until now lives until the end
            gc.freeze()
            gc.enable()
        write_as(self.config)
        if self._sight is not None:
            from esftui.session import new_session

            self.open_session(new_session(self._sight.folder, self.config))
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                self.with_session(act)
        elif self.session is not None:
            self._watch(self.session)
            # it was read before it was watched: what was saved between is seen by nobody
            if self.session.stale:
                self.in_store(_load, self.session, saves=False)
        else:
            self.find_project()

    def on_unmount(self) -> None:
        """Let go of the files."""
        if self._watcher is not None:
            self._watcher.stop()
        self.store.stop()
        if self._apart is not None:
            self._apart.stop()
        # the terminal may be gone: what is being saved has a moment, and nothing more
        self.store.wait(_LAST_MOMENT)

    # projects

    def find_project(self) -> None:
        """Open the project of the settings, or the first one; welcome who has none."""
        from esftui.session import first_session

        session = first_session(self.config)
        if session is None:
            self.welcome()
        else:
            self.open_session(session)

    def welcome(self) -> None:
        """Meet someone who has no projects yet."""
        raise NotImplementedError

    def open_session(self, session: Session) -> None:
        """Read another project and show it."""
        self.session = session
        self._watch(session)
        self.in_store(_load, saves=False)

    def _watch(self, session: Session) -> None:
        from esftui.store.watcher import Watcher

        if self._watcher is not None:
            self._watcher.stop()
        session.waiting = self._tell_waiting

        gathered = Gathered[Path]()

        def reload(session: Session) -> Line:
            session.reload(gathered.take())
            return ()

        def changed(paths: frozenset[Path]) -> None:
            if gathered.add(paths):
                self.in_store(reload, session, saves=False)

        self._watcher = Watcher([session.folder], changed)
        self._watcher.start()

    # the store's thread

    def in_store(
        self,
        act: Callable[[Session], Line],
        session: Session | None = None,
        *,
        saves: bool = True,
        back: Callable[[], object] | None = None,
        title: str = N_("The file could not be edited"),
    ) -> None:
        """Do something with the open project in the store's thread, then show and tell it.

        Args:
            act: what to do; returns what to tell.
            session: the project, the open one unless it is given.
            saves: it writes what a person has done: leaving waits for it.
            back: done when a person has read why it was refused.
            title: what a refusal is called.
        """
        if session is None:
            self.with_session(
                lambda opened: self.in_store(act, opened, saves=saves, back=back, title=title)
            )
        else:
            job = partial(self._do_in_store, session, act, back, title)
            self.store.submit(lambda: self._waited_no_more_after(job), saves=saves)

    def _waited_no_more_after(self, job: Callable[[], None]) -> None:
        """Do a job; whoever was waited for in it is waited for no more."""
        try:
            job()
        finally:
            if self._told_waiting:
                self._told_waiting = False
                self.post_message(Waited(None))

    def _tell_waiting(self, holder: Holder, seconds: float) -> None:
        self._told_waiting = True
        self.post_message(Waited(holder, seconds))

    def _do_in_store(
        self,
        session: Session,
        act: Callable[[Session], Line],
        back: Callable[[], object] | None,
        title: str,
    ) -> None:
        from esftui.contest import Contested
        from esftui.store.problem import FileProblems
        from esftui.store.project_file import CannotEdit

        try:
            told = act(session)
        except Contested as contested:
            # what the other one wrote is on the screen under the question
            self.post_message(Shown(session, ()))
            self.post_message(Disputed(session, contested))
        except CannotEdit as refused:
            self.post_message(Shown(session, ()))
            self.post_message(Refused(_(title), [str(refused)], refused, back))
        except FileProblems as broken:
            from esftui.store.restoring import told as told_of

            lines = told_of(broken.problems, session.folder)
            self.post_message(Refused(_("The file cannot be read"), lines))
        except Exception as error:  # noqa: BLE001 - raised again where it is seen
            self._raise(error)
        else:
            self.post_message(Shown(session, told))

    def find_in_store(self, find: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Find something in the store's thread, and go on with it in the app's."""
        self.store.submit(self._finding(find, then))

    def find_apart(self, find: Callable[[], Found], then: Callable[[Found], object]) -> None:
        """Find what takes long and writes nothing: what is to be saved does not wait for it."""
        if self._apart is None:
            self._apart = StoreThread()
        self._apart.submit(self._finding(find, then))

    def _finding(
        self, find: Callable[[], Found], then: Callable[[Found], object]
    ) -> Callable[[], None]:
        def run() -> None:
            try:
                found = find()
            except Exception as error:  # noqa: BLE001 - raised again where it is seen
                self._raise(error)
            else:
                self.post_message(Act(lambda: then(found)))

        return run

    def with_session(self, act: Callable[[Session], object]) -> None:
        """Do something with the open project; if it is being opened just now, when it is."""
        if self.session is not None:
            act(self.session)
        elif self._sight is not None:
            self._waiting.append(act)

    def with_data(self, act: Callable[[Session, ProjectData], object]) -> None:
        """Do something with what has been read; if it has not been yet, when it has."""

        def now(session: Session) -> None:
            data = session.snapshot.data
            if data is not None and session is self.session:
                act(session, data)

        def soon(session: Session) -> None:
            if session.snapshot.data is not None:
                now(session)
            else:
                # what reads it is before this in the store's thread
                self.find_in_store(lambda: None, lambda _nothing: now(session))

        self.with_session(soon)

    def _raise(self, error: Exception) -> None:
        def fail() -> None:
            raise error

        self.post_message(Act(fail))

    def on_act(self, message: Act) -> None:
        """Do what the store's thread asked for."""
        message.act()

    def on_shown(self, message: Shown) -> None:
        """Show what has been read of the project that is open."""
        if message.session is self.session:
            self.show_snapshot(message.session.snapshot)
            if message.told:
                self.tell(message.told)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show a snapshot on every screen that shows figures."""
        raise NotImplementedError

    def tell(self, line: Line) -> None:
        """Tell in one line what has happened."""
        raise NotImplementedError


def _load(session: Session) -> Line:
    session.load()
    return ()
