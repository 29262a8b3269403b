"""The words of the standard library's option parser, in the language in use.

The parser takes its words from the standard library's own catalogue, which has none. Here
they are in ours. A sentence that a later Python words anew is shown in English until it
is added.
"""

import argparse

from esftui.locales import N_, _, ngettext

OWN_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
)
"""What the option parser says, as the standard library words it."""


def translate() -> None:
    """Let the option parser speak the language in use."""
    # the module looks its two functions up by these names at the moment of showing
    vars(argparse).update({"_": _said, "ngettext": ngettext})


def _said(text: str | None) -> str | None:
    # a group of options without a description has none to translate
    return text and _(text)


def number_of_arguments(number: int) -> str:
    """Return what the parser says of a wrong number of arguments (kept for the catalogue)."""
    return ngettext("expected %s argument", "expected %s arguments", number)
