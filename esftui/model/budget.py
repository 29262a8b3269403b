"""The budget: who pays, for what, and by when it is planned to be spent."""

from datetime import date
from typing import Literal

from esftui.model.record import Kronor, Record, Share, Slug, Title


class Source(Record, frozen=True, kw_only=True):
    """A source of financing, in kronor for the whole period.

    ``allowance`` marks co-financing that is paid as benefits to participants
    (deltagarersättning), which is not cash in the project.
    """

    id: Slug
    title: Title
    kind: Literal["esf", "co_financing"]
    amount: Kronor
    allowance: bool = False
    assumed: bool = False


class Category(Record, frozen=True, kw_only=True):
    """A cost category, in kronor for the whole period."""

    id: Slug
    title: Title
    amount: Kronor
    assumed: bool = False


class PlanPoint(Record, frozen=True, kw_only=True):
    """What is planned to be spent in all at the end of a day, in kronor."""

    date: date
    amount: Kronor


class Budget(Record, frozen=True, kw_only=True):
    """Money for the whole period, in kronor.

    ``plan`` holds points of the cumulative plan; between them the plan runs straight by
    days, from 0 at the start to ``total`` at the end. Without points it is one straight
    line. ``run_rate_months`` is how many of the latest months with entries the forecast
    takes the mean of.
    """

    esf_grant: Kronor
    total: Kronor
    financing: tuple[Source, ...] = ()
    categories: tuple[Category, ...] = ()
    plan: tuple[PlanPoint, ...] = ()
    plan_assumed: bool = False
    run_rate_months: int = 3

    @property
    def esf_share(self) -> float | None:
        """The ESF grant's share of the total (0-1), or nothing if the total is 0."""
        return self.esf_grant / self.total if self.total else None


class Tolerances(Record, frozen=True, kw_only=True):
    """How much a figure may be off before it counts as a deviation (shares 0-1, days).

    ``active_days``: who has been in the project for longer is remarked on (a year and a half
    if nothing is said; no measure of a project of three years is meant to take longer).
    """

    gender: Share = 0.10
    budget: Share = 0.10
    response_rate: Share = 0.70
    due_soon_days: int = 30
    stale_days: int = 45
    active_days: int = 548
