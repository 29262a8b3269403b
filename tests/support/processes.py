"""Being someone else for a moment, and other processes that do things to files."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Give up the administrator's rights for a while, if we have them."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def reachable(folder: Path) -> Iterator[None]:
    """Let everyone pass through the folders above one, for a while, and read the program.

    A checkout may lie in a folder of its owner's, and much is read only when it is used. One
    test at a time: another would take the right away again in the middle of this one.
    """
    with _ONE_AT_A_TIME, ExitStack() as stack:
        for place in (folder, ROOT / "esftui", *_LIBRARIES):
            stack.enter_context(_passable(place))
        yield


_LIBRARIES = [Path(prefix) / "lib" for prefix in (sys.prefix, sys.base_prefix)]
_ONE_AT_A_TIME = FileLock(Path(tempfile.gettempdir()) / "esftui-tests-reachable.lock")


@contextmanager
def _passable(folder: Path) -> Iterator[None]:
    above = [place for place in folder.parents if place.stat().st_uid == os.geteuid()]
    modes = [(place, place.stat().st_mode & 0o7777) for place in above]
    for place, mode in modes:
        place.chmod(mode | 0o111)
    try:
        yield
    finally:
        for place, mode in reversed(modes):
            place.chmod(mode)


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process that runs some code with the package in reach."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
