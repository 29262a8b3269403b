"""The opening: who is here, and what is on the agenda."""

from esftui.locales import _, ngettext, pgettext
from esftui.locales.formats import DASH, iso, number
from esftui.meeting.agenda import agenda, title_of
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.equality import seats_of
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide, SlideTable


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return who is present, and the agenda."""
    meeting = on.meeting
    present = [seat for seat in meeting.attendance if seat.present]
    seats = seats_of(on)
    big = []
    if meeting.attendance:
        note = ngettext("of {number} seat", "of {number} seats", seats)
        note = note.format(number=number(seats)) if seats else ""
        big.append(Big(value=number(len(present)), label=_("Present"), note=note))
    items = meeting.agenda or agenda(on.project)
    rows: tuple[tuple[str, ...], ...] = tuple(
        (number(at), title_of(each), DASH if each.minutes is None else number(each.minutes))
        for at, each in enumerate(items, 1)
        if each.topic != "opening"
    )
    timed = any(each.minutes is not None for each in items)
    columns: tuple[str, ...] = (_("No."), _("Item"), pgettext("time", "Minutes"))
    numeric: tuple[bool, ...] = (True, False, True)
    if not timed:
        columns, numeric = columns[:2], numeric[:2]
        rows = tuple(row[:2] for row in rows)
    return words.built(
        item,
        on,
        big=big,
        table=SlideTable(columns=columns, numeric=numeric, rows=rows),
        lines=_lines(on),
    )


def _lines(on: Material) -> list[str]:
    lines = []
    if on.before is not None:
        text = _("Compared with what was shown as of {date}.")
        lines.append(text.format(date=iso(on.before.as_of)))
    else:
        lines.append(_("No earlier meeting has been shown figures: there is nothing to compare."))
    if not any(seat.present for seat in on.meeting.attendance):
        lines.append(_("Attendance has not been noted yet."))
    return lines
