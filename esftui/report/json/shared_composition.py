"""Who the participants are, as far as it may be shared, as JSON."""

from esftui.disclosure.composition import SharedComposition
from esftui.report.json.record import Json, Share
from esftui.report.json.shared_parts import SharedSplitJson, split


class SharedMixJson(Json, frozen=True, kw_only=True):
    """A part of the participants; no names: not known."""

    names: list[str]
    persons: SharedSplitJson
    share: Share | None


class SharedTargetJson(Json, frozen=True, kw_only=True):
    """A cell of the target group beside the participants in it."""

    title: str
    persons: int
    target_share: Share
    participants: int | None
    share: Share | None
    withheld: bool


class SharedCompositionJson(Json, frozen=True, kw_only=True):
    """The participants by age, municipality and referrer, and against the target group."""

    ages: list[SharedMixJson]
    municipalities: list[SharedMixJson]
    referrers: list[SharedMixJson]
    targets: list[SharedTargetJson]


def composition(shared: SharedComposition) -> SharedCompositionJson:
    """Return the parts of the participants, and the target group beside them."""
    ages, municipalities, referrers = (
        [
            SharedMixJson(
                names=list(row.names), persons=split(row.split), share=shared.share(row, rows)
            )
            for row in rows
        ]
        for rows in (shared.ages, shared.municipalities, shared.referrers)
    )
    return SharedCompositionJson(
        ages=ages,
        municipalities=municipalities,
        referrers=referrers,
        targets=[
            SharedTargetJson(
                title=row.title,
                persons=row.persons,
                target_share=row.target_share,
                participants=row.participants.value,
                share=shared.target_share(row),
                withheld=row.participants.withheld,
            )
            for row in shared.targets
        ],
    )
