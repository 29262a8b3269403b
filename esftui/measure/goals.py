"""Goals (mål): numerator over denominator at a date, against a target, with a verdict."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from esftui.measure.checklist import due_date, rule_phase, status_at
from esftui.measure.condition import Subject, answered, latest_value, test_of
from esftui.measure.figure import Figure
from esftui.measure.people import Standing, standings
from esftui.measure.population import Counted, Populations
from esftui.measure.verdict import GRAVITY, Sums, Verdict, goes_on, judge, last_day, together
from esftui.model.dates import DeadlineError, is_relative, resolve_deadline
from esftui.model.goal import (
    Baseline,
    ChangeGoal,
    Condition,
    CountGoal,
    Goal,
    MilestoneGoal,
    Population,
    ShareGoal,
)
from esftui.model.project import Project, ProjectData


class GenderShare(Figure, frozen=True):
    """One gender's part of a goal; ``target`` is the gender's own, or None."""

    gender: Literal["women", "men"]
    numerator: int
    denominator: int
    share: float | None
    target: float | None
    verdict: Verdict | None


class GoalRow(Figure, frozen=True):
    """A goal at a date.

    For a share: ``numerator`` / ``denominator`` = ``share`` (0-1, None over an empty
    denominator), ``target`` a share. For a count: ``numerator`` and a ``target`` count.
    For a milestone: ``numerator`` 0 or 1, with ``due`` and ``done``. For a text or a
    change: no numbers. ``measured`` is False where the goal cannot be computed.
    ``remaining`` are those who can still count but do not yet; ``needed`` how many of
    them must succeed (0 when the target is reached; None without a target, or when no
    number would do).
    ``asked`` and ``answered`` are set where the denominator is respondents. ``goal`` is its
    definition, by which disclosure knows what else the numbers hang together with.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    population: str
    numerator: int | None
    denominator: int | None
    share: float | None
    target: float | None
    verdict: Verdict | None
    needed: int | None
    remaining: int | None
    measured: bool
    by_gender: tuple[GenderShare, ...]
    baselines: tuple[Baseline, ...]
    note: str | None
    asked: int | None = None
    answered: int | None = None
    due: date | None = None
    rule: str | None = None
    rule_phase: str | None = None
    done: date | None = None
    goal: Goal | None = None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The share of all who were asked, if none or all of the silent were positive.

        None where the denominator is not respondents, or nobody was asked.
        """
        if not self.asked or self.answered is None or self.numerator is None:
            return None
        silent = self.asked - self.answered
        return self.numerator / self.asked, (self.numerator + silent) / self.asked

    @property
    def hangs_on_silence(self) -> bool:
        """Whether the silent could turn it: the target lies within the bounds.

        A target at the lower bound is reached whatever the silent think.
        """
        if self.bounds is None or self.target is None:
            return False
        low, high = self.bounds
        return low < self.target <= high


class Goals(Figure, frozen=True):
    """All goals in the project's order; ``met`` of the ``decided`` ones that have a target."""

    rows: tuple[GoalRow, ...]
    met: int
    decided: int


def goals(data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None) -> Goals:
    """Measure every goal of a project at a date.

    Shares are compared with their targets by exact arithmetic; nothing is rounded.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    populations = Populations(data, as_of, people)
    return collected(_measured(goal, data, as_of, populations) for goal in data.project.goals)


def milestones_again(previous: Goals, project: Project, as_of: date) -> Goals:
    """Return the goals with the milestones measured anew, when only the checklist has changed."""
    by_id = {goal.id: goal for goal in project.goals}
    return collected(
        _milestone(goal, project, as_of)
        if isinstance(goal := by_id.get(row.id), MilestoneGoal)
        else row
        for row in previous.rows
    )


def collected(rows: Iterable[GoalRow]) -> Goals:
    """Return goals with the count of those met, of those with something to meet."""
    all_rows = tuple(rows)
    decided = [row for row in all_rows if row.verdict not in (None, "undecided")]
    return Goals(all_rows, sum(row.verdict == "met" for row in decided), len(decided))


def _measured(goal: Goal, data: ProjectData, as_of: date, populations: Populations) -> GoalRow:
    match goal:
        case ShareGoal():
            return _share(goal, data.project, as_of, populations.of(goal))
        case CountGoal():
            return _count(goal, data, as_of, populations)
        case MilestoneGoal():
            return _milestone(goal, data.project, as_of)
        case ChangeGoal():
            return _change(goal, as_of, populations.participants)
        case _:
            return _empty(goal, "text", measured=False)


def _empty(
    goal: Goal,
    kind: Literal["share", "count", "milestone", "change", "text"],
    *,
    measured: bool = True,
) -> GoalRow:
    return GoalRow(
        id=goal.id,
        title=goal.title,
        kind=kind,
        population="",
        numerator=None,
        denominator=None,
        share=None,
        target=None,
        verdict=None,
        needed=None,
        remaining=None,
        measured=measured,
        by_gender=(),
        baselines=goal.baselines,
        note=goal.note,
        goal=goal,
    )


def _sums(goal: ShareGoal, counted: Counted, project: Project) -> dict[str, Sums]:
    """Sum up a share goal for each gender, as registered."""
    holds = test_of(goal.that, counted.at)
    can_change = goes_on(goal.that, project, counted.at.as_of)
    sums = {gender: _Count() for gender in ("woman", "man", "unknown")}
    for subject in counted.subjects:
        mine = sums[subject.gender]
        counts = holds(subject)
        mine.den += 1
        mine.num += counts
        if can_change(subject):
            mine.open += not counts
        else:
            mine.settled += 1
            mine.succeeded += counts
    for subject in counted.joining:
        sums[subject.gender].joining += 1
    return {name: mine.frozen(counted.all_join) for name, mine in sums.items()}


class _Count:
    """A share goal's sums while they are being made."""

    __slots__ = ("den", "joining", "num", "open", "settled", "succeeded")

    def __init__(self) -> None:
        self.num = self.den = self.open = self.joining = self.settled = self.succeeded = 0

    def frozen(self, all_join: bool) -> Sums:
        """Return the sums."""
        return Sums(
            self.num, self.den, self.open, self.joining, self.settled, self.succeeded, all_join
        )


