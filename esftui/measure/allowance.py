"""Participant allowance (deltagarersättning), and where the co-financing and the grant end.

Much of the co-financing is benefits that others pay to the participants, so it follows the
participants; and the grant is at most its decided share of all costs, so the grant follows
the co-financing. All amounts are kronor, shares 0-1, and months of participants days /
30.4375.
"""

from collections import Counter
from datetime import date

from esftui.measure.budget import run_rate_months
from esftui.measure.figure import Figure
from esftui.measure.people import Standing
from esftui.model.budget import Budget, Source
from esftui.model.dates import month_end
from esftui.model.participant import Spending
from esftui.model.project import Project

MONTH = 365.25 / 12
"""The days of a participant-month (deltagarmånad)."""


class AllowanceRate(Figure, frozen=True):
    """Allowance per participant and month over a time, first and last day included.

    ``people`` have been active for a day of it at least; ``months`` are their
    participant-months; ``spent`` the allowance entered, in kronor.
    """

    first: date
    last: date
    people: int
    months: float
    spent: int

    @property
    def per_month(self) -> float | None:
        """Kronor per participant and month; nothing without participants."""
        return self.spent / self.months if self.months else None


class Allowance(Figure, frozen=True):
    """Participant allowance (deltagarersättning) per participant and month.

    ``people`` have been active by the date, for ``months`` participant-months. Allowance is
    entered when a month is over, so ``to_date`` counts up to the end of the latest month
    that it is entered for, and ``recent`` the months that the latest entries are for (as
    many as the forecast takes). ``planned_months`` is what the plan reckons with: planned
    participants x planned months for each, or groups' sizes x their length; None where
    neither is known. ``planned_rate`` = budgeted allowance / planned participant-months.
    """

    people: int
    months: float
    to_date: AllowanceRate | None
    recent: AllowanceRate | None
    planned_months: float | None
    planned_rate: float | None

    @property
    def rate_to_date(self) -> float | None:
        """Kronor per participant and month to date; nothing before the first entry."""
        return self.to_date.per_month if self.to_date else None

    @property
    def rate_recent(self) -> float | None:
        """Kronor per participant and month of the latest entries."""
        return self.recent.per_month if self.recent else None

    @property
    def first(self) -> date | None:
        """The first day of the recent rate."""
        return self.recent.first if self.recent else None

    @property
    def last(self) -> date | None:
        """The last day of the recent rate."""
        return self.recent.last if self.recent else None

    @property
    def withheld(self) -> bool:
        """Whether something is withheld: at one's own desk nothing is."""
        return False

    @property
    def rate(self) -> float | None:
        """The rate to go on with, kronor per participant-month: recent, or else to date."""
        return rate_of(self.rate_recent, self.rate_to_date)


class Fewer(Figure, frozen=True):
    """What some participant-months fewer take away, in kronor."""

    months: float
    co_financing: float
    grant: float


class Outlook(Figure, frozen=True):
    """Where the co-financing ends if those active now go on, and the grant with it, in kronor.

    ``spent`` is the allowance entered; ``months`` are the participant-months that it is still
    to be entered for: those since the latest entry, and ``active`` x days left / 30.4375;
    ``rate`` is the allowance for each. ``co_financing_budget`` has ``allowance_budget`` in it.
    """

    active: int
    months: float
    rate: float
    spent: int
    allowance_budget: int
    co_financing_budget: int
    grant_budget: int

    @property
    def allowance(self) -> float:
        """The allowance at the end: spent + rate x months."""
        return self.spent + self.rate * self.months

    @property
    def co_financing(self) -> float:
        """The co-financing at the end: what is not allowance is taken to come as budgeted."""
        return self.co_financing_budget - self.allowance_budget + self.allowance

    @property
    def grant(self) -> float:
        """What the grant can be: never more than was granted, nor than its share of the costs.

        Where the grant is to be the share s of all costs, it is at most co-financing x
        s / (1 - s), which is the same as co-financing x grant / co-financing as budgeted.
        """
        carried = max(0.0, self.co_financing) * self.grant_budget / self.co_financing_budget
        return min(float(self.grant_budget), carried)

    @property
    def shortfall(self) -> float:
        """How much less the co-financing becomes than its budget; 0 if it reaches it."""
        return max(0.0, self.co_financing_budget - self.co_financing)

    @property
    def surplus(self) -> float:
        """How much more the co-financing becomes than its budget; 0 if it does not."""
        return max(0.0, self.co_financing - self.co_financing_budget)

    @property
    def grant_lost(self) -> float:
        """How much of the grant the shortfall takes away."""
        return self.grant_budget - self.grant

    @property
    def grant_per_month(self) -> float:
        """The grant that one participant-month of allowance carries: rate x s / (1 - s)."""
        return self.rate * self.grant_budget / self.co_financing_budget

    @property
    def spare_months(self) -> float:
        """How many participant-months fewer there may be before the grant becomes less."""
        return self.surplus / self.rate

    def fewer(self, months: float) -> Fewer:
        """Return what so many participant-months fewer than foreseen take away.

        What the co-financing is over its budget is lost without any loss of the grant.
        """
        less = self.rate * months
        felt = max(0.0, less - self.surplus)
        grant = min(self.grant, felt * self.grant_budget / self.co_financing_budget)
        return Fewer(months, less, grant)

    def beyond_spare(self, months: float) -> Fewer:
        """Return what so many participant-months fewer take away once no more can be spared."""
        if self.spare_months < 1:
            return self.fewer(months)
        grant = self.fewer(self.spare_months + months).grant
        return Fewer(months, self.rate * months, grant)


