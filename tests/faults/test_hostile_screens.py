"""Every screen of a project whose every text does its worst, in the real app."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened
from support.hostile import NASTY, harmful, write_hostile
from support.hostile_looks import looked_at, seen
from support.long import LONG
from textual.widgets import Input

from esftui.commands import COMMANDS
from esftui.panels.registry import PANELS

SIZES = ((80, 24), (120, 36))
SEEN = [(SIZES[turn % 2], turn) for turn in (range(len(NASTY)) if LONG else (3,))]
"""In which size, and which text stands first."""
ROOT = Path(__file__).resolve().parents[2]
ESCAPE = re.compile(
    r"\x1b\[[0-9;?<>=]*[ $]?[@-~]|\x1b[()=>78M][A-Z0-9]?|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
RAW = re.compile(r"(?<![A-Za-z])(Input|MaskedInput|TextArea)\(")
LEAVES = {"quit"}


async def at_the_desk(desk: Desk) -> None:
    """Leave whatever is open."""
    for _ in range(6):
        if len(desk.app.screen_stack) > 1:
            await desk.press("escape")
    assert len(desk.app.screen_stack) == 1


@asynccontextmanager
async def hostile_desk(place: Path, size: tuple[int, int], turn: int) -> AsyncIterator[Desk]:
    """Open the app on such a project, with another one and a broken one beside it."""
    write_hostile(place / "data" / "p", "framtidsstegen", turn)
    write_hostile(place / "data" / "q", "fler-i-arbete", turn + 1)
    broken = write_hostile(place / "data" / "r", "creadiem", turn + 2) / "project.yaml"
    broken.write_text(broken.read_text("utf-8") + '"\\e[2Joops [/]": "\\u202Ex"\n', "utf-8")
    async with opened(place / "data", project="p", size=size, language="en") as desk:
        await seen(desk)
        yield desk


@pytest.mark.parametrize(("size", "turn"), SEEN)
async def test_whatever_a_command_opens_shows_every_text_harmlessly(
    size: tuple[int, int], turn: int, tmp_path: Path
) -> None:
    async with hostile_desk(tmp_path, size, turn) as desk:
        for command in COMMANDS:
            if command.id in LEAVES:
                continue
            desk.app._do(command)
            await desk.pilot.pause(0.05)
            await seen(desk)
            if len(desk.app.screen_stack) > 1:
                await desk.press("down")
                await seen(desk)
                await at_the_desk(desk)


@pytest.mark.parametrize(("size", "turn"), [(size, turn + 7) for size, turn in SEEN])
async def test_every_panel_in_full_shows_every_text_harmlessly(
    size: tuple[int, int], turn: int, tmp_path: Path
) -> None:
    async with hostile_desk(tmp_path, size, turn) as desk:
        session = desk.app.session
        assert session is not None
        for spec in PANELS:
            desk.app._open_full(session, spec.id)
            await desk.until(lambda: len(desk.app.screen_stack) == 2)
            await seen(desk)
            await desk.press("end")
            await seen(desk)
            await at_the_desk(desk)


def entered() -> list[tuple[str, str]]:
    """Return what is put in a field for long texts and in one for short ones, in turn.

    Each text is put in one of them, the longest in the first; in the long run in both.
    """
    texts = list(NASTY.values())
    if LONG:
        return [(text, text) for text in texts]
    return [*zip(texts[1::2], texts[::2], strict=False), (texts[-1], texts[0])]


async def test_a_text_goes_through_the_form_into_the_file_and_back(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(80, 24), language="en") as desk:
        for note, owner in entered():
            await typed_saved_and_undone(desk, note, owner[:200])


async def typed_saved_and_undone(desk: Desk, note: str, owner: str) -> None:
    """Enter texts in an item's form, save them, take them back, and search for them."""
    desk.app.tell(())
    desk.app.action_open_item("website")
    await desk.until(lambda: desk.app.screen.query("#note"))
    desk.app.screen.query_one("#note", Input).value = note
    desk.app.screen.query_one("#owner", Input).value = owner
    await desk.pilot.pause()
    looked_at(desk)
    await desk.press("ctrl+s")
    await desk.until(lambda: "Saved" in desk.told)
    looked_at(desk)
    await desk.press("u")
    await desk.until(lambda: "Undone" in desk.told)
    looked_at(desk)
    await desk.press("ctrl+p")
    await desk.pilot.pause()
    for words in (note, note[:20], owner, owner[:20]):
        desk.app.screen.query_one(Input).value = words
        await desk.pilot.pause()
        looked_at(desk)
    await at_the_desk(desk)


async def test_what_is_wrong_with_a_file_is_told_harmlessly(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(80, 24), language="en") as desk:
        for kind in ("markup", "colour", "turned round", "format", "long", "lines"):
            await broken_by(desk, json.dumps(NASTY[kind]))


async def broken_by(desk: Desk, text: str) -> None:
    """Break the open project's file with a text in several places, one after another."""
    whole = desk.file.read_text("utf-8")
    for broken in (f"{whole}{text}: 1\n", f"{whole}kind: {text}\n", f"{text}\n{whole}"):
        desk.file.write_text(broken, "utf-8")
        await desk.until(lambda: desk.app.session and desk.app.session.snapshot.problems)
        await desk.pilot.pause()
        looked_at(desk)
        await desk.press("f")
        await desk.until(lambda: len(desk.app.screen_stack) == 2)
        looked_at(desk)
        await desk.press("escape")
        desk.file.write_text(whole, "utf-8")
        await desk.until(lambda: not desk.app.session or not desk.app.session.snapshot.problems)


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs a pseudo-terminal")
def test_nothing_of_a_text_reaches_a_real_terminal_as_anything_but_text(tmp_path: Path) -> None:
    from bench.terminal import Terminal

    for number, turn in enumerate(range(2, 7)):
        write_hostile(tmp_path / "data" / f"p{number}", "framtidsstegen", turn)
    command = [sys.executable, "-m", "esftui", "--lang", "en", "--data", "data", "p0"]
    with Terminal(
        command, environ={"PYTHONPATH": str(ROOT)}, folder=str(tmp_path), columns=100, rows=30
    ) as terminal:
        terminal.wait_for(lambda screen: "Checklist" in screen.text)
        for keys in ("2", "1", "p", "\x1b[B", "\x1b[B", "\x1b[B"):
            terminal.send(keys)
            terminal.settle()
        terminal.send("\x1b")
        # an escape that something follows at once is another key
        terminal.wait_for(lambda screen: "Esc leave" not in screen.text)
        terminal.settle()
        terminal.send("q")
        terminal.wait_exit()
        assert terminal.status == 0
        written = terminal.output.decode("utf-8")
    commands = ESCAPE.findall(written)
    assert commands, "the app's own"
    # of the app's own commands none sets a title, a link or the clipboard, or resets all
    assert set(re.findall(r"\x1b(?:\][^\x07\x1b]*|[c#P^_].?)", written)) <= {"\x1b]22;default"}
    assert not harmful(ESCAPE.sub("", written), "\r\n\x1b")


def test_every_field_is_one_that_keeps_control_characters_out() -> None:
    for path in (ROOT / "esftui").rglob("*.py"):
        text = path.read_text("utf-8")
        assert path.name == "field.py" or not RAW.search(text), path
