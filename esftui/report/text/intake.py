"""An import as text: what each column is, what would come of it, and what was refused."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from esftui.intake.choices import FAILED
from esftui.intake.fields import AMOUNTS, FOLLOW_UP, field_label, kind_label
from esftui.intake.job import ColumnShown, Opened, columns_shown
from esftui.intake.outcome import FATES, Difference, Fate, Plan, RowReport
from esftui.intake.reading import Refusal
from esftui.locales import N_, _, ngettext
from esftui.locales.formats import DASH, kronor, number
from esftui.model.project import Project
from esftui.report.history import Words
from esftui.report.plain import BLANK, Column, Row, clean, hanging, headed, table

MOST = 20
"""How many rows of each kind are told one by one."""

_LONGEST = 200
_SHORT = 24

FATE_LABELS: dict[Fate, str] = {
    "new": N_("new"),
    "changed": N_("changed"),
    "equal": N_("as they are"),
    "refused": N_("refused"),
}

_PLACES: dict[str, tuple[str, ...]] = {
    "gender": ("participants", "", "gender"),
    "municipality": ("participants", "", "municipality"),
    "referrer": ("participants", "", "referrer"),
    "group": ("participants", "", "group"),
    "reason": ("participants", "", "enrolments", "", "reason"),
    "outside_home": ("participants", "", "enrolments", "", "outside_home"),
    "activity": ("participants", "", "activities", "", "type"),
    "activity_abroad": ("participants", "", "activities", "", "abroad"),
    "activity_example": ("participants", "", "activities", "", "example_company"),
    "step": ("participants", "", "steps", "", "step"),
    "question": ("participants", "", "answers", "", "question"),
    "source": ("spending", "", "source"),
    "category": ("spending", "", "category"),
}
"""Where in the register the values of a field stand, for the words that they are shown by."""


def mapping_rows(opened: Opened) -> list[Row]:
    """Return what each column is taken for, with its first values, and the doubts."""
    title = opened.table.file
    if opened.table.sheet:
        title += f", {opened.table.sheet}"
    rows = headed(f"{title}: {kind_label(opened.mapping.kind)}")
    columns = [
        Column("", right=False),
        Column(_("Heading"), right=False),
        Column(_("Is"), right=False),
        Column(_("First values"), right=False),
    ]
    body = [
        [each.letter, _cut(each.heading), column_field(each), clean(samples(each))]
        for each in columns_shown(opened)
    ]
    rows += [*table(columns, body, flexible=3), BLANK]
    if opened.kept is not None:
        text = _("Read by the mapping that was kept: {file}")
        rows += hanging(text.format(file=clean(str(opened.kept))))
    for note in (*opened.table.notes, *opened.layout.notes):
        rows += hanging(clean(note))
    if opened.doubts:
        rows += [Row(_("To look at"), heading=True)]
        for doubt in opened.doubts:
            rows += hanging(clean(doubt))
    return [*rows, BLANK]


def column_field(column: ColumnShown) -> str:
    """Return the words for what a column is."""
    return _("personal, left out") if column.private else clean(field_label(column.field))


def samples(column: ColumnShown) -> str:
    """Return a column's first values; nothing of what is personal."""
    return DASH if column.private else " · ".join(_cut(each) for each in column.samples) or DASH


def plan_rows(plan: Plan, project: Project, most: int = MOST) -> list[Row]:
    """Return how many rows are what, what would become another, and what is refused and why."""
    words = Words(project)
    rows = [Row(counted(plan), heading=True)]
    come = coming(plan)
    if come:
        rows += hanging(_("New in the register: {what}").format(what=come))
    changed = list(plan.having("changed"))
    rows += _listed(_("Changed"), [changed_line(row, words) for row in changed], most)
    refused = list(plan.having("refused"))
    rows += _listed(_("Refused"), [line for row in refused for line in refused_lines(row)], most)
    noted = [note_line(note) for row in plan.rows if row.fate != "refused" for note in row.notes]
    return [*rows, *_listed(_("To note"), noted, most)]


def counted(plan: Plan) -> str:
    """Return in a line how many rows are what."""
    amount = len(plan.rows)
    text = ngettext("{number} row", "{number} rows", amount).format(number=number(amount))
    parts = [f"{number(plan.count(fate))} {_(FATE_LABELS[fate])}" for fate in FATES]
    return f"{text}: {', '.join(parts)}"


