"""Whether a command line opens the app: asked before anything else is loaded."""

import sys
from collections.abc import Sequence

COMMANDS = (
    "open",
    "status",
    "due",
    "check",
    "set",
    "add",
    "import",
    "export",
    "report",
    "meeting",
    "log",
    "restore",
    "init",
    "schema",
    "completion",
)
"""The words that a command begins with; any other first word is a project to open."""

WRITE = ("set", "add", "import", "restore", "init")
"""The commands that change files."""

LEAVES = ("-h", "--help", "--version")
"""Options that say something and leave."""


def opens_app(arguments: Sequence[str]) -> bool:
    """Say whether the app is to be opened, as far as the words alone can tell."""
    others = {*COMMANDS, *LEAVES} - {"open"}
    return others.isdisjoint(arguments) and on_a_terminal()


def on_a_terminal() -> bool:
    """Say whether there is a terminal to draw on and to read keys from."""
    # the app draws on standard error, so that standard output may be a pipe
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
