"""The checklist: what is overdue first, and the deviations in words."""

from esftui.locales import _
from esftui.locales.formats import number
from esftui.meeting.facts import ITEM
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.deviations import deviations
from esftui.meeting.slides.items import items_table
from esftui.meeting.slides.since import Told, some
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
        lines=deviations(on),
        left_out=len(rows) - _ROWS,
    )


def _moved(on: Material) -> Told:
    """Return the items that were done or became late since they were shown."""
    before = on.before
    if before is None:
        return Told()
    since: dict[str, list[str]] = {"overdue": [], "done": []}
    late: dict[str, list[str]] = {"overdue": [], "done": []}
    for row in on.shared.checklist.rows:
        key = f"{ITEM}{row.id}"
        then, now, again = (each.get(key) for each in (before.facts, on.facts, before.facts_again))
        if then is None:
            continue
        if now != then:
            since.get(str(now), []).append(row.title)
        if again != then:
            late.get(str(again), []).append(row.title)
    return Told(_said(since), _said(late))


def _said(moved: dict[str, list[str]]) -> tuple[str, ...]:
    """Return a line for the items that were done, and one for those that became late."""
    texts = {"done": _("Done: {items}"), "overdue": _("Overdue since then: {items}")}
    return tuple(texts[name].format(items=some(items)) for name, items in moved.items() if items)
