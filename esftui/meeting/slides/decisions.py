"""What this meeting has decided so far."""

from esftui.locales import _, labels
from esftui.locales.formats import DASH, number
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import due
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideTable


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the decisions of this meeting, in the order they were taken."""
    found = on.meeting.decisions
    if not found:
        return words.built(item, on, empty=_("Nothing has been decided at this meeting yet."))
    rows = tuple(
        (number(at), labels.decision_kind(each.kind), each.text, each.owner or DASH, due(each))
        for at, each in enumerate(found, 1)
    )
    return words.built(
        item,
        on,
        table=SlideTable(
            columns=(_("No."), _("Kind"), _("What"), _("Responsible"), _("Due date")),
            numeric=(True, False, False, False, False),
            rows=rows,
        ),
    )
