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
    lines = [outcome(goal)]
    if needed := _needed(goal):
        lines.append(needed)
    if goal.kind == "share" and goal.denominator:
        genders = by_gender(goal)
        if genders:
            lines.append("; ".join(genders))
    lines += _silence(goal)
    lines.extend(_baseline(base) for base in goal.baselines)
    if goal.note:
        lines.append(clean(goal.note))
    return lines


def outcome(goal: GoalRow) -> str:
    """Return a goal's figure beside its target, and the verdict."""
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
    if goal.verdict == "out_of_reach":
        return out_of_reach(goal)
    if not goal.needed or goal.verdict in ("met", "missed"):
        return None
    if goal.remaining is None:
        text = ngettext("{needed} to go", "{needed} to go", goal.needed)
    else:
        text = _("{needed} more are needed of the {remaining} who can still count")
    return text.format(needed=number(goal.needed), remaining=remaining)


def out_of_reach(goal: GoalRow) -> str:
    """Return why a goal cannot be reached any more."""
    if goal.target is None or goal.remaining is None:
        # each gender has its own target: those who remain are not all of one
        return _("not even if all who can still count succeed")
    if not goal.remaining:
        return _("nobody remains who can still count")
    return ngettext(
        "not even if the only one who can still count succeeds",
        "not even if all {remaining} who can still count succeed",
        goal.remaining,
    ).format(remaining=number(goal.remaining))


def _silence(goal: GoalRow) -> list[str]:
    """Return how many answered, and what the silent could make of it."""
    if goal.asked is None or goal.answered is None:
        return []
    lines = [
        _("{part} of the {whole} who were asked have answered").format(
            part=number(goal.answered), whole=number(goal.asked)
        )
    ]
    if goal.bounds is not None and goal.answered < goal.asked:
        low, high = (beside_target(bound, goal.target)[0] for bound in goal.bounds)
        text = _("Had all of them answered: between {low} and {high}").format(low=low, high=high)
        if goal.hangs_on_silence:
            text = _("{text}; the verdict hangs on the silent").format(text=text)
        lines.append(text)
    return lines


def by_gender(goal: GoalRow, *, judged: bool = False) -> list[str]:
    """Return each gender's part; with ``judged`` only where it has its own target to miss."""
    return [
        _gender(each)
        for each in goal.by_gender
        if each.denominator
        and (not judged or each.verdict in ("at_risk", "missed", "out_of_reach"))
    ]


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
