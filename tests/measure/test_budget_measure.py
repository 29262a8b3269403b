from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import data, day, days, project, projects

from esftui.measure.budget import BudgetBurn, budget, months_left, planned_at
from esftui.model.budget import Budget, Category, PlanPoint, Source
from esftui.model.participant import Register, Spending
from esftui.model.project import ProjectData

MONEY = Budget(
    esf_grant=600,
    total=1_000,
    financing=(
        Source(id="esf", title="ESF-stöd", kind="esf", amount=600),
        Source(id="af", title="AF", kind="co_financing", amount=300, allowance=True),
        Source(id="town", title="Kommunen", kind="co_financing", amount=100),
    ),
    categories=(Category(id="staff", title="Personal", amount=1_000),),
)


def burn(as_of: str, *entries: tuple[str, str, int], money: Budget = MONEY) -> BudgetBurn:
    register = Register(
        spending=tuple(
            Spending(date=day(when), source=source, category="staff", amount=amount)
            for when, source, amount in entries
        )
    )
    found = budget(ProjectData(project=project(budget=money), register=register), day(as_of))
    assert found is not None
    return found


def test_a_project_without_a_budget_has_no_burn() -> None:
    assert budget(data(), day("2012-12-31")) is None


def test_burn_is_spent_to_date_over_total_beside_elapsed_days() -> None:
    figures = burn(
        "2012-12-31", ("2012-01-31", "esf", 200), ("2012-12-31", "af", 50), ("2013-01-01", "af", 9)
    )
    assert figures.spent == 250
    assert figures.burn == 0.25
    assert figures.elapsed == pytest.approx(366 / 731)
    assert figures.esf_share == 0.6


def test_without_points_the_plan_is_a_straight_line_by_days() -> None:
    plain = project(budget=MONEY)
    assert planned_at(plain, MONEY, day("2011-12-31")) == 0
    assert planned_at(plain, MONEY, day("2012-12-31")) == pytest.approx(1_000 * 366 / 731)
    assert planned_at(plain, MONEY, day("2013-12-31")) == 1_000
    assert planned_at(plain, MONEY, day("2020-01-01")) == 1_000


def test_the_plan_runs_straight_between_its_points() -> None:
    money = Budget(
        esf_grant=0,
        total=1_000,
        plan=(
            PlanPoint(date=day("2012-06-30"), amount=100),
            PlanPoint(date=day("2012-07-10"), amount=200),
        ),
    )
    bent = project(budget=money)
    assert planned_at(bent, money, day("2012-06-30")) == 100
    assert planned_at(bent, money, day("2012-07-05")) == 150
    assert planned_at(bent, money, day("2012-07-10")) == 200
    assert planned_at(bent, money, day("2013-12-31")) == 1_000


def test_the_forecast_adds_the_mean_of_the_latest_months_with_entries_for_the_months_left() -> None:
    figures = burn(
        "2012-09-30",
        ("2012-01-15", "esf", 500),
        ("2012-03-15", "esf", 10),
        ("2012-06-01", "esf", 20),
        ("2012-09-30", "af", 60),
    )
    assert figures.run_rate == 30
    assert figures.run_rate_months == 3
    assert figures.months_left == 15
    assert figures.forecast == 590 + 30 * 15


def test_a_month_that_is_still_running_does_not_pull_the_run_rate_down() -> None:
    figures = burn(
        "2012-03-02",
        ("2012-01-15", "esf", 100),
        ("2012-02-15", "esf", 100),
        ("2012-03-01", "esf", 1),
    )
    assert figures.run_rate == 100
    only_running = burn("2012-01-15", ("2012-01-10", "esf", 40))
    assert only_running.run_rate == 40


def test_before_the_first_entry_there_is_no_forecast() -> None:
    figures = burn("2012-03-02")
    assert figures.forecast is None
    assert figures.burn == 0


def test_after_the_end_the_forecast_is_what_was_spent() -> None:
    figures = burn("2014-03-01", ("2013-12-31", "esf", 900))
    assert figures.months_left == 0
    assert figures.forecast == 900


def test_begun_months_are_left_by_their_days() -> None:
    assert months_left(day("2013-03-31"), day("2014-06-30")) == 15
    assert months_left(day("2013-06-15"), day("2013-06-30")) == pytest.approx(0.5)


def test_spending_is_split_by_source_and_category() -> None:
    figures = burn(
        "2012-12-31",
        ("2012-01-31", "esf", 200),
        ("2012-02-01", "af", 50),
        ("2012-02-01", "town", 25),
    )
    assert figures.esf_spent == 200
    assert figures.co_financing == (400, 75)
    assert figures.allowance == (300, 50)
    assert [(line.id, line.spent) for line in figures.categories] == [("staff", 275)]


def test_spending_from_a_source_that_the_project_does_not_name_is_kept_and_shown() -> None:
    figures = burn("2012-12-31", ("2012-01-31", "lottery", 7))
    assert figures.financing[-1].title == "lottery"
    assert figures.financing[-1].spent == figures.spent == 7


def test_off_plan_means_off_by_more_than_the_tolerance() -> None:
    at = "2012-12-31"
    planned = 1_000 * 366 / 731
    assert not burn(at, ("2012-02-01", "esf", round(planned * 1.09))).off_plan
    assert burn(at, ("2012-02-01", "esf", round(planned * 1.11))).off_plan
    assert burn(at, ("2012-02-01", "esf", round(planned * 0.89))).off_plan


@given(projects(), days)
def test_parts_of_the_money_add_up_to_wholes(invented: ProjectData, as_of: date) -> None:
    figures = budget(invented, as_of)
    if figures is None:
        return
    assert sum(line.spent for line in figures.financing) == figures.spent
    assert sum(line.spent for line in figures.categories) == figures.spent
    assert figures.esf_spent + figures.co_financing[1] == figures.spent
    assert sum(month.spent for month in figures.months) == figures.spent
    shown = [month.cumulative for month in figures.months if month.cumulative is not None]
    assert not shown or shown[-1] == figures.spent or figures.months[-1].cumulative is None


@given(st.integers(0, 800), st.integers(0, 800))
def test_the_plan_never_falls(one: int, other: int) -> None:
    money = Budget(
        esf_grant=0,
        total=1_000,
        plan=(
            PlanPoint(date=day("2012-07-10"), amount=200),
            PlanPoint(date=day("2012-06-30"), amount=100),
        ),
    )
    bent = project(budget=money)
    first, second = sorted((one, other))
    start = bent.start.toordinal() - 5
    assert planned_at(bent, money, date.fromordinal(start + first)) <= planned_at(
        bent, money, date.fromordinal(start + second)
    )
