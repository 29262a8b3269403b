"""Opening the app: what must come first, and what can be done at the same time."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from esftui.config import Config
    from esftui.desk import EsfApp
    from esftui.meeting_desk import Start
    from esftui.sight import Sight, Size


def run_app(config: Config, *, ascii_only: bool = False, start: Start | None = None) -> int:
    """Open the app on the projects of the settings, and return the exit status.

    With a ``start`` it is opened for a meeting alone.
    """
    from esftui.desk import EsfApp
    from esftui.session import first_session

    session = first_session(config)
    if session is not None:
        session.load()
    app = EsfApp(config, session)
    app.start = start
    return _run(app, ascii_only)


def run_app_with_head_start(arguments: Sequence[str]) -> int | None:
    """Open the app while another process reads the command line and the files.

    Returns nothing, and has done nothing, where that cannot be done or did not succeed:
    then the usual way says why.
    """
    from esftui.head_start import head_start

    size = _terminal_size()
    begun = head_start(lambda: _first_sight(arguments, size))
    if begun is None:
        return None
    from esftui import locales
    from esftui.desk import EsfApp

    sight = begun.take()
    if sight is None:
        return None
    locales.use(sight.language)
    return _run(EsfApp(sight=sight), "--ascii" in arguments)


def _terminal_size() -> Size:
    """Return the terminal's columns and rows as the screen's library will find them."""
    try:
        columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        columns, rows = 80, 24
    return int(os.environ.get("COLUMNS") or columns), int(os.environ.get("LINES") or rows)


def _first_sight(arguments: Sequence[str], size: Size) -> Sight | None:
    from esftui.command_line.run import prepared
    from esftui.panels.glyphs import use_ascii
    from esftui.session import first_session
    from esftui.sight import sight_of

    use_ascii("--ascii" in arguments)
    config = prepared(arguments)
    session = first_session(config)
    if session is None:
        return None
    session.load()
    return sight_of(session, config, size)


def _run(app: EsfApp, ascii_only: bool) -> int:
    from esftui.panels.glyphs import use_ascii

    use_ascii(ascii_only)
    app.run()
    return app.return_code or 0
