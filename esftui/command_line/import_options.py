"""The options of ``esftui import``."""

import argparse
from pathlib import Path

from esftui.command_line.common_options import as_json, project
from esftui.locales import _


def add(parser: argparse.ArgumentParser) -> None:
    """Put the options into a parser."""
    file = _("FILE")
    project(parser)
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
    as_json(parser)
