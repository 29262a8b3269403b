"""What stands above a slide: the item, the meeting, the date of the figures, and the clock."""

from datetime import date
from itertools import product
from typing import Literal, NamedTuple

from esftui.locales import _, formats
from esftui.panels.compose import fitted, line_cells
from esftui.panels.header import progress
from esftui.panels.line import Line, Span, joined
from esftui.panels.text import cells, clean, cut

State = Literal["open", "closed", "changed", "rehearsal"]
"""Whether a meeting is being held, is shown again, or is only tried out."""

_LONGEST_BAR, _SHORTEST_BAR = 24, 8


class Place(NamedTuple):
    """Where a meeting is in its agenda: which item, of how many, and what it is called.

    ``page`` of so many ``pages`` is seen of it, where it has more than one.
    """

    number: int
    all: int
    title: str
    page: int = 1
    pages: int = 1


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
    about example data always stay. The latter go down a line where a long title needs it.
    """
    title = joined(
        Span(f"{place.number}/{place.all}", "dim"),
        "  ",
        Span(clean(place.title), "strong"),
        Span(page_words(place.page, place.pages), "dim"),
    )
    meeting = _("meeting {date}").format(date=formats.iso(about.day))
    below = joined(Span(clean(about.project)), Span(f" · {meeting}", "dim"))
    right = _clock(clock, width)
    if about.state == "rehearsal":
        below = joined(Span(clean(about.project)), Span(" · ", "dim"), _words(about))
    elif about.state in ("closed", "changed"):
        right = _words(about)
    dated: Line = (Span(_("as of {date}").format(date=formats.iso(about.as_of))),)
    if not about.example_data:
        return _ends(title, dated, width), _ends(below, right, width)
    dot, example = Span(" · ", "dim"), Span(_("example data"), "warn")
    both = joined(dated, dot, example)
    if not _fit(title, both, width):
        # the project alone, where there is no room for the meeting's day
        lefts = [below, (Span(clean(about.project)),)] if about.state == "open" else [below]
        shorter = right if about.state in ("closed", "changed") else _clock(clock, width, bar=False)
        for left, after in product(lefts, (right, shorter)):
            under = joined(example, dot, after) if after else (example,)
            if _fit(left, under, width):
                return _ends(title, dated, width), _ends(left, under, width)
    return _ends(title, both, width), _ends(below, right, width)


def _words(about: About) -> Line:
    if about.state == "rehearsal":
        return (Span(_("rehearsal: nothing is kept"), "warn"),)
    if about.state == "changed":
        return (Span(_("changed after it was closed"), "bad"),)
    return (Span(_("shown as on {date}").format(date=formats.iso(about.day)), "warn"),)


def way_line(place: Place, width: int) -> Line:
    """Return the line under the header: how far the agenda has come."""
    gone = place.number - 1 + place.page / max(1, place.pages)
    return progress(gone / max(1, place.all), max(1, width))


def page_words(page: int, pages: int) -> str:
    """Return which page of an item it is, to stand after its title; nothing of one alone."""
    return f" ({page}/{pages})" if pages > 1 else ""


def duration(seconds: int) -> str:
    """Return a length of time as ``12:07``, hours only where there are any."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _clock(clock: Clock | None, width: int, *, bar: bool = True) -> Line:
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
    if not bar:
        return joined(taken, meant)
    size = max(_SHORTEST_BAR, min(_LONGEST_BAR, width // 8))
    share = clock.seconds / (60 * clock.minutes) if clock.minutes else 1.0
    return joined(taken, meant, " ", progress(share, size))


def _fit(left: Line, right: Line, width: int) -> bool:
    """Say whether what stands left and right is whole, side by side."""
    return line_cells(left) + line_cells(right) + 4 <= width


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
