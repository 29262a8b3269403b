"""The figures that may be shared as text: every number that is withheld is ``<5`` or ``··``."""

from collections.abc import Iterable, Sequence

from esftui.disclosure import Cell, Shared
from esftui.disclosure.gender import SharedSplit
from esftui.locales import _, labels, pgettext
from esftui.locales.formats import DASH, number, percent
from esftui.report.few import why_no_tables
from esftui.report.plain import BLANK, INDENT, Column, Row, clean, pairs, paragraph, table
from esftui.report.text.budget import budget
from esftui.report.text.checklist import checklist
from esftui.report.text.composition import age_band
from esftui.report.text.economy import economy
from esftui.report.text.page import head
from esftui.report.text.shared_goals import goals
from esftui.report.text.shared_words import of, part, period, shown


def shared_page(shared: Shared) -> list[Row]:
    """Return all figures of a project that may be shared, as lines of at most 80 cells.

    Of few participants the main numbers are there, and why there are no tables.
    """
    why = why_no_tables(shared)
    tables = () if why else (_activities, _surveys, _follow_ups, _steps, _composition)
    sections = (
        [*head(shared.head), *_rule(shared)],
        _flow(shared, why),
        _exits(shared, tables=not why),
        *([] if why else [_gender(shared)]),
        [*budget(shared.budget), *economy(shared.economy)],
        goals(shared.goals),
        checklist(shared.checklist),
        *(section(shared) for section in tables),
    )
    rows: list[Row] = []
    for section in sections:
        rows += [BLANK, *section] if rows else section
    return rows


def _rule(shared: Shared) -> list[Row]:
    """Return by what rule figures are withheld, and what stands for them."""
    text = _(
        "Figures to share: counts from 1 to {most} are shown as <{k}; ·· is withheld so that "
        "no such count can be worked out. Rule version {version}."
    ).format(most=shared.rule.k - 1, k=shared.rule.k, version=shared.version)
    rows = paragraph(text)
    if shared.folded:
        rows += paragraph(_("The few whose gender is not known are counted among the men."))
    return rows


def _split_columns(splits: Iterable[SharedSplit]) -> list[Column]:
    columns = [Column(_("Women")), Column(_("Men"))]
    return [*columns, Column(_("Unknown"))] if _unknown(splits) else columns


def _unknown(splits: Iterable[SharedSplit]) -> bool:
    return any(split.unknown.key for split in splits)


def _cells(split: SharedSplit, unknown: bool) -> list[str]:
    genders = [split.women, split.men, split.unknown] if unknown else [split.women, split.men]
    return [shown(cell) for cell in (*genders, split.total)]


def _splits(title: str, rows: Sequence[tuple[str, SharedSplit]], total: str) -> list[Row]:
    """Return a table of counts by gender."""
    splits = [split for _name, split in rows]
    unknown = _unknown(splits)
    columns = [Column(title, right=False), *_split_columns(splits), Column(total)]
    return table(columns, [[name, *_cells(split, unknown)] for name, split in rows])


def _flow(shared: Shared, why: str) -> list[Row]:
    """Return the main numbers, and those of each period; or why these are not there."""
    flow = shared.flow
    items = [
        (_("Participants"), shown(flow.participants)),
        (_("Starts"), shown(flow.starts)),
        (_("Exits"), shown(flow.exits)),
        (_("Active"), shown(flow.active)),
        (_("Re-entries"), shown(flow.re_entries)),
    ]
    if flow.planned is not None:
        items.insert(1, (_("Planned participants"), number(flow.planned)))
    rows = [Row(_("Participant flow"), heading=True), *pairs(items)]
    if why:
        return [*rows, *paragraph(why)]
    columns = [
        Column(_("Period"), right=False),
        Column(_("Starts")),
        Column(_("Exits")),
        Column(_("Active")),
    ]
    body = [
        [period(row), shown(row.starts), shown(row.exits), shown(row.stock)] for row in flow.periods
    ]
    return [*rows, BLANK, *table(columns, body)]


def _exits(shared: Shared, *, tables: bool) -> list[Row]:
    exits = shared.exits
    rows = [Row(_("Exits by reason"), heading=True)]
    if exits.leavers.total.value == 0:
        return rows + paragraph(_("Nobody has left the project yet."))
    text = _("To work or studies: {share} of those who have left").format(
        share=of(exits.positive.total, exits.leavers.total)
    )
    if not tables:
        return rows + paragraph(text)
    body = [
        (", ".join(clean(labels.exit_reason(*each)) for each in row.reasons), row.persons)
        for row in exits.rows
        if row.persons.total.value != 0
    ]
    body.append((_("Total"), exits.leavers))
    return [*rows, *paragraph(text), BLANK, *_splits(_("Reason"), body, _("Persons"))]


