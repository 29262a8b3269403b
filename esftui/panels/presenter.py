"""The presenter's own screen: the slide small, the notes, what is next, what was decided."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import _, ngettext
from esftui.model.meeting import AgendaItem, Decision
from esftui.model.slide import Slide
from esftui.panels.compose import beside, fitted, line_cells, user_lines
from esftui.panels.line import Line, Span, joined
from esftui.panels.slide import draw_slide
from esftui.panels.text import clean, cut, wrap

_GAP = 3


class Desk(NamedTuple):
    """What lies before the presenter: the item and its slide, the next ones, what was decided.

    ``following`` is the next item's title; nothing after the last. ``stands``: people have
    been registered since the figures were taken, which the wall does not show. ``broken``:
    where files of the project cannot be read, if so.
    """

    item: AgendaItem | None
    slide: Slide | None
    following: str | None
    next_slide: Slide | None
    decisions: Sequence[Decision]
    blank: bool = False
    stands: bool = False
    broken: str = ""


def draw_presenter(desk: Desk, width: int, height: int) -> tuple[Line, ...]:
    """Return the presenter's screen, never wider or higher than its room."""
    if width < 8 or height < 4:
        return ()
    left = (width - 2 - _GAP) * 3 // 5
    right = width - 2 - _GAP - left
    upper = max(2, height * 3 // 5)
    lower = height - upper - 1
    lines = beside([_framed(desk, left, upper), _notes(desk, right, upper)], [left, right], _GAP)
    lines = [*lines, *([()] * (upper - len(lines))), ()]
    lines += beside([_next(desk, left, lower), _decided(desk, right, lower)], [left, right], _GAP)
    return tuple(joined(" ", fitted(line, width - 2)) if line else () for line in lines[:height])


def _framed(desk: Desk, width: int, height: int) -> list[Line]:
    """Return the slide in a frame, or that nothing is shown."""
    inside = width - 2
    drawn: Sequence[Line] = ()
    if desk.blank:
        text = cut(_("Nothing is shown on the wall."), inside)
        drawn = [()] * max(0, (height - 3) // 2) + [(Span(" " + text, "warn"),)]
    elif desk.slide is not None:
        drawn = draw_slide(desk.slide, inside, height - 2)
    rule = "─" * inside
    lines: list[Line] = [(Span(f"╭{rule}╮", "dim"),)]
    for row in range(height - 2):
        line = fitted(drawn[row], inside) if row < len(drawn) else ()
        pad = " " * (inside - line_cells(line))
        lines.append(joined(Span("│", "dim"), line, pad, Span("│", "dim")))
    return [*lines, (Span(f"╰{rule}╯", "dim"),)]


def _heading(text: str, width: int) -> Line:
    return (Span(cut(text, width), "accent"),)


def _notes(desk: Desk, width: int, height: int) -> list[Line]:
    notes = desk.item.notes if desk.item is not None else None
    lines = user_lines(notes, width) if notes else [(Span(_("none"), "dim"),)]
    for text in reversed(_warnings(desk)):
        lines = [*((Span(row, "warn"),) for row in wrap(clean(text), width)), (), *lines]
    return [_heading(_("Notes"), width), *_cut(lines, height - 1)]


def _warnings(desk: Desk) -> list[str]:
    """Return why the wall does not show all that the files say."""
    found = []
    if desk.broken:
        text = _(
            "Errors in the project's files: {places}. The wall shows what was read before them,"
            " and the meeting cannot be closed until they are put right."
        )
        found.append(text.format(places=desk.broken))
    if desk.stands:
        found.append(
            _(
                "The register has changed since the figures were put on the wall: people stand as"
                " they were, and the change is told at the next meeting as registered afterwards."
            )
        )
    return found


def _next(desk: Desk, width: int, height: int) -> list[Line]:
    if desk.following is None:
        return [_heading(_("This is the last item."), width)][:height]
    heading = joined(
        Span(_("Next:") + " ", "accent"), Span(cut(clean(desk.following), width - 8), "strong")
    )
    lines: list[Line] = []
    slide = desk.next_slide
    if slide is not None:
        for big in slide.big:
            lines.append(
                joined(
                    Span(clean(big.value), "strong"),
                    f" {clean(big.label)}",
                    Span(f" {clean(big.note)}" if big.note else "", "dim"),
                )
            )
        for heading_text, texts in (
            (_("Since the last meeting"), slide.since),
            (_("Registered afterwards"), slide.late),
            ("", (*slide.lines, *([slide.empty] if slide.empty else []))),
        ):
            if heading_text and texts:
                lines.append((Span(heading_text, "dim"),))
            lines += [line for text in texts for line in _bullet(text, width)]
    return [heading, *_cut([fitted(line, width) for line in lines], height - 1)][:height]


def _bullet(text: str, width: int) -> list[Line]:
    rows = wrap(clean(text), max(1, width - 2))
    return [joined(Span("· " if n == 0 else "  ", "dim"), row) for n, row in enumerate(rows)]


def _decided(desk: Desk, width: int, height: int) -> list[Line]:
    count = len(desk.decisions)
    text = ngettext("{n} decision so far", "{n} decisions so far", count).format(n=count)
    if not count:
        return [_heading(_("Nothing decided yet"), width)][:height]
    lines: list[Line] = []
    for decision in reversed(desk.decisions):
        who = ", ".join(
            part for part in (decision.owner, decision.due and decision.due.isoformat()) if part
        )
        lines += _bullet(decision.text, width)
        lines += [(Span("  " + cut(clean(who), width - 2), "dim"),)] if who else []
    return [_heading(text, width), *_cut(lines, height - 1)][:height]


def _cut(lines: Sequence[Line], height: int) -> list[Line]:
    """Return as many lines as there is room for, the last one saying that there are more."""
    if len(lines) <= height:
        return list(lines)
    if height <= 0:
        return []
    return [*lines[: height - 1], (Span("…", "dim"),)]
