"""Goals (mål) as text: outcome, target, verdict, and what is still needed."""

from esftui.locales import _, ngettext
from esftui.locales.formats import DASH, iso, number, percent
from esftui.locales.labels import verdict
from esftui.locales.shares import beside_target
from esftui.measure.goals import GenderShare, GoalRow, Goals
from esftui.model.goal import Baseline
from esftui.report.plain import BLANK, INDENT, Row, clean, paragraph
from esftui.report.text.words import part, share_of


def goals(goals: Goals) -> list[Row]:
    """Return how many goals are met, then each goal with its figures under its title."""
    rows = [Row(_("Goals"), heading=True)]
    if not goals.rows:
        return rows + paragraph(_("The project file gives no goals."))
    met = _("{part} of {whole} goals with a target are met.").format(
        part=number(goals.met), whole=number(goals.decided)
    )
    rows += paragraph(met)
    measured = [goal for goal in goals.rows if goal.kind != "text"]
    for goal in measured:
        rows += paragraph(clean(goal.title))
        for line in _lines(goal):
            rows += paragraph(line, INDENT * 2)
    return rows + _in_words([goal for goal in goals.rows if goal.kind == "text"])


def _in_words(goals: list[GoalRow]) -> list[Row]:
    rows = [BLANK, *paragraph(_("Followed up in words, not measured:"))] if goals else []
    for goal in goals:
        rows += paragraph(clean(goal.title), INDENT * 2)
        if goal.note:
            rows += paragraph(clean(goal.note), INDENT * 3)
    return rows


def _lines(goal: GoalRow) -> list[str]:
    lines = [_outcome(goal)]
    if needed := _needed(goal):
        lines.append(needed)
    if goal.kind == "share" and goal.denominator:
        by_gender = [_gender(each) for each in goal.by_gender if each.denominator]
        if by_gender:
            lines.append("; ".join(by_gender))
    if goal.asked is not None and goal.answered is not None:
        lines.append(_("Response rate {share}").format(share=share_of(goal.answered, goal.asked)))
    lines.extend(_baseline(base) for base in goal.baselines)
    if goal.note:
        lines.append(clean(goal.note))
    return lines


def _outcome(goal: GoalRow) -> str:
    if not goal.measured:
        return _("not measured")
    match goal.kind:
        case "share":
            text = _share(goal)
        case "count":
            text = _count(goal)
        case "milestone":
            text = _milestone(goal)
        case _:
            text = _("{share} answered higher than before").format(
                share=share_of(goal.numerator or 0, goal.denominator or 0)
            )
    return f"{text}: {verdict(goal.verdict)}" if goal.verdict else text


def _share(goal: GoalRow) -> str:
    share, target = beside_target(goal.share, goal.target)
    text = f"{share} ({part(goal.numerator or 0, goal.denominator)})" if goal.denominator else share
    return (
        text
        if goal.target is None
        else _("{outcome}, target {target}").format(outcome=text, target=target)
    )


def _count(goal: GoalRow) -> str:
    text = number(goal.numerator)
    return (
        text
        if goal.target is None
        else _("{outcome}, target {target}").format(outcome=text, target=number(goal.target))
    )


def _milestone(goal: GoalRow) -> str:
    if goal.done is not None:
        text = _("done {date}").format(date=iso(goal.done))
    else:
        text = _("done") if goal.numerator else _("not done")
    return (
        text
        if goal.due is None
        else _("{outcome}, by {date}").format(outcome=text, date=iso(goal.due))
    )


def _needed(goal: GoalRow) -> str | None:
    remaining = number(goal.remaining)
    if goal.verdict == "out_of_reach" and goal.remaining is not None:
        text = _("not even if all {remaining} who can still count succeed")
        return text.format(remaining=remaining)
    if not goal.needed or goal.verdict in ("met", "missed"):
        return None
    if goal.remaining is None:
        text = ngettext("{needed} to go", "{needed} to go", goal.needed)
    else:
        text = _("{needed} more are needed of the {remaining} who can still count")
    return text.format(needed=number(goal.needed), remaining=remaining)


def _gender(each: GenderShare) -> str:
    name = _("Women") if each.gender == "women" else _("Men")
    share, target = beside_target(each.share, each.target)
    text = f"{name} {share} ({part(each.numerator, each.denominator)})"
    if each.target is None or each.verdict is None:
        return text
    return _("{outcome}, target {target}: {verdict}").format(
        outcome=text, target=target, verdict=verdict(each.verdict)
    )


def _baseline(base: Baseline) -> str:
    share = percent(base.share)
    if base.to is not None:
        share = f"{number(base.share * 100)}{DASH}{percent(base.to)}"
    return _("To compare with: {title} {share}").format(title=clean(base.title), share=share)
