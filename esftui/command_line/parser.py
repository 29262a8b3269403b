"""What can be asked on the command line, with help in the language in use."""

import argparse
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from esftui import __version__
from esftui.command_line import add_options, values
from esftui.command_line.common_options import as_json, as_of, project
from esftui.command_line.first_look import with_command
from esftui.command_line.opening import COMMANDS
from esftui.command_line.words import translate
from esftui.locales import LANGUAGES, _
from esftui.model.checklist import STATUSES


class Options(argparse.Namespace):
    """What was asked; every attribute has its default here."""

    command: str = "open"
    config: Path | None = None
    data: Path | None = None
    lang: str | None = None
    theme: str | None = None
    tour: bool = False
    ascii: bool = False
    read_only: bool = False
    project: str | None = None
    as_of: date | None = None
    json: bool = False
    all: bool = False
    within: str | None = None
    paths: Sequence[Path] = ()
    tips: bool = False
    item: str = ""
    status: str | None = None
    day: date | None = None
    since: date | None = None
    last: int | None = None
    note: str | None = None
    owner: str | None = None
    kind: str = "project"
    shell: str = ""
    form: str = ""
    comment: str | None = None
    dry_run: bool = False
    folder: Path | None = None
    answers: Mapping[str, str] = MappingProxyType({})
    yes: bool = False
    backup: str | None = None
    file: str | None = None
    no_open: bool = False
    sheet: str | None = None
    mapping: Path | None = None
    save_mapping: Path | None = None
    good_rows: bool = False
    bad_rows: Path | None = None
    keys: Path | None = None
    what: str = "figures"
    format: str = "xlsx"
    output: Path | None = None
    personal: bool = False
    unshared: bool = False
    shared: bool = False
    paper: str = "status"
    form_of_paper: str | None = None
    of_meeting: str | None = None
    threshold: int = 5
    template: Path | None = None
    force: bool = False
    presenter: bool = False
    show: str | None = None
    list: bool = False


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a sentence that says where help is."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and leave with 2; never with a personal number."""
        from esftui.report.plain import clean
        from esftui.store.personal_number import masked

        help_command = f"{self.prog} --help"
        see = _("See {command}.").format(command=help_command)
        self.exit(2, f"esftui: {clean(masked(message)).rstrip('.')}. {see}\n")


def parse(arguments: Sequence[str]) -> Options:
    """Return what was asked.

    Raises:
        SystemExit: 0 after help or version, 2 where the command is not understood.
    """
    words = add_options.joined(with_command(arguments))
    return build(words).parse_args(words, namespace=Options())


def build(words: Container[str] = COMMANDS) -> Parser:
    """Return the parser of everything, in the language in use.

    Only the commands that are among the words have their options: no other one can be asked
    for, and making them all would take longer than what most commands do.
    """
    translate()
    shared = common()
    parser = Parser(
        prog="esftui",
        usage=_("esftui [options] [PROJECT]\n       esftui [options] COMMAND ..."),
        description=_("Follow up European Social Fund projects: in the terminal, or as text."),
        epilog=_(
            "Without a command the app opens, with PROJECT if one is named: esftui framtidsstegen"
        ),
        allow_abbrev=False,
        parents=[shared],
    )
    # some versions of the parser do not translate this one themselves
    parser.add_argument(
        "--version",
        action="version",
        version=f"esftui {__version__}",
        help=_("show program's version number and exit"),
    )
    commands = parser.add_subparsers(
        prog="esftui",
        title=_("commands"),
        metavar=_("COMMAND"),
        dest="command",
        parser_class=Parser,
    )
    for name, text, fill in _commands():
        asked = name in words
        command = commands.add_parser(
            name,
            help=text,
            description=text[:1].upper() + text[1:].rstrip(" .") + ".",
            allow_abbrev=False,
            argument_default=argparse.SUPPRESS,
            add_help=asked,
            parents=[shared] if asked else [],
        )
        if asked:
            fill(command)
    return parser


def _commands() -> tuple[tuple[str, str, Callable[[Parser], None]], ...]:
    """Return each command with what it is for and what gives it its options."""
    return (
        ("open", _("open the app (the word open may be left out)"), _open),
        ("status", _("print the figures as text or JSON"), _status),
        ("due", _("list what there is to do, in one project or in all"), _due),
        ("check", _("check project files, registers and config.yaml"), _check),
        ("set", _("change a checklist item"), _set),
        ("add", _("enter a start, an exit, a follow-up, spending ..."), add_options.add),
        ("import", _("bring a spreadsheet into the register"), _elsewhere("import_options")),
        ("export", _("write figures or the register to files"), _elsewhere("export_options")),
        ("report", _("write a paper: a report or a draft of one"), _elsewhere("report_options")),
        ("meeting", _("hold or show a steering meeting"), _elsewhere("meeting_options")),
        ("log", _("list what was changed in a project, when and by whom"), _log),
        ("restore", _("list the copies of a project, or bring one back"), _restore),
        ("init", _("start a project of your own"), _elsewhere("init_options")),
        ("schema", _("print the JSON Schema of a file or of --json"), _schema),
        ("completion", _("print a script that completes commands"), _completion),
    )


