"""Lines with right-to-left letters, painted so that a terminal leaves everything in its place."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from esftui.right_to_left import anchored, has_any


class Anchors(LineFilter):
    """Keeps what stands beside right-to-left letters where it was put; see :func:`anchored`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line; those of most lines are as they were."""
        if not any(has_any(segment.text) for segment in segments):
            return segments
        texts = anchored([segment.text for segment in segments])
        return [
            Segment(text, segment.style, segment.control)
            for text, segment in zip(texts, segments, strict=True)
        ]
