"""What has changed since the report before: people, money, milestones, verdicts."""

from esftui.disclosure import Cell, Known, Shared, change
from esftui.locales import N_, _, pgettext
from esftui.locales.formats import iso, kronor
from esftui.locales.labels import verdict
from esftui.model.meeting import Meeting
from esftui.report.budget_words import signed_kronor
from esftui.report.papers.content import Block, Bullets, Column, Note, Paragraph, Table
from esftui.report.papers.material import Material
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
    """Return what is other than it was in the report before, or at the last meeting."""
    blocks: list[Block] = []
    then, before = material.then, material.before
    if material.meeting is not None and then is not None and before is not None:
        blocks += _since_meeting(material.shared, before, then, material.meeting)
    elif isinstance(then, Shared):
        blocks += _people(material.shared, then)
    elif before is not None:
        text = _(
            "What has changed among the participants since {date} is not shown: it could tell of"
            " individuals. Compared with an earlier date more can be shown."
        )
        blocks.append(Paragraph(text.format(date=iso(material.since))))
    else:
        blocks.append(
            Paragraph(_("This is the project's first month: there is nothing before it."))
        )
    if before is not None:
        judged = before if material.meeting is not None else then
        compared = judged if isinstance(judged, Shared) else None
        blocks += _others(material.shared, before, compared)
    return blocks


def _since_meeting(
    now: Shared, again: Shared, then: Shared | Known, meeting: Meeting
) -> list[Block]:
    """Return what the meeting was shown, what was registered late for it, and what is new."""
    columns = (
        Column(_("Figure"), numeric=False),
        Column(_("Shown at the meeting")),
        Column(_("Registered late")),
        Column(pgettext("change", "New")),
        Column(iso(now.head.as_of)),
    )
    new = now.numbers()
    rows = tuple(
        (
            _(name),
            cell(old),
            change_of(change(again, then, key)),
            change_of(change(now, again, key)),
            cell(new[key]),
        )
        for key, name in _PEOPLE
        if key in new and (old := _then(then, key)) is not None
    )
    said = _("Compared with what the meeting on {day} was shown, as of {date}.")
    explained = _(
        "Registered late: what is of {date} or before, and was entered after the meeting."
        " New: what is of a later day."
    )
    day = iso(meeting.as_of)
    return [
        Paragraph(said.format(day=iso(meeting.date), date=day)),
        Table(_("Participants since {date}").format(date=day), columns, rows, _("number")),
        Note(explained.format(date=day)),
    ]


def _then(then: Shared | Known, key: str) -> Cell | None:
    return then.cell(key) if isinstance(then, Known) else then.numbers().get(key)


def _people(now: Shared, then: Shared) -> list[Block]:
    """Return how the main numbers have changed; where nobody has come yet, that alone."""
    columns = (
        Column(_("Figure"), numeric=False),
        Column(iso(then.head.as_of)),
        Column(iso(now.head.as_of)),
        Column(_("Change")),
    )
    old, new = then.numbers(), now.numbers()
    if now.flow.participants.value == 0:
        return [Paragraph(_("Nobody has started yet."))]
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
            "Participants are compared with {then}, and not with {before}: what has changed since"
            " that day could tell of individuals."
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
