"""The command ``esftui``: opens the app, or does one thing without it.

Exit codes: 0 done, 1 it could not be done or something is wrong with a file, 2 the command
was not understood, 130 interrupted with Ctrl+C, 141 nobody reads the output any more.
"""

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    # nearly all that is made while starting lives until the end: looking for what could
    # be thrown away takes a seventh of the time and finds nothing
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    finally:
        if argv is None:
            gc.freeze()  # the process ends here: nothing to look through once more
        if collecting:
            gc.enable()


def _run(arguments: Sequence[str]) -> int:
    from esftui.command_line.opening import opens_app

    if opens_app(arguments):
        from esftui.app import run_app_with_head_start

        code = run_app_with_head_start(arguments)
        if code is not None:
            return code
    from esftui.command_line.run import run

    return run(arguments)
