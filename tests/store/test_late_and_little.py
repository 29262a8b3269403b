import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.example_data import DATA
from support.processes import ROOT

from esftui.store.project_file import edit_item, load_project

LOAD = """
import sys
from pathlib import Path
from esftui.store.folder import load_folder
assert load_folder(Path(sys.argv[1])).project.id
print(" ".join(sorted(sys.modules)))
"""
HEAVY = ("jsonschema", "filelock", "watchdog", "textual", "rich", "asyncio", "difflib", "tempfile")


def modules(folder: Path) -> set[str]:
    """Return what a fresh process has imported when it has loaded a project."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {name.split(".")[0] for name in done.stdout.split()}


def test_loading_a_good_project_imports_nothing_that_only_others_need() -> None:
    assert modules(DATA / "framtidsstegen").isdisjoint(HEAVY)


@pytest.mark.parametrize("number", [1, 400])
def test_an_edit_never_looks_at_the_register(number: int, tmp_path: Path) -> None:
    shutil.copy(DATA / "framtidsstegen" / "project.yaml", tmp_path)
    # not JSON: whoever opened it would say so
    (tmp_path / "register.json").write_text("{" * number)
    path = tmp_path / "project.yaml"
    item = load_project(path).checklist[0].id
    edit_item(path, item, {"note": "done without it"})
    assert load_project(path).checklist[0].note == "done without it"


def test_many_faults_of_one_file_are_told_up_to_a_number(tmp_path: Path) -> None:
    from esftui.store.check import check_paths

    path = tmp_path / "project.yaml"
    path.write_text("municipalities: [" + "1, " * 20_000 + "]\n")
    assert len(check_paths([path])) <= 500
