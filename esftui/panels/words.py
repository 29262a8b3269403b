"""Short words that several panels share: letters, money, rules, verdicts."""

from collections.abc import Sequence

import msgspec

from esftui.locales import _, formats, ngettext, pgettext
from esftui.locales.formats import DASH
from esftui.locales.labels import length
from esftui.measure.figure import Split
from esftui.measure.verdict import Verdict
from esftui.panels.line import Role, Span
from esftui.panels.table import Column
from esftui.panels.text import cells

SIGNS: dict[Verdict, tuple[str, Role]] = {
    "met": ("✓", "good"),
    "on_track": ("→", "good"),
    "at_risk": ("!", "warn"),
    "out_of_reach": ("×", "bad"),
    "missed": ("×", "bad"),
    "undecided": ("?", "dim"),
    "no_data": (DASH, "dim"),
}
"""The sign and the role of each verdict; the word stands beside it."""


def women_letter() -> str:
    """Return the letter that stands for women."""
    return pgettext("one letter for women", "W")


def men_letter() -> str:
    """Return the letter that stands for men."""
    return pgettext("one letter for men", "M")


def gender_columns(
    splits: Sequence[Split], keep: int, *, letters: bool = True, above: int = 0
) -> list[Column]:
    """Return the counts of women, men and (if there are any) unknown, in that order.

    With ``letters`` the first row says which is which; else headings must. ``above`` is how
    many empty cells come first.
    """
    parts = [(women_letter(), [split.women for split in splits])]
    parts.append((men_letter(), [split.men for split in splits]))
    if any(split.unknown for split in splits):
        parts.append(("?", [split.unknown for split in splits]))
    return [_counts(letter, counts, keep, letters, above) for letter, counts in parts]


def _counts(letter: str, counts: list[int], keep: int, letters: bool, above: int) -> Column:
    after = [f" {letter}" if letters else ""] + [" " * (1 + cells(letter)) if letters else ""] * (
        len(counts) - 1
    )
    spans = [
        Span(formats.number(count) + tail, "" if count else "dim")
        for count, tail in zip(counts, after, strict=False)
    ]
    return Column([Span("")] * above + spans, keep, right=True, heading=letter)


def numbers(counts: Sequence[int], keep: int, heading: str = "", *, strong: bool = False) -> Column:
    """Return a column of counts; nothing is dim."""
    spans = [
        Span(formats.number(count), ("strong" if strong else "") if count else "dim")
        for count in counts
    ]
    return Column(spans, keep, right=True, heading=heading)


class Unit(msgspec.Struct, frozen=True):
    """What money is counted in beside one another: kronor, thousands or millions."""

    kronor: int
    decimals: int
    name: str

    def text(self, amount: float | None) -> str:
        """Return an amount without the unit."""
        return DASH if amount is None else formats.number(amount / self.kronor, self.decimals)

    def signed(self, amount: float) -> str:
        """Return an amount with its sign, without the unit."""
        return formats.signed(amount / self.kronor, self.decimals)


def unit(total: float) -> Unit:
    """Return the unit that a total is best read in."""
    if abs(total) >= 1_000_000:
        # NOTE: millions of kronor, in short; stands after a number
        return Unit(1_000_000, 1, _("MSEK"))
    if abs(total) >= 10_000:
        # NOTE: thousands of kronor, in short; stands after a number
        return Unit(1_000, 0, _("kSEK"))
    # NOTE: kronor, in short; stands after a number
    return Unit(1, 0, _("SEK"))


def rule_text(rule: str, phase_title: str | None = None) -> str:
    """Return a deadline's rule in words: ``start + 3 mån``; the phase by its title, if given."""
    anchor, sign, offset = rule, "", ""
    for mark, shown in ((" + ", "+"), (" - ", "−")):
        if mark in rule:
            anchor, _mark, offset = rule.partition(mark)
            sign = shown
    phase, _space, edge = anchor.rpartition(" ")
    words = _("start") if edge == "start" else _("end") if edge == "end" else edge
    text = f"{phase_title or phase} {words}" if phase else words
    return f"{text} {sign} {length(offset)}" if sign else text


def days(number: int) -> str:
    """Return ``1 day`` or ``30 days``."""
    return ngettext("{number} day", "{number} days", number).format(number=formats.number(number))


def days_late(number: int) -> str:
    """Return how late something is: ``487 days late``."""
    text = ngettext("{number} day late", "{number} days late", number)
    return text.format(number=formats.number(number))


def days_left(number: int) -> str:
    """Return when something is due: ``today`` or ``in 12 days``."""
    if number == 0:
        return _("today")
    return ngettext("in {number} day", "in {number} days", number).format(
        number=formats.number(number)
    )


def assumed(text: str, is_assumed: bool) -> str:
    """Return a text, said to be an assumption where it is one."""
    return _("{figure} (assumed)").format(figure=text) if is_assumed else text
