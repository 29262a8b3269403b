"""Budget burn (upparbetat): spent against the plan to date and against elapsed time."""

from typing import Literal

from esftui.measure.figure import Figure


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
