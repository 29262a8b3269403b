"""The survey answers that may be shared, as JSON."""

from esftui.disclosure.surveys import SharedSurveys
from esftui.report.json.record import Json, Share
from esftui.report.json.shared_parts import SharedPartJson, any_withheld, part


class SharedSurveyJson(Json, frozen=True, kw_only=True):
    """A question at an occasion (null: at all together), in persons."""

    question: str
    title: str
    occasion: str | None
    due: int | None
    asked: int | None
    withheld: bool
    response_rate: Share | None
    positive: SharedPartJson
    women: SharedPartJson | None
    men: SharedPartJson | None


def surveys(shared: SharedSurveys) -> list[SharedSurveyJson]:
    """Return a row for each question at each of its occasions, all together first."""
    return [
        SharedSurveyJson(
            question=question.id,
            title=question.title,
            occasion=row.occasion or None,
            due=row.due.value,
            asked=row.asked.value,
            withheld=any_withheld((row.due, row.asked)),
            response_rate=row.response_rate,
            positive=part(row.positive),
            women=part(row.women) if row.women else None,
            men=part(row.men) if row.men else None,
        )
        for question in shared.questions
        for row in (question.overall, *question.occasions)
    ]
