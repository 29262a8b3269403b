"""A program on a real pseudo-terminal, and the least of a screen to read it by.

The screen understands what Textual writes (cursor moves, text, clearing) and no more; it
answers no queries, as a plain terminal would not.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

ESCAPE = re.compile(
    r"\x1b(?:\[(?P<args>[0-9;?<>=]*)[ $]?(?P<final>[@-~])"
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78M])"
)
INCOMPLETE = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ $]?|\][^\x07\x1b]*\x1b?|[()]?)?\Z")


class Screen:
    """What a terminal would show: rows of characters, and the private modes that are on."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.row_count = columns, rows
        self.rows = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.modes: set[str] = set()
        self._rest = ""

    @property
    def text(self) -> str:
        """All rows, one a line."""
        return "\n".join("".join(row) for row in self.rows)

    def feed(self, text: str) -> None:
        """Take what a program wrote."""
        text = self._rest + text
        tail = INCOMPLETE.search(text)
        self._rest = tail.group() if tail and tail.group() else ""
        text = text[: len(text) - len(self._rest)]
        at = 0
        for match in ESCAPE.finditer(text):
            self._write(text[at : match.start()])
            at = match.end()
            if match["final"]:
                self._control(match["final"], match["args"])
        self._write(text[at:])

    def _write(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self.row = min(self.row + 1, self.row_count - 1)
            elif character == "\r":
                self.column = 0
            elif character >= " ":
                if self.column < self.columns and self.row < self.row_count:
                    self.rows[self.row][self.column] = character
                self.column += 1

    def _control(self, final: str, args: str) -> None:
        if args.startswith("?") and final in "hl":
            (self.modes.add if final == "h" else self.modes.discard)(args[1:])
            return
        numbers = [int(part) if part.isdigit() else 0 for part in args.split(";")]
        if final == "H":
            row, column = (*numbers, 0)[:2]
            self.row = min(max(row, 1), self.row_count) - 1
            self.column = min(max(column, 1), self.columns) - 1
        elif final in "ABCD":
            self._move(final, max(numbers[0], 1))
        elif final == "J" and numbers[0] == 2:
            self.rows = [[" "] * self.columns for _ in range(self.row_count)]

    def _move(self, final: str, by: int) -> None:
        if final in "AB":
            wanted = self.row + (by if final == "B" else -by)
            self.row = min(max(wanted, 0), self.row_count - 1)
        else:
            wanted = self.column + (by if final == "C" else -by)
            self.column = min(max(wanted, 0), self.columns - 1)


class Terminal:
    """A program that runs on a pseudo-terminal of its own."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environ: Mapping[str, str] | None = None,
        folder: str | None = None,
    ) -> None:
        self.screen = Screen(columns, rows)
        self.output = bytearray()
        self.status: int | None = None
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        self.slave = slave
        self.master = master
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {})}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            if name not in (environ or {}):
                env.pop(name, None)
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:  # pragma: no cover - the other process
            self._become(command, env, folder)
        self._decode = getincrementaldecoder("utf-8")("replace").decode

    def _become(self, command: Sequence[str], env: Mapping[str, str], folder: str | None) -> None:
        try:
            os.setsid()
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(self.slave, number)
            os.closerange(3, 256)
            if folder:
                os.chdir(folder)
            os.execvpe(command[0], list(command), dict(env))
        finally:
            os._exit(127)

    def read(self, timeout: float) -> bool:
        """Take what there is to read, waiting at most ``timeout`` seconds; False: nothing."""
        if not select.select([self.master], [], [], max(timeout, 0))[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += data
        self.screen.feed(self._decode(data))
        return bool(data)

    def wait_for(self, condition: Callable[[Screen], bool], timeout: float = 20.0) -> float:
        """Return the moment (``perf_counter``) at which the screen met a condition.

        Raises:
            TimeoutError: with the screen's text, if it never did.
        """
        deadline = time.perf_counter() + timeout
        while not condition(self.screen):
            left = deadline - time.perf_counter()
            if left <= 0:
                raise TimeoutError(self.screen.text)
            self.read(min(left, 0.5))
        return time.perf_counter()

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def wait_exit(self, timeout: float = 10.0) -> float:
        """Return the moment at which the program ended, reading its last words meanwhile.

        Raises:
            TimeoutError: if it did not end.
        """
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                moment = time.perf_counter()
                self.status = os.waitstatus_to_exitcode(status)
                while self.read(0.0):
                    pass
                return moment
            self.read(0.001)
        raise TimeoutError(self.screen.text)

    def cpu_seconds(self) -> float:
        """Return the processor time that the program has used so far."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the program if it still runs, and give the terminal back."""
        if self.status is None:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
        for number in (self.master, self.slave):
            with suppress(OSError):
                os.close(number)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
