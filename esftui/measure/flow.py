"""Participant flow (deltagarflöde): starts, exits and stock, per month and at a date."""

from esftui.measure.figure import Figure


class FlowMonth(Figure, frozen=True):
    """One month: ``stock`` and ``participants`` are as at its last day (or at ``as_of``).

    ``participants`` is cumulative unique persons; ``re_entries`` are the starts in the
    month of someone who had started before.
    """

    month: str
    starts: int
    exits: int
    stock: int
    participants: int
    re_entries: int


class Flow(Figure, frozen=True):
    """The flow at a date. ``planned`` is None where no plan is given.

    ``planned_to_date`` is the plan's straight line by elapsed days, in persons.
    """

    participants: int
    starts: int
    exits: int
    active: int
    re_entries: int
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    months: tuple[FlowMonth, ...]
