"""The base of what is printed as JSON, and what several measures share."""

from typing import Annotated

import msgspec
from msgspec import Meta

from esftui.locales.formats import rounded
from esftui.measure.figure import Split

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
"""A share (0-1)."""

Month = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}$")]
"""A month, as ``2013-03``."""

Kronor = int
"""Money in whole kronor."""


class Json(msgspec.Struct, frozen=True, kw_only=True):
    """The base of the records that are printed as JSON objects."""


class SplitJson(Json, frozen=True, kw_only=True):
    """A count by gender."""

    women: int
    men: int
    unknown: int
    total: int


def split(split: Split) -> SplitJson:
    """Return a count by gender as it is printed."""
    return SplitJson(women=split.women, men=split.men, unknown=split.unknown, total=split.total)


def kronor(value: float) -> Kronor:
    """Return money in whole kronor, rounded half away from zero."""
    return int(rounded(value))
