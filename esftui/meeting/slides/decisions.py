"""What this meeting has decided so far."""

from collections.abc import Iterable

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import DASH, number
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import due
from esftui.model.meeting import AgendaItem, Decision
from esftui.model.slide import Big, Slide, SlideTable


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
        big=[
            Big(
                value=number(len(found)),
                label=_("Decided at the meeting"),
                note=_unfinished(found),
            )
        ],
        table=SlideTable(
            columns=(_("No."), _("Kind"), _("What"), _("Responsible"), _("Due date")),
            numeric=(True, False, False, False, False),
            rows=rows,
        ),
    )


def _unfinished(decisions: Iterable[Decision]) -> str:
    """Return how many of them nobody owns yet, or have no day; nothing where all have both."""
    count = sum(
        each.kind != "information" and (each.owner is None or each.due is None)
        for each in decisions
    )
    if not count:
        return ""
    text = ngettext("{number} without owner or day", "{number} without owner or day", count)
    return text.format(number=number(count))
