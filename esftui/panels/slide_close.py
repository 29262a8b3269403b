"""A slide where not everything has room with air: all of it close together, or a part of it."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.model.slide import Slide
from esftui.panels import slide_parts
from esftui.panels.line import Line
from esftui.panels.slide_bars import cuts_labels
from esftui.panels.slide_figures import in_words, more, some_figures, tops
from esftui.panels.slide_parts import Group
from esftui.panels.slide_stack import joined_groups, stacked


def snug(slide: Slide, width: int, height: int) -> list[Line] | None:
    """Return all of a slide with no blank lines and no text cut, if there is room for that.

    At worst those of the table are.
    """
    legend = slide_parts.legend(slide, width, marks=False)
    packed = slide_parts.packed(slide, width)
    for whole in (True, False):
        main = joined_groups(_main(slide, width, stacked=True, whole=whole), 0)
        for top in _small_tops(slide, width)[: -1 if slide.big else None]:
            lines = [*top, *main, *packed]
            if len(lines) + len(legend) <= height:
                return stacked([top, main, packed], legend, height) or [
                    *lines,
                    *([()] * (height - len(lines) - len(legend))),
                    *legend,
                ]
    return None


def squeezed(slide: Slide, width: int, height: int) -> list[Line]:
    """Return as much of a slide as a height holds, and how much more there is.

    Every kind of thing has a little first; then what matters most takes what is left.
    """
    top = _small_tops(slide, width)[0][:height]
    return _filled(top, _main(slide, width), _room(slide, top, width, height), height)


def with_whole_labels(slide: Slide, width: int, height: int) -> list[Line] | None:
    """Return a slide with all its bars and no label of one cut, if there is room.

    Sentences give way for it, large numerals (the figures are ordinary letters then), and
    rows of its table.
    """
    if not slide.bars or not cuts_labels(slide.bars, width):
        return None
    bars = len(slide_parts.bars(slide, width, 0, stacked=True))
    # at last rows of the table give way, down to two
    for whole, least in ((True, None), (False, None), (False, bars + 2)):
        main = _main(slide, width, stacked=True, whole=whole)
        for top in _small_tops(slide, width):
            room = _room(slide, top, width, height)
            if _size(main[:least]) + (least is not None) <= room.main:
                return _filled(top, main, room, height)
    return None


class _Room(NamedTuple):
    """What there is room for below the figures: the legend, rows, how many for the main part."""

    legend: Group
    rows: int
    main: int
    notes: list[Group]


def _room(slide: Slide, top: Group, width: int, height: int) -> _Room:
    """Return what there is room for; what has changed has its rows before the main part."""
    kinds = slide_parts.notes(slide, width, packed=True)
    notes = [group for kind in kinds for group in kind]
    legend = slide_parts.legend(slide, width, marks=False)
    legend = legend[: max(0, (height - len(top)) // 4)]
    rows = max(0, height - len(top) - len(legend))
    first = _size(notes[:1]) if slide.since else 0
    least = min(rows, first + (len(notes) > (first > 0)))
    return _Room(legend, rows, rows - least, notes)


def _small_tops(slide: Slide, width: int) -> list[Group]:
    """Return a slide's figures as small as they go, the best first, and as words at last."""
    if not slide.big:
        return [[]]
    found = sorted(tops(slide.big, width, 1), key=len)
    return [*(found or [some_figures(slide.big, width)]), in_words(slide.big, width)]


def _main(slide: Slide, width: int, *, stacked: bool = False, whole: bool = False) -> list[Group]:
    """Return the bars and rows of a slide, drawn as close as they can be."""
    heading, table = slide_parts.table(slide, width, 0, whole=whole)
    main = [*slide_parts.bars(slide, width, 0, stacked=stacked), *table]
    if table:
        main[-len(table)] = [*heading, *table[0]]
    return main


def _filled(top: Group, main: list[Group], room: _Room, height: int) -> list[Line]:
    """Return figures, main part and legend in a height, with as many sentences as it holds."""
    middle = _as_many(main, room.main)
    below = _as_many(room.notes, room.rows - len(middle))
    blocks = [block for block in (top, middle, below) if block]
    lines = stacked(blocks, room.legend, height)
    if lines is None:
        lines = joined_groups(blocks, 0)
        lines += [*([()] * (height - len(lines) - len(room.legend))), *room.legend]
    return lines


def _size(groups: Sequence[Group]) -> int:
    return sum(map(len, groups))


def _as_many(groups: Sequence[Group], height: int) -> list[Line]:
    """Return as many groups as a height holds, and in its last line how many more there are."""
    if _size(groups) <= height:
        return joined_groups(groups, 0)
    if height <= 0:
        return []
    kept = len(groups)
    while kept and _size(groups[:kept]) + 1 > height:
        kept -= 1
    return [*joined_groups(groups[:kept], 0), *more(len(groups) - kept)]
