"""All figures of one project at one date."""

from datetime import date

from esftui.measure.activities import Activities
from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.composition import Composition
from esftui.measure.deviations import Deviations
from esftui.measure.economy import Economy
from esftui.measure.exits import Exits
from esftui.measure.figure import Figure
from esftui.measure.flow import Flow
from esftui.measure.followups import FollowUps
from esftui.measure.gender import Gender
from esftui.measure.goals import Goals
from esftui.measure.later import Later
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
    later: Later

    @property
    def surveys(self) -> Surveys:
        """The surveys, counted when first asked for, as all that follow."""
        return self.later.surveys

    @property
    def follow_ups(self) -> FollowUps:
        """The follow-ups after exits."""
        return self.later.follow_ups

    @property
    def steps(self) -> Steps:
        """The method steps and groups."""
        return self.later.steps

    @property
    def composition(self) -> Composition:
        """The participants' mix."""
        return self.later.composition

    @property
    def economy(self) -> Economy | None:
        """The grant, co-financing, payments and allowance; None without a budget."""
        return self.later.economy

    @property
    def radar(self) -> Radar:
        """What must be done."""
        return self.later.radar

    @property
    def deviations(self) -> Deviations:
        """What falls outside."""
        return self.later.deviations
