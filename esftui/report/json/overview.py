"""All projects as JSON, a line each."""

from datetime import date
from typing import Literal

from esftui.report.json.record import Json, Kronor, Share


class OverviewLine(Json, frozen=True, kw_only=True):
    """One project of several; ``problem`` says why there are no figures, where there are none."""

    project: str
    title: str | None
    owner: str | None
    as_of: date | None
    elapsed: Share | None
    example_data: bool | None
    participants: int | None
    planned: int | None
    spent: Kronor | None
    budget: Kronor | None
    goals_met: int | None
    goals_decided: int | None
    overdue: int | None
    problem: str | None


class Overview(Json, frozen=True, kw_only=True):
    """All projects in a line each: what ``esftui status --all --json`` prints."""

    schema: Literal[1]
    projects: list[OverviewLine]
