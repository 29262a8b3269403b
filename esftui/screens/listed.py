"""The panels in full that are lists with a cursor: what stands in them, and where Enter leads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from esftui.measure.figures import Figures
    from esftui.panels.line import Drawing


class Entry(NamedTuple):
    """A row: what tells it from others, and the item or the person that it is about.

    ``item`` is the checklist item's id, ``person`` the participant's pseudonym, ``decision``
    the decision's id; ``panel`` is the id of the panel that shows the row's like.
    """

    key: Hashable
    item: str | None = None
    panel: str | None = None
    person: str | None = None
    decision: str | None = None


class Listed(NamedTuple):
    """A list: its rows, and how it is drawn in full for a width, with a cursor on a row."""

    entries: tuple[Entry, ...]
    draw: Callable[[int, int], Drawing]


def listed(panel: str, figures: Figures) -> Listed | None:
    """Return the list that a panel in full is, or nothing if it is none or empty."""
    if panel == "checklist" and figures.checklist.rows:
        from esftui.panels import checklist

        items = tuple(Entry(row.id, row.id) for row in figures.checklist.rows)
        return Listed(items, lambda width, cursor: checklist.full(figures, width, cursor=cursor))
    if panel == "radar" and (rows := figures.radar.rows):
        from esftui.panels import radar

        things = tuple(
            Entry(
                (row.kind, row.person, row.what, row.decision or row.item, row.due),
                row.item,
                _PANELS.get(row.kind),
                row.person,
                row.decision,
            )
            for row in rows
        )
        return Listed(things, lambda width, cursor: radar.full(figures, width, cursor=cursor))
    return None


_PANELS = {
    "follow_up": "follow_ups",
    "survey": "surveys",
    "milestone": "checklist",
    "blocked": "checklist",
}
