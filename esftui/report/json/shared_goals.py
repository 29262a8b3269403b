"""Goals that may be shared, as JSON."""

from datetime import date
from typing import Literal

from esftui.disclosure.goals import SharedGenderGoal, SharedGoal, SharedGoals
from esftui.measure.verdict import Verdict
from esftui.report.json.goals import BaselineJson
from esftui.report.json.record import Json, Share
from esftui.report.json.shared_parts import SharedPartJson, part


class SharedGenderGoalJson(Json, frozen=True, kw_only=True):
    """One gender's part of a goal."""

    gender: Literal["women", "men"]
    numbers: SharedPartJson
    target: Share | None
    verdict: Verdict | None


class SharedGoalJson(Json, frozen=True, kw_only=True):
    """A goal: ``numbers`` for a share, ``number`` for a count.

    ``verdict``, ``needed`` and ``remaining`` are null where they would tell a number that
    is withheld.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    of: str
    target: float | None
    numbers: SharedPartJson | None
    number: int | None
    verdict: Verdict | None
    needed: int | None
    remaining: int | None
    withheld: bool
    measured: bool
    by_gender: list[SharedGenderGoalJson]
    baselines: list[BaselineJson]
    due: date | None
    done: date | None


def goals(goals: SharedGoals) -> list[SharedGoalJson]:
    """Return the goals as they are printed."""
    return [_goal(row) for row in goals.rows]


def _goal(row: SharedGoal) -> SharedGoalJson:
    return SharedGoalJson(
        id=row.id,
        title=row.title,
        kind=row.kind,
        of=row.population,
        target=row.target,
        numbers=part(row.numbers) if row.numbers else None,
        number=row.number.value if row.number else None,
        verdict=row.verdict,
        needed=row.needed,
        remaining=row.remaining.value if row.remaining else None,
        withheld=row.withheld
        or row.verdict_withheld
        or (row.remaining is not None and row.remaining.withheld),
        measured=row.measured,
        by_gender=[_gender(each) for each in row.by_gender],
        baselines=[
            BaselineJson(title=base.title, share=base.share, to=base.to) for base in row.baselines
        ],
        due=row.due,
        done=row.done,
    )


def _gender(each: SharedGenderGoal) -> SharedGenderGoalJson:
    return SharedGenderGoalJson(
        gender=each.gender,
        numbers=part(each.numbers),
        target=each.target,
        verdict=each.verdict,
    )
