"""Surveys and follow-ups in papers: each share with the silence behind it."""

from esftui.disclosure import Shared
from esftui.disclosure.surveys import SharedOccasion, SharedQuestion
from esftui.locales import _, labels, pgettext
from esftui.locales.formats import DASH, number, percent
from esftui.locales.shares import beside_target
from esftui.report.papers.content import Block, Column, Note, Paragraph, Table
from esftui.report.papers.words import (
    WITHHELD,
    cell,
    gender_cells,
    gender_columns,
    joined,
    part_text,
    share_text,
    unknown_gender,
)


def surveys(shared: Shared, *, full: bool = False) -> list[Block]:
    """Return each question in all; with ``full`` also by gender, occasion and change."""
    questions = shared.surveys.questions
    if not questions:
        return [Paragraph(_("The project file gives no survey questions."))]
    columns = (
        Column(_("Question"), numeric=False),
        Column(_("Positive"), unit=_("share, and how many of how many")),
        Column(_("Answered")),
        Column(_("Response rate"), unit=_("share")),
    )
    least = shared.surveys.least_response
    body = tuple(
        (
            question.title,
            share_text(question.overall.positive),
            _answered(question.overall),
            rate(question.overall, least),
        )
        for question in questions
    )
    blocks: list[Block] = [
        Table(_("Survey answers"), columns, body, _("persons")),
        Note(
            _("Everyone's latest answer. At least {share} is wanted as response rate.").format(
                share=percent(least)
            )
        ),
    ]
    if full:
        blocks += [each for question in questions for each in _in_full(question)]
    return blocks


def _answered(row: SharedOccasion) -> str:
    return _("{part} of {whole}").format(part=cell(row.answered), whole=cell(row.due))


def rate(row: SharedOccasion, least: float) -> str:
    """Return a response rate, and that it is low where it is."""
    if row.due.value == 0:
        return DASH
    found = row.response_rate
    if found is None:
        return WITHHELD
    text, _limit = beside_target(found, least)
    return _("{share}, low").format(share=text) if found < least else text


def _in_full(question: SharedQuestion) -> list[Block]:
    if question.overall.due.value == 0:
        return []
    tables = _by_gender(question), _by_occasion(question), _same_persons(question)
    return [each for each in tables if each is not None]


def _by_gender(question: SharedQuestion) -> Table | None:
    women, men = question.overall.women, question.overall.men
    if women is None or men is None:
        return None
    columns = (Column(_("Question"), numeric=False), Column(_("Women")), Column(_("Men")))
    body = ((question.title, share_text(women), share_text(men)),)
    title = _("{question}, by gender").format(question=question.title)
    return Table(title, columns, body, _("persons"))


def _by_occasion(question: SharedQuestion) -> Table | None:
    if len(question.occasions) < 2:
        return None
    columns = (
        Column(_("Occasion"), numeric=False),
        Column(_("To ask")),
        Column(_("Asked")),
        Column(_("Answered")),
        Column(_("Positive"), unit=_("share, and how many of how many")),
    )
    body = tuple(
        (
            labels.occasion(row.occasion),
            cell(row.due),
            cell(row.asked),
            cell(row.answered),
            share_text(row.positive),
        )
        for row in question.occasions
    )
    title = _("{question}, by occasion").format(question=question.title)
    return Table(title, columns, body, _("persons"))


def _same_persons(question: SharedQuestion) -> Table | None:
    body = tuple(
        (labels.occasion(row.first), labels.occasion(row.last), share_text(row.rose))
        for row in question.changes
        if row.rose.whole.value != 0
    )
    if not body:
        return None
    columns = (
        Column(_("From"), numeric=False),
        Column(pgettext("survey occasion", "To"), numeric=False),
        Column(_("Answered higher"), unit=_("share, and how many of how many")),
    )
    title = _("{question}: the same persons").format(question=question.title)
    return Table(title, columns, body, _("persons"))


def follow_ups(shared: Shared, *, full: bool = False) -> list[Block]:
    """Return how the follow-ups stand; with ``full`` also what was found."""
    rows = shared.follow_ups.rows
    if not rows:
        return [Paragraph(_("The project file gives no follow-ups."))]
    columns = (
        Column(_("After"), numeric=False),
        Column(pgettext("follow-ups", "Due")),
        Column(pgettext("follow-ups", "Done")),
        Column(_("No answer")),
        Column(_("Overdue")),
        Column(_("Ahead")),
        Column(_("Still in work or studies")),
    )
    body = tuple(
        (
            labels.length(row.after),
            cell(row.due),
            cell(row.done),
            cell(row.no_answer),
            cell(row.overdue),
            cell(row.waiting),
            DASH if row.still.whole.value == 0 else part_text(row.still),
        )
        for row in rows
    )
    blocks: list[Block] = [Table(_("Follow-up after exit"), columns, body, _("exits"))]
    for row in rows if full else ():
        if not row.outcomes:
            continue
        unknown = unknown_gender(outcome.exits for outcome in row.outcomes)
        title = _("Found {time} after exit").format(time=labels.length(row.after))
        found = tuple(
            (
                joined([labels.follow_up_outcome(each) for each in outcome.outcomes]),
                *gender_cells(outcome.exits, unknown),
            )
            for outcome in row.outcomes
        )
        blocks.append(
            Table(
                title,
                (Column(_("Outcome"), numeric=False), *gender_columns(unknown)),
                found,
                _("exits"),
            )
        )
    return blocks


def scale(question: SharedQuestion) -> str:
    """Return which answers of a question are positive."""
    text = _("{least} or more on the scale {low}–{high} is positive")
    return text.format(
        least=number(question.positive), low=number(question.low), high=number(question.high)
    )
