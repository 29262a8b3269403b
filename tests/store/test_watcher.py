import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from esftui.store.watcher import Watcher


class Heard:
    """What a watcher has reported, and a way to wait for it."""

    def __init__(self) -> None:
        self.reports: list[set[str]] = []
        self._more = threading.Condition()

    def __call__(self, paths: frozenset[Path]) -> None:
        with self._more:
            self.reports.append({path.name for path in paths})
            self._more.notify_all()

    def wait(self, number: int = 1, seconds: float = 10) -> list[set[str]]:
        """Return the reports when there are so many, and let more come for a moment."""
        with self._more:
            assert self._more.wait_for(lambda: len(self.reports) >= number, seconds), self.reports
        time.sleep(0.15)
        found, self.reports = self.reports, []
        return found

    def nothing(self, seconds: float = 0.4) -> None:
        time.sleep(seconds)
        assert self.reports == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "project.yaml").write_text("old")
    (folder / "register.json").write_text("{}")
    return folder


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watcher(folder: Path, heard: Heard) -> Iterator[Watcher]:
    """Watch with events; the slow look is so slow that it cannot be what is seen."""
    watcher = Watcher([folder], heard, poll=60)
    watcher.start()
    until(lambda: watcher.running)
    time.sleep(0.2)
    yield watcher
    watcher.stop()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def replace(path: Path, text: str) -> None:
    other = path.with_name(f".{path.name}.tmp")
    other.write_text(text)
    os.replace(other, path)


@pytest.mark.usefixtures("watcher")
def test_a_write_in_place_is_reported_once(folder: Path, heard: Heard) -> None:
    (folder / "project.yaml").write_text("new")
    assert heard.wait() == [{"project.yaml"}]


@pytest.mark.usefixtures("watcher")
def test_a_file_put_in_the_place_of_another_is_reported_once(folder: Path, heard: Heard) -> None:
    for text in ("new", "newer"):
        replace(folder / "register.json", text)
        assert heard.wait() == [{"register.json"}]


@pytest.mark.usefixtures("watcher")
def test_an_editor_that_keeps_a_backup_is_reported_once(folder: Path, heard: Heard) -> None:
    path = folder / "project.yaml"
    path.rename(folder / "project.yaml~")
    path.write_text("new")
    (folder / "project.yaml~").unlink()
    assert heard.wait() == [{"project.yaml"}]


def test_what_happens_in_the_folder_of_the_meetings_is_a_change_of_it(
    folder: Path, heard: Heard
) -> None:
    meetings = folder / "meetings"
    meetings.mkdir()
    (meetings / "2013-03-31.json").write_text("{}")
    # an empty folder was no change: it is watched from here on
    watching = Watcher([folder], heard, poll=60)
    watching.start()
    until(lambda: watching.running)
    time.sleep(0.2)
    for change in (
        lambda: replace(meetings / "2013-03-31.json", "{ }"),
        lambda: (meetings / "2013-05-31.json").write_text("new"),
        (meetings / "2013-05-31.json").unlink,
    ):
        change()
        assert heard.wait() == [{"meetings"}]
    # what passes by, or is of the screens alone, is not
    replace(meetings / ".stage.json", "{}")
    (meetings / "notes.txt").write_text("own")
    heard.nothing(0.2)
    watching.stop()


def test_a_folder_of_meetings_that_comes_later_is_found_by_the_slow_look(
    folder: Path, heard: Heard
) -> None:
    watching = Watcher([folder], heard, poll=0.05)
    watching.start()
    until(lambda: watching.running)
    (folder / "meetings").mkdir()
    (folder / "meetings" / "2013-03-31.json").write_text("{}")
    assert {"meetings"} in heard.wait()
    watching.stop()


def test_of_versions_that_follow_each_other_closely_the_last_is_seen(folder: Path) -> None:
    path = folder / "project.yaml"
    seen: list[str] = []
    watching = Watcher([folder], lambda paths: seen.append(path.read_text()), poll=60)
    watching.start()
    until(lambda: watching.running)
    time.sleep(0.2)
    for number in range(40):
        # of one length, and often within one tick of the file system's clock
        path.write_text(f"{number:03d}")
        time.sleep(0.003)
    until(lambda: seen[-1:] == ["039"])
    watching.stop()


