"""What an import of many rows takes, processor time and memory, each step by itself.

.venv/bin/python tests/bench/imports.py 50000 people|spending
"""

import csv
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from esftui.intake.applying import carry_out
from esftui.intake.job import make_plan, open_sheet
from esftui.model.project import Project
from esftui.store.change import author
from esftui.store.folder import load_folder

T = TypeVar("T")
DATA = Path(__file__).resolve().parents[2] / "data" / "framtidsstegen"
PEOPLE = (
    "Deltagare", "Kön", "Födelseår", "Kommun", "Anvisande", "Startdatum", "Slutdatum",
    "Orsak till avslut", "Aktivitet", "Aktivitet från", "Aktivitet till",
)  # fmt: skip
LEDGER = ("Datum", "Finansiär", "Kostnadsslag", "Belopp", "Notering")


def write_people(path: Path, rows: int) -> None:
    """Write a sheet of invented people, one start each."""
    chance = random.Random(7)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        sheet = csv.writer(file, delimiter=";")
        sheet.writerow(PEOPLE)
        for number in range(rows):
            start = date(2011, 6, 1) + timedelta(chance.randrange(700))
            end = start + timedelta(chance.randrange(30, 300))
            who = (f"P-{number:06d}", chance.choice("KM"), chance.randrange(1950, 1992))
            town, why = chance.choice(("Alvesta", "Ljungby")), chance.choice(("Arbete", "Studier"))
            sheet.writerow((*who, town, "AF", start, end, why, "Praktik", start, end))


def write_ledger(path: Path, rows: int, project: Project) -> None:
    """Write a sheet of invented entries."""
    chance = random.Random(7)
    budget = project.budget
    assert budget is not None
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        sheet = csv.writer(file, delimiter=";")
        sheet.writerow(LEDGER)
        for number in range(rows):
            day = date(2011, 6, 1) + timedelta(chance.randrange(700))
            lines = chance.choice(budget.financing).title, chance.choice(budget.categories).title
            sheet.writerow((day, *lines, chance.randrange(100, 9000), f"ver {number}"))


def timed(name: str, work: Callable[[], T]) -> T:
    """Do something, and print what it took."""
    begun = time.process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:8} {time.process_time() - begun:6.2f} s  {peak:.0f} MB")
    return result


def main(rows: int, kind: str) -> None:
    """Import a sheet twice; the second time it changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(DATA / "project.yaml", folder)
        project = load_folder(folder).project
        path = folder / "sheet.csv"
        if kind == "people":
            write_people(path, rows)
        else:
            write_ledger(path, rows, project)
        for _again in range(2):
            once(folder, path, project)


def once(folder: Path, path: Path, project: Project) -> None:
    """Import a sheet, step by step."""
    data = timed("load", lambda: load_folder(folder))
    opened = timed("open", lambda: open_sheet(path, project))
    plan, _keys = timed("plan", lambda: make_plan(opened, data))
    timed("write", lambda: carry_out(folder, plan, author("import"), file=path.name))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
