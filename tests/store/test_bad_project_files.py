from pathlib import Path

import pytest
from support.bad_projects import BAD, Bad
from support.files import HEAD, marked, write_project

from esftui import locales
from esftui.store.document import read_document
from esftui.store.problem import FileProblems, Problem, errors
from esftui.store.project_file import examine_project, load_project


def found(path: Path) -> tuple[Problem, ...]:
    """Return all problems of a project file, warnings too."""
    try:
        return examine_project(read_document(path)).problems
    except FileProblems as failure:
        return failure.problems


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    assert len(BAD) >= 60
    assert len({bad.name for bad in BAD}) == len(BAD)


def test_the_head_of_every_case_is_a_project_without_faults(tmp_path: Path) -> None:
    path = write_project(tmp_path, HEAD)
    assert found(path) == ()
    assert load_project(path).title == "A project"


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_each_fault_is_told_at_its_place(bad: Bad, tmp_path: Path) -> None:
    text, places = marked(bad.text)
    problems = found(write_project(tmp_path, text))
    told = [(problem.line, problem.column) for problem in problems]
    assert told == places, "\n".join(map(str, problems))
    for problem, said in zip(problems, bad.said, strict=True):
        assert said in problem.message
        assert problem.file == str(tmp_path / "project.yaml")


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_each_fault_is_told_in_swedish_too(bad: Bad, tmp_path: Path) -> None:
    path = write_project(tmp_path, marked(bad.text)[0])
    english = [problem.message for problem in found(path)]
    locales.use("sv")
    swedish = [problem.message for problem in found(path)]
    assert len(swedish) == len(english)
    assert not set(swedish) & set(english)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_file_is_refused_for_errors_and_kept_with_warnings(bad: Bad, tmp_path: Path) -> None:
    path = write_project(tmp_path, marked(bad.text)[0])
    failures = errors(found(path))
    if failures:
        with pytest.raises(FileProblems) as refused:
            load_project(path)
        assert refused.value.problems == failures
    else:
        assert load_project(path).id == "proj"


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_places_do_not_depend_on_line_ends_or_byte_order_marks(
    bad: Bad, ends: str, tmp_path: Path
) -> None:
    text, places = marked(bad.text)
    path = write_project(tmp_path, "\ufeff" + text.replace("\n", ends))
    assert [(problem.line, problem.column) for problem in found(path)] == places


def test_no_message_repeats_a_personal_number(tmp_path: Path) -> None:
    number = "811218-9876"
    text = HEAD.replace("proj", number) + f"region: [{number}]\n{number}: {number}\n"
    text += "groups: [{id: '8112189876', title: A}, {id: '8112189876', title: B}]\n"
    text += f"planned: {{participants: {number}}}\nlanguage: {number}\n"
    problems = found(write_project(tmp_path, text))
    assert len(problems) >= 8
    assert not any("9876" in str(problem) for problem in problems)


def test_a_problem_says_file_line_column_key_and_message() -> None:
    problem = Problem("p.yaml", 17, 5, "checklist[3].status", "not known")
    assert str(problem) == "p.yaml:17:5: checklist[3].status: not known"
    assert str(Problem("p.yaml", 0, 0, "", "not there")) == "p.yaml: not there"


def test_the_key_path_counts_from_nought_and_names_every_step(tmp_path: Path) -> None:
    text = HEAD + "goals:\n  - {kind: text, id: a, title: A}\n  - kind: share\n    id: b\n"
    text += "    title: B\n    of: starts\n    that: {any: [{exit: [work]}, {exit: [wrk]}]}\n"
    (problem,) = found(write_project(tmp_path, text))
    assert problem.key == "goals[1].that.any[1].exit[0]"
