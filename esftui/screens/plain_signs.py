"""Plain signs alone on the whole screen, for terminals and fonts that have no others.

Panels are drawn in ASCII already; what Textual draws itself is not: the borders of boxes,
scroll bars, and the few signs in the texts of dialogs.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from esftui.panels.glyphs import to_ascii


class PlainSigns(LineFilter):
    """Turns every sign that is painted into ASCII of the same width; letters stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line in plain signs."""
        return [
            Segment(to_ascii(text), style, control) if text and not text.isascii() else segment
            for segment in segments
            for text, style, control in (segment,)
        ]
