"""Who a goal counts: its denominator at a date, as subjects."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from esftui.measure.condition import (
    Context,
    Municipality,
    Start,
    Subject,
    answers,
    context,
    holds,
    latest_value,
    took_part,
)
from esftui.measure.people import Standing
from esftui.model.goal import Goal, Population, ShareGoal
from esftui.model.project import ProjectData


class Counted(NamedTuple):
    """A denominator, who could still join it, and the context that conditions are read in.

    ``asked`` is how many were asked, where the denominator is those who answered.
    """

    subjects: list[Subject]
    joining: list[Subject]
    at: Context
    asked: int | None = None


class Populations:
    """The denominators of a project's goals at a date, each found when it is asked for."""

    def __init__(self, data: ProjectData, as_of: date, people: tuple[Standing, ...]) -> None:
        """Take the project, the date and everyone's standing at it."""
        self._data = data
        self._as_of = as_of
        self._people = people
        self._at = context(data, as_of)
        self._goals: dict[str, Goal] = {goal.id: goal for goal in data.project.goals}
        self._opened: set[str] = set()

    def of(self, goal: ShareGoal) -> Counted:
        """Return whom a goal counts at the date."""
        population = goal.of
        if isinstance(population, Population):
            return self._named(population)
        active = [s for s in self._people if s.active]
        match population:
            case "participants":
                return Counted(list(self._people), [], self._at)
            case "leavers":
                left: list[Subject] = [s for s in self._people if s.outcome is not None]
                return Counted(left, [s for s in active if s.outcome is None], self._at)
            case _:
                starts: list[Subject] = [Start(s, e) for s in self._people for e in s.started]
                return Counted(starts, [], self._at)

    def met(self, name: str) -> list[Subject]:
        """Return who met another goal; nobody if goals refer to each other in a circle."""
        goal = self._goals.get(name)
        if not isinstance(goal, ShareGoal) or name in self._opened:
            return []
        self._opened.add(name)
        try:
            counted = self.of(goal)
            return [s for s in counted.subjects if holds(goal.that, s, counted.at)]
        finally:
            self._opened.discard(name)

    def _named(self, population: Population) -> Counted:
        if population.respondents is not None:
            return self._respondents(population.respondents, population, list(self._people))
        if population.met is not None:
            return Counted(self.met(population.met), [], self._at)
        if population.members is not None:
            members = [m for m in self._data.register.members if m.group == population.members]
            if population.question is None:
                return Counted(list(members), [], self._at)
            return self._respondents(population.question, population, list(members))
        if population.activity is not None:
            wanted = population.activity
            return self._where(lambda s: took_part(s.person, wanted, self._as_of))
        if population.municipalities is not None:
            return Counted(list(self._municipalities(population.municipalities)), [], self._at)
        return Counted([], [], self._at)

    def _where(self, taken: Callable[[Standing], bool]) -> Counted:
        inside: list[Subject] = [s for s in self._people if taken(s)]
        outside: list[Subject] = [s for s in self._people if s.active and not taken(s)]
        return Counted(inside, outside, self._at)

    def _respondents(self, question: str, population: Population, people: list[Subject]) -> Counted:
        occasions, as_of = population.occasions, self._as_of
        answered: list[Subject] = []
        joining: list[Subject] = []
        asked = 0
        for subject in people:
            given = answers(subject, question, occasions, as_of)
            asked += bool(given)
            if latest_value(given, as_of) is not None:
                answered.append(subject)
            elif isinstance(subject, Standing) and subject.active:
                joining.append(subject)
        return Counted(answered, joining, self._at._replace(occasions=occasions), asked)

    def _municipalities(self, event_type: str) -> list[Municipality]:
        happened: dict[str, set[str]] = {}
        for event in self._data.register.events:
            if event.municipality is not None and event.date <= self._as_of:
                happened.setdefault(event.municipality, set()).add(event.type)
        return [
            Municipality(name, frozenset(types))
            for name, types in sorted(happened.items())
            if event_type in types
        ]
