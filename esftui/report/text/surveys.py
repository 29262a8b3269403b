"""Surveys (enkäter) as text: each share with the non-response behind it."""

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import number, percent, signed
from esftui.locales.shares import beside_target
from esftui.measure.figure import Split
from esftui.measure.surveys import ChangeRow, OccasionRow, QuestionFigures, Surveys
from esftui.report.plain import GAP, INDENT, Column, Row, clean, hanging, paragraph, table
from esftui.report.text.words import part, share_of


def surveys(surveys: Surveys) -> list[Row]:
    """Return each question in all, then by occasion, then how the same persons changed."""
    rows = [Row(_("Surveys"), heading=True)]
    if not surveys.questions:
        return rows + paragraph(_("The project file gives no survey questions."))
    total = len(surveys.questions)
    low = ngettext(
        "Response rate below {share}: {part} of {whole} question",
        "Response rate below {share}: {part} of {whole} questions",
        total,
    )
    rows += paragraph(
        low.format(
            share=percent(surveys.least_response),
            part=number(surveys.low_response),
            whole=number(total),
        )
    )
    for question in surveys.questions:
        rows += hanging(clean(question.title))
        for line in _lines(question, surveys.least_response):
            rows += hanging(line, INDENT + GAP)
        if len(question.occasions) > 1:
            rows += _occasions(question)
        for change in question.changes:
            if change.both:
                rows += hanging(_change(change), INDENT + GAP)
    return rows


def _lines(question: QuestionFigures, least: float) -> list[str]:
    row = question.overall
    if not row.due:
        return [_("Nobody was to be asked yet.")]
    lines = [_positive(question)] if row.answered else []
    rate, wanted = beside_target(row.response_rate, least)
    text = _("Response rate {share} ({part})").format(share=rate, part=part(row.answered, row.due))
    if row.response_rate is not None and row.response_rate < least:
        text = _("{text}, low: at least {limit} is wanted").format(text=text, limit=wanted)
    lines.append(text)
    if row.answered < row.due and row.answered:
        text = _("Had everyone answered: between {low} and {high} positive")
        lines.append(text.format(low=percent(row.low), high=percent(row.high)))
    return lines


def _positive(question: QuestionFigures) -> str:
    row = question.overall
    text = _("{share} positive, {least} or more on the scale {low}–{high}").format(
        share=share_of(row.positive, row.answered),
        least=number(question.positive),
        low=number(question.low),
        high=number(question.high),
    )
    if len(question.occasions) > 1:
        text = _("{text}; everyone's latest answer").format(text=text)
    genders = _genders(row.positive_split, row.answered_split)
    return "; ".join([text, *genders])


def _genders(part_of: Split, whole: Split) -> list[str]:
    found = (
        (_("Women"), part_of.women, whole.women),
        (_("Men"), part_of.men, whole.men),
    )
    return [f"{name} {share_of(some, every)}" for name, some, every in found if every]


def _occasions(question: QuestionFigures) -> list[Row]:
    columns = [
        Column(_("Occasion"), right=False),
        Column(_("To ask")),
        Column(_("Asked")),
        Column(_("Answered")),
        Column(_("Response")),
        Column(_("Positive")),
        Column(_("Share")),
    ]
    body = [_cells(row) for row in question.occasions]
    return table(columns, body, indent=INDENT + GAP)


def _cells(row: OccasionRow) -> list[str]:
    return [
        clean(labels.occasion(row.occasion)),
        number(row.due),
        number(row.asked),
        number(row.answered),
        percent(row.response_rate),
        number(row.positive),
        percent(row.share),
    ]


def _change(row: ChangeRow) -> str:
    text = ngettext(
        "From {first} to {last}, the same {number} person: {rose} higher, {same} the same, "
        "{fell} lower; {mean} steps in the mean",
        "From {first} to {last}, the same {number} persons: {rose} higher, {same} the same, "
        "{fell} lower; {mean} steps in the mean",
        row.both,
    ).format(
        first=clean(labels.occasion(row.first)),
        last=clean(labels.occasion(row.last)),
        number=number(row.both),
        rose=number(row.rose),
        same=number(row.same),
        fell=number(row.fell),
        mean=signed(row.mean, 1),
    )
    genders = _genders(row.rose_split, row.both_split)
    if not genders:
        return text
    return _("{text}. Higher: {genders}").format(text=text, genders="; ".join(genders))