def _elsewhere(module: str) -> Callable[[Parser], None]:
    """Return what loads the options of a command, and puts them into its parser."""

    def fill(parser: Parser) -> None:
        import_module(f"esftui.command_line.{module}").add(parser)

    return fill


def common() -> Parser:
    """Return the options that stand before or after any command."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    file, folder = _("FILE"), _("FOLDER")
    common.add_argument("--config", type=Path, metavar=file, help=_("use this config.yaml"))
    common.add_argument(
        "--data", type=Path, metavar=folder, help=_("the folder with a folder for each project")
    )
    common.add_argument("--lang", choices=LANGUAGES, help=_("the language of the screen"))
    common.add_argument("--theme", metavar=_("NAME"), help=_("the colours: esf-dark, esf-light"))
    common.add_argument(
        "--tour", action="store_true", help=_("use the five example projects that come along")
    )
    common.add_argument(
        "--ascii", action="store_true", help=_("draw with plain signs only, for old terminals")
    )
    common.add_argument("--read-only", action="store_true", help=_("change no file"))
    return common


def _open(parser: Parser) -> None:
    project(parser, needed=False)
    as_of(parser)


def _status(parser: Parser) -> None:
    project(parser, needed=False)
    as_of(parser)
    as_json(parser)
    parser.add_argument("--all", action="store_true", help=_("one line for each project"))
    parser.add_argument(
        "--shared",
        action="store_true",
        help=_("only what may be shared: small numbers are withheld"),
    )
    parser.add_argument(
        "--threshold",
        type=values.threshold,
        metavar="K",
        help=_("with --shared, numbers of persons below this are withheld: 3 to 10; else 5"),
    )


def _due(parser: Parser) -> None:
    project(parser, needed=False)
    as_of(parser)
    parser.add_argument(
        "--within",
        type=values.ahead,
        metavar=_("TIME"),
        help=_("how far ahead to look: 30d, 6w or 3m; what each project says if left out"),
    )
    as_json(parser)


def _check(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar=_("PATH"),
        help=_("files, folders or projects; without any, the data folder and config.yaml"),
    )
    parser.add_argument(
        "--tips", action="store_true", help=_("tell also what is odd but may well be right")
    )


def _set(parser: Parser) -> None:
    project(parser)
    parser.add_argument("item", metavar=_("ITEM"), help=_("the checklist item's id"))
    parser.add_argument("--status", choices=STATUSES, metavar=_("STATUS"), help=", ".join(STATUSES))
    parser.add_argument(
        "--date",
        dest="day",
        type=values.day,
        metavar=_("DATE"),
        help=_("when it was done or started"),
    )
    parser.add_argument("--note", metavar=_("TEXT"), help=_("a note; an empty one takes it away"))
    parser.add_argument(
        "--owner", metavar=_("TEXT"), help=_("who does it; an empty one takes it away")
    )


def _log(parser: Parser) -> None:
    project(parser)
    parser.add_argument(
        "item",
        nargs="?",
        default=Options.item,
        metavar=_("WHAT"),
        help=_("only what was done with this checklist item or participant"),
    )
    parser.add_argument(
        "--since",
        type=values.day,
        metavar=_("DATE"),
        help=_("only what was done on this day or later"),
    )
    parser.add_argument(
        "--last", type=values.number, metavar=_("N"), help=_("only the latest N changes")
    )
    as_json(parser)


def _restore(parser: Parser) -> None:
    project(parser)
    parser.add_argument(
        "backup",
        nargs="?",
        metavar=_("COPY"),
        help=_("the copy's name, or how it begins (a date); without one the copies are listed"),
    )
    parser.add_argument(
        "--file", metavar=_("FILE"), help=_("bring back this file alone: register.json, say")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("only show what would be brought back")
    )
    parser.add_argument("--yes", action="store_true", help=_("bring it back without asking"))


def _schema(parser: Parser) -> None:
    from esftui.report.schema import SCHEMAS

    parser.add_argument(
        "kind",
        nargs="?",
        choices=SCHEMAS,
        metavar=_("KIND"),
        default=Options.kind,
        help=_("of what: {kinds}; project if nothing is said").format(kinds=", ".join(SCHEMAS)),
    )


def _completion(parser: Parser) -> None:
    parser.add_argument(
        "shell", metavar=_("SHELL"), help=_("the shell that you use: bash, zsh, tcsh ...")
    )
