"""From the command line's words to the command's work, and every way that it can end."""

import errno
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import msgspec

from esftui import locales
from esftui.command_line.errors import CommandError
from esftui.command_line.first_look import language_asked, value_asked
from esftui.command_line.opening import WRITE, on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options, parse
from esftui.config import Config, load_config, tour_config, write_as
from esftui.locales import _
from esftui.store.problem import FileProblems

FAILED, INTERRUPTED, NOBODY_READS = 1, 130, 141

Work = Callable[[Options, Config, Output], int]
"""What the module of a command has as ``run``: does it and returns the exit code."""

_MODULES = {"set": "edit", "import": "import_"}
"""The modules that cannot be, or are not, called as their commands are."""


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit code."""
    output = Output(ascii_only="--ascii" in arguments)
    try:
        return _run(arguments, output)
    except SystemExit as leaving:
        # the option parser has said its word
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        output.abandon()
        return NOBODY_READS


def _run(arguments: Sequence[str], output: Output) -> int:
    config, broken = _config(arguments)
    _speak(arguments, config)
    options = parse(arguments)
    try:
        if broken is not None and _needs_config(options):
            raise broken
        code = _do(options, _overridden(config, options), output)
        output.flush()
        return code
    except FileProblems as problems:
        for problem in problems.problems:
            output.complain(str(problem))
        _advise(problems, output)
    except CommandError as error:
        output.complain(f"esftui: {error}")
        return error.code
    except BrokenPipeError:
        raise
    except OSError as error:
        output.abandon()
        where = f"{error.filename}: " if error.filename else ""
        output.complain(f"esftui: {where}{_reason(error)}")
    return FAILED


def _reason(error: OSError) -> str:
    """Return why a file could not be read or written; what is full, in our own words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        from esftui.store.lock import cannot_write

        return cannot_write(error)
    return error.strerror or str(error)


def _advise(broken: FileProblems, output: Output) -> None:
    """Name the newest whole copy of a project whose files cannot be read."""
    for folder in dict.fromkeys(Path(problem.file).parent for problem in broken.problems):
        if (folder / "backups").is_dir():
            from esftui.store.restoring import advice

            text = advice(folder, str(folder))
            if text is not None:
                output.complain(text)


def _config(arguments: Sequence[str]) -> tuple[Config, FileProblems | None]:
    """Return the settings; if their file is broken, the built-in ones and what is wrong."""
    named = value_asked(arguments, "--config")
    here = Path.cwd()
    # the messages about the file itself are in the language asked for, as far as it is known
    asked = language_asked(arguments)
    locales.use(asked if asked in locales.LANGUAGES else locales.system_language())
    try:
        return load_config(Path(named) if named else None, here), None
    except FileProblems as broken:
        return Config(data=here), broken


def _speak(arguments: Sequence[str], config: Config) -> None:
    """Use the language asked for, or that of the settings, or the system's."""
    asked = language_asked(arguments)
    language = asked if asked in locales.LANGUAGES else config.language
    locales.use(locales.system_language() if language == "auto" else language)


def prepared(arguments: Sequence[str]) -> Config:
    """Return the settings that the app is opened with.

    Raises:
        FileProblems, CommandError, SystemExit: where :func:`run` says something instead.
    """
    config, broken = _config(arguments)
    _speak(arguments, config)
    options = parse(arguments)
    if broken is not None:
        raise broken
    return _for_app(options, _overridden(config, options))


def _needs_config(options: Options) -> bool:
    """Say whether a broken config.yaml stops the command."""
    if options.command == "check":
        return not options.paths
    return options.command not in ("schema", "completion")


def _overridden(config: Config, options: Options) -> Config:
    """Return the settings with what the command line says instead."""
    if options.tour:
        config = tour_config(config)
    if options.data is not None:
        data = Path(os.path.abspath(options.data))
        # the project that the settings open first is one of their own folder
        project = config.project if data == config.data else None
        config = msgspec.structs.replace(config, data=data, project=project)
    if options.theme is not None:
        config = msgspec.structs.replace(config, theme=options.theme)
    if options.read_only:
        config = msgspec.structs.replace(config, read_only=True, read_only_asked=True)
    if options.as_of is not None:
        config = msgspec.structs.replace(config, as_of=options.as_of, exact=True)
    return config


def _do(options: Options, config: Config, output: Output) -> int:
    """Do a command; nothing of the others is loaded."""
    if options.command in WRITE:
        write_as(config)
    if options.command == "open":
        return _open(options, config)
    name = _MODULES.get(options.command, options.command)
    work: Work = import_module(f"esftui.command_line.{name}").run
    return work(options, config, output)


def _for_app(options: Options, config: Config) -> Config:
    """Return the settings with the project that the command line names."""
    if options.project is None:
        return config
    from esftui.command_line.projects import find

    folder = find(config, options.project)
    return msgspec.structs.replace(config, data=folder.parent, project=folder.name)


def _open(options: Options, config: Config) -> int:
    config = _for_app(options, config)
    if not on_a_terminal():
        message = _("The app needs a terminal. To get the figures as text: {command}.")
        raise CommandError(message.format(command="esftui status"))
    from esftui.app import run_app

    return run_app(config, ascii_only=options.ascii)
