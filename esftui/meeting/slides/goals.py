"""Goals (mål): outcome against target, the verdict, and what is still needed."""

import msgspec

from esftui.disclosure.cells import WITHHELD
from esftui.disclosure.goals import SharedGenderGoal, SharedGoal
from esftui.disclosure.part import SharedPart
from esftui.locales import _, labels, ngettext
from esftui.locales.formats import DASH, iso, number, percent
from esftui.locales.shares import beside_target
from esftui.measure.verdict import GRAVITY
from esftui.meeting.facts import VERDICT
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.since import Told
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideBar, SlideTable

_GRAVITY = {name: at for at, name in enumerate(GRAVITY)}


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the goals' shares against their targets, and the others as a table."""
    rows = [row for row in on.shared.goals.rows if row.kind != "text"]
    if not rows:
        return words.built(item, on, empty=_("The project file gives no goals."))
    shares = [row for row in rows if row.numbers is not None and row.kind != "milestone"]
    others = [row for row in rows if row not in shares]
    # the worst stand first: the last ones may have no room on a small wall
    drawn, counts = _drawn(shares), sorted(_worst(others, words.MOST_ROWS), key=_lightness)
    left_out = len(rows) - len(drawn) - len(counts)
    found = words.built(
        item,
        on,
        keys=keys_of(rows),
        facts=["goals/met"],
        said=_verdicts(rows, on),
        big=words.goals_met(on),
        bars=[each for row in drawn for each in bars(row)],
        table=_table(counts),
        lines=_needed(rows),
        left_out=left_out,
    )
    # of more people than then, as many are another share
    if found.since == (_("No change"),) and _of_others(shares, on):
        return msgspec.structs.replace(found, since=())
    return found


def _of_others(rows: list[SharedGoal], on: Material) -> bool:
    """Say whether goals may be about other people than they were shown to be about."""
    before = on.before
    keys = [row.numbers.whole.key for row in rows if row.numbers is not None]
    return before is not None and any(
        (now := on.shared.value(key)) is None or now != before.known.value(key)
        for key in keys
        if key
    )


def keys_of(rows: list[SharedGoal]) -> list[words.Key]:
    """Return the keys of those who count for goals, each with the goal's title."""
    found: dict[str, str] = {}
    for row in rows:
        number_of = row.number or (row.numbers.part if row.numbers else None)
        if number_of is not None and number_of.key:
            found.setdefault(number_of.key, row.title)
        for each in row.by_gender if own_targets(row) else ():
            found.setdefault(each.numbers.part.key, _of_gender(row, each))
    return list(found.items())


def bars(row: SharedGoal) -> list[SlideBar]:
    """Return a goal's bar, or one for each gender where these have targets of their own."""
    if own_targets(row):
        return [
            _bar(_of_gender(row, each), each.numbers, each.target, _word(each.verdict))
            for each in row.by_gender
        ]
    target = row.target if row.kind == "share" else None
    return [_bar(row.title, row.numbers, target, verdict(row))] if row.numbers else []


def _of_gender(row: SharedGoal, each: SharedGenderGoal) -> str:
    # whose it is stands first: long titles are cut at their end
    text = _("Women: {goal}") if each.gender == "women" else _("Men: {goal}")
    return text.format(goal=row.title)


def _bar(label: str, numbers: SharedPart, target: float | None, verdict: str) -> SlideBar:
    """Return a bar of a share, with a mark at its target, and the numbers after it."""
    share, wanted = beside_target(numbers.share, target)
    parts = words.part_text(numbers)
    text = parts if numbers.share is None else f"{share} ({parts})"
    if numbers.whole.value == 0:
        text = DASH
    if target is not None:
        text = _("{outcome}, target {target}").format(outcome=text, target=wanted)
    if numbers.share is None and verdict == WITHHELD:
        # the numbers say so already
        verdict = ""
    return SlideBar(label=label, share=numbers.share, text=text, target=target, verdict=verdict)


