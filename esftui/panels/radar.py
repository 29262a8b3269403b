"""The radar (att göra) drawn: counts first, then what must be done, what hurts first on top."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import length, occasion
from esftui.measure.figures import Figures
from esftui.measure.radar import Radar, RadarRow
from esftui.panels.bars import Part, stacked_bar
from esftui.panels.compose import (
    bullets,
    definitions,
    filled,
    first_row,
    flowing,
    in_full,
    marked,
    panel,
    section,
    sentence,
)
from esftui.panels.followup_tables import when
from esftui.panels.glyphs import HALF, NOW, ROW, SOON
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.text import clean, first_fitting
from esftui.panels.words import days, numbers

_SIGNS: dict[str, tuple[str, Role]] = {
    "overdue": ("!", "bad"),
    "due": (NOW, "warn"),
    "due_soon": (SOON, "dim"),
}
_DAYS_FROM = 34
"""Cells that a box needs for "within 30 days" instead of "soon", and the like."""


def draw(figures: Figures, width: int, height: int, cursor: int | None = None) -> Drawing:
    """Draw the radar in a box; ``cursor`` is the row that keys act on, kept in view."""
    radar = figures.radar
    heading = _("To do")
    counts = flowing(_counts(radar, figures.checklist.due_soon_days, width), width, 2)
    everything = radar.rows
    if not everything:
        lines = filled(counts, [[empty(width)]], height)
        return panel(heading, lines, width, height, figure=_figure(radar))
    # the list keeps at least half of the height, and a line as long as there is one
    counts = counts[: max(0, min(height - 1, height // 2))]
    gap = bool(counts) and height >= len(counts) + len(everything) + 1
    lines = [*counts, *([()] * gap)]
    room = max(0, height - len(lines))
    first = first_row(len(everything), room, cursor)
    rows = everything[first : first + room]
    table = todo_table(rows, width)
    if cursor is not None and first <= cursor < first + len(table):
        table[cursor - first] = marked(table[cursor - first], width)
    foot = _foot(len(everything), first, len(rows))
    return panel(heading, [*lines, *table], width, height, figure=_figure(radar), foot=foot)


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for nothing to do."""
    text = _(
        "Nothing to do just now. Follow-ups, surveys and milestones are shown here once they"
        " are due."
    )
    return sentence(text, width)


def _figure(radar: Radar) -> list[Line]:
    late = sum(row.urgency == "overdue" for row in radar.rows)
    role: Role = "bad" if late else "strong"
    sign = "! " if late else ""
    first = joined(Span(sign + formats.number(late), role), Span(" " + _("overdue"), "dim"))
    rest = len(radar.rows) - late
    more = joined(Span(formats.number(rest), "strong"), Span(" " + _("to do"), "dim"))
    return [joined(first, Span(" · ", "dim"), more), first]


def _foot(count: int, first: int, shown: int) -> list[Line]:
    if shown >= count:
        return []
    text = _("{first}–{last} of {count}").format(
        first=formats.number(first + 1),
        last=formats.number(first + shown),
        count=formats.number(count),
    )
    return [(Span(text, "dim"),)]


class Count(NamedTuple):
    """How many there are of something: the number, its words with ``{number}``, how it hurts."""

    number: int
    words: str
    late: bool = False

    def line(self) -> Line:
        """Return the number with its words."""
        before, after = self.words.split("{number}")
        return joined(
            Span("! " if self.late else "", "bad"),
            Span(before, "dim"),
            Span(formats.number(self.number), "bad" if self.late else "strong"),
            Span(after, "dim"),
        )


def _counts(radar: Radar, soon_days: int, width: int) -> list[Line]:
    """Return how many there are of each kind, what is overdue first; nothing for none."""
    late, items, asked = radar.follow_ups_overdue, radar.milestones_overdue, radar.surveys_due
    decided = radar.decisions_open
    late_survey = any(row.kind == "survey" and row.urgency == "overdue" for row in radar.people)
    counts = [
        Count(
            late, ngettext("{number} follow-up overdue", "{number} follow-ups overdue", late), True
        ),
        Count(
            items,
            ngettext("{number} milestone overdue", "{number} milestones overdue", items),
            True,
        ),
        Count(
            decided,
            # NOTE: of what steering meetings have decided
            ngettext("{number} decision not done", "{number} decisions not done", decided),
            radar.decisions_overdue > 0,
        ),
        Count(asked, _surveys(asked, width), late_survey),
        *_soon(radar, soon_days, width),
        Count(radar.blocked, ngettext("{number} waits", "{number} wait", radar.blocked)),
    ]
    parts = [count.line() for count in counts if count.number]
    if radar.stale and radar.days_since_entry is not None:
        since = days(radar.days_since_entry)
        long = _("! nothing registered for {days}").format(days=since)
        text = first_fitting(width, long, _("! nothing for {days}").format(days=since))
        parts.insert(0, (Span(text, "warn"),))
    return parts


def _surveys(number: int, width: int) -> str:
    if width < _DAYS_FROM:
        return ngettext("{number} survey due", "{number} surveys due", number)
    return ngettext("{number} survey to hand out", "{number} surveys to hand out", number)


