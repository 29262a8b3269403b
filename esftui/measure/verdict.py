"""The verdict on a goal: whether its target is met, can be, and what it takes.

Shares are compared by exact arithmetic, never by rounded or floating numbers.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from esftui.measure.condition import Subject, Test
from esftui.model.dates import add_offset
from esftui.model.goal import Condition
from esftui.model.project import Project

Verdict = Literal["met", "on_track", "at_risk", "out_of_reach", "missed", "undecided", "no_data"]
"""What is said of a goal.

met: the target is reached. missed: it is not, and the period is over (or, for a milestone,
its date has passed). out_of_reach: it is not, and would not be even if all who can still
count succeeded. on_track: it is not reached yet, but what is needed of those who can still
count is no larger a share than succeeded of those whose result is settled (where nobody's
is: the share so far is no less than the elapsed part of the target). at_risk: it is larger.
undecided: no target is set. no_data: there is nobody to count yet.
"""


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
    """Who counts, and who can still.

    ``num`` of ``den`` count; ``open`` of ``den`` do not but can still, ``joining`` more can
    still come into ``den`` (and will, where ``all_join``). Of ``settled``, whose
    result can no longer change, ``succeeded`` count.
    """

    num: int
    den: int
    open: int
    joining: int
    settled: int
    succeeded: int
    all_join: bool = False

    @property
    def share(self) -> float | None:
        """The share (0-1), or nothing over an empty denominator."""
        return self.num / self.den if self.den else None


def together(parts: Iterable[Sums]) -> Sums:
    """Return the sums of several parts of one population."""
    found = list(parts)
    return Sums(
        num=sum(part.num for part in found),
        den=sum(part.den for part in found),
        open=sum(part.open for part in found),
        joining=sum(part.joining for part in found),
        settled=sum(part.settled for part in found),
        succeeded=sum(part.succeeded for part in found),
        all_join=any(part.all_join for part in found),
    )


def goes_on(condition: Condition, project: Project, as_of: date) -> Test:
    """Return the test that says whether a subject's result can still change.

    It can while the project goes on, for who is in it still, and after an exit until the
    follow-up that the condition asks for.
    """
    if as_of >= last_day(condition, project):
        return lambda _subject: False
    after = _follow_up(condition)
    if after is None:
        return lambda subject: subject.goes_on

    def test(subject: Subject) -> bool:
        left = subject.outcome.exit if subject.outcome is not None else None
        return subject.goes_on or (left is not None and add_offset(left, after) >= as_of)

    return test


def last_day(condition: Condition, project: Project) -> date:
    """Return the day when a goal is settled: the project's last, or its last follow-up's."""
    after = _follow_up(condition)
    if after is None:
        return project.end
    last = add_offset(project.end, after).toordinal() + project.follow_ups.grace_days
    return date.fromordinal(min(last, date.max.toordinal()))


def _follow_up(condition: Condition) -> str | None:
    """Return the follow-up that a condition asks for, in itself or in one of its parts."""
    if condition.status_after is not None:
        return condition.status_after.after
    parts = (*(condition.any or ()), *(condition.all or ()))
    return next((after for part in parts if (after := _follow_up(part))), None)


def needed_of(sums: Sums, goal: Fraction) -> int | None:
    """Return the least number of those who can still count that must succeed.

    Those who will join the denominator anyhow are reckoned in it; of those who only may,
    the ones who succeed. None where no number would do.
    """
    if sums.all_join:
        least = ceil(goal * (sums.den + sums.joining)) - sums.num
    else:
        least = ceil(goal * sums.den) - sums.num
        if least > sums.open:
            if goal == 1:
                return None
            # num + n >= goal x (den + n - open): all who are in, and n - open who come in
            least = ceil((goal * (sums.den - sums.open) - sums.num) / (1 - goal))
    return least if least <= sums.open + sums.joining else None


def judge(
    sums: Sums, target: float | None, over: bool, elapsed: float
) -> tuple[Verdict, int | None]:
    """Return the verdict on a share, and how many of those who can still count must succeed.

    See :data:`Verdict` for the rules.
    """
    if target is None:
        return "undecided", None
    goal = Fraction(str(target))
    if sums.den and Fraction(sums.num, sums.den) >= goal:
        return "met", 0
    if not sums.den and (over or not sums.joining):
        return "no_data", None
    if over:
        return "missed", None
    needed = needed_of(sums, goal)
    if not sums.den:
        return "no_data", needed
    if needed is None:
        return "out_of_reach", None
    if sums.settled:
        # needed / remaining <= succeeded / settled, without dividing
        on_track = needed * sums.settled <= sums.succeeded * (sums.open + sums.joining)
    else:
        on_track = sums.num >= goal * Fraction(str(elapsed)) * sums.den
    return ("on_track" if on_track else "at_risk"), needed