def _drawn(rows: list[SharedGoal]) -> list[SharedGoal]:
    """Return as many goals as there is room for bars of."""
    found: list[SharedGoal] = []
    room = words.MOST_BARS
    for row in _worst(rows, words.MOST_BARS):
        room -= len(bars(row))
        if room >= 0:
            found.append(row)
    return found


def own_targets(row: SharedGoal) -> str:
    """Return the targets of each gender, where the goal has those and none of its own."""
    own = sorted({each.target for each in row.by_gender if each.target is not None})
    if row.target is not None or not own:
        return ""
    return percent(own[0]) if len(own) == 1 else f"{percent(own[0])}{DASH}{percent(own[-1])}"


def verdict(row: SharedGoal) -> str:
    """Return the word for the verdict, or the sign that it is withheld."""
    if row.verdict is None and row.verdict_withheld:
        return WITHHELD
    return _word(row.verdict)


def _word(name: str | None) -> str:
    return "" if name is None else labels.verdict(name)


def _worst(rows: list[SharedGoal], most: int) -> list[SharedGoal]:
    """Return as many goals as there is room for, the worst first if that is not all."""
    if len(rows) <= most:
        return rows
    worst = sorted(rows, key=_lightness)[:most]
    return [row for row in rows if row in worst]


def _lightness(row: SharedGoal) -> int:
    """Return a number that is the smaller, the worse a goal is judged."""
    return -_GRAVITY.get(row.verdict or "undecided", 0)


def _table(rows: list[SharedGoal]) -> SlideTable | None:
    if not rows:
        return None
    return SlideTable(
        columns=(_("Goal"), _("Outcome"), _("Target"), _("Verdict")),
        numeric=(False, False, False, False),
        rows=tuple((row.title, _outcome(row), _target(row), verdict(row) or DASH) for row in rows),
    )


def _outcome(row: SharedGoal) -> str:
    if not row.measured:
        return _("not measured")
    if row.kind == "milestone":
        if row.done is not None:
            return _("done {date}").format(date=iso(row.done))
        return _("done") if row.number is not None and row.number.value else _("not done")
    return words.cell(row.number) if row.number is not None else DASH


def _target(row: SharedGoal) -> str:
    if row.kind == "milestone":
        return DASH if row.due is None else _("by {date}").format(date=iso(row.due))
    return own_targets(row) or (DASH if row.target is None else number(row.target))


def _needed(rows: list[SharedGoal]) -> list[str]:
    """Return what it takes to reach the goals that are still open, as far as there is room.

    Of one that has no target yet, how many can still count: so that 0 of 6 is not read as an
    outcome while nobody has been followed up.
    """
    lines = []
    for row in rows:
        left = words.cell(row.remaining) if row.remaining is not None else ""
        if row.verdict == "undecided" and row.remaining is not None and row.remaining.value:
            lines.append(_("{goal}: {number} can still count").format(goal=row.title, number=left))
        if not row.needed or row.verdict not in ("on_track", "at_risk"):
            continue
        if row.remaining is None:
            what = ngettext("{needed} to go", "{needed} to go", row.needed)
        else:
            what = ngettext(
                "{needed} more is needed of the {remaining} who can still count",
                "{needed} more are needed of the {remaining} who can still count",
                row.needed,
            )
        lines.append(f"{row.title}: {what.format(needed=number(row.needed), remaining=left)}")
    return lines[:3]


def _verdicts(rows: list[SharedGoal], on: Material) -> Told:
    """Return the goals that are judged otherwise than they were shown."""
    before = on.before
    if before is None:
        return Told()
    since, late = [], []
    text = _("{goal}: {now}, before {then}")
    for row in rows:
        key = f"{VERDICT}{row.id}"
        then, now = before.facts.get(key), on.facts.get(key)
        again = before.facts_again.get(key)
        if then is None or now is None:
            continue
        told = {"goal": row.title, "then": labels.verdict(str(then))}
        if now != then:
            since.append(text.format(now=labels.verdict(str(now)), **told))
        if again is not None and again != then:
            late.append(text.format(now=labels.verdict(str(again)), **told))
    return Told(tuple(since), tuple(late))
