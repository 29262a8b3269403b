"""The figures that may be shared as JSON.

A number that is withheld is null, and the object that it is in says ``"withheld": true``.
Which numbers are withheld, and why, is said in ``docs/disclosure.md``.
"""

from datetime import date
from typing import Literal

from esftui.disclosure import Shared
from esftui.locales import labels
from esftui.measure.verdict import Verdict
from esftui.report.json.budget import BudgetJson, budget
from esftui.report.json.checklist import ItemJson, checklist
from esftui.report.json.record import Json, Month, Share
from esftui.report.json.shared_goals import SharedGoalJson, goals
from esftui.report.json.shared_parts import (
    SharedPartJson,
    SharedSplitJson,
    any_withheld,
    part,
    split,
)

__all__ = ["SharedStatus", "Verdict", "shared_status"]


class RuleJson(Json, frozen=True, kw_only=True):
    """Counts from 1 to ``k`` - 1 are not shared; ``version`` is that of the rule."""

    k: int
    version: str


class SharedPeriodJson(Json, frozen=True, kw_only=True):
    """A month, or several put together (``first`` to ``last``); the stock at its end."""

    first: Month
    last: Month
    starts: int | None
    exits: int | None
    stock: int | None
    withheld: bool


class SharedFlowJson(Json, frozen=True, kw_only=True):
    """Participant flow; the plan is the project's own."""

    participants: int | None
    starts: int | None
    exits: int | None
    active: int | None
    re_entries: int | None
    withheld: bool
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    periods: list[SharedPeriodJson]


class SharedReasonJson(Json, frozen=True, kw_only=True):
    """One exit reason, or several put together: the persons who left for it."""

    reasons: list[str]
    labels: list[str]
    family: Literal["positive", "measure", "other"] | None
    positive: bool
    persons: SharedSplitJson


class SharedExitsJson(Json, frozen=True, kw_only=True):
    """Exits in unique persons; ``positive``: on to work or studies."""

    leavers: SharedSplitJson
    positive: SharedSplitJson
    reasons: list[SharedReasonJson]


class SharedGenderJson(Json, frozen=True, kw_only=True):
    """The split of one group; share and ``even`` are null where they are withheld."""

    group: Literal["participants", "starts", "active", "leavers", "positive"]
    split: SharedSplitJson
    share_women: Share | None
    even: bool | None
    planned_share: Share | None
    deviation: float | None


class SharedActivityJson(Json, frozen=True, kw_only=True):
    """An activity in unique persons."""

    activity: str
    label: str
    persons: SharedSplitJson


class SharedSurveyJson(Json, frozen=True, kw_only=True):
    """A question at an occasion (null: at all together), in persons."""

    question: str
    title: str
    occasion: str | None
    due: int | None
    asked: int | None
    withheld: bool
    response_rate: Share | None
    positive: SharedPartJson
    women: SharedPartJson | None
    men: SharedPartJson | None


class SharedFoundJson(Json, frozen=True, kw_only=True):
    """What follow-ups found, in exits: one outcome, or several put together."""

    outcomes: list[str]
    exits: SharedSplitJson


class SharedFollowUpJson(Json, frozen=True, kw_only=True):
    """Follow-ups a length of time after exit, in exits; ``still``: there still."""

    after: str
    due: int | None
    done: int | None
    no_answer: int | None
    overdue: int | None
    waiting: int | None
    withheld: bool
    still: SharedPartJson
    found: list[SharedFoundJson]


class SharedStepJson(Json, frozen=True, kw_only=True):
    """A method step: who stands there ``now``, and who has ``ever`` reached it."""

    step: str
    title: str
    now: SharedSplitJson
    ever: SharedSplitJson
    median_days: float | None


class SharedGroupJson(Json, frozen=True, kw_only=True):
    """A group (cohort); ``positive`` are those of its leavers who went to work or studies."""

    group: str
    title: str
    size: int | None
    participants: SharedSplitJson
    active: int | None
    withheld: bool
    positive: SharedPartJson


class SharedMixJson(Json, frozen=True, kw_only=True):
    """A part of the participants; no names: not known."""

    names: list[str]
    persons: SharedSplitJson
    share: Share | None


class SharedTargetJson(Json, frozen=True, kw_only=True):
    """A cell of the target group beside the participants in it."""

    title: str
    persons: int
    target_share: Share
    participants: int | None
    share: Share | None
    withheld: bool


class SharedCompositionJson(Json, frozen=True, kw_only=True):
    """The participants by age, municipality and referrer, and against the target group."""

    ages: list[SharedMixJson]
    municipalities: list[SharedMixJson]
    referrers: list[SharedMixJson]
    targets: list[SharedTargetJson]


class SharedStatus(Json, frozen=True, kw_only=True):
    """The figures of one project at one date that may be shared.

    ``withheld`` says how many numbers of each table are. ``unknown_among_men``: so few are
    of unknown gender that they are counted among the men.
    """

    schema: Literal[1]
    project: str
    title: str
    owner: str
    start: date
    end: date
    as_of: date
    phase: str | None
    elapsed: Share
    example_data: bool
    shared: Literal[True]
    rule: RuleJson
    withheld: dict[str, int]
    unknown_among_men: bool
    flow: SharedFlowJson
    exits: SharedExitsJson
    gender: list[SharedGenderJson]
    activities: list[SharedActivityJson]
    budget: BudgetJson | None
    goals: list[SharedGoalJson]
    surveys: list[SharedSurveyJson]
    followups: list[SharedFollowUpJson]
    steps: list[SharedStepJson]
    groups: list[SharedGroupJson]
    composition: SharedCompositionJson
    checklist: list[ItemJson]


