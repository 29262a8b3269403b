"""The base of all figures, and the split by gender that most of them carry."""

import msgspec

FEW = 5
"""Fewer than this of known gender are never called skewed.

It is the smallest number from which on any group can be split evenly: 2 of 5 are 40 %,
while of 3 it is 33 or 67 % however they are chosen.
"""


class Figure(msgspec.Struct, frozen=True):
    """A frozen figure; equal figures compare equal, so that only what changed is redrawn."""


class Split(Figure, frozen=True):
    """A count by gender, women first."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All, whatever the gender."""
        return self.women + self.men + self.unknown

    @property
    def share_women(self) -> float | None:
        """Women's share (0-1) of those whose gender is known, or nothing if there are none."""
        known = self.women + self.men
        return self.women / known if known else None

    @property
    def even(self) -> bool | None:
        """Whether both genders are within 40-60 %, exactly; nothing if none is known."""
        known = self.women + self.men
        return 4 * known <= 10 * self.women <= 6 * known if known else None

    @property
    def few(self) -> bool:
        """Whether so few are of known gender that an uneven split says nothing."""
        return self.women + self.men < FEW

    @property
    def skewed(self) -> bool:
        """Whether the split is outside 40-60 %, and of enough people for that to say something."""
        return self.even is False and not self.few

    def __add__(self, other: "Split") -> "Split":
        """Return the sum, gender by gender."""
        return Split(self.women + other.women, self.men + other.men, self.unknown + other.unknown)
