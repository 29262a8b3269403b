"""Surveys (enkäter) as JSON."""

from esftui.measure.surveys import ChangeRow, OccasionRow, QuestionFigures, Surveys
from esftui.report.json.record import Json, Share, SplitJson, split


class ChangeJson(Json, frozen=True, kw_only=True):
    """The same persons' answers since an earlier occasion; ``mean`` in steps of the scale."""

    since: str
    both: int
    rose: int
    same: int
    fell: int
    mean: float | None


class QuestionJson(Json, frozen=True, kw_only=True):
    """A question at all its occasions together, where everyone's latest answer counts.

    The scale runs from ``scale_from`` to ``scale_to``, and is positive from
    ``positive_from``. The figures are those of :class:`SurveyJson`.
    """

    question: str
    title: str
    scale_from: int
    scale_to: int
    positive_from: int
    due: int
    asked: int
    answered: int
    response_rate: Share | None
    positive: int
    share: Share | None
    low: Share | None
    high: Share | None


class SurveyJson(Json, frozen=True, kw_only=True):
    """A question at an occasion, in persons.

    ``due`` should have been asked by the date, ``asked`` were. ``response_rate`` is
    answered / due, ``share`` positive / answered. ``low`` and ``high`` are the share of all
    who should have been asked, if none or all of the silent were positive. ``changes`` are
    since earlier occasions.
    """

    question: str
    occasion: str
    due: int
    asked: int
    answered: int
    response_rate: Share | None
    positive: int
    share: Share | None
    low: Share | None
    high: Share | None
    answered_by: SplitJson
    positive_by: SplitJson
    changes: list[ChangeJson]


def surveys(surveys: Surveys) -> list[SurveyJson]:
    """Return every question at each of its occasions as it is printed."""
    return [
        _occasion(question, row) for question in surveys.questions for row in question.occasions
    ]


def questions(surveys: Surveys) -> list[QuestionJson]:
    """Return every question in all as it is printed."""
    return [_question(question, question.overall) for question in surveys.questions]


def _question(question: QuestionFigures, row: OccasionRow) -> QuestionJson:
    return QuestionJson(
        question=question.id,
        title=question.title,
        scale_from=question.low,
        scale_to=question.high,
        positive_from=question.positive,
        due=row.due,
        asked=row.asked,
        answered=row.answered,
        response_rate=row.response_rate,
        positive=row.positive,
        share=row.share,
        low=row.low,
        high=row.high,
    )


def _occasion(question: QuestionFigures, row: OccasionRow) -> SurveyJson:
    return SurveyJson(
        question=question.id,
        occasion=row.occasion,
        due=row.due,
        asked=row.asked,
        answered=row.answered,
        response_rate=row.response_rate,
        positive=row.positive,
        share=row.share,
        low=row.low,
        high=row.high,
        answered_by=split(row.answered_split),
        positive_by=split(row.positive_split),
        changes=[_change(each) for each in question.changes if each.last == row.occasion],
    )


def _change(row: ChangeRow) -> ChangeJson:
    return ChangeJson(
        since=row.first,
        both=row.both,
        rose=row.rose,
        same=row.same,
        fell=row.fell,
        mean=row.mean,
    )