@pytest.mark.usefixtures("watcher")
def test_reading_and_other_files_are_nobodys_business(folder: Path, heard: Heard) -> None:
    (folder / "project.yaml").read_text()
    for name in ("journal.jsonl", "project.yaml.swp", ".project.yaml.lock", "xproject.yaml"):
        (folder / name).write_text("x")
    (folder / "sub").mkdir()
    (folder / "sub" / "project.yaml").write_text("x")
    heard.nothing()


@pytest.mark.usefixtures("watcher")
def test_a_writer_that_keeps_the_file_open_is_heard_too(folder: Path, heard: Heard) -> None:
    with (folder / "register.json").open("a") as file:
        file.write("x")
        file.flush()
        assert heard.wait() == [{"register.json"}]


@pytest.mark.usefixtures("watcher")
def test_a_file_that_goes_and_comes_is_reported_each_time(folder: Path, heard: Heard) -> None:
    (folder / "register.json").unlink()
    assert heard.wait() == [{"register.json"}]
    (folder / "register.json").write_text("{}")
    assert heard.wait() == [{"register.json"}]


@pytest.mark.usefixtures("watcher")
def test_a_change_is_reported_within_a_blink(folder: Path, heard: Heard) -> None:
    waited = []
    for number in range(15):
        replace(folder / "project.yaml", str(number))
        begun = time.perf_counter()
        until(lambda: bool(heard.reports))
        waited.append(time.perf_counter() - begun)
        heard.wait()
    # the waiting looks every hundredth of a second; a slow machine gets its time too
    assert sorted(waited)[len(waited) // 2] < 0.05


def test_what_changed_before_the_start_is_reported(folder: Path, heard: Heard) -> None:
    watcher = Watcher([folder], heard, poll=60)
    (folder / "project.yaml").write_text("changed meanwhile")
    watcher.start()
    assert heard.wait() == [{"project.yaml"}]
    watcher.stop()


def test_where_no_events_come_the_files_times_are_looked_at(
    folder: Path, tmp_path: Path, heard: Heard
) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("old")
    (folder / "project.yaml").unlink()
    (folder / "project.yaml").symlink_to(elsewhere)
    watcher = Watcher([folder], heard, poll=0.2)
    watcher.start()
    until(lambda: watcher.running)
    heard.nothing()
    elsewhere.write_text("a change that no event in the folder tells")
    assert heard.wait() == [{"project.yaml"}]
    heard.nothing()
    watcher.stop()


def test_a_folder_that_goes_and_comes_back_is_watched_again(folder: Path, heard: Heard) -> None:
    watcher = Watcher([folder], heard, poll=0.2)
    watcher.start()
    until(lambda: watcher.running)
    time.sleep(0.3)
    folder.rename(folder.with_name("away"))
    assert {name for report in heard.wait() for name in report} == {"project.yaml", "register.json"}
    folder.mkdir()
    (folder / "project.yaml").write_text("back")
    assert heard.wait() == [{"project.yaml"}]
    time.sleep(0.5)
    replace(folder / "project.yaml", "watched again")
    assert heard.wait() == [{"project.yaml"}]
    watcher.stop()


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path, heard: Heard) -> None:
    watcher = Watcher([tmp_path / "later"], heard, poll=0.2)
    watcher.start()
    time.sleep(0.3)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "project.yaml").write_text("x")
    assert heard.wait() == [{"project.yaml"}]
    watcher.stop()


def test_nothing_is_reported_after_the_stop_and_it_is_quick(folder: Path, heard: Heard) -> None:
    watcher = Watcher([folder], heard)
    watcher.start()
    until(lambda: watcher.running)
    begun = time.perf_counter()
    watcher.stop()
    assert time.perf_counter() - begun < 0.5
    (folder / "project.yaml").write_text("new")
    heard.nothing()
    assert not watcher.running


def test_a_watcher_can_be_stopped_before_it_begins_and_from_its_own_report(folder: Path) -> None:
    Watcher([folder], lambda paths: None).stop()
    stopped = threading.Event()

    def stop(_paths: frozenset[Path]) -> None:
        watching.stop()
        stopped.set()

    watching = Watcher([folder], stop)
    (folder / "project.yaml").write_text("new")
    watching.start()
    assert stopped.wait(10)
