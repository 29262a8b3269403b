"""Who takes part, and where they stand in the method: tables of an evaluator's pack."""

from collections.abc import Callable, Iterable

from esftui.disclosure import Shared
from esftui.disclosure.composition import SharedMix
from esftui.disclosure.steps import SharedGroup
from esftui.locales import _, ngettext
from esftui.locales.formats import DASH, iso, number, percent
from esftui.report.papers.content import Block, Column, Note, Paragraph, Table
from esftui.report.papers.words import (
    WITHHELD,
    cell,
    gender_cells,
    gender_columns,
    joined,
    part_text,
    unknown_gender,
)
from esftui.report.text.composition import age_band


def composition(shared: Shared) -> list[Block]:
    """Return the participants' mix by age, municipality and referrer, and the target group's."""
    found = shared.composition
    tables = (
        _mix(shared, found.ages, _("Participants by age"), _("Age"), age_band),
        _mix(
            shared,
            found.municipalities,
            _("Participants by municipality"),
            _("Municipality"),
            str,
        ),
        _mix(shared, found.referrers, _("Participants by referrer"), _("Referrer"), str),
    )
    blocks: list[Block] = [table for table in tables if table is not None]
    if not blocks:
        return [Paragraph(_("Nobody has started yet."))]
    return blocks + _targets(shared)


def _mix(
    shared: Shared,
    rows: tuple[SharedMix, ...],
    caption: str,
    title: str,
    name: Callable[[str], str],
) -> Table | None:
    shown = [row for row in rows if row.split.total.value != 0]
    if not any(row.names for row in shown):
        return None
    unknown = unknown_gender(row.split for row in shown)
    body = tuple(
        (
            joined([name(each) for each in row.names]) or _("not known"),
            *gender_cells(row.split, unknown),
            _share(shared, row, rows),
        )
        for row in shown
    )
    share = Column(_("Share"), unit=_("share"))
    columns = (Column(title, numeric=False), *gender_columns(unknown), share)
    return Table(caption, columns, body, _("persons"))


def _share(shared: Shared, row: SharedMix, rows: Iterable[SharedMix]) -> str:
    share = shared.composition.share(row, rows)
    if share is not None:
        return percent(share)
    return WITHHELD if row.names else DASH


def _targets(shared: Shared) -> list[Block]:
    found = shared.composition
    if not found.targets:
        return []
    columns = (
        Column(_("Target group"), numeric=False),
        Column(_("Persons in it")),
        Column(_("Share of it"), unit=_("share")),
        Column(_("Participants")),
        Column(_("Share of them"), unit=_("share")),
    )
    body = tuple(
        (
            row.title,
            number(row.persons),
            percent(row.target_share),
            cell(row.participants),
            WITHHELD if (share := found.target_share(row)) is None else percent(share),
        )
        for row in found.targets
    )
    text = _("Counted {date}. Participants in none of its parts: {outside}.")
    note = text.format(date=iso(found.target_date), outside=cell(found.outside))
    return [
        Table(_("Participants against the target group"), columns, body, _("persons")),
        Note(note),
    ]


def steps(shared: Shared) -> list[Block]:
    """Return who stands at which step, who has climbed, and how each group fares."""
    found = shared.steps
    if not found.rows and not found.groups:
        return [Paragraph(_("The project file gives no method steps or groups."))]
    blocks: list[Block] = []
    if found.rows:
        unknown = unknown_gender([found.without, *(row.now for row in found.rows)])
        body = [
            (
                row.title,
                *gender_cells(row.now, unknown),
                DASH if row.days is None else number(row.days),
                cell(row.ever.total),
            )
            for row in found.rows
        ]
        if found.without.total.value != 0:
            none = (_("No step yet"), *gender_cells(found.without, unknown), DASH, DASH)
            body.insert(0, none)
        columns = (
            Column(_("Step"), numeric=False),
            *gender_columns(unknown),
            Column(_("Median days"), unit=_("days")),
            Column(_("Reached")),
        )
        blocks.append(Table(_("Active participants by step"), columns, tuple(body), _("persons")))
    if found.climbs:
        climbs = tuple(
            (_climbed(climb.least, climb.most), cell(climb.participants)) for climb in found.climbs
        )
        columns = (Column(_("Climbed"), numeric=False), Column(_("Participants")))
        blocks.append(Table(_("Steps climbed since the first"), columns, climbs, _("persons")))
    return blocks + _groups(found.groups)


def _climbed(least: int, most: int) -> str:
    steps = ngettext("{number} step", "{number} steps", most)
    span = number(least) if least == most else f"{number(least)}{DASH}{number(most)}"
    return steps.format(number=span)


def _groups(rows: tuple[SharedGroup, ...]) -> list[Block]:
    if not rows:
        return []
    unknown = unknown_gender(row.participants for row in rows)
    columns = (
        Column(_("Group"), numeric=False),
        *gender_columns(unknown),
        Column(_("Planned size")),
        Column(_("Active")),
        Column(_("To work or studies")),
    )
    body = tuple(
        (
            row.title,
            *gender_cells(row.participants, unknown),
            number(row.size),
            cell(row.active),
            DASH if row.positive.whole.value == 0 else part_text(row.positive),
        )
        for row in rows
    )
    return [Table(_("Groups"), columns, body, _("persons"))]
