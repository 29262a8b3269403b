"""Files that are cut off, endless, or no files at all: told with a place, in bounded memory."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.files import HEAD
from support.limited import read_apart
from support.long import count
from support.sample_files import CONFIG, PROJECT, REGISTER

from esftui.cli import main
from esftui.config import load_config
from esftui.screens.path_field import PathSuggester
from esftui.store.check import check_paths
from esftui.store.folder import find_projects, load_folder, summary
from esftui.store.problem import FileProblems

MOST_MEMORY = 300_000_000
MOST_SECONDS = 60.0
"""Far more than it takes, for machines that have much else to do."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    return tmp_path


def test_the_samples_are_whole(folder: Path) -> None:
    (folder / "register.json").write_text(REGISTER, "utf-8")
    assert len(load_folder(folder).register.participants) == 2
    (folder / "config.yaml").write_text(CONFIG, "utf-8")
    assert load_config(folder / "config.yaml", folder).theme == "esf-light"


def problems_of(read: Callable[[], object]) -> tuple[object, ...]:
    """Return what is wrong with a file, or nothing if it could be read."""
    try:
        read()
    except FileProblems as failure:
        return failure.problems
    return ()


def place_told(problems: tuple[object, ...]) -> bool:
    """Say whether something is told, each with a place."""
    return bool(problems) and all(getattr(problem, "line", 0) > 0 for problem in problems)


@pytest.mark.parametrize("shift", range(8))
def test_a_project_file_cut_off_at_any_byte_is_told_with_a_place_or_stands_by_itself(
    shift: int, folder: Path
) -> None:
    raw = PROJECT.encode()
    path = folder / "project.yaml"
    read = told = 0
    for end in range(shift, len(raw), 8):
        path.write_bytes(raw[:end])
        problems, title = problems_of(lambda: load_folder(folder)), summary(folder).title
        assert title
        told += place_told(problems)
        read += not problems
    assert told + read == len(range(shift, len(raw), 8))
    assert told > read > 0


@pytest.mark.parametrize("shift", range(4))
def test_a_register_cut_off_at_any_byte_is_told_with_a_place(shift: int, folder: Path) -> None:
    raw = REGISTER.rstrip("\n").encode()
    path = folder / "register.json"
    for end in range(1 + shift, len(raw), 4):
        path.write_bytes(raw[:end])
        with pytest.raises(FileProblems) as failure:
            load_folder(folder)
        assert place_told(failure.value.problems)


def test_settings_cut_off_at_any_byte_are_told_with_a_place_or_stand_by_themselves(
    tmp_path: Path,
) -> None:
    raw = CONFIG.encode()
    path = tmp_path / "config.yaml"
    for end in range(len(raw)):
        path.write_bytes(raw[:end])
        problems = problems_of(lambda: load_config(path, tmp_path))
        assert not problems or place_told(problems)


def _chain(kind: str, number: int) -> str:
    rows = {
        "items": "  - {{id: i{n}, title: A, after: [i{m}]}}\n",
        "goals": "  - {{id: i{n}, title: A, kind: share, of: {{met: i{m}}}, that: "
        "{{exit: [work]}}}}\n",
    }
    last = {
        "items": "  - {{id: i{n}, title: A}}\n",
        "goals": "  - {{id: i{n}, title: A, kind: share, of: starts, that: {{exit: [work]}}}}\n",
    }
    key = {"items": "checklist:\n", "goals": "goals:\n"}[kind]
    body = "".join(rows[kind].format(n=n, m=n + 1) for n in range(number))
    return HEAD + key + body + last[kind].format(n=number)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MB = 1_000_000
PERSON = '"{n}": {{"id": "P-{n}", {rest}}}'


def _people(number: int, rest: str) -> bytes:
    rows = ",".join(PERSON.format(n=n, rest=rest) for n in range(number))
    return ('{"participants": {' + rows + "}}").encode()


