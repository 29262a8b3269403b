"""Files invented by damaging good ones: each is read, or told of with a place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.long import INVENTED
from support.mutations import mutated, readers, tried

NAMES = ("project.yaml", "register.json", "config.yaml", "journal.jsonl")


@pytest.mark.parametrize("name", NAMES)
def test_any_damage_is_told_with_its_place_or_read(name: str, tmp_path: Path) -> None:
    reader = next(one for one in readers(tmp_path) if one.name == name)
    counted: Counter[str] = Counter()
    assert not tried(reader, tmp_path, reader.good), "the file that is damaged is good"
    assert not tried(reader, tmp_path, reader.good + b"\n"), "what does no harm is read"
    bad = tried(reader, tmp_path, b"\0" + reader.good)
    assert bad or name == "journal.jsonl", "what cannot be read is kept out"

    @settings(
        max_examples=INVENTED,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(raw=mutated(reader.good, reader.pieces) | st.binary(max_size=300))
    def invent(raw: bytes) -> None:
        counted["kept out" if tried(reader, tmp_path, raw) else "read"] += 1

    invent()
    print(f"{name}: {counted.total()} invented, {dict(counted)}")
    assert counted.total() >= INVENTED
