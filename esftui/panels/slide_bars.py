"""The bars of a slide: thick, with a mark at the target, and what they say in words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from esftui.locales import N_, _, labels
from esftui.model.slide import SlideBar
from esftui.panels.bars import goal_bar, merged
from esftui.panels.compose import line_cells
from esftui.panels.glyphs import BAND, FULL, LINED, MARK, ROW, TRACK, WHOLE
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut, wrap
from esftui.panels.words import men_letter, women_letter

_LEAST_BAR = 10
_LONGEST_BAR = 110
_HEAD_ROWS = 3
"""A label above its bar takes at most so many rows."""
_WIDE = 104
"""From this width on, a long label is wrapped beside its bar, and not put above it."""
_GAP = 2
_VERDICTS: dict[str, Role] = {
    "met": "good",
    "on_track": "good",
    "at_risk": "warn",
    "out_of_reach": "bad",
    "missed": "bad",
}
"""The roles of the verdicts that have one; the others are ordinary text."""


class Density(NamedTuple):
    """How thick a bar is, in rows, and how many blank ones stand between two."""

    rows: int
    air: int


DENSITIES = (
    Density(1, 0),
    Density(1, 1),
    Density(2, 1),
    Density(3, 1),
    Density(4, 2),
    Density(5, 2),
    Density(6, 3),
)
"""From the tightest to the most generous."""

_FILLED: tuple[Role, ...] = ("accent", "women")
"""The roles of what whole cells of a bar are filled with."""
_BY_GENDER = ("exits", "activities", "gender", "equality")
"""The topics whose bars are of women and men."""
_OF_THE_WHOLE = ("gender", "equality")
"""Those of them where women and men are the whole bar: 40-60 % is marked on it."""
_MARKED = {"summary": N_("time elapsed"), "gender": N_("planned share")}
"""What the mark across a bar means, by the topics where nothing else says it."""


def bars(
    shown: Sequence[SlideBar],
    width: int,
    density: Density,
    topic: str = "",
    *,
    stacked: bool = False,
) -> list[list[Line]]:
    """Return each bar with its label and words, as the lines that belong together.

    Where labels would be cut and there is height for it, words stand above their bars;
    ``stacked`` says that they may where bars stand close, too.
    """
    columns = _columns(shown, width, density)
    longest = max((cells(clean(bar.label)) for bar in shown), default=0)
    above = stacked or density != DENSITIES[0]
    drawable = any(bar.share is not None for bar in shown)
    if drawable and above and longest > columns.label and width < _WIDE:
        judged = max(cells(clean(bar.verdict)) for bar in shown)
        return [_stacked(bar, width, judged, density, topic) for bar in shown]
    # bare numbers are set to the right, words to the left
    right = not any(" " in bar.text for bar in shown)
    found = []
    for bar in shown:
        label = _label(clean(bar.label), columns.label, 2 if above else 1)
        lines = _drawn(bar, label, columns, density, right, topic)
        close = not density.air and len(shown) > 1
        found.append([_lower(line) for line in lines] if close else lines)
    return found


def _lower(line: Line) -> Line:
    """Return a line with its bar a hair lower, so that it stays apart from the one above."""
    return tuple(
        Span(span.text.replace(FULL, ROW), span.role) if span.role in _FILLED else span
        for span in line
    )


def key(shown: Sequence[SlideBar], topic: str) -> list[Line]:
    """Return what the fills of bars mean, as far as they are used."""
    drawn = [bar for bar in shown if bar.share is not None]
    women, men = women_letter(), men_letter()
    found: list[Line] = []
    if any(bar.second is not None for bar in drawn):
        found.append((Span(FULL, "women"), Span(f" {women}", "dim")))
        found.append((Span(LINED, "men"), Span(f" {men}", "dim")))
    if topic in _BY_GENDER and any(bar.second is None for bar in drawn):
        found.append((Span(WHOLE, "accent"), Span(f" {women} + {men}", "dim")))
    if any(_banded(bar, topic) for bar in drawn):
        found.append((Span(BAND, "plan"), Span(" " + _("40–60%"), "dim")))
    return found


def marks(shown: Sequence[SlideBar], topic: str) -> list[Line]:
    """Return what the mark across bars means, where their texts do not say it."""
    if topic in _MARKED and any(bar.share is not None and bar.target is not None for bar in shown):
        return [(Span(MARK, "plan"), Span(" " + _(_MARKED[topic]), "dim"))]
    return []


def _banded(bar: SlideBar, topic: str) -> bool:
    """Say whether 40-60 % is marked on a bar: women and men are all of it."""
    whole = bar.share is not None and bar.second is not None and bar.share + bar.second >= 1 - 1e-9
    return whole and topic in _OF_THE_WHOLE


def bar_cells(shown: Sequence[SlideBar], width: int) -> int:
    """Return how long the longest bar can be in a width, in cells."""
    return _columns(shown, width, DENSITIES[1]).bar


def cuts_labels(shown: Sequence[SlideBar], width: int) -> bool:
    """Say whether labels are cut where there is no height to put them elsewhere."""
    longest = max((cells(clean(bar.label)) for bar in shown), default=0)
    return longest > _columns(shown, width, DENSITIES[0]).label


class _Columns(NamedTuple):
    """The widths of a bar's label, of the bar, of what stands after it, and of its verdict."""

    label: int
    bar: int
    text: int
    verdict: int


