"""Gender equality (jämställdhet): results for women and men, and the group's own balance."""

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import number
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.decided import open_here
from esftui.meeting.slides.gender import bar, keys_of
from esftui.meeting.slides.items import about, items_table
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide

_STEMS = ("jämställd", "equality", "gender", "kön")
"""Words that say that something is about gender equality, by their beginning."""


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return women and men among those who went on, the group's balance, and what is to be done."""
    shown = ("participants", "leavers", "positive")
    rows = [
        row for row in on.shared.gender.rows if row.group in shown and row.split.total.value != 0
    ]
    lines = [*balance(on), *open_here(item, on)]
    lines += [
        _("Skewed: {group}").format(group=labels.gender_group(row.group))
        for row in rows
        if row.split.skewed
    ]
    table = items_table(about(on.shared.checklist.rows, _STEMS, item))
    empty = "" if rows or table or lines else _("Nobody has started yet.")
    return words.built(
        item,
        on,
        keys=keys_of(rows),
        big=_big(on),
        bars=[bar(row) for row in rows],
        table=table,
        lines=lines,
        empty=empty,
    )


def seats_of(on: Material) -> int:
    """Return how many seats the group has: as the project says, or those of the attendance."""
    group = on.project.steering_group
    return max(len(on.meeting.attendance), (group.seats if group else None) or 0)


def balance(on: Material) -> list[str]:
    """Return the group's own balance: those present, and all seats, as far as it is known."""
    seats = on.meeting.attendance
    lines = []
    present = [seat.gender for seat in seats if seat.present]
    if present:
        text = _("In the room: {women}, {men}")
        lines.append(_counted(text, present.count("woman"), present.count("man")))
    women = sum(seat.gender == "woman" for seat in seats)
    men = sum(seat.gender == "man" for seat in seats)
    group = on.project.steering_group
    if not women and not men and group is not None:
        women, men = group.women or 0, group.men or 0
    if women or men:
        text = _("Seats of the steering group: {women}, {men}")
        lines.append(_counted(text, women, men))
    elif group is not None and group.even:
        lines.append(_("The steering group is to be even: as many women as men."))
    return lines


def _counted(text: str, women: int, men: int) -> str:
    of_women = ngettext("{n} woman", "{n} women", women).format(n=number(women))
    of_men = ngettext("{n} man", "{n} men", men).format(n=number(men))
    return text.format(women=of_women, men=of_men)


def _big(on: Material) -> list[Big]:
    found = on.shared.exits
    if found.leavers.total.value == 0:
        return []
    name = _("who have left")
    return [
        words.big(
            on,
            "positive/women",
            _("Women to work or studies"),
            words.of_whole(found.positive.women, found.leavers.women, name),
        ),
        words.big(
            on,
            "positive/men",
            _("Men to work or studies"),
            words.of_whole(found.positive.men, found.leavers.men, name),
        ),
    ]
