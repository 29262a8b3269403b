"""The options of ``esftui meeting``."""

from typing import TYPE_CHECKING

from esftui.locales import _

if TYPE_CHECKING:
    from esftui.command_line.parser import Parser


def add(parser: "Parser") -> None:
    """Put the options into a parser."""
    from esftui.command_line.parser import day

    parser.add_argument("project", nargs="?", metavar=_("PROJECT"), help=_("the project's id"))
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
        type=day,
        metavar=_("DATE"),
        help=_("the date that every figure of a new meeting is true at (2013-03-31)"),
    )
