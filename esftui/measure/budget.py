"""Budget burn (upparbetat): spent against the plan to date and against elapsed time."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from esftui.measure.figure import Figure
from esftui.measure.flow import month_name
from esftui.model.budget import Budget
from esftui.model.dates import month_end
from esftui.model.participant import Spending
from esftui.model.project import Project, ProjectData


class BudgetLine(Figure, frozen=True):
    """A source of financing or a cost category, in kronor.

    ``kind`` is ``esf`` or ``co_financing`` for a source, ``category`` for a category.
    ``budget`` is 0 for one that only the register knows.
    """

    id: str
    title: str
    kind: Literal["esf", "co_financing", "category"]
    budget: int
    spent: int
    allowance: bool = False
    assumed: bool = False


class BudgetMonth(Figure, frozen=True):
    """A month of the period, in kronor.

    ``spent`` in the month; ``cumulative`` at its end (None after ``as_of``);
    ``planned`` is the cumulative plan at its end.
    """

    month: str
    spent: int
    cumulative: int | None
    planned: float


class BudgetBurn(Figure, frozen=True):
    """Spending at a date, in kronor; shares 0-1.

    ``burn`` = spent / total; ``elapsed`` = elapsed days / all days; ``deviation`` = spent -
    planned to date; ``run_rate`` = mean per month of the latest months with entries;
    ``forecast`` = spent + run rate x months left, None before the first entry.
    ``off_plan`` says that the deviation is larger than the tolerance's share of the plan.
    """

    total: int
    esf_grant: int
    esf_share: float | None
    spent: int
    planned_to_date: float
    plan_assumed: bool
    burn: float | None
    elapsed: float
    deviation: float
    off_plan: bool
    run_rate: float | None
    run_rate_months: int
    months_left: float
    forecast: float | None
    financing: tuple[BudgetLine, ...]
    categories: tuple[BudgetLine, ...]
    months: tuple[BudgetMonth, ...]

    @property
    def esf_spent(self) -> int:
        """Spent of the ESF grant, kronor."""
        return sum(line.spent for line in self.financing if line.kind == "esf")

    @property
    def co_financing(self) -> tuple[int, int]:
        """Co-financing in all: budget and spent, kronor."""
        lines = [line for line in self.financing if line.kind == "co_financing"]
        return sum(line.budget for line in lines), sum(line.spent for line in lines)

    @property
    def allowance(self) -> tuple[int, int]:
        """Participant allowances (deltagarersättning): budget and spent, kronor."""
        lines = [line for line in self.financing if line.allowance]
        return sum(line.budget for line in lines), sum(line.spent for line in lines)


def budget(data: ProjectData, as_of: date) -> BudgetBurn | None:
    """Measure spending at a date, or return None for a project without a budget.

    The plan runs straight by days between its points, from 0 before the first day to the
    total at the last. The run rate is the mean of the latest whole months with entries
    (of the running month, if there are no others); months left are calendar months after
    ``as_of``, the begun ones by their days.
    """
    project = data.project
    money = project.budget
    if money is None:
        return None
    entries = [entry for entry in data.register.spending if entry.date <= as_of]
    spent = sum(entry.amount for entry in entries)
    planned = planned_at(project, money, as_of)
    rate, rate_months = _run_rate(entries, as_of, money.run_rate_months)
    left = months_left(as_of, project.end)
    return BudgetBurn(
        total=money.total,
        esf_grant=money.esf_grant,
        esf_share=money.esf_share,
        spent=spent,
        planned_to_date=planned,
        plan_assumed=money.plan_assumed,
        burn=spent / money.total if money.total else None,
        elapsed=project.elapsed(as_of),
        deviation=spent - planned,
        off_plan=abs(spent - planned) > money_tolerance(project, planned),
        run_rate=rate,
        run_rate_months=rate_months,
        months_left=left,
        forecast=None if rate is None else spent + rate * left,
        financing=_financing(money, entries),
        categories=_categories(money, entries),
        months=_months(project, money, entries, as_of),
    )


def money_tolerance(project: Project, planned: float) -> float:
    """Return how many kronor spending may be off the plan before it counts as a deviation."""
    return project.tolerances.budget * planned


def planned_at(project: Project, money: Budget, day: date) -> float:
    """Return what is planned to be spent by the end of a day, in kronor."""
    before = project.start - timedelta(days=1)
    if day <= before:
        return 0.0
    points = sorted((p.date, p.amount) for p in money.plan if before < p.date <= project.end)
    if not points or points[-1][0] < project.end:
        points.append((project.end, money.total))
    earlier, amount = before, 0
    for point, planned in points:
        if day <= point:
            part = (day - earlier).days / (point - earlier).days
            return amount + (planned - amount) * part
        earlier, amount = point, planned
    return float(amount)


def months_left(as_of: date, end: date) -> float:
    """Return the calendar months after a day up to the last one, begun months by their days."""
    if as_of >= end:
        return 0.0
    whole = (end.year - as_of.year) * 12 + end.month - as_of.month
    return whole + _part(end) - _part(as_of)


def _part(day: date) -> float:
    return day.day / monthrange(day.year, day.month)[1]


def _run_rate(entries: list[Spending], as_of: date, months: int) -> tuple[float | None, int]:
    by_month = _by_month(entries)
    latest = run_rate_months(by_month, as_of, months)
    if not latest:
        return None, 0
    return sum(by_month[m] for m in latest) / len(latest), len(latest)


def run_rate_months(entered: Iterable[int], as_of: date, months: int) -> list[int]:
    """Return the months that a run rate is the mean of, in order; none if nothing is entered.

    The latest whole ones with entries; the running month, if there are no others.

    Args:
        entered: the months with entries up to ``as_of``, each as year x 12 + month - 1.
        as_of: the date.
        months: how many at the most.
    """
    running = as_of.year * 12 + as_of.month - 1
    found = sorted(entered)
    whole = [m for m in found if m < running or as_of == month_end(as_of)]
    return whole[-months:] or found


def _by_month(entries: Iterable[Spending]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for entry in entries:
        month = entry.date.year * 12 + entry.date.month - 1
        sums[month] = sums.get(month, 0) + entry.amount
    return sums


def _sums(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for name, amount in entries:
        sums[name] = sums.get(name, 0) + amount
    return sums


def _financing(money: Budget, entries: list[Spending]) -> tuple[BudgetLine, ...]:
    spent = _sums((entry.source, entry.amount) for entry in entries)
    lines = [
        BudgetLine(
            id=source.id,
            title=source.title,
            kind=source.kind,
            budget=source.amount,
            spent=spent.pop(source.id, 0),
            allowance=source.allowance,
            assumed=source.assumed,
        )
        for source in money.financing
    ]
    # money from a source that the project does not name is co-financing until it is named
    lines += [BudgetLine(name, name, "co_financing", 0, amount) for name, amount in spent.items()]
    return tuple(lines)


def _categories(money: Budget, entries: list[Spending]) -> tuple[BudgetLine, ...]:
    spent = _sums((entry.category, entry.amount) for entry in entries)
    lines = [
        BudgetLine(
            id=category.id,
            title=category.title,
            kind="category",
            budget=category.amount,
            spent=spent.pop(category.id, 0),
            assumed=category.assumed,
        )
        for category in money.categories
    ]
    lines += [BudgetLine(name, name, "category", 0, amount) for name, amount in spent.items()]
    return tuple(lines)


def _months(
    project: Project, money: Budget, entries: list[Spending], as_of: date
) -> tuple[BudgetMonth, ...]:
    by_month = _by_month(entries)
    first = min([project.start.year * 12 + project.start.month - 1, *by_month])
    last = max([project.end.year * 12 + project.end.month - 1, *by_month])
    running = as_of.year * 12 + as_of.month - 1
    rows = []
    cumulative = 0
    for month in range(first, last + 1):
        cumulative += by_month.get(month, 0)
        day = month_end(date(month // 12, month % 12 + 1, 1))
        rows.append(
            BudgetMonth(
                month=month_name(month),
                spent=by_month.get(month, 0),
                cumulative=cumulative if month <= running else None,
                planned=planned_at(project, money, day),
            )
        )
    return tuple(rows)
