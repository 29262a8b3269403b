"""How the command behaves as a process: what it imports, writes and ends with."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.command_line import DATA, ROOT, in_a_process

HEAVY = """
import sys
from esftui.cli import main
code = main({arguments!r})
found = {{name.partition(".")[0] for name in sys.modules}}
print("IMPORTED", sorted(found & {{"textual", "rich", "asyncio"}}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["status", "framtidsstegen"],
        ["status", "framtidsstegen", "--json"],
        ["status", "--all"],
        ["due"],
        ["due", "framtidsstegen", "--json"],
        ["check"],
        ["check", "data/framtidsstegen"],
        ["schema"],
        ["completion", "bash"],
        ["nowhere"],
    ],
)
def test_no_command_but_open_imports_the_screens_library(arguments: list[str]) -> None:
    ran = in_a_process(code=HEAVY.format(arguments=arguments))
    assert ran.stderr.decode().splitlines()[-1] == "IMPORTED []"


APART = """
import sys
from esftui.cli import main
code = main({arguments!r})
apart = ("meeting", "disclosure", "entry", "intake", "export", "start", "screens", "panels")
found = {{name.split(".")[1] for name in sys.modules if name.startswith("esftui.")}}
print("IMPORTED", sorted(found & set(apart)), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["status", "--all"], ["due"], ["check"]])
def test_figures_as_text_load_nothing_of_meetings_forms_or_screens(arguments: list[str]) -> None:
    ran = in_a_process(code=APART.format(arguments=arguments))
    assert ran.stderr.decode().splitlines()[-1] == "IMPORTED []"


def test_set_imports_no_screens_library_either(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(DATA / "creadiem", tmp_path / "data" / "creadiem")
    arguments = ["set", "creadiem", "nowhere", "--status", "done"]
    ran = in_a_process(code=HEAVY.format(arguments=arguments), folder=tmp_path)
    assert b"There is no item nowhere" in ran.stderr
    assert ran.stderr.decode().splitlines()[-1] == "IMPORTED []"


def test_what_is_piped_holds_no_escape_codes() -> None:
    for arguments in (["status", "framtidsstegen"], ["status", "--all"], ["--help"], ["check"]):
        ran = in_a_process(*arguments, TERM="xterm-256color", FORCE_COLOR="1")
        assert ran.returncode == 0
        assert b"\x1b" not in ran.stdout + ran.stderr


def on_a_terminal(*arguments: str, **environ: str) -> bytes:
    master, slave = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8", **environ}
    with subprocess.Popen(
        [sys.executable, "-m", "esftui", *arguments], cwd=ROOT, env=env, stdout=slave
    ) as process:
        os.close(slave)
        shown = b""
        try:
            while part := os.read(master, 65536):
                shown += part
        except OSError:
            pass
        process.wait()
    os.close(master)
    return shown


def test_on_a_terminal_headings_are_bold_and_nothing_else_is_marked() -> None:
    shown = on_a_terminal("status", "framtidsstegen", TERM="xterm-256color")
    assert b"\x1b[1mParticipant flow\x1b[0m" in shown
    assert shown.count(b"\x1b[") == 2 * 15
    assert b"\x1b" not in on_a_terminal("status", "framtidsstegen", TERM="dumb")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
def test_an_encoding_without_our_signs_gets_plain_ones(encoding: str) -> None:
    ran = in_a_process(
        "status", "framtidsstegen", "--lang", "sv", PYTHONIOENCODING=encoding, PYTHONUTF8="0"
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    text = ran.stdout.decode(encoding)
    assert "Deltagarfl" in text
    if encoding == "ascii":
        assert "Projektagare  Allbo Larcenter (Alvesta)" in text


def test_json_to_an_encoding_without_our_letters_is_escaped() -> None:
    ran = in_a_process("status", "framtidsstegen", "--json", PYTHONIOENCODING="latin-1")
    assert ran.returncode == 0
    assert "Allbo L\\u00e4rcenter" in ran.stdout.decode("ascii")


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "esftui", "status", "framtidsstegen", "--json"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
        assert process.wait() == 141
    assert complaint == b""


def test_a_full_disk_is_told_in_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "esftui", "--lang", "en", "status", "framtidsstegen"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    told = ran.stderr.decode()
    assert told.startswith("esftui: ")
    assert "there is no room left on the disk" in told


SLEEPER = """
import sys, time
import esftui.command_line.run as run
run._do = lambda *_: (print("ready", flush=True), time.sleep(60))
from esftui.cli import main
sys.exit(main(["status"]))
"""


def test_ctrl_c_ends_it_quietly_with_130() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == b""


def test_without_a_terminal_the_app_says_what_to_run_instead() -> None:
    ran = in_a_process()
    assert ran.returncode == 1
    assert b"needs a terminal" in ran.stderr
    assert b"esftui status" in ran.stderr
    assert ran.stdout == b""


def test_a_hostile_title_is_shown_and_does_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "evil"
    folder.mkdir(parents=True)
    (folder / "project.yaml").write_text(
        'schema: 1\nid: evil\ntitle: "\\e]0;owned\\a[red]"\nowner: "a\\nb"\n'
        "start: 2013-01-01\nend: 2013-12-31\n",
        encoding="utf-8",
    )
    ran = in_a_process("status", "--as-of", "2013-03-31", folder=tmp_path)
    assert ran.returncode == 0
    assert b"\x1b" not in ran.stdout
    assert b"\x07" not in ran.stdout
    assert b"[red]" in ran.stdout


def test_a_name_that_is_no_text_is_told_and_does_not_crash(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "esftui", "status", b"caf\xe9\x1b[2J"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert b"\x1b" not in ran.stderr
    assert b"Traceback" not in ran.stderr
