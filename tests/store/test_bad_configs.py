from pathlib import Path

import pytest
from support.bad_configs import BAD_CONFIGS, HEAD
from support.bad_projects import Bad
from support.files import marked, write_project

from esftui import locales
from esftui.config import load_config
from esftui.store.problem import FileProblems, Problem


def found(path: Path) -> tuple[Problem, ...]:
    """Return what is told of settings that cannot be used."""
    with pytest.raises(FileProblems) as refused:
        load_config(path, path.parent)
    return refused.value.problems


def test_the_corpus_is_large_and_its_names_are_its_own(tmp_path: Path) -> None:
    assert len(BAD_CONFIGS) >= 40
    assert len({bad.name for bad in BAD_CONFIGS}) == len(BAD_CONFIGS)
    assert load_config(write_project(tmp_path, HEAD, "config.yaml"), tmp_path)


@pytest.mark.parametrize("bad", BAD_CONFIGS, ids=lambda bad: bad.name)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_each_fault_of_the_settings_is_told_at_its_place(
    bad: Bad, ends: str, tmp_path: Path
) -> None:
    text, places = marked(bad.text)
    path = write_project(tmp_path, text.replace("\n", ends), "config.yaml")
    problems = found(path)
    told = [(problem.line, problem.column) for problem in problems]
    assert told == places, "\n".join(map(str, problems))
    for problem, said in zip(problems, bad.said, strict=True):
        assert said in problem.message
        assert problem.file == str(path)
        assert "9876" not in str(problem)


@pytest.mark.parametrize("bad", BAD_CONFIGS, ids=lambda bad: bad.name)
def test_each_fault_of_the_settings_is_told_in_swedish_too(bad: Bad, tmp_path: Path) -> None:
    path = write_project(tmp_path, marked(bad.text)[0], "config.yaml")
    english = [problem.message for problem in found(path)]
    locales.use("sv")
    swedish = [problem.message for problem in found(path)]
    assert len(swedish) == len(english)
    assert not set(swedish) & set(english)
