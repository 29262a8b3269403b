"""Implementing (implementering): what is to live on after the project, and what comes next."""

from esftui.locales import _
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import open_here
from esftui.meeting.slides.items import about, items_done, items_table
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide

_STEMS = (
    "implement",
    "spridning",
    "dissemin",
    "metod",
    "method",
    "konferens",
    "conference",
    "påverkan",
    "influence",
)
"""Words that say that something is about what lives on, by their beginning."""


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the checklist's items about implementing and dissemination."""
    items = about(on.shared.checklist.rows, _STEMS, item)
    table = items_table(items)
    return words.built(
        item,
        on,
        big=items_done(items),
        table=table,
        lines=[
            *open_here(item, on),
            _("What goes on in ordinary operations, who takes it over, and what is next?"),
        ],
        empty="" if table else _("Nothing in the checklist is about implementing."),
    )
