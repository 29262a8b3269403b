"""The clock is set back, or was wrong: what was done keeps its order, and nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from support.kill_targets import (
    BY,
    check_journal,
    edit_project,
    edit_with_copy,
    nobody_waits,
    prepare,
    said_beside_copies,
    said_by_project,
)

from esftui.store import backup, undoing
from esftui.store.journal import history
from esftui.store.write import replace_file, sweep
from esftui.store.writing import Settings, settings, use

NOON = datetime(2013, 3, 31, 12, tzinfo=UTC)
JUMPS = (
    timedelta(),
    timedelta(seconds=-1),
    timedelta(days=-1),
    timedelta(days=-400),
    timedelta(days=+30),
    timedelta(days=-30),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path)
    return tmp_path


def test_history_and_undo_keep_the_order_in_which_things_were_done(folder: Path) -> None:
    first = {"project.yaml": (folder / "project.yaml").read_bytes()}
    for number, jump in enumerate(JUMPS, 1):
        with time_machine.travel(NOON + jump, tick=True):
            edit_project(folder, number, nobody_waits)
    entries = history(folder).entries
    assert [each.changes[0].after for each in entries] == [
        f"edit {n}" for n in range(1, len(JUMPS) + 1)
    ]
    assert len({each.id for each in entries}) == len(JUMPS)
    assert check_journal(folder, dict(first)) == len(JUMPS)
    for number in range(len(JUMPS), 0, -1):
        with time_machine.travel(NOON - timedelta(days=number), tick=True):
            entry = undoing.stacks(history(folder).entries, BY.who).done[-1]
            assert entry.changes[0].after == f"edit {number}"
            undoing.turn(folder, entry, BY)
        assert said_by_project(folder) == number - 1
    assert (folder / "project.yaml").read_bytes() == first["project.yaml"]


def test_edits_at_the_very_same_moment_are_told_apart(folder: Path) -> None:
    with time_machine.travel(NOON, tick=False):
        for number in range(1, 21):
            edit_project(folder, number, nobody_waits)
    assert len({each.id for each in history(folder).entries}) == 20


def test_copies_are_made_once_a_day_however_the_clock_jumps_and_none_is_lost(
    folder: Path,
) -> None:
    before = settings()
    use(Settings(backups=3))
    try:
        for number, jump in enumerate((*JUMPS, *JUMPS), 1):
            with time_machine.travel(NOON + jump, tick=True):
                edit_project(folder, number, nobody_waits)
        days = [copy.at.date() for copy in backup.backups(folder) if copy.why == "daily"]
        assert len(days) == len(set(days))
        # what is of a time to come is the better for it, and is never let go
        assert (NOON + timedelta(days=30)).date() in days
        for number in range(13, 20):
            with time_machine.travel(NOON - timedelta(seconds=number), tick=True):
                edit_with_copy(folder, number, nobody_waits)
        assert said_beside_copies(folder) == 19
    finally:
        use(before)


def test_what_a_dead_program_left_is_swept_by_the_file_systems_clock_and_not_by_ours(
    folder: Path,
) -> None:
    path = folder / "project.yaml"
    someones = folder / ".project.yaml.abc.tmp"
    someones.write_bytes(b"being written just now")
    for jump in (timedelta(days=-9000), timedelta(days=+9000)):
        with time_machine.travel(datetime.now(UTC) + jump, tick=True):
            sweep(path)
    assert someones.exists()
    replace_file(path, path.read_bytes())
    assert someones.exists()