def _share(goal: ShareGoal, project: Project, as_of: date, counted: Counted) -> GoalRow:
    over = as_of >= last_day(goal.that, project)
    elapsed = project.elapsed(as_of)
    parts = _sums(goal, counted, project)
    sums = together(parts.values())
    by_gender = tuple(
        _gender_share(goal, name, parts[code], over, elapsed) for name, code in _GENDERS
    )
    verdict, needed = judge(sums, goal.target, over, elapsed)
    if goal.targets is not None and goal.target is None:
        verdict = max((g.verdict or "undecided" for g in by_gender), key=GRAVITY.index)
    return msgspec.structs.replace(
        _empty(goal, "share"),
        population=goal.of if isinstance(goal.of, str) else _name(goal.of),
        numerator=sums.num,
        denominator=sums.den,
        share=sums.share,
        target=goal.target,
        verdict=verdict,
        needed=needed,
        remaining=sums.open + sums.joining,
        by_gender=by_gender,
        asked=counted.asked,
        answered=None if counted.asked is None else sums.den,
    )


_GENDERS: tuple[tuple[Literal["women", "men"], str], ...] = (("women", "woman"), ("men", "man"))


def _name(population: Population) -> str:
    return next(
        (name for name in _POPULATIONS if getattr(population, name) is not None), "participants"
    )


_POPULATIONS = ("respondents", "met", "members", "activity", "municipalities")


def _gender_share(
    goal: ShareGoal, gender: Literal["women", "men"], sums: Sums, over: bool, elapsed: float
) -> GenderShare:
    target = getattr(goal.targets, gender) if goal.targets is not None else None
    verdict = judge(sums, target, over, elapsed)[0] if target is not None else None
    return GenderShare(gender, sums.num, sums.den, sums.share, target, verdict)


def _count(goal: CountGoal, data: ProjectData, as_of: date, populations: Populations) -> GoalRow:
    if goal.event is not None:
        number = sum(e.type == goal.event and e.date <= as_of for e in data.register.events)
    else:
        holds = test_of(goal.that or Condition(), populations.at)
        number = sum(holds(subject) for subject in populations.participants)
    verdict: Verdict = "undecided"
    if goal.target is not None:
        if number >= goal.target:
            verdict = "met"
        elif as_of >= data.project.end:
            verdict = "missed"
        else:
            on_time = number >= goal.target * data.project.elapsed(as_of)
            verdict = "on_track" if on_time else "at_risk"
    return msgspec.structs.replace(
        _empty(goal, "count"),
        population="events" if goal.event is not None else "participants",
        numerator=number,
        target=goal.target,
        verdict=verdict,
        needed=None if goal.target is None else max(0, goal.target - number),
    )


def _milestone(goal: MilestoneGoal, project: Project, as_of: date) -> GoalRow:
    anchors = project.anchors
    item = next((item for item in project.checklist if item.id == goal.item), None)
    if item is None:
        return _empty(goal, "milestone", measured=False)
    done = status_at(item, as_of) == "done"
    rule = goal.by or item.due
    try:
        due = resolve_deadline(goal.by, anchors) if goal.by else due_date(item, anchors, as_of)
    except DeadlineError:
        due = None
    verdict: Verdict
    if done:
        verdict = "met"
    elif as_of >= project.end or (due is not None and due < as_of):
        verdict = "missed"
    else:
        near = due is not None and (due - as_of).days <= project.tolerances.due_soon_days
        untouched = status_at(item, as_of) == "not_started"
        verdict = "at_risk" if near and untouched else "on_track"
    return msgspec.structs.replace(
        _empty(goal, "milestone"),
        population="milestone",
        numerator=int(done),
        denominator=1,
        verdict=verdict,
        due=due,
        rule=rule if rule is not None and is_relative(rule) else None,
        rule_phase=rule_phase(rule, {phase.id: phase.title for phase in project.phases}),
        done=item.done if done else None,
    )


def _change(goal: ChangeGoal, as_of: date, people: list[Subject]) -> GoalRow:
    """Count who answered higher at the last occasion than the first, of those who answered both."""
    if not goal.occasions:
        return _empty(goal, "change", measured=False)
    first, last = (goal.occasions[0],), (goal.occasions[-1],)
    rose = both = 0
    for person in people:
        before = latest_value(answered(person.answers, goal.question, first, as_of), as_of)
        after = latest_value(answered(person.answers, goal.question, last, as_of), as_of)
        if before is not None and after is not None:
            both += 1
            rose += after > before
    return msgspec.structs.replace(
        _empty(goal, "change"),
        population="respondents",
        numerator=rose,
        denominator=both,
        share=rose / both if both else None,
    )
