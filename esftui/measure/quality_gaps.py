"""Remarks on holes in time: months of the project in which nothing was entered.

Holes are whole calendar months between entries. That nothing has come in lately is told
by the radar; spending alone is judged up to the last month whose books should be closed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from esftui.measure.quality_remark import Fact, Ground, Place, Remark, remark
from esftui.model.dates import month_end

_REGISTER_MONTHS = 2
"""One month alone is a holiday; two are a register that nobody kept."""
_FLOW_MONTHS = 4
"""Groups may come and go by the quarter: a longer hole among starts or exits is odd."""


def gap_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield the holes among what was entered of participants, of starts, exits, and spending."""
    people = ground.register.participants
    starts = _months(ground, {e.start for person in people for e in person.enrolments})
    left = {e.exit for person in people for e in person.enrolments if e.exit is not None}
    exits = _months(ground, left)
    both = sorted({*starts, *exits})
    holes = _long_holes(both, _REGISTER_MONTHS)
    if holes:
        # what else was entered is looked through only where neither came nor left anybody
        other = [month for month in _months(ground, _others(ground)) if month <= both[-1]]
        holes = _long_holes(sorted({*both, *other}), _REGISTER_MONTHS)
    for rule, found in (
        ("gap_register", holes),
        ("gap_starts", _long_holes(starts, _FLOW_MONTHS)),
        ("gap_exits", _long_holes(exits, _FLOW_MONTHS)),
    ):
        for first, last in found:
            if rule == "gap_register" or (first, last) not in holes:
                yield _remark(rule, ("participants",), first, last)
    yield from _spending(ground)


def _others(ground: Ground) -> set[date]:
    """Return the days of all else that was entered of participants."""
    days: set[date] = set()
    for person in ground.register.participants:
        days.update([a.start for a in person.activities])
        days.update([a.end for a in person.activities if a.end is not None])
        days.update([s.date for s in person.steps])
        days.update([p.date for p in person.plans])
        days.update([f.date for f in person.follow_ups])
        days.update([a.asked for a in person.answers])
    return days


def _months(ground: Ground, days: Iterable[date]) -> list[int]:
    """Return the months (counted from year 0) of the days in the project until the date judged."""
    first, last = ground.project.start, ground.until
    return sorted({day.year * 12 + day.month - 1 for day in days if first <= day <= last})


def _holes(months: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last month of each hole between months that have something."""
    for before, after in pairwise(months):
        if after - before > 1:
            yield before + 1, after - 1


def _long_holes(months: list[int], least: int) -> list[tuple[int, int]]:
    return [(first, last) for first, last in _holes(months) if last - first + 1 >= least]


def _spending(ground: Ground) -> Iterator[Remark]:
    """Yield the months without spending: wages alone are paid every month.

    The first month of the project may be empty; the last one judged is that whose end is
    longer ago than the days after which a register counts as stale.
    """
    project = ground.project
    if project.budget is None:
        return
    entries = ground.register.spending
    months = _months(ground, {entry.date for entry in entries})
    closed = ground.as_of - timedelta(days=project.tolerances.stale_days)
    latest = min(closed, project.end)
    last = latest.year * 12 + latest.month - 1
    if month_end(latest) != latest and latest != project.end:
        last -= 1
    first = project.start.year * 12 + project.start.month - 1
    edges = sorted({first, *months, last + 1} if last >= first else {first, *months})
    index = {e.date.year * 12 + e.date.month - 1: n for n, e in reversed([*enumerate(entries)])}
    for start, end in _holes(edges):
        after = index.get(end + 1)
        place: Place = ("spending",) if after is None else ("spending", after, "date")
        yield _remark("gap_spending", place, start, end)


def _remark(rule: str, place: Place, first: int, last: int) -> Remark:
    facts = (
        Fact("first", _key(first), "month"),
        Fact("last", _key(last), "month"),
        Fact("number", last - first + 1, "number"),
    )
    return remark(rule, place, *facts, day=date(first // 12, first % 12 + 1, 1))


def _key(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