def _columns(shown: Sequence[SlideBar], width: int, density: Density) -> _Columns:
    label = max((cells(clean(bar.label)) for bar in shown), default=0)
    text = max((cells(clean(bar.text)) for bar in shown), default=0)
    verdict = max((cells(clean(bar.verdict)) for bar in shown), default=0)
    if density.rows > 1:
        # there the verdict stands under the text
        text, verdict = max(text, verdict), 0
    rest = width - text - (text > 0) * _GAP - verdict - (verdict > 0) * _GAP
    whole, label = label, min(label, max(14, width * 2 // 5), max(1, rest))
    bar = rest - label - _GAP
    if bar < _LEAST_BAR and any(one.share is not None for one in shown):
        # the label gives way down to a few letters, then the bar
        shorter = max(14, label - (_LEAST_BAR - bar))
        if rest - shorter - _GAP >= _LEAST_BAR:
            label, bar = shorter, rest - shorter - _GAP
    if bar < _LEAST_BAR or all(one.share is None for one in shown):
        return _Columns(max(1, min(rest, whole)), 0, text, verdict)
    return _Columns(label, min(bar, _LONGEST_BAR), text, verdict)


def _head(label: str, said: Span, width: int) -> list[Line]:
    """Return the words above a bar: the label wrapped beside what is said, or above it."""
    size = cells(said.text)
    beside, whole = wrap(label, max(1, width - size - _GAP)), wrap(label, width)
    fits = cells(whole[-1] if whole else "") + _GAP + size <= width
    if len(beside) <= min(_HEAD_ROWS, len(whole) + (not fits)):
        rows, at = beside or [""], 0
    else:
        rows = _label(label, width, _HEAD_ROWS)
        rows += [] if fits and len(whole) <= _HEAD_ROWS else [""]
        at = len(rows) - 1
    right = " " * max(_GAP if rows[at] else 0, width - cells(rows[at]) - size)
    return [joined(row, right, said) if n == at else joined(row) for n, row in enumerate(rows)]


def _stacked(bar: SlideBar, width: int, judged: int, density: Density, topic: str) -> list[Line]:
    """Return a bar under its words, with its verdict at its end; ``judged`` is left for that.

    The line above it keeps it apart from the one before.
    """
    text, verdict = clean(bar.text), clean(bar.verdict)
    said, word = Span(text, "strong"), Span(verdict, _role(verdict))
    head = _head(clean(bar.label), said, width)
    if bar.share is None:
        return [*head, joined(" " * (width - cells(verdict)), word)] if verdict else head
    length = width - (judged + _GAP if judged else 0)
    fill = _fill(bar, length, topic)
    begun = joined(*fill, " " * (width - length - cells(verdict)), word) if verdict else fill
    rows = max(1, density.rows - 1)
    return [*head, begun, *([fill] * (rows - 1)), *([()] * (rows > 1))]


def _drawn(  # noqa: PLR0917 - what is known of all bars before one is drawn
    bar: SlideBar,
    label: list[str],
    columns: _Columns,
    density: Density,
    right: bool,
    topic: str,
) -> list[Line]:
    text, verdict = clean(bar.text), clean(bar.verdict)
    pad = " " * (columns.text - cells(text))
    words, judged = Span(text, "strong"), Span(verdict, _role(verdict))
    gap = " " * _GAP
    number = joined(gap, pad, words) if right else joined(gap, words)
    after: list[Line] = [number, joined(gap, judged) if verdict else ()]
    if density.rows == 1:
        after = [joined(number, "" if right else pad, gap, judged) if verdict else number]
    fill = joined(gap, *_fill(bar, columns.bar, topic)) if columns.bar else ()
    # words stand at the middle of a thick bar; one that is withheld takes no more than they do
    thick = density.rows if bar.share is not None else 1
    words_from = max(0, thick - max(len(label), 2)) // 2
    lines: list[Line] = []
    for row in range(max(thick, len(label), 2 if verdict and density.rows > 1 else 1)):
        at = row - words_from
        start = label[at] if 0 <= at < len(label) else ""
        blank = " " * (columns.label - cells(start))
        filled = fill if row < thick else joined(" " * line_cells(fill))
        lines.append(joined(start, blank, filled, after[at] if 0 <= at < len(after) else ()))
    return lines


def _label(text: str, width: int, deep: int) -> list[str]:
    """Return a label in at most so many rows."""
    rows = wrap(text, width) or [""]
    return [*rows[: deep - 1], cut(" ".join(rows[deep - 1 :]), width)] if len(rows) > deep else rows


def _role(verdict: str) -> Role:
    return _VERDICTS.get(_named().get(verdict, ""), "")


def _named() -> dict[str, str]:
    """Return the verdicts by their words, in the language in use."""
    return _named_in(labels.verdict("met"))


@cache
def _named_in(_first: str) -> dict[str, str]:
    return {labels.verdict(name): name for name in _VERDICTS}


def _fill(bar: SlideBar, width: int, topic: str) -> Line:
    """Return the bar itself; where it is withheld, its place is left blank."""
    if bar.share is None:
        return (Span(" " * width),)
    if bar.second is None:
        return (
            _together(bar, width) if topic in _BY_GENDER else goal_bar(bar.share, bar.target, width)
        )
    return _split(bar.share, bar.second, bar.target, width, whole=_banded(bar, topic))


def _together(bar: SlideBar, width: int) -> Line:
    """Return women and men as one part, in a sign of its own: it is nobody's colour."""
    share = bar.share or 0.0
    filled = min(width, max(1, round(share * width))) if share > 0 else 0
    return merged([Span(WHOLE, "accent")] * filled + [Span(TRACK, "dim")] * (width - filled))


def _split(women: float, men: float, target: float | None, width: int, *, whole: bool) -> Line:
    """Return women's part and then men's, of what the whole bar stands for.

    In a band of 40-60 %, women's part ends within it exactly when the split is even.
    """
    marks = {0.4: BAND, 0.6: BAND} if whole else {}
    if target is not None:
        marks = {at: sign for at, sign in marks.items() if abs(at - target) > 0.02}
        marks[target] = MARK
    inner = width - len(marks)
    places = sorted((min(inner, max(0, round(at * inner))), sign) for at, sign in marks.items())
    first = _women_cells(women, target, inner, even=whole)
    end = max(first, min(inner, round((women + men) * inner)))
    if men > 0 and end == first and end < inner:
        end += 1
    spans: list[Span] = []
    for cell in range(inner + 1):
        spans += [Span(sign, "plan") for at, sign in places if at == cell]
        if cell == inner:
            break
        if cell < first:
            spans.append(Span(FULL, "women"))
        elif cell < end:
            spans.append(Span(LINED, "men"))
        else:
            spans.append(Span(TRACK, "dim"))
    return merged(spans)


def _women_cells(women: float, target: float | None, inner: int, *, even: bool) -> int:
    """Return how many cells women's part fills, on the right side of every mark."""
    if women <= 0:
        return 0
    filled = min(inner, max(1, round(women * inner)))
    if even:
        low, high = round(0.4 * inner), round(0.6 * inner)
        inside = 0.4 <= women <= 0.6
        outside = min(filled, low - 1) if women < 0.4 else max(filled, high + 1)
        filled = min(high, max(low, filled)) if inside else outside
    if target is not None:
        at = min(inner, max(0, round(target * inner)))
        filled = max(filled, at) if women >= target else min(filled, at - 1)
    return max(0, min(inner, filled))
