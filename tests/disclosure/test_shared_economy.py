from pathlib import Path

import pytest
from support.people import day, enrolment, person, project

from esftui.disclosure.cells import Cell, Rule
from esftui.disclosure.economy import MANY, SharedAllowance, SharedEconomy, _rate
from esftui.disclosure.share import share
from esftui.measure.allowance import MONTH, AllowanceRate
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.budget import Budget, Source
from esftui.model.participant import Claim, Register, Spending
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

DATA = Path(__file__).parents[2] / "data"

MONEY = Budget(
    esf_grant=600_000,
    total=1_000_000,
    financing=(
        Source(id="esf", title="ESF-stöd", kind="esf", amount=600_000),
        Source(id="af", title="AF", kind="co_financing", amount=400_000, allowance=True),
    ),
    run_rate_months=1,
)


def figures(people: int, leavers: int = 0, new: int = 0, as_of: str = "2012-06-30") -> Figures:
    """Figures of some who stay from the first day, some who left in March, and some in July."""
    stay = [person(f"S{n}", "woman", enrolment("2012-01-01")) for n in range(people)]
    left = [
        person(f"L{n}", "man", enrolment("2012-01-01", "2012-03-31", "work"))
        for n in range(leavers)
    ]
    came = [person(f"N{n}", "woman", enrolment("2012-07-02")) for n in range(new)]
    money = [("2012-03-31", 36_411), ("2012-06-30", 24_722)]
    register = Register(
        participants=(*stay, *left, *came),
        spending=tuple(
            Spending(date=day(when), source="af", category="allowance", amount=amount)
            for when, amount in money
        ),
        claims=(Claim(period_end=day("2012-03-31"), requested=day("2012-05-02"), amount=70_000),),
    )
    return measure(ProjectData(project=project(budget=MONEY), register=register), day(as_of))


def shared(figures: Figures, k: int = 5) -> tuple[SharedEconomy, SharedAllowance]:
    found = share(figures, Rule(k)).economy
    assert found is not None
    assert found.allowance is not None
    return found, found.allowance


def test_what_is_reckoned_of_few_participants_is_withheld_and_money_is_not() -> None:
    own = figures(4)
    found, allowance = shared(own)
    assert own.economy is not None
    kept = tuple(row for row in own.economy.rows if row.kind != "allowance")
    assert (found.rows, found.payments) == (kept, own.economy.payments)
    assert len(kept) == len(own.economy.rows) - 1
    assert allowance.withheld
    assert found.withheld
    told = (allowance.months, allowance.rate_to_date, allowance.rate_recent, found.outlook)
    assert told == (None, None, None, None)
    _economy, enough = shared(figures(24))
    assert not enough.withheld


def test_sums_over_enough_people_are_shared_so_coarsely_that_few_do_not_show() -> None:
    own = figures(24)
    found, allowance = shared(own)
    assert own.economy is not None
    assert own.economy.outlook is not None
    assert own.economy.allowance is not None
    # 24 for 182 days are 143.5 participant-months: 426 kr for each, 345 in the last quarter
    assert (allowance.rate_to_date, allowance.rate_recent) == (400, 315)
    # 61 133 kr at 400 kr each
    assert allowance.months == 153
    assert not allowance.withheld
    assert found.outlook is not None
    assert found.outlook.active == 24
    # 24 from the last entry to the end, 549 days later, and nothing finer than what is shown
    assert found.outlook.months == round(24 * 549 * 12 / 365.25)
    assert found.outlook.allowance == 61_133 + 315 * found.outlook.months


def test_a_recent_rate_of_few_on_average_is_withheld_though_many_have_been_active() -> None:
    """Three stayed: with the amount, a rate of the last quarter would tell that it was three."""
    own = figures(3, leavers=60, new=20, as_of="2012-07-31")
    found, allowance = shared(own)
    assert own.economy is not None
    assert own.economy.allowance is not None
    assert own.economy.allowance.rate_recent is not None
    # to the end of June 3 for 182 days and 60 for 90: 61 133 kr for 5 946 days
    assert allowance.rate_to_date == 315
    assert (allowance.rate_recent, allowance.withheld) == (None, True)
    # what is reckoned on is the rate that is shared
    assert found.outlook is not None
    assert (found.outlook.active, found.outlook.rate) == (23, 315)


@pytest.mark.parametrize("k", [3, 5, 10])
@pytest.mark.parametrize("now", [25, 70, 200])
def test_a_rate_and_the_amount_leave_it_open_how_many_were_active_by_k_persons(
    k: int, now: int
) -> None:
    """Every average there could be in a quarter, by the rate that is shown: the amount is known."""
    first, last = day("2012-04-01"), day("2012-06-30")
    shown: dict[int, list[float]] = {}
    for tenths in range(1, 2_500):
        months = tenths / 10 * 91 / MONTH
        found = _rate(AllowanceRate(first, last, 500, months, 900_000), Rule(k), Cell(now))
        if found is None:
            assert tenths / 10 <= MANY * k
        else:
            shown.setdefault(found, []).append(tenths / 10)
    # where few or more were active another series begins: that much it tells
    borders = [least * k for least in (MANY, 8, 16)] + [249.9]
    for averages in shown.values():
        low, high = min(averages), max(averages)
        if not any(low - 0.2 <= border <= high + 0.2 for border in borders):
            assert high - low >= 0.8 * k, (low, high)


def test_nothing_of_people_is_shared_where_the_number_of_active_is_not() -> None:
    own = figures(2, leavers=20)
    found, allowance = shared(own)
    assert share(own).flow.active.withheld
    assert own.economy is not None
    assert own.economy.outlook is not None
    assert found.outlook is None
    assert found.withheld
    assert (allowance.months, allowance.rate_to_date, allowance.rate_recent) == (None, None, None)
    assert allowance.withheld


def test_a_project_without_a_budget_shares_no_economy() -> None:
    register = Register(participants=(person("A", "woman", enrolment("2012-01-01")),))
    plain = measure(ProjectData(project=project(), register=register), day("2012-06-30"))
    assert share(plain).economy is None


def test_the_allowance_of_few_is_told_neither_by_source_nor_by_category() -> None:
    data = load_folder(DATA / "framtidsstegen")
    own, few = measure(data, day("2013-03-31")), measure(data, day("2011-10-31"))
    assert own.budget is not None
    assert few.budget is not None
    assert few.economy is not None
    assert few.economy.allowance is not None
    assert 0 < few.economy.allowance.people < 5
    assert few.budget.allowance[1] > 0
    assert share(own).budget == own.budget
    found = share(few).budget
    assert found is not None
    assert (found.spent, found.total, found.esf_spent, found.co_financing) == (
        few.budget.spent,
        few.budget.total,
        few.budget.esf_spent,
        few.budget.co_financing,
    )
    amounts = {line.spent for line in (*found.financing, *found.categories)}
    assert few.budget.allowance[1] not in amounts
    assert not amounts & {line.spent for line in few.budget.financing if line.allowance}
