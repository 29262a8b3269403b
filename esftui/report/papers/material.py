"""What a paper is made from: figures that may be shared, and what they are compared with."""

from collections.abc import Sequence
from datetime import date

import msgspec

from esftui.disclosure import Known, Rule, Shared, known, share
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.meeting.known import shown_at
from esftui.meeting.past import all_shown
from esftui.model.dates import add_months, month_end
from esftui.model.meeting import Decided, Meeting
from esftui.model.project import Project, ProjectData
from esftui.store.meetings import Meetings

_BACK = (1, 3, 6, 12)
"""How many months a comparison goes back, the fewest that can be shown first."""

_MAIN = ("flow", "exits", "gender", "goals")
"""The tables without which a paper says little."""

_PRICE = 1.5
"""How many times more numbers of them a comparison may withhold than there would be without."""


class Material(msgspec.Struct, frozen=True):
    """A project and its figures at a date, all of which may be shared.

    ``before`` are the figures on ``since``: money and milestones, which are nobody's, are
    compared with them. ``then`` are the ones that people are compared with, and the shown
    figures are protected against; nothing where so few have come and gone that no number
    could be shown beside it. Where ``meeting`` is what is compared with, ``then`` is what
    it was shown, and ``before`` the figures of its date with what was registered late.
    ``decided`` is what had been decided on the date, ``meetings`` all meetings there are.
    """

    project: Project
    shared: Shared
    before: Shared | None = None
    then: Shared | Known | None = None
    meeting: Meeting | None = None
    decided: tuple[Decided, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    @property
    def as_of(self) -> date:
        """The date that every figure is true at."""
        return self.shared.head.as_of

    @property
    def day(self) -> date:
        """The day that decisions are told at: that of the last meeting shown such figures.

        A group meets some days after the date of its figures; what it decided about them
        belongs to a paper of that date.
        """
        held = [each.date for each in self.meetings if each.as_of <= self.as_of]
        return max([self.as_of, *held])

    @property
    def since(self) -> date | None:
        """The date that is compared with."""
        return self.before.head.as_of if self.before is not None else None


def gather(
    data: ProjectData,
    as_of: date,
    rule: Rule,
    since: date | None = None,
    *,
    compares: bool = True,
    meetings: Meetings | None = None,
) -> Material:
    """Return the material of a paper at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        rule: below which threshold numbers are withheld.
        since: the date of the report before, which is compared with as it is.
        compares: whether there is a comparison at all. Without ``since`` it is with what the
            last meeting of an earlier date was shown. Where there was none, it is with the
            end of the month before; where people have moved by so few that this would take
            too many of the main numbers away, people are compared with an earlier month's
            end.
        meetings: the project's meetings; figures are protected against what they showed.
    """
    found = _gathered(data, as_of, rule, since, meetings or Meetings(), compares=compares)
    found = msgspec.structs.replace(found, meetings=meetings.all if meetings else ())
    decided = tuple(each for each in data.decided if each.date <= found.day)
    return msgspec.structs.replace(found, decided=decided)


def _gathered(
    data: ProjectData,
    as_of: date,
    rule: Rule,
    since: date | None,
    meetings: Meetings,
    *,
    compares: bool,
) -> Material:
    figures, closed = measure(data, as_of), meetings.closed
    earlier = all_shown(meetings)
    if not compares:
        return Material(data.project, share(figures, rule, earlier))
    last = _last(closed, as_of, since)
    if last is not None:
        then = shown_at(last)[-1]
        # what was registered late is told apart: the same date, counted again
        again = share(measure(data, last.as_of), rule, earlier)
        # what says the same as was shown is known already
        news = [again] if known(again) != then else []
        shared = share(figures, rule, [*earlier, *news])
        return Material(data.project, shared, again, then, last)
    if since is not None:
        before = share(measure(data, since), rule, earlier)
        return Material(data.project, share(figures, rule, [*earlier, before]), before, before)
    return _months_back(data, figures, rule, earlier)


def _last(closed: Sequence[Meeting], as_of: date, since: date | None) -> Meeting | None:
    """Return the meeting that is compared with: the last one that was shown an earlier date."""
    shown = [each for each in closed if each.as_of < as_of and each.frozen is not None]
    if since is not None:
        shown = [each for each in shown if each.as_of == since]
    return max(shown, key=lambda each: (each.as_of, each.date, each.id), default=None)


def _months_back(
    data: ProjectData, figures: Figures, rule: Rule, earlier: Sequence[Known]
) -> Material:
    """Return the figures compared with the latest month that costs little to compare with."""
    as_of = figures.head.as_of
    alone = share(figures, rule, earlier)
    month = month_before(as_of)
    before = share(measure(data, month), rule, earlier) if month >= data.project.start else None
    for months in _BACK:
        day = month_before(as_of, months)
        if day < data.project.start:
            break
        seen = measure(data, day)
        if _tells(figures, seen, rule):
            continue
        then = before if day == month and before is not None else share(seen, rule, earlier)
        shared = share(figures, rule, [*earlier, then])
        if _hidden(shared) <= _PRICE * _hidden(alone):
            return Material(data.project, shared, before, then)
    return Material(data.project, alone, before)


def _tells(now: Figures, then: Figures, rule: Rule) -> bool:
    """Say whether a total has changed by so few that the comparison would take it away.

    That is seen at once; to protect all tables and then see it takes seconds.
    """
    pairs = zip(_totals(now), _totals(then), strict=True)
    return any(rule.small(new - old) for new, old in pairs)


def _totals(figures: Figures) -> tuple[int, ...]:
    flow = figures.flow
    return flow.participants, flow.starts, flow.exits, flow.active


def month_before(day: date, months: int = 1) -> date:
    """Return the last day of the month before, or of one so many months earlier."""
    try:
        return month_end(add_months(day.replace(day=1), -months))
    except ValueError:  # before the first year there is
        return date.min


def _hidden(shared: Shared) -> int:
    return sum(shared.withheld[table] for table in _MAIN)
