"""``esftui completion``: a script that lets the shell complete commands."""

from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.output import Output
from esftui.command_line.parser import Options, build
from esftui.config import Config
from esftui.locales import _


def run(options: Options, _config: Config, output: Output) -> int:
    """Print the script; returns 0.

    Raises:
        CommandError: with 2, for a shell that is not known.
    """
    import shtab

    if options.shell not in shtab.SUPPORTED_SHELLS:
        raise CommandError(
            sentences(
                _("There is no completion for {shell}.").format(shell=options.shell),
                nearest(options.shell, shtab.SUPPORTED_SHELLS),
                _("There are: {known}.").format(known=", ".join(shtab.SUPPORTED_SHELLS)),
            ),
            code=2,
        )
    output.text(shtab.complete(build(), shell=options.shell))
    return 0
