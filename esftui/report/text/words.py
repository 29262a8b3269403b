"""The few phrases that several measures share."""

from collections.abc import Iterable

from esftui.locales import _, ngettext
from esftui.locales.formats import DASH, number, percent
from esftui.measure.figure import Split
from esftui.report.plain import Column


def assumed(text: str, is_assumed: bool) -> str:
    """Return a text, said to be an assumption where it is one."""
    return _("{figure} (assumed)").format(figure=text) if is_assumed else text


def part(numerator: int, denominator: int) -> str:
    """Return ``13 of 74``."""
    return _("{part} of {whole}").format(part=number(numerator), whole=number(denominator))


def share_of(numerator: int, denominator: int) -> str:
    """Return ``18 % (13 of 74)``; a dash over nothing."""
    if not denominator:
        return DASH
    return f"{percent(numerator / denominator)} ({part(numerator, denominator)})"


def within(days: int) -> str:
    """Return ``within 30 days``."""
    return ngettext("within {number} day", "within {number} days", days).format(number=number(days))


def days_late(days: int) -> str:
    """Return ``487 days late``."""
    text = ngettext("{number} day late", "{number} days late", days)
    return text.format(number=number(days))


def days_ago(days: int) -> str:
    """Return ``today`` or ``12 days ago``."""
    text = ngettext("{number} day ago", "{number} days ago", days)
    return text.format(number=number(days)) if days else _("today")


def days_left(days: int) -> str:
    """Return ``today`` or ``in 12 days``."""
    text = ngettext("in {number} day", "in {number} days", days)
    return text.format(number=number(days)) if days else _("today")


def any_unknown(splits: Iterable[Split]) -> bool:
    """Say whether the gender of somebody is not known, so that a column is needed for it."""
    return any(split.unknown for split in splits)


def gender_columns(unknown: bool) -> list[Column]:
    """Return the columns of a split by gender, women first."""
    columns = [Column(_("Women")), Column(_("Men"))]
    return [*columns, Column(_("Unknown"))] if unknown else columns


def gender_cells(split: Split, unknown: bool) -> list[str]:
    """Return the cells of a split by gender, women first."""
    counts = [split.women, split.men, split.unknown] if unknown else [split.women, split.men]
    return [number(count) for count in counts]
