"""Decisions as they stand on slides."""

from datetime import date

from esftui.locales import _, labels
from esftui.locales.formats import DASH, iso
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem, Decided, Decision


def due(decision: Decision) -> str:
    """Return the day that it is to be carried out by, or a dash."""
    return DASH if decision.due is None else iso(decision.due)


def status(decided: Decided, day: date) -> str:
    """Return how far a decision has been carried out on a day; late ones say by how much."""
    until = decided.decision.due
    if until is not None and until < day and decided.open_at(day):
        return words.late_words((day - until).days)
    return labels.carried_out(decided.status(day))


def open_here(item: AgendaItem, on: Material) -> list[str]:
    """Return what earlier meetings decided at the same item, and is still to be carried out."""
    day = on.meeting.date
    lines = []
    for each in on.decided:
        if each.meeting == on.meeting.id or each.decision.item != item.id or not each.open_at(day):
            continue
        text = _("Decided {date}: {decision} ({status})")
        lines.append(
            text.format(date=iso(each.date), decision=each.decision.text, status=status(each, day))
        )
    return lines[-2:]
