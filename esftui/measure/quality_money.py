"""Remarks on spending: outside the period, over the budget, twice, or of an odd size."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import nlargest

from esftui.measure.quality_remark import (
    Fact,
    Ground,
    Place,
    Remark,
    Severity,
    Thing,
    dated,
    on,
    remark,
    softer,
)
from esftui.model.budget import Category, Source
from esftui.model.participant import Spending

_ENOUGH = 6
"""So many entries in a category say what is usual there."""
_UNUSUAL = 5
"""So many times the next largest is a digit too many, or a year in one entry."""


def money_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield the remarks on each spending entry, on events, and on what is over its amount."""
    project = ground.project
    for index, entry in enumerate(ground.register.spending):
        place = ("spending", index, "date")
        yield from _in_time(ground, entry.date, place, "spending")
        amount = Fact("amount", entry.amount, "kronor")
        if entry.amount == 0:
            yield remark("spending_nothing", ("spending", index, "amount"), day=entry.date)
        elif entry.amount < 0 and not (entry.note or "").strip():
            at = ("spending", index, "amount")
            yield remark("correction_unexplained", at, amount, day=entry.date)
    for index, event in enumerate(ground.register.events):
        yield from _in_time(ground, event.date, ("events", index, "date"), "event")
    yield from _twice(ground.register.spending)
    if project.budget is None:
        return
    yield from _unusual(ground.register.spending, project.budget.categories)
    by_category, by_source = _sums(ground.register.spending)
    yield from _over("category_over", project.budget.categories, by_category)
    yield from _over("source_over", project.budget.financing, by_source)


def _in_time(ground: Ground, day: date, place: Place, what: Thing) -> Iterator[Remark]:
    project = ground.project
    if day > ground.as_of:
        yield dated("future_date", place, what, day)
    elif day < project.start:
        yield dated("before_project", place, what, day, on("first", project.start))
    elif day > project.end:
        # what was used before the end may be booked after it, so it is no plain error
        yield softer(dated("after_project", place, what, day, on("last", project.end)))


def _twice(spending: Sequence[Spending]) -> Iterator[Remark]:
    seen: dict[tuple[date, str, str, int, str | None], int] = {}
    for index, entry in enumerate(spending):
        key = (entry.date, entry.source, entry.category, entry.amount, entry.note)
        if seen.setdefault(key, index) != index:
            amount = Fact("amount", entry.amount, "kronor")
            yield remark("spending_twice", ("spending", index), amount, day=entry.date)


def _unusual(spending: Sequence[Spending], categories: Sequence[Category]) -> Iterator[Remark]:
    """Yield the largest entry of a category where it is many times the next one.

    Held against the next one and not against the usual: a category may have many small
    entries and now and then a journey.
    """
    amounts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, entry in enumerate(spending):
        if entry.amount > 0:
            amounts[entry.category].append((entry.amount, index))
    titles = {category.id: category.title for category in categories}
    for name, rows in amounts.items():
        if len(rows) < _ENOUGH:
            continue
        (next_one, _index), (largest, index) = nlargest(2, rows)[::-1]
        if largest >= _UNUSUAL * next_one:
            facts = (
                Fact("amount", largest, "kronor"),
                Fact("next", next_one, "kronor"),
                Fact("title", titles.get(name, name)),
            )
            at = ("spending", index, "amount")
            yield remark("spending_unusual", at, *facts, day=spending[index].date)


_Rows = list[tuple[date, int, int]]
"""Date, index and amount of entries."""


def _sums(spending: Sequence[Spending]) -> tuple[dict[str, _Rows], dict[str, _Rows]]:
    categories: defaultdict[str, _Rows] = defaultdict(list)
    sources: defaultdict[str, _Rows] = defaultdict(list)
    for index, entry in enumerate(spending):
        row = (entry.date, index, entry.amount)
        categories[entry.category].append(row)
        sources[entry.source].append(row)
    return categories, sources


def _over(
    rule: str, budgeted: Sequence[Category] | Sequence[Source], spent: dict[str, _Rows]
) -> Iterator[Remark]:
    """Yield what is over its amount, at the entry that took it over for good."""
    for row in budgeted:
        total, crossed = 0, (date.min, 0)
        for day, index, amount in sorted(spent.get(row.id, ())):
            if total <= row.amount < total + amount:
                crossed = (day, index)
            total += amount
        if total <= row.amount:
            continue
        facts = (
            Fact("title", row.title),
            Fact("spent", total, "kronor"),
            Fact("amount", row.amount, "kronor"),
        )
        at = ("spending", crossed[1], "amount")
        severity: Severity = "tip" if row.assumed else "warning"
        yield remark(rule, at, *facts, day=crossed[0], severity=severity)
