"""What the app does with the journal: history, undo, conflicts, waiting, and leaving safely."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from esftui.commands import BY_ID, shown_key
from esftui.locales import N_, _
from esftui.messages import Disputed, Refused, Waited
from esftui.panels.line import Line, Span
from esftui.panels.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from esftui.contest import Contested
    from esftui.live import LiveApp
    from esftui.screens.history_lines import History
    from esftui.screens.history_screen import HistoryScreen
    from esftui.session import Session, Snapshot
    from esftui.store.journal import Entry
    from esftui.store.undoing import Overwritten
else:
    # each desk is a part of the one class that is an app, and none of them alone: for every
    # class that is an app Textual looks through all that it has, while the program starts
    LiveApp = object

_NOT_UNDONE, _NOT_REDONE = N_("It cannot be undone"), N_("It cannot be done again")


class JournalDesk(LiveApp):
    """An app that tells what was done, takes it back, and asks where two have done the same."""

    _leaving = False
    _waits_for = ""
    _asked: str | None = None

    def _say(self, text: str) -> None:
        self.tell((Span(text),))

    def _message(
        self, title: str, lines: list[str], then: Callable[[], object] | None = None
    ) -> None:
        from esftui.screens.message_dialog import MessageDialog

        def closed(_nothing: None) -> None:
            if then is not None:
                then()

        self.push_screen(MessageDialog(title, lines), closed)

    # what could not be done

    def on_refused(self, message: Refused) -> None:
        """Say why an edit could not be made, and where to make it by hand."""
        from esftui.store.refused import Busy, ReadOnly
        from esftui.store.undoing import Overwritten

        self._leaving = False
        error, lines = message.error, message.lines
        if isinstance(error, ReadOnly) and message.back is None:
            self.tell(read_only_line(error.reason))
            return
        if isinstance(error, Overwritten):
            lines = [*lines, *self._overwritten(error)]
        if isinstance(error, Busy):
            lines = [*lines, _("Nothing was changed, and nothing that was there is lost.")]
        self._message(message.title, lines, message.back)

    def _overwritten(self, error: Overwritten) -> list[str]:
        """Return what was to be taken back, what stands now, and what can be done instead."""
        words = _words(self.session)
        told = words.told(error.entry)
        since = words.told(error.later)
        key = shown_key(BY_ID["undo"], self.config.keys)
        return [
            _("It was to be undone: {what}").format(what=told.sentence),
            _("{who} did since: {what}").format(who=since.who, what=since.sentence),
            _("{key} once more undoes what you did before that.").format(key=key),
        ]

    # two people at once

    def on_disputed(self, message: Disputed) -> None:
        """Ask what is to stand where someone else has changed the same thing."""
        from esftui.screens.conflict_dialog import ConflictDialog, question

        self._leaving = False
        words = _words(message.session)
        contested = message.contested
        asked = [question(choice, words) for choice in contested.choices]

        def chosen(mine: frozenset[int] | None) -> None:
            self._settle(message.session, contested, mine or frozenset())

        self.push_screen(ConflictDialog(asked), chosen)

    def _settle(self, session: Session, contested: Contested[Any], mine: frozenset[int]) -> None:
        places = [choice.place for choice in contested.choices]
        taken = [places[number] for number in mine]
        theirs = contested.clashes[0].who or _("the other program")

        def settle(_session: Session) -> Line:
            written = contested.settle(taken)
            if mine:
                return (Span(_("Saved:") + " ", "good"), Span(_("yours stands now")))
            kept = _("What {who} wrote stands; yours was not saved there.")
            rest = " " + _("The rest of yours is saved.") if written is not None else ""
            return (Span(kept.format(who=clean(theirs)) + rest, "warn"),)

        self.in_store(settle, session)

    # waiting

    def on_waited(self, message: Waited) -> None:
        """Tell in the footer whom is waited for, as long as it lasts."""
        if message.holder is None:
            if self._waits_for and self.dashboard.told == self._waits_for:
                self.tell(())
            self._waits_for = ""
            return
        text = _("Waiting for {who} …").format(who=clean(str(message.holder)))
        if message.seconds >= 2:
            text += " " + _("{seconds} s").format(seconds=int(message.seconds))
        if self._leaving:
            key = shown_key(BY_ID["quit"], self.config.keys)
            # the way out first: a narrow line is cut at its end
            text = _("{key} leaves without saving").format(key=key) + " · " + text
        self._waits_for = text
        self.tell((Span(text, "warn"),))

    async def action_quit(self) -> None:
        """Leave; what is being saved is saved first, unless one asks twice."""
        if self._leaving or not self.store.saving:
            self.exit()
            return
        self._leaving = True
        self._say(_("Saving, then leaving …"))
        # this comes after all that was to be saved; what is refused keeps the app open
        self.find_in_store(lambda: None, lambda _nothing: self._leave())

    def _leave(self) -> None:
        if self._leaving:
            self.exit()

    # undo

    def action_undo(self) -> None:
        """Take one's latest change back."""
        self._turn(lambda session: session.undo(), redo=False)

    def action_redo(self) -> None:
        """Do the change that was taken back once more."""
        self._turn(lambda session: session.redo(), redo=True)

    def _turn(self, turn: Callable[[Session], Entry | None], *, redo: bool) -> None:
        self.in_store(
            lambda session: self._turned(session, turn(session), redo=redo),
            title=_NOT_REDONE if redo else _NOT_UNDONE,
        )

    def _turned(self, session: Session, turned: Entry | None, *, redo: bool) -> Line:
        if turned is None:
            return (Span(_("Nothing to redo.") if redo else _("Nothing to undo.")),)
        from msgspec.structs import replace

        back = tuple(change.reversed() for change in reversed(turned.changes))
        made = turned if redo else replace(turned, changes=back)
        told = _words(session).told(made)
        word = _("Done again:") if redo else _("Undone:")
        line: Line = (Span(word + " ", "good"),)
        if about := self._about(turned, told.about):
            line = (*line, Span(clean(about), "strong"), Span(" · "))
        line = (*line, Span(clean(told.did)))
        if told.at.date() != date.today():
            from esftui.locales import formats

            day = formats.iso(told.at.date())
            line = (*line, Span(" " + _("(done {day})").format(day=day), "warn"))
        if redo:
            return line
        key = shown_key(BY_ID["redo"], self.config.keys)
        return (*line, Span(" · " + _("{key} does it again").format(key=key), "dim"))

    def _about(self, _entry: Entry, about: str) -> str:
        """Return what a change is about, where that is not plain."""
        return about

    # history

    def action_history(self, item: str | None = None) -> None:
        """Show what was done with the item under the cursor, or in the whole project."""
        name = item or getattr(self.screen, "current_item", None)
        self.with_session(lambda session: self._open_history(session, name))

    def _open_history(self, session: Session, name: str | None) -> None:
        from esftui.screens.history_screen import HistoryScreen

        found = session.item(name) if name else None
        snapshot = session.snapshot
        screen = HistoryScreen(
            name if found else None,
            found.title if found else "",
            keymap=self.config.keys,
            head=snapshot.figures.head if snapshot.figures else None,
            read_only=snapshot.read_only,
        )
        self.push_screen(screen)
        self._fill(screen, session)

    def follow_history(self, snapshot: Snapshot) -> None:
        """Show on an open history what has been done meanwhile."""
        if len(self.screen_stack) < 2 or self.session is None:
            return
        from esftui.screens.history_screen import HistoryScreen

        for screen in self.screen_stack:
            if isinstance(screen, HistoryScreen):
                self._fill(screen, self.session)

    def _fill(self, screen: HistoryScreen, session: Session) -> None:
        def shown(found: History) -> None:
            snapshot = session.snapshot
            if screen.is_attached:
                head = snapshot.figures.head if snapshot.figures else None
                screen.show(found, head, snapshot.read_only)

        self.find_in_store(lambda: _read(session), shown)

    def on_history_screen_take_back(self, message: HistoryScreen.TakeBack) -> None:
        """Take one change of the history back, whoever made it; ask first if another did."""
        from esftui.store.refused import CannotEdit
        from esftui.store.undoing import way_back

        screen, entry, session = self.screen, message.entry, self.session
        if session is None:
            return
        from esftui.screens.history_screen import HistoryScreen

        assert isinstance(screen, HistoryScreen)
        try:
            way = way_back(screen.history.entries, entry)
        except CannotEdit as refused:
            self._say(_("It cannot be undone: {reason}").format(reason=refused.reason))
            return
        if entry.who != session.author.who and self._asked != entry.id:
            self._asked = entry.id
            key = shown_key(BY_ID["undo"], self.config.keys)
            text = _("{who} did this. {key} once more takes it back.")
            self.tell((Span(text.format(who=clean(entry.who), key=key), "warn"),))
            return
        self._asked = None
        self._turn(lambda session: session.turn(way.entry, redo=way.redo), redo=way.redo)


def read_only_line(reason: str) -> Line:
    """Return in a line that nothing can be changed here, and why."""
    return (Span(_("Read-only:") + " ", "warn"), Span(clean(reason)))


def _words(session: Session | None) -> Any:
    from esftui.report.history import Words

    data = session.snapshot.data if session is not None else None
    return Words(data.project if data is not None else None)


def _read(session: Session) -> History:
    """Return the history of a project as it stands in its journal."""
    from esftui.report.history import Words
    from esftui.screens.history_lines import History
    from esftui.store.journal import history
    from esftui.store.problem import Problem

    data = session.snapshot.data
    try:
        journal = history(session.folder)
    except OSError as error:
        reason = error.strerror or str(error)
        return History(problems=(Problem(str(error.filename), 0, 0, "", reason, "warning"),))
    words = Words(data.project if data is not None else None, journal.entries)
    return History(journal.entries, words, journal.problems)
