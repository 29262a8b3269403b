"""The measures that the first page does not show, each counted when it is first asked for.

They are as pure and as frozen as the others: asking sooner or later gives the same. What
is seen first need not wait for them, nor does an edit or a step in time.
"""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.composition import Composition, composition
from esftui.measure.deviations import Deviations, deviations
from esftui.measure.economy import Economy, economy
from esftui.measure.followups import FollowUps, follow_ups
from esftui.measure.gender import Gender
from esftui.measure.goals import Goals
from esftui.measure.people import Standing
from esftui.measure.radar import Radar, radar, with_checklist, with_decisions
from esftui.measure.steps import Steps, steps
from esftui.measure.surveys import Surveys, surveys
from esftui.model.project import ProjectData


class First(NamedTuple):
    """The figures already measured that later ones build on."""

    gender: Gender
    goals: Goals
    budget: BudgetBurn | None
    checklist: Checklist


class Later:
    """Surveys, follow-ups, steps, composition, economy, radar and deviations at a date."""

    def __init__(
        self, data: ProjectData, as_of: date, people: tuple[Standing, ...], first: First
    ) -> None:
        """Take what they are measured from; nothing is counted yet."""
        self._data, self._as_of, self._people, self._first = data, as_of, people, first

    def after_edit(self, data: ProjectData, first: First) -> "Later":
        """Return the same after a change of the checklist or the decisions: people stay counted."""
        new = Later(data, self._as_of, self._people, first)
        known = vars(self)
        for name in ("surveys", "follow_ups", "steps", "composition", "economy"):
            if name in known:
                vars(new)[name] = known[name]
        if "radar" in known:
            again = with_checklist(self.radar, self.follow_ups, first.checklist)
            vars(new)["radar"] = with_decisions(again, data, self._as_of)
        return new

    @cached_property
    def surveys(self) -> Surveys:
        """The surveys."""
        return surveys(self._data, self._as_of, self._people)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """The follow-ups."""
        return follow_ups(self._data, self._as_of, self._people)

    @cached_property
    def steps(self) -> Steps:
        """The method steps and groups."""
        return steps(self._data, self._as_of, self._people)

    @cached_property
    def composition(self) -> Composition:
        """The participants' mix."""
        return composition(self._data, self._as_of, self._people)

    @cached_property
    def economy(self) -> Economy | None:
        """The economy; None without a budget."""
        return economy(self._data, self._as_of, self._people)

    @cached_property
    def radar(self) -> Radar:
        """What must be done."""
        first = self._first
        return radar(self._data, self._as_of, self._people, self.follow_ups, first.checklist)

    @cached_property
    def deviations(self) -> Deviations:
        """What falls outside."""
        first = self._first
        return deviations(
            self._data.project.tolerances,
            first.gender,
            first.goals,
            first.budget,
            self.surveys,
            self.follow_ups,
            first.checklist,
        )

    def __eq__(self, other: object) -> bool:
        """Say whether both were measured from the same, and so are the same."""
        if not isinstance(other, Later):
            return NotImplemented
        return (self._as_of, self._data, self._first) == (other._as_of, other._data, other._first)

    __hash__ = None  # type: ignore[assignment]
