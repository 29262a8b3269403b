"""The options of ``esftui export``."""

import argparse
from pathlib import Path

from esftui.command_line.common_options import as_of, project
from esftui.locales import _


def add(parser: argparse.ArgumentParser) -> None:
    """Put the options into a parser."""
    project(parser)
    as_of(parser)
    parser.add_argument(
        "--what",
        choices=("figures", "register"),
        default="figures",
        help=_("the figures, or the register itself"),
    )
    parser.add_argument(
        "--format",
        choices=("xlsx", "csv"),
        default="xlsx",
        help=_("a workbook, or a folder of text files"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE"),
        help=_("where to; the project's folder exports if left out"),
    )
    parser.add_argument(
        "--personal", action="store_true", help=_("yes, the register with its personal data")
    )
    sharing = parser.add_mutually_exclusive_group()
    sharing.add_argument(
        "--shared",
        action="store_false",
        dest="unshared",
        help=_("withhold small counts, so that nobody is pointed out (as it is)"),
    )
    sharing.add_argument(
        "--unshared",
        action="store_true",
        dest="unshared",
        help=_("leave small counts as they are: for your own desk"),
    )
