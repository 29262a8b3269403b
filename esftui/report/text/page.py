"""The whole text: what it is about, what must be done, then every measure."""

from esftui.locales import _
from esftui.locales.formats import iso, percent
from esftui.measure.figures import Figures, Head
from esftui.report.plain import BLANK, Row, clean, headed, pairs, paragraph
from esftui.report.text.activities import activities
from esftui.report.text.budget import budget
from esftui.report.text.checklist import checklist
from esftui.report.text.composition import composition
from esftui.report.text.deviations import deviations
from esftui.report.text.economy import economy
from esftui.report.text.exits import exits
from esftui.report.text.flow import flow
from esftui.report.text.followups import follow_ups
from esftui.report.text.gender import gender
from esftui.report.text.goals import goals
from esftui.report.text.radar import radar
from esftui.report.text.steps import steps
from esftui.report.text.surveys import surveys
from esftui.report.text.words import assumed


def page(figures: Figures) -> list[Row]:
    """Return all figures of a project as lines of at most 80 cells."""
    soon = figures.checklist.due_soon_days
    sections = (
        head(figures.head),
        radar(figures.radar, soon, figures.head.project),
        deviations(figures),
        flow(figures.flow),
        exits(figures.exits),
        gender(figures.gender),
        [*budget(figures.budget), *economy(figures.economy)],
        goals(figures.goals),
        checklist(figures.checklist),
        activities(figures.activities),
        surveys(figures.surveys),
        follow_ups(figures.follow_ups, figures.radar, soon),
        steps(figures.steps),
        composition(figures.composition),
    )
    rows: list[Row] = []
    for section in sections:
        rows += [BLANK, *section] if rows else section
    return rows


def head(head: Head) -> list[Row]:
    """Return what project it is and at what date, and that the data is made up if it is."""
    items = [
        (_("Project owner"), clean(head.owner)),
        (_("Period"), assumed(f"{iso(head.start)} – {iso(head.end)}", head.dates_assumed)),
        (_("Phase"), assumed(clean(head.phase or _("none")), head.phase_assumed)),
        (_("Time elapsed"), percent(head.elapsed)),
        (_("As of"), iso(head.as_of)),
    ]
    rows = [*headed(head.title), *pairs(items)]
    if head.example_data:
        text = _("Example data: participants, spending and answers are made up.")
        rows += paragraph(text)
    return rows
