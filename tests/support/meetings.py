"""Meetings held on real projects, and their slides as lines that a person can check."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from esftui.meeting.seal import sealed
from esftui.meeting.showing import Showing, frozen, new_meeting, show
from esftui.model.meeting import Meeting
from esftui.model.project import ProjectData
from esftui.model.slide import Slide

GOLDEN = Path(__file__).resolve().parents[1] / "meeting" / "golden"


def meeting_of(data: ProjectData, day: date, as_of: date, k: int = 5) -> Meeting:
    """Return a new meeting of a project."""
    opened = datetime(day.year, day.month, day.day, 13, tzinfo=UTC)
    return new_meeting(data, day, as_of, k, opened, "Alvesta")


def held(showing: Showing) -> Meeting:
    """Return a meeting that has been closed with what it was shown, as its file gives it back."""
    meeting = sealed(
        msgspec.structs.replace(
            showing.meeting, closed=showing.meeting.opened, frozen=frozen(showing)
        )
    )
    return msgspec.json.decode(msgspec.json.encode(meeting), type=Meeting)


def hold(
    data: ProjectData, day: date, as_of: date, closed: Sequence[Meeting] = (), k: int = 5
) -> Showing:
    """Return what a meeting of a project is shown, after those that are closed."""
    return show(data, meeting_of(data, day, as_of, k), closed)


def slide_lines(slides: Sequence[Slide]) -> str:
    """Return slides as text, a thing a line."""
    lines: list[str] = []
    for slide in slides:
        lines.append(f"== {slide.item} ({slide.topic}): {slide.title}")
        for big in slide.big:
            parts = [big.value, big.label, big.note, big.earlier, big.key]
            lines.append("  big: " + " | ".join(part for part in parts if part))
        for bar in slide.bars:
            shares = [
                "-" if share is None else f"{share:.3f}"
                for share in (bar.share, bar.second, bar.target)
            ]
            lines.append(
                f"  bar: {bar.label} [{' '.join(shares)}] {bar.text} {bar.verdict}".rstrip()
            )
        if slide.table is not None:
            lines.append("  table: " + " | ".join(slide.table.columns))
            lines += ["    " + " | ".join(row) for row in slide.table.rows]
        for name in ("since", "late", "lines", "legend"):
            lines += [f"  {name}: {text}" for text in getattr(slide, name)]
        if slide.empty:
            lines.append(f"  empty: {slide.empty}")
        if slide.indicators:
            lines.append("  indicators: " + ", ".join(key for key, _name in slide.indicators))
    return "\n".join(lines) + "\n"


def texts_of(slide: Slide) -> list[str]:
    """Return every text of a slide."""
    found: list[str] = []

    def gather(node: object) -> None:
        if isinstance(node, str):
            found.append(node)
        elif isinstance(node, list | tuple):
            for each in node:
                gather(each)
        elif isinstance(node, dict):
            gather(list(node.values()))

    gather(msgspec.to_builtins(slide))
    return found
