"""Goals that may be shared, as text."""

from esftui.disclosure.goals import SharedGenderGoal, SharedGoal, SharedGoals
from esftui.locales import _
from esftui.locales.formats import iso, number, percent
from esftui.locales.labels import verdict
from esftui.report.plain import INDENT, Row, clean, paragraph
from esftui.report.text.shared_words import part, shown


def goals(goals: SharedGoals) -> list[Row]:
    """Return each goal with its figures under its title."""
    rows = [Row(_("Goals"), heading=True)]
    if not goals.rows:
        return rows + paragraph(_("The project file gives no goals."))
    for goal in goals.rows:
        if goal.kind == "text":
            continue
        rows += paragraph(clean(goal.title))
        for line in _lines(goal):
            rows += paragraph(line, INDENT * 2)
    return rows


def _lines(goal: SharedGoal) -> list[str]:
    lines = [_judged(_outcome(goal), goal)]
    if goal.needed and goal.verdict not in ("met", "missed"):
        remaining = shown(goal.remaining) if goal.remaining else None
        text = (
            _("{needed} more are needed of the {remaining} who can still count")
            if remaining
            else _("{needed} more are needed")
        )
        lines.append(text.format(needed=number(goal.needed), remaining=remaining))
    genders = [_gender(each) for each in goal.by_gender if each.numbers.whole.value != 0]
    return [*lines, "; ".join(genders)] if genders else lines


def _outcome(goal: SharedGoal) -> str:
    if not goal.measured:
        return _("not measured")
    if goal.kind == "milestone":
        return _("done {date}").format(date=iso(goal.done)) if goal.done else _("not done")
    if goal.numbers is not None:
        text = part(goal.numbers)
        target = percent(goal.target)
    else:
        text = shown(goal.number) if goal.number else ""
        target = number(goal.target)
    if goal.target is None:
        return text
    return _("{outcome}, target {target}").format(outcome=text, target=target)


def _judged(text: str, goal: SharedGoal) -> str:
    if goal.verdict_withheld:
        return _("{outcome}: verdict withheld").format(outcome=text)
    return f"{text}: {verdict(goal.verdict)}" if goal.verdict else text


def _gender(each: SharedGenderGoal) -> str:
    name = _("Women") if each.gender == "women" else _("Men")
    return f"{name} {part(each.numbers)}"
