"""A slide as it is shown to a group: texts and shares, before any size, colour or screen.

Everything on it may be shared: it is made from figures that have passed disclosure, and is
kept as it was shown. Texts are in the language of the meeting.
"""

from esftui.model.record import Record


class Big(Record, frozen=True, kw_only=True):
    """A figure that matters, to be read from the back of the room.

    ``value`` is what is shown (``74``, ``57,9 %``, ``<5``, ``··``); ``note`` stands small
    under it (``of 120``, ``40-60 % is even``). ``earlier`` is what an earlier meeting was
    shown, with its date (``37 as of 2012-06-30``), where today's number may not be told.
    ``key`` names the number among the shared figures, if it is one.
    """

    value: str
    label: str
    note: str = ""
    earlier: str = ""
    key: str = ""


class SlideBar(Record, frozen=True, kw_only=True):
    """A bar: ``share`` (0-1) of the longest there can be, or nothing where it is withheld.

    ``second`` continues the first (men after women); ``target`` (0-1) is marked across it,
    ``text`` stands after it. ``verdict`` is a word for it (on track, missed), if there is one.
    """

    label: str
    share: float | None
    text: str
    second: float | None = None
    target: float | None = None
    verdict: str = ""


class SlideTable(Record, frozen=True, kw_only=True):
    """A table of texts; ``numeric`` says which columns are set to the right."""

    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


class Slide(Record, frozen=True, kw_only=True):
    """What is shown of one item of the agenda.

    ``since`` says what has changed since the figures that the last meeting was shown,
    ``late`` what was registered afterwards for dates before it, ``lines`` what else is to be
    said, most important first. ``legend`` explains the signs that are used. ``empty`` says
    what fills the slide, where there is nothing to show. ``indicators`` are the keys of
    the numbers that a decision taken at it can be about, each with its name.
    """

    item: str
    topic: str
    title: str
    big: tuple[Big, ...] = ()
    bars: tuple[SlideBar, ...] = ()
    table: SlideTable | None = None
    since: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    empty: str = ""
    indicators: tuple[tuple[str, str], ...] = ()
