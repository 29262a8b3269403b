"""Surveys (enkäter) drawn: share positive beside the response, and what the silent could change."""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.locales import _, formats, ngettext
from esftui.measure.figures import Figures
from esftui.measure.surveys import QuestionFigures, Surveys
from esftui.panels.compose import (
    aired,
    bullets,
    definitions,
    in_full,
    of,
    panel,
    section,
    sentence,
    user_lines,
)
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.survey_tables import (
    LOW,
    Answers,
    answer_lines,
    bounds,
    brief_response,
    change_lines,
    change_table,
    is_low,
    legend,
    occasion_table,
    occasion_title,
    response,
    words_line,
)
from esftui.panels.text import clean

_ONE_LINE_FROM = 78
"""Cells that a box needs for a question's words on its own line."""


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the surveys in a box: each question, with its occasions where there is room."""
    surveys = figures.surveys
    heading = _("Surveys")
    if not surveys.questions:
        return panel(heading, empty(width), width, height)
    lines = _lines(surveys, width, height)
    return panel(heading, lines, width, height, figure=_figure(surveys), foot=[legend()])


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for a project without questions."""
    text = _("No survey questions. They are shown here once project.yaml has questions.")
    return sentence(text, width)


def _figure(surveys: Surveys) -> list[Line]:
    answered = sum(row.overall.answered for row in surveys.questions)
    due = sum(row.overall.due for row in surveys.questions)
    if not due:
        return [(Span(_("nobody to ask yet"), "dim"),)]
    part = of(formats.number(answered), formats.number(due))
    long = joined(part, Span(" " + _("answers"), "dim"))
    if not surveys.low_response:
        return [long, part]
    text = ngettext("{number} low response", "{number} low response", surveys.low_response)
    words = text.format(number=formats.number(surveys.low_response))
    sign = Span(f"{LOW} ", "warn")
    short = joined(sign, Span(formats.number(surveys.low_response), "strong"))
    return [
        joined(sign, Span(words, "strong"), Span(" · ", "dim"), long),
        joined(sign, Span(words, "strong")),
        short,
    ]


class Way(NamedTuple):
    """How much of each question is drawn: words below it, its change, its occasions."""

    words: bool
    change: bool
    occasions: bool


_WAYS = (Way(True, True, True), Way(True, True, False), Way(True, False, False))
"""From the fullest; without any, a question has one line."""


def _lines(surveys: Surveys, width: int, height: int) -> list[Line]:
    """Return the fullest way to draw the questions that fits; else those that there are lines for.

    Words come below a question only where a line has no room for them.
    """
    least = surveys.least_response
    for way in _WAYS:
        blocks = _blocks(surveys.questions, least, width, way)
        if sum(map(len, blocks)) <= height:
            if all(len(block) == 1 for block in blocks):
                return aired([line for block in blocks for line in block], height)
            gaps = sum(map(len, blocks)) + len(blocks) - 1 <= height
            return [line for block in blocks for line in ([()] * gaps + block)][gaps:]
    return _some(surveys, width, height)


def _blocks(
    questions: Sequence[QuestionFigures], least: float, width: int, way: Way
) -> list[list[Line]]:
    """Return the lines of each question, all of them in the same columns."""
    roomy = width >= _ONE_LINE_FROM
    rows: list[Answers] = []
    for question in questions:
        said = response(question.overall, least) if roomy else Span("")
        title, overall = Span(clean(question.title)), question.overall
        rows.append(Answers(title, overall, said, bounds(overall) if roomy else ""))
        rows += _occasions(question, least, roomy) if way.occasions else []
    lines = iter(answer_lines(rows, least, width))
    blocks = []
    for question in questions:
        block = [next(lines)]
        if way.words and not roomy:
            block.append(words_line(question.overall, least, width))
        if way.occasions:
            block += [next(lines) for _row in _occasions(question, least, roomy)]
        if way.change:
            block += change_lines(question, width)
        blocks.append(block)
    return blocks


