"""Participant flow (deltagarflöde) drawn: starts, exits and stock over the whole period."""

from datetime import date

import msgspec

from esftui.locales import _, formats, ngettext
from esftui.measure.figures import Figures
from esftui.measure.flow import Flow
from esftui.model.dates import month_end, month_key, months_between
from esftui.panels.bars import goal_bar
from esftui.panels.chart import Grid, axis, columns, grid
from esftui.panels.compose import (
    bullets,
    definitions,
    in_full,
    line_cells,
    of,
    panel,
    section,
    sentence,
    squeezed,
)
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.table import column, lay
from esftui.panels.text import cells
from esftui.panels.words import assumed, numbers


class Band(msgspec.Struct, frozen=True):
    """One of the three rows of columns: what it is called, its number, its values in time."""

    word: str
    number: str
    role: Role
    values: list[float | None]
    top: float


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the flow in a box: a band for starts, stock and exits, then the axis."""
    flow = figures.flow
    heading = _("Participant flow")
    if not flow.starts:
        return panel(heading, empty(width), width, height, figure=[figure_of(flow)])
    months = months_of(figures)
    lines = _plan_row(flow, width) if height >= 9 and width >= 50 else []
    lines += _bands(flow, months, width, height - len(lines))
    return panel(heading, lines, width, height, figure=[figure_of(flow)], foot=_foot(flow))


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for a flow without anybody in it."""
    text = _("No participants yet. They are shown here once starts are registered.")
    return sentence(text, width)


def figure_of(flow: Flow) -> Line:
    """Return the unique participants, of those planned where there is a plan."""
    number = formats.number(flow.participants)
    if flow.planned is None:
        return (Span(number, "strong"), Span(" " + _("participants"), "dim"))
    return of(number, formats.number(flow.planned))


def _foot(flow: Flow) -> list[Line]:
    back = Span(came_back(flow.re_entries), "dim")
    if flow.planned_to_date is None:
        return [(back,)]
    plan = Span(planned_by_now(flow), "plan")
    said = Span(assumed(planned_by_now(flow), flow.planned_assumed), "plan")
    dot = Span(" · ", "dim")
    return [joined(back, dot, said), joined(back, dot, plan), (plan,)]


def came_back(number: int) -> str:
    """Return how many starts were re-entries."""
    return ngettext("{number} came back", "{number} came back", number).format(
        number=formats.number(number)
    )


def planned_by_now(flow: Flow) -> str:
    """Return how many participants were planned by now."""
    return _("plan by now {number}").format(number=formats.number(flow.planned_to_date))


def months_of(figures: Figures) -> list[str]:
    """Return the months of the flow and those that are left of the period."""
    known = [month.month for month in figures.flow.months]
    last = known[-1] if known else ""
    period = months_between(figures.head.start, figures.head.end)
    return known + [key for key in map(month_key, period) if key > last]


def bands(flow: Flow, on: Grid) -> list[Band]:
    """Return starts, stock and exits on a grid; starts and exits on one scale."""
    groups = on.groups()
    known = len(flow.months)

    def values(what: str, *, summed: bool) -> list[float | None]:
        found: list[float | None] = []
        for group in groups:
            inside = [getattr(flow.months[index], what) for index in group if index < known]
            found.append(None if not inside else sum(inside) if summed else inside[-1])
        return found

    starts, exits = values("starts", summed=True), values("exits", summed=True)
    stock = values("stock", summed=False)
    most = max((value for value in starts + exits if value is not None), default=0)
    high = max((value for value in stock if value is not None), default=0)
    return [
        Band(_("starts"), formats.number(flow.starts), "in", starts, most),
        Band(_("active"), formats.number(flow.active), "stock", stock, high),
        Band(_("exits"), formats.number(flow.exits), "out", exits, most),
    ]


