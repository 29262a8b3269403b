"""The roster drawn: every participant in a row, by pseudonym, found by any word in it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from esftui.locales import N_, _, formats, labels, ngettext
from esftui.measure.roster import RosterRow
from esftui.model.project import Project
from esftui.model.vocabulary import exit_reasons
from esftui.panels.compose import marked, panel, sentence
from esftui.panels.followup_tables import when
from esftui.panels.glyphs import NOW, SOON
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.table import Column, column, lay
from esftui.panels.text import clean
from esftui.panels.words import men_letter, women_letter

MOST = 1000
"""No more rows than this are drawn: who has more people searches among them."""

ORDERS: tuple[str, ...] = (
    N_("what is due first"),
    N_("by pseudonym"),
    N_("latest start first"),
    N_("latest exit first"),
    N_("longest in the project first"),
)
"""The orders that the rows can stand in."""

_SIGNS: dict[str, tuple[str, Role]] = {
    "overdue": ("!", "bad"),
    "due": (NOW, "warn"),
    "due_soon": (SOON, "dim"),
}


class Said(NamedTuple):
    """A row in words, ready to be drawn and searched."""

    row: RosterRow
    name: str
    gender: str
    stands: Span
    days: str
    place: str
    referrer: str
    todo: str
    words: str


def said(rows: Sequence[RosterRow], project: Project) -> tuple[Said, ...]:
    """Return the rows in words, in the language in use, what is from files made harmless."""
    titles = {each.id: each.title for each in exit_reasons(project)}
    return tuple(_said(row, titles) for row in rows)


def _said(row: RosterRow, titles: dict[str, str | None]) -> Said:
    person = row.person
    gender = {"woman": women_letter(), "man": men_letter()}.get(person.gender, "–")
    spelled = {"woman": _("woman"), "man": _("man")}.get(person.gender, "")
    stands = _stands(row, titles)
    days = ngettext("{n} day", "{n} days", row.days).format(n=formats.number(row.days))
    name, place = clean(person.id), clean(person.municipality or "")
    referrer, todo = clean(person.referrer or ""), _todo(row)
    state = {"active": _("active"), "left": _("left the project"), "planned": _("to start")}
    words = [name, spelled, stands.text, place, referrer, todo, state[row.state]]
    words += [person.group or "", str(person.birth_year or "")]
    return Said(row, name, gender, stands, days, place, referrer, todo, "\n".join(words))


def _stands(row: RosterRow, titles: dict[str, str | None]) -> Span:
    if row.since is None:
        return Span(_("no start"), "dim")
    if row.state == "planned":
        text = _("starts {day}").format(day=formats.iso(row.since))
        return Span(text, "dim")
    if row.state == "active":
        return Span(_("active since {day}").format(day=formats.iso(row.since)), "stock")
    reason = labels.exit_reason(row.reason, titles.get(row.reason)) if row.reason else "–"
    text = _("left {day} · {reason}")
    return Span(text.format(day=formats.iso(row.left), reason=clean(reason)))


def _todo(row: RosterRow) -> str:
    todo = row.todo
    if todo is None:
        return ""
    if todo.kind == "follow_up":
        text = _("follow-up {time}").format(time=labels.length(todo.what))
    else:
        text = _("survey {occasion}").format(occasion=clean(labels.occasion(todo.what)))
    more = row.todos - 1
    return text + (f" +{formats.number(more)}" if more else "")


def ordered(rows: Sequence[Said], order: int) -> tuple[Said, ...]:
    """Return the rows in one of :data:`ORDERS`; they are given in the first of them."""
    keys: dict[int, Callable[[Said], tuple[int, str]]] = {
        1: lambda one: (0, formats.sort_key(one.name)),
        2: lambda one: (-(one.row.since.toordinal() if one.row.since else 0), one.name),
        3: lambda one: (-(one.row.left.toordinal() if one.row.left else 0), one.name),
        4: lambda one: (-one.row.days, one.name),
    }
    key = keys.get(order)
    return tuple(rows) if key is None else tuple(sorted(rows, key=key))


def draw(
    everything: Sequence[Said], shown: Sequence[Said], width: int, cursor: int | None, order: int
) -> Drawing:
    """Draw the rows that are shown, under their headings; ``cursor`` is the one keys act on.

    The first line is the headings, each row is one line after it.
    """
    figure = _figure(everything, shown, order)
    if not shown:
        lines: list[Line] = sentence(_nothing(everything), width)
        return panel(_("Participants"), lines, width, len(lines), figure=figure)
    lines = table(shown[:MOST], width)
    if cursor is not None and cursor + 1 < len(lines):
        lines[cursor + 1] = marked(lines[cursor + 1], width)
    if len(shown) > MOST:
        text = _("{number} more are not listed: search for a pseudonym or a word.")
        lines += [(), *sentence(text.format(number=formats.number(len(shown) - MOST)), width)]
    return panel(_("Participants"), lines, width, len(lines), figure=figure)


def _figure(everything: Sequence[Said], shown: Sequence[Said], order: int) -> list[Line]:
    number = formats.number(len(shown))
    if len(shown) < len(everything):
        text = _("{number} of {total}")
        number = text.format(number=number, total=formats.number(len(everything)))
    counted = (Span(number, "strong"),)
    return [joined(Span(_(ORDERS[order]), "dim"), Span(" · ", "dim"), counted), counted]


def _nothing(everything: Sequence[Said]) -> str:
    if everything:
        return _("Nobody has these words.")
    return _("No participant is registered yet. Register a start, and the person stands here.")


def table(shown: Sequence[Said], width: int) -> list[Line]:
    """Return the headings and one line a row; the first cell is kept free for the marker."""
    signs = [_SIGNS[one.row.todo.urgency] if one.row.todo else ("", "dim") for one in shown]
    late = [
        when(one.row.todo.urgency, one.row.todo.days) if one.row.todo else Span("") for one in shown
    ]
    columns = [
        Column([Span(sign, role) for sign, role in signs], 98),
        column([one.name for one in shown], 100, "strong", heading=_("Pseudonym")),
        column([one.gender for one in shown], 80, heading=_("Gender")),
        Column([one.stands for one in shown], 95, least=24, heading=_("Stands")),
        column([one.days for one in shown], 45, "dim", right=True, heading=_("In the project")),
        column([one.place for one in shown], 40, least=8, heading=_("Municipality")),
        column([one.todo for one in shown], 90, least=18, heading=_("To do")),
        Column(late, 85),
        column([one.referrer for one in shown], 30, "dim", least=10, heading=_("Referred by")),
    ]
    return [joined(" ", line) for line in lay(columns, width - 1, header=True)]
