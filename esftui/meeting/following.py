"""What was decided and what has come of it, in the order that a group looks at it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from esftui.model.meeting import Decided


class Followed(NamedTuple):
    """A decision at a date: how far it has been carried out, and how late it is.

    ``open``: it is still to be carried out. ``days_late`` is more than 0 for what is
    overdue, less for what has days left, and nothing without a day or when it is done.
    """

    decided: Decided
    status: str
    open: bool
    days_late: int | None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed without its being carried out."""
        return self.days_late is not None and self.days_late > 0


def followed(decided: Iterable[Decided], as_of: date) -> tuple[Followed, ...]:
    """Return decisions as they stood on a date: open ones first, the longest overdue on top.

    Then come those without a day, then what is done, dropped or was only noted, the latest
    first. A meeting is held after the date that its figures are of: what was decided later
    than the date is there too, as it stood on the day of its meeting.
    """
    return tuple(sorted((_followed(each, as_of) for each in decided), key=_order))


def _followed(decided: Decided, shown: date) -> Followed:
    as_of = max(shown, decided.date)
    is_open, due = decided.open_at(as_of), decided.decision.due
    late = (as_of - due).days if is_open and due is not None else None
    return Followed(decided, decided.status(as_of), is_open, late)


def _order(row: Followed) -> tuple[bool, bool, int, int, int]:
    late = row.days_late
    held = row.decided.date.toordinal()
    number = int(row.decided.decision.id.rpartition("-d")[2])
    return not row.open, late is None, -(late or 0), held if row.open else -held, number
