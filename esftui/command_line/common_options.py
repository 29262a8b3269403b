"""The options that several commands have, worded alike in all of them."""

import argparse

from esftui.command_line import values
from esftui.locales import _


def project(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    """Let a project be named; where it is not ``needed``, the settings' is meant without."""
    parser.add_argument(
        "project",
        nargs=None if needed else "?",
        metavar=_("PROJECT"),
        help=_("the project's id"),
    )


def as_of(parser: argparse.ArgumentParser) -> None:
    """Let the date of the figures be chosen."""
    parser.add_argument(
        "--as-of",
        type=values.day,
        metavar=_("DATE"),
        help=_("the date that every figure is true at (2013-03-31)"),
    )


def as_json(parser: argparse.ArgumentParser) -> None:
    """Let JSON be asked for."""
    parser.add_argument("--json", action="store_true", help=_("print JSON for other programs"))
