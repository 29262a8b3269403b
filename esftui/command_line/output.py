"""Writing to the terminal, a pipe or a file: text that can only be read, never a crash."""

import codecs
import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from esftui.locales import _
from esftui.report.plain import Row, clean
from esftui.store.personal_number import masked

if TYPE_CHECKING:
    from esftui.store.lock import Holder

_SIGNS = {
    "–": "-",
    "—": "-",
    "−": "-",
    "·": "-",
    "…": "...",
    "→": "->",
    "“": '"',
    "”": '"',
    "’": "'",
    "\u00a0": " ",
    "\ufffd": "?",
}
"""Signs of ours, and what stands for them where they cannot be shown."""

_TO_ASCII = str.maketrans(_SIGNS)
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_HANDLER = "esftui-plain"


class Output:
    """Where lines go: results to standard output, complaints to standard error."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        self._ascii = ascii_only
        self._waiting: list[str] = []
        self._told_to_wait = False
        codecs.register_error(_HANDLER, plainly)
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors=_HANDLER)

    @property
    def shows_everything(self) -> bool:
        """Whether standard output can show every letter there is."""
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        return not self._ascii and codecs.lookup(encoding).name.startswith("utf")

    def line(self, text: str = "") -> None:
        """Write a line of result."""
        self._waiting.append(self._shown(text))

    def rows(self, rows: Iterable[Row]) -> None:
        """Write a report; its headings are bold on a terminal and nothing else is marked."""
        bold = _bold(sys.stdout)
        for row in rows:
            text = self._shown(row.text)
            self._waiting.append(f"{_BOLD}{text}{_PLAIN}" if bold and row.heading else text)

    def text(self, text: str) -> None:
        """Write a text of ours as it is (JSON, a shell's script)."""
        self._waiting.append(text.rstrip("\n"))

    def complain(self, text: str) -> None:
        """Write a line that says what went wrong and what to do; never a personal number."""
        self.flush()
        self._write(sys.stderr, self._shown(masked(text)) + "\n")

    def waiting(self, holder: "Holder", waited: float) -> None:
        """Say once, on standard error, whom a command waits for."""
        if not self._told_to_wait:
            self._told_to_wait = True
            self.complain(_("Waiting for {who}, who is writing the files …").format(who=holder))

    def prompt(self, text: str) -> str:
        """Return a question as it can be shown, once what waits before it is written."""
        self.flush()
        return self._shown(text)

    def flush(self) -> None:
        """Write the results, in one go: a broken pipe is met here and not at the exit."""
        waiting, self._waiting = self._waiting, []
        self._write(sys.stdout, "".join(f"{line}\n" for line in waiting))

    def abandon(self) -> None:
        """Forget what could not be written, or Python would try and complain at the exit."""
        self._waiting = []
        if sys.stdout is not None:
            with contextlib.suppress(OSError, ValueError):  # not every stream has a file
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _shown(self, text: str) -> str:
        text = clean(text)
        if self._ascii:
            return text.translate(_TO_ASCII)
        return text if text.isascii() else _in_place(text)

    @staticmethod
    def _write(stream: TextIO | None, text: str) -> None:
        # a process without a console has no streams at all
        if stream is not None and text:
            stream.write(text)
            stream.flush()


def _in_place(text: str) -> str:
    """Return a line whose columns stay put beside letters that are read from right to left."""
    from esftui.right_to_left import anchored, has_any

    return anchored([text])[0] if has_any(text) else text


def plainly(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that an output's encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_plain(char) for char in error.object[error.start : error.end]), error.end


def _plain(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    # the letter without its marks: å becomes a
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or "?"


def _bold(stream: TextIO | None) -> bool:
    """Say whether headings may be bold: on a terminal that understands it, nowhere else."""
    if stream is None or not stream.isatty() or os.environ.get("TERM", "") == "dumb":
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ
