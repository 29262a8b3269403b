from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import data, day, days, enrolment, person, project, projects

from esftui.measure.allowance import MONTH, Allowance, Outlook, planned_months
from esftui.measure.budget import budget
from esftui.measure.economy import Economy, Payments, economy
from esftui.model.budget import Budget, Category, Source
from esftui.model.participant import Claim, Participant, Register, Spending
from esftui.model.project import Group, Planned, Project, ProjectData

MONEY = Budget(
    esf_grant=600_000,
    total=1_000_000,
    financing=(
        Source(id="esf", title="ESF-stöd", kind="esf", amount=600_000),
        Source(id="af", title="AF", kind="co_financing", amount=300_000, allowance=True),
        Source(id="town", title="Kommunen", kind="co_financing", amount=100_000),
    ),
    categories=(Category(id="staff", title="Personal", amount=1_000_000),),
)
TWO = (
    person("A", "woman", enrolment("2012-01-01")),
    person("B", "man", enrolment("2012-01-01", "2012-03-31", "work")),
)
"""Active from the first of January 2012: one goes on, one leaves on the last of March."""
PAID = (("2012-01-31", "af", 10_000), ("2012-02-29", "af", 20_000), ("2012-03-31", "af", 6_200))


def of(
    as_of: str,
    *entries: tuple[str, str, int],
    people: tuple[Participant, ...] = TWO,
    claims: tuple[Claim, ...] = (),
    plan: Project | None = None,
) -> Economy:
    register = Register(
        participants=people,
        spending=tuple(
            Spending(date=day(when), source=source, category="staff", amount=amount)
            for when, source, amount in entries
        ),
        claims=claims,
    )
    whole = ProjectData(project=plan or project(budget=MONEY), register=register)
    found = economy(whole, day(as_of))
    assert found is not None
    return found


def known(found: Economy) -> tuple[Allowance, Outlook]:
    assert found.allowance is not None
    assert found.outlook is not None
    return found.allowance, found.outlook


def claim(end: str, requested: str, amount: int, *paid: str, came: int | None = None) -> Claim:
    return Claim(
        period_end=day(end),
        requested=day(requested),
        amount=amount,
        paid=day(paid[0]) if paid else None,
        paid_amount=(amount if came is None else came) if paid else None,
    )


CLAIMS = (
    claim("2012-03-31", "2012-04-20", 60_000, "2012-06-10", came=55_000),
    claim("2012-06-30", "2012-07-20", 90_000, "2012-09-10"),
    claim("2012-09-30", "2012-10-20", 40_000),
)


def test_a_project_without_a_budget_has_no_economy() -> None:
    assert economy(data(), day("2012-12-31")) is None


def test_the_grant_and_the_co_financing_stand_side_by_side_with_the_total() -> None:
    found = of("2012-12-31", ("2012-11-30", "esf", 240_000), ("2012-12-31", "town", 30_000), *PAID)
    rows = {row.kind: (row.budget, row.spent, row.left) for row in found.rows}
    assert rows == {
        "esf": (600_000, 240_000, 360_000),
        "co_financing": (400_000, 66_200, 333_800),
        "allowance": (300_000, 36_200, 263_800),
        "total": (1_000_000, 306_200, 693_800),
    }
    planned = 1_000_000 * 366 / 731
    grant = found.row("esf")
    assert grant is not None
    assert grant.planned == pytest.approx(0.6 * planned)


def test_each_part_is_forecast_by_its_own_rate_over_the_months_of_the_total() -> None:
    found = of(
        "2012-03-31",
        ("2012-01-31", "esf", 30_000),
        ("2012-02-29", "esf", 30_000),
        ("2012-03-31", "town", 9_000),
    )
    forecasts = {row.kind: row.forecast for row in found.rows}
    assert forecasts == {
        "esf": 60_000 + 20_000 * 21,
        "co_financing": 9_000 + 3_000 * 21,
        "allowance": 0,
        "total": 69_000 + 23_000 * 21,
    }
    assert {row.forecast for row in of("2012-03-31").rows} == {None}