def _gender(shared: Shared) -> list[Row]:
    gender = shared.gender
    rows = [Row(_("Gender split"), heading=True)]
    splits = [row.split for row in gender.rows]
    unknown = _unknown(splits)
    columns = [
        Column(_("Group"), right=False),
        *_split_columns(splits),
        Column(_("Persons")),
        Column(_("Share of women")),
    ]
    body = [
        [
            labels.gender_group(row.group),
            *_cells(row.split, unknown),
            DASH if row.split.share_women is None else percent(row.split.share_women),
        ]
        for row in gender.rows
    ]
    if gender.planned_share is not None:
        planned = _("Planned share of women: {share}").format(share=percent(gender.planned_share))
        rows += paragraph(planned)
    return [*rows, *table(columns, body)]


def _activities(shared: Shared) -> list[Row]:
    body = [
        (clean(labels.activity(row.activity, row.title)), row.persons)
        for row in shared.activities.rows
        if row.persons.total.value != 0
    ]
    rows = [Row(_("Activities"), heading=True)]
    if not body:
        return rows + paragraph(_("Nobody has taken part in an activity yet."))
    return rows + _splits(_("Activity"), body, _("Persons"))


def _surveys(shared: Shared) -> list[Row]:
    rows = [Row(_("Surveys"), heading=True)]
    if not shared.surveys.questions:
        return rows + paragraph(_("The project file gives no questions."))
    for question in shared.surveys.questions:
        overall = question.overall
        rows += paragraph(clean(question.title))
        text = _("{share} positive, {least} or more on the scale {low}–{high}").format(
            share=part(overall.positive),
            least=number(question.positive),
            low=number(question.low),
            high=number(question.high),
        )
        genders = [
            f"{name} {part(found)}"
            for name, found in ((_("Women"), overall.women), (_("Men"), overall.men))
            if found is not None and found.whole.value != 0
        ]
        rows += paragraph("; ".join([text, *genders]), INDENT * 2)
        answered = _("Response rate {share}").format(share=of(overall.answered, overall.due))
        rows += paragraph(answered, INDENT * 2)
    return rows


def _follow_ups(shared: Shared) -> list[Row]:
    found = shared.follow_ups.rows
    rows = [Row(_("Follow-up"), heading=True)]
    if not found:
        return rows + paragraph(_("The project file gives no follow-ups."))
    columns = [
        Column(_("After"), right=False),
        Column(pgettext("follow-ups", "Due")),
        Column(pgettext("follow-ups", "Done")),
        Column(_("No answer")),
        Column(_("Overdue")),
        Column(_("Later")),
        Column(_("Still in work or studies")),
    ]
    body = [
        [
            labels.length(row.after),
            *(shown(cell) for cell in (row.due, row.done, row.no_answer, row.overdue, row.waiting)),
            _counts(row.still.part, row.still.whole),
        ]
        for row in found
    ]
    return rows + table(columns, body, flexible=len(columns) - 1)


def _counts(some: Cell, whole: Cell) -> str:
    if whole.value == 0:
        return DASH
    return _("{part} of {whole}").format(part=shown(some), whole=shown(whole))


def _steps(shared: Shared) -> list[Row]:
    steps = shared.steps
    rows = [Row(_("Method steps"), heading=True)]
    if not steps.rows and not steps.groups:
        return rows + paragraph(_("The project file gives no method steps or groups."))
    if steps.rows:
        body = [(clean(row.title), row.now) for row in steps.rows]
        rows += _splits(_("Step"), body, _("Now"))
    if steps.groups:
        body = [(clean(row.title), row.participants) for row in steps.groups]
        rows += [*([BLANK] if steps.rows else []), *_splits(_("Group"), body, _("Persons"))]
    return rows


def _composition(shared: Shared) -> list[Row]:
    mix = shared.composition
    rows = [Row(_("Composition"), heading=True)]
    tables = (
        (_("Age at start"), mix.ages, age_band),
        (_("Referrer"), mix.referrers, clean),
        (_("Municipality"), mix.municipalities, clean),
    )
    for title, parts, name in tables:
        body = [
            (", ".join(map(name, row.names)) or _("not known"), row.split)
            for row in parts
            if row.split.total.value != 0
        ]
        if body:
            rows += [BLANK, *_splits(title, body, _("Persons"))]
    if mix.targets:
        columns = [
            Column(_("Target group"), right=False),
            Column(_("Share")),
            Column(_("Participants")),
        ]
        cells = [
            [clean(row.title), percent(row.target_share), shown(row.participants)]
            for row in mix.targets
        ]
        rows += [BLANK, *table(columns, cells)]
    return rows
