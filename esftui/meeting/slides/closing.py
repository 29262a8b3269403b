"""The end of the meeting: when the next one is, and what is to be done until then."""

from datetime import date

from esftui.locales import _
from esftui.locales.formats import DASH, iso, weekday
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import due
from esftui.model.meeting import AgendaItem, Decided
from esftui.model.slide import Big, Slide, SlideTable


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the next meeting, and what is to be done until then, the first due first."""
    next_day = on.meeting.next_meeting
    if next_day is None:
        big = Big(value=_("No date yet"), label=_("Next meeting"))
    else:
        big = Big(value=iso(next_day), label=_("Next meeting"), note=weekday(next_day))
    rows = _rows(on, next_day)
    table = None
    if rows:
        table = SlideTable(
            columns=(_("To be done"), _("Responsible"), _("Due date")),
            numeric=(False, False, False),
            rows=tuple(row[1:] for row in rows[: words.MOST_ROWS]),
        )
    return words.built(item, on, big=[big], table=table, left_out=len(rows) - words.MOST_ROWS)


def _rows(on: Material, until: date | None) -> list[tuple[date, str, str, str]]:
    """Return what is to be done: this meeting's decisions, open earlier ones, and the checklist."""
    day, last = on.meeting.date, until or date.max
    own = [Decided(meeting=on.meeting.id, date=day, decision=each) for each in on.meeting.decisions]
    others = [each for each in on.decided if each.meeting != on.meeting.id]
    rows = [
        (
            each.decision.due or date.max,
            each.decision.text,
            each.decision.owner or DASH,
            due(each.decision),
        )
        for each in (*own, *others)
        if each.open_at(day) and (each.decision.due is None or each.decision.due <= last)
    ]
    rows += [
        (row.due, row.title, row.owner or DASH, iso(row.due))
        for row in on.shared.checklist.rows
        if row.due is not None
        and (row.overdue or row.days_left is not None)
        and (row.due <= until if until is not None else row.overdue or row.due_soon)
    ]
    return sorted(rows, key=lambda row: row[0])
