"""The verdict on a goal: whether its target is met, can be, and what it takes.

Shares are compared by exact arithmetic, never by rounded or floating numbers.
"""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from esftui.measure.condition import Start, Subject
from esftui.measure.people import Standing
from esftui.model.dates import add_offset
from esftui.model.goal import Condition
from esftui.model.participant import Enrolment, Member
from esftui.model.project import Project

Verdict = Literal["met", "on_track", "at_risk", "out_of_reach", "missed", "undecided", "no_data"]
"""met: the target is reached. missed: it is not, and the period is over (or, for a
milestone, its date has passed). on_track / at_risk: it is not reached yet, and what is
needed of those who can still count asks for no more / for more than the success so far
among those decided. out_of_reach: not even if all who can still count succeed.
undecided: no target is set. no_data: nobody to count yet."""


GRAVITY: tuple[Verdict, ...] = (
    "met",
    "undecided",
    "no_data",
    "on_track",
    "at_risk",
    "out_of_reach",
    "missed",
)
"""From best to worst: the worst of several is the verdict on them together."""


class Sums(NamedTuple):
    """Who counts (``num`` of ``den``), and who can still: in ``den`` already, or joining it."""

    num: int
    den: int
    open: int
    joining: int

    @property
    def share(self) -> float | None:
        """The share (0-1), or nothing over an empty denominator."""
        return self.num / self.den if self.den else None


def still_open(condition: Condition, subject: Subject, as_of: date, project: Project) -> bool:
    """Say whether someone who does not count yet still can, while the project goes on."""
    if as_of >= last_day(condition, project):
        return False
    match subject:
        case Start(_standing, enrolment):
            return (
                enrolment.exit is None
                or enrolment.exit > as_of
                or _awaits(condition, enrolment, as_of)
            )
        case Standing():
            waits = subject.outcome is not None and _awaits(condition, subject.outcome, as_of)
            return subject.active > 0 or waits
        case Member():
            return False
        case _:
            return True


def _awaits(condition: Condition, outcome: Enrolment, as_of: date) -> bool:
    """Say whether the follow-up that a condition asks for lies ahead."""
    after = condition.status_after
    if after is None or outcome.exit is None:
        return False
    return add_offset(outcome.exit, after.after) >= as_of


def last_day(condition: Condition, project: Project) -> date:
    """Return the day when a goal is settled: the project's last, or its last follow-up's."""
    after = condition.status_after
    if after is None:
        return project.end
    last = add_offset(project.end, after.after)
    return date.fromordinal(min(last.toordinal() + project.follow_ups.grace_days, _FAR))


_FAR = date.max.toordinal()


def judge(sums: Sums, target: float | None, over: bool) -> tuple[Verdict, int | None]:
    """Return the verdict on a share, and how many of those who can still count must succeed.

    Those who can still join the denominator are reckoned in it: they all get their
    result before the period is over. See :data:`Verdict` for the rules.
    """
    if target is None:
        return "undecided", None
    goal = Fraction(str(target))
    if not sums.den and (over or not sums.joining):
        return "no_data", None
    if sums.den and Fraction(sums.num, sums.den) >= goal:
        return "met", 0
    if over:
        return "missed", None
    needed = max(0, ceil(goal * (sums.den + sums.joining)) - sums.num)
    remaining = sums.open + sums.joining
    if not sums.den:
        return "no_data", needed
    if needed > remaining:
        return "out_of_reach", needed
    decided = sums.den - sums.open
    # needed / remaining <= succeeded / decided, without dividing
    return ("on_track" if needed * decided <= sums.num * remaining else "at_risk"), needed
