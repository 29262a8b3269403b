#!/usr/bin/env python3
"""Time what a meeting asks of the processor, by the register's size.

    python tests/bench/meetings.py [NUMBER...]

Prints CPU milliseconds: all slides of a first meeting, those of the next one a month later
(protected against what the first was shown), the slowest slide to draw at 120 x 36, and the
file of a closed meeting to write and read again.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from bench.measures import sized  # noqa: E402

from esftui.meeting.deciding import closing_changes  # noqa: E402
from esftui.meeting.showing import Showing, frozen, new_meeting, show  # noqa: E402
from esftui.model.meeting import Meeting  # noqa: E402
from esftui.model.project import ProjectData  # noqa: E402
from esftui.model.slide import Slide  # noqa: E402
from esftui.panels.slide import draw_slide  # noqa: E402
from esftui.store.change import Author  # noqa: E402
from esftui.store.meeting_edit import begin, edit_meeting  # noqa: E402
from esftui.store.meetings import read_meetings  # noqa: E402

Made = TypeVar("Made")

FIRST, NEXT = date(2013, 2, 28), date(2013, 3, 31)
AT = datetime(2013, 3, 1, 12, tzinfo=UTC)
BY = Author("Anna", "desk", "meeting")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """Return what came of some work, and the CPU milliseconds that it took."""
    begun = time.process_time_ns()
    made = work()
    return made, (time.process_time_ns() - begun) / 1e6


def slowest(showing: Showing) -> float:
    """Return the milliseconds of the slide that takes longest to draw."""
    return max(drawing(slide) for slide in showing.slides)


def drawing(slide: Slide) -> float:
    """Return the least milliseconds of drawing a slide three times."""
    return min(timed(lambda: draw_slide(slide, 120, 34))[1] for _ in range(3))


def closed(folder: Path, meeting: Meeting, showing: Showing) -> Meeting:
    """Return a meeting as its file gives it back once it has been closed."""
    begin(folder, meeting, BY)
    edit_meeting(folder, meeting.id, closing_changes(meeting, frozen(showing), AT), BY)
    (kept,) = read_meetings(folder).closed
    return kept


def held(data: ProjectData, folder: Path) -> list[float]:
    """Return the milliseconds of all that is timed, at two meetings one after the other."""
    meeting = new_meeting(data, FIRST, FIRST, 5, AT, None)
    first, first_took = timed(lambda: show(data, meeting, ()))
    kept, close_took = timed(lambda: closed(folder, meeting, first))
    after = new_meeting(data, NEXT, NEXT, 5, AT, None)
    second, next_took = timed(lambda: show(data, after, (kept,)))
    return [first_took, next_took, max(slowest(first), slowest(second)), close_took]


def main(numbers: list[int]) -> None:
    """Print the table."""
    print("participants    first   next    a slide   closing (ms)")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            first, after, slide, closing = held(sized(number), Path(folder))
        print(f"{number:>12}{first:>9.0f}{after:>8.0f}{slide:>10.1f}{closing:>10.0f}", flush=True)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [100, 500, 2_000, 10_000])
