"""The documents say what holds: their examples are read, run and compared."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.command_line import in_a_process

from esftui import locales
from esftui.commands import COMMANDS
from esftui.locales.labels import VERDICTS
from esftui.measure.everything import measure
from esftui.model.project import ProjectData
from esftui.model.vocabulary import ACTIVITIES, EXIT_REASONS, FOLLOW_UP_OUTCOMES, PLAN_KINDS
from esftui.report.schema import schema
from esftui.store.check import check_paths
from esftui.store.project_file import load_project

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def keys(node: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(node, dict):
        found |= set(node.get("properties", {}))
        for value in node.values():
            found |= keys(value)
    elif isinstance(node, list):
        for value in node:
            found |= keys(value)
    return found


def test_the_pieces_of_the_project_file_make_a_good_one_together(tmp_path: Path) -> None:
    path = tmp_path / "exempel" / "project.yaml"
    path.parent.mkdir()
    path.write_text("\n".join(blocks(read("docs/project-file.md"), "yaml")), encoding="utf-8")
    assert check_paths([path]) == []
    project = load_project(path)
    figures = measure(ProjectData(project=project), project.end)
    assert len(figures.goals.rows) == len(project.goals) > 10


def test_every_key_of_a_project_has_its_example() -> None:
    example = "\n".join(blocks(read("docs/project-file.md"), "yaml"))
    unexplained = {key for key in keys(schema("project")) if not re.search(rf"\b{key}:", example)}
    assert unexplained == set()


def test_every_standard_word_is_listed() -> None:
    text = read("docs/project-file.md")
    words = [reason.id for reason in EXIT_REASONS] + [each.id for each in ACTIVITIES]
    for word in (*words, *PLAN_KINDS, *FOLLOW_UP_OUTCOMES):
        assert f"`{word}`" in text, word


def test_every_verdict_is_defined_in_both_languages() -> None:
    text = read("docs/definitions.md")
    before = locales.language()
    for english in VERDICTS.values():
        locales.use("sv")
        assert f"| {english} ({locales._(english)}) |" in text, english
    locales.use(before)


def test_every_setting_is_in_the_readme() -> None:
    for key in schema("config")["$defs"]["ConfigFile"]["properties"]:
        assert f"| `{key}` |" in read("README.md"), key


def test_every_key_in_the_readme_is_a_command() -> None:
    table = read("README.md").split("## Keys")[1].split("## Your own")[0]
    shown = {"[": "left_square_bracket", "]": "right_square_bracket", "=": "equals_sign"}
    known = {key.lower() for command in COMMANDS for key in command.keys}
    for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE):
        for key in re.findall(r"`([^`]+)`", row):
            name = shown.get(key, "question_mark" if key == "?" else key.lower())
            assert name in known, key


@pytest.mark.parametrize("kind", ["run", "test"])
def test_the_readme_has_its_two_commands_on_one_line_each(kind: str) -> None:
    found = re.findall(rf"<!-- command: {kind} -->\n```sh\n(.*)\n```\n", read("README.md"))
    assert len(found) == 1
    assert found[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")


@pytest.mark.parametrize(
    "start",
    ["status framtidsstegen", "status --all", "due fler-i-arbete"],
)
def test_the_figures_in_the_readme_are_what_is_printed(start: str) -> None:
    found = [b for b in blocks(read("README.md"), "console") if b.startswith(f"$ esftui {start}")]
    assert len(found) == 1
    command, _, shown = found[0].partition("\n")
    arguments = shlex.split(command.removeprefix("$ esftui "))
    printed = in_a_process(*arguments).stdout.decode()
    if shown.endswith("...\n"):
        assert printed.startswith(shown.removesuffix("...\n"))
    else:
        assert printed == shown


def test_the_readmes_set_and_check_print_what_they_show(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copyfile(ROOT / "config.yaml", tmp_path / "config.yaml")
    examples = {block.split()[2]: block for block in blocks(read("README.md"), "console")}
    command, _, shown = examples["set"].partition("\n")
    arguments = shlex.split(command.removeprefix("$ esftui "))
    assert in_a_process(*arguments, folder=tmp_path).stdout.decode() == shown

    command, _, shown = examples["check"].partition("\n")
    path = tmp_path / "data" / "framtidsstegen" / "project.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("language: sv\n", "titel: sv\n"), encoding="utf-8")
    arguments = shlex.split(command.removeprefix("$ esftui "))
    assert in_a_process(*arguments, folder=tmp_path).stdout.decode() == shown


def test_every_link_inside_the_documents_leads_somewhere() -> None:
    for document in (ROOT / "README.md", *sorted(DOCS.glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_documents_hold_no_long_lines_of_prose() -> None:
    for document in (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))):
        for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
            if not line.startswith("|"):
                assert len(line) <= 120, f"{document.name}:{number}"


def test_python_m_esftui_is_the_same_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "esftui", "--version"], cwd=ROOT, capture_output=True, check=True
    )
    assert ran.stdout.startswith(b"esftui ")
