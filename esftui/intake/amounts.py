"""Money as it stands in spreadsheets: ``12 345,50 kr``, ``(1 200)``, ``1.234,50``."""

import re
from decimal import Decimal
from typing import Literal

from esftui.intake.cell import Cell, text_of
from esftui.intake.reading import Read, Refusal, told
from esftui.locales import _, formats

Mark = Literal[",", "."]

HIGHEST = 1_000_000_000_000
"""Amounts beyond this are a slip of the finger, in kronor."""

_UNITS = {
    "tkr": 1_000,
    "kkr": 1_000,
    "ksek": 1_000,
    "mkr": 1_000_000,
    "mnkr": 1_000_000,
    "msek": 1_000_000,
}
_UNIT = re.compile(r"(?:(?<=[\d ,.:-])|^)(kronor|kr|sek|tkr|kkr|ksek|mkr|mnkr|msek)\.?$")
_GROUPED = re.compile(r"\d{1,3}(?:([ .,'’])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+")


def read_amount(cell: Cell, mark: Mark = ",") -> Read | Refusal:
    """Return the kronor that a cell stands for, rounded half away from zero.

    Args:
        cell: what stands there.
        mark: what stands before the öre, where a text can be read in two ways.
    """
    if isinstance(cell, bool) or cell is None:
        return _refused(cell)
    if isinstance(cell, (int, float)):
        return _whole(Decimal(repr(cell)))
    if not isinstance(cell, str):
        return _refused(cell)
    text = text_of(cell).casefold()
    text = re.sub(r"[−–—‒]", "-", text)
    text, factor = _without_unit(text)
    text, negative = _without_sign(text)
    text, more = _without_unit(text)
    number = _number(text, mark)
    if isinstance(number, Refusal):
        return number
    if number is None:
        return _refused(cell)
    return _whole(number * factor * more * (-1 if negative else 1))


def _without_unit(text: str) -> tuple[str, int]:
    text = text.removeprefix("sek ").removeprefix("kr ")
    text = re.sub(r"[:,]-$", "", text.strip())
    match = _UNIT.search(text)
    if match is None:
        return text.strip(), 1
    rest = re.sub(r"[:,]-$", "", text[: match.start()].strip())
    return rest, _UNITS.get(match[1], 1)


def _without_sign(text: str) -> tuple[str, bool]:
    """Return an amount without its sign: before it, after it, or brackets round it."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text.startswith("-"):
        return text[1:].strip(), True
    if text.endswith("-"):
        return text[:-1].strip(), True
    return text.removeprefix("+").strip(), False


def _number(text: str, mark: Mark) -> Decimal | Refusal | None:
    """Return what digits with marks between them stand for."""
    if len(text) > 40:
        return None
    whole, fraction = text, ""
    marks = [c for c in text if c in ",."]
    if len(set(marks)) == 2 or (marks and len(marks) == 1 and _is_fraction(text, marks[0], mark)):
        # the last of two kinds of mark is the one before the öre
        whole, _point, fraction = text.rpartition(marks[-1])
        if len(set(marks)) == 2 and marks[-1] in whole:
            return None
        whole = whole or "0"
    if marks and not fraction and len(marks) == 1 and marks[0] == mark and whole == text:
        if _GROUPED.fullmatch(text):
            message = _(
                "{value} can be read in two ways; say in the mapping what stands before the öre "
                "(decimal)"
            )
            return Refusal(message.format(value=told(text)))
        return None
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return None
    whole = whole.strip()
    if not whole.isascii() and "’" not in whole:
        return None
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"[ .,'’]", "", whole)
    if not _PLAIN.fullmatch(whole):
        return None
    return Decimal(f"{whole}.{fraction or '0'}")


def _is_fraction(text: str, found: str, mark: Mark) -> bool:
    """Say whether the only mark of an amount stands before the öre."""
    after = len(text) - text.index(found) - 1
    if after == 0:
        return True
    return after != 3 or (found == mark and not _GROUPED.fullmatch(text))


def _whole(exact: Decimal) -> Read | Refusal:
    if not exact.is_finite() or abs(exact) > HIGHEST:
        return Refusal(_("the amount is too large"))
    kronor = int(formats.rounded(exact))
    if kronor == exact:
        return Read(kronor)
    message = _("rounded to whole kronor: {amount}")
    return Read(kronor, message.format(amount=formats.kronor(kronor)))


def _refused(cell: Cell) -> Refusal:
    return Refusal(_("{value} is not an amount").format(value=told(text_of(cell))))