def _budget(shared: Shared) -> BudgetJson | None:
    if shared.budget is None or shared.economy is None:
        return None
    return budget(shared.budget, shared.economy)


def shared_status(shared: Shared) -> SharedStatus:
    """Return the shared figures as the records that are printed."""
    head = shared.head
    return SharedStatus(
        schema=1,
        project=head.project,
        title=head.title,
        owner=head.owner,
        start=head.start,
        end=head.end,
        as_of=head.as_of,
        phase=head.phase,
        elapsed=head.elapsed,
        example_data=head.example_data,
        shared=True,
        rule=RuleJson(k=shared.rule.k, version=shared.version),
        withheld=shared.withheld,
        unknown_among_men=shared.folded,
        flow=_flow(shared),
        exits=_exits(shared),
        gender=[
            SharedGenderJson(
                group=row.group,
                split=split(row.split),
                share_women=row.split.share_women,
                even=row.split.even,
                planned_share=row.planned_share,
                deviation=row.deviation,
            )
            for row in shared.gender.rows
        ],
        activities=[
            SharedActivityJson(
                activity=row.activity,
                label=labels.activity(row.activity, row.title),
                persons=split(row.persons),
            )
            for row in shared.activities.rows
        ],
        budget=_budget(shared),
        goals=goals(shared.goals),
        surveys=_surveys(shared),
        followups=_follow_ups(shared),
        steps=[
            SharedStepJson(
                step=row.step,
                title=row.title,
                now=split(row.now),
                ever=split(row.ever),
                median_days=row.days,
            )
            for row in shared.steps.rows
        ],
        groups=_groups(shared),
        composition=_composition(shared),
        checklist=checklist(shared.checklist),
    )


def _flow(shared: Shared) -> SharedFlowJson:
    flow = shared.flow
    totals = flow.participants, flow.starts, flow.exits, flow.active, flow.re_entries
    return SharedFlowJson(
        participants=flow.participants.value,
        starts=flow.starts.value,
        exits=flow.exits.value,
        active=flow.active.value,
        re_entries=flow.re_entries.value,
        withheld=any_withheld(totals),
        planned=flow.planned,
        planned_to_date=flow.planned_to_date,
        planned_assumed=flow.planned_assumed,
        periods=[
            SharedPeriodJson(
                first=row.first,
                last=row.last,
                starts=row.starts.value,
                exits=row.exits.value,
                stock=row.stock.value,
                withheld=any_withheld((row.starts, row.exits, row.stock)),
            )
            for row in flow.periods
        ],
    )


def _exits(shared: Shared) -> SharedExitsJson:
    exits = shared.exits
    return SharedExitsJson(
        leavers=split(exits.leavers),
        positive=split(exits.positive),
        reasons=[
            SharedReasonJson(
                reasons=[reason for reason, _title in row.reasons],
                labels=[labels.exit_reason(*each) for each in row.reasons],
                family=row.family,
                positive=row.positive,
                persons=split(row.persons),
            )
            for row in exits.rows
        ],
    )


def _surveys(shared: Shared) -> list[SharedSurveyJson]:
    return [
        SharedSurveyJson(
            question=question.id,
            title=question.title,
            occasion=row.occasion or None,
            due=row.due.value,
            asked=row.asked.value,
            withheld=any_withheld((row.due, row.asked)),
            response_rate=row.response_rate,
            positive=part(row.positive),
            women=part(row.women) if row.women else None,
            men=part(row.men) if row.men else None,
        )
        for question in shared.surveys.questions
        for row in (question.overall, *question.occasions)
    ]


def _follow_ups(shared: Shared) -> list[SharedFollowUpJson]:
    return [
        SharedFollowUpJson(
            after=row.after,
            due=row.due.value,
            done=row.done.value,
            no_answer=row.no_answer.value,
            overdue=row.overdue.value,
            waiting=row.waiting.value,
            withheld=any_withheld((row.due, row.done, row.no_answer, row.overdue, row.waiting)),
            still=part(row.still),
            found=[
                SharedFoundJson(outcomes=list(found.outcomes), exits=split(found.exits))
                for found in row.outcomes
            ],
        )
        for row in shared.follow_ups.rows
    ]


def _groups(shared: Shared) -> list[SharedGroupJson]:
    return [
        SharedGroupJson(
            group=row.group,
            title=row.title,
            size=row.size,
            participants=split(row.participants),
            active=row.active.value,
            withheld=row.active.withheld,
            positive=part(row.positive),
        )
        for row in shared.steps.groups
    ]


def _composition(shared: Shared) -> SharedCompositionJson:
    mix = shared.composition
    ages, municipalities, referrers = (
        [
            SharedMixJson(
                names=list(row.names), persons=split(row.split), share=mix.share(row, rows)
            )
            for row in rows
        ]
        for rows in (mix.ages, mix.municipalities, mix.referrers)
    )
    return SharedCompositionJson(
        ages=ages,
        municipalities=municipalities,
        referrers=referrers,
        targets=[
            SharedTargetJson(
                title=row.title,
                persons=row.persons,
                target_share=row.target_share,
                participants=row.participants.value,
                share=mix.target_share(row),
                withheld=row.participants.withheld,
            )
            for row in mix.targets
        ],
    )
