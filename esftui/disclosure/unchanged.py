"""What has not changed where the whole has changed by few: none of those few are in it.

One more has left, and as many as before have gone on to work or studies: that one has not.
The share of a group of few is not told, be it none of it, and so it is with a change.
"""

from collections.abc import Iterator

from esftui.disclosure.cells import TableSet

_PARTS = {"positive": "leavers", "exits": "leavers"}
"""The tables whose rows are parts of a whole: its key, without the column."""


def withhold_unchanged(tables: TableSet) -> None:
    """Withhold what is as it was last shown where the whole has changed by few since.

    A row where nobody is says so already of each; so does the whole of nobody.
    """
    for part, whole in _pairs(tables):
        entry = tables.entries[tables.index[part]]
        of = tables.entries[tables.index[whole]]
        if not of.changed and not of.changed_before:
            continue
        if entry.shown and entry.base == entry.value and (entry.value or part == "positive/total"):
            entry.forced, entry.fixed = True, False


def _pairs(tables: TableSet) -> Iterator[tuple[str, str]]:
    """Return the keys of parts and of their wholes."""
    for key in tables.index:
        table, _, rest = key.partition("/")
        whole = f"{_PARTS.get(table)}/{rest.rpartition('/')[2]}"
        if table == "follow-up" and "/found/" in rest:
            whole = f"{table}/{rest.partition('/found/')[0]}/done"
        if whole in tables.index:
            yield key, whole
    yield from tables.parts
    for (some, whole), rest in tables.rests.items():
        yield from ((key, whole) for key in (some, rest) if key in tables.index)
