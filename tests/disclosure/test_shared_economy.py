from pathlib import Path

from support.people import day, enrolment, person, project

from esftui.disclosure.cells import Rule
from esftui.disclosure.economy import SharedAllowance, SharedEconomy
from esftui.disclosure.share import share
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
    _economy, lower = shared(own, k=3)
    assert not lower.withheld


def test_sums_over_enough_people_are_shared_so_coarsely_that_one_does_not_show() -> None:
    own = figures(12)
    found, allowance = shared(own)
    assert own.economy is not None
    assert own.economy.outlook is not None
    assert own.economy.allowance is not None
    # 12 for 182 days are 71.75 participant-months: 852 kr for each, 689 in the last quarter
    assert (allowance.months, allowance.rate_to_date, allowance.rate_recent) == (72, 900, 700)
    assert not allowance.withheld
    assert found.outlook is not None
    assert found.outlook.rate % 100 == found.outlook.months % 1 == 0
    assert found.outlook.active == 12
    # reckoned from what is shown, and from nothing finer
    assert found.outlook.allowance == 61_133 + found.outlook.rate * found.outlook.months


def test_a_recent_rate_of_few_is_withheld_though_many_have_been_active() -> None:
    own = figures(3, leavers=9, new=8, as_of="2012-07-31")
    found, allowance = shared(own)
    assert own.economy is not None
    assert own.economy.allowance is not None
    assert own.economy.allowance.rate_recent is not None
    # to the end of June 3 for 182 days and 9 for 90: 61 133 kr for 1 356 days
    assert allowance.rate_to_date == 1_400
    assert (allowance.rate_recent, allowance.withheld) == (None, True)
    # what is reckoned on is the rate that is shared
    assert found.outlook is not None
    assert (found.outlook.active, found.outlook.rate) == (11, 1_400)


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
