#!/usr/bin/env python3
"""Time all measures of one project by the register's size, and an edit's recount.

    python tests/bench/measures.py

Prints the least CPU milliseconds of several runs, and how they grow.
"""

import gc
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2])]

from support.big import big_register  # noqa: E402

from esftui.measure.everything import measure, measure_again  # noqa: E402
from esftui.model.project import ProjectData  # noqa: E402
from esftui.store.folder import load_folder  # noqa: E402

DATA = Path(__file__).resolve().parents[2] / "data" / "framtidsstegen"
AS_OF = date(2013, 3, 31)


def least(work: Callable[[], object], runs: int) -> float:
    """Return the least CPU time of several runs, in milliseconds."""
    times = []
    gc.collect()
    for _ in range(runs):
        begun = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - begun)
    return min(times) / 1e6


def sized(number: int) -> ProjectData:
    """Return Framtidsstegen's project with an invented register of a size."""
    project = load_folder(DATA).project
    return ProjectData(project=project, register=big_register(project, number))


def full(data: ProjectData, runs: int) -> float:
    """Return the milliseconds of all measures."""
    return least(lambda: measure(data, AS_OF), runs)


def edit(data: ProjectData, runs: int) -> float:
    """Return the milliseconds of the figures after a milestone's status has changed."""
    figures = measure(data, AS_OF)
    items = list(data.project.checklist)
    items[0] = msgspec.structs.replace(items[0], status="in_progress", done=None)
    changed = msgspec.structs.replace(data.project, checklist=tuple(items))
    after = ProjectData(project=changed, register=data.register)
    return least(lambda: measure_again(figures, data, after), runs)


def main() -> None:
    """Print the table."""
    print("participants   all measures (ms)   per 500   after an edit (ms)")
    for number, runs in ((100, 60), (500, 40), (2_000, 20), (10_000, 7)):
        data = sized(number)
        took = full(data, runs)
        print(f"{number:>12}{took:>20.2f}{took * 500 / number:>10.2f}{edit(data, 60):>21.3f}")


if __name__ == "__main__":
    main()
