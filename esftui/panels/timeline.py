"""A participant drawn: who (by pseudonym), and all that happened, in the order of time."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from esftui.locales import _, formats, labels, pgettext
from esftui.measure.timeline import Happening, Timeline
from esftui.model.participant import Participant
from esftui.model.project import Project
from esftui.model.vocabulary import activity_types, exit_reasons
from esftui.panels.compose import flowing, marked, panel, section, sentence
from esftui.panels.followup_tables import when
from esftui.panels.glyphs import LOWER_EIGHTHS, NOW, SOON
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.table import Column, column, lay
from esftui.panels.text import cells, clean

_BAR = 12
"""The least width of the chart of what lasted, in cells."""


class Drawn(NamedTuple):
    """A timeline drawn for a width; ``rows`` is the line that each of its rows stands on."""

    drawing: Drawing
    rows: tuple[int, ...]


class _Words:
    """What the register's short names are called in the project."""

    def __init__(self, project: Project) -> None:
        self.reasons = {each.id: each.title for each in exit_reasons(project)}
        self.activities = {each.id: each.title for each in activity_types(project)}
        self.steps = {each.id: each.title for each in project.method_steps}
        self.questions = {each.id: each for each in project.questions}

    def what(self, row: Happening) -> str:
        """Return what happened, in words."""
        match row.kind:
            case "start":
                return _("Start")
            case "exit":
                reason = labels.exit_reason(row.what, self.reasons.get(row.what)) or "–"
                return _("Exit: {reason}").format(reason=reason)
            case "step":
                step = self.steps.get(row.what, row.what)
                return _("Method step: {step}").format(step=step)
            case "activity":
                return labels.activity(row.what, self.activities.get(row.what))
            case "plan":
                return _("Action plan: {kind}").format(kind=labels.action_plan(row.what))
            case "follow_up" | "follow_up_due":
                return _("Follow-up after {time}").format(time=labels.length(row.what))
        question = self.questions.get(row.what)
        title = question.title if question else row.what
        occasion = labels.occasion(row.occasion or "")
        return _("Survey {occasion}: {question}").format(occasion=occasion, question=title)

    def more(self, row: Happening) -> str:
        """Return what came of it."""
        match row.kind:
            case "activity":
                return " · ".join(part for part in (_until(row), row.place or "") if part)
            case "follow_up":
                return _found(row.found or "")
            case "survey" if row.value is None:
                return _("no answer")
            case "survey":
                question = self.questions.get(row.what)
                value = formats.number(row.value)
                if question is None:
                    return value
                return _("{value} on {low}–{high}").format(
                    value=value,
                    low=formats.number(question.low),
                    high=formats.number(question.high),
                )
        return ""


def _found(found: str) -> str:
    match found:
        case "not_reached":
            return pgettext("follow-up", "not reached")
        case "declined":
            return pgettext("follow-up", "declined")
    return labels.follow_up_outcome(found)


def _until(row: Happening) -> str:
    if row.end is None:
        return _("goes on")
    return _("to {day}").format(day=formats.iso(row.end))


def draw(
    line: Timeline, project: Project, as_of: date, width: int, cursor: int | None = None
) -> Drawn:
    """Draw a participant in full; ``cursor`` is the row that keys act on."""
    words = _Words(project)
    lines = _facts(line.person, project, width)
    lines += _lasted(line, words, as_of, width)
    lines += section(_("All that happened"))
    rows: list[int] = []
    if line.rows:
        table = _table(line.rows, words, width)
        if cursor is not None and 0 <= cursor < len(table):
            table[cursor] = marked(table[cursor], width)
        rows = list(range(len(lines), len(lines) + len(table)))
        lines += table
        if any(row.later or row.urgency == "upcoming" for row in line.rows):
            text = _("{sign} is after the date shown, {day}.")
            lines += [(), *sentence(text.format(sign=SOON, day=formats.iso(as_of)), width)]
    else:
        lines += sentence(_("Nothing is registered of this person yet."), width)
    figure = [(Span(_stands(line.person, as_of), "strong"),)]
    heading = clean(line.person.id)
    return Drawn(panel(heading, lines, width, len(lines), figure=figure), tuple(rows))


def _stands(person: Participant, as_of: date) -> str:
    begun = [each for each in person.enrolments if each.start <= as_of]
    if not begun:
        return _("has not started")
    latest = max(begun, key=lambda each: each.start)
    if latest.exit is None or latest.exit > as_of:
        return _("active since {day}").format(day=formats.iso(latest.start))
    return _("left {day}").format(day=formats.iso(latest.exit))


