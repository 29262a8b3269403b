"""What must hold for goals: that what they count and refer to is there."""

import re
from collections.abc import Iterable, Iterator

from esftui.locales import _
from esftui.model.dates import DeadlineError, resolve_deadline
from esftui.model.goal import (
    ActivityCondition,
    ChangeGoal,
    Condition,
    CountGoal,
    Goal,
    MilestoneGoal,
    Population,
    ShareGoal,
)
from esftui.model.project import Project
from esftui.model.vocabulary import FOLLOW_UP_OUTCOMES, PLAN_KINDS, activity_types, exit_reasons
from esftui.store.problem import Finding, KeyPath
from esftui.store.words import date_problem, not_among

_POPULATIONS = ("respondents", "met", "members", "activity", "municipalities")


LONGEST_CHAIN = 20
"""How many goals may count those who met another one, one after the other."""


def goal_findings(project: Project) -> Iterator[Finding]:
    """Yield everything in a project's goals that does not fit."""
    checker = _Goals(project)
    for index, goal in enumerate(project.goals):
        yield from checker.goal(goal, ("goals", index))
    yield from checker.circles()


class _Goals:
    """The words that a project's goals may use, and the looking for others."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.questions = {question.id: question for question in project.questions}
        self.goals = {goal.id: goal for goal in project.goals}
        self.reasons = [reason.id for reason in exit_reasons(project)]
        self.activities = [activity.id for activity in activity_types(project)]
        self.steps = [step.id for step in project.method_steps]
        self.items = [item.id for item in project.checklist]

    def goal(self, goal: Goal, path: KeyPath) -> Iterator[Finding]:
        for index, baseline in enumerate(goal.baselines):
            if baseline.to is not None and baseline.to < baseline.share:
                message = _("the span must rise: it ends below where it begins")
                yield Finding((*path, "baselines", index, "to"), message)
        if isinstance(goal, ShareGoal):
            yield from self._share(goal, path)
        elif isinstance(goal, CountGoal):
            yield from self._count(goal, path)
        elif isinstance(goal, MilestoneGoal):
            yield from self._milestone(goal, path)
        elif isinstance(goal, ChangeGoal):
            yield from self._change(goal, path)

    def _share(self, goal: ShareGoal, path: KeyPath) -> Iterator[Finding]:
        if goal.target is not None and goal.targets is not None:
            message = _("give one target (target) or one for each gender (targets), not both")
            yield Finding((*path, "targets"), message)
        if isinstance(goal.of, Population):
            yield from self._population(goal.of, (*path, "of"))
        yield from self._condition(goal.that, (*path, "that"))

    def _count(self, goal: CountGoal, path: KeyPath) -> Iterator[Finding]:
        if (goal.that is None) == (goal.event is None):
            message = _("say what is counted: persons (that) or events (event), one of them")
            yield Finding(path, message)
        if goal.that is not None:
            yield from self._condition(goal.that, (*path, "that"))

    def _milestone(self, goal: MilestoneGoal, path: KeyPath) -> Iterator[Finding]:
        message = _("there is no checklist item {word}")
        yield from _if(not_among((*path, "item"), goal.item, self.items, message))
        if goal.by is not None:
            yield from deadline(self.project, (*path, "by"), goal.by)

    def _change(self, goal: ChangeGoal, path: KeyPath) -> Iterator[Finding]:
        yield from self._question(goal.question, (*path, "question"))
        if len(set(goal.occasions)) < 2:
            message = _("a change is between two occasions at least")
            yield Finding((*path, "occasions"), message)
        yield from self._occasions(goal.question, goal.occasions, (*path, "occasions"))

    def _population(self, population: Population, path: KeyPath) -> Iterator[Finding]:
        given = [name for name in _POPULATIONS if getattr(population, name) is not None]
        if len(given) != 1:
            message = _("exactly one of these must be given: {allowed}")
            yield Finding(path, message.format(allowed=", ".join(_POPULATIONS)))
            return
        if population.respondents is not None:
            yield from self._question(population.respondents, (*path, "respondents"))
        if population.met is not None:
            message = _("there is no goal {word}")
            # events are counted for themselves: nobody meets such a goal
            known = [
                goal.id
                for goal in self.project.goals
                if isinstance(goal, ShareGoal) or (isinstance(goal, CountGoal) and goal.that)
            ]
            yield from _if(not_among((*path, "met"), population.met, known, message))
        if population.members is not None:
            yield from self._members(population, population.members, path)
        if population.activity is not None:
            yield from self._activity(population.activity, (*path, "activity"))
        yield from self._extras(population, path)

    def _members(self, population: Population, group: str, path: KeyPath) -> Iterator[Finding]:
        others = [group.id for group in self.project.groups if not group.participants]
        message = _("there is no group {word} of others than participants (participants: false)")
        yield from _if(not_among((*path, "members"), group, others, message))
        if population.question is None:
            message = _("say which question the members answered (question)")
            yield Finding(path, message)
        else:
            yield from self._question(population.question, (*path, "question"))

    def _extras(self, population: Population, path: KeyPath) -> Iterator[Finding]:
        question = population.respondents or population.question
        if population.question is not None and population.members is None:
            message = _("question belongs to members; here it says nothing")
            yield Finding((*path, "question"), message)
        if population.occasions is None:
            return
        if population.respondents is None and population.members is None:
            message = _("occasions belong to those who answer a question; here they say nothing")
            yield Finding((*path, "occasions"), message)
        elif question is not None:
            yield from self._occasions(question, population.occasions, (*path, "occasions"))

    def _condition(self, condition: Condition, path: KeyPath) -> Iterator[Finding]:
        given = [name for name in condition.__struct_fields__ if getattr(condition, name) != None]  # noqa: E711
        if not given:
            yield Finding(path, _("nothing is said of what must hold"))
        for name in given:
            if getattr(condition, name) == ():
                yield Finding((*path, name), _("the list is empty, so nothing can fulfil it"))
        yield from self._outcome(condition, path)
        if condition.activity is not None:
            yield from self._activity(condition.activity, (*path, "activity"))
        for index, kind in enumerate(condition.plans or ()):
            message = _("there is no kind of action plan {word}")
            yield from _if(not_among((*path, "plans", index), kind, PLAN_KINDS, message))
        if condition.positive is not None:
            yield from self._question(condition.positive, (*path, "positive"))
        if condition.reached is not None:
            message = _("there is no method step {word}")
            yield from _if(not_among((*path, "reached"), condition.reached, self.steps, message))
        if condition.climbed is not None and not self.steps:
            message = _("the project has no method steps (method_steps) to climb")
            yield Finding((*path, "climbed"), message)
        for name in ("any", "all"):
            for index, part in enumerate(getattr(condition, name) or ()):
                yield from self._condition(part, (*path, name, index))

    def _outcome(self, condition: Condition, path: KeyPath) -> Iterator[Finding]:
        for index, reason in enumerate(condition.exit or ()):
            message = _("there is no exit reason {word}")
            yield from _if(not_among((*path, "exit", index), reason, self.reasons, message))
        status = condition.status_after
        if status is None:
            return
        here = (*path, "status_after")
        for index, outcome in enumerate(status.outcome):
            message = _("a follow-up cannot find {word}")
            place = (*here, "outcome", index)
            yield from _if(not_among(place, outcome, FOLLOW_UP_OUTCOMES, message))
        if status.after not in self.project.follow_ups.after:
            message = _("the project has no follow-up after {after} (follow_ups)")
            text = message.format(after=status.after)
            yield Finding((*here, "after"), text, severity="warning")

    def _activity(self, activity: ActivityCondition, path: KeyPath) -> Iterator[Finding]:
        for index, name in enumerate(activity.types):
            message = _("there is no activity {word}")
            yield from _if(not_among((*path, "types", index), name, self.activities, message))

    def _question(self, question: str, path: KeyPath) -> Iterator[Finding]:
        yield from _if(not_among(path, question, self.questions, _("there is no question {word}")))

    def _occasions(
        self, question: str, occasions: Iterable[str], path: KeyPath
    ) -> Iterator[Finding]:
        if question not in self.questions:
            return
        known = self.questions[question].occasions
        for index, occasion in enumerate(occasions):
            message = _("the question is not asked at this occasion: {word}")
            yield from _if(not_among((*path, index), occasion, known, message))

    def circles(self) -> Iterator[Finding]:
        """Yield a finding for goals that count those who met each other, or too many in a row."""
        for index, goal in enumerate(self.project.goals):
            chain = [goal.id]
            name = _met(goal)
            while name in self.goals and name not in chain and len(chain) <= LONGEST_CHAIN:
                chain.append(name)
                name = _met(self.goals[name])
            if name == goal.id:
                message = _("these goals count each other in a circle: {circle}")
                text = message.format(circle=" → ".join([*chain, name]))
                yield Finding(("goals", index, "of", "met"), text)
            elif len(chain) > LONGEST_CHAIN:
                message = _("more than {number} goals count each other in a row")
                text = message.format(number=LONGEST_CHAIN)
                yield Finding(("goals", index, "of", "met"), text)


def _met(goal: Goal) -> str:
    population = goal.of if isinstance(goal, ShareGoal) else None
    return (population.met or "") if isinstance(population, Population) else ""


def _if(finding: Finding | None) -> Iterator[Finding]:
    if finding is not None:
        yield finding


def deadline(project: Project, path: KeyPath, rule: str) -> Iterator[Finding]:
    """Yield a finding if a deadline cannot be computed."""
    anchors = project.anchors
    try:
        resolve_deadline(rule, anchors)
    except DeadlineError as error:
        anchor = re.split(r" [+-] ", rule, maxsplit=1)[0]
        if rule[:1].isdigit() and " " not in rule:
            yield Finding(path, date_problem(rule) or _("{rule} is no date").format(rule=rule))
        elif str(error) == anchor:
            message = _("{word} is not a date that this project has")
            yield from _if(not_among(path, anchor, anchors, message))
        else:
            yield Finding(path, _("{rule} leads beyond the calendar").format(rule=rule))
