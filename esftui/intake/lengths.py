"""Lengths of time after an exit, as headings and cells name them: ``90 dgr``, ``efter 3 mån``."""

import re
from collections.abc import Sequence

from esftui.intake.cell import fold

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


def is_length(text: str) -> bool:
    """Say whether a cell can be a length of time, of a project's or not."""
    folded = fold(text)
    return (folded.isdecimal() and len(folded) < 4) or _LENGTH.search(folded) is not None


def length_of(text: str, lengths: Sequence[str]) -> str | None:
    """Return which of a project's lengths of time a cell is; a number alone has its unit."""
    folded = fold(text)
    if folded.isdecimal():
        bare = [each for each in lengths if _parts(each)[0] == int(folded)]
        return bare[0] if len(bare) == 1 else None
    return length_named(text, lengths)