def _soon(radar: Radar, soon_days: int, width: int) -> list[Count]:
    near, items = radar.follow_ups_due, radar.milestones_due
    if width < _DAYS_FROM:
        return [
            Count(near, ngettext("{number} follow-up soon", "{number} follow-ups soon", near)),
            Count(items, ngettext("{number} milestone soon", "{number} milestones soon", items)),
        ]
    follow_ups = ngettext(
        "{number} follow-up within {days}", "{number} follow-ups within {days}", near
    )
    milestones = ngettext(
        "{number} milestone within {days}", "{number} milestones within {days}", items
    )
    words = {"number": "{number}", "days": days(soon_days)}
    return [Count(near, follow_ups.format(**words)), Count(items, milestones.format(**words))]


def todo_table(rows: Sequence[RadarRow], width: int) -> list[Line]:
    """Return one line for each thing to do; the first cell is kept free for the marker."""
    signs = [_SIGNS[row.urgency] for row in rows]
    return [
        joined(" ", line)
        for line in lay(
            [
                Column([Span(sign, role) for sign, role in signs], 98),
                column([what(row) for row in rows], 100, least=12),
                Column([when(row.urgency, row.days) for row in rows], 90),
                column([formats.iso(row.due) for row in rows], 60, "dim"),
                Column([_waits(row) for row in rows], 45, least=10),
            ],
            width - 1,
        )
    ]


def what(row: RadarRow) -> str:
    """Return whom it concerns, by pseudonym, and what; or the item's title, or the decision."""
    if row.kind == "follow_up":
        text = _("{person} · follow-up after {time}")
        return text.format(person=clean(row.person or ""), time=length(row.what))
    if row.kind == "survey":
        text = _("{person} · survey {occasion}")
        return text.format(person=clean(row.person or ""), occasion=clean(occasion(row.what)))
    if row.kind == "decision":
        return _("decision: {text}").format(text=clean(row.what))
    return clean(row.what)


def _waits(row: RadarRow) -> Span:
    if not row.blocked_by:
        return Span(clean(row.owner or ""), "dim")
    text = _("waits for {item}").format(item=clean(row.blocked_by[0]))
    if others := len(row.blocked_by) - 1:
        text += _(" and {number} more").format(number=formats.number(others))
    return Span(text, "warn")


def full(figures: Figures, width: int, cursor: int | None = None) -> Drawing:
    """Draw the radar in full: everything that must be done, the coming wave, and the rules.

    ``cursor`` is the row that keys act on.
    """
    radar, soon = figures.radar, figures.checklist.due_soon_days
    lines = flowing(_counts(radar, soon, width), width, 3)
    if rows := radar.rows:
        table = todo_table(rows, width)
        if cursor is not None and cursor < len(table):
            table[cursor] = marked(table[cursor], width)
        lines += [*([()] if lines else []), *table]
    else:
        lines += empty(width)
    if outside := _outside(figures):
        lines += [*section(_("Deviations")), *bullets(outside, width)]
    lines += [*section(_("Coming months")), *_wave(radar, width)]
    lines += [*section(_("What the figures say")), *bullets(_why(radar), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(soon), width)]
    return in_full(_("To do"), _figure(radar), lines, width)


def _outside(figures: Figures) -> list[str]:
    """Return what falls outside, each with its rule in words."""
    from esftui.report.text.deviations import sentence as told

    return [clean(told(row, figures)) for row in figures.deviations.rows]


def _wave(radar: Radar, width: int) -> list[Line]:
    """Return a row for each coming month: follow-ups and milestones that fall due in it."""
    most = max((one + other for _month, one, other in radar.wave), default=0)

    def bars(size: int) -> list[Line]:
        return [
            stacked_bar([Part(one, ROW, "accent"), Part(other, HALF, "")], most, size)
            for _month, one, other in radar.wave
        ]

    return lay(
        [
            column([formats.month(month) for month, _one, _other in radar.wave], 100, "dim"),
            Chart(bars, 60, 5, 12, 60),
            numbers([one for _month, one, _other in radar.wave], 90, f"{ROW} " + _("follow-ups")),
            numbers([two for _month, _one, two in radar.wave], 90, f"{HALF} " + _("milestones")),
        ],
        width,
        header=True,
    )


def _why(radar: Radar) -> list[str]:
    texts = []
    if radar.last_entry is None:
        texts.append(_("Nothing has been registered yet."))
    else:
        text = _("Last registered: {date} ({days} before).")
        since = days(radar.days_since_entry or 0)
        texts.append(text.format(date=formats.iso(radar.last_entry), days=since))
    return texts


def _terms(soon_days: int) -> list[tuple[str, str]]:
    soon = days(soon_days)
    return [
        ("! " + _("overdue"), _("The day and any days of grace have passed.")),
        (f"{NOW} " + _("due now"), _("The day has come, the days of grace have not passed.")),
        (f"{SOON} " + _("due soon"), _("The day comes within {days}.").format(days=soon)),
        (_("follow-up"), _("Someone who left is to be asked what they do now.")),
        (_("survey"), _("Someone who should have been handed a survey and was not.")),
        (_("milestone"), _("An item of the checklist that is due.")),
        (_("decision"), _("What a steering meeting decided, until it is carried out.")),
        (_("waits for"), _("Another item must be done first, and is not.")),
    ]
