"""The first sight, made by another process while the screen's library loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.desk import PROJECT, SHOWN, copied, opened

from esftui import head_start as module
from esftui import locales
from esftui.config import Config
from esftui.head_start import head_start, processor_free
from esftui.session import first_session
from esftui.sight import Sight, sight_of

ROOT = Path(__file__).resolve().parents[2]


def made(data: Path, size: tuple[int, int]) -> Sight:
    """Return the first sight of the copied project."""
    config = Config(data=data, project=PROJECT, as_of=SHOWN)
    session = first_session(config)
    assert session is not None
    session.load()
    before = locales.language()
    locales.use("sv")
    try:
        sight = sight_of(session, config, size)
    finally:
        locales.use(before)
    assert sight is not None
    return sight


@pytest.fixture(autouse=True)
def _free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processor_free", lambda: True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_work_is_done_elsewhere_and_its_result_comes_back() -> None:
    begun = head_start(lambda: {"here": os.getpid(), "text": "å" * 100_000})
    assert begun is not None
    result = begun.take()
    assert result is not None
    assert result["here"] != os.getpid()
    assert result["text"] == "å" * 100_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("failure", [ValueError("x"), SystemExit(2), KeyboardInterrupt()])
def test_work_that_fails_in_any_way_is_no_result_and_says_nothing(
    failure: BaseException, capfd: pytest.CaptureFixture[str]
) -> None:
    def work() -> str:
        print("something")
        os.write(2, b"something")
        raise failure

    begun = head_start(work)
    assert begun is not None
    assert begun.take() is None
    assert capfd.readouterr() == ("", "")


def test_where_no_process_can_be_forked_there_is_no_head_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert head_start(lambda: 1) is None


def test_where_no_processor_is_free_there_is_no_head_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "processor_free", lambda: False)
    assert head_start(lambda: 1) is None


@pytest.mark.parametrize(
    ("processors", "loads", "free"),
    [
        (2, "0.00 0.00 0.00 1/95 8797", True),
        (2, "0.00 0.00 0.00 2/95 8797", False),
        (4, "9.00 0.00 0.00 3/95 8797", True),
        (1, "0.00 0.00 0.00 1/95 8797", False),
        (2, "something else", True),
    ],
)
def test_a_processor_is_free_when_fewer_run_than_there_are(
    processors: int, loads: str, free: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        os, "sched_getaffinity", lambda _process: set(range(processors)), raising=False
    )
    file = tmp_path / "loadavg"
    file.write_text(loads, "ascii")
    assert processor_free(str(file)) is free


def test_a_system_that_does_not_tell_is_taken_to_have_a_free_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1}, raising=False)
    assert processor_free(str(tmp_path / "nothing"))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_first_sight_is_what_the_dashboard_draws_itself(
    size: tuple[int, int], tmp_path: Path
) -> None:
    data = copied(tmp_path)
    sight = made(data, size)
    async with opened(data, size=size) as desk:
        panels = desk.app.dashboard.panels
        assert sight.drawings
        for name, drawing in sight.drawings.items():
            assert panels[name]._drawing == drawing, name
            assert not panels[name].size or panels[name]._drawn_at == tuple(panels[name].size)
        header = "".join(span.text for span in sight.header)
        assert header == desk.frame.splitlines()[0]


def test_a_sight_is_small_and_made_of_texts(tmp_path: Path) -> None:
    import pickle

    data = pickle.dumps(made(copied(tmp_path), (120, 36)))
    assert len(data) < 60_000
    assert b"esftui.measure" not in data


def loaded(script: str) -> set[str]:
    """Return all that a fresh process has loaded after a script."""
    script = f"import sys; sys.argv = ['esftui']; {script}; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_what_shows_the_first_sight_loads_nothing_that_reads_or_measures() -> None:
    names = loaded("import esftui.app, esftui.desk, esftui.head_start; esftui.locales.use('sv')")
    others = {"yaml", "tinydb", "msgspec", "babel", "watchdog", "gettext", "argparse"}
    assert names.isdisjoint(others | {"esftui.panels.registry", "esftui.session"})
    packages = {name.split(".")[1] for name in names if name.count(".") > 1 and "esftui." in name}
    assert packages <= {"locales", "panels", "screens"}
    # a module takes from a quarter of a millisecond, whatever it is for
    assert len([name for name in names if name.startswith("esftui.")]) <= 36


def test_a_start_loads_nothing_that_only_meetings_forms_or_papers_need() -> None:
    names = loaded(
        "from esftui.app import _first_sight; "
        "assert _first_sight(['--data', 'data', 'framtidsstegen'], (120, 36))"
    )
    unneeded = ("meeting", "disclosure", "entry", "intake", "export", "start", "report.papers")
    parts = tuple(f"esftui.{each}" for each in (*unneeded, "store.meetings", "report.text"))
    assert not [name for name in names if name.startswith((*parts, "textual", "babel"))]
