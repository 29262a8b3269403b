"""Exits (avslut) by reason: why participants have left, rolled up so that it may be shown."""

from esftui.disclosure.exits import SharedReason
from esftui.locales import _
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideBar


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return how many have left, how many of them for work or studies, and why."""
    found = on.shared.exits
    keys = [("leavers/total", _("Have left")), ("positive/total", _("To work or studies"))]
    keys += [(row.persons.total.key, words.reason_names(row.reasons)) for row in found.rows]
    if found.leavers.total.value == 0:
        return words.built(item, on, keys=keys[:2], empty=_("Nobody has left yet."))
    # nobody at all is no reason
    rows = [row for row in found.rows if row.persons.total.value != 0]
    note = words.of_whole(found.positive.total, found.leavers.total, _("who have left"))
    return words.built(
        item,
        on,
        keys=keys,
        big=[words.big(on, *keys[0]), words.big(on, *keys[1], note)],
        bars=[_bar(row, on) for row in rows[: words.MOST_BARS]],
        lines=_lines(rows),
        left_out=len(rows) - words.MOST_BARS,
    )


def _bar(row: SharedReason, on: Material) -> SlideBar:
    totals = [each.persons.total.value or 0 for each in on.shared.exits.rows]
    return words.count_bar(words.reason_names(row.reasons), row.persons, max(totals))


def _lines(rows: list[SharedReason]) -> list[str]:
    if not rows:
        return [_("So few have left that no reasons are shown.")]
    together = any(len(row.reasons) > 1 for row in rows)
    return [_("Reasons of few are put together.")] if together else []
