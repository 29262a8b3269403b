"""The figures that may be shared as JSON.

A number that is withheld is null, and the object that it is in says ``"withheld": true``.
Which numbers are withheld, and why, is said in ``docs/disclosure.md``.
"""

from datetime import date
from typing import Literal

from esftui.disclosure import Shared
from esftui.locales import labels
from esftui.report.json.budget import BudgetJson, budget
from esftui.report.json.checklist import ItemJson, checklist
from esftui.report.json.record import Json, Share
from esftui.report.json.shared_composition import SharedCompositionJson, composition
from esftui.report.json.shared_exits import SharedExitsJson, exits
from esftui.report.json.shared_flow import SharedFlowJson, flow
from esftui.report.json.shared_followups import SharedFollowUpJson, follow_ups
from esftui.report.json.shared_goals import SharedGoalJson, goals
from esftui.report.json.shared_parts import SharedSplitJson, split
from esftui.report.json.shared_steps import SharedGroupJson, SharedStepJson, groups, steps
from esftui.report.json.shared_surveys import SharedSurveyJson, surveys


class RuleJson(Json, frozen=True, kw_only=True):
    """Counts from 1 to ``k`` - 1 are not shared; ``version`` is that of the rule."""

    k: int
    version: str


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
        flow=flow(shared.flow),
        exits=exits(shared.exits),
        gender=_gender(shared),
        activities=_activities(shared),
        budget=_budget(shared),
        goals=goals(shared.goals),
        surveys=surveys(shared.surveys),
        followups=follow_ups(shared.follow_ups),
        steps=steps(shared.steps),
        groups=groups(shared.steps),
        composition=composition(shared.composition),
        checklist=checklist(shared.checklist),
    )


def _gender(shared: Shared) -> list[SharedGenderJson]:
    return [
        SharedGenderJson(
            group=row.group,
            split=split(row.split),
            share_women=row.split.share_women,
            even=row.split.even,
            planned_share=row.planned_share,
            deviation=row.deviation,
        )
        for row in shared.gender.rows
    ]


def _activities(shared: Shared) -> list[SharedActivityJson]:
    return [
        SharedActivityJson(
            activity=row.activity,
            label=labels.activity(row.activity, row.title),
            persons=split(row.persons),
        )
        for row in shared.activities.rows
    ]
