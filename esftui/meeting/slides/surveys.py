"""Surveys (enkäter) and follow-ups after exit: how many answered, and what they said."""

from esftui.disclosure.cells import WITHHELD
from esftui.disclosure.surveys import SharedQuestion
from esftui.locales import _, labels, ngettext, pgettext
from esftui.locales.formats import DASH, number, percent
from esftui.locales.shares import beside_target
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide, SlideBar, SlideTable


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the positive answers by question, the response rates, and the follow-ups."""
    questions, follow_ups = on.shared.surveys.questions, on.shared.follow_ups
    asked = [each for each in questions if each.overall.answered.value != 0]
    keys = [
        (
            each.overall.answered.key,
            _("{question}: answered").format(question=each.title.rstrip("?")),
        )
        for each in asked
    ]
    if follow_ups.rows:
        keys.insert(0, ("follow-ups/overdue", _("Follow-ups overdue")))
    if not questions and not follow_ups.rows:
        return words.built(item, on, empty=_("The project asks nothing and follows nobody up."))
    bars = [_bar(each) for each in asked[: words.MOST_BARS]]
    empty = "" if bars or follow_ups.rows else _("Nobody has answered a survey yet.")
    return words.built(
        item,
        on,
        keys=keys,
        others=[(each.overall.positive.part.key, each.title) for each in asked],
        big=_big(on),
        bars=bars,
        table=_table(on),
        lines=[*([] if words.untold(bars) else _said(asked)), *_low(on)],
        empty=empty,
    )


def _big(on: Material) -> list[Big]:
    if not on.shared.follow_ups.rows:
        return []
    return [words.big(on, "follow-ups/overdue", _("Follow-ups overdue"))]


def _bar(question: SharedQuestion) -> SlideBar:
    found = question.overall
    share = found.positive.share
    parts = words.part_text(found.positive)
    positive = parts if share is None else f"{percent(share)} ({parts})"
    rate = found.response_rate
    answered = percent(rate) if rate is not None else WITHHELD
    text = _("{positive}, response rate {rate}").format(positive=positive, rate=answered)
    return SlideBar(label=question.title, share=share, text=text)


def _said(asked: list[SharedQuestion]) -> list[str]:
    """Return what the bars are of, and how many questions have no room."""
    if not asked:
        return []
    more = words.more_words(len(asked) - words.MOST_BARS)
    return [_("Bars: positive answers of those who have answered"), *more]


def _low(on: Material) -> list[str]:
    """Return how many questions fewer answer than is wanted, of those whose rate is shown."""
    found = on.shared.surveys
    rates = [question.overall.response_rate for question in found.questions]
    shown = [rate for rate in rates if rate is not None]
    if not found.low_response:
        return []
    text = ngettext(
        "Response rate below {limit}: {low} of {number} question",
        "Response rate below {limit}: {low} of {number} questions",
        len(shown),
    )
    limit = beside_target(min(shown), found.least_response)[1]
    low = number(found.low_response)
    return [text.format(limit=limit, low=low, number=number(len(shown)))]


def _table(on: Material) -> SlideTable | None:
    rows = on.shared.follow_ups.rows
    if not rows:
        return None
    columns = (
        _("Follow-up after"),
        pgettext("follow-ups", "Due"),
        pgettext("follow-ups", "Done"),
        _("No answer"),
        _("Overdue"),
        _("Still in work or studies"),
    )
    body = tuple(
        (
            labels.length(row.after),
            words.cell(row.due),
            words.cell(row.done),
            words.cell(row.no_answer),
            words.cell(row.overdue),
            DASH if row.still.whole.value == 0 else words.part_text(row.still),
        )
        for row in rows[: words.MOST_ROWS]
    )
    return SlideTable(columns=columns, numeric=(False, *[True] * 5), rows=body)
