"""The checklist (checklista) drawn: what is overdue first, and the row that keys act on."""

from collections.abc import Sequence

from esftui.locales import _, formats
from esftui.locales.labels import status as status_word
from esftui.measure.checklist import Checklist, ItemRow
from esftui.measure.figures import Figures
from esftui.panels.compose import (
    definitions,
    first_row,
    flowing,
    in_full,
    marked,
    panel,
    section,
    sentence,
    user_lines,
)
from esftui.panels.glyphs import SOON
from esftui.panels.line import Drawing, Line, Role, Span, joined, plain
from esftui.panels.table import Column, lay
from esftui.panels.text import clean
from esftui.panels.words import days, days_late, days_left, rule_text

_RULES_FROM = 60
"""Cells that a box needs for dates and the rules that they came from, side by side."""


def draw(figures: Figures, width: int, height: int, cursor: int | None = None) -> Drawing:
    """Draw the checklist in a box; ``cursor`` is the row that keys act on, kept in view."""
    checklist = figures.checklist
    heading = _("Checklist")
    if not checklist.rows:
        return panel(heading, empty(width), width, height)
    first = first_row(len(checklist.rows), height, cursor)
    rows = checklist.rows[first : first + max(0, height)]
    lines = table(rows, width)
    if cursor is not None and first <= cursor < first + len(lines):
        lines[cursor - first] = marked(lines[cursor - first], width)
    foot = _foot(checklist, first, len(rows))
    return panel(heading, lines, width, height, figure=_figure(checklist), foot=foot)


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for an empty checklist."""
    text = _("No checklist. It is shown here once project.yaml has a checklist.")
    return sentence(text, width)


def _figure(checklist: Checklist) -> list[Line]:
    late = joined(
        Span(formats.number(checklist.overdue), "bad" if checklist.overdue else "strong"),
        Span(" " + _("overdue"), "dim"),
    )
    soon = joined(
        Span(formats.number(checklist.due_soon), "warn" if checklist.due_soon else "strong"),
        Span(" " + _("within {days}").format(days=days(checklist.due_soon_days)), "dim"),
    )
    return [joined(late, Span(" · ", "dim"), soon), late]


def _foot(checklist: Checklist, first: int, shown: int) -> list[Line]:
    done = _("{done} of {total} done").format(
        done=formats.number(checklist.done), total=formats.number(checklist.total)
    )
    count = len(checklist.rows)
    if shown >= count:
        return [(Span(done, "dim"),)]
    part = _("{first}–{last} of {count}").format(
        first=formats.number(first + 1),
        last=formats.number(first + shown),
        count=formats.number(count),
    )
    return [(Span(f"{done} · {part}", "dim"),), (Span(part, "dim"),)]


def sign(row: ItemRow) -> Span:
    """Return an item's sign: late, soon, waiting, done, standing or open."""
    if row.overdue:
        return Span("!", "bad")
    if row.status == "done":
        return Span("✓", "good")
    if row.status == "not_applicable":
        return Span(formats.DASH, "dim")
    if row.due_soon:
        return Span(SOON, "warn")
    if row.standing:
        return Span("=", "dim")
    return Span("→" if row.status == "in_progress" else "·", "dim")


def table(rows: Sequence[ItemRow], width: int) -> list[Line]:
    """Return one line an item; the first cell is kept free for the cursor's marker."""
    narrow = width < _RULES_FROM
    quiet: list[Role] = ["dim" if row.status in ("done", "not_applicable") else "" for row in rows]
    return [
        joined(" ", line)
        for line in lay(
            [
                Column([sign(row) for row in rows], 98),
                Column(
                    [Span(clean(row.title), role) for row, role in zip(rows, quiet, strict=True)],
                    100,
                    least=12,
                ),
                Column([_status(row) for row in rows], 80),
                Column([] if narrow else [_date(row) for row in rows], 85),
                Column([when(row, brief=narrow) for row in rows], 90),
                Column([Span(clean(row.owner or ""), "dim") for row in rows], 40, least=10),
                Column([_waits(row) for row in rows], 45, least=10),
            ],
            width - 1,
        )
    ]