def test_requested_paid_and_waiting_are_told_apart_at_each_date() -> None:
    def payments(as_of: str) -> Payments:
        return of(as_of, ("2012-01-31", "esf", 200_000), claims=CLAIMS).payments

    late = payments("2012-10-31")
    assert (late.requested, late.paid, late.waiting) == (190_000, 145_000, 40_000)
    assert (late.reduced, late.not_requested) == (5_000, 10_000)
    assert late.oldest_waiting == day("2012-10-20")
    before_the_money_came = payments("2012-06-09")
    assert (before_the_money_came.paid, before_the_money_came.waiting) == (0, 60_000)
    assert before_the_money_came.claims[0].paid_amount is None
    first = payments("2012-04-19")
    assert (first.requested, first.not_requested, first.claims) == (0, 200_000, ())
    assert first.oldest_waiting is None


def test_allowance_is_reckoned_by_participant_and_month() -> None:
    # A 91 days, B 90 days (the day of the exit is none): 36 200 kr / 181 days is 200 kr a day
    allowance, _outlook = known(of("2012-03-31", *PAID))
    assert allowance.people == 2
    assert allowance.months == pytest.approx(181 / 30.4375)
    assert allowance.to_date is not None
    assert allowance.to_date.per_month == pytest.approx(200 * 30.4375)


def test_the_latest_rate_is_of_the_months_that_the_latest_entries_are_for() -> None:
    entries = [*PAID, ("2012-06-30", "af", 18_200), ("2012-09-30", "af", 9_200)]
    money = msgspec.structs.replace(MONEY, run_rate_months=2)
    found = of("2012-10-15", *entries, plan=project(budget=money))
    recent = known(found)[0].recent
    assert recent is not None
    # entered by the quarter: April to September, when A alone was there, for 183 days
    assert (recent.first, recent.last) == (day("2012-04-01"), day("2012-09-30"))
    assert (recent.people, recent.spent) == (1, 27_400)
    assert recent.per_month == pytest.approx(27_400 / 183 * 30.4375)


def test_days_after_the_latest_entry_do_not_pull_the_rate_down_but_are_still_to_be_paid() -> None:
    at_once = known(of("2012-03-31", *PAID))[1]
    allowance, later = known(of("2012-05-15", *PAID))
    assert allowance.to_date is not None
    assert allowance.to_date.last == day("2012-03-31")
    assert later.rate == at_once.rate
    assert later.months == pytest.approx(at_once.months)


def test_what_fewer_participants_mean_for_the_co_financing_and_the_grant() -> None:
    outlook = known(of("2012-03-31", *PAID))[1]
    # one goes on for 640 days at 200 kr a day
    assert outlook.active == 1
    assert outlook.allowance == pytest.approx(36_200 + 200 * 640)
    assert outlook.co_financing == pytest.approx(100_000 + 164_200)
    assert outlook.shortfall == pytest.approx(135_800)
    # 60 % of all costs at the most: 1.5 krona of grant for each of co-financing
    assert outlook.grant == pytest.approx(264_200 * 1.5)
    assert outlook.grant_lost == pytest.approx(203_700)
    assert outlook.grant_per_month == pytest.approx(200 * 30.4375 * 1.5)
    ten = outlook.fewer(10)
    assert ten.co_financing == pytest.approx(60_875)
    assert ten.grant == pytest.approx(91_312.5)


def test_co_financing_over_its_budget_is_lost_first_and_does_not_raise_the_grant() -> None:
    outlook = Outlook(
        active=10,
        months=45.0,
        rate=6_000.0,
        spent=60_000,
        allowance_budget=300_000,
        co_financing_budget=400_000,
        grant_budget=600_000,
    )
    assert (outlook.surplus, outlook.shortfall) == (30_000, 0)
    assert (outlook.grant, outlook.grant_lost) == (600_000, 0)
    assert outlook.spare_months == 5
    assert outlook.fewer(5).grant == 0
    assert outlook.fewer(6).grant == pytest.approx(6_000 * 1.5)


def test_nobody_can_tell_the_outlook_without_allowance_or_without_co_financing() -> None:
    assert of("2012-03-31").outlook is None
    plain = msgspec.structs.replace(MONEY, financing=MONEY.financing[:1])
    without = of("2012-03-31", plan=project(budget=plain))
    assert (without.allowance, without.row("allowance"), without.outlook) == (None, None, None)
    all_grant = msgspec.structs.replace(MONEY, esf_grant=1_000_000)
    assert of("2012-03-31", *PAID, plan=project(budget=all_grant)).outlook is None
    taken_back = of("2012-03-31", ("2012-01-31", "af", 500), ("2012-02-29", "af", -900))
    assert taken_back.outlook is None


