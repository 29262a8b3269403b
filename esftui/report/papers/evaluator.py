"""The evaluator's pack (utvärderarens underlag): every table, and what everything means."""

from esftui.locales import _
from esftui.report.papers import asked, decided, goals, mix, money, people, tasks
from esftui.report.papers.content import Block, Bullets, Heading, Note, Table
from esftui.report.papers.definitions import definitions, dictionary
from esftui.report.papers.deviations import deviations
from esftui.report.papers.material import Material
from esftui.report.papers.silent import told
from esftui.report.papers.status import outside
from esftui.report.papers.words import kept_back


def blocks(material: Material) -> tuple[Block, ...]:
    """Return all tables that may be shared, the definitions and the data dictionary."""
    shared, project = material.shared, material.project
    tables = [goals.by_gender(shared), goals.baselines(shared)]
    found: list[Block] = [
        Heading(_("Participants")),
        *people.flow(shared),
        *people.exits(shared),
        *people.activities(shared),
        Heading(_("Composition")),
        *mix.composition(shared),
        Heading(_("Gender split")),
        *people.gender(shared),
        Heading(_("Method steps and groups")),
        *mix.steps(shared),
        Heading(_("Goals")),
        *goals.goals(shared),
        *(table for table in tables if table is not None),
        Heading(_("Surveys")),
        *asked.surveys(shared, full=True),
        *_scales(material),
        Heading(_("Follow-up")),
        *asked.follow_ups(shared, full=True),
        Heading(_("Finances")),
        *money.money(shared),
        *_months(material),
        Heading(_("Checklist")),
        *tasks.everything(shared.checklist),
        Heading(_("Deviations")),
        *outside(deviations(shared, project), shared),
        Heading(_("The steering group")),
        *decided.meetings(material),
        *decided.all_decisions(material),
    ]
    if project.assumptions:
        found += [Heading(_("Assumptions")), Bullets(project.assumptions)]
    found = list(told(found, shared))
    return (
        *found,
        Heading(_("Definitions")),
        *definitions(shared),
        Heading(_("Data dictionary")),
        Note(kept_back(shared.rule)),
        dictionary(found),
    )


def _scales(material: Material) -> list[Block]:
    rows = tuple(
        f"{question.title}: {asked.scale(question)}"
        for question in material.shared.surveys.questions
    )
    return [Bullets(rows)] if rows else []


def _months(material: Material) -> list[Table]:
    budget = material.shared.budget
    return [money.months(budget)] if budget is not None and budget.months else []
