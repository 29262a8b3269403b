"""Textual's driver for Linux and macOS, with three habits changed.

Textual's input thread wakes ten times a second to see whether it should end, so leaving
takes a fifth of a second; here a pipe wakes it at once, and it sleeps until there is
something to read. When the terminal vanishes without a signal (a dropped connection),
its input is at its end for ever, which Textual reads again and again, and its output
fails, after which Textual waits for ever; here the app is left instead.
"""

from __future__ import annotations

import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

_TICK = 0.05
"""Seconds between looks at whether an unfinished escape sequence is the Esc key itself."""
_BLOCK = 4096
_ENDS = (signal.SIGTERM, signal.SIGHUP)
"""Signals after which the app is left as by its key, so that the terminal is left well."""


class _Output:
    """The terminal's output, that says once when it has failed and then takes anything."""

    def __init__(self, file: TextIO | None, failed: Callable[[], None]) -> None:
        self._file, self._failed = file or sys.stderr, failed
        self._works = True

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _try(self, act: Callable[[], object]) -> None:
        if self._works:
            try:
                act()
            except OSError:
                self._works = False
                self._failed()


class Driver(LinuxDriver):
    """A driver that stops at once, and leaves with its terminal."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("Any", _Output(sys.__stderr__, self._leave))
        self._pipe: tuple[int, int] | None = None

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        if self._pipe is None:
            self._pipe = os.pipe()
            for number in _ENDS:
                self._loop.add_signal_handler(number, self._leave)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def disable_input(self) -> None:
        """Stop the input thread, waking it rather than waiting for it."""
        if self._pipe is not None and not self.exit_event.is_set():
            os.write(self._pipe[1], b"x")
        super().disable_input()

    def close(self) -> None:
        """Finish writing, and give the pipe back."""
        super().close()
        if self._pipe is not None:
            for number in self._pipe:
                os.close(number)
            for ending in _ENDS:
                self._loop.remove_signal_handler(ending)
            self._pipe = None

    def run_input_thread(self) -> None:
        """Read keys until told to stop, or until the terminal is gone."""
        if self._pipe is None:
            return
        wake = self._pipe[0]
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        # select, and no cleverer one: macOS has no other that reads a terminal
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(wake, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                unfinished = parser._timeout_time is not None
                ready = {key.fd for key, _ in selector.select(_TICK if unfinished else None)}
                if wake in ready:
                    break
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._leave()
                        break
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _BLOCK)
        except OSError:
            return b""  # the terminal was hung up

    def _leave(self) -> None:
        """Leave the app, from whichever thread."""
        with suppress(RuntimeError):  # the app has been left already
            self._loop.call_soon_threadsafe(self._app.exit, None, 1)