ENDLESS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "100 MB of one line": ("project.yaml", lambda: b"x" * 100 * MB, "too large"),
    "a bomb of aliases": ("project.yaml", BOMB.encode, "too many values"),
    "a text of 5 MB": ("project.yaml", lambda: (HEAD + "region: ").encode() + b"x" * 4_900_000,
                       "too long"),
    "numbers without end": ("project.yaml",
                            lambda: (HEAD + "region: ").encode() + b"1 " * 2_400_000, "too long"),
    "a number of 4 MB": ("project.yaml", lambda: (HEAD + "young_below: ").encode() + b"9" * 4 * MB,
                         "too large"),
    "a hexadecimal number": ("project.yaml",
                             lambda: (HEAD + "young_below: 0x").encode() + b"f" * 4 * MB, ""),
    "sixties without end": ("project.yaml", lambda: (HEAD + "region: 1").encode() + b":01" * MB,
                            "too large"),
    "only NUL": ("project.yaml", lambda: b"\0" * 4_900_000, "U+0000"),
    "personal numbers": ("project.yaml", lambda: (HEAD + "region: ").encode()
                         + b"811218-9876 " * 400_000, "personal identity number"),
    "comments with numbers": ("project.yaml", lambda: HEAD.encode() + b"# 811218-9876\n" * 300_000,
                              "personal identity number"),
    "unknown keys": ("project.yaml",
                     lambda: HEAD.encode() + b"".join(b"k%d: 1\n" % n for n in range(29_000)),
                     "there is no key"),
    "one key again and again": ("project.yaml", lambda: HEAD.encode() + b"region: A\n" * 29_000,
                                "given twice"),
    "unclear words": ("project.yaml", lambda: HEAD.encode() + b"municipalities: ["
                      + b"yes," * 59_000 + b"]", "unclear"),
    "one item again and again": ("project.yaml", lambda: HEAD.encode() + b"checklist:\n"
                                 + b"  - {id: a, title: A}\n" * 11_000, "used already"),
    "items after items that are not there": (
        "project.yaml", lambda: b"".join([HEAD.encode(), b"checklist:\n", *(
            b"  - {id: a%d, title: A, after: [b%d]}\n" % (n, n) for n in range(7_000))]),
        "no checklist item"),
    "a chain of goals": ("project.yaml", lambda: _chain("goals", 3_500).encode(), "in a row"),
    "a long chain of items": ("project.yaml", lambda: _chain("items", 7_000).encode(), "-"),
    "a key of 4 MB": ("project.yaml", lambda: HEAD.encode() + b'"' + b"k" * 4 * MB + b'": 1\n',
                      ""),
    "100 MB in a register": ("register.json", lambda: b"x" * 100 * MB, "too large"),
    "one text in a register": ("register.json", lambda: b'{"participants": {"1": {"id": "'
                               + b"x" * 30 * MB + b'"}}}', "too long"),
    "numbers without end in a register": ("register.json", lambda: b"1 " * 10 * MB, "more follows"),
    "a number of 10 MB in a register": (
        "register.json", lambda: b'{"spending": {"1": {"amount": ' + b"9" * 10 * MB + b"}}}",
        "too large"),
    "personal numbers in a register": ("register.json", lambda: b"811218-9876 " * 2 * MB,
                                       "personal identity number"),
    "escapes in a register": ("register.json", lambda: b'{"participants": {"1": {"id": "'
                              + b"\\u0031" * MB + b'"}}}', "too long"),
    "braces in a register": ("register.json", lambda: b'{"a":' * MB, "too deep"),
    "brackets in a register": ("register.json", lambda: b"[" * 20 * MB, "too deep"),
    "one document again and again": ("register.json", lambda: b'{"participants": {'
                                     + b'"1": {"id": "P-1"},' * 300_000 + b'"2": {"id": "P-2"}}}',
                                     "given twice"),
    "people with a wrong gender": ("register.json", lambda: _people(60_000, '"gender": "x"'),
                                   "not allowed"),
    "people with unknown keys": ("register.json", lambda: _people(60_000, '"x": 1'), "no key"),
    "blanks in a register": ("register.json", lambda: b" " * 30 * MB, "-"),
    "another encoding in a register": ("register.json", lambda: b'{"x": "\xe5' + b"x" * 30 * MB,
                                       "not UTF-8"),
    "100 MB of settings": ("config.yaml", lambda: b"schema: 1\n#" + b"x" * 100 * MB, "too large"),
    "settings without end": ("config.yaml", lambda: b"schema: 1\n"
                             + b"".join(b"k%d: 1\n" % n for n in range(29_000)), "no key"),
    "a bomb in the settings": ("config.yaml", BOMB.encode, "too many values"),
}  # fmt: skip
"""What is endless: the file, what is in it, and part of what is told (``-``: nothing is wrong)."""

