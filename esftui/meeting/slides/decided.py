"""Decisions as they stand on slides."""

from esftui.locales import _, labels
from esftui.locales.formats import DASH, iso
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem, Decided, Decision, Meeting


def due(decision: Decision) -> str:
    """Return the day that it is to be carried out by, or a dash."""
    return DASH if decision.due is None else iso(decision.due)


def status(decided: Decided, meeting: Meeting) -> str:
    """Return how far a decision has been carried out; late ones say by how much.

    What is reported at the meeting counts. How late it is, is told at the date of all figures.
    """
    if is_late(decided, meeting):
        due = decided.decision.due or meeting.as_of
        return words.late_words((meeting.as_of - due).days)
    return labels.carried_out(decided.status(meeting.date))


def is_late(decided: Decided, meeting: Meeting) -> bool:
    """Say whether a decision is open, and its day was before the date of all figures."""
    due = decided.decision.due
    return due is not None and due < meeting.as_of and decided.open_at(meeting.date)


def open_here(item: AgendaItem, on: Material) -> list[str]:
    """Return what earlier meetings decided at the same item, and is still to be carried out."""
    day = on.meeting.date
    lines = []
    for each in on.decided:
        if each.meeting == on.meeting.id or each.decision.item != item.id or not each.open_at(day):
            continue
        text = _("Decided {date}: {decision} ({status})")
        lines.append(
            text.format(
                date=iso(each.date), decision=each.decision.text, status=status(each, on.meeting)
            )
        )
    return lines[-2:]
