"""The options of ``esftui add``, made of the forms' fields."""

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from esftui.command_line import values
from esftui.command_line.common_options import project
from esftui.locales import _

if TYPE_CHECKING:
    from esftui.command_line.parser import Parser
    from esftui.entry.form import Field, Form

_BACKWARDS = re.compile(r"[-−] ?\d.*")

FIELD = "field:"
"""What an option's name in the result begins with, where it is a form's field."""

SUBJECT = "person"
"""The field that may be given without its option's name."""


def add(parser: "Parser") -> None:
    """Put the forms into the parser; they are loaded here."""
    from esftui.command_line.parser import Parser, common
    from esftui.entry.forms import FORMS

    kinds = parser.add_subparsers(
        title=_("what to add"),
        metavar=_("WHAT"),
        dest="form",
        required=True,
        parser_class=Parser,
        prog="esftui add",
    )
    shared = common()
    for form in FORMS:
        made = kinds.add_parser(
            form.word,
            help=_(form.title),
            description=_(form.help),
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
            parents=[shared],
        )
        _fields(made, form)


def _fields(parser: "Parser", form: "Form") -> None:
    project(parser)
    for field in form.fields:
        if field.key == SUBJECT:
            parser.add_argument(
                FIELD + field.key, nargs="?", metavar=_(field.label).upper(), help=_help(field)
            )
    for field in form.fields:
        if field.key != SUBJECT:
            parser.add_argument(
                f"--{field.option}",
                dest=FIELD + field.key,
                metavar=_metavar(field),
                help=_help(field),
            )
    parser.add_argument(
        "--as-of",
        dest="as_of",
        type=values.day,
        metavar=_("DATE"),
        help=_("the date that days without a year, and steps such as -3d, are counted from"),
    )
    parser.add_argument("--comment", metavar=_("TEXT"), help=_("kept beside it in the history"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would be, write nothing")
    )


def joined(arguments: Sequence[str]) -> list[str]:
    """Return arguments with values such as ``-3d`` joined to the option that they are of.

    Otherwise they would be taken for options themselves.
    """
    found: list[str] = []
    for argument in arguments:
        option = found[-1] if found else ""
        if _BACKWARDS.fullmatch(argument) and option.startswith("--") and "=" not in option:
            found[-1] = f"{option}={argument}"
        else:
            found.append(argument)
    return found


def _help(field: "Field") -> str:
    parts = [_(field.label), _(field.help) if field.help else ""]
    if field.required:
        parts.append(_("needed, unless it can be proposed") if field.default else _("needed"))
    return "; ".join(part for part in parts if part).replace("%", "%%")


def _metavar(field: "Field") -> str:
    match field.kind:
        case "day":
            return _("DATE")
        case "kronor":
            return _("KRONOR")
        case "number":
            return _("NUMBER")
        case "share":
            return _("SHARE")
        case "yes_no":
            return _("YES|NO")
    return _("TEXT")
