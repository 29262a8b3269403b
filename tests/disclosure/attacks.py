#!/usr/bin/env python3
"""Attack every number withheld in many rows of meetings: longer than the tests have time for.

python tests/disclosure/attacks.py examples [meetings ...]
python tests/disclosure/attacks.py small [projects] [first seed]
python tests/disclosure/attacks.py long [projects] [first seed]

*examples*: rows of 3, 4 and 6 meetings six weeks apart, all through each example project.
*small*: invented projects of a few less than four times the threshold to 30 participants,
one, two and three meetings, k = 3 and 5. *long*: invented projects of 70 to 130, eight to ten
meetings a quarter apart, so that all tables are shown many times. In half of the invented
ones something is registered late, or wrongly and taken away.

Prints each row in which something can be worked out, with its seed, and at last how many
numbers were attacked.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support import example_data  # noqa: E402
from support.attacker_rows import Siege, as_registered, at_once, hold, invented  # noqa: E402
from support.people import START  # noqa: E402

from esftui.disclosure import known, whole  # noqa: E402
from esftui.model.project import ProjectData  # noqa: E402

EXAMPLES = ("framtidsstegen", "fler-i-arbete", "creadiem", "job-action-plan-europe")

SIX_WEEKS = timedelta(days=42)


class Row(NamedTuple):
    """Meetings that are held in a row, and by what they can be held again."""

    name: str
    meetings: Sequence[tuple[ProjectData, date]]
    k: int


def examples(lengths: Sequence[int]) -> Iterator[Row]:
    """Return rows of some lengths, one after the other through each project's time."""
    for name in EXAMPLES:
        data = example_data.both(name)
        for length in lengths:
            first = data.project.start + timedelta(days=150)
            while first + (length - 1) * SIX_WEEKS <= data.project.end:
                days = [first + number * SIX_WEEKS for number in range(length)]
                yield Row(f"{name} {first} x {length}", at_once(data, days), 5)
                first += length * SIX_WEEKS


def small(projects: int, start: int) -> Iterator[Row]:
    """Return invented projects around and over four times the threshold, 1 to 3 meetings."""
    for seed in range(start, start + projects):
        chance = Random(f"small {seed}")
        k = (3, 5)[seed % 2]
        data = invented(f"small {seed}", (4 * k - 2, 30 if k == 5 else 24))
        length = seed // 2 % 3 + 1
        first = START + timedelta(days=chance.randint(150, 500))
        days = [first + timedelta(days=number * chance.choice((30, 42, 90))) for number in range(3)]
        yield Row(f"small {seed}", _registered(data, seed, sorted(days)[:length]), k)


def long(projects: int, start: int) -> Iterator[Row]:
    """Return invented projects of many, eight to ten meetings a quarter or more apart."""
    for seed in range(start, start + projects):
        chance = Random(f"long {seed}")
        data = invented(f"long {seed}", (70, 130))
        first, apart = START + timedelta(days=90), timedelta(days=chance.choice((70, 91)))
        days = [first + number * apart for number in range(chance.randint(8, 10))]
        yield Row(f"long {seed}", _registered(data, seed, days), (3, 5)[seed % 2])


def _registered(
    data: ProjectData, seed: int, days: Sequence[date]
) -> Sequence[tuple[ProjectData, date]]:
    if seed % 4 < 2:
        return at_once(data, days)
    return [(as_registered(data, seed, day), day) for day in days]


def attack(row: Row, done: Counter[str]) -> None:
    """Hold a row of meetings, attack all that it withheld, and print what can be worked out."""
    held = hold(row.meetings, row.k)
    siege = Siege(held)
    pinned = siege.attack()
    tables = sum(whole(known(each.shared)) for each in held)
    done["rows"] += 1
    done["meetings"] += len(held)
    done["with all tables"] += tables
    done["numbers attacked"] += len(siege.wanted) + len(siege.beside)
    done["worked out"] += len(pinned)
    for each in pinned:
        print(f"{row.name} k={row.k}: {each.name} is {each.value}, of {sorted(each.could_be)}")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Attack what is asked for; return 1 if anything can be worked out."""
    kind = arguments[0] if arguments else "examples"
    numbers = [int(each) for each in arguments[1:]]
    if kind == "examples":
        rows = examples(numbers or (3, 4, 6))
    else:
        projects, start = [*numbers, *(500 if kind == "small" else 20, 0)[len(numbers) :]]
        rows = {"small": small, "long": long}[kind](projects, start)
    done: Counter[str] = Counter()
    began = time.process_time()
    try:
        for row in rows:
            attack(row, done)
    except KeyboardInterrupt:
        print("stopped: ", end="")
    print(", ".join(f"{number} {name}" for name, number in done.items()), end="")
    print(f"; {time.process_time() - began:.0f} s of processor time")
    return 1 if done["worked out"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
