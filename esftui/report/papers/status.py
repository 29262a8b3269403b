"""The status report (statusrapport) to the steering group."""

from esftui.disclosure import Shared
from esftui.locales import _, pgettext
from esftui.report.papers import asked, goals, money, people, tasks
from esftui.report.papers.changes import changes
from esftui.report.papers.content import Block, Bullets, Column, Heading, Paragraph, Table, ToWrite
from esftui.report.papers.decided import decisions_about, open_decisions, still_open
from esftui.report.papers.deviations import Deviation, deviations, nothing
from esftui.report.papers.material import Material
from esftui.report.papers.words import to_write


def blocks(material: Material) -> tuple[Block, ...]:
    """Return what the steering group reads before it meets."""
    shared = material.shared
    found = deviations(shared, material.project)
    return (
        Heading(_("Main changes since the last report")),
        *changes(material),
        ToWrite(to_write(), _("What else has happened that the group should know of.")),
        Heading(_("Participants")),
        *people.flow(shared),
        Heading(_("Exits"), 2),
        *people.exits(shared),
        Heading(_("Activities"), 2),
        *people.activities(shared),
        Heading(_("Goals")),
        *goals.goals(shared),
        Heading(_("Surveys and follow-up"), 2),
        *asked.surveys(shared),
        *asked.follow_ups(shared),
        Heading(_("Finances")),
        *money.money(shared),
        Heading(_("Gender equality and accessibility")),
        *people.gender(shared),
        ToWrite(
            to_write(),
            _("Accessibility: what has been done, and who could not take part as things are."),
        ),
        Heading(_("Risks")),
        Paragraph(tasks.counted(shared.checklist)),
        *tasks.overdue(shared.checklist),
        Heading(_("Deviations"), 2),
        *outside(found, shared),
        Heading(pgettext("status report", "Decisions")),
        *decisions(material, found),
    )


def outside(found: list[Deviation], shared: Shared) -> list[Block]:
    """Return the deviations as a list."""
    if not found:
        return [Paragraph(nothing(shared))]
    return [Bullets(tuple(each.said for each in found))]


def decisions(material: Material, found: list[Deviation]) -> list[Block]:
    """Return what is decided and waits, and what there is to decide: deviations and more."""
    mark = to_write()
    waiting = still_open(material)
    blocks = open_decisions(material) if material.decided else []
    found = [each for each in found if not decisions_about(each, waiting)]
    if found:
        columns = (
            Column(_("Deviation"), numeric=False),
            Column(_("Proposed decision"), numeric=False, wide=True),
            Column(_("Responsible"), numeric=False),
            Column(_("Done by"), numeric=False),
        )
        rows = tuple((each.said, mark, mark, mark) for each in found)
        blocks.append(Table(_("Points to decide on"), columns, rows))
    blocks.append(ToWrite(mark, _("Other points to decide on.")))
    standing = tasks.standing(material.shared.checklist.rows, material.project.standing_items)
    return [*blocks, *standing]