def _status(row: ItemRow) -> Span:
    if row.standing and row.status != "done":
        return Span(_("every meeting"), "dim")
    role: Role = "good" if row.status == "done" else "" if row.status == "in_progress" else "dim"
    return Span(status_word(row.status), role)


def _date(row: ItemRow) -> Span:
    if row.status == "done":
        return Span(formats.iso(row.done) if row.done else "", "dim")
    return Span(formats.iso(row.due) if row.due else "", "bad" if row.overdue else "")


def when(row: ItemRow, *, brief: bool) -> Span:
    """Return how late an item is, how soon it is due, or the rule that its date came from.

    ``brief``: the date instead of the rule, where it has no column of its own.
    """
    if row.overdue:
        return Span(days_late(row.days_late), "bad")
    if row.status in ("done", "not_applicable"):
        return Span("")
    if row.due_soon and row.days_left is not None:
        return Span(days_left(row.days_left), "warn")
    if brief:
        return Span(formats.iso(row.due) if row.due else "", "dim")
    return Span(clean(rule_text(row.rule, row.rule_phase)) if row.rule else "", "dim")


def _waits(row: ItemRow) -> Span:
    if not row.blocked_by:
        return Span("")
    first = clean(row.blocked_by[0])
    others = len(row.blocked_by) - 1
    text = _("waits for {item}").format(item=first)
    if others:
        text += _(" and {number} more").format(number=formats.number(others))
    return Span(text, "warn")


def full(figures: Figures, width: int, cursor: int | None = None) -> Drawing:
    """Draw the checklist in full: every item with its owner, note and what it waits for.

    ``cursor`` is the row that keys act on.
    """
    checklist = figures.checklist
    lines: list[Line] = []
    if not checklist.rows:
        lines += empty(width)
    for number, row in enumerate(checklist.rows):
        item = _item(row, width)
        if number == cursor:
            item[0] = marked(item[0], width)
        lines += item
    lines += [*section(_("How it is counted")), *definitions(_terms(checklist), width)]
    figure = _figure(checklist) if checklist.rows else []
    return in_full(_("Checklist"), figure, lines, width)


def _item(row: ItemRow, width: int) -> list[Line]:
    """Return an item in full: its title, what is known of it, what it waits for, its note."""
    role: Role = "dim" if row.status in ("done", "not_applicable") else "strong"
    lines: list[Line] = []
    for line in user_lines(row.title, width - 3, role):
        lines.append(joined(" ", " " if lines else sign(row), " ", line))
    rule = clean(rule_text(row.rule, row.rule_phase)) if row.rule and row.status != "done" else ""
    parts: list[Line] = [(_status(row),), joined(_date(row), Span(f" ({rule})" if rule else ""))]
    parts.append((when(row, brief=True) if row.overdue or row.due_soon else Span(""),))
    parts.append((Span(clean(row.owner or "")),))
    facts = [part for part in parts if plain(part)]
    lines += [joined("   ", line) for line in flowing(facts, width - 3, 2)]
    for title in row.blocked_by:
        text = _("waits for {item}").format(item=clean(title))
        lines += [joined("   ", *line) for line in sentence(text, width - 3, "warn")]
    if row.note:
        lines += [joined("   ", line) for line in user_lines(row.note, width - 3, "dim")]
    return lines


def _terms(checklist: Checklist) -> list[tuple[str, str]]:
    soon = days(checklist.due_soon_days)
    return [
        ("! " + _("overdue"), _("The date has passed, and it is neither done nor left out.")),
        (f"{SOON} " + _("due soon"), _("It is due within {days}.").format(days=soon)),
        (f"→ {status_word('in_progress')}", _("Begun by the date.")),
        (f"· {status_word('not_started')}", _("Not begun by the date.")),
        (f"✓ {status_word('done')}", _("Done by the date; what is done later is not done yet.")),
        ("= " + _("every meeting"), _("A standing item of the agenda: shown, not counted.")),
        (_("waits for"), _("Another item must be done first, and is not.")),
    ]
