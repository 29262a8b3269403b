"""Goals (mål) drawn: outcome against target, what is still needed, and the verdict in words."""

from collections.abc import Sequence

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import verdict as verdict_word
from esftui.measure.figures import Figures
from esftui.measure.goals import GoalRow, Goals
from esftui.measure.verdict import GRAVITY
from esftui.panels.compose import aired, in_full, line_cells, of, panel, sentence, squeezed
from esftui.panels.glyphs import MARK
from esftui.panels.goal_details import details
from esftui.panels.goal_words import shown
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.text import clean, first_fitting
from esftui.panels.words import SIGNS

_ONE_LINE_FROM = 62
"""Cells that a box needs for a goal's words on its own line."""
_WORDS_FROM = 92
"""Cells that a box needs before the target's mark is written out as a word."""


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the goals in a box: those that are numbers one a line, then the milestones."""
    goals = figures.goals
    heading = _("Goals")
    if not goals.rows:
        return panel(heading, empty(width), width, height)
    measured = [row for row in goals.rows if row.kind in ("share", "count", "change")]
    milestones = [row for row in goals.rows if row.kind == "milestone"]
    if width < _ONE_LINE_FROM and 2 * len(measured) + len(milestones) - 1 <= height:
        lines = [*_twofold(measured, width), *milestone_table(milestones, width)]
    else:
        lines = aired(_lines(measured, milestones, width, height), height)
    if not lines:
        lines = sentence(_("The goals are in words; open the panel to read them."), width)
    return panel(heading, lines, width, height, figure=_figure(goals), foot=_foot(measured))


def _twofold(rows: Sequence[GoalRow], width: int) -> list[Line]:
    """Return two lines a goal where one has no room for the words: verdict, what is needed."""
    lines: list[Line] = []
    for row, line in zip(rows, table(rows, width, words=False), strict=True):
        one = shown(row)
        parts = [one.word, Span(one.needed), Span(one.left, "dim"), Span(one.response, "dim")]
        lines += [line, joined("  ", squeezed([(part,) for part in parts if part.text], width - 2))]
    return lines


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for a project without goals."""
    return sentence(_("No goals. They are shown here once project.yaml has goals."), width)


def _figure(goals: Goals) -> list[Line]:
    if not goals.decided:
        return [(Span(_("no targets decided"), "dim"),)]
    before, after = _("{number} of {total} met").split("{number}")
    total = formats.number(goals.decided)
    number = Span(formats.number(goals.met), "strong")
    long = joined(Span(before, "dim"), number, Span(after.format(total=total), "dim"))
    return [long, of(formats.number(goals.met), total)]


def _foot(measured: Sequence[GoalRow]) -> list[Line]:
    if not any(row.target for row in measured):
        return []
    return [(Span(f"{MARK} ", "plan"), Span(_("target"), "dim"))]


def _lines(
    measured: Sequence[GoalRow], milestones: Sequence[GoalRow], width: int, height: int
) -> list[Line]:
    """Return what there are lines for: numbers first, then milestones, the rest summed up."""
    if len(measured) + len(milestones) <= height:
        return [*table(measured, width), *milestone_table(milestones, width)]
    last = 1 if milestones and height > 1 else 0
    if len(measured) <= height - last:
        pressing = sorted(milestones, key=lambda row: -GRAVITY.index(row.verdict or "no_data"))
        own = pressing[: max(0, height - len(measured) - 1)]
        rest = [row for row in milestones if row not in own]
        return [
            *table(measured, width),
            *milestone_table(own, width),
            *_summary(rest, width, others=bool(own)),
        ]
    kept = measured[: max(1, height - last - 1)]
    return [
        *table(kept, width),
        *_more(measured[len(kept) :]),
        *(_summary(milestones, width) if last else []),
    ]


