"""Follow-ups (uppföljning) after exits as text: counts, never a person."""

from esftui.locales import _, labels, ngettext, pgettext
from esftui.locales.formats import month, number
from esftui.measure.followups import FollowUps, OffsetRow
from esftui.measure.radar import Radar
from esftui.report.plain import BLANK, Column, Row, clean, hanging, paragraph, table
from esftui.report.text.words import any_unknown, gender_cells, gender_columns, within


def follow_ups(follow_ups: FollowUps, radar: Radar, soon_days: int) -> list[Row]:
    """Return the states after each length of time, what was found, and the coming months.

    Args:
        follow_ups: the figures.
        radar: for what falls due in the coming months.
        soon_days: how many days ahead is soon.
    """
    rows = [Row(_("Follow-up"), heading=True)]
    if not follow_ups.rows:
        return rows + paragraph(_("The project file gives no follow-ups."))
    if not any(sum(row.states) for row in follow_ups.rows):
        return rows + paragraph(_("Nobody has left the project yet."))
    text = _("{overdue} overdue, {due} due now, {soon} {within}").format(
        overdue=number(follow_ups.overdue),
        due=number(follow_ups.due),
        soon=number(follow_ups.due_soon),
        within=within(soon_days),
    )
    rows += [*paragraph(text), BLANK, *_states(follow_ups)]
    for row in follow_ups.rows:
        rows += _found(row)
    return rows + _wave(radar)


def _states(follow_ups: FollowUps) -> list[Row]:
    columns = [
        Column(_("After"), right=False),
        Column(pgettext("follow-ups", "Due")),
        Column(pgettext("follow-ups", "Done")),
        Column(_("Not reached")),
        Column(_("Declined")),
        Column(_("Overdue")),
        Column(_("Now")),
        Column(_("Soon")),
        Column(_("Later")),
    ]
    body = [
        [
            labels.length(row.after),
            number(row.due),
            number(row.count("done")),
            number(row.count("not_reached")),
            number(row.count("declined")),
            number(row.count("overdue")),
            number(row.count("due")),
            number(row.count("due_soon")),
            number(row.count("upcoming")),
        ]
        for row in follow_ups.rows
    ]
    return table(columns, body)


def _found(row: OffsetRow) -> list[Row]:
    if not row.outcomes:
        return []
    after = labels.length(row.after)
    unknown = any_unknown(split for _outcome, split in row.outcomes)
    body = [
        [
            clean(labels.follow_up_outcome(outcome)),
            *gender_cells(split, unknown),
            number(split.total),
        ]
        for outcome, split in row.outcomes
    ]
    title = _("Found {time} after exit").format(time=after)
    columns = [Column(title, right=False), *gender_columns(unknown), Column(_("Persons"))]
    rows = [BLANK, *table(columns, body)]
    if row.positive_before:
        text = ngettext(
            "Still in work or studies: {part} of the {whole} who left for it and was reached",
            "Still in work or studies: {part} of the {whole} who left for it and were reached",
            row.positive_before,
        )
        rows += hanging(
            text.format(part=number(row.positive_still), whole=number(row.positive_before))
        )
    return rows


def _wave(radar: Radar) -> list[Row]:
    if not any(follow_ups or items for _month, follow_ups, items in radar.wave):
        return []
    columns = [
        Column(_("Falls due in"), right=False),
        Column(_("Follow-ups")),
        Column(_("Milestones")),
    ]
    body = [
        [month(name), number(follow_ups), number(items)] for name, follow_ups, items in radar.wave
    ]
    return [BLANK, *table(columns, body)]
