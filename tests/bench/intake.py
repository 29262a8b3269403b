"""How long it takes to read a large sheet, and how much memory: 50 000 rows of 20 columns.

.venv/bin/python tests/bench/intake.py
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import xlsxwriter

from esftui.intake.headings import find_headings
from esftui.intake.proposal import propose
from esftui.intake.rows import typed_rows
from esftui.intake.sheet import read_table
from esftui.store.project_reading import load_project

T = TypeVar("T")
ROWS = 50_000
HEADINGS = ("Kod", "Kön", "Födelseår", "Kommun", "Anvisande", "Start", "Avslut", "Orsak",
            "E-post", "Mobil", "Anteckning", *(f"Uppgift {n}" for n in range(9)))  # fmt: skip


def row(number: int) -> list[str | int]:
    """Return an invented row; dates are serial numbers."""
    start = 40_909 + number % 600
    return [f"P{number:06}", "KM"[number % 2], 1950 + number % 45, ("Växjö", "Alvesta")[number % 2],
            "AF", start, start + 90, ("Arb.", "Studier", "Vård")[number % 3],
            f"p{number}@example.org", f"070-{number % 1000:03} 12 34", f"anteckning {number}",
            *(f"uppgift {number % (n + 7)}" for n in range(9))]  # fmt: skip


def make(folder: Path) -> None:
    """Write the same sheet as a workbook and as a text file."""
    workbook, text = folder / "large.xlsx", folder / "large.csv"
    book = xlsxwriter.Workbook(str(workbook))
    sheet = book.add_worksheet()
    lines = [";".join(HEADINGS)]
    sheet.write_row(0, 0, HEADINGS)
    for number in range(1, ROWS + 1):
        cells = row(number)
        sheet.write_row(number, 0, cells)
        lines.append(";".join(str(cell) for cell in cells))
    book.close()
    text.write_text("\n".join(lines), encoding="utf-8")


def timed(what: str, call: Callable[[], T]) -> T:
    """Do something, and print how long it took and the most memory held so far."""
    before = time.perf_counter()
    found = call()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {what:22} {time.perf_counter() - before:6.2f} s, at most {peak} MB in all")
    return found


def measure(path: Path) -> None:
    """Read a file all the way to typed rows."""
    project = load_project(Path(__file__).parents[2] / "data/framtidsstegen/project.yaml")
    told: list[int] = []
    table = timed("read", lambda: read_table(path, progress=lambda n, _all: told.append(n)))
    layout = timed("headings", lambda: find_headings(table))
    mapping = timed("proposal", lambda: propose(table, layout, project)).mapping
    count = timed("typed rows", lambda: sum(1 for _ in typed_rows(table, layout, mapping, project)))
    print(f"  {count} rows; progress told {len(told)} times")


def main() -> None:
    """Measure in a process of its own for each file."""
    import subprocess

    if len(sys.argv) == 3:
        make(Path(sys.argv[2]))
        return
    if len(sys.argv) == 2:
        measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        # the most memory held is handed down to a child: what makes the files is no parent
        subprocess.run([sys.executable, __file__, "make", folder], check=True)
        for path in sorted(Path(folder).iterdir()):
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB (aim: at most 10 s and 250 MB)")
            subprocess.run([sys.executable, __file__, str(path)], check=True)


if __name__ == "__main__":
    main()
