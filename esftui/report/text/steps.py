"""Method steps (metodsteg) and groups as text."""

from esftui.locales import _, ngettext
from esftui.locales.formats import DASH, number
from esftui.measure.steps import GroupRow, Steps
from esftui.report.plain import BLANK, Column, Row, clean, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns, part


def steps(steps: Steps) -> list[Row]:
    """Return who stands at which step, the climbs, and how each group fares."""
    rows = [Row(_("Method steps"), heading=True)]
    if not steps.rows and not steps.groups:
        return rows + paragraph(_("The project file gives no method steps or groups."))
    if steps.rows:
        rows += _steps(steps)
    if steps.groups:
        rows += [*([BLANK] if steps.rows else []), *_groups(steps)]
    return rows


def _steps(steps: Steps) -> list[Row]:
    unknown = any_unknown([steps.without, *(row.now for row in steps.rows)])
    body = [
        [
            clean(row.title),
            *gender_cells(row.now, unknown),
            number(row.now.total),
            number(row.days),
            number(row.ever.total),
        ]
        for row in steps.rows
    ]
    if steps.without.total:
        without = [*gender_cells(steps.without, unknown), number(steps.without.total)]
        body.insert(0, [_("No step yet"), *without, "", ""])
    columns = [
        Column(_("Step"), right=False),
        *gender_columns(unknown),
        Column(_("Now")),
        Column(_("Median days")),
        Column(_("Reached")),
    ]
    climbs = [_climb(climbed, people) for climbed, people in steps.climbs]
    said = paragraph(_("Since the first step: {climbs}").format(climbs=", ".join(climbs)))
    return [*table(columns, body), *(said if climbs else [])]


def _climb(climbed: int, people: int) -> str:
    if not climbed:
        text = ngettext("{number} has not climbed", "{number} have not climbed", people)
    else:
        text = ngettext("{number} has climbed {steps}", "{number} have climbed {steps}", people)
    size = ngettext("{number} step", "{number} steps", climbed).format(number=number(climbed))
    return text.format(number=number(people), steps=size)


def _groups(steps: Steps) -> list[Row]:
    unknown = any_unknown(row.participants for row in steps.groups)
    body = [
        [
            _title(row),
            *gender_cells(row.participants, unknown),
            number(row.participants.total)
            if row.size is None
            else part(row.participants.total, row.size),
            number(row.active),
            part(row.positive, row.leavers) if row.leavers else DASH,
        ]
        for row in steps.groups
    ]
    columns = [
        Column(_("Group"), right=False),
        *gender_columns(unknown),
        Column(_("Persons")),
        Column(_("Active")),
        Column(_("To work or studies")),
    ]
    return table(columns, body)


def _title(row: GroupRow) -> str:
    title = clean(row.title)
    if row.start is None and row.end is None:
        return title
    first, last = (DASH if day is None else f"{day:%Y-%m}" for day in (row.start, row.end))
    # the period stays together where the title is wrapped
    return f"{title}, {first}\u00a0–\u00a0{last}"
