"""The checklist: what is overdue first, and the deviations in words."""

from esftui.locales import _
from esftui.locales.formats import number
from esftui.meeting.facts import ITEM
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.deviations import deviations
from esftui.meeting.slides.items import items_table
from esftui.meeting.slides.since import Told
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide

_ROWS = 8


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return what is overdue and due soon, and what falls outside elsewhere."""
    found = on.shared.checklist
    if not found.rows:
        return words.built(
            item, on, lines=deviations(on), empty=_("The project file gives no checklist.")
        )
    rows = [row for row in found.rows if row.overdue or row.due_soon]
    done = _("of {number}").format(number=number(found.total))
    return words.built(
        item,
        on,
        facts=["checklist/overdue", "checklist/done"],
        said=_moved(on),
        big=[
            words.big_fact(on, "checklist/overdue", _("Overdue")),
            Big(value=number(found.due_soon), label=_("Due soon")),
            words.big_fact(on, "checklist/done", _("Done"), done),
        ],
        table=items_table(rows, _ROWS),
        lines=[*words.more_words(len(rows) - _ROWS), *deviations(on)],
    )


def _moved(on: Material) -> Told:
    """Return the items that were done or became late since they were shown."""
    before = on.before
    if before is None:
        return Told()
    since, late = [], []
    for row in on.shared.checklist.rows:
        key = f"{ITEM}{row.id}"
        then, now, again = (each.get(key) for each in (before.facts, on.facts, before.facts_again))
        if then is None:
            continue
        if now != then and (text := _said(now)):
            since.append(text.format(item=row.title))
        if again != then and (text := _said(again)):
            late.append(text.format(item=row.title))
    return Told(tuple(since), tuple(late))


def _said(status: int | str | None) -> str:
    if status == "done":
        return _("Done: {item}")
    return _("Overdue since then: {item}") if status == "overdue" else ""