def _heights(height: int) -> tuple[int, int, int, bool]:
    """Return the lines of the three bands, and whether there is an axis."""
    rest = height - (height >= 4)
    small = max(1, rest // 4)
    return small, max(1, rest - 2 * small), small, height >= 4


def _bands(flow: Flow, months: list[str], width: int, height: int) -> list[Line]:
    named = bands(flow, grid(1, 1))
    label = max(cells(band.word) for band in named)
    number = max(cells(band.number) for band in named)
    left = label + number + 2
    if height < 3 or width < left + 8:
        return [_summary(flow, width)]
    on = grid(len(months), width - left, widest=12)
    *sizes, has_axis = _heights(height)
    lines: list[Line] = []
    for band, size in zip(bands(flow, on), sizes, strict=True):
        chart = columns(band.values, band.top, size, on, band.role)
        head = joined(
            Span(band.word.ljust(label + 1), band.role),
            Span(band.number.rjust(number), "strong"),
            " ",
        )
        lines += [joined(head if row == 0 else " " * left, line) for row, line in enumerate(chart)]
    return [*lines, joined(" " * left, axis(months, on))] if has_axis else lines


def _summary(flow: Flow, width: int) -> Line:
    parts: list[Line] = [
        (Span(band.number, "strong"), Span(" " + band.word, band.role))
        for band in bands(flow, grid(1, 1))
    ]
    return squeezed([*parts, (Span(came_back(flow.re_entries), "dim"),)], width)


def _plan_row(flow: Flow, width: int) -> list[Line]:
    """Return the participants as a bar with a mark at the plan by now, where there is a plan."""
    if not flow.planned or flow.planned_to_date is None:
        return []
    words = joined(
        Span(_("participants"), "accent"),
        " ",
        Span(formats.number(flow.participants), "strong"),
        " ",
    )
    after = joined(
        " ",
        Span(planned_by_now(flow), "plan"),
        Span(" " + _("of {number}").format(number=formats.number(flow.planned)), "dim"),
    )
    room = width - line_cells(words) - line_cells(after)
    most = max(flow.planned, flow.participants)
    bar = goal_bar(flow.participants / most, flow.planned_to_date / most, room)
    return [joined(words, bar, after)]


def full(figures: Figures, width: int) -> Drawing:
    """Draw the flow in full: the chart, the plan, every month, and what each figure is."""
    flow = figures.flow
    lines: list[Line] = []
    if not flow.starts:
        lines += empty(width)
    else:
        months = months_of(figures)
        lines += _large(flow, months, width)
        lines += _against_plan(figures, months, width)
        lines += [*section(_("Month by month")), *_month_table(flow, width)]
    lines += [*section(_("What the figures say")), *bullets(_why(flow), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return in_full(_("Participant flow"), [figure_of(flow)], lines, width)


_LARGE = (4, 8, 4)
"""Lines of the bands of starts, stock and exits in full."""


def _large(flow: Flow, months: list[str], width: int) -> list[Line]:
    named = bands(flow, grid(1, 1))
    label = max(cells(band.word) for band in named)
    number = max(cells(band.number) for band in named)
    room = width - label - number - 8
    on = grid(len(months), max(1, room), widest=4)
    lines: list[Line] = []
    for band, size in zip(bands(flow, on), _LARGE, strict=True):
        chart = columns(band.values, band.top, size, on, band.role)
        for row, line in enumerate(chart):
            head: Line = (Span(" " * (label + number + 1)),)
            if row == 0:
                head = (
                    Span(band.word.ljust(label + 1), band.role),
                    Span(band.number.rjust(number), "strong"),
                )
            mark = formats.number(band.top) if row == 0 else "0" if row == size - 1 else ""
            lines.append(joined(head, Span(mark.rjust(5) + " ", "dim"), line))
    return [*lines, joined(" " * (label + number + 7), axis(months, on))]


def planned_line(figures: Figures, months: list[str]) -> list[float]:
    """Return how many participants are planned by the end of each month (a straight line)."""
    head, planned = figures.head, figures.flow.planned or 0
    days = (head.end - head.start).days + 1
    found = []
    for month in months:
        end = month_end(date(int(month[:4]), int(month[5:7]), 1))
        found.append(planned * min(1.0, max(0.0, ((end - head.start).days + 1) / days)))
    return found


def _against_plan(figures: Figures, months: list[str], width: int) -> list[Line]:
    flow = figures.flow
    if not flow.planned:
        return []
    on = grid(len(months), max(1, width - 6), widest=4)
    known = len(flow.months)
    values: list[float | None] = []
    for group in on.groups():
        inside = [index for index in group if index < known]
        values.append(flow.months[inside[-1]].participants if inside else None)
    line = planned_line(figures, months)
    plan = [line[group[-1]] for group in on.groups()]
    top = max(flow.planned, flow.participants)
    chart = columns(values, top, 8, on, "accent", plan=plan)
    marks = [formats.number(top), *[""] * 6, "0"]
    title = assumed(_("Participants against the plan"), flow.planned_assumed)
    return [
        *section(title),
        *(joined(Span(f"{mark:>5} ", "dim"), row) for mark, row in zip(marks, chart, strict=True)),
        joined(" " * 6, axis(months, on)),
    ]


def _month_table(flow: Flow, width: int) -> list[Line]:
    rows = flow.months
    return lay(
        [
            column([formats.month(row.month) for row in rows], 100, heading=_("month")),
            numbers([row.starts for row in rows], 90, _("starts")),
            numbers([row.exits for row in rows], 90, _("exits")),
            numbers([row.stock for row in rows], 95, _("active"), strong=True),
            numbers([row.participants for row in rows], 80, _("participants")),
            numbers([row.re_entries for row in rows], 60, _("came back")),
        ],
        width,
        header=True,
    )


def _why(flow: Flow) -> list[str]:
    texts = [
        _("{starts} starts less {exits} exits leaves {active} active.").format(
            starts=formats.number(flow.starts),
            exits=formats.number(flow.exits),
            active=formats.number(flow.active),
        ),
        _("{starts} starts by {participants} unique persons: {number} were re-entries.").format(
            starts=formats.number(flow.starts),
            participants=formats.number(flow.participants),
            number=formats.number(flow.re_entries),
        ),
    ]
    if flow.planned is None or flow.planned_to_date is None:
        return [*texts, _("The project file gives no planned number of participants.")]
    text = _("{planned} participants are planned in all, {by_now} by now; there are {number}.")
    texts.append(
        text.format(
            planned=formats.number(flow.planned),
            by_now=formats.number(flow.planned_to_date),
            number=formats.number(flow.participants),
        )
    )
    if flow.planned_assumed:
        texts.append(_("The planned number is an assumption."))
    return texts


def _terms() -> list[tuple[str, str]]:
    return [
        (_("starts"), _("Enrolments begun by the date. One person can have several.")),
        (_("exits"), _("Enrolments ended by the date.")),
        (_("active"), _("Enrolments begun and not ended: starts less exits.")),
        (_("participants"), _("Unique persons with at least one start by the date.")),
        (_("came back"), _("Starts of persons who had started before.")),
        (_("plan by now"), _("The planned participants, spread evenly over the days.")),
    ]
