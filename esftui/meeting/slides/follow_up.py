"""What earlier meetings decided, and what came of it: also in the figures."""

from esftui.disclosure import change
from esftui.locales import _
from esftui.locales.formats import DASH, iso, number, signed
from esftui.meeting import following
from esftui.meeting.facts import name_of, written
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import due, is_late, status
from esftui.model.meeting import AgendaItem, Decided
from esftui.model.slide import Big, Slide, SlideTable


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the decisions that are open, or were carried out since the last meeting."""
    found = followed(on)
    if not found:
        return words.built(
            item, on, empty=_("No earlier meeting has decided anything to follow up.")
        )
    day = on.meeting.date
    still_open = [each for each in found if each.open_at(day)]
    late = [each for each in still_open if is_late(each, on.meeting)]
    big = [Big(value=number(len(still_open)), label=_("To be carried out"))]
    if late:
        big.append(Big(value=number(len(late)), label=_("Overdue")))
    if len(found) > len(still_open):
        big.append(
            Big(value=number(len(found) - len(still_open)), label=_("Settled since last meeting"))
        )
    rows = tuple(
        (
            each.decision.text,
            each.decision.owner or DASH,
            due(each.decision),
            status(each, on.meeting),
            effect(each, on),
        )
        for each in found[: words.MOST_ROWS]
    )
    return words.built(
        item,
        on,
        big=big,
        table=SlideTable(
            columns=(
                _("Decision"),
                _("Responsible"),
                _("Due date"),
                _("Status"),
                _("The figure since"),
            ),
            numeric=(False, False, False, False, False),
            rows=rows,
        ),
        left_out=len(found) - words.MOST_ROWS,
    )


def followed(on: Material) -> list[Decided]:
    """Return what is followed up: overdue first, then open, then what was settled since."""
    since, found = on.last_held, []
    for row in following.followed(on.decided, on.meeting.date):
        each = row.decided
        if each.meeting == on.meeting.id:
            continue
        carried = each.carried if row.status in ("done", "dropped") else None
        if row.open or (carried is not None and (since is None or carried.date >= since)):
            found.append(each)
    return found


def effect(decided: Decided, on: Material) -> str:
    """Return what became of the figure that a decision was to change: shown then and now."""
    decision = decided.decision
    key = decision.indicator
    if key is None:
        return DASH
    then = decision.shown or DASH
    before = on.shown_at.get(decided.meeting)
    if before is not None and before.as_of > on.meeting.as_of:
        # what it was then is later than what it is now
        name = name_of(key) if key in on.facts else on.names.get(key) or _("Shown figure")
        return _("{change} as of {date}").format(change=f"{name} {then}", date=iso(before.as_of))
    if key in on.facts:
        return _arrow(name_of(key), then, written(key, on.facts[key]))
    cell = on.shared.numbers().get(key)
    name = on.names.get(key) or _("Shown figure")
    if cell is None:
        # it is told together with others now
        text = _("{change}: not shown by itself now")
        return text.format(change=_arrow(name, then, DASH))
    if cell.value is None:
        return _seen_later(decided, on, name, words.cell(cell))
    was = before.value(key) if before is not None else None
    if before is None or was is None:
        return _arrow(name, then, words.cell(cell))
    by = change(on.shared, before, key)
    return _arrow(name, number(was), words.cell(cell), by.value)


def _seen_later(decided: Decided, on: Material, name: str, now: str) -> str:
    """Return what a figure that is withheld was shown as last, if that was after the decision."""
    then, key = decided.decision.shown or DASH, decided.decision.indicator or ""
    before = on.shown_at.get(decided.meeting)
    seen = on.seen(key)
    if seen is not None and before is not None and seen[0] > before.as_of:
        text = _("{change} as of {date}")
        return text.format(change=_arrow(name, then, number(seen[1])), date=iso(seen[0]))
    return _("{change}: may not be shown yet").format(change=_arrow(name, then, now))


def _arrow(name: str, then: str, now: str, by: int | None = None) -> str:
    if by is None:
        return _("{name} {then} → {now}").format(name=name, then=then, now=now)
    text = _("{name} {then} → {now} ({total})")
    return text.format(name=name, then=then, now=now, total=signed(by) if by else "0")
