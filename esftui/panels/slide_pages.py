"""The pages of a slide where one has no room: nothing is left out, nothing is cut.

What belongs together stays together: figures with bars or the table first, then what has
changed, then what else is said. Only where that is not enough are bars, rows or sentences
shared out, as evenly as can be.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, Literal, TypeVar

import msgspec

from esftui.model.slide import Slide
from esftui.panels import slide_parts
from esftui.panels.slide import Fit, fit

Kind = Literal["big", "bars", "table", "changed", "lines"]
"""The kinds of things on a slide; the sentence that fills one goes with the bars."""

_KINDS: Final[tuple[Kind, ...]] = ("big", "bars", "table", "changed", "lines")
_Each = TypeVar("_Each")
_Plan = tuple[tuple[Kind, ...], ...]

_TWO: Final[tuple[_Plan, ...]] = (
    (("big", "bars", "changed", "lines"), ("table",)),
    (("big", "bars", "changed"), ("table", "lines")),
    (("big", "bars", "table", "changed"), ("lines",)),
    (("big", "bars", "table"), ("changed", "lines")),
    (("big", "bars"), ("table", "changed", "lines")),
)
_THREE: Final[tuple[_Plan, ...]] = (
    (("big", "bars", "changed"), ("table",), ("lines",)),
    (("big", "bars"), ("table",), ("changed", "lines")),
    (("big", "bars"), ("table", "changed"), ("lines",)),
    (("big", "bars", "table"), ("changed",), ("lines",)),
)
_MOST = 9
"""A slide has no more pages than this: where that is not enough, the room is no wall."""


def pages(slide: Slide, width: int, height: int) -> tuple[Slide, ...]:
    """Return a slide as the pages that a size holds one at a time; it alone where it has room."""
    alone = fit(slide, width, height)
    if alone is Fit.AIRY:
        return (slide,)
    two, three = _made(slide, _TWO), _made(slide, _THREE)
    close = [(slide,)] if alone is Fit.CLOSE else []
    # one where all stands close is better than three with air, and those better than two
    for ways, least in (
        (two, Fit.AIRY),
        (close, Fit.CLOSE),
        (three, Fit.AIRY),
        (two, Fit.CLOSE),
        (three, Fit.CLOSE),
    ):
        for way in ways:
            if _worst(way, width, height) >= least:
                return way
    found = _shared_out(slide, width, height)
    return found if len(found) <= _MOST else (slide,)


def _worst(parts: Iterable[Slide], width: int, height: int) -> Fit:
    return min(fit(part, width, height) for part in parts)


def _made(slide: Slide, plans: Sequence[_Plan]) -> list[tuple[Slide, ...]]:
    """Return the pages of each plan in which every page has something."""
    there = {kind for kind in _KINDS if _there(slide, kind)}
    return [
        tuple(_with(slide, kinds) for kinds in plan)
        for plan in plans
        if all(there & set(kinds) for kinds in plan)
    ]


def _there(slide: Slide, kind: Kind) -> bool:
    if kind == "bars":
        return bool(slide.bars or slide.empty)
    if kind == "changed":
        return bool(slide.since or slide.late)
    return bool(getattr(slide, kind))


def _with(slide: Slide, kinds: Iterable[Kind]) -> Slide:
    """Return a slide with some kinds of things alone, and what the signs on it mean."""
    kept = set(kinds)
    part = msgspec.structs.replace(
        slide,
        big=slide.big if "big" in kept else (),
        bars=slide.bars if "bars" in kept else (),
        empty=slide.empty if "bars" in kept else "",
        table=slide.table if "table" in kept else None,
        since=slide.since if "changed" in kept else (),
        late=slide.late if "changed" in kept else (),
        lines=slide.lines if "lines" in kept else (),
    )
    return _explained(part, slide)


def _explained(part: Slide, slide: Slide) -> Slide:
    """Return a page without the signs of the legend that stand on other pages alone."""
    here, all_of_it = slide_parts.texts(part), slide_parts.texts(slide)
    kept = []
    for text in slide.legend:
        sign = text.partition(":")[0]
        if any(sign in each for each in here) or not any(sign in each for each in all_of_it):
            kept.append(text)
    return msgspec.structs.replace(part, legend=tuple(kept))


def _shared_out(slide: Slide, width: int, height: int) -> tuple[Slide, ...]:
    """Return each kind of thing on as few pages of its own as it takes."""
    found: list[Slide] = []
    for kinds in (("big", "bars"), ("table",), ("changed", "lines")):
        there: list[Kind] = [kind for kind in _KINDS if kind in kinds and _there(slide, kind)]
        if not there:
            continue
        part = _with(slide, there)
        ways = (_shares(part, count) for count in range(1, _MOST + 1))
        ways_that_fit = (way for way in ways if _worst(way, width, height) >= Fit.CLOSE)
        found += next(ways_that_fit, (part,))
    return tuple(found)


def _shares(part: Slide, count: int) -> tuple[Slide, ...]:
    """Return a page as so many, its bars, rows or sentences shared out among them."""
    if part.bars:
        found = [
            msgspec.structs.replace(part, bars=bars, **(_NOT_AGAIN if number else {}))
            for number, bars in enumerate(_even(part.bars, count))
        ]
    elif part.table is not None:
        tables = [
            msgspec.structs.replace(part.table, rows=rows) for rows in _even(part.table.rows, count)
        ]
        found = [msgspec.structs.replace(part, table=table) for table in tables]
    else:
        fields = [(field, text) for field in _SAID for text in getattr(part, field)]
        found = []
        for number, some in enumerate(_even(fields, count)):
            texts = {field: tuple(text for name, text in some if name == field) for field in _SAID}
            again = _NOT_AGAIN if number else {}
            found.append(msgspec.structs.replace(part, **texts, **again))
    return tuple(_explained(each, part) for each in found)


_SAID: Final = ("since", "late", "lines")
_NOT_AGAIN: Final = {"big": (), "empty": ""}
"""What stands on the first of such pages alone."""


def _even(things: Sequence[_Each], count: int) -> list[tuple[_Each, ...]]:
    """Return things in so many runs of about the same length, none of them empty."""
    count = max(1, min(count, len(things)))
    ends = [len(things) * number // count for number in range(count + 1)]
    return [tuple(things[start:end]) for start, end in pairwise(ends)]
