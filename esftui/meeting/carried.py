"""Tables and bars as an earlier meeting was shown them, where they are not shown anew."""

from collections.abc import Sequence
from datetime import date

import msgspec

from esftui.disclosure import known, whole
from esftui.locales import N_, _
from esftui.locales.formats import iso
from esftui.meeting.known import shown_at
from esftui.meeting.material import Material
from esftui.meeting.slides.words import legend
from esftui.model.meeting import Meeting, Topic
from esftui.model.slide import Slide

_BARS: frozenset[Topic] = frozenset(
    ("exits", "gender", "activities", "goals", "surveys", "equality")
)
"""What is about people in the bars of these topics' slides."""

_TABLE: frozenset[Topic] = frozenset(("flow", "exits", "activities", "surveys"))
"""What is about people in the tables of these."""

_NAMED = {
    (True, False): N_("{title} · bars as of {date}"),
    (False, True): N_("{title} · table as of {date}"),
    (True, True): N_("{title} · bars, table as of {date}"),
}


def carried(slide: Slide, on: Material, held: Sequence[Meeting]) -> Slide:
    """Return a slide whose bars and table are as all tables were last shown; it says of when.

    Where today's figures are the main numbers alone, nothing else of people stands on it
    otherwise. What was shown once tells nothing new.
    """
    if slide.topic not in _BARS | _TABLE or whole(known(on.shared)):
        return slide
    found = _last(slide, held)
    if found is None:
        return slide
    as_of, k, then = found
    bars = slide.topic in _BARS and bool(then.bars)
    table = slide.topic in _TABLE and then.table is not None
    if not (bars or table):
        return slide
    why = _("Too few have come and gone since then to show the rest anew.")
    made = msgspec.structs.replace(
        slide,
        title=_(_NAMED[bars, table]).format(title=slide.title, date=iso(as_of)),
        bars=then.bars if bars else slide.bars,
        table=then.table if table else slide.table,
        lines=(why, *slide.lines),
        empty="" if bars else slide.empty,
    )
    signs = dict.fromkeys((*legend(made, on.meeting.k), *legend(made, k)))
    return msgspec.structs.replace(made, legend=tuple(signs))


def _last(slide: Slide, held: Sequence[Meeting]) -> tuple[date, int, Slide] | None:
    """Return date, threshold and slide of the last meeting that was shown all tables."""
    for meeting in reversed(held):
        shown = shown_at(meeting)
        if meeting.frozen is None or not shown or not whole(shown[-1]):
            continue
        for each in meeting.frozen.slides:
            if each.item == slide.item and each.topic == slide.topic:
                return meeting.as_of, meeting.k, each
    return None
