"""The parts of a project's first file that are about people: who meets, who takes part."""

from esftui.locales import _, labels
from esftui.model.vocabulary import ACTIVITIES, EXIT_REASONS
from esftui.start.answers import Answers
from esftui.start.page import Page, entry, flow_list, flow_map, text


def with_people(answers: Answers) -> bool:
    """Say whether participants are followed: always, in a pre-study only if some are planned."""
    return answers.kind == "implementation" or answers.participants is not None


def around(page: Page, answers: Answers) -> None:
    """Write where the project is, and who stands round it."""
    page.space()
    if answers.municipalities:
        page.listed("municipalities", answers.municipalities)
    else:
        page.example("municipalities: [Alvesta, Växjö]")
    page.example("co_financiers:", "  - " + text(_("The employment service")))
    page.example("partners:", "  - " + text(_("The social insurance agency")))
    page.space()
    page.note(_("Who meets, and what stands on every agenda."))
    members = (_("The employment service"), _("The social insurance agency"), _("Business"))
    page.example(
        "steering_group:",
        "  seats: 8",
        "  women: 4",
        "  men: 4",
        "  even: true",
        f"  members: {flow_list(members)}",
    )
    references = (_("Companies"), _("Participants"))
    page.example(f"reference_groups: {flow_list(references)}")
    standing = (_("Economy"), _("Gender equality"), _("Accessibility"), _("Implementing"))
    page.listed("standing_items", standing if answers.kind == "implementation" else standing[:2])


def planned(page: Page, answers: Answers) -> None:
    """Write how many participants are planned, and how they are told apart."""
    page.space()
    page.note(
        _("Participants. They stand in register.json, under pseudonyms; what is planned, here.")
    )
    _numbers(page, answers)
    page.note(_("If they come in groups; and others who are asked too (participants: false)."))
    page.example(
        "groups:",
        "  - " + flow_map(id="pilot", title=_("Pilot group"), size=15),
        "  - " + flow_map(id="cooperation", title=_("Cooperation group"), participants=False),
    )
    page.note(_("The steps of your method, in order."))
    steps = (
        ("mapping", _("Mapping")),
        ("matching", _("Matching")),
        ("training", _("Work training")),
        ("work", _("Work")),
    )
    page.example(
        "method_steps:",
        *("  - " + flow_map(id=name, title=title) for name, title in steps),
    )
    page.note(_("The target group that recruitment is to mirror, counted on a day."))
    page.example(
        "target_mix:",
        "  - " + flow_map(title=_("Young"), age="young", persons=417),
        "  - " + flow_map(title=_("Older"), age="older", persons=715),
        f"target_mix_date: {answers.start.isoformat()}",
        "young_below: 25",
    )


def _numbers(page: Page, answers: Answers) -> None:
    """Write how many are planned; what was not answered, as an example to take up."""
    if answers.participants is None:
        page.example(
            "planned:",
            "  participants: 60",
            "  women: 30",
            "  men: 30",
            "  months: 9.5",
            remark=_("both women and men, or neither; months that each stays, as a mean"),
        )
        return
    page.row("planned:")
    page.row(f"  participants: {answers.participants}")
    if answers.women is None:
        half = answers.participants // 2
        both = _("both women and men, or neither")
        page.example(f"  women: {half}", remark=both)
        page.example(f"  men: {answers.participants - half}")
    else:
        page.row(f"  women: {answers.women}")
        page.row(f"  men: {answers.participants - answers.women}")
    stay = _("how long each stays, as a mean: the co-financing by allowance hangs on it")
    if answers.months is None:
        page.example("  months: 9.5", remark=stay)
    else:
        page.row(f"  months: {answers.months:g}", stay)


def words(page: Page) -> None:
    """Write the project's exit reasons and activities."""
    page.space()
    page.note(
        _(
            "The reasons for an exit, in the order shown; positive counts as going on to work or "
            "studies. A reason of your own needs a title."
        )
    )
    page.row("exit_reasons:")
    for reason in EXIT_REASONS:
        positive = ", positive: true" if reason.positive else ""
        page.row(f"  - {{id: {reason.id}{positive}}}", labels.exit_reason(reason.id))
    own = flow_map(id="own_business", title=_("Own business"), positive=True)
    page.example(f"  - {own}")
    page.space()
    page.note(_("What participants take part in."))
    page.row("activities:")
    for activity in ACTIVITIES:
        page.row(f"  - {{id: {activity.id}}}", labels.activity(activity.id))
    page.example("  - " + flow_map(id="choir", title=_("Choir")))


def questions(page: Page, answers: Answers) -> None:
    """Write the survey's questions, and when people are followed up after their exit."""
    page.space()
    page.note(
        _(
            "Questions to participants, on a scale from 1 to 5; positive is the least answer that "
            "counts. Occasions: before, during, after, or a time after the exit."
        )
    )
    rows = (
        "questions:",
        "  - id: closer_to_work",
        entry("    title", _("I feel close to the labour market")),
        "    positive: 4",
        "    occasions: [before, after]",
    )
    more = (
        "  - id: good_treatment",
        entry("    title", _("I have been well treated")),
        "    occasions: [after, +3 months]",
    )
    if with_people(answers):
        for row in rows:
            page.row(row)
        page.example(*more)
    else:
        page.example(*rows, *more)
    page.space()
    page.note(
        _(
            "Follow-up: when people are asked what they do, counted from the exit, and so many "
            "days after that it is overdue. This is what gets forgotten."
        )
    )
    if with_people(answers):
        page.row("follow_ups:")
        page.row("  after: [90 days]", _("for instance [90 days, 6 months]"))
        page.row("  grace_days: 14")
    else:
        page.example("follow_ups:", "  after: [90 days]", "  grace_days: 14")


def goals(page: Page) -> None:
    """Write the goals about participants that most projects have, with no target yet."""
    undecided = _("target: 0.6 means 60 per cent; not decided yet")
    _share(page, "work_or_studies", _("On to work or studies"), "participants", _ON)
    page.example("    target: 0.6", remark=undecided)
    title = _("In work or studies 90 days after the exit")
    after = "{status_after: {after: 90 days, outcome: [work, studies]}}"
    _share(page, "after_90_days", title, "leavers", after)
    asked = "{respondents: closer_to_work, occasions: [after]}"
    title = _("Feel close to the labour market when they leave")
    _share(page, "closer_to_work", title, asked, "{positive: closer_to_work}")
    page.row("  - id: closer_change")
    page.row("    kind: change", _("the same persons before and after"))
    page.row(entry("    title", _("Have come closer to the labour market")))
    page.row("    question: closer_to_work")
    page.row("    occasions: [before, after]")


_ON = "{exit: [work, studies]}"


def _share(page: Page, name: str, title: str, of: str, that: str) -> None:
    page.row(f"  - id: {name}")
    page.row("    kind: share")
    page.row(entry("    title", title))
    page.row(f"    of: {of}")
    page.row(f"    that: {that}")
