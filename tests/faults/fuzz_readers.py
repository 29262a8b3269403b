"""Invent files for every reader, by hand: ``python tests/faults/fuzz_readers.py``.

Damages good files ten thousand times as the tests do a few, and then, where ``atheris`` is
installed, lets it invent on, led by which lines of the readers are run. Prints what came of
each and, last, a line about all; leaves with 1 at the first file that is neither read nor
told of with a place. ``python tests/faults/fuzz_readers.py NAME RUNS`` is atheris alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

os.environ["ESFTUI_LONG"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
GUIDED = 20_000
"""Files that atheris invents for each reader."""


def main() -> int:
    """Try every reader; return 1 if one of them fails."""
    total, told = 0, 0
    from support.mutations import readers

    with tempfile.TemporaryDirectory() as place:
        names = [reader.name for reader in readers(Path(place))]
    for name in names:
        begun = time.monotonic()
        counted = _damaged(name)
        total, told = total + counted.total(), told + counted["kept out"]
        print(f"{name}: {dict(counted)}, {time.monotonic() - begun:.0f} s", flush=True)
    guided = 0
    if find_spec("atheris") is not None:
        for name in names:
            code = subprocess.run([sys.executable, __file__, name, str(GUIDED)], check=False)
            if code.returncode:
                return 1
            guided += GUIDED
    print(f"{total} damaged, {told} of them told, and {guided} led by coverage: 0 failures")
    return 0


def _damaged(name: str) -> Counter[str]:
    """Damage a good file again and again; a failure raises, with the smallest such file."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st
    from support.long import INVENTED
    from support.mutations import mutated, readers, tried

    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        reader = next(one for one in readers(folder) if one.name == name)

        @settings(
            max_examples=INVENTED + INVENTED // 10,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(raw=mutated(reader.good, reader.pieces) | st.binary(max_size=300))
        def invent(raw: bytes) -> None:
            counted["kept out" if tried(reader, folder, raw) else "read"] += 1

        invent()
    return counted


def _word(piece: bytes) -> str:
    """Return a line of the dictionary that atheris takes pieces from."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in piece) + '"\n'


def _guided(name: str, runs: int) -> None:
    """Let atheris invent files for a reader; it ends the process itself."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["esftui.store", "esftui.config"]):
        from support.mutations import readers, tried

    place = tempfile.mkdtemp()
    folder, corpus = Path(place, "p"), Path(place, "corpus")
    folder.mkdir()
    corpus.mkdir()
    reader = next(one for one in readers(folder) if one.name == name)
    (corpus / "good").write_bytes(reader.good)
    words = Path(place, "words")
    words.write_text("".join(map(_word, reader.pieces)))
    flags = [f"-runs={runs}", f"-dict={words}", "-max_len=4000", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], *flags, f"-artifact_prefix={place}/", "-verbosity=0", str(corpus)],
        lambda raw: tried(reader, folder, raw) and None,
    )
    print(f"{name}: {runs} led by coverage", flush=True)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _guided(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main())