def test_the_plan_is_planned_participants_by_planned_months_or_the_groups_days() -> None:
    groups = (
        Group(id="one", title="1", size=15, start=day("2012-01-16"), end=day("2012-04-15")),
        Group(id="two", title="2", size=22, start=day("2012-05-02"), end=day("2012-08-01")),
        Group(id="team", title="T", participants=False),
    )
    assert planned_months(project(groups=groups)) == pytest.approx((15 * 91 + 22 * 92) / MONTH)
    said = Planned(participants=120, months=9.5)
    assert planned_months(project(groups=groups, planned=said)) == 1_140
    unknown = (*groups, Group(id="three", title="3", size=22))
    assert planned_months(project(groups=unknown)) is None
    assert planned_months(project(planned=Planned(participants=120))) is None
    found = of("2012-03-31", *PAID, plan=project(budget=MONEY, planned=said))
    assert known(found)[0].planned_rate == pytest.approx(300_000 / 1_140)


def test_when_the_project_is_over_the_outlook_is_what_was_entered() -> None:
    # the last month's benefits are entered in the month after, and A's exit is missing
    entries = [*PAID, ("2013-12-31", "af", 100_000), ("2014-01-15", "af", 4_000)]
    allowance, outlook = known(of("2014-03-01", *entries))
    assert outlook.months == 0
    assert outlook.allowance == 140_200
    assert allowance.months == pytest.approx((731 + 90) / MONTH)


claims = st.builds(
    lambda requested, amount, wait, cut: Claim(
        period_end=requested - timedelta(days=20),
        requested=requested,
        amount=amount,
        paid=None if wait is None else requested + timedelta(days=wait),
        paid_amount=None if wait is None else max(0, amount - cut),
    ),
    days,
    st.integers(0, 90_000),
    st.none() | st.integers(0, 90),
    st.integers(0, 5_000),
)


@given(projects(), st.lists(claims, max_size=6), days, st.booleans())
def test_rows_add_up_and_payments_too(
    invented: ProjectData, asked: list[Claim], as_of: date, allowed: bool
) -> None:
    money = invented.project.budget
    if money is not None:
        own = msgspec.structs.replace(money.financing[1], allowance=allowed)
        financed = msgspec.structs.replace(money, financing=(money.financing[0], own))
        invented = ProjectData(
            project=msgspec.structs.replace(invented.project, budget=financed),
            register=msgspec.structs.replace(invented.register, claims=tuple(asked)),
        )
    found, burn = economy(invented, as_of), budget(invented, as_of)
    assert (found is None) == (burn is None)
    if found is None or burn is None:
        return
    grant, co_financing, total = (found.row(kind) for kind in ("esf", "co_financing", "total"))
    assert grant is not None
    assert co_financing is not None
    assert total is not None
    for name in ("budget", "planned", "spent", "left"):
        both = getattr(grant, name) + getattr(co_financing, name)
        assert both == pytest.approx(getattr(total, name)), name
    assert total.spent == burn.spent
    assert total.forecast == pytest.approx(burn.forecast)
    if total.forecast is not None:
        assert (grant.forecast or 0) + (co_financing.forecast or 0) == pytest.approx(total.forecast)
    pay = found.payments
    assert pay.requested == pay.paid + pay.waiting + pay.reduced
    assert pay.requested + pay.not_requested == grant.spent
    if not any(each.requested <= as_of for each in asked):
        assert (pay.requested, pay.paid, pay.waiting, pay.reduced) == (0, 0, 0, 0)
    assert (found.row("allowance") is None) == (not allowed)


@given(
    st.floats(0, 500),
    st.floats(0, 500),
    st.floats(1, 20_000),
    st.integers(0, 3_000_000),
)
def test_fewer_participant_months_never_give_more(
    months: float, less: float, rate: float, spent: int
) -> None:
    outlook = Outlook(5, months, rate, spent, 3_000_000, 4_000_000, 6_000_000)
    with_fewer = msgspec.structs.replace(outlook, months=months - min(less, months))
    assert with_fewer.co_financing <= outlook.co_financing
    assert with_fewer.grant <= outlook.grant <= 6_000_000
    assert with_fewer.shortfall >= outlook.shortfall
    # what is said of so many fewer is what comes of them
    gone = outlook.fewer(min(less, months))
    assert outlook.grant - gone.grant == pytest.approx(with_fewer.grant, abs=1)
    assert outlook.co_financing - gone.co_financing == pytest.approx(with_fewer.co_financing)
