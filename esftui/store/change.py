"""One change of one value: where it stands, what was there before and what after."""

from typing import Any, NamedTuple

import msgspec

from esftui.store.personal_number import find


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value at a place of a file that becomes another; nothing stands for "not there".

    The ``path`` is by names that do not move when others add or take away: in a project
    file ``("checklist", item, field)`` or ``("goals", goal, field)``; in a register
    ``("participants", pseudonym, ...)``, see :mod:`esftui.store.places`. Values are plain
    JSON: a date is a text.
    """

    path: tuple[str, ...]
    before: Any = None
    after: Any = None

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(path=self.path, before=self.after, after=self.before)


def touches(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether one place is the other, or within it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


class State(NamedTuple):
    """One side of a change: the text that stood there, and the value within it.

    ``value`` is as written, quotes included; nothing if the key was not there. ``lead`` is
    how many characters of ``region`` stand before it.
    """

    region: str
    value: str | None
    lead: int = 0


class Splice(NamedTuple):
    """One change of one key, which can be taken back and done again.

    ``previous`` is the key above, and ``gap`` what stands between the end of its line and
    the place: so the place is found when there is no value to find. ``line``: a whole line
    comes or goes. ``section`` is the list that the item is in; without a ``key`` the whole
    item comes or goes, after the one called ``previous``.
    """

    key: str
    old: State
    new: State
    previous: str = ""
    gap: str = ""
    line: bool = False
    section: str = "checklist"

    def reversed(self) -> "Splice":
        """Return the change that takes this one back."""
        return self._replace(old=self.new, new=self.old)


class Author(NamedTuple):
    """Who makes a change, on which machine, and through what.

    ``surface`` is ``app``, ``shell``, ``import``, ``restore``, ``meeting`` ...
    """

    who: str
    host: str
    surface: str


def author(surface: str, name: str | None = None) -> Author:
    """Return the user of this process, by the given name or else the system's.

    A name that holds a personal number is not used: it would be kept in the journal.
    """
    import platform

    who = name or _system_name()
    if any(find(who)):
        who = "?"
    return Author(who, platform.node(), surface)


def _system_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"  # a machine that knows no users, as some containers
