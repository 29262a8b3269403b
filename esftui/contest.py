"""A conflict as a choice: for each thing that someone else has changed too, mine or theirs.

What belongs together is chosen together: an item's status with the dates that it brings, an
enrolment's exit with its reason. What nobody else has changed is written in any case.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Generic, NamedTuple, TypeVar

from esftui.store.change import Change
from esftui.store.refused import Clash, Conflict

Written = TypeVar("Written")

_STATUS = ("status", "started", "done")


class Choice(NamedTuple):
    """One thing that both have changed.

    ``mine`` is all that was to be written of it, ``clashes`` what of that someone else has
    changed meanwhile.
    """

    place: tuple[str, ...]
    mine: tuple[Change, ...]
    clashes: tuple[Clash, ...]


class Contested(Conflict, Generic[Written]):
    """A conflict that a person can settle; nothing has been written."""

    def __init__(
        self,
        conflict: Conflict,
        changes: Iterable[Change],
        write: Callable[[tuple[Change, ...]], Written | None],
    ) -> None:
        """Take what was to be written, and how to write what is chosen of it."""
        super().__init__(conflict.clashes, conflict.reason)
        self._changes = tuple(changes)
        self._write = write

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is to be chosen, in the order of the changes."""
        places = dict.fromkeys(together(clash.change.path) for clash in self.clashes)
        return tuple(
            Choice(
                place,
                tuple(each for each in self._changes if together(each.path) == place),
                tuple(each for each in self.clashes if together(each.change.path) == place),
            )
            for place in places
        )

    def settle(self, mine: Collection[tuple[str, ...]]) -> Written | None:
        """Write what nobody else has changed, and of the rest the places that are ``mine``.

        Returns:
            What was written; nothing if nothing was left to write.

        Raises:
            Contested: if someone has changed the same thing once more.
            CannotEdit: if it cannot be written.
        """
        theirs = {clash.change.path: clash for clash in self.clashes}
        contested = {choice.place for choice in self.choices}
        chosen = []
        for change in self._changes:
            place = together(change.path)
            if place in contested and place not in mine:
                continue
            clash = theirs.get(change.path)
            chosen.append(clash.over() if clash is not None else change)
        return self._write(tuple(chosen)) if chosen else None


def together(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the place that stands for all that is chosen together with a place."""
    if path[0] == "checklist" and path[-1] in _STATUS:
        return (*path[:2], "status")
    if path[0] in ("participants", "members"):
        # an element of a list (an enrolment), or else the field
        return path[:4] if len(path) > 3 else path
    return path[:2] if path[0] in ("spending", "claims", "events") else path
