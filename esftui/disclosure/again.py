"""The same date shown again: where nothing that was shown has changed, it stands as it was shown.

To repeat what a meeting was shown tells nothing new, whatever has been shown since. So the
papers of a meeting say what its slides said, and a date that is counted again differs from
what was shown of it only where something was registered afterwards.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from esftui.disclosure.cells import VERSION, Mark, TableSet
from esftui.disclosure.known import Known


def as_shown(
    tables: TableSet, keys: Iterable[str], earlier: Sequence[Known], as_of: date, *, folded: bool
) -> Known | None:
    """Return what was shown of the same date, if all of it still holds; the most, if twice.

    Args:
        tables: the numbers as they are now.
        keys: those that are shown or withheld.
        earlier: what has been shown.
        as_of: the date that the numbers are of.
        folded: whether those of unknown gender are counted among the men now.
    """
    wanted = set(keys)
    same = [
        seen
        for seen in earlier
        if seen.as_of == as_of
        and (seen.k, seen.version, seen.folded) == (tables.rule.k, VERSION, folded)
        and seen.numbers.keys() == wanted
        and all(value is None or value == tables.value(key) for key, (value, _) in _numbers(seen))
    ]
    return max(same, key=_told, default=None)


def marks(tables: TableSet, seen: Known) -> tuple[Mark, ...]:
    """Return the marks of the numbers as they were, in the order of the tables' entries."""
    return tuple(seen.numbers.get(entry.key, (None, ""))[1] for entry in tables.entries)


def _numbers(seen: Known) -> Iterable[tuple[str, tuple[int | None, Mark]]]:
    return seen.numbers.items()


def _told(seen: Known) -> int:
    return sum(value is not None for value, _mark in seen.numbers.values())