class _Come(NamedTuple):
    """How many of a kind come."""

    kind: str
    amount: int


def coming(plan: Plan) -> str:
    """Return in a line how many people, starts, entries ... come into the register."""
    found: dict[str, int] = {}
    for change in plan.changes:
        if change.before is not None or not isinstance(change.after, dict):
            continue
        kind = change.path[0] if len(change.path) == 2 else change.path[2]
        found[kind] = found.get(kind, 0) + 1
        for name, value in change.after.items():
            if isinstance(value, list):
                found[name] = found.get(name, 0) + len(value)
    return ", ".join(_come(_Come(kind, amount)) for kind, amount in found.items())


def _come(come: _Come) -> str:
    amount = come.amount
    match come.kind:
        case "participants":
            text = ngettext("{number} participant", "{number} participants", amount)
        case "enrolments":
            text = ngettext("{number} start", "{number} starts", amount)
        case "activities":
            text = ngettext("{number} activity", "{number} activities", amount)
        case "steps":
            text = ngettext("{number} method step", "{number} method steps", amount)
        case "plans":
            text = ngettext("{number} action plan", "{number} action plans", amount)
        case "answers":
            text = ngettext("{number} answer", "{number} answers", amount)
        case "follow_ups":
            text = ngettext("{number} follow-up", "{number} follow-ups", amount)
        case "claims":
            text = ngettext("{number} claim for payment", "{number} claims for payment", amount)
        case _:
            text = ngettext("{number} spending entry", "{number} spending entries", amount)
    return text.format(number=number(amount))


def _listed(title: str, lines: Sequence[str], most: int) -> list[Row]:
    if not lines:
        return []
    rows = [BLANK, Row(f"{title} ({number(len(lines))})", heading=True)]
    for line in lines[:most]:
        rows += hanging(clean(line))
    more = len(lines) - most
    if more > 0:
        text = ngettext(
            "and {number} more; --json lists them all",
            "and {number} more; --json lists them all",
            more,
        )
        rows += hanging(text.format(number=number(more)))
    return rows


def changed_line(row: RowReport, words: Words) -> str:
    """Return a row's changes of the register: which value becomes which."""
    told = "; ".join(_difference(each, words) for each in row.differences)
    return _("row {row}: {who}: {what}").format(row=row.number, who=row.subject, what=told)


def _difference(difference: Difference, words: Words) -> str:
    name = field_label(difference.field)
    if difference.of:
        name = f"{name} ({difference.of})"
    before, after = (
        DASH if value is None else value_label(difference.field, value, words)
        for value in (difference.before, difference.after)
    )
    return f"{name}: {before} → {after}"


def value_label(field: str, value: object, words: Words) -> str:
    """Return a value of a field as a person reads it."""
    base = field.partition("@")[0].split(" ", maxsplit=1)[0]
    if base == FOLLOW_UP:
        name = "state" if value in FAILED or value == "done" else "outcome"
        return words.value(("participants", "", "follow_ups", "", name), value)
    if base in AMOUNTS and isinstance(value, int):
        return kronor(value)
    return words.value(_PLACES[base], value) if base in _PLACES else str(value)


def refused_lines(row: RowReport) -> list[str]:
    """Return why a row is refused, a line for each reason."""
    return [note_line(refusal) for refusal in row.refusals]


def note_line(refusal: Refusal) -> str:
    """Return a message with its place in the sheet."""
    message = refusal.message
    if len(message) > _LONGEST:
        message = message[: _LONGEST - 1] + "…"
    if not refusal.column:
        return _("row {row}: {message}").format(row=refusal.row, message=message)
    text = _("row {row}, column {column} ({heading}): {message}")
    return text.format(
        row=refusal.row,
        column=refusal.column,
        heading=_cut(refusal.heading),
        message=message,
    )


def _cut(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def all_lines(plan: Plan, project: Project) -> Iterable[str]:
    """Yield every row that is changed or refused, for a list that can be scrolled."""
    words = Words(project)
    for row in plan.rows:
        if row.fate == "refused":
            yield from refused_lines(row)
        elif row.fate == "changed":
            yield changed_line(row, words)
