"""The tables of the follow-ups: states after each length of time, what was found, the wave."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from esftui.locales import _, formats, ngettext, pgettext
from esftui.locales.labels import follow_up_outcome, length
from esftui.measure.figure import Split
from esftui.measure.followups import FollowUpRow, FollowUps, OffsetRow, State
from esftui.panels.bars import Part, split_bar, stacked_bar
from esftui.panels.compose import flowing, squeezed
from esftui.panels.glyphs import HALF, LIGHT, NOW, ROW, SOON
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.table import Chart, Column, column, lay, lay_in_parts
from esftui.panels.text import clean
from esftui.panels.words import days_late, days_left, gender_columns, numbers


class Look(NamedTuple):
    """How a state is shown: the sign that its cells are filled with, its role, its words.

    ``keep`` is how long its numbers stay where room is short.
    """

    sign: str
    role: Role
    heading: Callable[[], str]
    counted: Callable[[int], str]
    keep: int


LOOKS: dict[State, Look] = {
    "done": Look(
        ROW,
        "accent",
        lambda: pgettext("follow-ups", "done"),
        lambda n: ngettext("{number} done", "{number} done", n),
        85,
    ),
    "not_reached": Look(
        HALF,
        "",
        lambda: _("not reached"),
        lambda n: ngettext("{number} not reached", "{number} not reached", n),
        60,
    ),
    "declined": Look(
        LIGHT,
        "dim",
        lambda: _("declined"),
        lambda n: ngettext("{number} declined", "{number} declined", n),
        60,
    ),
    "overdue": Look(
        "!",
        "bad",
        lambda: _("overdue"),
        lambda n: ngettext("{number} overdue", "{number} overdue", n),
        98,
    ),
    "due": Look(NOW, "warn", lambda: _("due now"), lambda _n: _("{number} due now"), 80),
    "due_soon": Look(SOON, "dim", lambda: _("due soon"), lambda _n: _("{number} due soon"), 75),
    "upcoming": Look(" ", "dim", lambda: _("later"), lambda _n: _("{number} later"), 30),
}
"""The states in the order of the bar; those that come later are not in it."""

BARRED: tuple[State, ...] = tuple(state for state in LOOKS if state != "upcoming")


def state_bar(row: OffsetRow, most: int, width: int) -> Line:
    """Return the follow-ups whose day has come or is near, part by part."""
    stack = [Part(row.count(state), LOOKS[state].sign, LOOKS[state].role) for state in BARRED]
    return stacked_bar(stack, most, width)


def counted(state: State, number: int) -> Span:
    """Return ``! 4 sena``: the sign of the bar, the number and the word; nothing for none."""
    if not number:
        return Span("")
    look = LOOKS[state]
    text = look.counted(number).format(number=formats.number(number))
    return Span(f"{look.sign} {text}", look.role)


def table(rows: Sequence[OffsetRow], width: int, *, header: bool) -> list[Line]:
    """Return a row for each length of time after exit: bar, the number in each state, who stayed.

    With ``header`` the states are named above their numbers, else beside them.
    """
    return lay([_lengths(rows), *_states(rows, BARRED, header=header)], width, header=header)


def whole_table(rows: Sequence[OffsetRow], width: int) -> list[Line]:
    """Return every number of each length of time after exit, also what comes later."""
    return lay_in_parts(_lengths(rows), _states(rows, tuple(LOOKS), header=True), width)


def _lengths(rows: Sequence[OffsetRow]) -> Column:
    return column([length(row.after) for row in rows], 100, heading=_("after exit"))


def _states(
    rows: Sequence[OffsetRow], states: Sequence[State], *, header: bool
) -> list[Column | Chart]:
    most = max((sum(row.count(state) for state in BARRED) for row in rows), default=0)
    late = any(row.count("overdue") for row in rows)
    return [
        Chart(lambda size: [state_bar(row, most, size) for row in rows], 92, 6, 12, 60),
        *(
            _state_column(state, rows, header=header)
            for state in sorted(states, key=lambda state: state != "overdue" or not late)
        ),
        column(
            [_stayed(row, bare=header) for row in rows],
            55,
            right=header,
            heading=_("still in work/studies"),
        ),
    ]


def _state_column(state: State, rows: Sequence[OffsetRow], *, header: bool) -> Column:
    look = LOOKS[state]
    counts = [row.count(state) for row in rows]
    if not header:
        return Column([counted(state, count) for count in counts], look.keep)
    loud: Role = look.role if state in ("overdue", "due") else "strong" if state == "done" else ""
    sign = "! " if state == "overdue" else ""
    cells = [
        Span((sign if count else "") + formats.number(count), loud if count else "dim")
        for count in counts
    ]
    return Column(cells, look.keep, right=True, heading=f"{look.sign} {look.heading()}".strip())


def _stayed(row: OffsetRow, *, bare: bool) -> str:
    if not row.positive_before:
        return formats.DASH if bare else ""
    part = _("{part} of {whole}").format(
        part=formats.number(row.positive_still), whole=formats.number(row.positive_before)
    )
    return part if bare else _("still there {part}").format(part=part)


def outcome_lines(rows: Sequence[OffsetRow], width: int) -> list[Line]:
    """Return what the follow-ups found after each length of time, on as many lines as it takes."""
    lines: list[Line] = []
    for row in rows:
        parts: list[Line] = [(Span(length(row.after) + ":", "dim"),)]
        for name, split in row.outcomes:
            number = Span(formats.number(split.total), "strong")
            parts.append(joined(number, Span(f" {clean(follow_up_outcome(name)).lower()}", "dim")))
        lines += flowing(parts, width, 2, hang=2) if row.outcomes else []
    return lines


def outcome_table(row: OffsetRow, width: int) -> list[Line]:
    """Return what the follow-ups a length of time after exit found, by gender."""
    rows = row.outcomes
    splits = [split for _name, split in rows]
    everyone = sum(splits, start=Split())
    most = max((split.total for split in splits), default=0)
    return lay(
        [
            column(
                [clean(follow_up_outcome(name)) for name, _split in rows],
                100,
                least=8,
                heading=_("{time} after").format(time=length(row.after)),
            ),
            Chart(lambda size: [split_bar(split, most, size) for split in splits], 60, 5, 12, 40),
            *gender_columns(splits, 70, letters=False),
            numbers([split.total for split in splits], 90, _("all"), strong=True),
            column(
                [formats.percent(split.total / everyone.total) for split in splits],
                50,
                right=True,
            ),
        ],
        width,
        header=True,
    )


def wave_line(wave: Sequence[tuple[str, int]], width: int) -> Line:
    """Return how many fall due in each of the coming months, on one line."""
    parts: list[Line] = [(Span(_("coming"), "dim"),)]
    for month, number in wave:
        name = Span(f"{formats.month_name(month)} ", "dim")
        parts.append(joined(name, Span(formats.number(number), "strong" if number else "dim")))
    return squeezed(parts, width, 2)


def wave_table(wave: Sequence[tuple[str, int]], width: int) -> list[Line]:
    """Return a row for each of the coming months, with a bar for how many fall due in it."""
    most = max((number for _month, number in wave), default=0)
    return lay(
        [
            column([formats.month(month) for month, _number in wave], 100, "dim"),
            Chart(
                lambda size: [
                    stacked_bar([Part(number, ROW, "accent")], most, size)
                    for _month, number in wave
                ],
                60,
                5,
                12,
                60,
            ),
            numbers([number for _month, number in wave], 90, strong=True),
        ],
        width,
    )


def waiting_table(rows: Sequence[FollowUpRow], width: int) -> list[Line]:
    """Return a row for each follow-up that is waited for, the person by pseudonym."""
    return lay(
        [
            Column([Span(LOOKS[row.state].sign, LOOKS[row.state].role) for row in rows], 98),
            Column([Span(clean(row.person)) for row in rows], 100, least=8, heading=_("person")),
            column([length(row.after) for row in rows], 60, heading=_("after exit")),
            column([formats.iso(row.exit) for row in rows], 50, "dim", heading=_("exit")),
            column([formats.iso(row.due) for row in rows], 70, heading=_("due")),
            Column([when(row.state, row.days) for row in rows], 90),
        ],
        width,
        header=True,
    )


def when(state: str, number: int) -> Span:
    """Return how late something is, how long ago its day came, or how soon it does."""
    if state == "overdue":
        return Span(days_late(number), "bad")
    if number > 0:
        text = ngettext("{number} day ago", "{number} days ago", number)
        return Span(text.format(number=formats.number(number)), "warn")
    return Span(days_left(-number), "warn" if state == "due" else "")


def pressing(found: FollowUps) -> list[FollowUpRow]:
    """Return those that are overdue, due or due soon, the longest overdue first."""
    return [row for row in found.waiting if row.state != "upcoming"]
