"""What stands above a slide: the item, the meeting, the date of the figures, and the clock."""

from datetime import date
from typing import Literal, NamedTuple

from esftui.locales import _, formats
from esftui.panels.compose import fitted, line_cells
from esftui.panels.header import progress
from esftui.panels.line import Line, Span, joined
from esftui.panels.text import cells, clean, cut

State = Literal["open", "closed", "rehearsal"]
"""Whether a meeting is being held, is shown again, or is only tried out."""

_LONGEST_BAR, _SHORTEST_BAR = 24, 8


class Place(NamedTuple):
    """Where a meeting is in its agenda: which item, of how many, and what it is called."""

    number: int
    all: int
    title: str


class Clock(NamedTuple):
    """How long the item has taken, in seconds, and how many minutes are meant for it."""

    seconds: int
    minutes: int | None = None


class About(NamedTuple):
    """What does not change during a meeting: project, its day, the date of its figures."""

    project: str
    day: date
    as_of: date
    example_data: bool = False
    state: State = "open"


def header_lines(about: About, place: Place, clock: Clock | None, width: int) -> tuple[Line, Line]:
    """Return the two lines above a slide.

    The item's title stands first and large in bold; the date of the figures and the words
    about example data always stay.
    """
    dated: list[Span | str] = [Span(_("as of {date}").format(date=formats.iso(about.as_of)))]
    if about.example_data:
        dated += [Span(" · ", "dim"), Span(_("example data"), "warn")]
    title = joined(
        Span(f"{place.number}/{place.all}", "dim"), "  ", Span(clean(place.title), "strong")
    )
    meeting = _("meeting {date}").format(date=formats.iso(about.day))
    below = joined(Span(clean(about.project)), Span(f" · {meeting}", "dim"))
    if about.state == "rehearsal":
        below = joined(Span(clean(about.project)), Span(" · ", "dim"), _words(about))
        return _ends(title, joined(*dated), width), _ends(below, _clock(clock, width), width)
    right = _words(about) if about.state == "closed" else _clock(clock, width)
    return _ends(title, joined(*dated), width), _ends(below, right, width)


def _words(about: About) -> Line:
    if about.state == "rehearsal":
        return (Span(_("rehearsal: nothing is kept"), "warn"),)
    return (Span(_("shown as on {date}").format(date=formats.iso(about.day)), "warn"),)


def way_line(place: Place, width: int) -> Line:
    """Return the line under the header: how far the agenda has come."""
    return progress(place.number / max(1, place.all), max(1, width))


def duration(seconds: int) -> str:
    """Return a length of time as ``12:07``, hours only where there are any."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _clock(clock: Clock | None, width: int) -> Line:
    if clock is None:
        return ()
    taken = Span(duration(clock.seconds), "strong")
    if clock.minutes is None:
        return (taken,)
    over = clock.seconds - 60 * clock.minutes
    if over > 0:
        # NOTE: so much longer than was meant for the item: +2:10 over
        words = _("+{time} over").format(time=duration(over))
        return joined(taken, " ", Span(words, "warn"))
    meant = Span(" " + _("of {minutes} min").format(minutes=formats.number(clock.minutes)), "dim")
    bar = max(_SHORTEST_BAR, min(_LONGEST_BAR, width // 8))
    share = clock.seconds / (60 * clock.minutes) if clock.minutes else 1.0
    return joined(taken, meant, " ", progress(share, bar))


def _ends(left: Line, right: Line, width: int) -> Line:
    """Return what stands left and right; the left gives way, by its last words."""
    if line_cells(right) + 12 > width:
        return fitted(joined(" ", right), width)
    room = width - 2 - line_cells(right) - 2
    shown: list[Span] = []
    for span in left:
        text = cut(span.text, max(0, room))
        room -= cells(text)
        shown.append(Span(text, span.role))
        if text != span.text:
            room = 0
            break
    return joined(" ", *shown, " " * (room + 2), right, " ")
