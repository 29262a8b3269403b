"""The first ``project.yaml`` of a project: its answers, and an example of all the rest.

The file is for people to go on with. Every section that a project file can have stands in
it, with a word on what it is for; what has not been answered is there as an example that
is not in use. Its words are those of the language in use.
"""

from esftui.locales import _
from esftui.model.project import Phase
from esftui.start import money, people
from esftui.start.answers import Answers
from esftui.start.deadlines import parts
from esftui.start.page import Page, assumed, entry, text
from esftui.start.period import phases


def project_text(answers: Answers) -> str:
    """Return the text of the project's file."""
    page = Page()
    borders = phases(answers.kind, answers.start, answers.end)
    _head(page, answers)
    _what(page, answers)
    _period(page, answers, borders)
    people.around(page, answers)
    people.planned(page, answers)
    people.words(page)
    people.questions(page, answers)
    money.budget(page, answers)
    _goals(page, answers)
    _checklist(page, answers, borders)
    _limits(page)
    return page.content


def _head(page: Page, answers: Answers) -> None:
    page.note(
        _(
            "What the project is. The file is yours: change what you like, in any editor; the "
            "screen follows, and “esftui check” says if something is wrong."
        )
    )
    page.note(
        _(
            "A row that begins with # and no space after it is an example: take the # away from "
            "all of its rows, and it is in use. Keys are in English, everything else in your own "
            "words."
        )
    )
    page.space()
    page.row("schema: 1", _("the version of this format"))


def _what(page: Page, answers: Answers) -> None:
    page.row(entry("id", answers.id), _("the short name; also that of the folder"))
    page.row(entry("title", answers.title))
    page.row(f"language: {answers.language}")
    page.row(f"kind: {answers.kind}", "implementation, pre_study")
    page.row(entry("owner", answers.owner))
    later = _("The new administration")
    page.example(entry("owner_later", later), remark=_("who took over, if somebody did"))
    page.example(entry("programme_area", _("Increased labour supply")))
    page.example(entry("region", _("Småland and the islands")))
    target = _("People who are long-term unemployed or on long sick leave")
    page.example(entry("target_group", target))


def _period(page: Page, answers: Answers, borders: tuple[Phase, ...]) -> None:
    page.space()
    page.row(f"start: {answers.start.isoformat()}", _("the first day"))
    page.row(f"end: {answers.end.isoformat()}", _("the last day"))
    page.example("dates_assumed: true", remark=_("as long as they are not decided"))
    page.space()
    page.note(_("The phases, in order. Deadlines in the checklist are counted from them."))
    page.row("phases:")
    for number, phase in enumerate(borders):
        page.row(f"  - id: {phase.id}")
        page.row(entry("    title", phase.title))
        page.row(f"    start: {phase.start.isoformat()}")
        page.row(f"    end: {phase.end.isoformat()}")
        if phase.assumed:
            page.row("    assumed: true", assumed() if number == 0 else "")


def _goals(page: Page, answers: Answers) -> None:
    page.space()
    page.note(
        _(
            "Goals: who is counted (of), what must hold (that), and the target as a share. Without "
            "a target the outcome is shown, and that the target is not decided."
        )
    )
    page.row("goals:")
    if people.with_people(answers):
        people.goals(page)
    else:
        _milestone(page, "measurable_goals", _("Measurable goals are agreed"))
        _milestone(page, "application", _("An application for an implementation project is sent"))
    if answers.kind == "implementation":
        _milestone(page, "final_conference", _("The results are spread at a final conference"))
    page.example(
        "  - id: placement",
        "    kind: share",
        entry("    title", _("Have been on placement or work training")),
        "    of: participants",
        "    that: {activity: {types: [placement, work_training]}}",
        "    target: 0.4",
    )
    page.example(
        "  - id: enterprise",
        "    kind: count",
        entry("    title", _("Social enterprises started")),
        "    event: social_enterprise",
        "    target: 1",
        remark=_("events in the register are counted"),
    )
    page.example(
        "  - id: effect",
        "    kind: text",
        entry("    title", _("In the long run: the methods are used in ordinary operations")),
    )


def _milestone(page: Page, item: str, title: str) -> None:
    page.row(f"  - id: {item}")
    page.row("    kind: milestone", _("followed as the item of that name in the checklist"))
    page.row(entry("    title", title))
    page.row(f"    item: {item}")


def _checklist(page: Page, answers: Answers, borders: tuple[Phase, ...]) -> None:
    page.space()
    page.note(
        _(
            "The checklist. A deadline is a date, or a rule: start, end or a phase's, with days, "
            "weeks or months. What comes after something else waits until that is done. Take away "
            "what is not yours, and add what is."
        )
    )
    page.row("checklist:")
    for heading, items in parts(answers.kind, borders, answers.start, answers.end):
        page.note(heading, indent=2)
        for item in items:
            page.row(f"  - id: {item.id}")
            page.row(entry("    title", item.title))
            if item.phase is not None:
                page.row(f"    phase: {item.phase}")
            if item.due is not None:
                page.row(f"    due: {item.due}")
            if item.recurs is not None:
                page.row(f"    recurs: {item.recurs}", _("due again after it is done"))
            if item.owner is not None:
                page.row(entry("    owner", item.owner))
            if item.after:
                page.row(f"    after: [{', '.join(item.after)}]")


def _limits(page: Page) -> None:
    page.space()
    page.note(_("When a figure counts as off. These hold if nothing is said."))
    page.example(
        "tolerances:",
        _limit("gender: 0.1", _("off the planned share of women")),
        _limit("budget: 0.1", _("off the plan, as a share of it")),
        _limit("response_rate: 0.7", _("a lower one is pointed out")),
        _limit("due_soon_days: 30", _("due within so many days is due soon")),
        _limit("stale_days: 45", _("nothing new in the register for longer is pointed out")),
    )
    page.space()
    page.note(_("What else is assumed, in words; it is shown where the figures are explained."))
    page.example(
        "assumptions:", "  - " + text(_("How the co-financing is divided is not decided."))
    )


def _limit(yaml: str, remark: str) -> str:
    return f"  {yaml.ljust(24)} # {remark}"
