"""Running the command ``esftui``: in this process for speed, or in one of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


class Ran(NamedTuple):
    """What a command printed, and the code that it ended with."""

    code: int
    out: str
    err: str


class CommandLine:
    """The command in a folder of its own, in Swedish or English, without a user's settings."""

    def __init__(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.folder = folder
        self._capsys = capsys
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "en_GB.UTF-8")
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "home" / "config"))
        monkeypatch.setenv("XDG_DATA_HOME", str(folder / "home" / "data"))
        monkeypatch.chdir(folder)

    def __call__(self, *arguments: str) -> Ran:
        """Run the command here and return what it printed."""
        from esftui import locales
        from esftui.cli import main
        from esftui.store import writing

        before, way = locales.language(), writing.settings()
        try:
            code = main(arguments)
        finally:
            locales.use(before)
            writing.use(way)
        return Ran(code, *self._capsys.readouterr())

    def copy(self, project: str) -> Path:
        """Copy an example project into ``data`` under the folder, and return its folder."""
        target = self.folder / "data" / project
        shutil.copytree(DATA / project, target)
        return target

    def write(self, text: str, where: str = "config.yaml") -> Path:
        """Write a file under the folder, config.yaml if it is not named."""
        path = self.folder / where
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


def in_a_process(
    *arguments: str, folder: Path = ROOT, code: str | None = None, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command (or ``code``) in a fresh process, as a shell would."""
    start = ["-m", "esftui"] if code is None else ["-c", code]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8", **environ},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
