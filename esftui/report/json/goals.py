"""Goals (mål) as JSON."""

from datetime import date
from typing import Literal

from esftui.measure.goals import GenderShare, GoalRow, Goals
from esftui.measure.verdict import Verdict
from esftui.report.json.record import Json, Share


class GenderGoalJson(Json, frozen=True, kw_only=True):
    """One gender's part of a goal; a target and a verdict where it has its own."""

    numerator: int
    denominator: int
    share: Share | None
    target: Share | None
    verdict: Verdict | None


class ByGenderJson(Json, frozen=True, kw_only=True):
    """A goal's parts by gender."""

    women: GenderGoalJson | None
    men: GenderGoalJson | None


class BaselineJson(Json, frozen=True, kw_only=True):
    """An earlier figure beside a goal: a share, or a span from ``share`` to ``to``."""

    title: str
    share: Share
    to: Share | None


class GoalJson(Json, frozen=True, kw_only=True):
    """A goal and how far it has come.

    ``target`` is a share (0-1) for a share and a number for a count. ``needed`` is how
    many of the ``remaining`` must succeed. ``measured``: whether it can be computed. Where
    it counts respondents, ``low`` and ``high`` are the share of all who were ``asked``, if
    none or all of the silent were positive; ``hangs_on_silence``: the target lies between.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    of: str
    target: float | None
    numerator: int | None
    denominator: int | None
    share: Share | None
    verdict: Verdict | None
    needed: int | None
    remaining: int | None
    measured: bool
    by_gender: ByGenderJson | None
    baselines: list[BaselineJson]
    asked: int | None
    answered: int | None
    low: Share | None
    high: Share | None
    hangs_on_silence: bool
    due: date | None
    done: date | None


def goals(goals: Goals) -> list[GoalJson]:
    """Return the goals as they are printed."""
    return [
        GoalJson(
            id=row.id,
            title=row.title,
            kind=row.kind,
            of=row.population,
            target=row.target,
            numerator=row.numerator,
            denominator=row.denominator,
            share=row.share,
            verdict=row.verdict,
            needed=row.needed,
            remaining=row.remaining,
            measured=row.measured,
            by_gender=_by_gender(row),
            baselines=[
                BaselineJson(title=base.title, share=base.share, to=base.to)
                for base in row.baselines
            ],
            asked=row.asked,
            answered=row.answered,
            low=row.bounds[0] if row.bounds else None,
            high=row.bounds[1] if row.bounds else None,
            hangs_on_silence=row.hangs_on_silence,
            due=row.due,
            done=row.done,
        )
        for row in goals.rows
    ]


def _by_gender(row: GoalRow) -> ByGenderJson | None:
    parts = {part.gender: _gender_goal(part) for part in row.by_gender}
    return ByGenderJson(women=parts.get("women"), men=parts.get("men")) if parts else None


def _gender_goal(part: GenderShare) -> GenderGoalJson:
    return GenderGoalJson(
        numerator=part.numerator,
        denominator=part.denominator,
        share=part.share,
        target=part.target,
        verdict=part.verdict,
    )
