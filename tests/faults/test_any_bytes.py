import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support.bad_projects import BAD
from support.example_data import DATA
from support.files import HEAD, marked

from esftui.store.check import check_paths
from esftui.store.folder import load_folder, summary
from esftui.store.problem import FileProblems
from esftui.store.project_file import CannotEdit, edit_item, load_project

QUIET = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PROJECT = (DATA / "fler-i-arbete" / "project.yaml").read_bytes()
REGISTER = b"\n".join((DATA / "fler-i-arbete" / "register.json").read_bytes().split(b"\n")[:12])
PIECES = st.sampled_from(
    [b"- ", b": ", b"\n", b"  ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!t ", b"|\n", b"'", b'"',
     b"#", b"\t", b"\r", b"---\n", b"...\n", b"? ", b"<<: ", b"\xef\xbb\xbf", b"\xff", b"\0", b"no",
     b"0x", b"1e9", b"2013-02-30", b"checklist:", b"goals:", b"id: a", b"%YAML 3.0", b"\xe2"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return a good file with a few things cut out, put in or doubled."""
    raw = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 30)))
        raw = raw[:start] + draw(PIECES | st.binary(max_size=3)) + raw[end:]
    return raw[: draw(st.integers(0, len(raw)))] if draw(st.booleans()) else raw


def use(folder: Path) -> None:
    """Do with a folder all that the program does; only told problems may come of it."""
    for problem in check_paths([folder]):
        assert str(problem)
        assert problem.line >= 0
    with contextlib.suppress(FileProblems):
        load_folder(folder)
    assert summary(folder).title
    path = folder / "project.yaml"
    before = path.read_bytes()
    for item in ("a", "evaluator"):
        try:
            edit_item(path, item, {"status": "done", "note": "x: y"})
        except (CannotEdit, FileProblems):
            assert path.read_bytes() == before
        else:
            assert load_raw_item(path, item)
            path.write_bytes(before)


def load_raw_item(path: Path, item: str) -> bool:
    """Say whether an item is done and noted, in a file that may be wrong elsewhere."""
    from esftui.store.document import read_document

    rows = read_document(path).data["checklist"]
    row = next(row for row in rows if isinstance(row, dict) and row.get("id") == item)
    return bool(row["status"] == "done" and row["note"] == "x: y")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "register.json").write_bytes(b"{}")
    (tmp_path / "project.yaml").write_text(HEAD)
    return tmp_path


@QUIET
@given(raw=st.binary(max_size=200) | st.lists(PIECES, max_size=40).map(b"".join))
@example(raw=b"\xff\xfe")
@example(raw=b"? [a]\n: b\n")
@example(raw=b"&a a: *a")
@example(raw=b"{*a: 1}")
@example(raw=b"checklist: [{id: a}, {id: a}, [], 1, {id: [a]}]")
@example(raw=b"checklist: {id: a}")
@example(raw=b"- &a !!str x")
def test_no_bytes_in_a_project_file_give_a_traceback(raw: bytes, folder: Path) -> None:
    (folder / "project.yaml").write_bytes(raw)
    use(folder)


@QUIET
@given(raw=damaged(PROJECT))
def test_no_damage_to_a_project_file_gives_a_traceback(raw: bytes, folder: Path) -> None:
    (folder / "project.yaml").write_bytes(raw)
    use(folder)


@QUIET
@given(raw=damaged(REGISTER) | st.binary(max_size=200))
@example(raw=b"{" * 100_000)
@example(raw=b'{"participants": {"1": {"id": "a", "birth_year": 1e999}}}')
@example(raw=b'{"participants": {"x": {"id": "a"}}}')
@example(raw=b'{"participants": {"1": {"id": "\\ud800"}}}')
@example(raw=b'{"participants": null, "meta": {"1": {"project": "p"}, "2": {"project": "q"}}}')
def test_no_bytes_in_a_register_give_a_traceback(raw: bytes, folder: Path) -> None:
    (folder / "register.json").write_bytes(raw)
    use(folder)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_no_file_of_the_bad_corpus_is_made_worse(bad, folder: Path) -> None:  # type: ignore[no-untyped-def]
    (folder / "project.yaml").write_text(marked(bad.text)[0], "utf-8")
    use(folder)


def test_a_save_that_is_cut_off_anywhere_is_told_and_never_half_read(folder: Path) -> None:
    whole = load_project(DATA / "fler-i-arbete" / "project.yaml")
    for end in range(0, len(PROJECT), 97):
        (folder / "project.yaml").write_bytes(PROJECT[:end])
        with contextlib.suppress(FileProblems):
            # what can be read is a beginning of the file that stands by itself
            project = load_project(folder / "project.yaml")
            assert project.start == whole.start
            assert project.goals == whole.goals[: len(project.goals)]
