"""All figures of one project at one date."""

from datetime import date

from esftui.measure.activities import Activities
from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.exits import Exits
from esftui.measure.figure import Figure
from esftui.measure.flow import Flow
from esftui.measure.gender import Gender
from esftui.measure.goals import Goals


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
