#!/usr/bin/env python3
"""Keep the key sheet and the printed help in docs in step with the commands they are made from.

python .ci/keysheet.py           write docs/keys.md and docs/help.md
python .ci/keysheet.py --check   fail if one of them is stale
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from esftui import locales  # noqa: E402
from esftui.commands import COMMANDS, GROUPS, Command, key_name  # noqa: E402
from esftui.meeting_commands import MEETING_COMMANDS  # noqa: E402

DOCS = ROOT / "docs"
HEADINGS = {"sv": ("tangent", "vad den gör", "id"), "en": ("key", "what it does", "id")}
TITLES = {"sv": "På svenska", "en": "In English"}
HELP = (
    "",
    "status",
    "due",
    "check",
    "set",
    "add",
    "add start",
    "report",
    "meeting",
    "log",
    "restore",
    "init",
    "schema",
    "completion",
)


def keys() -> str:
    """Return the key sheet in both languages."""
    parts = [
        "# Keys\n\nMade from the program's own list of commands by `.ci/keysheet.py`.\n"
        "A key is changed by its id under `keys` in `config.yaml`.\n"
    ]
    for language in ("en", "sv"):
        locales.use(language)
        parts.append(f"\n## {TITLES[language]}\n")
        for group, name in GROUPS.items():
            parts.append(f"\n### {locales._(name)}\n\n")
            key, what, identity = HEADINGS[language]
            parts.append(f"| {key} | {what} | {identity} |\n|---|---|---|\n")
            parts += [
                f"| {_keys(command)} | {_cell(command.shown_help)} | `{command.id}` |\n"
                for command in (*COMMANDS, *MEETING_COMMANDS)
                if command.group == group
            ]
    return "".join(parts)


def _keys(command: Command) -> str:
    return ", ".join(f"`{_cell(key_name(key))}`" for key in command.keys) or "–"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def printed_help() -> str:
    """Return what ``--help`` prints for every command."""
    parts = ["# The command line\n\nWhat `--help` prints, gathered by `.ci/keysheet.py`.\n"]
    for name in HELP:
        words = [*name.split(), "--help"]
        run = subprocess.run(
            [sys.executable, "-m", "esftui", "--lang", "en", *words],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        title = " ".join(["esftui", name]).strip()
        parts.append(f"\n## {title}\n\n```text\n{run.stdout.rstrip()}\n```\n")
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write or check both sheets."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    stale = 0
    for name, text in (("keys.md", keys()), ("help.md", printed_help())):
        path = DOCS / name
        # another Python lays the same help out otherwise: the words are what counts
        if path.exists() and path.read_text("utf-8").split() == text.split():
            continue
        if arguments:
            print(f"docs/{name} is stale: run python .ci/keysheet.py")
            stale = 1
        else:
            path.write_text(text, "utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
