"""Accessibility (tillgänglighet): what is to be done for it, and the goals about it."""

from esftui.locales import _
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import open_here
from esftui.meeting.slides.goals import bars, keys_of
from esftui.meeting.slides.items import about, begins, items_done, items_table
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide

_STEMS = ("tillgänglig", "accessib", "funktionsned", "funktionshind", "disabilit")
"""Words that say that something is about accessibility, by their beginning."""


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the checklist's items and the goals that are about accessibility."""
    items = about(on.shared.checklist.rows, _STEMS, item)
    table = items_table(items)
    goals = [
        row
        for row in on.shared.goals.rows
        if row.numbers is not None and begins(f"{row.title} {row.id}", _STEMS)
    ]
    empty = (
        "" if table or goals else _("Nothing in the checklist or the goals is about accessibility.")
    )
    return words.built(
        item,
        on,
        keys=keys_of(goals),
        big=items_done(items),
        bars=[each for row in goals for each in bars(row)][: words.MOST_BARS],
        table=table,
        lines=[
            *open_here(item, on),
            _("Who could not take part as things are, and what is done about it?"),
        ],
        empty=empty,
    )
