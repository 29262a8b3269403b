"""Figures and phrases of slides, where a number may be withheld."""

from collections.abc import Iterable, Sequence

import msgspec

from esftui.disclosure import Cell
from esftui.disclosure.cells import WITHHELD
from esftui.disclosure.gender import SharedSplit
from esftui.disclosure.part import SharedPart
from esftui.locales import _, formats, labels, ngettext
from esftui.locales.formats import DASH, iso, number
from esftui.meeting.agenda import title_of
from esftui.meeting.facts import name_of, written
from esftui.meeting.material import Material
from esftui.meeting.slides.since import Told, told
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide, SlideBar, SlideTable

Key = tuple[str, str]
"""A number's key, and its name."""

MOST_BARS, MOST_ROWS = 8, 10
"""As many as can be read from the back of the room."""


def built(
    item: AgendaItem,
    on: Material,
    *,
    keys: Sequence[Key] = (),
    others: Sequence[Key] = (),
    facts: Sequence[str] = (),
    said: Told | None = None,
    big: Sequence[Big] = (),
    bars: Sequence[SlideBar] = (),
    table: SlideTable | None = None,
    lines: Iterable[str] = (),
    left_out: int = 0,
    empty: str = "",
) -> Slide:
    """Return a slide of an item, with what has changed and what its signs mean.

    Args:
        item: the item of the agenda.
        on: what slides are made from.
        keys: the numbers of people that it is about: compared, and to be decided on.
        others: more of them that can be decided on.
        facts: the same for what is nobody's.
        said: what else has changed, and what of that came late.
        big: the figures that matter.
        bars: bars.
        table: a table.
        lines: what else is to be said.
        left_out: how many bars or rows of a table have no room: told, where any are shown.
        empty: what fills the slide where there is nothing to show.
    """
    if untold(bars):
        # a column of signs says no more than a sentence
        bars = ()
        empty = _("None of these numbers can be shown without telling of a few persons.")
    changed = told(on, keys, facts, said)
    slide = Slide(
        item=item.id,
        topic=item.topic,
        title=title_of(item),
        big=tuple(big),
        bars=tuple(bars),
        table=table,
        since=changed.since,
        late=changed.late,
        lines=(*(more_words(left_out) if bars or table else ()), *lines),
        empty=empty,
        indicators=_indicators(on, [*others, *keys], facts),
    )
    return msgspec.structs.replace(slide, legend=legend(slide, on.meeting.k))


def _indicators(on: Material, keys: Iterable[Key], facts: Iterable[str]) -> tuple[Key, ...]:
    """Return the numbers, of people and nobody's, that there are here, each once."""
    numbers = on.shared.numbers()
    known = {key: name for key, name in keys if key in numbers}
    known |= {key: name_of(key) for key in facts if key in on.facts}
    return tuple(known.items())


def untold(bars: Sequence[SlideBar]) -> bool:
    """Say whether every number of some bars is withheld."""
    return bool(bars) and not any(
        bar.share is not None or any(sign.isdigit() for sign in bar.text) for bar in bars
    )


def big(on: Material, key: str, label: str, note: str = "") -> Big:
    """Return a number of people as a figure that matters.

    Under one that is withheld stands what an earlier meeting was shown, with that date: that
    tells nothing new, and is never as large as what is true today.
    """
    found = on.shared.numbers().get(key)
    if found is None:
        return Big(value=DASH, label=label, note=note)
    if found.withheld and (seen := on.seen(key)) is not None:
        earlier = _("{number} as of {date}").format(number=number(seen[1]), date=iso(seen[0]))
        return Big(value=cell(found), label=label, earlier=earlier, key=key)
    return Big(value=cell(found), label=label, note=note, key=key)


def big_fact(on: Material, key: str, label: str, note: str = "") -> Big:
    """Return a number that is nobody's as a figure that matters."""
    value = on.facts.get(key)
    shown = DASH if value is None else written(key, value)
    return Big(value=shown, label=label, note=note, key=key)


def goals_met(on: Material) -> list[Big]:
    """Return how many goals are met of those that can be judged; nothing where none can."""
    decided = on.shared.goals.decided
    if not decided:
        return []
    note = _("of {number} that can be judged").format(number=number(decided))
    return [big_fact(on, "goals/met", _("Goals met"), note)]


def cell(found: Cell) -> str:
    """Return a number as it is shown: ``1 204``, ``<5`` or ``··``."""
    return found.shown() if found.value is None else number(found.value)


def part_text(found: SharedPart) -> str:
    """Return ``13 of 74``, each number shown or withheld."""
    return _("{part} of {whole}").format(part=cell(found.part), whole=cell(found.whole))


def of_whole(part: Cell, whole: Cell, name: str) -> str:
    """Return ``46 % of 80 leavers``, or as much of it as may be shown."""
    if part.value is None or not whole.value:
        return ""
    share = formats.percent(part.value / whole.value)
    return _("{share} of {whole} {name}").format(share=share, whole=cell(whole), name=name)


def split_text(split: SharedSplit) -> str:
    """Return ``36 K · 44 M``, and those whose gender is not known."""
    # NOTE: women and men, short: K and M in Swedish, W and M in English
    text = _("{women} W · {men} M").format(women=cell(split.women), men=cell(split.men))
    if split.unknown.value == 0:
        return text
    return _("{split} · {number} unknown").format(split=text, number=cell(split.unknown))


def count_bar(label: str, split: SharedSplit, most: int) -> SlideBar:
    """Return a bar of a number of persons, women first; whole where the genders are withheld."""
    total, women, men = split.total.value, split.women.value, split.men.value
    shown = cell(split.total)
    if not total == women == men is None:
        shown = _("{total} ({split})").format(total=shown, split=split_text(split))
    if total is None or not most:
        return SlideBar(label=label, share=None, text=shown)
    if women is None or men is None:
        return SlideBar(label=label, share=total / most, text=shown)
    return SlideBar(label=label, share=women / most, second=(total - women) / most, text=shown)


def reason_names(reasons: Iterable[tuple[str, str | None]]) -> str:
    """Return exit reasons by the project's own words, or the standard ones."""
    return ", ".join(labels.exit_reason(reason, title) for reason, title in reasons)


def late_words(days: int) -> str:
    """Return ``487 days late``."""
    return ngettext("{number} day late", "{number} days late", days).format(number=number(days))


def more_words(left_out: int) -> tuple[str, ...]:
    """Return a line that says how many have no room, or nothing."""
    if left_out <= 0:
        return ()
    return (ngettext("{number} more", "{number} more", left_out).format(number=number(left_out)),)


def legend(slide: Slide, k: int) -> tuple[str, ...]:
    """Return what the signs for withheld numbers mean, where they occur."""
    texts = [text for big in slide.big for text in (big.value, big.note)]
    texts += [text for bar in slide.bars for text in (bar.text, bar.verdict)]
    texts += [text for row in (slide.table.rows if slide.table else ()) for text in row]
    texts += [*slide.since, *slide.late, *slide.lines]
    found = []
    if any(f"<{k}" in text for text in texts):
        found.append(_("<{k}: fewer than {k}, but not none").format(k=number(k)))
    if any(WITHHELD in text for text in texts):
        text = _("{sign}: withheld, or a smaller number could be worked out")
        found.append(text.format(sign=WITHHELD))
    return tuple(found)
