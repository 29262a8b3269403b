"""Participant flow (deltagarflöde): who has come, who has left, who is here."""

from esftui.disclosure.flow import SharedFlow, SharedPeriod
from esftui.locales import N_, _, formats
from esftui.locales.formats import DASH, number
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideTable

_KEYS = (
    ("participants/total", N_("Participants")),
    ("starts/total", N_("Starts")),
    ("exits/total", N_("Exits")),
    ("active/total", N_("Active")),
)

_PERIODS = 8
"""The latest periods are shown; the others are in the papers."""


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the flow in all, and by period."""
    found = on.shared.flow
    keys = [(key, _(name)) for key, name in _KEYS]
    if found.participants.value == 0:
        return words.built(item, on, keys=keys, empty=_("Nobody has started yet."))
    notes = {"participants/total": planned(found)}
    return words.built(
        item,
        on,
        keys=keys,
        big=[words.big(on, key, name, notes.get(key, "")) for key, name in keys],
        table=_table(found),
        lines=_lines(found),
    )


def planned(found: SharedFlow) -> str:
    """Return how many participants are planned in all, or nothing."""
    if found.planned is None:
        return ""
    return _("of {number} planned").format(number=number(found.planned))


def _lines(found: SharedFlow) -> list[str]:
    lines = []
    if found.planned_to_date is not None and found.planned:
        text = _("Planned by now: {number} of {all}")
        lines.append(text.format(number=number(found.planned_to_date), all=number(found.planned)))
    if found.re_entries.value:
        text = _("Starts less participants: {number} who began again")
        lines.append(text.format(number=words.cell(found.re_entries)))
    return lines


def _table(found: SharedFlow) -> SlideTable | None:
    if not found.periods:
        return None
    columns = (_("Period"), _("Starts"), _("Exits"), _("Active at its end"))
    rows = tuple(
        (period(row), words.cell(row.starts), words.cell(row.exits), words.cell(row.stock))
        for row in found.periods[-_PERIODS:]
    )
    return SlideTable(columns=columns, numeric=(False, True, True, True), rows=rows)


def period(row: SharedPeriod) -> str:
    """Return a period's months: ``jan 2013`` or ``jan 2013 – mar 2013``."""
    if row.first == row.last:
        return formats.month(row.first)
    if row.first[:4] == row.last[:4]:
        return f"{formats.month_name(row.first)}{DASH}{formats.month(row.last)}"
    return f"{formats.month(row.first)} {DASH} {formats.month(row.last)}"
