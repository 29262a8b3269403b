"""What stands above a slide: nothing that says what the figures are is ever cut."""

from datetime import date

import pytest

from esftui.locales import speaking
from esftui.panels.line import plain
from esftui.panels.meeting_header import About, Clock, Place, State, header_lines

TITLE = "Surveys and follow-up · bars, table as of 2012-09-30"


def lines(width: int, title: str = TITLE, state: State = "open", minutes: int = 10) -> list[str]:
    about = About("CreaDiem", date(2012, 12, 5), date(2012, 11, 30), True, state)
    with speaking("en"):
        found = header_lines(about, Place(9, 16, title), Clock(65, minutes), width)
    return [plain(line) for line in found]


@pytest.mark.parametrize("state", ["open", "closed", "rehearsal"])
def test_a_long_title_is_whole_on_a_small_wall(state: State) -> None:
    above, below = lines(80, state=state)
    assert TITLE in above
    assert above.rstrip().endswith("2012-11-30")
    assert "example data" in below
    assert max(map(len, (above, below))) <= 80
    assert "…" not in above + below


def test_what_is_known_of_the_figures_stands_together_where_there_is_room() -> None:
    for width, title in ((80, "Economy"), (120, TITLE)):
        above, below = lines(width, title)
        assert above.rstrip().endswith("2012-11-30 · example data")
        assert "example data" not in below


@pytest.mark.parametrize("width", range(20, 81, 5))
def test_date_and_example_data_stay_however_narrow_it_is(width: int) -> None:
    above, below = lines(width)
    assert max(map(len, (above, below))) <= width
    if width >= 45:
        assert "2012-11-30" in above
        assert "example data" in above + below


def test_a_long_project_gives_the_meetings_day_up_for_the_title() -> None:
    about = About("Job Action Plan Europe (JAPE)", date(2012, 12, 5), date(2012, 11, 30), True)
    with speaking("en"):
        found = header_lines(about, Place(9, 16, "Surveys and follow-up"), Clock(65, None), 60)
    above, below = map(plain, found)
    assert "Surveys and follow-up" in above
    assert "Job Action Plan Europe (JAPE)" in below
    assert "example data" in below
