"""Goals (mål): numerator over denominator at a date, against a target, with a verdict."""

from datetime import date
from typing import Literal

from esftui.measure.figure import Figure
from esftui.model.goal import Baseline

Verdict = Literal["met", "on_track", "at_risk", "out_of_reach", "missed", "undecided", "no_data"]
"""met: the target is reached. missed: it is not, and the period is over (or, for a
milestone, its date has passed). on_track / at_risk: it is not reached yet, and what is
needed of those who can still count asks for no more / for more than the success so far
among those decided. out_of_reach: not even if all who can still count succeed.
undecided: no target is set. no_data: nobody to count yet."""


class GenderShare(Figure, frozen=True):
    """One gender's part of a goal; ``target`` is the gender's own, or None."""

    gender: Literal["women", "men"]
    numerator: int
    denominator: int
    share: float | None
    target: float | None
    verdict: Verdict | None


class GoalRow(Figure, frozen=True):
    """A goal at a date.

    For a share: ``numerator`` / ``denominator`` = ``share`` (0-1, None over an empty
    denominator), ``target`` a share. For a count: ``numerator`` and a ``target`` count.
    For a milestone: ``numerator`` 0 or 1, with ``due`` and ``done``. For a text or a
    change: no numbers. ``measured`` is False where the goal cannot be computed.
    ``remaining`` are those who can still count but do not yet; ``needed`` how many of
    them must succeed (0 when the target is reached; None without a target).
    ``asked`` and ``answered`` are set where the denominator is respondents.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    population: str
    numerator: int | None
    denominator: int | None
    share: float | None
    target: float | None
    verdict: Verdict | None
    needed: int | None
    remaining: int | None
    measured: bool
    by_gender: tuple[GenderShare, ...]
    baselines: tuple[Baseline, ...]
    note: str | None
    asked: int | None = None
    answered: int | None = None
    due: date | None = None
    rule: str | None = None
    done: date | None = None


class Goals(Figure, frozen=True):
    """All goals in the project's order; ``met`` of the ``decided`` ones that have a target."""

    rows: tuple[GoalRow, ...]
    met: int
    decided: int
