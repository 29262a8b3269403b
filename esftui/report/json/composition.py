"""Composition (sammansättning) as JSON."""

from collections.abc import Iterable
from datetime import date

from esftui.measure.composition import Composition, MixRow, TargetRow
from esftui.report.json.record import Json, Share


class MixJson(Json, frozen=True, kw_only=True):
    """A part of the participants; ``name`` is null, and so ``share``, where it is not known."""

    name: str | None
    women: int
    men: int
    unknown: int
    total: int
    share: Share | None


class TargetJson(Json, frozen=True, kw_only=True):
    """A cell of the target group beside the participants in it; ``deviation`` in shares."""

    title: str
    persons: int
    target_share: Share
    participants: int
    share: Share | None
    deviation: float | None


class CompositionJson(Json, frozen=True, kw_only=True):
    """The participants by age, municipality and referrer, and against the target group.

    ``outside`` are participants in none of the target group's cells.
    """

    ages: list[MixJson]
    municipalities: list[MixJson]
    referrers: list[MixJson]
    target_date: date | None
    targets: list[TargetJson]
    outside: int


def composition(composition: Composition) -> CompositionJson:
    """Return the composition as it is printed."""
    return CompositionJson(
        ages=_mix(composition.ages),
        municipalities=_mix(composition.municipalities),
        referrers=_mix(composition.referrers),
        target_date=composition.target_date,
        targets=[_target(row) for row in composition.targets],
        outside=composition.outside,
    )


def _mix(rows: Iterable[MixRow]) -> list[MixJson]:
    return [
        MixJson(
            name=row.name or None,
            women=row.split.women,
            men=row.split.men,
            unknown=row.split.unknown,
            total=row.split.total,
            share=row.share,
        )
        for row in rows
    ]


def _target(row: TargetRow) -> TargetJson:
    return TargetJson(
        title=row.title,
        persons=row.persons,
        target_share=row.target_share,
        participants=row.participants,
        share=row.share,
        deviation=row.deviation,
    )
