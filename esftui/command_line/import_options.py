"""The options of ``esftui import``."""

from pathlib import Path
from typing import TYPE_CHECKING

from esftui.locales import _

if TYPE_CHECKING:
    from esftui.command_line.parser import Parser


def add(parser: "Parser") -> None:
    """Put the options into a parser."""
    file = _("FILE")
    parser.add_argument("project", metavar=_("PROJECT"), help=_("the project's id"))
    parser.add_argument("file", metavar=file, help=_("a workbook (xlsx, ods) or a text file (csv)"))
    parser.add_argument(
        "--sheet",
        metavar=_("NAME"),
        help=_("the sheet; the first with something in it if left out"),
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar=file,
        help=_("what each column is; kept from last time or proposed if left out"),
    )
    parser.add_argument(
        "--save-mapping",
        dest="save_mapping",
        type=Path,
        metavar=file,
        help=_("write the mapping to this file, to be looked at and changed"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would be, write nothing")
    )
    parser.add_argument(
        "--good-rows",
        dest="good_rows",
        action="store_true",
        help=_("import the rows that are right even if others are refused"),
    )
    parser.add_argument(
        "--bad-rows",
        dest="bad_rows",
        type=Path,
        metavar=file,
        help=_("write the refused rows and why to this text file (csv)"),
    )
    parser.add_argument(
        "--keys",
        type=Path,
        metavar=file,
        help=_("the list of who has which pseudonym: read if it is there, and kept up"),
    )
    parser.add_argument("--yes", action="store_true", help=_("import without asking"))
    parser.add_argument("--json", action="store_true", help=_("print JSON for other programs"))
