"""What has changed since the last meeting was shown it, and what of that came late.

The change is from what was *shown* then. What was registered afterwards for the time up to
then (efterregistrerat) is told apart: the date of the last meeting is counted again with
what is known now, and shared with all that was shown before. Which date that is, is said at
the opening; above these lines stands that they are about it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.disclosure import change
from esftui.locales import _, ngettext
from esftui.locales.formats import number, signed
from esftui.meeting.facts import MET, MONEY, judged, name_of, written
from esftui.meeting.material import Before, Material

LONGEST, NAMED = 150, 60
"""So many signs of changes are told on a slide, and of names of others; the rest is counted."""


class Told(NamedTuple):
    """Lines of what has changed, and of what was registered afterwards."""

    since: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


class Moved(NamedTuple):
    """How a number has moved since it was shown, as texts.

    ``then`` is nothing for money: it is long. ``now`` is nothing where it may not be shown;
    ``fewer`` then says so if it has changed by few. ``late`` and ``new`` are what of
    ``total`` was registered afterwards, and what is new; nothing where that is not told apart.
    """

    name: str
    then: str
    now: str
    total: str
    late: str
    new: str
    same: bool = False
    fewer: bool = False


def told(
    on: Material, keys: Sequence[tuple[str, str]], facts: Sequence[str], more: Told | None = None
) -> Told:
    """Return what has changed of some numbers since the last meeting; nothing at the first one.

    ``more`` is what else has changed. That nothing has is said where all can be compared.
    """
    before, more = on.before, more or Told()
    if before is None:
        return more
    found = [moved(on, before, key, name) for key, name in keys]
    found += [fact_moved(on, before, key) for key in facts]
    known = [each for each in found if each is not None]
    if not known:
        return more
    since = _since(known, on)
    if not (since or more.since) and len(known) == len(found):
        since = (_("No change"),)
    return Told((*since, *more.since), (*_late(known), *more.late))


def moved(on: Material, before: Before, key: str, name: str) -> Moved | None:
    """Return how a number of people has moved; nothing if it was not shown then, or is not now."""
    now = on.shared.numbers().get(key)
    then = before.known.value(key)
    if now is None or then is None:
        return None
    late, new = _apart(on, before, key, then)
    if now.value is None:
        fewer = change(on.shared, before.known, key).mark == "primary"
        return Moved(name, number(then), "", "", late, "", fewer=fewer)
    by = now.value - then
    return Moved(
        name, number(then), number(now.value), _signed(by), late, new, same=not (by or late)
    )


def fact_moved(on: Material, before: Before, key: str) -> Moved | None:
    """Return how a number that is nobody's has moved; nothing if it was not shown then."""
    now, then, again = on.facts.get(key), before.facts.get(key), before.facts_again.get(key)
    if not isinstance(now, int) or not isinstance(then, int):
        return None
    if key == MET and judged(on.facts) != judged(before.facts):
        # of other goals: the verdicts of some are withheld, or were
        return None
    if key == MET and judged(before.facts_again) != judged(before.facts):
        again = None
    late, new = "", ""
    if isinstance(again, int) and again != then:
        late, new = _by(key, again - then), _by(key, now - again)
    total, same = _by(key, now - then), now == then and not late
    shown = "" if key.startswith(MONEY) else written(key, then)
    return Moved(name_of(key), shown, written(key, now), total, late, new, same=same)


def _apart(on: Material, before: Before, key: str, then: int) -> tuple[str, str]:
    """Return what was registered afterwards, and what is new, as far as they may be told."""
    again = before.again.numbers().get(key) if before.again is not None else None
    if before.again is None or again is None or again.value == then:
        return "", ""
    by = change(before.again, before.known, key)
    if by.value is None:
        return (_fewer(by.below), "") if by.mark == "primary" else ("", "")
    now = on.shared.value(key)
    return _signed(by.value), "" if now is None else _signed(now - then - by.value)


def _since(known: Sequence[Moved], on: Material) -> tuple[str, ...]:
    """Return lines of what has changed: told, changed by few, and not shown at all."""
    changed = [_changed(each) for each in known if each.now and not each.same]
    few = [each.name for each in known if each.fewer]
    hidden = [each.name for each in known if not each.now and not each.fewer]
    lines = []
    if changed:
        lines.append(some(changed))
    if few:
        text = _("Changed by fewer than {number}: {names}")
        lines.append(text.format(number=number(on.meeting.k), names=some(few, NAMED)))
    if hidden:
        lines.append(_("Change not shown: {names}").format(names=some(hidden, NAMED)))
    return tuple(lines)


def _late(known: Sequence[Moved]) -> tuple[str, ...]:
    late = [f"{each.name} {each.late}" for each in known if each.late]
    return (some(late),) if late else ()


def some(texts: Sequence[str], longest: int = LONGEST) -> str:
    """Return texts in a line, one at least; of what is too much, how many they are."""
    kept: list[str] = []
    for text in texts:
        if kept and sum(map(len, kept)) + len(text) > longest:
            break
        kept.append(text)
    left = len(texts) - len(kept)
    if left:
        kept.append(ngettext("{number} more", "{number} more", left).format(number=number(left)))
    return " · ".join(kept)


def _changed(each: Moved) -> str:
    total = each.total
    if each.new and each.late:
        text = _("{total}: {new} new, {late} late")
        total = text.format(total=total, new=each.new, late=each.late)
    if not each.then:
        return _("{name} {now} ({total})").format(name=each.name, now=each.now, total=total)
    text = _("{name} {then} → {now} ({total})")
    return text.format(name=each.name, then=each.then, now=each.now, total=total)


def _signed(value: int) -> str:
    return signed(value) if value else "0"


def _by(key: str, value: int) -> str:
    text = written(key, abs(value))
    if not value:
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def _fewer(k: int) -> str:
    return ngettext("fewer than {number}", "fewer than {number}", k).format(number=number(k))
