"""A draft of the final report (slutrapport), in the order that the fund asks for."""

from esftui.disclosure import Shared
from esftui.locales import _, ngettext
from esftui.locales.formats import iso, number
from esftui.model.project import Project
from esftui.report.papers import asked, decided, goals, mix, money, people, tasks
from esftui.report.papers.content import Block, Bullets, Facts, Heading, Note, Paragraph, ToWrite
from esftui.report.papers.material import Material
from esftui.report.papers.progress import causes
from esftui.report.papers.words import heads, joined, to_write


def blocks(material: Material) -> tuple[Block, ...]:
    """Return the draft: what figures say is filled in, the rest is marked."""
    shared, project, mark = material.shared, material.project, to_write()
    return (
        *_goes_on(shared),
        Heading(_("Summary")),
        ToWrite(mark, _("The project in half a page: idea, results, what is to live on.")),
        Heading(_("The project's results")),
        *people.flow(shared),
        *people.exits(shared),
        ToWrite(mark, _("Results that figures do not show.")),
        Heading(_("Purpose and goals")),
        *goals.goals(shared),
        Heading(_("Deviations and their effect on the budget"), 2),
        *causes(material),
        Heading(_("Finances"), 2),
        *money.money(shared),
        Heading(_("Way of working")),
        ToWrite(mark, _("The method, what worked and what did not.")),
        *people.activities(shared),
        *mix.steps(shared),
        Heading(_("Who has taken part in the work")),
        *_actors(project),
        *(decided.meetings(material) if material.meetings else ()),
        Heading(_("Gender equality")),
        *people.gender(shared),
        ToWrite(mark, _("How the project has worked with gender equality, and what came of it.")),
        Heading(_("Accessibility for people with disabilities")),
        ToWrite(
            mark,
            _("Premises, activities, communication and information: what has been done."),
        ),
        Heading(_("Regional priorities")),
        ToWrite(mark, _("How the project has served the priorities of its region.")),
        Heading(_("Dissemination and influence")),
        *tasks.standing(shared.checklist.rows, project.standing_items),
        *tasks.everything(shared.checklist),
        ToWrite(mark, _("What others have taken up, and what is to live on after the project.")),
        Heading(_("External evaluation")),
        ToWrite(mark, _("What the evaluator has found, and what was done about it.")),
        Heading(_("The project's own evaluation")),
        *asked.surveys(shared, full=True),
        *asked.follow_ups(shared, full=True),
        Heading(_("Comments and advice")),
        ToWrite(mark, _("What the project would tell those who come after it.")),
        Heading(_("Contacts")),
        ToWrite(mark, _("Who answers questions when the project is over.")),
    )


def _goes_on(shared: Shared) -> list[Block]:
    """Return that the project is not over, if it is not: the figures are not its last."""
    head = shared.head
    if head.as_of >= head.end:
        return []
    text = _("The project goes on until {end}: the figures are as of {date}, and not its last.")
    return [Note(text.format(end=iso(head.end), date=iso(head.as_of)))]


def _actors(project: Project) -> list[Block]:
    blocks: list[Block] = []
    rows = [(_("Project owner"), project.owner)]
    if project.owner_later:
        rows.append((_("Owner later"), project.owner_later))
    if project.municipalities:
        rows.append((_("Municipalities"), joined(project.municipalities)))
    group = project.steering_group
    if group is not None:
        said = [joined(group.members)] if group.members else []
        if group.women is not None and group.men is not None:
            said.append(heads(group.women, group.men))
        elif group.seats is not None:
            text = ngettext("{number} seat", "{number} seats", group.seats)
            said.append(text.format(number=number(group.seats)))
        rows.append((_("Steering group"), "; ".join(said) or iso(None)))
    blocks.append(Facts(tuple(rows)))
    for title, names in (
        (_("Co-financiers:"), project.co_financiers),
        (_("Partners:"), project.partners),
        (_("Reference groups:"), project.reference_groups),
    ):
        if names:
            blocks += [Paragraph(title), Bullets(tuple(dict.fromkeys(names)))]
    return blocks
