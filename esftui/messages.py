"""What the store's thread tells the app: what was read, done, refused, disputed, waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from esftui.contest import Contested
    from esftui.panels.line import Line
    from esftui.session import Session
    from esftui.store.lock import Holder
    from esftui.store.refused import CannotEdit


class Shown(Message):
    """The store's thread has read or written a project: show it, and tell this."""

    def __init__(self, session: Session, told: Line) -> None:
        super().__init__()
        self.session, self.told = session, told


class Refused(Message):
    """An edit could not be made: what to say, in lines.

    ``error`` is the reason, where it is not that the files cannot be read. ``back`` is what
    is done when that has been read: a form comes back with what was typed.
    """

    def __init__(
        self,
        title: str,
        lines: list[str],
        error: CannotEdit | None = None,
        back: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.title, self.lines, self.error, self.back = title, lines, error, back


class Disputed(Message):
    """Someone else has changed the same thing: a person must say what is to stand."""

    def __init__(self, session: Session, contested: Contested[Any]) -> None:
        super().__init__()
        self.session, self.contested = session, contested


class Waited(Message):
    """Another writer is waited for, for so many seconds already; nobody: no longer."""

    def __init__(self, holder: Holder | None, seconds: float = 0.0) -> None:
        super().__init__()
        self.holder, self.seconds = holder, seconds


class Act(Message):
    """Something to be done in the app's thread with what the store's thread has found."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self.act = act