def _summary(rows: Sequence[GoalRow], width: int, *, others: bool = False) -> list[Line]:
    """Return one line for several milestones: how many are done, and how many were missed."""
    if not rows:
        return []
    done = sum(bool(row.numerator) for row in rows)
    missed = sum(row.verdict == "missed" for row in rows)
    if others:
        text = ngettext(
            "{done} of {number} other milestone done",
            "{done} of {number} other milestones done",
            len(rows),
        )
    else:
        text = ngettext(
            "{done} of {number} milestone done", "{done} of {number} milestones done", len(rows)
        )
    counts = {"done": formats.number(done), "number": formats.number(len(rows))}
    words = text.format(**counts)
    short = _("{done}/{number} milestones").format(**counts)
    line: Line = (Span(first_fitting(width, f"· {words}", words, short), "dim"),)
    if not missed:
        return [line]
    late = ngettext("{number} missed", "{number} missed", missed)
    sign, role = SIGNS["missed"]
    number = formats.number(missed)
    long = Span(f"{sign} {late.format(number=number)}", role)
    if line_cells(line) + line_cells((long,)) + 2 <= width:
        return [joined(line, "  ", long)]
    return [squeezed([(Span(f"{sign} {number}", role),), line], width, 2)]


def _more(rows: Sequence[GoalRow]) -> list[Line]:
    if not rows:
        return []
    text = ngettext("{number} more goal", "{number} more goals", len(rows))
    words = text.format(number=formats.number(len(rows)))
    if met := sum(row.verdict == "met" for row in rows):
        words += ", " + ngettext("{number} met", "{number} met", met).format(
            number=formats.number(met)
        )
    return [(Span("· " + words, "dim"),)]


def table(rows: Sequence[GoalRow], width: int, *, words: bool = True) -> list[Line]:
    """Return one line a goal: sign, title, bar with the target's mark, numbers, words."""
    if not rows:
        return []
    found = [shown(row) for row in rows]
    word = _("target") + " " if width >= _WORDS_FROM else MARK
    targets = [f"{word}{one.target}" if one.target else "" for one in found]
    said: list[Column | Chart] = [
        Column([one.word for one in found], 60),
        column([one.needed for one in found], 45),
        column([one.left for one in found], 30, "dim"),
        column([one.response for one in found], 20, "dim"),
    ]
    return lay(
        [
            Column([one.sign for one in found], 95),
            column([one.title for one in found], 100, least=10),
            Chart(lambda size: [one.drawn(size) for one in found], 55, 6, max(9, width // 7), 40),
            column([one.outcome for one in found], 90, "strong", right=True),
            column(targets, 80, "plan", right=True),
            column([one.parts for one in found], 65, "dim", right=True),
            *(said if words else ()),
        ],
        width,
        gap=1,
    )


def milestone_table(rows: Sequence[GoalRow], width: int) -> list[Line]:
    """Return one line a milestone: sign, title, date, word."""
    if not rows:
        return []
    signs = [SIGNS[row.verdict or "no_data"] for row in rows]
    words = [
        Span(verdict_word(row.verdict) if row.verdict else _("not in the checklist"), role)
        for row, (_sign, role) in zip(rows, signs, strict=True)
    ]
    return lay(
        [
            Column([Span(sign, role) for sign, role in signs], 95),
            column([clean(row.title) for row in rows], 100, least=10),
            Column([_date(row) for row in rows], 80),
            Column(words, 70),
        ],
        width,
        gap=1,
    )


def _date(row: GoalRow) -> Span:
    if row.numerator:
        return Span(formats.iso(row.done) if row.done else "", "dim")
    return Span(formats.iso(row.due) if row.due else "")


def full(figures: Figures, width: int) -> Drawing:
    """Draw the goals in full: each with all its numbers, then the texts and the rules."""
    goals = figures.goals
    heading = _("Goals")
    if not goals.rows:
        return in_full(heading, [], empty(width), width)
    return in_full(heading, _figure(goals), details(goals, width), width)
