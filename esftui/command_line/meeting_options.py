"""The options of ``esftui meeting``."""

import argparse

from esftui.command_line import values
from esftui.command_line.common_options import project
from esftui.locales import _


def add(parser: argparse.ArgumentParser) -> None:
    """Put the options into a parser."""
    project(parser, needed=False)
    parser.add_argument(
        "--presenter",
        action="store_true",
        help=_("the presenter's own screen: notes, what is next, and the keys of the wall"),
    )
    parser.add_argument(
        "--show",
        metavar=_("MEETING"),
        help=_("show a meeting again, as it was (2013-04-10)"),
    )
    parser.add_argument("--list", action="store_true", help=_("list the meetings, as text"))
    parser.add_argument(
        "--as-of",
        type=values.day,
        metavar=_("DATE"),
        help=_("the date that every figure of a new meeting is true at (2013-03-31)"),
    )