LARGE = ("one text in a register", "escapes in a register", "another encoding in a register")
"""Those that only the long run tries."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on memory")
@pytest.mark.parametrize("kind", [kind for kind in ENDLESS if count(0, 1) or kind not in LARGE])
def test_what_is_endless_is_told_in_bounded_time_and_memory(kind: str, tmp_path: Path) -> None:
    name, make, said = ENDLESS[kind]
    if name == "register.json":
        (tmp_path / "project.yaml").write_text(HEAD, "utf-8")
    path = tmp_path / name
    path.write_bytes(make())
    read = read_apart(path, timeout=240)
    path.unlink()
    assert read.peak < MOST_MEMORY, f"{read.peak / MB:.0f} MB"
    assert read.seconds < MOST_SECONDS, f"{read.seconds:.0f} s"
    if said == "-":
        assert read.errors == []
    else:
        assert any(said in message for message in read.errors), read.told[:2]
    print(f"{kind}: {read.peak / MB:.0f} MB, {read.seconds:.1f} s, {len(read.told)} told")


NOT_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "not an ordinary file"),
    "a folder": (Path.mkdir, ""),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
    "a terminal": (lambda path: path.symlink_to("/dev/tty"), ""),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "does not exist"),
    "a link in a circle": (lambda path: path.symlink_to(path), "cannot be read"),
    "a link to its own folder": (lambda path: path.symlink_to("."), ""),
    "what the system makes up": (lambda path: path.symlink_to("/proc/self/mem"), ""),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["project.yaml", "register.json", "config.yaml"])
@pytest.mark.parametrize("kind", NOT_FILES)
def test_what_is_no_file_is_told_and_never_waited_for(kind: str, name: str, tmp_path: Path) -> None:
    make, said = NOT_FILES[kind]
    (tmp_path / "project.yaml").write_text(HEAD, "utf-8")
    path = tmp_path / name
    path.unlink(missing_ok=True)
    make(path)
    if name == "config.yaml":
        with contextlib.suppress(FileProblems):
            load_config(None, tmp_path)
        with pytest.raises(FileProblems) as failure:
            load_config(path, tmp_path)
        told = [problem.message for problem in failure.value.problems]
    else:
        told = [problem.message for problem in check_paths([tmp_path, path])]
        with contextlib.suppress(FileProblems):
            load_folder(tmp_path)
        assert summary(tmp_path).title
    assert any(said in message for message in told), told


NAMES = [
    "a\nb",
    "a\x1b[2Jb",
    "a\u202eb",
    "[bold] [@click=app.quit]",
    "-rf",
    "a'\"b",
    "  ",
    "é" * 80,
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"a\xff\xfeb")], ids=ascii)
def test_a_folder_of_any_name_is_found_and_told_of(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / "project.yaml"
    path.write_text(HEAD, "utf-8")
    (found,) = find_projects(tmp_path)
    assert load_folder(found).project.id == "proj"
    path.write_text(HEAD + "x: [\n", "utf-8")
    (problem,) = check_paths([tmp_path])
    assert problem.line
    assert summary(found).problem == problem


ODD = {
    "lone half": b'{"participants": {"1": {"id": "\\ud800"}}}',
    "lone half of the other kind": b'{"participants": {"1": {"id": "x\\udc00y"}}}',
    "halves the wrong way round": b'{"participants": {"1": {"id": "\\udc00\\ud800"}}}',
    "half in UTF-8": b'{"participants": {"1": {"id": "\xed\xa0\x80"}}}',
    "overlong": b'{"participants": {"1": {"id": "\xc0\xaf"}}}',
    "beyond Unicode": b'{"participants": {"1": {"id": "\xf4\x90\x80\x80"}}}',
    "cut off letter": b'{"participants": {"1": {"id": "\xc3"}}}',
    "NUL": b'{"participants": {"1": {"id": "a\\u0000b", "x": 1}}}',
    "two encodings": '{"participants": {"1": {"id": "å"}}}'.encode() + "å".encode("latin-1"),
    "byte order mark twice": b"\xef\xbb\xbf\xef\xbb\xbf{}",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_encodings_are_told_with_a_place(kind: str, folder: Path) -> None:
    (folder / "register.json").write_bytes(ODD[kind])
    with pytest.raises(FileProblems) as failure:
        load_folder(folder)
    assert place_told(failure.value.problems)
    (folder / "register.json").unlink()
    (folder / "project.yaml").write_bytes(HEAD.encode() + b"region: " + ODD[kind])
    with pytest.raises(FileProblems) as failure:
        load_folder(folder)
    assert place_told(failure.value.problems)
    str(failure.value).encode("utf-8", "surrogateescape")


def test_line_ends_of_every_kind_in_one_file_are_counted_alike(folder: Path) -> None:
    ends = ["\n", "\r\n", "\r"]
    lines = PROJECT.splitlines()
    text = "".join(line + ends[number % 3] for number, line in enumerate(lines))
    (folder / "project.yaml").write_bytes((text + "oops: 1\r\n").encode())
    (problem,) = check_paths([folder / "project.yaml"])
    assert (problem.line, problem.column) == (len(lines) + 1, 1)


FOLDERS = [
    "~nobody-of-this-name/x",
    '~"åäö"',
    "a\0b",
    "\n",
    "x" * 5000,
    "/dev/null",
    "//",
    "~",
    ".",
]


@pytest.mark.parametrize("named", FOLDERS, ids=ascii)
async def test_a_folder_that_cannot_be_is_told_of_as_having_no_projects(
    named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    text = f"schema: 1\ndata: {json.dumps(named)}\n"
    (tmp_path / "config.yaml").write_text(text, "utf-8")
    config = load_config(None, tmp_path)
    assert config.data.is_absolute()
    assert find_projects(config.data) == []
    assert main(["--lang", "en", "status"]) == 1
    assert "There are no projects in" in capsys.readouterr().err
    assert await PathSuggester().get_suggestion(named) is None or named in ("~", ".")
