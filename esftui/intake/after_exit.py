"""Follow-ups after an exit: from columns that each belong to one (``90 dagar: resultat``), or rows.

A column is ``follow_up@90 days`` (what was found, or why nothing was) or
``follow_up_date@90 days``, for a length of time after which the project follows up. Where a
row is a follow-up, the length stands in a column of its own (``after``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from esftui.intake.choices import FAILED
from esftui.intake.fields import FOLLOW_UP, FOLLOW_UP_DATE
from esftui.intake.outcome import Plain
from esftui.intake.rows import Note
from esftui.locales import _, formats
from esftui.model.dates import add_offset

if TYPE_CHECKING:
    from esftui.intake.person import Trial


def read_follow_ups(trial: Trial) -> None:
    """Take what a row says of the follow-ups of an exit."""
    for after in _lengths(trial):
        found = trial.plain(f"{FOLLOW_UP}@{after}")
        day = trial.plain(f"{FOLLOW_UP_DATE}@{after}")
        if found is not None:
            _follow_up(trial, after, str(found), None if day is None else str(day), f"@{after}")
        elif day is not None:
            message = _("there is a day of a follow-up, but not what was found")
            trial.refuse(message, f"{FOLLOW_UP}@{after}", f"{FOLLOW_UP_DATE}@{after}")


def read_one_follow_up(trial: Trial) -> None:
    """Take what a row that is a follow-up says."""
    state, found = trial.plain("state"), trial.plain(FOLLOW_UP)
    after, day = trial.plain("after"), trial.plain(FOLLOW_UP_DATE)
    if state in FAILED and found is not None and found not in FAILED:
        trial.refuse(_("nobody was reached, and yet something was found"), FOLLOW_UP, "state")
        return
    found = state if state in FAILED else found
    if found is None:
        trial.refuse(_("it does not say what was found"), FOLLOW_UP, "state")
        return
    _follow_up(trial, str(after), str(found), None if day is None else str(day))


def _lengths(trial: Trial) -> Iterator[str]:
    yield from dict.fromkeys(part.after for part in trial.places.parts.values() if part.after)


def _follow_up(trial: Trial, after: str, found: str, day: str | None, column: str = "") -> None:
    """Take a follow-up; ``column`` ends the names of the fields where each has its own."""
    of, of_day = f"{FOLLOW_UP}{column}", f"{FOLLOW_UP_DATE}{column}"
    left = _exit(trial, day)
    if left is None:
        trial.refuse(_("the exit that the follow-up belongs to is missing"), of)
        return
    if day is None:
        day = _known(trial, left, after) or _due(trial, left, after, of)
    failed = found in FAILED
    rest: dict[str, Plain] = {
        "state": found if failed else "done",
        "outcome": None if failed else found,
    }
    key: dict[str, Plain] = {"exit": left, "after": after, "date": day}
    trial.element("follow_ups", key, rest, {"exit": of, "date": of_day, "state": of, "outcome": of})


def _exit(trial: Trial, day: str | None) -> str | None:
    """Return the exit that is followed up: the row's, or the last one before the day."""
    own = [trial.plain(field) for field, part in trial.places.parts.items() if part.name == "exit"]
    known: list[Any] = [each.get("exit") for each in trial.doc.get("enrolments", ())]
    for exits in (own, known):
        fitting = [str(each) for each in exits if each and (day is None or str(each) <= day)]
        if fitting:
            return max(fitting)
    return None


def _known(trial: Trial, left: str, after: str) -> str | None:
    """Return the day of the follow-up that is there already, where the sheet has none."""
    days = [
        str(each["date"])
        for each in trial.doc.get("follow_ups", ())
        if (each["exit"], each["after"]) == (left, after)
    ]
    return max(days, default=None)


def _due(trial: Trial, left: str, after: str, field: str) -> str:
    """Return the day on which it was due, and say that it was taken for the day it was made."""
    due = add_offset(date.fromisoformat(left), after)
    message = _("the sheet has no day of the follow-up: {day}, when it was due, is taken")
    note: Note = trial.places.refusal(message.format(day=formats.iso(due)), trial.row.number, field)
    trial.notes.append(note)
    return due.isoformat()
