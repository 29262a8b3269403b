"""A goal in the words, numbers and bar that it is shown with."""

import msgspec

from esftui.locales import _, formats, ngettext
from esftui.locales.labels import verdict as verdict_word
from esftui.locales.shares import beside_target
from esftui.measure.goals import GoalRow
from esftui.panels.bars import bar, goal_bar
from esftui.panels.line import Line, Role, Span
from esftui.panels.text import clean
from esftui.panels.words import SIGNS, men_letter, women_letter


class Shown(msgspec.Struct, frozen=True):
    """A goal as it is shown; ``bar`` is the outcome and the target on the bar's scale (0-1)."""

    sign: Span
    title: str
    bar: tuple[float, float | None] | None
    outcome: str
    target: str
    parts: str
    needed: str
    left: str
    word: Span
    response: str

    def drawn(self, width: int) -> Line:
        """Return the goal's bar, with a mark where there is a target."""
        if self.bar is None:
            return ()
        role: Role = self.sign.role if self.sign.role in ("good", "warn", "bad") else "accent"
        share, target = self.bar
        if target is None:
            return bar(share, width, role)
        return goal_bar(share, target, width, role)


def shown(row: GoalRow) -> Shown:
    """Return a goal in the words and numbers that it is shown with."""
    sign, role = SIGNS[row.verdict] if row.verdict else ("·", "dim")
    outcome, target = _outcome(row)
    parts = ""
    if row.denominator is not None and row.kind != "milestone":
        parts = f"{formats.number(row.numerator)}/{formats.number(row.denominator)}"
    return Shown(
        sign=Span(sign, role),
        title=clean(row.title),
        bar=_bar(row),
        outcome=outcome,
        target=target,
        parts=parts,
        needed=_needed(row),
        left=_left(row),
        word=_word(row, role),
        response=response(row),
    )


def _word(row: GoalRow, role: Role) -> Span:
    if row.kind == "change":
        return Span(_("answered higher"), "dim")
    return Span(verdict_word(row.verdict), role) if row.verdict else Span(_("not measured"), "dim")


def _bar(row: GoalRow) -> tuple[float, float | None] | None:
    if row.kind != "count":
        return None if row.share is None else (row.share, one_target(row))
    if not row.target:
        return None
    most = max(row.target, row.numerator or 0)
    return (row.numerator or 0) / most, row.target / most


def one_target(row: GoalRow) -> float | None:
    """Return the target of a share, or the one that both genders have."""
    if row.target is not None:
        return row.target
    targets = {each.target for each in row.by_gender if each.target is not None}
    return targets.pop() if len(targets) == 1 else None


def _outcome(row: GoalRow) -> tuple[str, str]:
    if row.kind == "count":
        return formats.number(row.numerator), "" if row.target is None else formats.number(
            row.target
        )
    if row.kind == "change":
        return formats.percent(row.share), ""
    target = one_target(row)
    outcome, goal = beside_target(row.share, target)
    return outcome, "" if target is None else goal


def each_gender(row: GoalRow) -> str:
    """Return how the genders stand, where each has its own target; else nothing."""
    if all(each.target is None for each in row.by_gender):
        return ""
    letters = {"women": women_letter(), "men": men_letter()}
    return " ".join(
        f"{letters[each.gender]} {beside_target(each.share, each.target)[0]}"
        for each in row.by_gender
    )


def _open(row: GoalRow) -> bool:
    return bool(row.needed) and row.verdict not in (None, "met", "missed")


def _needed(row: GoalRow) -> str:
    if by_gender := each_gender(row):
        return by_gender
    if not _open(row) or row.needed is None:
        return ""
    return ngettext("{number} more", "{number} more", row.needed).format(
        number=formats.number(row.needed)
    )


def _left(row: GoalRow) -> str:
    if not _open(row) or row.remaining is None or each_gender(row):
        return ""
    return _("of {number} left").format(number=formats.number(row.remaining))


def response(row: GoalRow) -> str:
    """Return the response rate of a goal that is counted among respondents."""
    if not row.asked:
        return ""
    share = formats.percent((row.answered or 0) / row.asked)
    return _("{share} answered").format(share=share)