def _facts(person: Participant, project: Project, width: int) -> list[Line]:
    group = next((each.title for each in project.groups if each.id == person.group), None)
    gender = {"woman": _("woman"), "man": _("man")}.get(person.gender, _("not stated"))
    facts = (
        (_("Gender"), gender),
        (_("Year of birth"), str(person.birth_year or "–")),
        (_("Municipality"), person.municipality or "–"),
        (_("Referred by"), person.referrer or "–"),
        (_("Group"), group or person.group or ""),
    )
    parts: list[Line] = [
        (Span(name + " ", "dim"), Span(clean(value))) for name, value in facts if value
    ]
    return flowing(parts, width, 3)


def _table(rows: Sequence[Happening], words: _Words, width: int) -> list[Line]:
    """Return one line for each row; the first cell is kept free for the marker."""
    columns = [
        column([formats.iso(row.day) for row in rows], 100, "dim"),
        Column([_sign(row) for row in rows], 98),
        Column([Span(clean(words.what(row)), _role(row)) for row in rows], 97, least=16),
        Column([_more(row, words) for row in rows], 97),
    ]
    return [joined(" ", line) for line in lay(columns, width - 1)]


def _sign(row: Happening) -> Span:
    if row.urgency == "overdue":
        return Span("!", "bad")
    if row.urgency == "due":
        return Span(NOW, "warn")
    if row.urgency == "upcoming":
        return Span(SOON, "dim")
    return Span(SOON if row.later else " ", "dim")


def _role(row: Happening) -> Role:
    if row.later or row.urgency == "upcoming":
        return "dim"
    return "strong" if row.kind in ("start", "exit") else ""


def _more(row: Happening, words: _Words) -> Span:
    if row.urgency is not None:
        return when("overdue" if row.urgency == "overdue" else "due", row.days)
    return Span(clean(words.more(row)), "dim" if row.later else "")


def _lasted(line: Timeline, words: _Words, as_of: date, width: int) -> list[Line]:
    """Return bars over the months of what lasted: the enrolments, and each activity."""
    spans = [(_("In the project"), each.start, each.exit) for each in line.person.enrolments]
    spans += [(words.what(row), row.day, row.end) for row in line.rows if row.kind == "activity"]
    if not spans:
        return []
    first = min(start for _name, start, _end in spans)
    ends = [end or as_of for _name, _start, end in spans]
    last = max(*ends, *(start for _name, start, _end in spans), first)
    names = [clean(name) for name in dict.fromkeys(name for name, _s, _e in spans)]
    left = min(max(cells(name) for name in names), max(8, width // 3))
    room = width - left - 3
    if room < _BAR or first == last:
        return []
    lines: list[Line] = [()]
    for name in dict.fromkeys(name for name, _s, _e in spans):
        mine = [(start, end or max(as_of, start)) for n, start, end in spans if n == name]
        role: Role = "stock" if name == _("In the project") else "accent"
        text = clean(name)
        text = text if cells(text) <= left else text[: max(0, left - 1)] + "…"
        lines.append(
            joined(
                " ",
                Span(text + " " * (left - cells(text)), "dim"),
                " ",
                _bar(mine, first, last, room, role),
            )
        )
    start, end = formats.iso(first), formats.iso(last)
    gap = " " * max(1, room - cells(start) - cells(end))
    lines.append((Span(" " * (left + 2) + start + gap + end, "dim"),))
    return lines


def _bar(
    parts: Sequence[tuple[date, date]], first: date, last: date, width: int, role: Role
) -> Line:
    """Return a line of ``width`` cells, filled where one of the parts lasted."""
    days = (last - first).days
    filled = [False] * width
    for start, end in parts:
        begin = round((start - first).days / days * (width - 1))
        stop = round((end - first).days / days * (width - 1))
        for cell in range(max(0, begin), min(width - 1, max(begin, stop)) + 1):
            filled[cell] = True
    spans: list[Span] = []
    for on in filled:
        text = LOWER_EIGHTHS[4] if on else " "
        if spans and (spans[-1].text[0] == text):
            spans[-1] = Span(spans[-1].text + text, spans[-1].role)
        else:
            spans.append(Span(text, role if on else "dim"))
    return tuple(spans)
