"""What earlier meetings decided, and what came of it: also in the figures."""

from esftui.disclosure import change
from esftui.locales import _
from esftui.locales.formats import DASH, number, signed
from esftui.meeting.facts import name_of, written
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import due, status
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
    late = [each for each in still_open if _due_before(each, on)]
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
            status(each, day),
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
        lines=words.more_words(len(found) - words.MOST_ROWS),
    )


def followed(on: Material) -> list[Decided]:
    """Return what is followed up: overdue first, then open, then what was settled since."""
    day, since = on.meeting.date, on.last_held
    found = []
    for each in on.decided:
        if each.meeting == on.meeting.id or each.date > day:
            continue
        settled = each.status(day) in ("done", "dropped") and each.carried is not None
        if each.open_at(day) or (
            settled and each.carried is not None and (since is None or each.carried.date >= since)
        ):
            found.append(each)
    return sorted(found, key=lambda each: _order(each, on))


def effect(decided: Decided, on: Material) -> str:
    """Return what became of the figure that a decision was to change: shown then and now."""
    decision = decided.decision
    key = decision.indicator
    if key is None:
        return DASH
    then = decision.shown or DASH
    if key in on.facts:
        name, now = name_of(key), written(key, on.facts[key])
        return _("{name} {then} → {now}").format(name=name, then=then, now=now)
    cell = on.shared.numbers().get(key)
    name = on.names.get(key, key)
    if cell is None:
        return _("{name} {then} → {now}").format(name=name, then=then, now=DASH)
    before = on.shown_at.get(decided.meeting)
    if before is not None and cell.value is not None:
        by = change(on.shared, before, key)
        if by.value is not None:
            text = _("{name} {then} → {now} ({change})")
            return text.format(
                name=name,
                then=number(before.value(key)),
                now=words.cell(cell),
                change=signed(by.value) if by.value else "0",
            )
    text = _("{name} {then} → {now}").format(name=name, then=then, now=words.cell(cell))
    return (
        text if cell.value is not None else _("{change}: may not be shown yet").format(change=text)
    )


def _due_before(decided: Decided, on: Material) -> bool:
    return decided.decision.due is not None and decided.decision.due < on.meeting.date


def _order(decided: Decided, on: Material) -> tuple[int, str, str]:
    still_open = decided.open_at(on.meeting.date)
    group = (0 if _due_before(decided, on) else 1) if still_open else 2
    return group, due(decided.decision), decided.decision.id
