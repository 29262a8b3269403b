"""Deviations (avvikelser) in words: what falls outside, and the rule that says so."""

from decimal import Decimal

from esftui.locales import _, ngettext
from esftui.locales.formats import kronor, number, percent, rounded
from esftui.locales.labels import gender_group
from esftui.locales.shares import beside_band, beside_target
from esftui.measure.deviations import Deviation
from esftui.measure.figures import Figures
from esftui.measure.goals import GoalRow
from esftui.report.plain import Row, clean, hanging, paragraph
from esftui.report.text.goals import by_gender, out_of_reach, outcome


def deviations(figures: Figures) -> list[Row]:
    """Return a sentence for each deviation."""
    rows = [Row(_("Deviations"), heading=True)]
    if not figures.deviations.rows:
        return rows + paragraph(_("Nothing falls outside."))
    for row in figures.deviations.rows:
        rows += hanging(clean(sentence(row, figures)))
    return rows


def sentence(row: Deviation, figures: Figures) -> str:
    """Return a deviation in words with its rule; titles stand as they are in the file."""
    match row.kind:
        case "gender_skew":
            text = _("{group}: {share} women; 40–60% of each counts as even")
            return text.format(group=gender_group(row.subject), share=beside_band(row.value))
        case "gender_plan":
            return _gender_plan(row)
        case "goal" | "goal_out_of_reach":
            return _goal(row, figures)
        case "budget":
            return _budget(row, figures)
        case "response_rate":
            rate, least = beside_target(row.value, row.limit)
            text = _("{question}: response rate {share}; at least {limit} is wanted")
            return text.format(question=row.subject, share=rate, limit=least)
        case _:
            return _overdue(row)


def _gender_plan(row: Deviation) -> str:
    value = row.value or 0.0
    points, limit = _beyond(abs(value), row.limit or 0.0)
    text = (
        _("{group}: the share of women is {points} points above the plan; {limit} are tolerated")
        if value > 0
        else _(
            "{group}: the share of women is {points} points below the plan; {limit} are tolerated"
        )
    )
    return text.format(group=gender_group(row.subject), points=points, limit=limit)


def _beyond(value: float, limit: float) -> tuple[str, str]:
    """Return two shares in percentage points, with the decimals that tell them apart."""
    points, most = Decimal(repr(value)) * 100, Decimal(repr(limit)) * 100
    decimals = next((n for n in range(6) if rounded(points, n) != rounded(most, n)), 0)
    return number(points, decimals), number(most, 0 if most == rounded(most) else decimals)


def _goal(row: Deviation, figures: Figures) -> str:
    goal = next(
        each
        for each in figures.goals.rows
        if (each.title, each.share, each.target) == (row.subject, row.value, row.limit)
        and each.verdict in ("at_risk", "missed", "out_of_reach")
    )
    parts = [f"{goal.title}: {outcome(goal)}", *by_gender(goal, judged=True), _why(goal)]
    return "; ".join(parts)


def _why(goal: GoalRow) -> str:
    """Return the rule by which a goal falls outside."""
    if goal.verdict == "out_of_reach":
        return out_of_reach(goal)
    if goal.kind == "milestone":
        return (
            _("its day is near and nobody has begun")
            if goal.verdict == "at_risk"
            else _("its day has passed")
        )
    if goal.verdict == "at_risk":
        return _("at the pace so far it is not reached")
    return _("its time is over")


def _budget(row: Deviation, figures: Figures) -> str:
    amount = row.value or 0.0
    text = (
        _("Spent to date is {amount} above the plan{share}; {limit} of the plan is tolerated")
        if amount > 0
        else _("Spent to date is {amount} below the plan{share}; {limit} of the plan is tolerated")
    )
    planned = figures.budget.planned_to_date if figures.budget else 0.0
    off, limit = "", percent(row.limit)
    if planned:
        points, most = _beyond(abs(amount) / planned, row.limit or 0.0)
        off = f" ({_('{number}%').format(number=points)})"
        limit = _("{number}%").format(number=most)
    return text.format(amount=kronor(abs(amount)), share=off, limit=limit)


def _overdue(row: Deviation) -> str:
    count = int(row.value or 0)
    if row.kind == "follow_ups_overdue":
        text = ngettext(
            "{number} follow-up is overdue: its day and the days of grace have passed",
            "{number} follow-ups are overdue: their day and the days of grace have passed",
            count,
        )
    else:
        text = ngettext(
            "{number} item of the checklist is overdue: its day has passed",
            "{number} items of the checklist are overdue: their day has passed",
            count,
        )
    return text.format(number=number(count))
