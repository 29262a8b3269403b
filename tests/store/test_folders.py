import os
from datetime import date
from pathlib import Path

import pytest
from support.example_data import DATA, NAMES
from support.files import HEAD, write_project

from esftui.store.check import check_paths
from esftui.store.folder import find_projects, load_folder, summary
from esftui.store.problem import FileProblems


def test_projects_are_found_by_their_file_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden"):
        write_project(tmp_path / name, HEAD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "project.txt").write_text("")
    assert [folder.name for folder in find_projects(tmp_path)] == ["a", "b"]
    assert find_projects(tmp_path / "a") == [tmp_path / "a"]
    assert find_projects(tmp_path / "empty") == []
    assert find_projects(tmp_path / "nowhere") == []


def test_a_folder_in_the_place_of_the_file_is_a_broken_project(tmp_path: Path) -> None:
    (tmp_path / "a" / "project.yaml").mkdir(parents=True)
    (folder,) = find_projects(tmp_path)
    shown = summary(folder)
    assert shown.id == "a"
    assert shown.problem is not None
    assert "this is a folder" in shown.problem.message


@pytest.mark.parametrize("name", NAMES)
def test_every_example_project_is_whole(name: str) -> None:
    data = load_folder(DATA / name)
    shown = summary(DATA / name)
    assert shown.problem is None
    assert (shown.id, shown.title) == (data.project.id, data.project.title)
    assert (shown.start, shown.end) == (data.project.start, data.project.end)
    assert check_paths([DATA / name]) == []


def test_a_summary_follows_the_file_and_says_the_first_problem(tmp_path: Path) -> None:
    path = write_project(tmp_path / "a", HEAD)
    assert summary(tmp_path / "a").start == date(2012, 1, 1)
    path.write_text(HEAD.replace("A project", "Another") + "regoin: x\nlanguage: se\n")
    os.utime(path, ns=(1, 1))
    shown = summary(tmp_path / "a")
    assert (shown.id, shown.title, shown.owner) == ("proj", "Another", "Owner")
    assert shown.problem is not None
    assert shown.problem.key == "regoin"
    path.unlink()
    assert summary(tmp_path / "a").title == "a"


def test_problems_of_both_files_are_told_together(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD + "regoin: x\n")
    write_project(tmp_path, '{"participant": {}}', "register.json")
    with pytest.raises(FileProblems) as failure:
        load_folder(tmp_path)
    assert [Path(p.file).name for p in failure.value.problems] == ["project.yaml", "register.json"]


def test_warnings_alone_do_not_keep_a_project_closed(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD + "exit_reasons: [{id: fishing}]\n")
    assert load_folder(tmp_path).project.exit_reasons[0].id == "fishing"
    (problem,) = check_paths([tmp_path])
    assert problem.severity == "warning"


def test_files_folders_and_folders_of_folders_can_be_checked(tmp_path: Path) -> None:
    write_project(tmp_path / "a", HEAD)
    write_project(tmp_path / "b", HEAD)
    bad = write_project(tmp_path / "a", '{"events": {"1": {}}}', "register.json")
    (missing,) = check_paths([tmp_path / "x.yaml"])
    assert missing.message == "the file does not exist"
    (nothing,) = check_paths([write_project(tmp_path / "c" / "d", "", "x").parent])
    assert "there is no project here" in nothing.message
    problems = check_paths([tmp_path])
    assert [problem.file for problem in problems] == [str(bad), str(bad)]
    assert check_paths([bad]) == problems
    assert check_paths([tmp_path / "a" / "project.yaml"]) == []


def test_two_projects_of_one_id_are_told(tmp_path: Path) -> None:
    write_project(tmp_path / "a", HEAD)
    write_project(tmp_path / "b", HEAD)
    (problem,) = check_paths([tmp_path])
    assert problem.file == str(tmp_path / "b" / "project.yaml")
    assert f"used already, in {tmp_path / 'a'}" in problem.message


def test_a_register_is_checked_against_the_project_beside_it(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD)
    path = write_project(tmp_path, '{"meta": {"1": {"project": "other"}}}', "register.json")
    (problem,) = check_paths([path])
    assert "belongs to the project other" in problem.message
