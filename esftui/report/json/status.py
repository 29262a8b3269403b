"""All figures of a project as JSON."""

from datetime import date
from typing import Literal

from esftui.measure.figures import Figures
from esftui.report.json.activities import ActivityJson, activities
from esftui.report.json.budget import BudgetJson, budget
from esftui.report.json.checklist import ItemJson, checklist
from esftui.report.json.composition import CompositionJson, composition
from esftui.report.json.deviations import DeviationJson, deviations
from esftui.report.json.exits import ExitsJson, exits
from esftui.report.json.flow import FlowJson, flow
from esftui.report.json.followups import FollowUpJson, follow_ups
from esftui.report.json.gender import GendersJson, gender
from esftui.report.json.goals import GoalJson, goals
from esftui.report.json.radar import RadarJson, radar
from esftui.report.json.record import Json, Share
from esftui.report.json.steps import GroupJson, StepsJson, groups, steps
from esftui.report.json.surveys import QuestionJson, SurveyJson, questions, surveys


class ChangesJson(Json, frozen=True, kw_only=True):
    """What has changed since an earlier date."""

    since: date


class Status(Json, frozen=True, kw_only=True):
    """All figures of one project at one date."""

    schema: Literal[1]
    project: str
    title: str
    owner: str
    start: date
    end: date
    dates_assumed: bool
    as_of: date
    phase: str | None
    phase_assumed: bool
    elapsed: Share
    example_data: bool
    shared: bool
    radar: RadarJson
    deviations: list[DeviationJson]
    flow: FlowJson
    exits: ExitsJson
    gender: GendersJson
    activities: list[ActivityJson]
    budget: BudgetJson | None
    goals: list[GoalJson]
    questions: list[QuestionJson]
    surveys: list[SurveyJson]
    followups: list[FollowUpJson]
    steps: StepsJson
    groups: list[GroupJson]
    composition: CompositionJson
    checklist: list[ItemJson]
    changes: ChangesJson | None


def _budget(figures: Figures) -> BudgetJson | None:
    if figures.budget is None or figures.economy is None:
        return None
    return budget(figures.budget, figures.economy)


def status(figures: Figures) -> Status:
    """Return the figures as the records that are printed."""
    head = figures.head
    return Status(
        schema=1,
        project=head.project,
        title=head.title,
        owner=head.owner,
        start=head.start,
        end=head.end,
        dates_assumed=head.dates_assumed,
        as_of=head.as_of,
        phase=head.phase,
        phase_assumed=head.phase_assumed,
        elapsed=head.elapsed,
        example_data=head.example_data,
        shared=False,
        radar=radar(figures.radar),
        deviations=deviations(figures),
        flow=flow(figures.flow),
        exits=exits(figures.exits),
        gender=gender(figures.gender),
        activities=activities(figures.activities),
        budget=_budget(figures),
        goals=goals(figures.goals),
        questions=questions(figures.surveys),
        surveys=surveys(figures.surveys),
        followups=follow_ups(figures.follow_ups),
        steps=steps(figures.steps),
        groups=groups(figures.steps),
        composition=composition(figures.composition),
        checklist=checklist(figures.checklist),
        changes=None,
    )
