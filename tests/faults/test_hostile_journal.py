"""A journal whose every word does its worst: told as text in the shell and on the screen."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desk import copied, opened
from support.hostile import NASTY, harmful
from support.hostile_looks import looked_at, seen

from esftui.screens.history_screen import HistoryScreen
from esftui.store.change import Change
from esftui.store.journal import Entry, append, history
from esftui.store.personal_number import find

NUMBER = "811218-9876"
"""Made by the rules of the public test numbers."""


def entries() -> list[Entry]:
    """Return entries that have each text in each of their places."""
    at = datetime(2013, 3, 1, 8, 0, tzinfo=UTC)
    found = []
    for turn, text in enumerate([*NASTY.values(), NUMBER]):
        short = text[:200]
        changes = (
            Change(("checklist", short, "owner"), text, short),
            Change(("checklist", "website", short), {"a": text}, [text]),
            Change(("participants", short, "enrolments", short, "reason"), short, text),
            Change(("participants", short), None, {"id": short, "municipality": text, short: 1}),
            Change(("spending", short), {"note": text, "amount": text}, None),
            Change((short,), text, None),
        )
        found.append(
            Entry(
                id=f"{turn:08x}",
                at=at + timedelta(minutes=turn),
                who=short,
                host=short,
                surface=short,
                file=f"{short[:40]}.yaml",
                item=short,
                changes=changes[turn % 2 :: 2] if turn % 3 else changes[:1],
                note=text,
                was="0",
            )
        )
    return found


def test_the_log_prints_only_what_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    esftui = CommandLine(tmp_path, capsys, monkeypatch)
    folder = esftui.copy("framtidsstegen")
    for entry in entries():
        append(folder, entry)
    ran = esftui("log", "framtidsstegen", "--last", "100")
    assert (ran.code, ran.err) == (0, "")
    assert not harmful(ran.out, "\n")
    assert "[@click=app.quit]" in ran.out, "what was written is told, as text"
    assert not list(find(ran.out))
    for name in (NASTY["turned round"], NASTY["colour"], NASTY["markup"][:200]):
        ran = esftui("log", "framtidsstegen", name)
        assert not harmful(ran.out + ran.err, "\n")
    ran = esftui("log", "framtidsstegen", "--json", "--last", "100")
    assert len(json.loads(ran.out)["entries"]) == len(entries())
    assert not harmful(ran.out, "\n")
    assert not list(find(ran.out))


@pytest.mark.parametrize(
    "name", ["/dev/zero", "../../etc/passwd", "a\x00b", "", "pipe", "x" * 5000]
)
def test_a_journal_makes_nobody_read_another_file(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    at = datetime(2013, 3, 1, tzinfo=UTC)
    append(tmp_path, Entry(id="1", at=at, who="a", file=name), Entry(id="2", at=at, who="b"))
    assert [entry.id for entry in history(tmp_path).entries] == ([] if name else ["1"])


async def test_the_history_shows_only_what_can_be_read(tmp_path: Path) -> None:
    data = copied(tmp_path)
    for entry in entries():
        append(data / "framtidsstegen", entry)
    async with opened(data, size=(100, 30), language="en") as desk:
        await desk.press("H")
        await desk.until(lambda: isinstance(desk.app.screen, HistoryScreen))
        await desk.sees("History", "1/")
        for number in range(len(entries())):
            await seen(desk)
            if number % 3 == 0:
                await desk.press("enter")
                await desk.sees("One change")
                looked_at(desk)
                assert not list(find(desk.frame))
                await desk.press("escape")
            await desk.press("down")
        await desk.press("home", "u")
        await desk.until(lambda: desk.told)
        looked_at(desk)
