"""Follow-ups after an exit, from columns that each belong to one of them: ``90 dagar: resultat``.

A column is ``follow_up@90 days`` (what was found, or why nothing was) or
``follow_up_date@90 days``, for a length of time after which the project follows up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from esftui.intake.cell import fold
from esftui.intake.choices import FAILED
from esftui.intake.fields import FOLLOW_UP, FOLLOW_UP_DATE
from esftui.intake.outcome import Plain
from esftui.intake.rows import Note
from esftui.locales import _, formats
from esftui.model.dates import add_offset

if TYPE_CHECKING:
    from esftui.intake.person import Trial

_LENGTH = re.compile(
    r"(?<![0-9])([1-9][0-9]{0,2}) ?"
    r"(dagar|dagars|dags|dag|dgr|d|veckor|veckors|vecka|v|manader|manaders|manad|man|m|"
    r"days|day|weeks|week|months|month)(uppfoljning[a-z]*)?(?![a-z0-9])"
)
_UNITS = {"d": "days", "v": "weeks", "w": "weeks", "m": "months"}
_DAYS = {"days": 1, "weeks": 7, "months": 30}
_ABOUT_IT = (
    "uppf", "follow", "efter", "after", "avslut", "exit", "status", "resultat", "result",
    "utfall", "outcome", "found", "sysselsattning", "datum", "date", "dag", "day", "den", "on",
    "up", "of", "the", "at", "kontakt", "gjord", "done", "vad", "nar",
)  # fmt: skip
"""How the words begin that stand beside the length in a heading of a follow-up."""


def length_named(heading: str, lengths: Sequence[str]) -> str | None:
    """Return which of a project's lengths of time a heading is about, if it is of a follow-up.

    A month counts as 30 days where the project has the one and the sheet the other.
    """
    folded = fold(heading)
    match = _LENGTH.search(folded)
    if match is None:
        return None
    rest = f"{folded[: match.start()]} {folded[match.end() :]}".split()
    if not all(word.startswith(_ABOUT_IT) for word in rest):
        return None
    number, unit = int(match[1]), _UNITS[match[2][0]]
    same = [each for each in lengths if _parts(each) == (number, unit)]
    like = [each for each in lengths if _days(each) == number * _DAYS[unit]]
    return next(iter(same + like), None)


def _parts(length: str) -> tuple[int, str]:
    number, _space, unit = length.partition(" ")
    return int(number), unit.removesuffix("s") + "s"


def _days(length: str) -> int:
    number, unit = _parts(length)
    return number * _DAYS[unit]


def names_a_day(heading: str) -> bool:
    """Say whether a heading of a follow-up is of its day, where no cell shows it."""
    words = fold(heading).split()
    return any(word in ("datum", "date", "den", "on", "nar") for word in words)


def read_follow_ups(trial: Trial) -> None:
    """Take what a row says of the follow-ups of an exit."""
    for after in _lengths(trial):
        found = trial.plain(f"{FOLLOW_UP}@{after}")
        day = trial.plain(f"{FOLLOW_UP_DATE}@{after}")
        if found is not None:
            _follow_up(trial, after, str(found), None if day is None else str(day))
        elif day is not None:
            message = _("there is a day of a follow-up, but not what was found")
            trial.refuse(message, f"{FOLLOW_UP}@{after}", f"{FOLLOW_UP_DATE}@{after}")


def _lengths(trial: Trial) -> Iterator[str]:
    yield from dict.fromkeys(part.after for part in trial.places.parts.values() if part.after)


def _follow_up(trial: Trial, after: str, found: str, day: str | None) -> None:
    of, of_day = f"{FOLLOW_UP}@{after}", f"{FOLLOW_UP_DATE}@{after}"
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
