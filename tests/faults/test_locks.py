"""A lock that is held, and by whom: the living are waited for, the dead are not."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import filelock._soft
import pytest
from support.kill_targets import BY, edit_project, prepare, said_by_project
from support.processes import python

from esftui.store import lock
from esftui.store.lock import NAME, SOFT_NAME, Holder, held
from esftui.store.refused import Busy
from esftui.store.writing import Settings, settings, use

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

HOLD = """
import sys, time
from pathlib import Path
from esftui.store.change import Author
from esftui.store.lock import held
with held(Path(sys.argv[1]), Author("Bo", "kontoret", "app"), kind=sys.argv[2]):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prepare(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def _auto() -> Iterator[None]:
    before = settings()
    yield
    use(before)


@contextmanager
def holder(folder: Path, kind: str = "auto") -> Iterator[subprocess.Popen[str]]:
    """Hold the lock in another process, until it is ended."""
    process = python(HOLD, folder, kind)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()


class Told:
    """What was told while waiting, and something to do when it is."""

    def __init__(self, then: object = None) -> None:
        self.holders: list[Holder] = []
        self._then = then

    def __call__(self, who: Holder, seconds: float) -> None:
        self.holders.append(who)
        if callable(self._then):
            self._then()


@pytest.mark.parametrize("kind", ["auto", "soft"])
def test_the_lock_of_a_program_that_was_killed_is_free_at_once(folder: Path, kind: str) -> None:
    use(Settings(lock="soft" if kind == "soft" else "auto", backups=0))
    with holder(folder, kind) as process:
        process.kill()
        process.wait()
        told = Told()
        edit_project(folder, 1, told)
    assert said_by_project(folder) == 1
    assert told.holders == []


@pytest.mark.parametrize("kind", ["auto", "soft"])
def test_a_stopped_program_is_waited_for_by_name_and_then_given_up(folder: Path, kind: str) -> None:
    before = (folder / "project.yaml").read_bytes()
    with holder(folder, kind) as process:
        process.send_signal(signal.SIGSTOP)
        told = Told()
        with (
            pytest.raises(Busy, match=r"Bo \(kontoret\) is writing"),
            held(folder, BY, told, patience=1.2, kind="soft" if kind == "soft" else "auto"),
        ):
            raise AssertionError("held by two")
        assert told.holders
        assert {str(each) for each in told.holders} == {"Bo (kontoret)"}
        assert told.holders[0].since == pytest.approx(time.time(), abs=120)
        # nothing was written meanwhile, and what was given up is not in the journal
        assert (folder / "project.yaml").read_bytes() == before
        assert not (folder / "journal.jsonl").exists()


def test_whoever_waits_goes_on_as_soon_as_the_other_ends(folder: Path) -> None:
    with holder(folder) as process:
        told = Told(then=process.kill)
        edit_project(folder, 1, told)
    assert said_by_project(folder) == 1
    assert [str(each) for each in told.holders][:1] == ["Bo (kontoret)"]


def test_a_soft_lock_that_nobody_signed_is_taken_away_after_a_while(folder: Path) -> None:
    # its maker was killed between making and signing it
    use(Settings(lock="soft", backups=0))
    (folder / SOFT_NAME).touch()
    told = Told()
    edit_project(folder, 1, told)
    assert said_by_project(folder) == 1
    assert told.holders
    assert not (folder / SOFT_NAME).exists()


def test_a_soft_lock_that_nobody_signed_yet_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_UNSIGNED", 3600)
    (folder / SOFT_NAME).touch()
    with pytest.raises(Busy), held(folder, BY, patience=1, kind="soft"):
        raise AssertionError("held by two")
    assert (folder / SOFT_NAME).exists()


def test_a_dead_programs_soft_lock_goes_where_names_cannot_be_exchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as on NFS and SMB, which are what soft locks are for
    monkeypatch.setattr(filelock._soft, "exchange_names", lambda *_: False)
    use(Settings(lock="soft", backups=0))
    with holder(folder, "soft") as process:
        process.kill()
        process.wait()
        assert (folder / SOFT_NAME).exists()
        edit_project(folder, 1, Told())
    assert said_by_project(folder) == 1
    left = {path.name for path in folder.iterdir()}
    assert left == {"project.yaml", "register.json", "journal.jsonl", "meetings"}


def test_a_soft_lock_of_another_machine_is_never_taken_away_and_told_when_it_is_old(
    folder: Path,
) -> None:
    mark = folder / SOFT_NAME
    mark.write_text(f"{os.getpid()}\nnot-{socket.gethostname()}\n")
    with (
        pytest.raises(Busy, match="is writing the project's files"),
        held(folder, BY, patience=0.5, kind="soft"),
    ):
        raise AssertionError("held by two")
    then = time.time() - 3600
    os.utime(mark, (then, then))
    at = datetime.fromtimestamp(then)
    with (
        pytest.raises(Busy, match=f"since {at:%Y-%m-%d} at {at:%H:%M}.*{SOFT_NAME}"),
        held(folder, BY, patience=0.5, kind="soft"),
    ):
        raise AssertionError("held by two")
    assert mark.exists()


def test_a_soft_lock_that_someone_else_made_anew_is_not_taken_for_the_dead_ones(
    folder: Path,
) -> None:
    mark = folder / SOFT_NAME
    mark.touch()
    left = lock._LeftBehind(mark)
    assert not left.taken_away()
    status = mark.stat()
    seen = status.st_ino, status.st_mtime_ns, status.st_ctime_ns
    mark.unlink()
    mark.write_text("someone's")
    assert not left._take_away((seen[0], seen[1] - 1, seen[2]))
    assert mark.read_text() == "someone's"


@pytest.mark.parametrize(("mode", "wanted"), [(0o2770, 0o660), (0o700, 0o600), (0o755, 0o644)])
def test_whoever_may_write_in_the_folder_may_lock_it(folder: Path, mode: int, wanted: int) -> None:
    # or a colleague could not, while the lock's file of someone who crashed lies there
    folder.chmod(mode)
    with held(folder, BY):
        assert (folder / NAME).stat().st_mode & 0o777 == wanted
    assert not (folder / NAME).exists()


def test_a_lock_in_a_folder_that_is_renamed_meanwhile_leaves_the_folder_usable(
    folder: Path,
) -> None:
    away = folder.with_name(folder.name + "-away")
    with held(folder, BY):
        folder.rename(away)
    edit_project(away, 1, Told())
    assert said_by_project(away) == 1