def rate_of(*rates: float | None) -> float | None:
    """Return the first of some rates that something can be reckoned with."""
    return next((rate for rate in rates if rate is not None and rate > 0), None)


def allowance(
    project: Project,
    money: Budget,
    entries: list[Spending],
    until: tuple[date, date],
    people: tuple[Standing, ...],
) -> Allowance | None:
    """Return the allowance per participant and month; None if the budget has none.

    Args:
        project: the project.
        money: its budget.
        entries: all entries on or before the date.
        until: the date, and the last day that people count (the project's last, if sooner).
        people: everyone's standing at the date.
    """
    sources = allowance_sources(money)
    if not sources:
        return None
    by_month: Counter[int] = Counter()
    for entry in entries:
        if entry.source in sources:
            by_month[month_index(entry.date)] += entry.amount
    everyone, days = active_days(people, date.min, until[1])
    planned = planned_months(project)
    return Allowance(
        people=everyone,
        months=days / MONTH,
        to_date=_to_date(by_month, until[1], people),
        recent=_recent(by_month, until, rate_months(money), people),
        planned_months=planned,
        planned_rate=allowance_budget(money) / planned if planned else None,
    )


def _to_date(
    by_month: Counter[int], to: date, people: tuple[Standing, ...]
) -> AllowanceRate | None:
    if not by_month:
        return None
    days = (_begun(people, _first_day(min(by_month))), _entered_to(max(by_month), to))
    return _rate(days, by_month.total(), people)


def _recent(
    by_month: Counter[int], until: tuple[date, date], months: int, people: tuple[Standing, ...]
) -> AllowanceRate | None:
    """Return the rate of the months that the latest entries are for.

    An entry is for the months since the one before it, so that allowance that is entered by
    the quarter is spread over the quarter; the first one is for all that went before.
    """
    latest = run_rate_months(by_month, until[0], months)
    if not latest:
        return None
    before = max((month for month in by_month if month < latest[0]), default=None)
    first = _begun(people, _first_day(latest[0])) if before is None else _first_day(before + 1)
    spent = sum(by_month[month] for month in latest)
    return _rate((first, _entered_to(latest[-1], until[1])), spent, people)


def _rate(
    days: tuple[date, date], spent: int, people: tuple[Standing, ...]
) -> AllowanceRate | None:
    """Return the rate of some days; nothing for what is entered after the project's end."""
    if days[0] > days[1]:
        return None
    active, active_for = active_days(people, *days)
    return AllowanceRate(*days, active, active_for / MONTH, spent)


def _begun(people: tuple[Standing, ...], day: date) -> date:
    return min([day, *(each.start for standing in people for each in standing.started)])


def outlook(
    money: Budget,
    spent: int,
    allowance: Allowance | None,
    days: tuple[date, date],
    people: tuple[Standing, ...],
) -> Outlook | None:
    """Return where the co-financing ends; None where nobody can tell.

    Args:
        money: the budget.
        spent: the allowance entered by the date, in kronor.
        allowance: what it is per participant and month.
        days: the date, at most the project's last day, and that day.
        people: everyone's standing at the date.
    """
    rate = allowance.rate if allowance else None
    co_financing = money.total - money.esf_grant
    if allowance is None or allowance.to_date is None or rate is None or co_financing <= 0:
        return None
    active = sum(standing.active for standing in people)
    days_left = (days[1] - days[0]).days
    since = allowance.months - active_days(people, date.min, allowance.to_date.last)[1] / MONTH
    return Outlook(
        active=active,
        months=since + active * days_left / MONTH,
        rate=rate,
        spent=spent,
        allowance_budget=allowance_budget(money),
        co_financing_budget=co_financing,
        grant_budget=money.esf_grant,
    )


def planned_months(project: Project) -> float | None:
    """Return the participant-months that the plan reckons with, or nothing if it is not said.

    The planned participants x how long each is planned to stay, where that is given;
    otherwise sizes x length of the groups of participants, if all have a size and their days.
    """
    planned = project.planned
    if planned is not None and planned.months is not None:
        return planned.participants * planned.months
    days = 0
    groups = [group for group in project.groups if group.participants]
    for group in groups:
        if group.size is None or group.start is None or group.end is None:
            return None
        days += group.size * ((group.end - group.start).days + 1)
    return days / MONTH if days > 0 else None


def active_days(people: tuple[Standing, ...], first: date, last: date) -> tuple[int, int]:
    """Return how many persons were active from a day to another, and their days in all.

    Both days are included; the day of an exit is not a day in the project.
    """
    active = total = 0
    for standing in people:
        days = 0
        for enrolment in standing.started:
            begun, left = max(first, enrolment.start), enrolment.exit
            if left is None or left > last:
                days += max(0, (last - begun).days + 1)
            else:
                days += max(0, (left - begun).days)
        active += days > 0
        total += days
    return active, total


def allowance_sources(money: Budget) -> set[str]:
    """Return the ids of the co-financing that is allowance."""
    return {source.id for source in _allowances(money)}


def allowance_budget(money: Budget) -> int:
    """Return how much of the co-financing is budgeted as allowance, kronor."""
    return sum(source.amount for source in _allowances(money))


def _allowances(money: Budget) -> list[Source]:
    return [each for each in money.financing if each.allowance and each.kind == "co_financing"]


def rate_months(money: Budget) -> int:
    """Return how many months a run rate is the mean of, one at least."""
    return max(1, money.run_rate_months)


def month_index(day: date) -> int:
    """Return a day's month as year x 12 + month - 1."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _entered_to(month: int, as_of: date) -> date:
    return min(as_of, month_end(_first_day(month)))
