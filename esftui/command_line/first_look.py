"""What the words of a command line say before they are parsed: the language, the command."""

from collections.abc import Sequence

from esftui.command_line.opening import COMMANDS, LEAVES

_WITH_VALUE = ("--config", "--data", "--lang", "--theme", "--as-of")
"""The options before a command that the next word belongs to."""


def language_asked(arguments: Sequence[str]) -> str | None:
    """Return the language given on the command line, before anything is parsed in it."""
    return value_asked(arguments, "--lang")


def value_asked(arguments: Sequence[str], option: str) -> str | None:
    """Return the value given to an option, or nothing."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(option + "="):
            return argument[len(option) + 1 :]
    return None


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with ``open`` in front where no command is named.

    A date that every figure is true at is the command's own: named before the command, it
    is put after it.
    """
    skip = False
    for index, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument in LEAVES:
            return list(arguments)
        elif argument in _WITH_VALUE:
            skip = True
        elif not argument.startswith("-"):
            if argument not in COMMANDS:
                break
            before, date_asked = _without(arguments[:index], "--as-of")
            return [*before, argument, *date_asked, *arguments[index + 1 :]]
    return ["open", *arguments]


def _without(arguments: Sequence[str], option: str) -> tuple[list[str], list[str]]:
    """Return the arguments without an option and its value, and those two."""
    kept: list[str] = []
    taken: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == option:
            taken += [argument, *(value for value in [next(rest, None)] if value is not None)]
        elif argument.startswith(option + "="):
            taken.append(argument)
        else:
            kept.append(argument)
            if argument in _WITH_VALUE:
                kept.extend(value for value in [next(rest, None)] if value is not None)
    return kept, taken
