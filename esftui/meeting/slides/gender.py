"""Gender split (könsfördelning): women and men among those who come, stay and leave."""

from esftui.disclosure.gender import SharedGenderRow
from esftui.locales import _, labels
from esftui.locales.formats import percent
from esftui.locales.shares import beside_band
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideBar


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return women and men of five groups, and which of them are skewed."""
    rows = [row for row in on.shared.gender.rows if row.split.total.value != 0]
    keys = keys_of(rows)
    if not rows:
        return words.built(item, on, keys=keys, empty=_("Nobody has started yet."))
    return words.built(
        item,
        on,
        keys=keys,
        big=[
            words.big(on, "participants/women", _("Women"), _("of the participants")),
            words.big(on, "participants/men", _("Men"), _("of the participants")),
        ],
        bars=[bar(row) for row in rows],
        lines=_lines(rows, on),
    )


def keys_of(rows: list[SharedGenderRow]) -> list[words.Key]:
    """Return the keys of women and men of some groups, each with its name."""
    found = []
    for row in rows:
        group = labels.gender_group(row.group)
        found.append((row.split.women.key, _("{group}, women").format(group=group)))
        found.append((row.split.men.key, _("{group}, men").format(group=group)))
    return [(key, name) for key, name in found if key]


def bar(row: SharedGenderRow) -> SlideBar:
    """Return a bar of a group's women and men; without parts where one of them is withheld."""
    share = row.split.share_women
    label, shown = labels.gender_group(row.group), words.split_text(row.split)
    if share is None:
        return SlideBar(label=label, share=None, text=shown)
    text = _("{share} W ({split})").format(share=beside_band(share), split=shown)
    return SlideBar(
        label=label,
        share=share,
        second=1 - share,
        target=row.planned_share,
        text=text,
        verdict=judged(row),
    )


def judged(row: SharedGenderRow) -> str:
    """Return whether a split is even, or of too few to say; nothing where it is withheld."""
    if row.split.share_women is None:
        return ""
    if row.split.even:
        return _("even")
    return _("skewed") if row.split.skewed else _("few")


def _lines(rows: list[SharedGenderRow], on: Material) -> list[str]:
    lines = []
    skewed = [labels.gender_group(row.group) for row in rows if row.split.skewed]
    if skewed:
        text = _("Skewed, outside 40–60% of each gender: {groups}")
        lines.append(text.format(groups=", ".join(skewed)))
    elif any(row.split.even for row in rows):
        lines.append(_("No group that can be shown is skewed: outside 40–60% of each gender."))
    planned = on.shared.gender.planned_share
    if planned is not None:
        lines.append(_("Planned share of women: {share}").format(share=percent(planned)))
    return lines
