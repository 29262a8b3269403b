from collections.abc import Callable

import pytest

from esftui.panels.line import Line, Span
from esftui.screens.chrome import Footer, KeyLine
from esftui.screens.meeting_parts import Keys

FIRST: Line = (Span("the first"),)
SECOND: Line = (Span("the second"),)


class Clock:
    """Timers that end when they are told to, unless they were stopped."""

    def __init__(self) -> None:
        self.waiting: list[Clock.Timer] = []

    class Timer:
        def __init__(self, end: Callable[[], object]) -> None:
            self.end, self.stopped = end, False

        def stop(self) -> None:
            self.stopped = True

    def set_timer(self, _seconds: float, end: Callable[[], object]) -> Timer:
        self.waiting.append(Clock.Timer(end))
        return self.waiting[-1]

    def ring(self) -> None:
        """End the timer that has waited longest."""
        timer = self.waiting.pop(0)
        if not timer.stopped:
            timer.end()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(KeyLine, "set_timer", lambda _self, *timer: clock.set_timer(*timer))
    return clock


@pytest.mark.parametrize("made", [Footer, Keys])
def test_what_is_told_last_stands_its_whole_time(
    made: Callable[[dict[str, str]], KeyLine], clock: Clock
) -> None:
    line = made({})
    line.tell(FIRST)
    line.tell(SECOND)
    clock.ring()
    assert line.told == "the second"
    clock.ring()
    assert line.told == ""


def test_what_is_to_stay_stays_and_is_taken_away_by_nothing(clock: Clock) -> None:
    line = Footer({})
    line.tell(FIRST)
    line.tell(SECOND, stays=True)
    clock.ring()
    assert (line.told, clock.waiting) == ("the second", [])
    line.tell(())
    assert line.told == ""
