import os
import time
from pathlib import Path

import pytest
from support.files import HEAD
from support.processes import ordinary_user

from esftui.store.document import read_document
from esftui.store.problem import FileProblems, Problem
from esftui.store.project_file import load_project
from esftui.store.register import load_register
from esftui.store.source import YAML_LIMIT


def refused(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(FileProblems) as failure:
        load_project(path)
    return failure.value.problems


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "project.yaml"


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert load_project(path).owner == "Owner"


def test_a_missing_file(path: Path) -> None:
    (problem,) = refused(path)
    assert (problem.line, problem.message) == (0, "the file does not exist")
    assert str(problem) == f"{path}: the file does not exist"


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    (problem,) = refused(path)
    assert "this is a folder" in problem.message


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    (problem,) = refused(path)
    assert "not an ordinary file" in problem.message


def test_a_file_of_someone_else(path: Path) -> None:
    path.write_text(HEAD)
    path.chmod(0)
    with ordinary_user():
        (problem,) = refused(path)
    assert "no permission" in problem.message


def test_a_link_that_leads_in_a_circle(path: Path) -> None:
    path.symlink_to(path)
    (problem,) = refused(path)
    assert "cannot be read" in problem.message


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b")[0].line == 0


def test_another_encoding_is_told_with_its_place_and_letter(path: Path) -> None:
    path.write_bytes(HEAD.encode() + "region: Småland\n".encode("cp1252"))
    (problem,) = refused(path)
    assert (problem.line, problem.column) == (7, 11)
    assert "0xE5, perhaps the letter å" in problem.message


def test_what_a_program_wrote_and_ends_within_a_letter_is_to_be_taken_back(tmp_path: Path) -> None:
    cut = tmp_path / "register.json"
    cut.write_bytes('{"participants": {"P-1": {"municipality": "Växjö'.encode()[:-1])
    with pytest.raises(FileProblems, match=r"in the middle of a letter: .*esftui restore"):
        load_register(cut)


def test_utf_16_is_told_as_such(path: Path) -> None:
    path.write_bytes(HEAD.encode("utf-16"))
    assert "UTF-16" in refused(path)[0].message


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufeff", "\uffff"])
def test_an_invisible_character_is_told_with_its_place(character: str, path: Path) -> None:
    path.write_text(HEAD + f"region: Skå{character}ne\n", "utf-8")
    (problem,) = refused(path)
    assert (problem.line, problem.column) == (7, 12)
    assert f"U+{ord(character):04X}" in problem.message


def test_every_invisible_character_is_told_up_to_a_number(path: Path) -> None:
    path.write_text(HEAD + "\0" * 3 + "\n" + "\x1b\n" * 50, "utf-8")
    assert len(refused(path)) == 20


def test_a_file_of_many_megabytes_is_not_read(path: Path) -> None:
    path.write_bytes(b"# \n" * (YAML_LIMIT // 3 + 1))
    (problem,) = refused(path)
    assert "too large" in problem.message


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

DEEP = {
    "aliases within aliases": BOMB,
    "merged aliases": BOMB.replace("[", "{k: ").replace(", ", ", k: ").replace("]", "}"),
    "brackets": "a: " + "[" * 100_000,
    "closed brackets": "a: " + "[" * 1000 + "]" * 1000,
    "braces": "a: " + "{b: " * 5000,
    "dashes": "- " * 100_000,
    "indentation": "".join(" " * n + "a:\n" for n in range(1000)),
    "questions": "? " * 50_000,
    "a chain of anchors": "a0: &a0 [[[[[[[[x]]]]]]]]\n"
    + "".join(f"a{n}: &a{n} [[[[[[*a{n - 1}]]]]]]\n" for n in range(1, 200)),
}


@pytest.mark.parametrize("kind", DEEP)
def test_what_is_nested_or_repeated_without_end_is_refused_quickly(kind: str, path: Path) -> None:
    path.write_text(DEEP[kind])
    begun = time.process_time()
    problems = refused(path)
    assert time.process_time() - begun < 2
    assert any("deep" in p.message or "too many values" in p.message for p in problems)
    assert all(problem.line for problem in problems)


def test_a_long_file_of_small_things_is_read(path: Path) -> None:
    rows = "".join(f"  - {{id: item-{n}, title: Item {n}}}\n" for n in range(2000))
    path.write_text(HEAD + "checklist:\n" + rows)
    assert len(load_project(path).checklist) == 2000


def test_a_register_that_is_a_folder_or_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    path.mkdir()
    with pytest.raises(FileProblems, match="this is a folder"):
        load_register(path)
    path.rmdir()
    path.write_bytes('{"participants": {"1": {"id": "å"}}}'.encode("cp1252"))
    with pytest.raises(FileProblems, match=r":1:32: .*not UTF-8"):
        load_register(path)


def test_what_is_read_once_is_plain_data(path: Path) -> None:
    path.write_text(HEAD + "region: ~\nmunicipalities: &m [Osby]\npartners: *m\n")
    data = read_document(path).data
    assert data["start"] == "2012-01-01"
    assert data["region"] is None
    assert data["partners"] == ["Osby"]
