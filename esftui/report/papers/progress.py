"""A draft of the progress report (lägesrapport), in the order that the fund asks for."""

from esftui.locales import _
from esftui.report.papers import asked, goals, money, people, tasks
from esftui.report.papers.changes import changes
from esftui.report.papers.content import Block, Column, Heading, Paragraph, Table, ToWrite
from esftui.report.papers.decided import (
    actions_of,
    causes_of,
    decisions_about,
    without_figures,
)
from esftui.report.papers.deviations import deviations, nothing
from esftui.report.papers.material import Material
from esftui.report.papers.words import to_write


def blocks(material: Material) -> tuple[Block, ...]:
    """Return the draft: what figures say is filled in, the rest is marked."""
    shared, mark = material.shared, to_write()
    return (
        Heading(_("The project's work in the period")),
        ToWrite(mark, _("What has been done in the period, and how it went.")),
        *changes(material),
        Heading(_("Participants"), 2),
        *people.flow(shared),
        *people.exits(shared),
        Heading(_("Activities"), 2),
        *people.activities(shared),
        Heading(_("Results and goals")),
        *goals.goals(shared),
        ToWrite(mark, _("Results that figures do not show.")),
        Heading(_("Deviations from the approved plan")),
        *causes(material),
        Heading(_("Timetable"), 2),
        Paragraph(tasks.counted(shared.checklist)),
        *tasks.overdue(shared.checklist),
        Heading(_("Finances")),
        *money.money(shared),
        ToWrite(mark, _("What the costs of the period were for, and what differs from the plan.")),
        Heading(_("Gender equality")),
        *people.gender(shared),
        ToWrite(mark, _("How the project has worked with gender equality in the period.")),
        Heading(_("Accessibility and non-discrimination")),
        ToWrite(
            mark,
            _("Premises, activities, communication and information: what has been done."),
        ),
        Heading(_("Influence and implementation")),
        *tasks.standing(shared.checklist.rows, material.project.standing_items),
        ToWrite(mark, _("What others have taken up, and what is to live on after the project.")),
        Heading(_("Evaluation and follow-up")),
        *asked.surveys(shared),
        *asked.follow_ups(shared),
        ToWrite(mark, _("What the evaluator has found, and what was done about it.")),
        Heading(_("The next period")),
        *tasks.coming(shared.checklist),
        ToWrite(mark, _("What is planned, and what could get in the way.")),
    )


def causes(material: Material) -> list[Block]:
    """Return the deviations, each with its cause, its effect on the budget, and the action.

    Cause and action are what the steering group has decided about it; what it has not is
    marked.
    """
    found = deviations(material.shared, material.project)
    mark, decided = to_write(), material.decided
    rows = [(one.said, one.effect, decisions_about(one, decided)) for one in found]
    rows += [(said, None, about) for said, about in without_figures(found, decided)]
    if not rows:
        return [Paragraph(nothing(material.shared))]
    columns = (
        Column(_("Deviation"), numeric=False),
        Column(_("Cause"), numeric=False, wide=True),
        Column(_("Effect on the project's budget"), numeric=False, wide=True),
        Column(_("Action"), numeric=False, wide=True),
    )
    body = tuple(
        (said, causes_of(about) or mark, budget or mark, actions_of(about, material) or mark)
        for said, budget, about in rows
    )
    return [Table(_("Deviations, their causes and their effect"), columns, body)]
