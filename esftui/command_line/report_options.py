"""The options of ``esftui report``."""

import argparse
from pathlib import Path

from esftui.command_line import values
from esftui.command_line.common_options import as_of, project
from esftui.locales import _

KINDS = ("status", "progress", "final", "evaluator", "minutes")
FORMATS = ("md", "html", "docx", "pdf")


def add(parser: argparse.ArgumentParser) -> None:
    """Put the options into a parser."""
    project(parser)
    _paper(parser)
    _about(parser)
    parser.add_argument(
        "--template",
        type=Path,
        metavar=_("FOLDER"),
        help=_("a folder with templates of your own"),
    )
    parser.add_argument(
        "--force", action="store_true", help=_("replace the file if there is one already")
    )


def _paper(parser: argparse.ArgumentParser) -> None:
    """Let the paper be chosen, its format and its place."""
    parser.add_argument(
        "--kind",
        dest="paper",
        choices=KINDS,
        help=_(
            "status report to the steering group (if nothing is said), draft progress report,"
            " draft final report, the evaluator's pack, or minutes of a meeting"
        ),
    )
    parser.add_argument(
        "--format",
        dest="form_of_paper",
        choices=FORMATS,
        help=_("the format; what the file's name ends with, or md, if nothing is said"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE"),
        help=_("where to (- is standard output); the project's folder reports if left out"),
    )


def _about(parser: argparse.ArgumentParser) -> None:
    """Let be chosen what the paper is about: days, a meeting, and what is withheld."""
    as_of(parser)
    parser.add_argument(
        "--since",
        type=values.day,
        metavar=_("DATE"),
        help=_("the date of the report before, to tell what has changed"),
    )
    parser.add_argument(
        "--meeting",
        dest="of_meeting",
        metavar=_("MEETING"),
        help=_("the meeting that minutes are of (2013-04-10); the latest if left out"),
    )
    parser.add_argument(
        "--threshold",
        type=values.threshold,
        metavar="K",
        help=_("numbers of persons below this are withheld: from 3 to 10; 5 if nothing is said"),
    )
