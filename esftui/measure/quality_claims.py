"""Remarks on claims for payment: ahead of the books, twice for the same days, not yet sent."""

from collections.abc import Iterator
from datetime import date

from esftui.measure.quality_remark import Fact, Ground, Remark, dated, on, remark
from esftui.model.participant import Claim

_Row = tuple[int, Claim]
"""A claim with its index in the table."""


def claim_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield the remarks on claims for payment."""
    claims = ground.register.claims
    for index, claim in enumerate(claims):
        if claim.requested > ground.as_of:
            yield dated("future_date", ("claims", index, "requested"), "claim", claim.requested)
        if claim.paid is not None and claim.paid > ground.as_of:
            yield dated("future_date", ("claims", index, "paid"), "payment", claim.paid)
    rows = sorted(enumerate(claims), key=lambda row: (row[1].period_end, row[0]))
    yield from _overlaps(rows)
    yield from _ahead(ground, rows)


def _overlaps(rows: list[_Row]) -> Iterator[Remark]:
    """Yield the claims that begin before the claim before them has ended."""
    ended: date | None = None
    for index, claim in rows:
        first = claim.period_start
        if ended is not None and first is not None and first <= ended:
            place = ("claims", index, "period_start")
            facts = (on("start", first), on("end", ended))
            yield remark("claims_overlap", place, *facts, day=claim.requested)
        ended = claim.period_end


def _ahead(ground: Ground, rows: list[_Row]) -> Iterator[Remark]:
    """Yield the first claim with which more is claimed than is entered as spent by then."""
    budget = ground.project.budget
    if budget is None:
        return
    grant = {source.id for source in budget.financing if source.kind == "esf"}
    entries = [entry for entry in ground.register.spending if entry.source in grant]
    claimed = 0
    for index, claim in rows:
        claimed += claim.amount
        spent = sum(entry.amount for entry in entries if entry.date <= claim.period_end)
        if claimed > spent:
            facts = (
                Fact("amount", claimed, "kronor"),
                Fact("spent", spent, "kronor"),
                on("end", claim.period_end),
            )
            yield remark("claim_ahead", ("claims", index, "amount"), *facts, day=claim.requested)
            return
