"""Gender split (könsfördelning): against 40-60 %, the project's own plan, and over time."""

from typing import Literal

from esftui.measure.figure import Figure, Split

Group = Literal["participants", "starts", "active", "leavers", "positive"]


class GenderRow(Figure, frozen=True):
    """The split of one group of people (or of starts).

    ``share_women`` (0-1) and ``even`` are None where nobody's gender is known.
    ``deviation`` is the share of women less the planned share (0-1, signed); ``off_plan``
    says that it is larger than the project's tolerance.
    """

    group: Group
    split: Split
    share_women: float | None
    even: bool | None
    planned_share: float | None
    deviation: float | None
    off_plan: bool


class GenderMonth(Figure, frozen=True):
    """The cumulative participants and the stock at the end of a month, by gender."""

    month: str
    participants: Split
    active: Split


class Gender(Figure, frozen=True):
    """The gender split at a date, in five groups, and its direction month by month.

    ``skewed`` is how many of the groups lie outside 40-60 %.
    """

    rows: tuple[GenderRow, ...]
    months: tuple[GenderMonth, ...]
    planned_share: float | None
    skewed: int
