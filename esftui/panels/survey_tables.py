"""The tables of the surveys: who answered what, what silence hides, and how answers changed."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import occasion
from esftui.measure.figure import Split
from esftui.measure.surveys import ChangeRow, OccasionRow, QuestionFigures
from esftui.panels.bars import Part, stacked_bar
from esftui.panels.compose import flowing, line_cells, squeezed
from esftui.panels.glyphs import HALF, LIGHT, ROW
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.table import Chart, Column, column, lay, lay_in_parts
from esftui.panels.text import cells, clean
from esftui.panels.words import men_letter, women_letter

LOW = "!"
"""Stands before what too few have answered; the word stands beside it."""


def is_low(row: OccasionRow, least: float) -> bool:
    """Say whether the response rate is below what is wanted at the least."""
    return row.response_rate is not None and row.response_rate < least


def answer_bar(row: OccasionRow, width: int) -> Line:
    """Return all who should have been asked: positive ▇, other answers ▒, silent ░."""
    stack = [
        Part(row.positive, ROW, "accent"),
        Part(row.answered - row.positive, HALF, ""),
        Part(row.due - row.answered, LIGHT, "dim"),
    ]
    return stacked_bar(stack, row.due, width)


def legend() -> Line:
    """Return what the parts of such a bar are."""
    return joined(
        Span(f"{ROW} ", "accent"),
        Span(_("positive") + "  ", "dim"),
        Span(f"{HALF} "),
        Span(_("other answers") + "  ", "dim"),
        Span(f"{LIGHT} " + _("silent"), "dim"),
    )


class Answers(NamedTuple):
    """A line of answers: its title, whose they are, and the words beside the numbers."""

    title: Span
    row: OccasionRow
    said: Span = Span("")
    bounds: str = ""


def answer_lines(rows: Sequence[Answers], least: float, width: int) -> list[Line]:
    """Return a line for each: bar, share positive with its numbers, and the words beside them."""
    low = [is_low(one.row, least) for one in rows]
    return lay(
        [
            Column([Span(LOW if flag else " ", "warn") for flag in low], 95),
            Column([one.title for one in rows], 100, least=10),
            Chart(
                lambda size: [answer_bar(one.row, size) for one in rows],
                55,
                6,
                max(9, width // 10),
                40,
            ),
            column([formats.percent(one.row.share) for one in rows], 90, "strong", right=True),
            column([_parts(one.row) for one in rows], 65, "dim", right=True),
            Column([one.said for one in rows], 52),
            column([one.bounds for one in rows], 45, "dim"),
        ],
        width,
        gap=1,
    )


def _parts(row: OccasionRow) -> str:
    if not row.answered:
        return ""
    return f"{formats.number(row.positive)}/{formats.number(row.answered)}"


def response(row: OccasionRow, least: float) -> Span:
    """Return the response rate, called low where it is below what is wanted."""
    if not row.due:
        return Span(_("nobody to ask yet"), "dim")
    rate, number = formats.percent(row.response_rate), formats.number(row.due)
    if is_low(row, least):
        text = _("low response {share} of {number}")
        return Span(text.format(share=rate, number=number), "warn")
    return Span(_("response {share} of {number}").format(share=rate, number=number), "dim")


def brief_response(row: OccasionRow, least: float) -> Span:
    """Return the response rate in few words."""
    if not row.due:
        return Span("")
    rate = formats.percent(row.response_rate)
    if is_low(row, least):
        return Span(_("low: {share} answered").format(share=rate), "warn")
    return Span(_("{share} answered").format(share=rate), "dim")


def silent(row: OccasionRow) -> str:
    """Return how many have not answered; nothing where all have."""
    number = row.due - row.answered
    text = ngettext("{number} silent", "{number} silent", number)
    return text.format(number=formats.number(number)) if number else ""


def bounds(row: OccasionRow, *, bare: bool = False) -> str:
    """Return what the share would be if all had answered, from none to all of them positive."""
    if row.low is None or row.high is None or row.due == row.answered:
        return ""
    low, high = formats.percent(row.low), formats.percent(row.high)
    digits = low.rstrip("%").rstrip("\u00a0")
    span = f"{digits}{formats.DASH}{high}"
    return span if bare else _("{span} if all answered").format(span=span)


def words_line(row: OccasionRow, least: float, width: int) -> Line:
    """Return what stands below a question where a line has no room for it."""
    first = response(row, least)
    if cells(first.text) > width - 2:
        first = brief_response(row, least)
    parts = [first, Span(bounds(row), "dim"), Span(silent(row), "dim")]
    return joined("  ", squeezed([(part,) for part in parts if part.text], width - 2, 2))


def occasion_title(row: OccasionRow) -> Span:
    """Return an occasion as it stands below its question."""
    return Span(f"  {clean(occasion(row.occasion))}", "dim")


def from_to(change: ChangeRow) -> str:
    """Return the two occasions of a change."""
    return f"{clean(occasion(change.first))} → {clean(occasion(change.last))}"


_COUNTS = 4
"""Parts of a change's line that are of no use without each other."""
_ENOUGH = 5
"""Persons that a change from the first occasion to the last needs, to be the one shown."""


