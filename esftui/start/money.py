"""The budget of a project's first file: from two amounts, or as an example."""

from datetime import date, timedelta

from esftui.locales import N_, _
from esftui.start.answers import Answers
from esftui.start.page import Page, assumed, flow_map
from esftui.start.period import days

SHARES: tuple[tuple[str, str, int], ...] = (
    ("external", N_("External services"), 12),
    ("travel", N_("Travel and lodging"), 4),
    ("equipment", N_("Equipment and material"), 4),
    ("premises", N_("Administration and premises"), 10),
)
"""Cost categories and a first guess of their share of the total, per cent; staff is the rest."""


def budget(page: Page, answers: Answers) -> None:
    """Write the budget, or an example of one where no amounts were given."""
    page.space()
    page.note(
        _(
            "Money, in whole kronor for the whole period: who pays, for what, and by when. "
            "Spending is entered with a source and a cost category from here."
        )
    )
    if answers.grant is not None and answers.total is not None:
        _budget(page, answers, answers.grant, answers.total)
    else:
        _example(page, answers)


def categories(total: int) -> tuple[tuple[str, str, int], ...]:
    """Return id, title and a first guess of the amount of each cost category; they add up."""
    others = tuple((name, _(title), total * share // 100) for name, title, share in SHARES)
    staff = total - sum(amount for _name, _title, amount in others)
    return (("staff", _("Staff"), staff), *others)


def _budget(page: Page, answers: Answers, grant: int, total: int) -> None:
    page.row("budget:")
    page.row(f"  esf_grant: {grant}")
    page.row(f"  total: {total}", _("the grant and the co-financing"))
    page.row("  financing:")
    page.row("    - " + _source("esf", _("ESF grant"), "esf", grant))
    if total > grant:
        page.note(_("Divide this among those who pay, and take assumed away."), indent=4)
        source = _source(
            "co_financing", _("Co-financing"), "co_financing", total - grant, "assumed"
        )
        page.row("    - " + source)
    page.note(
        _("allowance: true beside a source says that it is benefits to participants, no cash."),
        indent=4,
    )
    page.row("  categories:", _("a first guess: put in the amounts of the decision"))
    for name, title, amount in categories(total):
        page.row("    - " + flow_map(id=name, title=title, amount=amount, assumed=True))
    page.note(_("What is to be spent in all by a day; without it, the plan is a straight line."), 2)
    middle = answers.start + timedelta(days=days(answers.start, answers.end) // 2)
    page.example(
        "  plan:",
        "    - " + _point(middle, total * 2 // 5),
        "    - " + _point(answers.end, total),
    )
    page.row("  plan_assumed: true", assumed())
    page.example("  run_rate_months: 3", remark=_("the forecast takes the mean of so many months"))


def _example(page: Page, answers: Answers) -> None:
    service = _("The employment service")
    page.example(
        "budget:",
        "  esf_grant: 5000000",
        "  total: 8000000",
        "  financing:",
        "    - " + _source("esf", _("ESF grant"), "esf", 5_000_000),
        "    - " + _source("af", service, "co_financing", 3_000_000, "allowance"),
        "  categories:",
        *(
            "    - " + flow_map(id=name, title=title, amount=amount)
            for name, title, amount in categories(8_000_000)
        ),
        "  plan:",
        "    - " + _point(answers.end, 8_000_000),
        remark=_("allowance: benefits to participants, no cash"),
    )


def _source(name: str, title: str, kind: str, amount: int, mark: str = "") -> str:
    marks = {mark: True} if mark else {}
    return flow_map(id=name, title=title, kind=kind, amount=amount, **marks)


def _point(day: date, amount: int) -> str:
    return f"{{date: {day.isoformat()}, amount: {amount}}}"
