"""What has changed since the report before: people, money, milestones, verdicts."""

from esftui.disclosure import Shared, change
from esftui.locales import N_, _
from esftui.locales.formats import iso, kronor
from esftui.locales.labels import verdict
from esftui.report.papers.content import Block, Bullets, Column, Note, Paragraph, Table
from esftui.report.papers.material import Material
from esftui.report.papers.money import signed_kronor
from esftui.report.papers.words import cell, change_of

_PEOPLE = (
    ("participants/total", N_("Participants")),
    ("starts/total", N_("Starts")),
    ("exits/total", N_("Exits")),
    ("active/total", N_("Active")),
    ("leavers/total", N_("Persons who have left")),
    ("positive/total", N_("To work or studies")),
)


def changes(material: Material) -> list[Block]:
    """Return what is other than it was in the report before."""
    blocks: list[Block] = []
    if material.then is not None:
        blocks += _people(material.shared, material.then)
    elif material.before is not None:
        text = _(
            "So few have come and gone since {date} that no comparison of participants can be"
            " shown; compare with an earlier date to see more."
        )
        blocks.append(Paragraph(text.format(date=iso(material.since))))
    else:
        blocks.append(
            Paragraph(_("This is the project's first month: there is nothing before it."))
        )
    if material.before is not None:
        blocks += _others(material.shared, material.before, material.then)
    return blocks


def _people(now: Shared, then: Shared) -> list[Block]:
    columns = (
        Column(_("Figure"), numeric=False),
        Column(iso(then.head.as_of)),
        Column(iso(now.head.as_of)),
        Column(_("Change")),
    )
    old, new = then.numbers(), now.numbers()
    rows = tuple(
        (_(name), cell(old[key]), cell(new[key]), change_of(change(now, then, key)))
        for key, name in _PEOPLE
        if key in old and key in new
    )
    caption = _("Participants since {date}").format(date=iso(then.head.as_of))
    return [Table(caption, columns, rows, _("number"))]


def _others(now: Shared, before: Shared, then: Shared | None) -> list[Block]:
    said = [*_money(now, before), *_milestones(now, before)]
    since = iso(before.head.as_of)
    blocks: list[Block] = []
    verdicts = _verdicts(now, then) if then is not None else []
    if said:
        blocks += [Paragraph(_("Since {date}:").format(date=since)), Bullets(tuple(said))]
    else:
        text = (
            _("No item of the checklist is done since {date}.")
            if now.budget is None
            else _("No spending is entered and no item of the checklist is done since {date}.")
        )
        blocks.append(Paragraph(text.format(date=since)))
    if then is not None and verdicts:
        text = _("Goals that are judged otherwise than on {date}:")
        blocks += [Paragraph(text.format(date=iso(then.head.as_of))), Bullets(tuple(verdicts))]
    if then is not None and then.head.as_of != before.head.as_of:
        text = _(
            "Participants are compared with {then}, and not with {before}: since then so few have"
            " come and gone that they could be recognised."
        )
        blocks.append(Note(text.format(then=iso(then.head.as_of), before=since)))
    return blocks


def _money(now: Shared, before: Shared) -> list[str]:
    if now.budget is None or before.budget is None:
        return []
    spent = now.budget.spent - before.budget.spent
    if not spent:
        return []
    text = _("Spent: {amount}, to {spent} in all")
    return [text.format(amount=signed_kronor(spent), spent=kronor(now.budget.spent))]


def _milestones(now: Shared, before: Shared) -> list[str]:
    old = {row.id: row for row in before.checklist.rows}
    said = []
    for row in now.checklist.rows:
        was = old.get(row.id)
        if was is None or row.standing:
            continue
        if row.status == "done" and was.status != "done":
            said.append(_("Done: {item}").format(item=row.title))
        elif row.overdue and not was.overdue:
            said.append(_("Overdue since then: {item}").format(item=row.title))
    return said


def _verdicts(now: Shared, then: Shared) -> list[str]:
    old = {row.id: row for row in then.goals.rows}
    said = []
    for row in now.goals.rows:
        was = old.get(row.id)
        if was is None or row.verdict is None or was.verdict is None or was.verdict == row.verdict:
            continue
        text = _("{goal}: {now}, before {then}")
        said.append(
            text.format(goal=row.title, now=verdict(row.verdict), then=verdict(was.verdict))
        )
    return said
