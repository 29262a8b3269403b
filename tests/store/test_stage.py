"""The stage of a meeting: what is on the wall, for who follows it from another terminal."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from esftui.store.meetings import read_meetings
from esftui.store.stage import NAME, Stage, look, read_stage, write_stage

START = datetime(2013, 4, 10, 13, 0, tzinfo=UTC)


def test_what_one_puts_on_the_wall_the_other_reads_and_nobody_else(tmp_path: Path) -> None:
    assert read_stage(tmp_path) is None
    assert look(tmp_path) is None
    stage = Stage(meeting="2013-04-10", item="exits", since=START, spent={"flow": 90})
    assert write_stage(tmp_path, stage)
    assert read_stage(tmp_path) == stage
    before = look(tmp_path)
    assert write_stage(tmp_path, stage.moved("goals", START + timedelta(seconds=5)))
    assert look(tmp_path) != before
    file = tmp_path / "meetings" / NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [NAME], "nothing half made is left"
    assert read_meetings(tmp_path).all == ()
    assert not read_meetings(tmp_path).problems, "it is no meeting"


LARGE = b'{"meeting": "2013-04-10", "item": "exits", "room": [999999999, 999999999]}'


def test_a_stage_that_is_not_whole_is_none(tmp_path: Path) -> None:
    write_stage(tmp_path, Stage(meeting="2013-04-10", item="exits"))
    file = tmp_path / "meetings" / NAME
    for raw in (b"", b"{", b"[]", b'{"meeting": 1}', b"[" * 100_000, b"\xff", LARGE):
        file.write_bytes(raw)
        assert read_stage(tmp_path) is None


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "meetings").write_text("in the way", encoding="utf-8")
    assert not write_stage(tmp_path, Stage(meeting="2013-04-10", item="exits"))


moves = st.lists(
    st.tuples(
        st.sampled_from(("opening", "flow", "goals", "pause", "resume")), st.integers(0, 5000)
    ),
    max_size=30,
)


@given(moves)
def test_the_seconds_of_all_items_are_the_time_that_the_clock_went(
    steps: list[tuple[str, int]],
) -> None:
    time, stage = START, Stage(meeting="2013-04-10", item="opening", since=START)
    going = 0
    for step, seconds in steps:
        if stage.since is not None:
            going += seconds
        time += timedelta(seconds=seconds)
        if step == "pause":
            stage = stage.paused(time)
        elif step == "resume":
            stage = stage.resumed(time)
        else:
            stage = stage.moved(step, time)
    assert sum(stage.spent_at(time).values()) == going


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    stage = Stage(meeting="2013-04-10", item="flow", since=START, spent={"flow": 60})
    assert stage.seconds("flow", START - timedelta(hours=1)) == 60
