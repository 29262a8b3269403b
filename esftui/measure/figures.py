"""All figures of one project at one date."""

from datetime import date

from esftui.measure.activities import Activities
from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.composition import Composition
from esftui.measure.deviations import Deviations
from esftui.measure.exits import Exits
from esftui.measure.figure import Figure
from esftui.measure.flow import Flow
from esftui.measure.followups import FollowUps
from esftui.measure.gender import Gender
from esftui.measure.goals import Goals
from esftui.measure.radar import Radar
from esftui.measure.steps import Steps
from esftui.measure.surveys import Surveys


class Head(Figure, frozen=True):
    """What stands above every screen and paper."""

    project: str
    title: str
    owner: str
    start: date
    end: date
    phase: str | None
    phase_assumed: bool
    elapsed: float
    as_of: date
    example_data: bool
    dates_assumed: bool


class Figures(Figure, frozen=True):
    """Everything that is shown, printed or exported of a project at a date."""

    head: Head
    flow: Flow
    exits: Exits
    gender: Gender
    activities: Activities
    budget: BudgetBurn | None
    goals: Goals
    checklist: Checklist
    surveys: Surveys
    follow_ups: FollowUps
    steps: Steps
    composition: Composition
    radar: Radar
    deviations: Deviations
