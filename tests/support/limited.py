"""Reading in a process of its own that may not take more memory or time than it is given."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FENCE = 1_500_000_000
"""The most address space that the process gets, in bytes: beyond it is an error."""

_CODE = """
import json, resource, sys
from pathlib import Path
fence = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (fence, fence))
from esftui import locales
locales.use("en")
from esftui.config import load_config
from esftui.store.check import check_paths
from esftui.store.folder import load_folder, summary
from esftui.store.problem import FileProblems
path = Path(sys.argv[1])
told = []
if path.name == "config.yaml":
    try:
        load_config(path, path.parent)
    except FileProblems as broken:
        told = list(broken.problems)
else:
    told = check_paths([path.parent if path.name in ("project.yaml", "register.json") else path])
    try:
        load_folder(path.parent)
    except FileProblems as broken:
        assert broken.problems
    summary(path.parent)
usage = resource.getrusage(resource.RUSAGE_SELF)
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
status = Path("/proc/self/status")
if status.exists():
    # what the system counts for a process goes back to before it became this program
    rows = dict(line.split(":", 1) for line in status.read_text().splitlines())
    peak = int(rows["VmHWM"].split()[0]) * 1024
rows = [[p.file, p.line, p.column, p.message[:300], p.severity] for p in told]
print(json.dumps({"peak": peak, "seconds": usage.ru_utime + usage.ru_stime, "told": rows}))
"""


class Read(NamedTuple):
    """What came of reading: peak memory in bytes, processor seconds, what was told."""

    peak: int
    seconds: float
    told: list[tuple[str, int, int, str, str]]

    @property
    def errors(self) -> list[str]:
        """The messages of what keeps the file from being used."""
        return [row[3] for row in self.told if row[4] == "error"]


def read_apart(path: Path, timeout: float = 60.0) -> Read:
    """Check and read a project's file, a register or settings in a process of its own.

    Raises:
        AssertionError: with what it wrote, if it did not end well.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _CODE, str(path), str(FENCE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert ran.stderr == ""
    found = json.loads(ran.stdout)
    return Read(found["peak"], found["seconds"], [tuple(row) for row in found["told"]])
