"""Good files made bad in every way that a file goes bad, for the readers to be tried with."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from esftui.config import load_config
from esftui.store.check import check_paths
from esftui.store.folder import load_folder, summary
from esftui.store.journal import read_journal
from esftui.store.personal_number import find
from esftui.store.problem import FileProblems, Problem
from esftui.store.project_file import edit_item
from support.sample_files import CONFIG, PROJECT, REGISTER

YAML_PIECES = (
    b"- ", b": ", b"\n", b"  ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!t ", b"|\n", b">-\n",
    b"'", b'"', b"#", b"\t", b"\r", b"---\n", b"...\n", b"? ", b"<<: ", b"%YAML 3.0", b"~", b"no",
    b"0x", b"0o7", b"1e9", b"1:30", b".inf", b"2013-02-30", b"2012-01-01 12:00:00", b"checklist:",
    b"goals:", b"id: a", b"{line}", b"{0}", b"811218-9876",
)  # fmt: skip
JSON_PIECES = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"\\u", b"\\ud800", b"null", b"true", b"-0",
    b"1e999", b"1.5", b"NaN", b"-Infinity", b'"1": {}', b'"_default": {}', b'"id": "P-1"', b'""',
    b"99999999999999999999", b"{line}", b"8112189876", b"\n", b" ",
)  # fmt: skip
BYTES = (b"\0", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf",
         b"\x1b[2J", b"\x9b", b"\xe2\x80\xa8", b"\xc2\x85", b"\xf0\x9f\x87\xb8")  # fmt: skip
VALUES = (b"1", b"-1", b"1.5", b"true", b"null", b'""', b'"x"', b"[]", b"{}", b"[1]", b'{"a": 1}',
          b'"2012-02-30"', b'"2012-01-01"', b"1e400", b'"' + b"x" * 70 + b'"', b'~x')  # fmt: skip
_TOKEN = re.compile(rb'"[^"\n]*"|[A-Za-z0-9_.+-]+|[^\sA-Za-z0-9]')
_VALUE = re.compile(rb'(?<=: )(?:"[^"\n]*"|[^,\n{}\[\]"]+)')
_LINE = re.compile(rb"[^\n]*\n")


@st.composite
def mutated(draw: st.DrawFn, whole: bytes, pieces: tuple[bytes, ...]) -> bytes:
    """Return a file with one to five things wrong with it."""
    raw = whole
    for _ in range(draw(st.integers(1, 5))):
        raw = draw(st.sampled_from(_WAYS))(draw, raw, pieces)
    return raw


Way = Callable[[st.DrawFn, bytes, tuple[bytes, ...]], bytes]


def _somewhere(draw: st.DrawFn, raw: bytes, longest: int = 40) -> tuple[int, int]:
    start = draw(st.integers(0, len(raw)))
    return start, min(len(raw), start + draw(st.integers(0, longest)))


def _flip(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    if not raw:
        return raw
    at = draw(st.integers(0, len(raw) - 1))
    return raw[:at] + bytes([raw[at] ^ (1 << draw(st.integers(0, 7)))]) + raw[at + 1 :]


def _put_in(draw: st.DrawFn, raw: bytes, pieces: tuple[bytes, ...]) -> bytes:
    start, end = _somewhere(draw, raw)
    new = draw(st.sampled_from((*pieces, *BYTES)) | st.binary(max_size=4))
    return raw[:start] + new + raw[end if draw(st.booleans()) else start :]


def _move(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    start, end = _somewhere(draw, raw, 200)
    to = draw(st.integers(0, len(raw)))
    return raw[:to] + raw[start:end] + raw[to:]


def _cut_off(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    return raw[: draw(st.integers(0, len(raw)))]


def _found(draw: st.DrawFn, raw: bytes, what: re.Pattern[bytes]) -> tuple[int, int]:
    """Return where one of the things that match stands."""
    places = [match.span() for match in what.finditer(raw)]
    return draw(st.sampled_from(places)) if places else (0, 0)


def _swap(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    one, other = sorted((_found(draw, raw, _TOKEN), _found(draw, raw, _TOKEN)))
    if one[1] > other[0]:
        return raw
    between = raw[one[1] : other[0]]
    return b"".join((raw[: one[0]], raw[slice(*other)], between, raw[slice(*one)], raw[other[1] :]))


def _double_line(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    start, end = _found(draw, raw, _LINE)
    to = draw(st.sampled_from([end, start, 0]))
    return raw[:to] + raw[start:end] + raw[to:]


def _without_line(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    start, end = _found(draw, raw, _LINE)
    return raw[:start] + raw[end:]


def _other_value(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    start, end = _found(draw, raw, _VALUE)
    return raw[:start] + draw(st.sampled_from(VALUES)) + raw[end:]


def _other_indent(draw: st.DrawFn, raw: bytes, _pieces: tuple[bytes, ...]) -> bytes:
    start, _end = _found(draw, raw, _LINE)
    return raw[:start] + b" " * draw(st.integers(1, 5)) + raw[start:]


_WAYS: tuple[Way, ...] = (_flip, _put_in, _move, _cut_off, _swap, _double_line, _without_line,
                          _other_value, _other_value, _other_indent)  # fmt: skip


class Reader(NamedTuple):
    """Something that reads a file: its name, a good file, and how it is read and what is told."""

    name: str
    good: bytes
    pieces: tuple[bytes, ...]
    read: Callable[[Path], tuple[Problem, ...]]


def read_project(path: Path) -> tuple[Problem, ...]:
    """Do with a folder all that reads it; return what is told."""
    told = tuple(check_paths([path.parent]))
    refused: tuple[Problem, ...] = ()
    try:
        load_folder(path.parent)
    except FileProblems as failure:
        refused = failure.problems
    assert set(refused) <= set(told)
    assert summary(path.parent).title
    return told


def read_settings(path: Path) -> tuple[Problem, ...]:
    """Read settings; return what is told."""
    try:
        load_config(path, path.parent)
    except FileProblems as failure:
        return failure.problems
    return ()


def read_history(path: Path) -> tuple[Problem, ...]:
    """Read a journal; return what is told."""
    journal = read_journal(path)
    for entry in journal.entries:
        assert entry.id
    return journal.problems


def look_at(problems: tuple[Problem, ...], path: Path) -> bool:
    """Hold what is told to what must be true of it; say whether anything keeps the file out."""
    lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 1
    for problem in problems:
        assert problem.message
        assert len(str(problem)) < 20_000
        assert not list(find(str(problem))), "a personal number is told on"
        if problem.severity == "error" and problem.file == str(path):
            assert 0 < problem.line <= lines, problem
            assert problem.column > 0, problem
    with suppress(UnicodeError):
        path.read_text("utf-8")
    return any(problem.severity == "error" for problem in problems)


def readers(folder: Path) -> tuple[Reader, ...]:
    """Return the readers, with good files for them; a folder is used to make a journal in."""
    (folder / "project.yaml").write_text(PROJECT, "utf-8")
    (folder / "register.json").write_text(REGISTER, "utf-8")
    for note in ("en", "två\nrader", None):
        edit_item(folder / "project.yaml", "plan", {"note": note, "owner": "Kim"})
    journal = (folder / "journal.jsonl").read_bytes()
    return (
        Reader("project.yaml", PROJECT.encode(), YAML_PIECES, read_project),
        Reader("register.json", REGISTER.encode(), JSON_PIECES, read_project),
        Reader("config.yaml", CONFIG.encode(), YAML_PIECES, read_settings),
        Reader("journal.jsonl", journal, JSON_PIECES, read_history),
    )


def tried(reader: Reader, folder: Path, raw: bytes) -> bool:
    """Read something in the place of a good file; say whether it is kept out."""
    for name, good in (("project.yaml", PROJECT), ("register.json", REGISTER)):
        if reader.name != name:
            (folder / name).write_text(good, "utf-8")
    path = folder / reader.name
    path.write_bytes(raw)
    return look_at(reader.read(path), path)
