"""Another standing item (stående punkt) of the project's own."""

from esftui.locales import _
from esftui.meeting.agenda import title_of
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import open_here
from esftui.meeting.slides.items import about, items_done, items_table
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide

_STEM = 8
"""So many letters of a word must be the same for it to be the same word, bent otherwise."""


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the checklist's items that its words are found in."""
    stems = [
        word[:_STEM]
        for word in "".join(s if s.isalpha() else " " for s in title_of(item).casefold()).split()
        if len(word) >= _STEM
    ]
    rows = about(on.shared.checklist.rows, stems, item) if stems else []
    empty = "" if rows else _("Nothing is measured here: tell, and decide.")
    return words.built(
        item,
        on,
        big=items_done(rows),
        table=items_table(rows),
        lines=open_here(item, on),
        empty=empty,
    )
