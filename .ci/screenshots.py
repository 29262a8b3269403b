#!/usr/bin/env python3
"""Keep the pictures in docs/screenshots in step with what the program shows.

python .ci/screenshots.py           take them all, and write their list
python .ci/screenshots.py --check   fail if the list, or what a picture says, is stale

Each is taken of the app itself on the example projects, without a terminal.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.desk import copied, opened  # noqa: E402

from esftui.cli import main as esftui  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"


class Shot(NamedTuple):
    """A picture: what is opened how, and the keys that are pressed first."""

    name: str
    what: str
    size: tuple[int, int] = (120, 36)
    language: str = "sv"
    theme: str = "esf-dark"
    project: str = "framtidsstegen"
    as_of: date = date(2013, 3, 31)
    keys: tuple[str, ...] = ()


OWN, OWN_DAY = "vagen-till-jobb", date(2026, 11, 22)


def own_project(data: Path) -> None:
    """Start a project as the handbook does, with every date given."""
    answers = ("--title", "Vägen till jobb", "--owner", "Kommunen", "--participants", "60")
    dates = ("--start", "2026-09-01", "--end", "2029-08-31")
    with redirect_stdout(StringIO()):
        code = esftui(["--lang", "sv", "init", str(data), *answers, *dates, "--yes", "--no-open"])
    if code:
        raise SystemExit("the project of the handbook could not be started")


SHOTS = (
    Shot("dashboard", "Framtidsstegen in March 2013, at 120×36"),
    Shot("dashboard-light", "the light theme, of high contrast", theme="esf-light"),
    Shot("dashboard-80x24", "the same panels, tighter, at 80×24", size=(80, 24)),
    Shot("dashboard-200x50", "richer, at 200×50", size=(200, 50)),
    Shot("dashboard-english", "in English", language="en"),
    Shot("page-2", "the second page", keys=("2",)),
    Shot(
        "goals-in-full",
        "the goals of Fler i Arbete in full, at its end",
        project="fler-i-arbete",
        as_of=date(2014, 6, 30),
        keys=("tab",) * 5 + ("enter",),
    ),
    Shot("item", "a checklist item, opened", keys=("e",)),
    Shot("projects", "the list of projects", keys=("p",)),
    Shot("keys", "all keys", keys=("question_mark",)),
    Shot(
        "own-project",
        "a project of one's own, just begun with `esftui init`",
        project=OWN,
        as_of=OWN_DAY,
    ),
    Shot("add", "what can be added", keys=("a",)),
    Shot("start", "the form of a new start", keys=("a", "s")),
    Shot("activity", "the form of an activity", keys=("a", "a")),
    Shot("answers", "many survey answers at once", keys=("a", "f")),
    Shot("participants", "all participants, what is due first on top", keys=("d",)),
    Shot("participant", "a participant in full", keys=("d", "enter")),
)
"""History and data quality are of today, and so are not among them."""


async def picture(shot: Shot, data: Path) -> str:
    """Return a picture as SVG."""
    async with opened(
        data,
        size=shot.size,
        language=shot.language,
        theme=shot.theme,
        project=shot.project,
        as_of=shot.as_of,
    ) as desk:
        for key in shot.keys:
            await desk.press(key)
        await desk.pilot.pause(0.3)
        svg = desk.app.export_screenshot(title="esftui")
    # the fonts named there lie on others' servers; what is on the reader's machine will do
    svg = re.sub(r"@font-face \{[^}]*\}", "", svg)
    return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n\s*\n", "\n", svg))


def words(svg: str) -> list[str]:
    """Return what a picture says."""
    found = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    return [html.unescape(text).replace("\u00a0", " ").rstrip() for text in found]


def listing() -> str:
    """Return the list of the pictures."""
    rows = [
        f"\n## {shot.name}\n\n{shot.what[0].upper()}{shot.what[1:]}.\n\n"
        f"![{shot.what}](screenshots/{shot.name}.svg)\n"
        for shot in SHOTS
    ]
    head = "# Pictures\n\nTaken of the program itself by `.ci/screenshots.py`. Example data.\n"
    return head + "".join(rows)


def stale(path: Path, text: str) -> bool:
    """Say whether a file says something else than it should."""
    if not path.exists():
        return True
    before = path.read_text("utf-8")
    return before != text if path.suffix == ".md" else words(before) != words(text)


def main(arguments: list[str]) -> int:
    """Take or check every picture."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    found = {FOLDER.parent / "screenshots.md": listing()}
    with tempfile.TemporaryDirectory() as place:
        names = sorted({shot.project for shot in SHOTS} - {OWN})
        data = copied(Path(place), *names, "creadiem")
        own_project(data)
        for shot in SHOTS:
            found[FOLDER / f"{shot.name}.svg"] = asyncio.run(picture(shot, data))
    failed = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in found.items():
        if not stale(path, text):
            continue
        if arguments:
            print(f"{path.relative_to(ROOT)} is stale: run python .ci/screenshots.py")
            failed = 1
        else:
            path.write_text(text, "utf-8", newline="\n")
    for path in FOLDER.glob("*.svg"):
        if path not in found:
            print(f"{path.relative_to(ROOT)} is not in the list of .ci/screenshots.py")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
