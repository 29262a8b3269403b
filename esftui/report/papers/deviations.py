"""Deviations (avvikelser) in papers: what falls outside, by what may be shared, and the money.

The rules are those of :mod:`esftui.measure.deviations`, applied to shared figures: what a
withheld number would say is not said.
"""

from decimal import Decimal
from typing import NamedTuple

from esftui.disclosure import Shared
from esftui.disclosure.goals import SharedGoal
from esftui.locales import _, ngettext
from esftui.locales.formats import kronor, number, percent, rounded
from esftui.locales.labels import gender_group
from esftui.locales.shares import beside_band, beside_target
from esftui.model.project import Project
from esftui.report import budget_words, economy_words
from esftui.report.papers import goals as goal_words
from esftui.report.papers.words import cell


class Deviation(NamedTuple):
    """What falls outside, in words; and its effect on the budget where figures say one.

    ``about`` are the keys of the numbers that it is about; one that ends with a slash stands
    for all that begin so. A decision about one of them is about the deviation.
    """

    said: str
    effect: str | None = None
    about: tuple[str, ...] = ()


def of_topic(topic: str, shared: Shared, project: Project) -> list[Deviation]:
    """Return what falls outside of what an item of a meeting's agenda is about."""
    match topic:
        case "flow":
            return _participants(shared)
        case "gender" | "equality":
            return _gender(shared, project)
        case "goals":
            return _goals(shared)
        case "economy":
            return _budget(shared, project)
        case "surveys":
            return [*_response(shared), *_follow_ups(shared)]
        case "checklist":
            return _checklist(shared)
        case "summary":
            return deviations(shared, project)
    return []


def deviations(shared: Shared, project: Project) -> list[Deviation]:
    """Return what falls outside, in the order of the measures."""
    return [
        *_participants(shared),
        *_gender(shared, project),
        *_goals(shared),
        *_budget(shared, project),
        *_response(shared),
        *_follow_ups(shared),
        *_checklist(shared),
    ]


def nothing(shared: Shared) -> str:
    """Return that nothing falls outside, as far as that can be seen."""
    if _withheld(shared):
        return _("Nothing that can be shown falls outside.")
    return _("Nothing falls outside.")


def _withheld(shared: Shared) -> bool:
    """Say whether a number is withheld that would tell whether something falls outside."""
    flow = shared.flow
    return (
        (flow.participants.withheld and flow.planned_to_date is not None)
        or any(row.split.women.withheld or row.split.men.withheld for row in shared.gender.rows)
        or any(row.verdict_withheld for row in shared.goals.rows)
        or any(
            each.overall.response_rate is None and each.overall.due.value != 0
            for each in shared.surveys.questions
        )
        or shared.follow_ups.overdue.withheld
    )


def _participants(shared: Shared) -> list[Deviation]:
    """Return that fewer take part than planned: the co-financing follows the participants."""
    flow = shared.flow
    if flow.planned_to_date is None or flow.participants.value is None:
        return []
    if flow.participants.value >= flow.planned_to_date:
        return []
    text = _("Participants: {number}, and {planned} were planned by now").format(
        number=cell(flow.participants), planned=number(flow.planned_to_date)
    )
    return [Deviation(text, _allowance(shared), ("participants/total",))]


def _allowance(shared: Shared) -> str | None:
    money_of = shared.budget
    if money_of is None:
        return None
    budget, spent = money_of.allowance
    if not budget:
        return None
    share = spent / budget
    text = _(
        "Participant allowance, which is co-financing: {spent} of {budget} ({share}), when"
        " {elapsed} of the time has passed"
    )
    said = text.format(
        spent=kronor(spent),
        budget=kronor(budget),
        share=percent(share),
        elapsed=percent(money_of.elapsed),
    )
    if shared.economy is None or shared.economy.outlook is None:
        return said
    return ". ".join([said, *economy_words.sentences(shared.economy)[:2]])