def _occasions(question: QuestionFigures, least: float, roomy: bool) -> list[Answers]:
    if len(question.occasions) < 2:
        return []
    say = response if roomy else brief_response
    return [
        Answers(occasion_title(row), row, say(row, least), bounds(row) if roomy else "")
        for row in question.occasions
    ]


def _some(surveys: Surveys, width: int, height: int) -> list[Line]:
    """Return the questions that there are lines for, those with a low response kept longest."""
    least, questions = surveys.least_response, surveys.questions
    all_of_them = len(questions) <= height
    count = len(questions) if all_of_them else max(1, height - 1)
    order = sorted(range(len(questions)), key=lambda i: not is_low(questions[i].overall, least))
    rows = [
        Answers(Span(clean(row.title)), row.overall, brief_response(row.overall, least))
        for row in (questions[index] for index in sorted(order[:count]))
    ]
    lines = answer_lines(rows, least, width)
    if all_of_them:
        return aired(lines, height)
    rest = len(questions) - len(rows)
    text = ngettext("{number} more question", "{number} more questions", rest)
    return [*lines, (Span("· " + text.format(number=formats.number(rest)), "dim"),)]


def full(figures: Figures, width: int) -> Drawing:
    """Draw the surveys in full: every occasion and change of each question, and the rules."""
    surveys = figures.surveys
    lines: list[Line] = [legend()] if surveys.questions else []
    for question in surveys.questions:
        lines += [(), *_question(question, surveys.least_response, width)]
    if not surveys.questions:
        lines += empty(width)
    else:
        lines += [*section(_("What the figures say")), *bullets(_why(surveys), width)]
    terms = definitions(_terms(surveys.least_response), width)
    lines += [*section(_("How it is counted")), *terms]
    figure = _figure(surveys) if surveys.questions else []
    return in_full(_("Surveys"), figure, lines, width)


def _question(question: QuestionFigures, least: float, width: int) -> list[Line]:
    text = _("Answers from {low} to {high}; {positive} and more are positive.")
    scale = text.format(
        low=formats.number(question.low),
        high=formats.number(question.high),
        positive=formats.number(question.positive),
    )
    rows = [*user_lines(question.title, width, "strong"), *sentence(scale, width)]
    rows += occasion_table(question, least, width)
    changes = change_table(question, width)
    return [*rows, *([()] if changes else []), *changes]


def _why(surveys: Surveys) -> list[str]:
    texts = []
    for row in surveys.questions:
        overall, title = row.overall, clean(row.title)
        if overall.share is None:
            texts.append(_("{title} – no answers yet.").format(title=title))
            continue
        text = _("{title} – {part} of the {answered} who answered are positive ({share}).")
        if bounds(overall):
            text = _(
                "{title} – {part} of the {answered} who answered are positive ({share}); had all"
                " {due} answered, it could have been {span}."
            )
        texts.append(
            text.format(
                title=title,
                part=formats.number(overall.positive),
                answered=formats.number(overall.answered),
                share=formats.percent(overall.share),
                due=formats.number(overall.due),
                span=bounds(overall, bare=True),
            )
        )
    if surveys.low_response:
        text = ngettext(
            "{number} question has a response rate below {share}, marked {sign}.",
            "{number} questions have a response rate below {share}, marked {sign}.",
            surveys.low_response,
        )
        texts.append(
            text.format(
                number=formats.number(surveys.low_response),
                share=formats.percent(surveys.least_response),
                sign=LOW,
            )
        )
    return texts


def _terms(least: float) -> list[tuple[str, str]]:
    return [
        (_("positive"), _("Of those who answered, those at or above the positive value.")),
        (_("to ask"), _("Those who should have been asked by the date, or were.")),
        (
            _("response"),
            _("Answered of those to ask; below {share} it is called low, marked {sign}.").format(
                share=formats.percent(least), sign=LOW
            ),
        ),
        (_("silent"), _("To ask, but with no answer: not handed the survey, or not returned.")),
        (_("if all answered"), _("The share if none, or all, of the silent were positive.")),
        (_("latest answer"), _("Each person once, with the latest answer at any occasion.")),
        (_("change"), _("The same persons at two occasions; the mean is in steps of the scale.")),
    ]
