"""The script that makes the registers always writes the same bytes, and can tell if it would."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.example_data import DATA, NAMES, ROOT


def run(data: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run a copy of the script as a person would, with a seed for the order of sets."""
    return subprocess.run(
        [sys.executable, str(data / "make_registers.py"), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        cwd=data,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "data"


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_running_again_gives_the_same_bytes(copied: Path, seed: str) -> None:
    for name in NAMES:
        (copied / name / "register.json").unlink()
    done = run(copied, seed=seed)
    assert done.returncode == 0, done.stderr
    for name in NAMES:
        made = (copied / name / "register.json").read_bytes()
        assert made == (DATA / name / "register.json").read_bytes(), name


def test_the_registers_of_the_repository_are_what_the_script_makes() -> None:
    done = run(DATA, "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_names_a_register_that_differs_and_leaves_it_alone(copied: Path) -> None:
    path = copied / "creadiem" / "register.json"
    changed = path.read_bytes().replace(b'"woman"', b'"man"', 1)
    path.write_bytes(changed)
    done = run(copied, "--check", "creadiem", "jobbinvest-ering")
    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "jobbinvest" not in done.stderr
    assert path.read_bytes() == changed


def test_only_the_named_project_is_made(copied: Path) -> None:
    for name in ("fler-i-arbete", "jobbinvest-ering"):
        (copied / name / "register.json").unlink()
    assert run(copied, "jobbinvest-ering").returncode == 0
    assert (copied / "jobbinvest-ering" / "register.json").exists()
    assert not (copied / "fler-i-arbete" / "register.json").exists()


def test_an_unknown_project_is_a_usage_error(copied: Path) -> None:
    done = run(copied, "framtidstegen")
    assert done.returncode == 2
    assert "framtidstegen" in done.stderr


def test_a_document_stands_on_a_line_of_its_own_in_plain_letters() -> None:
    text = (DATA / "framtidsstegen" / "register.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert "\\u" not in text
    assert "Försäkringskassan" in text
    assert sum('"id": "FS-' in line for line in text.splitlines()) == text.count('"id": "FS-') > 100
