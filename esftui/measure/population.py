"""Who a goal counts: its denominator at a date, as subjects."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from esftui.measure.condition import (
    Context,
    Subject,
    answered,
    context,
    latest_value,
    test_of,
    took_part,
)
from esftui.measure.people import Standing
from esftui.model.goal import CountGoal, Goal, Population, ShareGoal
from esftui.model.participant import Enrolment, Member
from esftui.model.project import ProjectData


class Counted(NamedTuple):
    """A denominator, who could still join it, and the context that conditions are read in.

    ``all_join``: everyone of ``joining`` comes into the denominator before the period is
    over (those still active will have left by then); otherwise each may or may not.
    ``asked`` is how many were asked, where the denominator is those who answered.
    """

    subjects: list[Subject]
    joining: list[Subject]
    at: Context
    all_join: bool = False
    asked: int | None = None


class Populations:
    """The denominators of a project's goals at a date, each found when it is asked for."""

    def __init__(self, data: ProjectData, as_of: date, people: tuple[Standing, ...]) -> None:
        """Take the project, the date and everyone's standing at it."""
        self._data = data
        self._people = people
        self.at = context(data, as_of)
        self.participants = [_subject(standing) for standing in people]
        self._goals: dict[str, Goal] = {goal.id: goal for goal in data.project.goals}
        self._opened: set[str] = set()

    def of(self, goal: ShareGoal) -> Counted:
        """Return whom a goal counts at the date."""
        population = goal.of
        if isinstance(population, Population):
            return self._named(population)
        match population:
            case "participants":
                return Counted(self.participants, [], self.at)
            case "leavers":
                left = [s for s in self.participants if s.outcome is not None]
                joining = [s for s in self.participants if s.outcome is None and s.goes_on]
                return Counted(left, joining, self.at, all_join=True)
            case _:
                starts = [_start(s, e, self.at.as_of) for s in self._people for e in s.started]
                return Counted(starts, [], self.at)

    def _met(self, name: str) -> Counted:
        """Return who met another goal; nobody if goals refer to each other in a circle."""
        goal = self._goals.get(name)
        if isinstance(goal, CountGoal) and goal.that is not None:
            counted, that = Counted(self.participants, [], self.at), goal.that
        elif isinstance(goal, ShareGoal) and name not in self._opened:
            self._opened.add(name)
            try:
                counted, that = self.of(goal), goal.that
            finally:
                self._opened.discard(name)
        else:
            return Counted([], [], self.at)
        holds = test_of(that, counted.at)
        met: list[Subject] = []
        may: list[Subject] = list(counted.joining)
        for subject in counted.subjects:
            if holds(subject):
                met.append(subject)
            elif subject.goes_on:
                may.append(subject)
        return Counted(met, may, self.at)

    def _named(self, population: Population) -> Counted:
        if population.respondents is not None:
            return self._respondents(population.respondents, population, self.participants)
        if population.met is not None:
            return self._met(population.met)
        if population.members is not None:
            members = self._members(population.members)
            if population.question is None:
                return Counted(members, [], self.at)
            return self._respondents(population.question, population, members)
        if population.activity is not None:
            return self._took_part(population)
        if population.municipalities is not None:
            return Counted(self._municipalities(population.municipalities), [], self.at)
        return Counted([], [], self.at)

    def _took_part(self, population: Population) -> Counted:
        wanted, as_of = population.activity, self.at.as_of
        inside: list[Subject] = []
        outside: list[Subject] = []
        for subject in self.participants:
            if wanted and subject.person and took_part(subject.person, wanted, as_of):
                inside.append(subject)
            elif subject.goes_on:
                outside.append(subject)
        return Counted(inside, outside, self.at)

    def _respondents(
        self, question: str, population: Population, people: Iterable[Subject]
    ) -> Counted:
        occasions, as_of = population.occasions, self.at.as_of
        have: list[Subject] = []
        joining: list[Subject] = []
        asked = 0
        for subject in people:
            given = answered(subject.answers, question, occasions, as_of)
            asked += bool(given)
            if latest_value(given, as_of) is not None:
                have.append(subject)
            elif subject.goes_on:
                joining.append(subject)
        return Counted(have, joining, self.at._replace(occasions=occasions), asked=asked)

    def _members(self, group: str) -> list[Subject]:
        return [_member(m) for m in self._data.register.members if m.group == group]

    def _municipalities(self, event_type: str) -> list[Subject]:
        happened: dict[str, set[str]] = {}
        for event in self._data.register.events:
            if event.municipality is not None and event.date <= self.at.as_of:
                happened.setdefault(event.municipality, set()).add(event.type)
        # what a municipality has not done yet it can still do
        return [
            Subject("unknown", goes_on=True, events=frozenset(types))
            for _name, types in sorted(happened.items())
            if event_type in types
        ]


def _subject(standing: Standing) -> Subject:
    person = standing.person
    return Subject(person.gender, person, standing.outcome, standing.active > 0, person.answers)


def _start(standing: Standing, enrolment: Enrolment, as_of: date) -> Subject:
    person, left = standing.person, enrolment.exit
    ended = left is not None and left <= as_of
    return Subject(person.gender, person, enrolment if ended else None, not ended, person.answers)


def _member(member: Member) -> Subject:
    return Subject(member.gender, answers=member.answers)
