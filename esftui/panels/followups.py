"""Follow-ups (uppföljningar) drawn: what is overdue loud, what was found, and what is coming."""

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import length
from esftui.measure.figures import Figures
from esftui.measure.followups import FollowUps
from esftui.panels.compose import (
    bullets,
    definitions,
    filled,
    in_full,
    of,
    panel,
    section,
    sentence,
)
from esftui.panels.followup_tables import (
    LOOKS,
    outcome_lines,
    outcome_table,
    pressing,
    table,
    waiting_table,
    wave_line,
    wave_table,
    whole_table,
)
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.words import days

_HEADED_FROM = 80
"""Cells that a box needs for the states as headings above their numbers."""
_WIDEST_WAVE = 40


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the follow-ups in a box: a row for each length of time after exit, then the wave."""
    found = figures.follow_ups
    heading = _("Follow-up")
    if not anyone(found):
        return panel(heading, empty(found, width), width, height)
    header = width >= _HEADED_FROM and height > len(found.rows)
    lines = table(found.rows, width, header=header)[: max(0, height)]
    # what was found is shown with all its parts or not at all
    outcomes = [outcome_lines(found.rows, width)]
    wave = [wave_table(found.wave, min(width, _WIDEST_WAVE)), [wave_line(found.wave, width)]]
    if not any(number for _month, number in found.wave):
        wave = wave[1:]
    lines = filled(lines, [outcomes, wave], height)
    figure = _figure(found, figures.checklist.due_soon_days)
    return panel(heading, lines, width, height, figure=figure, foot=_foot(found))


def anyone(found: FollowUps) -> bool:
    """Say whether there is anybody to follow up."""
    return any(sum(row.states) for row in found.rows)


def empty(found: FollowUps, width: int) -> list[Line]:
    """Return the sentence that stands for nobody to follow up."""
    if found.rows:
        text = _("Nobody to follow up yet. Follow-ups are shown here once exits are registered.")
    else:
        text = _("No follow-ups. They are shown here once project.yaml says when they are due.")
    return sentence(text, width)


def _figure(found: FollowUps, soon_days: int) -> list[Line]:
    role: Role = "bad" if found.overdue else "strong"
    sign = "! " if found.overdue else ""
    late = joined(Span(sign + formats.number(found.overdue), role), Span(" " + _("overdue"), "dim"))
    soon = joined(
        Span(formats.number(found.due + found.due_soon), "strong"),
        Span(" " + _("within {days}").format(days=days(soon_days)), "dim"),
    )
    return [joined(late, Span(" · ", "dim"), soon), late]


def _foot(found: FollowUps) -> list[Line]:
    """Return who stayed in work or studies, a length of time after exit."""
    row = next((row for row in found.rows if row.positive_before), None)
    if row is None:
        return []
    part = of(formats.number(row.positive_still), formats.number(row.positive_before))
    words = _("still in work/studies after {time}").format(time=length(row.after))
    return [
        joined(Span(words + " ", "dim"), part),
        joined(Span(_("still in work/studies") + " ", "dim"), part),
        part,
    ]


def full(figures: Figures, width: int) -> Drawing:
    """Draw the follow-ups in full: states, outcomes by gender, the wave, and who waits."""
    found = figures.follow_ups
    heading = _("Follow-up")
    soon = figures.checklist.due_soon_days
    terms = [*section(_("How it is counted")), *definitions(_terms(soon), width)]
    if not anyone(found):
        return in_full(heading, [], [*empty(found, width), *terms], width)
    lines = whole_table(found.rows, width)
    lines += [*section(_("What the figures say")), *bullets(_why(found), width)]
    lines += _waiting(found, width)
    tables = [outcome_table(row, width) for row in found.rows if row.outcomes]
    if tables:
        lines += section(_("What was found"))
        for number, rows in enumerate(tables):
            lines += [*([()] if number else []), *rows]
    lines += [*section(_("Coming months")), *wave_table(found.wave, width)]
    return in_full(heading, _figure(found, soon), [*lines, *terms], width)


def _waiting(found: FollowUps, width: int) -> list[Line]:
    rows = pressing(found)
    later = len(found.waiting) - len(rows)
    lines = section(_("To be followed up"))
    if rows:
        lines += waiting_table(rows, width)
    if later:
        text = ngettext("{number} more later on.", "{number} more later on.", later)
        lines += sentence("· " + text.format(number=formats.number(later)), width)
    if not found.waiting:
        lines += sentence(_("Nobody is waited for."), width)
    return lines


def _why(found: FollowUps) -> list[str]:
    texts = []
    for row in found.rows:
        text = _("{time} after exit: {due} should have been followed up, {done} have been.")
        texts.append(
            text.format(
                time=length(row.after),
                due=formats.number(row.due),
                done=formats.number(row.count("done")),
            )
        )
        if row.positive_before:
            text = _(
                "{time} after exit: {part} of the {whole} who left for work or studies and were"
                " reached are still there ({share})."
            )
            texts.append(
                text.format(
                    time=length(row.after),
                    part=formats.number(row.positive_still),
                    whole=formats.number(row.positive_before),
                    share=formats.percent(row.positive_still / row.positive_before),
                )
            )
    if found.overdue:
        text = ngettext(
            "{number} is overdue: the days of grace have passed with no answer.",
            "{number} are overdue: the days of grace have passed with no answer.",
            found.overdue,
        )
        texts.append(text.format(number=formats.number(found.overdue)))
    return texts


def _terms(soon_days: int) -> list[tuple[str, str]]:
    meanings = {
        "done": _("The person was reached, and what they do was noted."),
        "not_reached": _("Tried, without reaching the person."),
        "declined": _("The person did not wish to answer."),
        "overdue": _("The day and the days of grace have passed, with nothing noted."),
        "due": _("The day has come, the days of grace have not passed."),
        "due_soon": _("The day comes within {days}.").format(days=days(soon_days)),
        "upcoming": _("The day comes later than that."),
    }
    return [
        (_("follow-up"), _("Every exit, a length of time after it, unless the person came back.")),
        *(
            (f"{look.sign} {look.heading()}".strip(), meanings[state])
            for state, look in LOOKS.items()
        ),
        (_("still in work/studies"), _("Of those who left for work or studies and were reached.")),
    ]
