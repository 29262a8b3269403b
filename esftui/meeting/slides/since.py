"""What has changed since the last meeting was shown it, and what of that came late.

The change is from what was *shown* then. What was registered afterwards for the time up to
then (efterregistrerat) is told apart: the date of the last meeting is counted again with
what is known now, and shared with all that was shown before.
"""

from collections.abc import Sequence
from typing import NamedTuple

from esftui.disclosure import change
from esftui.disclosure.cells import WITHHELD
from esftui.locales import _, ngettext
from esftui.locales.formats import iso, number, signed
from esftui.meeting.facts import name_of, written
from esftui.meeting.material import Before, Material


class Told(NamedTuple):
    """Lines of what has changed, and of what was registered afterwards."""

    since: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


class Moved(NamedTuple):
    """How a number has moved: what was shown, what is now, and by how much, as texts.

    ``total`` is nothing where the change may not be shown; ``late`` and ``new`` are what of
    it was registered afterwards, and what is new, nothing where that is not told apart.
    """

    then: str
    now: str
    total: str
    late: str
    new: str
    same: bool


def told(on: Material, keys: Sequence[tuple[str, str]], facts: Sequence[str]) -> Told:
    """Return what has changed of some numbers since the last meeting; nothing at the first one."""
    before = on.before
    if before is None:
        return Told()
    found = [(name, moved(on, before, key)) for key, name in keys]
    found += [(name_of(key), fact_moved(on, before, key)) for key in facts]
    known = [(name, each) for name, each in found if each is not None]
    if not known:
        return Told()
    day = iso(before.as_of)
    changed = [_changed(name, each) for name, each in known if not each.same]
    if changed:
        since = _("Since {date}: {changes}").format(date=day, changes=", ".join(changed))
    else:
        since = _("Since {date}: no change").format(date=day)
    late = [f"{name} {each.late}" for name, each in known if each.late]
    if not late:
        return Told((since,))
    text = _("Registered afterwards for the time up to {date}: {changes}")
    return Told((since,), (text.format(date=day, changes=", ".join(late)),))


def moved(on: Material, before: Before, key: str) -> Moved | None:
    """Return how a number of people has moved; nothing where that may not be told at all."""
    now = on.shared.numbers().get(key)
    then = before.known.value(key)
    if now is None or then is None:
        return None
    late, new = _late(on, before, key, then)
    if now.value is None:
        by = change(on.shared, before.known, key)
        total = _fewer(by.below) if by.mark == "primary" else ""
        return Moved(number(then), WITHHELD, total, late, "", same=False)
    by_now = now.value - then
    return Moved(number(then), number(now.value), _signed(by_now), late, new, not by_now)


def fact_moved(on: Material, before: Before, key: str) -> Moved | None:
    """Return how a number that is nobody's has moved; nothing if it was not shown then."""
    now, then, again = on.facts.get(key), before.facts.get(key), before.facts_again.get(key)
    if not isinstance(now, int) or not isinstance(then, int):
        return None
    late, new = "", ""
    if isinstance(again, int) and again != then:
        late, new = _by(key, again - then), _by(key, now - again)
    return Moved(
        written(key, then), written(key, now), _by(key, now - then), late, new, now == then
    )


def _late(on: Material, before: Before, key: str, then: int) -> tuple[str, str]:
    """Return what was registered afterwards, and what is new, as far as they may be told."""
    again = before.again.numbers().get(key)
    if again is None:
        return "", ""
    if again.value is None:
        by = change(before.again, before.known, key)
        return (_fewer(by.below), "") if by.mark == "primary" else ("", "")
    if again.value == then:
        return "", ""
    now = on.shared.value(key)
    new = _signed(now - again.value) if now is not None else ""
    return _signed(again.value - then), new


def _changed(name: str, each: Moved) -> str:
    if each.new and each.late:
        text = _("{name} {then} → {now} ({total}: {new} new, {late} late)")
    elif each.total:
        text = _("{name} {then} → {now} ({total})")
    else:
        text = _("{name} {then} → {now}")
    return text.format(name=name, **each._asdict())


def _signed(value: int) -> str:
    return signed(value) if value else "0"


def _by(key: str, value: int) -> str:
    text = written(key, abs(value))
    if not value:
        return text
    return f"+{text}" if value > 0 else f"−{text}"


def _fewer(k: int) -> str:
    return ngettext("by fewer than {number}", "by fewer than {number}", k).format(number=number(k))