def _telling(changes: Sequence[ChangeRow]) -> ChangeRow | None:
    """Return the change from first to last, or the one with most persons where they are few."""
    if not changes or not any(row.both for row in changes):
        return None
    # the last is from the first occasion to the last
    return changes[-1] if changes[-1].both >= _ENOUGH else max(changes, key=lambda row: row.both)


def change_lines(question: QuestionFigures, width: int) -> list[Line]:
    """Return how the same persons' answers changed, if any have answered twice."""
    change = _telling(question.changes)
    if change is None:
        return []
    mean = _("mean {number}").format(number=formats.signed(change.mean, 1))
    parts: list[Line] = [
        (Span(from_to(change), "dim"),),
        (Span(_("{number} higher").format(number=formats.number(change.rose)), "strong"),),
        (Span(_("{number} the same").format(number=formats.number(change.same))),),
        (Span(_("{number} lower").format(number=formats.number(change.fell))),),
        (Span(mean, "dim"),),
        (Span(_("{number} persons").format(number=formats.number(change.both)), "dim"),),
    ]
    # how many higher, the same and lower stand together; the mean where there is room
    spare = width - 2 - sum(line_cells(part) + 1 for part in parts[:_COUNTS])
    lines = [squeezed(parts, width - 2, 2)] if spare >= -1 else flowing(parts[:-1], width - 2, 2)
    return [joined("  ", line) for line in lines]


def occasion_table(question: QuestionFigures, least: float, width: int) -> list[Line]:
    """Return every occasion of a question with all its numbers, and the latest answers last."""
    rows = list(question.occasions)
    if len(rows) > 1:
        rows.append(question.overall)
    titles = [clean(occasion(row.occasion)) if row.occasion else _("latest answer") for row in rows]
    rates = [
        Span(
            (f"{LOW} " if is_low(row, least) else "") + formats.percent(row.response_rate),
            "warn" if is_low(row, least) else "",
        )
        for row in rows
    ]
    return lay_in_parts(
        column(titles, 100, least=8, heading=_("occasion")),
        [
            Chart(lambda size: [answer_bar(row, size) for row in rows], 50, 6, 12, 40),
            column(
                [formats.percent(row.share) for row in rows],
                95,
                "strong",
                right=True,
                heading=_("positive"),
            ),
            Column(rates, 85, right=True, heading=_("response")),
            _counts([row.positive for row in rows], 70, _("number")),
            _counts([row.answered for row in rows], 90, _("answered")),
            _counts([row.asked for row in rows], 55, _("asked")),
            _counts([row.due for row in rows], 80, _("to ask")),
            column(
                [bounds(row, bare=True) for row in rows],
                45,
                "dim",
                right=True,
                heading=_("if all answered"),
            ),
            *(
                column(
                    [_gender(row.positive_split, row.answered_split, women=women) for row in rows],
                    40,
                    right=True,
                    heading=women_letter() if women else men_letter(),
                )
                for women in (True, False)
            ),
        ],
        width,
    )


def _counts(numbers: Sequence[int], keep: int, heading: str) -> Column:
    spans = [Span(formats.number(number), "" if number else "dim") for number in numbers]
    return Column(spans, keep, right=True, heading=heading)


def _gender(part: Split, whole: Split, *, women: bool) -> str:
    counted, everyone = (part.women, whole.women) if women else (part.men, whole.men)
    return f"{formats.number(counted)}/{formats.number(everyone)}" if everyone else formats.DASH


def change_table(question: QuestionFigures, width: int) -> list[Line]:
    """Return each change between occasions: how many answered higher, the same and lower."""
    rows = [row for row in question.changes if row.both]
    if not rows:
        return []

    def bar(row: ChangeRow, size: int) -> Line:
        low: Role = "dim"
        stack = [
            Part(row.rose, ROW, "accent"),
            Part(row.same, HALF, ""),
            Part(row.fell, LIGHT, low),
        ]
        return stacked_bar(stack, row.both, size)

    return lay_in_parts(
        column([from_to(row) for row in rows], 100, least=10, heading=_("change")),
        [
            Chart(lambda size: [bar(row, size) for row in rows], 50, 6, 12, 30),
            _counts([row.rose for row in rows], 90, f"{ROW} " + _("higher")),
            _counts([row.same for row in rows], 90, f"{HALF} " + _("the same")),
            _counts([row.fell for row in rows], 90, f"{LIGHT} " + _("lower")),
            _counts([row.both for row in rows], 80, _("answered both")),
            column(
                [formats.signed(row.mean, 1) for row in rows],
                85,
                "strong",
                right=True,
                heading=_("mean"),
            ),
            *(
                column(
                    [_gender(row.rose_split, row.both_split, women=women) for row in rows],
                    40,
                    right=True,
                    heading=f"{women_letter() if women else men_letter()} " + _("higher"),
                )
                for women in (True, False)
            ),
        ],
        width,
    )
