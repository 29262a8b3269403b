"""The base that every record of the model shares, and a few constrained types."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,  # records never make circles, and a register has very many
):
    """A frozen record: fields by keyword only, unknown keys refused on reading."""


Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9_-]*\Z",
        max_length=64,
        description="a short name of lower-case letters a-z, digits, - and _",
    ),
]
"""A short machine name: lower-case letters, digits, ``-`` and ``_``."""

Title = Annotated[str, Meta(min_length=1, max_length=10_000)]
"""A text that is shown; never empty."""

MOST_KRONOR = 10**12
"""No amount is larger: what is reckoned from amounts must stay a number that can be shown."""

Kronor = Annotated[int, Meta(ge=0, le=MOST_KRONOR)]
"""Whole Swedish kronor, never negative."""

SignedKronor = Annotated[int, Meta(ge=-MOST_KRONOR, le=MOST_KRONOR)]
"""Whole Swedish kronor, negative for a correction."""

Count = Annotated[int, Meta(ge=0, le=10**9)]
"""A number of things, never negative."""

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
"""A share between 0 and 1."""

Months = Annotated[float, Meta(ge=0.1, le=600.0)]
"""A length of time in months, of which a part may be given."""

Deadline = Annotated[
    str,
    Meta(
        pattern=(
            r"^(\d{4}-\d{2}-\d{2}"
            r"|([a-z0-9_-]+ )?(start|end)( [+-] \d{1,4} (day|week|month)s?)?)\Z"
        ),
        description="a date such as 2012-03-01, or a rule such as start + 3 months",
        examples=["2012-03-01", "start + 3 months", "end - 6 months", "mobilisation end"],
    ),
]
"""A date, or a rule relative to the project (``start``) or to a phase (``mobilisation end``)."""

Offset = Annotated[
    str,
    Meta(
        pattern=r"^\d{1,4} (day|week|month)s?\Z",
        description="a length of time such as 90 days or 6 months",
        examples=["28 days", "90 days", "6 months"],
    ),
]
"""A length of time counted from an exit: ``90 days``, ``6 months``."""
