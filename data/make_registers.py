#!/usr/bin/env python3
"""Make the synthetic registers of the example projects, always the same bytes.

python data/make_registers.py [--check] [PROJECT...]

Without names, all projects. With --check nothing is written: the exit status is 1 if a
register on disk is not what the script would write.
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

DATA = Path(__file__).resolve().parent
sys.path.insert(0, str(DATA.parent))

from data.synthetic.writer import render  # noqa: E402
from esftui.model.participant import Register  # noqa: E402
from esftui.model.project import Project  # noqa: E402
from esftui.store.project_file import load_project  # noqa: E402

PROJECTS = {
    "framtidsstegen": "framtidsstegen",
    "jobbinvest-ering": "jobbinvest",
    "fler-i-arbete": "fler_i_arbete",
    "creadiem": "creadiem",
    "job-action-plan-europe": "jape",
}
"""The module under ``synthetic`` that makes each project's register."""


def register_bytes(name: str) -> bytes:
    """Return the bytes that a project's register should have."""
    make = cast(
        "Callable[[Project], Register]", import_module(f"data.synthetic.{PROJECTS[name]}").register
    )
    return render(make(load_project(DATA / name / "project.yaml")))


def main(argv: list[str] | None = None) -> int:
    """Write or check the registers; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    parser.add_argument("projects", nargs="*", metavar="PROJECT", help=", ".join(PROJECTS))
    options = parser.parse_args(argv)
    if unknown := [name for name in options.projects if name not in PROJECTS]:
        parser.error(f"unknown project: {', '.join(unknown)}")
    stale = 0
    for name in options.projects or PROJECTS:
        path, wanted = DATA / name / "register.json", register_bytes(name)
        if path.exists() and path.read_bytes() == wanted:
            continue
        stale += 1
        if options.check:
            print(f"{path} is not what the script makes", file=sys.stderr)
        else:
            path.write_bytes(wanted)
            print(f"wrote {path} ({len(wanted)} bytes)")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