def _gender(shared: Shared, project: Project) -> list[Deviation]:
    found = []
    limit = project.tolerances.gender
    for row in shared.gender.rows:
        group = gender_group(row.group)
        about = (f"{row.group}/women", f"{row.group}/men")
        if row.split.skewed:
            text = _("{group}: {share} women; 40–60% of each counts as even")
            share = beside_band(row.split.share_women)
            found.append(Deviation(text.format(group=group, share=share), about=about))
        off = row.deviation
        # a hair's breadth of float error is no deviation
        if off is not None and not row.split.few and abs(off) > limit + 1e-9:
            points, most = _beyond(abs(off), limit)
            text = (
                _(
                    "{group}: the share of women is {points} points above the plan;"
                    " {limit} are tolerated"
                )
                if off > 0
                else _(
                    "{group}: the share of women is {points} points below the plan;"
                    " {limit} are tolerated"
                )
            )
            said = text.format(group=group, points=points, limit=most)
            found.append(Deviation(said, about=about))
    return found


def _beyond(value: float, limit: float) -> tuple[str, str]:
    """Return two shares in percentage points, with the decimals that tell them apart."""
    points, most = Decimal(repr(value)) * 100, Decimal(repr(limit)) * 100
    decimals = next((n for n in range(6) if rounded(points, n) != rounded(most, n)), 0)
    return number(points, decimals), number(most, 0 if most == rounded(most) else decimals)


def _goals(shared: Shared) -> list[Deviation]:
    return [
        Deviation(said_of(row), about=_numbers_of(row))
        for row in shared.goals.rows
        if row.verdict in ("at_risk", "missed", "out_of_reach")
    ]


def _numbers_of(row: SharedGoal) -> tuple[str, ...]:
    """Return the keys of a goal's numbers: some goals stand on the answers to a question."""
    own = (f"goal/{row.id}/", f"verdict/{row.id}")
    cells = [row.number] if row.number is not None else []
    if row.numbers is not None:
        cells += [row.numbers.part, row.numbers.whole]
    return (*own, *(each.key for each in cells if each.key))


def said_of(row: SharedGoal) -> str:
    """Return a goal with its figure, its target and its verdict."""
    text = f"{row.title}: {goal_words.outcome(row)}"
    wanted = goal_words.target(row)
    if row.kind == "milestone":
        return f"{text}, {wanted}: {goal_words.judged(row)}"
    whole = _("{outcome}, target {target}").format(outcome=text, target=wanted)
    return f"{whole}: {goal_words.judged(row)}"


def _budget(shared: Shared, project: Project) -> list[Deviation]:
    found = shared.budget
    if found is None or not found.off_plan:
        return []
    off, limit = "", percent(project.tolerances.budget)
    if found.planned_to_date:
        points, most = _beyond(
            abs(found.deviation) / found.planned_to_date, project.tolerances.budget
        )
        off = f" ({_('{number}%').format(number=points)})"
        limit = _("{number}%").format(number=most)
    text = (
        _("Spent to date is {amount} above the plan{share}; {limit} of the plan is tolerated")
        if found.deviation > 0
        else _("Spent to date is {amount} below the plan{share}; {limit} of the plan is tolerated")
    )
    said = text.format(amount=kronor(abs(found.deviation)), share=off, limit=limit)
    effect = _("Forecast: {forecast}").format(forecast=budget_words.forecast(found))
    return [Deviation(said, effect if found.forecast is not None else None, ("money/",))]


def _response(shared: Shared) -> list[Deviation]:
    found = []
    least = shared.surveys.least_response
    for question in shared.surveys.questions:
        rate = question.overall.response_rate
        if rate is not None and rate < least:
            share, limit = beside_target(rate, least)
            text = _("{question}: response rate {share}; at least {limit} is wanted")
            said = text.format(question=question.title, share=share, limit=limit)
            row = question.overall
            about = tuple(each.key for each in (row.answered, row.asked, row.due) if each.key)
            found.append(Deviation(said, about=about))
    return found


def _follow_ups(shared: Shared) -> list[Deviation]:
    overdue = shared.follow_ups.overdue
    # whether any is overdue is not known where the number is withheld: that is no deviation
    if overdue.value == 0 or overdue.mark == "secondary":
        return []
    text = ngettext(
        "{number} follow-up is overdue: its day and the days of grace have passed",
        "{number} follow-ups are overdue: their day and the days of grace have passed",
        overdue.value or overdue.below,
    )
    return [Deviation(text.format(number=cell(overdue)), about=(overdue.key,))]


def _checklist(shared: Shared) -> list[Deviation]:
    late = shared.checklist.overdue
    if not late:
        return []
    text = ngettext(
        "{number} item of the checklist is overdue: its day has passed",
        "{number} items of the checklist are overdue: their day has passed",
        late,
    )
    return [Deviation(text.format(number=number(late)), about=("checklist/",))]
